"""The Word file: structure, notes in place, order, same bytes, and what outside judges say."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from tests.corpora.locations import corpora_root
from tests.deliver.manuscripts import from_lines, rich
from workbench.deliver.manuscript import Figure
from workbench.deliver.templates import SHIPPED, load_template
from workbench.deliver.writer import write
from workbench.values.errors import NotFound, Refused

TOOLS = Path(sys.executable).parent
ROOT = Path(__file__).parents[2]
REFERENCE = corpora_root().parent / "reference" / "reference-brief.txt"


def parts_of(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


@pytest.mark.parametrize("name", SHIPPED)
def test_the_same_manuscript_gives_the_same_bytes(name: str) -> None:
    assert write(rich(), load_template(name)) == write(rich(), load_template(name))


def test_another_process_on_another_machine_writes_the_same_bytes() -> None:
    """Order of sets, time zone and language of the machine leave no trace."""
    code = (
        "import hashlib; from tests.deliver.full_brief import rich_manuscript as m; "
        "from workbench.deliver.writer import write; "
        "print([hashlib.sha256(write(m(), name, 'internal')).hexdigest() for name in "
        "('house-brief', 'assessed-brief')])"
    )
    said = set()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        around = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", code], env=around, cwd=ROOT, capture_output=True, check=True
        )
        said.add(done.stdout)
    assert len(said) == 1
    assert said.pop().count(b"'") == 4


@pytest.mark.parametrize("name", SHIPPED)
def test_notes_count_up_in_document_order_and_each_has_its_text(name: str) -> None:
    parts = parts_of(write(rich(), load_template(name)))
    references = re.findall(r'<w:endnoteReference w:id="(\d+)"', parts["word/document.xml"])
    assert references == ["1", "2", "3", "4"]
    notes = re.findall(r'<w:endnote w:id="(\d+)">(.*?)</w:endnote>', parts["word/endnotes.xml"])
    assert [number for number, _xml in notes] == references
    text = [re.sub(r"<[^>]+>", "", xml) for _number, xml in notes]
    assert "Publication 1" in text[0]
    assert "Publication 2" in text[0]
    assert text[2].strip().startswith("Publication 1, 18 February 2025, p. 2 (note 1); Publication 4")


def test_the_house_layout_equals_the_published_brief_line_for_line() -> None:
    if not REFERENCE.is_file():
        pytest.skip(f"the reference brief is not on this machine (looked for {REFERENCE})")
    lines = REFERENCE.read_text("utf-8").split("\n")
    data = write(from_lines(lines), load_template("house-brief"))
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    assert [paragraph.text for paragraph in paragraphs] == lines
    styles = [paragraph.style.name for paragraph in paragraphs if paragraph.style]
    assert styles[0] == "Heading 1"
    assert [styles[lines.index(heading)] for heading in ("Summary:", "Outlook:")] == ["Heading 2"] * 2
    assert styles[-1] == "Closing"


def test_every_judgement_has_a_line_of_its_own_for_likelihood_and_confidence() -> None:
    document = docx.Document(io.BytesIO(write(rich(), load_template("assessed-brief"))))
    lines = [paragraph.text for paragraph in document.paragraphs]
    position = lines.index("The visit is likely an attempt to build links.")
    assert lines[position + 1] == (
        "Likelihood: likely (55–80%). Confidence: moderate. Basis: Two outlets agree. "
        "Horizon: 31 December 2025."
    )
    tables = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["Khalifa Haftar", "Field marshal", "Commander-in-Chief, LNA, since March 2015"] in tables


def test_places_with_nothing_to_hold_vanish_with_their_headings() -> None:
    bare = rich(
        actors=(), source_summary="", scale_rows=(), annex=(), closing="", meta="", notes=(), parts=()
    )
    text = "\n".join(
        paragraph.text
        for paragraph in docx.Document(io.BytesIO(write(bare, load_template("assessed-brief")))).paragraphs
    )
    for heading in ("Key actors", "Source summary", "Likelihood scale", "Annex", "Notes", "Summary"):
        assert heading not in text
    assert "gw:" not in parts_of(write(bare, load_template("assessed-brief")))["word/document.xml"]


def test_the_marking_stands_in_header_and_footer_of_each_page() -> None:
    parts = parts_of(write(rich(handling="TLP:AMBER+STRICT"), load_template("house-brief")))
    for name in ("word/header1.xml", "word/footer1.xml"):
        assert "TLP:AMBER+STRICT" in parts[name]
        assert 'w:val="MarkingAmberStrict"' in parts[name]
    assert "NUMPAGES" in parts["word/footer1.xml"]


def test_arabic_and_cyrillic_carry_their_language() -> None:
    document = parts_of(write(rich(), load_template("house-brief")))["word/document.xml"]
    assert re.search(r'<w:rtl/><w:lang w:bidi="ar-SA"/></w:rPr><w:t[^>]*>خليفة حفتر<', document)
    assert re.search(r'<w:lang w:val="ru-RU"/></w:rPr><w:t[^>]*>Халифа Хафтар<', document)


def test_figures_carry_words_and_only_pixels() -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib.figure import Figure as Plot

    target = io.BytesIO()
    Plot(figsize=(2, 1)).savefig(target, metadata={"Author": "A. Analyst"})
    figure = Figure(target.getvalue(), "A caption", "What is to be seen")
    data = write(rich(figures=(figure,)), load_template("assessed-brief"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"A. Analyst" not in package.read("word/media/image1.png")
    assert 'descr="What is to be seen"' in parts_of(data)["word/document.xml"]


def test_characters_xml_cannot_hold_are_left_out() -> None:
    data = write(rich(title="Libya: \x0bA\ufffe & <B>"), load_template("house-brief"))
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "Libya: A & <B>"


def test_a_template_without_a_place_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "mine.docx"
    docx.Document().save(str(path))
    with pytest.raises(Refused, match="no content control for gw:title, gw:summary, gw:outlook"):
        load_template(str(path))


def test_a_template_made_in_word_is_cleaned_and_unknown_tags_are_named(tmp_path: Path) -> None:
    parts = parts_of(load_template_bytes())
    document = parts["word/document.xml"].replace("gw:closing", "gw:horoscope")
    path = tmp_path / "house.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            content = document if name == "word/document.xml" else text
            package.writestr(name, content.replace("<w:body>", '<w:body w:rsidR="00AB12CD">', 1))
        package.writestr("docProps/thumbnail.jpeg", b"\xff\xd8\xff")
        package.writestr("customXml/item1.xml", "<a/>")
    template = load_template(str(path))
    assert template.unknown == ("gw:horoscope",)
    assert not any("thumbnail" in name or "customXml" in name for name in template.parts)
    assert b"rsid" not in template.parts["word/document.xml"]


def load_template_bytes() -> bytes:
    from importlib import resources

    return resources.files("resources").joinpath("templates/house-brief.docx").read_bytes()


@pytest.mark.parametrize(("name", "error"), [("nowhere", NotFound), ("nowhere.docx", NotFound)])
def test_a_missing_template_is_said_so(name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        load_template(name)


def test_a_file_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"not a zip")
    with pytest.raises(Refused, match="not a Word document"):
        load_template(str(path))


@pytest.mark.parametrize("name", SHIPPED)
def test_outside_validators_find_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(write(rich(), load_template(name)))
    audit = subprocess.run([TOOLS / "openxml-audit", str(path)], capture_output=True, text=True, check=False)
    assert "Errors: 0" in audit.stdout
    integrity = subprocess.run(
        [TOOLS / "ooxml-integrity", "check", str(path)], capture_output=True, text=True, check=False
    )
    assert "0 error(s), 0 warning(s)" in integrity.stdout


@pytest.mark.parametrize("name", SHIPPED)
def test_pandoc_reads_every_note_in_its_place(name: str, tmp_path: Path) -> None:
    if not shutil.which("pandoc"):
        pytest.skip("pandoc is not installed")
    path = tmp_path / "brief.docx"
    path.write_bytes(write(rich(), load_template(name)))
    text = subprocess.run(
        ["pandoc", str(path), "-t", "markdown", "--wrap=none"], capture_output=True, text=True, check=True
    ).stdout
    assert re.search(r"Fact 1: .*there\\?>\.\[\^1\]", text)
    assert re.search(r"Fact 2: .*\[\^2\]", text)
    assert re.search(r"Fact 3: .*\[\^3\]", text)
    assert re.search(r"build links\.\[\^4\]", text)
    assert re.search(r"\[\^1\]: +Publication 1, .*Publication 2", text)


def test_libreoffice_reads_every_note_in_order_with_no_network(tmp_path: Path) -> None:
    for tool in ("soffice", "unshare", "pdftotext"):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
    paths = [tmp_path / f"{name}.docx" for name in SHIPPED]
    for path in paths:
        path.write_bytes(write(rich(), load_template(path.stem)))
    command = [
        "unshare", "-rn", "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/lo",
        "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, paths),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode and "unshare" in done.stderr:
        pytest.skip("this machine does not permit a namespace without network")
    for path in paths:
        command = ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        notes = text[text.rindex("Speak with our team.") :]
        firsts = re.findall(r"^\s*([1-4])\s+(Publication \d)", notes, re.MULTILINE)
        assert firsts == [
            ("1", "Publication 1"), ("2", "Publication 3"), ("3", "Publication 1"), ("4", "Publication 2"),
        ], path.name  # fmt: skip
