"""Ticks and the proof sheet: bound to the wording, kept with the case, written as files."""

import json
from errno import ENOSPC
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from workbench.case import Case
from workbench.cli.commands import groundwork
from workbench.deliver.hygiene import check
from workbench.deliver.placing import FileIsThere, put
from workbench.proving.sheet import Line, Piece
from workbench.values import pdf
from workbench.values.errors import DiskFull, NotFound, Refused

TEXT = "Floods in Derna killed 40 people on 11 September 2023. The river rose at night."
STATED = "The floods killed 40 people on 12 September 2023."


class Proved:
    """A brief with one statement on one passage, and a passage that speaks against it."""

    def __init__(self, case: Case) -> None:
        self.case = case
        source = case.sources.add(TEXT.encode(), "derna.txt", published_on="2023-09-12", protection="open")
        self.clip = case.clips.add(source.id, 0, 54).id
        self.against = case.clips.add(source.id, 55, len(TEXT)).id
        claim = case.claims.add("Floods in Derna killed 40 people")
        case.claims.cite(claim.id, self.clip)
        case.claims.cite(claim.id, self.against, "contradicts")
        self.claim = claim.id
        self.brief = case.briefs.add(country="Libya", headline="Floods").id
        self.statement = case.briefs.state(self.brief, text=STATED, claims=[claim.id]).id

    @property
    def line(self) -> Line:
        """The statement as the sheet has it."""
        return self.case.proofs.sheet(self.brief).lines[0]

    def piece(self, words: str) -> Piece:
        """One item of the statement."""
        return next(piece for piece in self.line.pieces if piece.words == words)

    def tick(self, words: str) -> str:
        """Tick an item against the passage; returns the id."""
        piece = self.piece(words)
        return self.case.proofs.tick(self.statement, piece.start, piece.end, self.clip).id


@pytest.fixture
def proved(case: Case) -> Proved:
    return Proved(case)


DAY = "12 September 2023"


def test_a_reader_proves_what_the_program_does_not(proved: Proved) -> None:
    case = proved.case
    assert (proved.piece("40 people").state, proved.piece(DAY).is_proven) == ("proven", False)
    assert case.proofs.sheet(proved.brief).summary == "1 of 2 items proven"
    case.as_analyst("B. Reader")
    proved.tick(DAY)
    ticked = proved.piece(DAY)
    assert (ticked.state, ticked.tickers, ticked.clip_id) == ("ticked", "B. Reader", proved.clip)
    assert case.proofs.sheet(proved.brief).summary == "2 of 2 items proven"
    assert case.history(1)[0].label == f"Tick “{DAY}”"
    case.undo()
    assert not proved.piece(DAY).is_proven
    case.redo()
    assert case.proofs.untick(proved.statement, ticked.start, ticked.end) == 1
    assert not proved.piece(DAY).is_proven


def test_a_tick_is_bound_to_the_wording(proved: Proved) -> None:
    case = proved.case
    proved.tick(DAY)
    case.briefs.update_statement(proved.statement, text=STATED.replace("The floods", "Floods"))
    moved = proved.piece(DAY)
    assert not moved.is_proven
    assert [one.why for one in moved.stale] == ["The statement was reworded."]
    assert moved.stale[0].proof.bound.text == STATED
    assert case.proofs.tick_again(proved.statement) == 1
    assert (proved.piece(DAY).state, proved.piece(DAY).stale) == ("ticked", ())
    case.clips.update(proved.clip, translation="A flood")
    assert [one.why for one in proved.piece(DAY).stale] == ["The translation of the passage was changed."]
    case.clips.update(proved.clip, translation="")
    assert proved.piece(DAY).is_proven
    case.claims.uncite(proved.claim, proved.clip)
    assert [one.why for one in proved.piece(DAY).stale] == ["The passage no longer supports the statement."]
    case.undo()
    case.briefs.update_statement(proved.statement, text="The floods killed 40 people.")
    assert [one.proof.words for one in proved.line.stale] == [DAY]
    case.proofs.withdraw(proved.line.stale[0].proof.id)
    assert proved.line.stale == ()


def test_what_a_reader_ticked_is_no_finding(proved: Proved) -> None:
    def found() -> list[str]:
        return [one.check_id for one in proved.case.briefs.check(proved.brief) if one.check_id == "T03"]

    assert found() == ["T03"]
    proved.tick(DAY)
    assert found() == []
    proved.case.clips.update(proved.clip, translation="A flood")
    assert found() == ["T03"]


def test_a_passage_that_supports_one_claim_of_several_may_be_ticked(proved: Proved) -> None:
    case = proved.case
    claim = case.claims.add("The floods killed 40 people")
    case.claims.cite(claim.id, proved.clip, "contradicts")
    statement = case.briefs.state(proved.brief, text=STATED, claims=[claim.id, proved.claim]).id
    start = STATED.index(DAY)
    tick = case.proofs.tick(statement, start, start + len(DAY), proved.clip)
    assert case.proofs.counts(tick)
    assert case.proofs.ticked(proved.brief) == {statement: {(tick.start, tick.end)}}
    assert case.proofs.sheet(proved.brief).ticked == 1


def test_what_cannot_be_ticked_is_refused(proved: Proved) -> None:
    proofs = proved.case.proofs
    with pytest.raises(Refused, match="no words"):
        proofs.tick(proved.statement, 3, 4, proved.clip)
    with pytest.raises(Refused, match="does not support"):
        proofs.tick(proved.statement, 0, 3, proved.against)
    proved.tick(DAY)
    piece = proved.piece(DAY)
    proved.case.as_analyst("B. Reader")
    with pytest.raises(Refused, match="ticked this"):
        proofs.untick(proved.statement, piece.start, piece.end)
    with pytest.raises(Refused, match="can withdraw"):
        proofs.withdraw(piece.ticks[0].id)


def test_what_the_program_found_is_kept_once(proved: Proved) -> None:
    case = proved.case
    case.proofs.keep(proved.brief)
    kept = case.proofs.of_statement(proved.statement)
    assert [(one.words, one.by_program, one.clip_id) for one in kept] == [("40 people", True, proved.clip)]
    seq = case.history(1)[0].seq
    case.proofs.keep(proved.brief)
    assert case.history(1)[0].seq == seq
    case.briefs.update_statement(proved.statement, text="Floods killed 40 people.")
    case.proofs.keep(proved.brief)
    assert [one.start for one in case.proofs.of_statement(proved.statement)] == [14]
    case.clips.remove(proved.clip)
    assert case.proofs.of_statement(proved.statement) == []
    case.undo()
    assert case.verify() == []


def test_the_sheet_is_written_as_word_and_html(proved: Proved, tmp_path: Path) -> None:
    case = proved.case
    case.briefs.update_statement(proved.statement, note="The day is the <author>'s own.")
    word = case.proofs.write(proved.brief, tmp_path / "sheet.docx")
    case.proofs.write(proved.brief, tmp_path / "sheet.html")
    data = (tmp_path / "sheet.docx").read_bytes()
    assert check(data, "internal").ok
    with ZipFile(tmp_path / "sheet.docx") as package:
        body = package.read("word/document.xml").decode()
        headers = "".join(package.read(name).decode() for name in package.namelist() if "header" in name)
    assert "INTERNAL, NOT FOR CLIENTS" in headers
    assert 'w:u w:val="single"' in body
    html = (tmp_path / "sheet.html").read_text("utf-8")
    assert "INTERNAL, NOT FOR CLIENTS" in html
    assert "<u>12 September 2023</u>" in html
    assert "&lt;author&gt;" in html
    assert "<author>" not in html
    assert word.summary == "1 of 2 items proven"
    with pytest.raises(FileIsThere):
        case.proofs.write(proved.brief, tmp_path / "sheet.html")
    with pytest.raises(Refused, match=r"cannot be written as"):
        case.proofs.write(proved.brief, tmp_path / "sheet.odt")


def test_pdf_is_laid_out_by_whoever_can(
    proved: Proved, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_known", [])
    with pytest.raises(Refused, match="libraries of the window"):
        proved.case.proofs.write(proved.brief, tmp_path / "sheet.pdf")
    assert not (tmp_path / "sheet.pdf").exists()
    seen: list[pdf.Pages] = []

    def lay_out(pages: pdf.Pages) -> bytes:
        seen.append(pages)
        return b"%PDF"

    pdf.lay_out_with(lay_out)
    proved.case.proofs.write(proved.brief, tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes() == b"%PDF"
    assert seen[0].above == "PROOF SHEET, INTERNAL, NOT FOR CLIENTS"
    assert f"<u>{DAY}</u>" in seen[0].html


def test_the_sheet_of_the_day_of_issue_is_kept_with_the_file(proved: Proved, tmp_path: Path) -> None:
    case = proved.case
    made = case.deliver(proved.brief, tmp_path / "client.docx", override="For a test")
    case.proofs.write(proved.brief, tmp_path / "then.docx")
    proved.tick(DAY)
    case.briefs.update_statement(proved.statement, text="The floods killed 41 people.")
    file = case.proofs.write_issued(made.id, tmp_path / "issued.html")
    assert file.summary == "1 of 2 items proven"
    assert f"<u>{DAY}</u>" in (tmp_path / "issued.html").read_text("utf-8")
    copy = case.deliver(proved.brief, tmp_path / "review.docx", "review")
    with pytest.raises(Refused, match="No proof sheet was kept"):
        case.proofs.write_issued(copy.id, tmp_path / "none.html")
    with pytest.raises(NotFound):
        case.proofs.write_issued("gone", tmp_path / "none.html")
    path = str(case.path)
    case.close()
    out = ["--out", str(tmp_path / "again.html"), "--issued"]
    told = CliRunner().invoke(groundwork, ["brief", "proof", path, "Floods", *out])
    assert told.exit_code == 0, told.output
    assert (tmp_path / "again.html").read_bytes() == (tmp_path / "issued.html").read_bytes()


def test_it_lies_beside_the_internal_file_and_never_beside_a_client_file(
    proved: Proved, tmp_path: Path
) -> None:
    case = proved.case
    inside = case.deliver(proved.brief, tmp_path / "brief.docx", "internal", issued_at="2026-01-01T00:00:00Z")
    sheet = tmp_path / "brief - proof sheet.docx"
    assert inside.proof_sheet
    assert sheet.exists()
    first = (sheet.read_bytes(), (tmp_path / "brief.docx").read_bytes())
    told = json.loads(case.connection.execute("SELECT hygiene FROM deliverable").fetchone()[0])
    assert told["proof_sheet"]["sha256"] == inside.proof_sheet.sha256
    case.deliver(
        proved.brief, tmp_path / "brief.docx", "internal", issued_at="2026-01-01T00:00:00Z", replace=True
    )
    assert first == (sheet.read_bytes(), (tmp_path / "brief.docx").read_bytes())
    outside = case.deliver(proved.brief, tmp_path / "client.docx", override="For a test")
    assert outside.proof_sheet is None
    assert not (tmp_path / "client - proof sheet.docx").exists()
    case.deliver(proved.brief, tmp_path / "alone.docx", "internal", proof_sheet=False)
    assert not (tmp_path / "alone - proof sheet.docx").exists()


@pytest.mark.parametrize("older", [None, b"the older file"])
@pytest.mark.parametrize("broken", ["sheet", "record"])
def test_a_failed_export_leaves_both_places_as_they_were(
    proved: Proved, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, older: bytes | None, broken: str
) -> None:
    case, folder = proved.case, tmp_path / "out"
    folder.mkdir()
    names = ["brief.docx", "brief - proof sheet.docx"]
    for name in names if older else []:
        (folder / name).write_bytes(older or b"")
    placed: list[str] = []

    def failing(finished: Path, path: Path, replace: bool) -> None:
        placed.append(path.name)
        if path.name == names[1] and broken == "sheet":
            raise OSError(ENOSPC, "No space left on device")
        put(finished, path, replace)
        if path.name == names[1]:
            # What stands for a record that cannot be written any more.
            raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("workbench.deliver.placing.put", failing)
    with pytest.raises(DiskFull):
        case.deliver(proved.brief, folder / names[0], "internal", replace=older is not None)
    assert placed == names
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == (
        dict.fromkeys(names, older) if older else {}
    )
    assert case.connection.execute("SELECT count(*) FROM deliverable").fetchone()[0] == 0


def test_the_command_line_lists_and_writes(proved: Proved, tmp_path: Path) -> None:
    path = str(proved.case.path)
    proved.case.close()
    run = CliRunner().invoke
    listed = run(groundwork, ["brief", "proof", path, "Floods"])
    assert listed.exit_code == 0
    assert "INTERNAL" in listed.output
    assert "1 of 2 items proven." in listed.output
    assert f"Contradicted: “{DAY}”" in listed.output
    as_json = json.loads(run(groundwork, ["brief", "proof", path, "Floods", "--json"]).output)
    assert [piece["state"] for piece in as_json["lines"][0]["pieces"]] == ["proven", "contradicted"]
    written = run(groundwork, ["brief", "proof", path, "Floods", "--out", str(tmp_path / "sheet.html")])
    assert written.exit_code == 0
    assert (tmp_path / "sheet.html").exists()
