"""Endnotes, footnotes or a numbered list of sources, as the template has it."""

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from tests.deliver.full_brief import rich_manuscript
from tests.deliver.manuscripts import rich
from tests.deliver.own_templates import REQUIRED, control, line, saved, with_body, word_parts
from workbench.deliver.hygiene import check
from workbench.deliver.manuscript import Manuscript, Note, Paragraph, Part
from workbench.deliver.markup import paragraph, words
from workbench.deliver.package import read_package
from workbench.deliver.templates import Template, load_template
from workbench.deliver.writer import write
from workbench.values.errors import Refused

TOOLS = Path(sys.executable).parent
LIST = control("notes", paragraph(words("Sources"), "Heading2") + paragraph(words("A source."), "Normal"))
EXTRA = {"endnotes": "", "footnotes": line("footnotes"), "annex": LIST}
KINDS = {kind: extra + REQUIRED for kind, extra in EXTRA.items()}
MANY = 45


def shipped_with(extra: str, folder: Path) -> Template:
    """The house's template, which marks each page, with one more place in it."""
    parts = load_template("house-brief").parts
    return load_template(saved(with_body(parts, extra, keep=True), folder))


def many_notes() -> Manuscript:
    """A brief of several pages, each statement on a source of its own."""
    notes = tuple(
        Note(f"Outlet {number:02d}", "A title", "18 February 2025") for number in range(1, MANY + 1)
    )
    statements = tuple(
        Paragraph(
            f"Statement {number:02d} says what was seen and heard in the port. " * 3, notes=(number - 1,)
        )
        for number in range(1, MANY + 1)
    )
    half = MANY // 2
    parts = (Part("Summary", "summary", statements[:half]), Part("Outlook", "outlook", statements[half:]))
    return Manuscript("Libya: a long brief", parts, "2025-02-24T09:00:00Z", notes=notes)


@pytest.mark.parametrize("kind", KINDS)
def test_the_template_says_which_kind(kind: str, tmp_path: Path) -> None:
    template = load_template(saved(with_body(word_parts(), KINDS[kind]), tmp_path))
    assert template.notes == kind
    data = write(rich_manuscript(), template)
    assert check(data).findings == ()
    assert data == write(rich_manuscript(), template)
    parts = read_package(data, "x")
    body = parts["word/document.xml"]
    assert (body.count(b"<w:endnoteReference"), body.count(b"<w:footnoteReference")) == {
        "endnotes": (9, 0), "footnotes": (0, 9), "annex": (0, 0),
    }[kind]  # fmt: skip
    assert body.count(b"<w:hyperlink") == (18 if kind == "annex" else 0)
    assert b"gw:" not in body


@pytest.mark.parametrize("kind", KINDS)
def test_outside_validators_find_nothing(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    template = shipped_with(EXTRA[kind], tmp_path)
    path.write_bytes(write(rich_manuscript(), template, "internal"))
    audit = subprocess.run([TOOLS / "openxml-audit", str(path)], capture_output=True, text=True, check=False)
    assert "Errors: 0" in audit.stdout
    integrity = subprocess.run(
        [TOOLS / "ooxml-integrity", "check", str(path)], capture_output=True, text=True, check=False
    )
    assert "0 error(s), 0 warning(s)" in integrity.stdout


def test_the_list_stands_where_its_place_stands_and_leads_both_ways(tmp_path: Path) -> None:
    template = load_template(saved(with_body(word_parts(), KINDS["annex"]), tmp_path))
    data = write(rich(), template)
    texts = [known.text for known in docx.Document(io.BytesIO(data)).paragraphs]
    assert texts[0] == "Sources"
    assert texts[1].startswith("1. Publication 1, ")
    assert texts[3].startswith("3. Publication 1, 18 February 2025, p. 2 (note 1); Publication 4, ")
    body = read_package(data, "x")["word/document.xml"].decode()
    targets = re.findall(r'w:anchor="(\w+)"', body)
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', body)
    assert sorted(targets) == sorted(names)
    assert len(set(re.findall(r'<w:bookmarkStart w:id="(\d+)"', body))) == len(names) == 8


def test_a_list_without_sources_vanishes_with_its_heading(tmp_path: Path) -> None:
    template = load_template(saved(with_body(word_parts(), KINDS["annex"]), tmp_path))
    bare = rich(notes=(), parts=(Part("Summary", "summary", (Paragraph("A fact."),)),))
    texts = [known.text for known in docx.Document(io.BytesIO(write(bare, template))).paragraphs]
    assert "Sources" not in texts


def test_a_place_for_notes_with_a_heading_alone_stands_over_endnotes(tmp_path: Path) -> None:
    heading = control("notes", paragraph(words("Sources"), "Heading2"))
    template = load_template(saved(with_body(word_parts(), REQUIRED + heading), tmp_path))
    assert template.notes == "endnotes"
    texts = [known.text for known in docx.Document(io.BytesIO(write(rich(), template))).paragraphs]
    assert texts[-1] == "Sources"


def test_numbers_of_bookmarks_do_not_meet_those_of_the_template(tmp_path: Path) -> None:
    own = '<w:p><w:bookmarkStart w:id="7" w:name="desk"/><w:bookmarkEnd w:id="7"/></w:p>'
    template = load_template(saved(with_body(word_parts(), KINDS["annex"] + own), tmp_path))
    body = read_package(write(rich(), template), "x")["word/document.xml"].decode()
    numbers = re.findall(r'<w:bookmarkStart w:id="(\d+)"', body)
    assert len(numbers) == len(set(numbers)) == 9


@pytest.mark.parametrize("kind", ["endnote", "footnote"])
@pytest.mark.parametrize("listed", [(0, 1), (-1, 0, 1)], ids=["from 0", "with a notice of continuation"])
def test_no_note_is_taken_for_a_line_of_the_template(
    kind: str, listed: tuple[int, ...], tmp_path: Path
) -> None:
    """Word keeps in the settings which notes are lines; those of older templates end with 1."""
    parts = word_parts()
    own = "".join(f'<w:{kind} w:id="{number}"/>' for number in listed)
    properties = f'<w:{kind}Pr><w:numFmt w:val="decimal"/>{own}</w:{kind}Pr>'
    settings = parts["word/settings.xml"].decode()
    parts["word/settings.xml"] = re.sub(r"(<w:compat[ >/])", rf"{properties}\1", settings, count=1).encode()
    template = load_template(saved(with_body(parts, KINDS[f"{kind}s"]), tmp_path))
    made = read_package(write(rich(), template), "x")["word/settings.xml"].decode()
    found = re.search(rf"<w:{kind}Pr>.*?</w:{kind}Pr>", made)
    assert found is not None
    assert re.findall(r'w:id="(-?\d+)"', found.group()) == ["-1", "0"]
    assert "numFmt" in found.group()


def test_a_template_with_footnotes_of_its_own_gets_no_others(tmp_path: Path) -> None:
    own = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    with pytest.raises(Refused, match="footnotes of its own"):
        load_template(saved(with_body(word_parts(), KINDS["footnotes"] + own), tmp_path))


@pytest.mark.parametrize("kind", ["endnotes", "footnotes"])
def test_pandoc_reads_many_notes_each_in_its_place(kind: str, tmp_path: Path) -> None:
    if not shutil.which("pandoc"):
        pytest.skip("pandoc is not installed")
    template = load_template(saved(with_body(word_parts(), KINDS[kind]), tmp_path))
    path = tmp_path / "brief.docx"
    path.write_bytes(write(many_notes(), template))
    command = ["pandoc", str(path), "-t", "markdown", "--wrap=none"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    cited = re.findall(r"Statement (\d\d)[^\[]*\[\^(\d+)\]", text)
    assert [(int(statement), int(note)) for statement, note in cited] == [(n, n) for n in range(1, MANY + 1)]
    assert re.findall(r"^\[\^(\d+)\]: +Outlet (\d\d)", text, re.MULTILINE) == [
        (str(number), f"{number:02d}") for number in range(1, MANY + 1)
    ]


@pytest.fixture(scope="module")
def shown_in(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The pages LibreOffice makes of a long brief of each kind, with no network; started once for all."""
    for tool in ("soffice", "unshare", "pdftotext"):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
    folder = tmp_path_factory.mktemp("pages")
    paths = {kind: folder / f"{kind}.docx" for kind in KINDS}
    for kind, path in paths.items():
        path.write_bytes(write(many_notes(), shipped_with(EXTRA[kind], folder)))
    command = [
        "unshare", "-rn", "soffice", "--headless", f"-env:UserInstallation=file://{folder}/lo",
        "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths.values()),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode and "unshare" in done.stderr:
        pytest.skip("this machine does not permit a namespace without network")
    found = {}
    for kind, path in paths.items():
        command = ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found[kind] = text.split("\f")[:-1]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_libreoffice_shows_many_notes_in_order(kind: str, shown_in: dict[str, list[str]]) -> None:
    """And marks each page, but for endnotes: LibreOffice 7.4 gives those a page style of its own."""
    shown = shown_in[kind]
    assert len(shown) >= 3
    text = "\n".join(shown)
    outlets = re.findall(r"^\s*(\d+)\.?\s+Outlet (\d\d)", text, re.MULTILINE)
    assert [(int(number), int(outlet)) for number, outlet in outlets] == [(n, n) for n in range(1, MANY + 1)]
    for page in shown if kind != "endnotes" else (page for page in shown if "Statement" in page):
        assert page.count("TLP:AMBER") == 2, "a page without its marking in header and footer"
    if kind == "footnotes":
        for page in shown:
            assert set(re.findall(r"Outlet (\d\d)", page)) <= set(re.findall(r"Statement (\d\d)", page))
