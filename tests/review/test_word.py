"""A review copy goes out as a Word file and comes back: what is in it, and what becomes of it."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.review.conftest import Reviewed
from workbench.case import Case
from workbench.cli import groundwork
from workbench.deliver.hygiene import check
from workbench.review.word_assessment import proposed_in
from workbench.values.errors import Refused

TOOLS = Path(sys.executable).parent
_ANNA = 'w:author="P. Partner" w:date="2026-05-04T10:11:12Z"'


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def edited(path: Path, edit: Callable[[str], str]) -> Path:
    """The file with another body."""
    target = path.with_name(f"edited-{path.name}")
    parts = parts_of(path)
    before = parts["word/document.xml"].decode()
    parts["word/document.xml"] = edit(before).encode()
    assert parts["word/document.xml"].decode() != before
    with zipfile.ZipFile(target, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return target


def tracked(old: str, gone: str, new: str) -> Callable[[str], str]:
    """Replace words within a run, tracked, as Word writes it."""

    def edit(body: str) -> str:
        at = body.index(old)
        run = f'</w:t></w:r><w:del w:id="90" {_ANNA}><w:r><w:delText>{gone}</w:delText></w:r></w:del>'
        run += f'<w:ins w:id="91" {_ANNA}><w:r><w:t>{new}</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">'
        return body[:at] + old.replace(gone, run, 1) + body[at + len(old) :]

    return edit


@pytest.fixture
def copy(work: Reviewed, tmp_path: Path) -> Path:
    """A copy with three statements, a thread on one, a remark on its claim and one that is resolved."""
    case = work.case
    for text in ("Two contracts were signed there.", "A third contract was put off until June."):
        case.briefs.state(work.brief, "Summary", text)
    case.reviews.remark(work.targets["statement"], "Which day?\nAnd who says so?")
    case.reviews.judge(work.targets["claim"], "disagree", "over-read", "He meant to.")
    work.by("A. Analyst")
    thread = case.reviews.threads(work.targets["statement"])[0]
    case.reviews.reply(thread.remark.id, "Monday.")
    case.reviews.resolve(thread.remark.id)
    path = tmp_path / "copy.docx"
    case.deliver(work.brief, path, "review", template="assessed-brief")
    return path


def test_what_the_copy_holds(work: Reviewed, copy: Path) -> None:
    parts = parts_of(copy)
    body, comments = parts["word/document.xml"].decode(), parts["word/comments.xml"].decode()
    assert len(re.findall(rf'<w:tag w:val="gw:statement:{work.statement}:[0-9a-f]{{8}}:1"/>', body)) == 1
    assert all(len(tag) <= 64 for tag in re.findall(r'<w:tag w:val="([^"]*)"', body))
    assert all(len(name) <= 40 for name in re.findall(r'w:name="(_gw[^"]*)"', body))
    assert 'w:author="B. Reviewer"' in comments
    assert 'w:initials="BR"' in comments
    assert "On the claim “The president flew to Minsk.”: Disagrees: says more than the source." in comments
    assert parts["word/commentsExtended.xml"].count(b'w15:done="1"') == 2
    assert parts["word/commentsExtended.xml"].count(b"w15:paraIdParent=") == 1
    headers = [data for name, data in parts.items() if name.startswith("word/header")]
    assert headers
    assert all("REVIEW COPY, INTERNAL, NOT FOR CLIENTS" in data.decode() for data in headers)
    assert not work.case.briefs.editions.of_brief(work.brief), "no edition is made"
    for tool, clean in (
        (["openxml-audit"], "Errors: 0"),
        (["ooxml-integrity", "check"], "0 error(s), 0 warn"),
    ):
        run = subprocess.run(
            [TOOLS / tool[0], *tool[1:], str(copy)], capture_output=True, text=True, check=False
        )
        assert clean in run.stdout, run.stdout
    data = copy.read_bytes()
    assert check(data, "review").ok
    assert not check(data, "client").ok, "it never passes for a client file"


def test_without_edits_nothing_comes_back(work: Reviewed, copy: Path) -> None:
    back = work.case.reviews.read_word(copy)
    assert back.brief_id == work.brief
    assert not back.new
    assert not back.changes
    assert {item.state for item in back.items} == {"known"}
    assert work.case.reviews.take_word(back) == 0


def test_a_tracked_wording_is_proposed_accepted_and_undone(work: Reviewed, copy: Path) -> None:
    case, before = work.case, work.case.briefs.statement(work.statement).text
    path = edited(copy, tracked("president flew to Minsk", "flew", "travelled"))
    back = case.reviews.read_word(path)
    (item,) = back.new
    assert (item.kind, item.author, item.at) == ("wording", "P. Partner", "2026-05-04T10:11:12Z")
    assert (item.statement_id, item.proposed, item.tracked) == (
        work.statement, "The president travelled to Minsk.", True,
    )  # fmt: skip
    assert [change.kind for change in back.changes] == ["deletion", "insertion"]
    assert case.reviews.take_word(back) == 1
    assert case.briefs.statement(work.statement).text == before, "nothing applies itself"
    assert case.reviews.take_word(back) == 0
    assert not case.reviews.read_word(path).new, "the same file again adds nothing"
    remark = next(one.remark for one in case.reviews.threads() if one.remark.proposal)
    assert (remark.analyst, remark.at) == ("P. Partner", "2026-05-04T10:11:12.000Z")
    assert "[From Word: edited-copy.docx]" in remark.text
    case.reviews.accept(remark.id)
    assert case.briefs.statement(work.statement).text == "The president travelled to Minsk."
    case.undo()
    assert case.briefs.statement(work.statement).text == before
    case.undo()
    assert case.reviews.read_word(path).new == back.new, "one undo takes it back"


def test_a_statement_that_changed_meanwhile_is_said(work: Reviewed, copy: Path) -> None:
    case = work.case
    path = edited(copy, lambda body: body.replace("flew to Minsk.</w:t>", "drove to Minsk.</w:t>", 1))
    case.briefs.update_statement(work.statement, text="The president went to Minsk.")
    (item,) = case.reviews.read_word(path).new
    assert item.changed_meanwhile
    assert not item.tracked
    assert (item.written, item.now, item.proposed) == (
        "The president flew to Minsk.", "The president went to Minsk.", "The president drove to Minsk.",
    )  # fmt: skip
    case.reviews.take_word(case.reviews.read_word(path))
    case.briefs.update_statement(work.statement, text="The president drove to Minsk.")
    assert not case.reviews.read_word(path).new


def test_comments_replies_and_deletions_come_back(work: Reviewed, copy: Path) -> None:
    case = work.case
    parts = parts_of(copy)
    for kind, tail, entry in (
        ("word/comments.xml", "</w:comments>", f'<w:comment w:id="50" {_ANNA}><w:p w14:paraId="00000077">'
         "<w:r><w:t>No, Tuesday.</w:t></w:r></w:p></w:comment>"),
        ("word/commentsExtended.xml", "</w15:commentsEx>",
         '<w15:commentEx w15:paraId="00000077" w15:paraIdParent="00000001" w15:done="0"/>'),
    ):  # fmt: skip
        parts[kind] = parts[kind].decode().replace(tail, entry + tail).encode()
    body = parts["word/document.xml"].decode()
    start = '<w:commentRangeStart w:id="0"/>'
    body = body.replace(start, f'{start}<w:r><w:commentReference w:id="50"/></w:r>', 1)
    body, count = re.subn(r"<w:sdt>(?:(?!</w:sdt>).)*A third contract.*?</w:sdt>", "", body)
    assert count == 1
    parts["word/document.xml"] = body.encode()
    path = copy.with_name("back.docx")
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    back = case.reviews.read_word(path)
    assert sorted(item.kind for item in back.new) == ["deleted", "reply"]
    assert case.reviews.take_word(back) == 2
    thread = next(one for one in case.reviews.threads(work.targets["statement"]) if len(one.replies) == 2)
    assert thread.replies[-1].analyst == "P. Partner" or thread.replies[0].analyst == "P. Partner"


def test_a_protected_name_is_left_out_unless_it_is_asked_for(case: Case, tmp_path: Path) -> None:
    source = case.sources.add_text(
        "I saw it, he said.", title="Talk with Selim Bashandi", author="Selim Bashandi",
        protection="protected", descriptor="a trader",
    )  # fmt: skip
    brief = case.briefs.add("Libya", "A market")
    statement = case.briefs.state(brief.id, "Summary", "The market was closed on Sunday.")
    assert source.protected
    case.reviews.remark(("statement", statement.id), "Selim Bashandi should be asked again.")
    path = tmp_path / "copy.docx"
    made = case.deliver(brief.id, path, "review")
    assert made.remarks_left_out == 1
    assert b"Bashandi" not in b"".join(parts_of(path).values())
    assert not case.reviews.read_word(path).new, "what was left out is not new when it comes back"
    case.deliver(brief.id, path, "review", protected=True, replace=True)
    assert b"Selim Bashandi should be asked" in parts_of(path)["word/comments.xml"]
    case.briefs.state(brief.id, "Summary", "The trader Selim Bashandi closed his shop.")
    with pytest.raises(Refused, match="Bashandi"):
        case.deliver(brief.id, tmp_path / "second.docx", "review")


def test_the_command_line_takes_a_word_file(work: Reviewed, copy: Path) -> None:
    path = edited(copy, lambda body: body.replace("flew to Minsk.</w:t>", "drove to Minsk.</w:t>", 1))
    case_path = work.case.path
    work.case.close()
    run = CliRunner().invoke(groundwork, ["review", "take", str(case_path), str(path), "--look"])
    assert run.exit_code == 0, run.output
    assert "New wording" in run.output
    assert "1 item to import" in run.output
    run = CliRunner().invoke(groundwork, ["review", "take", str(case_path), str(path), "--json"])
    assert json.loads(run.output)["taken"] == 1
    run = CliRunner().invoke(groundwork, ["review", "take", str(case_path), str(path), "--json"])
    assert json.loads(run.output)["taken"] == 0


def test_an_edited_line_of_assessment_is_proposed_for_its_fields(work: Reviewed, tmp_path: Path) -> None:
    case = work.case
    work.by("A. Analyst")
    stated = case.briefs.state(work.brief, "Outlook", "He will come again.", "judgement")
    fields = {"likelihood": "likely", "confidence": "low", "confidence_basis": "One outlet."}
    case.briefs.update_statement(stated.id, **fields, horizon_on="2025-06")
    copy = tmp_path / "copy.docx"
    case.deliver(work.brief, copy, "review", template="assessed-brief")

    def edit(body: str) -> str:
        for before, after in ((" likely (", " unlikely ("), ("June 2025", "30 June 2025")):
            assert before in body
            body = body.replace(before, after)
        return body

    (item,) = case.reviews.read_word(edited(copy, edit)).new
    assert (item.kind, dict(item.proposal)) == (
        "assessment", {"likelihood": "unlikely", "horizon_on": "2025-06-30"},
    )  # fmt: skip
    case.reviews.take_word(case.reviews.read_word(tmp_path / "edited-copy.docx"))
    remark = next(one.remark for one in case.reviews.threads() if one.remark.proposal)
    case.reviews.accept(remark.id)
    now = case.briefs.statement(stated.id)
    assert (now.likelihood, now.horizon_on, now.confidence) == ("unlikely", "2025-06-30", "low")
    assert case.undo()
    assert case.briefs.statement(stated.id).likelihood == "likely"
    # What is no value of a field stays a remark.
    for words in ("Likelihood: perhaps.", "Likely, I think.", "Confidence: total.", "Horizon: soon."):
        assert proposed_in(case, stated.id, words) == {}
    assert proposed_in(case, stated.id, "Confidence: low. Basis: One outlet. Horizon: June 2025.") == {
        "likelihood": ""
    }
