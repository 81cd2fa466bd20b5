"""What is issued keeps the seal of its change set, and a rewritten history does not fit it any more."""

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from tests.durability.tampering import reseal
from workbench.case import Case
from workbench.cli import groundwork

ISSUED = "2026-04-27T08:00:00Z"


@pytest.fixture
def brief_id(case: Case) -> str:
    source = case.sources.add_text("The delegation left for Minsk on Monday.", title="Talks")
    clip = case.clips.add(source.id, 4, 14)
    claim = case.claims.add("The delegation went to Minsk")
    case.claims.cite(claim.id, clip.id)
    brief = case.briefs.add(country="Libya", headline="Talks in Minsk")
    case.briefs.state(brief.id, section="Summary", text="They met.", kind="fact", claims=[claim.id])
    return brief.id


def verified(case_path: Path, *against: Path) -> Result:
    given = [word for path in against for word in ("--against", str(path))]
    return CliRunner().invoke(groundwork, ["verify", str(case_path), *given])


def words_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def test_an_internal_file_bears_the_seal_of_its_change(case: Case, brief_id: str, tmp_path: Path) -> None:
    head = case.journal.head
    assert head is not None
    issued = case.deliver(brief_id, tmp_path / "a.docx", "internal", "assessed-brief", ISSUED)
    assert issued.stamp is not None
    assert (issued.stamp.seq, issued.stamp.seal) == head
    assert f"Seal of change {head[0]}: {head[1]}" in words_of(tmp_path / "a.docx")
    again = case.deliver(brief_id, tmp_path / "b.docx", "internal", "assessed-brief", ISSUED)
    assert again.sha256 == issued.sha256, "that it was issued changes nothing in what is issued"
    row = case.connection.execute("SELECT change_seq, seal FROM deliverable").fetchone()
    assert tuple(row) == head
    assert case.verify() == []


def test_a_client_file_bears_none_and_keeps_one(case: Case, brief_id: str, tmp_path: Path) -> None:
    head = case.journal.head
    assert head is not None
    issued = case.deliver(
        brief_id, tmp_path / "a.docx", "client", "assessed-brief", ISSUED, override="A test"
    )
    content = (tmp_path / "a.docx").read_bytes()
    assert issued.stamp is not None
    assert issued.stamp.seal == head[1]
    assert "Seal" not in words_of(tmp_path / "a.docx")
    assert head[1].encode() not in content
    assert case.briefs.editions.of_brief(brief_id)[0].change_set_id == issued.stamp.change_set_id
    internal = case.deliver(brief_id, tmp_path / "b.docx", "internal", "assessed-brief", ISSUED)
    assert internal.stamp == issued.stamp, "it is of the same edition"


def test_a_case_is_compared_with_what_was_kept(
    case: Case, brief_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, outside = tmp_path / "internal.docx", tmp_path / "client.docx"
    case.deliver(brief_id, inside, "internal", "assessed-brief", ISSUED)
    case.deliver(brief_id, outside, "client", "assessed-brief", ISSUED, override="A test")
    case.actors.add("Work goes on")
    head = case.journal.head
    assert head is not None
    report = tmp_path / "report.md"
    report.write_text(f"- Newest change: {head[0]}, “x”, y\n- Seal of the newest change: {head[1]}\n")
    stranger = tmp_path / "other.docx"
    docx.Document().save(str(stranger))
    case.close()
    fits = verified(case.path, inside, outside, report)
    assert fits.exit_code == 0, fits.output
    assert fits.output.count("its seal fits the history") == 2
    assert fits.output.count("on record as the") == 2
    assert "no such file is on record" in verified(case.path, stranger).output

    # Someone who has the key writes the whole history anew, seals and all.
    with Case.open(case.path) as opened:
        actor = next(one.id for one in opened.actors.all())
    reseal(case.path, "Work goes on", "Work went on")
    with Case.open(case.path, read_only=True) as opened:
        assert "its history was rewritten" in opened.warning, "the machine it was written on knows better"
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another machine"))
    with Case.open(case.path) as opened:
        assert opened.actors.get(actor).name == "Work went on"
        assert opened.verify() == [], "the chain by itself cannot tell"
    told = verified(case.path, report)
    assert told.exit_code == 1
    assert "has another seal" in told.output
    assert verified(case.path, inside).exit_code == 0, "what was written before it is as it was"


def test_a_history_rewritten_before_an_issue_does_not_fit_it(
    case: Case, brief_id: str, tmp_path: Path
) -> None:
    case.deliver(brief_id, tmp_path / "a.docx", "internal", "assessed-brief", ISSUED)
    case.close()
    reseal(case.path, "They met.", "They never met.")
    with Case.open(case.path) as opened:
        found = [(problem.where, problem.what) for problem in opened.verify()]
    assert ("issued file “a.docx”", found[0][1]) in found
    assert "has another seal" in found[0][1]
    assert "has another seal" in verified(case.path, tmp_path / "a.docx").output


def test_a_shorter_history_is_told(case: Case, brief_id: str, tmp_path: Path) -> None:
    before = case.path.parent / "before.gwk"
    case.close()
    before.write_bytes(case.path.read_bytes())
    with Case.open(case.path) as opened:
        opened.actors.add("One more")
        opened.deliver(brief_id, tmp_path / "a.docx", "internal", "assessed-brief", ISSUED)
    assert "is not in this file" in verified(before, tmp_path / "a.docx").output
