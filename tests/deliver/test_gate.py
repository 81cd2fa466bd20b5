"""What keeps a client file in, what lifts it, and the record of what was issued."""

import json
from pathlib import Path

import pytest

from workbench.briefs import StyleSpan
from workbench.case import Case
from workbench.casefile.file.connection import DatabaseError
from workbench.deliver.package import read_package
from workbench.tradecraft import Blocked, gate
from workbench.values.errors import Refused

REASON = "An archived brief, imported without its sources"


@pytest.fixture
def brief_id(case: Case) -> str:
    brief = case.briefs.add("Libya", "A Visit")
    case.briefs.state(brief.id, text="They met in Minsk.")
    return brief.id


def rows(case: Case, table: str) -> list[dict[str, object]]:
    return [dict(row) for row in case.connection.execute(f"SELECT * FROM {table} ORDER BY id")]


def test_errors_block_a_client_file_until_a_reason_is_given(
    case: Case, brief_id: str, tmp_path: Path
) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"what was there")
    with pytest.raises(Blocked, match=r"the check shows 1 error \(L12: ") as blocked:
        case.deliver(brief_id, path, replace=True)
    assert [finding.check_id for finding in blocked.value.gate.blocking] == ["L12"]
    assert path.read_bytes() == b"what was there"
    with pytest.raises(Blocked):
        case.deliver(brief_id, path, override="   ", replace=True)
    issued = case.deliver(brief_id, path, override=f" {REASON} ", replace=True)
    assert (issued.override, issued.edition) == (REASON, 1)
    (row,) = rows(case, "deliverable")
    assert row["override"] == REASON
    assert json.loads(str(row["hygiene"]))["overridden"][0][0] == "L12"
    assert case.verify() == []


def test_a_reason_that_was_not_needed_is_not_kept(case: Case, brief_id: str, tmp_path: Path) -> None:
    (statement,) = case.briefs.statements(brief_id)
    case.briefs.waive(statement.id, "L12", "Seen by our own")
    assert case.deliver(brief_id, tmp_path / "a.docx", override=REASON).override == ""
    case.briefs.update_statement(statement.id, text="They met in Moscow.")
    with pytest.raises(Blocked):
        case.deliver(brief_id, tmp_path / "b.docx")


def test_an_internal_file_is_not_blocked(case: Case, brief_id: str, tmp_path: Path) -> None:
    issued = case.deliver(brief_id, tmp_path / "a.docx", "internal", override=REASON)
    assert (issued.override, issued.edition) == ("", 0)
    assert rows(case, "edition") == []
    assert gate(case.briefs.check(brief_id), "internal").is_open


def test_the_marking_of_a_source_is_never_overridden(case: Case, brief_id: str, tmp_path: Path) -> None:
    source = case.sources.add_text("They met in Minsk, he said.", title="A call", handling="TLP:RED")
    clip = case.clips.add(source.id, 0, 17)
    claim = case.claims.add("They met in Minsk")
    case.claims.cite(claim.id, clip.id)
    (statement,) = case.briefs.statements(brief_id)
    case.briefs.link(statement.id, claim.id)
    with pytest.raises(Blocked, match="cannot be overridden"):
        case.deliver(brief_id, tmp_path / "a.docx", override=REASON)
    case.briefs.update(brief_id, handling="TLP:RED")
    assert case.deliver(brief_id, tmp_path / "a.docx", override=REASON).edition == 1


def test_a_protected_name_is_never_overridden_a_title_is_confirmed(
    case: Case, brief_id: str, tmp_path: Path
) -> None:
    case.sources.add_text("Words.", title="Tamarind harbour", author="Selim Bashandi", protection="protected")
    statement = case.briefs.state(brief_id, text="The Tamarind harbour is closed.")
    (found,) = [one for one in case.briefs.check(brief_id) if one.check_id == "M02"]
    assert (found.words, found.lift, found.profile) == ("Tamarind harbour", "confirm", "client")
    case.briefs.update_statement(statement.id, text="The Tamarind harbour is closed, Selim Bashandi said.")
    lifts = {one.words: one.lift for one in case.briefs.check(brief_id) if one.check_id == "M02"}
    assert lifts == {"Tamarind harbour": "confirm", "Selim Bashandi": "never"}
    with pytest.raises(Blocked, match=r"Tamarind harbour(?s:.)*Selim Bashandi"):
        case.deliver(brief_id, tmp_path / "a.docx", override=REASON)
    case.briefs.update_statement(statement.id, text="The Tamarind harbour is closed.")
    with pytest.raises(Blocked, match="confirm the words"):
        case.deliver(brief_id, tmp_path / "a.docx", override=REASON)
    case.guard.confirm("Tamarind harbour", "It was in the papers.")
    assert case.deliver(brief_id, tmp_path / "a.docx", override=REASON).edition == 1
    assert not [one for one in case.briefs.check(brief_id, "internal") if one.check_id == "M02"]


def test_a_rejected_claim_is_overridden_but_not_waived(case: Case, brief_id: str, tmp_path: Path) -> None:
    (statement,) = case.briefs.statements(brief_id)
    case.briefs.link(statement.id, case.claims.add("They met", status="rejected").id)
    found = next(one for one in case.briefs.check(brief_id) if one.check_id == "E03")
    assert found.lift == "override"
    with pytest.raises(Blocked, match="E03"):
        case.deliver(brief_id, tmp_path / "a.docx")
    assert case.deliver(brief_id, tmp_path / "a.docx", override=REASON).override == REASON


def test_files_of_an_unchanged_brief_are_of_one_edition(case: Case, brief_id: str, tmp_path: Path) -> None:
    first = case.clients.add("Ministry")
    second = case.clients.add("Bank")

    def issue(name: str, **order: str) -> int:
        return case.deliver(brief_id, tmp_path / name, override=REASON, **order).edition

    assert issue("a.docx", client="Ministry") == 1
    assert issue("b.docx", template="assessed-brief", client=second.id) == 1
    assert case.deliver(brief_id, tmp_path / "c.docx", "internal").edition == 1
    (statement,) = case.briefs.statements(brief_id)
    case.briefs.update_statement(statement.id, text="They met in Moscow.")
    assert case.deliver(brief_id, tmp_path / "d.docx", "internal").edition == 0
    assert issue("e.docx") == 2
    editions = case.briefs.editions.of_brief(brief_id)
    assert [edition.number for edition in editions] == [1, 2]
    frozen = json.loads(editions[0].snapshot)
    assert frozen["sections"][0]["statements"][0]["text"] == "They met in Minsk."
    assert frozen["sections"][0]["statements"][0]["id"] == statement.id
    assert editions[0].released_by == case.analyst.id
    labels = {row["id"]: row["label"] for row in case.connection.execute(
        "SELECT a.id, s.label FROM authored a JOIN change_set s ON s.seq = a.seq"
    )}  # fmt: skip
    assert [labels[edition.change_set_id] for edition in editions] == ["Add client “Bank”", "Issue “d.docx”"]
    clients = [row["client_id"] for row in rows(case, "deliverable")]
    assert clients == [first.id, second.id, None, None, None]
    assert case.verify() == []


def test_what_was_issued_is_never_altered_or_deleted(case: Case, brief_id: str, tmp_path: Path) -> None:
    with case.change("Write and issue"):
        case.briefs.update(brief_id, closing="Call us.")
        case.deliver(brief_id, tmp_path / "a.docx", override=REASON)
    for table in ("deliverable", "edition"):
        for statement in (f"UPDATE {table} SET snapshot = ''", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError, match="is never altered"), case.change("Tamper"):
                case.connection.execute(statement)
    before = {table: rows(case, table) for table in ("deliverable", "edition", "brief")}
    with pytest.raises(Refused, match="a file was issued"):
        case.undo()
    assert {table: rows(case, table) for table in before} == before


def test_making_an_issued_brief_is_not_undone(case: Case, tmp_path: Path) -> None:
    with case.change("Write a brief"):
        brief = case.briefs.add("Libya", "A Visit")
        case.briefs.state(brief.id, text="They met in Minsk.")
    case.deliver(brief.id, tmp_path / "a.docx", override=REASON)
    with pytest.raises(Refused, match="its record stays"):
        case.undo()
    assert case.briefs.lines(brief.id)[-1] == "They met in Minsk."
    assert case.verify() == []


def test_a_case_open_read_only_exports_no_client_file(case: Case, brief_id: str, tmp_path: Path) -> None:
    path = case.path
    case.close()
    with Case.open(path, read_only=True) as reading:
        with pytest.raises(Refused, match="open read-only, and client files are kept on record"):
            reading.deliver(brief_id, tmp_path / "a.docx", override=REASON)
        assert not (tmp_path / "a.docx").exists()
        reading.deliver(brief_id, tmp_path / "b.docx", "internal")
    assert (tmp_path / "b.docx").exists()


def test_the_client_is_named_in_the_file(case: Case, brief_id: str, tmp_path: Path) -> None:
    case.briefs.write_for(brief_id, "Ministry of Works")
    case.deliver(brief_id, tmp_path / "a.docx", template="assessed-brief", override=REASON)
    assert (
        "For Ministry of Works"
        in read_package((tmp_path / "a.docx").read_bytes(), "a")["word/document.xml"].decode()
    )


@pytest.mark.parametrize("template", ["house-brief", "assessed-brief"])
def test_emphasis_is_bold_and_italic_in_word(
    case: Case, brief_id: str, tmp_path: Path, template: str
) -> None:
    import docx

    (statement,) = case.briefs.statements(brief_id)
    case.briefs.update_statement(statement.id, text="  They met in Minsk, مينسك, today.")
    text = case.briefs.statement(statement.id).text
    first, last = text.index("met"), text.index("Minsk")
    case.briefs.set_styles(
        statement.id, [StyleSpan(first, last + 5, "italic"), StyleSpan(last, last + 12, "bold")]
    )
    case.deliver(brief_id, tmp_path / "a.docx", template=template, override=REASON)
    (paragraph,) = [one for one in docx.Document(str(tmp_path / "a.docx")).paragraphs if "met in" in one.text]
    assert paragraph.text.startswith("They met in Minsk, مينسك, today.")
    bold = "".join(run.text for run in paragraph.runs if run.font.bold)
    italic = "".join(run.text for run in paragraph.runs if run.font.italic)
    assert (bold, italic) == ("Minsk, مينسك", "met in Minsk")
