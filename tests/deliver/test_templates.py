"""Templates of clients: what is filled, where, in whose styles; what is refused, and why."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.corpora.locations import corpora_root
from tests.deliver.full_brief import png, rich_manuscript
from tests.deliver.manuscripts import rich
from tests.deliver.own_templates import REQUIRED, control, line, saved, with_body, within, word_parts
from workbench.deliver.hygiene import check
from workbench.deliver.manuscript import Manuscript
from workbench.deliver.markup import paragraph, words
from workbench.deliver.package import read_package
from workbench.deliver.templates import left_out, load_template
from workbench.deliver.writer import write
from workbench.values.errors import KnownError, Refused


def written(body: str, folder: Path, manuscript: Manuscript | None = None, **parts: bytes) -> Any:
    """A brief in a template with that body, opened again; the hygiene check must find nothing."""
    template = load_template(saved(with_body({**word_parts(), **parts}, body), folder))
    data = write(manuscript or rich(), template)
    report = check(data, approved_links=template.links)
    assert report.findings == ()
    return docx.Document(io.BytesIO(data))


def test_a_blank_word_file_with_five_places_is_a_template(tmp_path: Path) -> None:
    texts = [known.text for known in written(REQUIRED, tmp_path).paragraphs]
    assert texts[:3] == ["Libya: Haftars in Belarus", "\u00a0TLP:AMBER\u00a0", texts[2]]
    assert texts[2].startswith("Fact 1")
    assert texts[-1] == "This assumes that nothing changes."


def test_places_within_a_line_keep_the_line(tmp_path: Path) -> None:
    top = f"<w:p>{words('Brief: ')}{within('title')}{words(' (')}{within('marking')}{words(')')}</w:p>"
    document = written(top + "".join(map(line, ("summary", "sections", "outlook"))), tmp_path)
    assert document.paragraphs[0].text == "Brief: Libya: Haftars in Belarus (\u00a0TLP:AMBER\u00a0)"
    assert all(run.style.name != "Placeholder Text" for run in document.paragraphs[0].runs)


def test_a_control_alone_in_its_line_may_hold_many_paragraphs(tmp_path: Path) -> None:
    def alone(tag: str) -> str:
        return paragraph(within(tag), "Quote")

    body = "".join(map(alone, ("title", "marking", "summary", "sections", "outlook")))
    document = written(body, tmp_path)
    facts = [known for known in document.paragraphs if known.text.startswith("Fact")]
    assert len(facts) == 4
    assert {known.style.name for known in facts} == {"Quote"}


def test_a_place_may_fill_a_table_cell(tmp_path: Path) -> None:
    cell = '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{}</w:tc>'
    body = (
        '<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/>'
        '<w:gridCol w:w="4000"/></w:tblGrid><w:tr>'
        + control("title", cell.format(paragraph(words("Title"), "Normal")))
        + cell.format(line("marking"))
        + "</w:tr></w:tbl>"
    )
    document = written(body + "".join(map(line, ("summary", "sections", "outlook"))), tmp_path)
    assert [found.text for found in document.tables[0].rows[0].cells] == [
        "Libya: Haftars in Belarus", "\u00a0TLP:AMBER\u00a0",
    ]  # fmt: skip


def test_direct_formatting_of_a_sample_is_taken_over(tmp_path: Path) -> None:
    sample = '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r></w:p>'
    body = control("summary", sample) + "".join(map(line, ("title", "marking", "sections", "outlook")))
    fact = written(body, tmp_path).paragraphs[0]
    assert fact.alignment is not None
    assert fact.runs[0].bold


def test_styles_are_found_by_their_names_whatever_the_language_of_word(tmp_path: Path) -> None:
    parts = word_parts()
    german = (
        '<w:style w:type="character" w:styleId="Endnotenzeichen"><w:name w:val="endnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>'
    )
    styles = parts["word/styles.xml"].decode()
    styles = styles.replace('w:styleId="Heading2"', 'w:styleId="berschrift2"').replace("</w:styles>", german)
    section = control("summary", paragraph(words("Summary"), "berschrift2") + paragraph(words("x"), "Normal"))
    body = section + "".join(map(line, ("title", "marking", "sections", "outlook")))
    path = saved(with_body({**parts, "word/styles.xml": styles.encode()}, body), tmp_path)
    made = read_package(write(rich(), load_template(path)), "made")
    assert b'<w:rStyle w:val="Endnotenzeichen"/>' in made["word/document.xml"]
    assert b'w:val="EndnoteReference"' not in made["word/document.xml"]
    assert b'<w:pStyle w:val="berschrift2"/>' in made["word/document.xml"]
    assert made["word/styles.xml"].count(b'"endnote reference"') == 1
    assert b'w:styleId="EndnoteText"' in made["word/styles.xml"]


def test_a_heading_over_an_empty_place_goes_with_it(tmp_path: Path) -> None:
    body = REQUIRED + paragraph(words("People"), "Heading2") + line("actors")
    body += paragraph(words("Contact"), "Heading2") + paragraph(words("desk@example.org"), "Normal")
    texts = [known.text for known in written(body, tmp_path, rich(actors=())).paragraphs]
    assert "People" not in texts
    assert texts[-2:] == ["Contact", "desk@example.org"]


def test_the_look_of_a_sample_table_is_taken_over(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="LightShading"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>'
        f"<w:tr>{cell.format(paragraph(words('Name'), 'Quote'))}</w:tr>"
        f"<w:tr>{cell.format(paragraph(words('Row'), 'BodyText'))}</w:tr></w:tbl>"
    )
    document = written(REQUIRED + control("actors", table), tmp_path)
    made = document.tables[0]
    assert made.style.name == "Light Shading"
    assert made.rows[0].cells[0].paragraphs[0].style.name == "Quote"
    assert made.rows[1].cells[0].paragraphs[0].style.name == "Body Text"


def test_links_of_the_designer_stay_and_are_known(tmp_path: Path) -> None:
    parts = word_parts()
    link = (
        b'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'hyperlink" Target="https://house.example/" TargetMode="External"/></Relationships>'
    )
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", link)
    path = saved(with_body(parts, REQUIRED), tmp_path)
    assert load_template(path).links == ("https://house.example/",)


def test_a_template_without_properties_gets_them(tmp_path: Path) -> None:
    parts = {name: data for name, data in word_parts().items() if not name.startswith("docProps/")}
    document = written(REQUIRED, tmp_path, None, **{"docProps/thumbnail.jpeg": b"x"})
    assert document.core_properties.title == "Libya: Haftars in Belarus"
    path = saved(with_body(parts, REQUIRED), tmp_path)
    document = docx.Document(io.BytesIO(write(rich(), load_template(path))))
    assert document.core_properties.author == "The House"


def test_statements_and_the_marking_are_never_lost(tmp_path: Path) -> None:
    body = "".join(map(line, ("title", "summary", "outlook")))
    template = load_template(saved(with_body(word_parts(), body), tmp_path))
    with pytest.raises(Refused, match="sections and marking"):
        write(rich(), template)


def test_what_a_template_has_no_place_for_is_named() -> None:
    held = left_out(rich_manuscript(), load_template("house-brief"))
    assert held == ("actors", "sources", "scale")
    assert left_out(rich_manuscript(), load_template("assessed-brief")) == ()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('<w:p><w:ins w:id="1" w:author="D"><w:r><w:t>x</w:t></w:r></w:ins></w:p>', "tracked changes"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>", "hidden text"),
        ('<w:p><w:r><w:endnoteReference w:id="1"/></w:r></w:p>', "endnotes of its own"),
        (f"<w:p>{words('See ')}{within('actors')}</w:p>", "gw:actors stands within a line"),
    ],
)
def test_a_template_that_would_leak_or_break_is_refused(tmp_path: Path, more: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        load_template(saved(with_body(word_parts(), REQUIRED + more), tmp_path))


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_a_damaged_or_hostile_part_is_refused(tmp_path: Path, part: str) -> None:
    entity = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    for content in (b"<w:broken", entity):
        path = tmp_path / "client.docx"
        with zipfile.ZipFile(path, "w") as package:
            for name, data in read_package(with_body(word_parts(), REQUIRED), "x").items():
                package.writestr(name, content if name == part else data)
        with pytest.raises(Refused):
            load_template(str(path))


def test_the_logo_of_the_house_stays_without_its_notes(tmp_path: Path) -> None:
    parts = {**word_parts(), "word/media/logo.png": png(noted=b"made by N. Kessler")}
    template = load_template(saved(with_body(parts, REQUIRED), tmp_path))
    assert template.parts["word/media/logo.png"] == png()
    vector = {**parts, "word/media/logo.emf": b"\x01\0\0\0"}
    with pytest.raises(Refused, match="save that picture as PNG"):
        load_template(saved(with_body(vector, REQUIRED), tmp_path))


def test_sessions_and_paths_of_the_designer_are_taken_out(tmp_path: Path) -> None:
    parts = word_parts()
    settings = parts["word/settings.xml"].decode()
    settings = re.sub(
        r"(<w:settings[^>]*>)",
        r'\1<w:attachedTemplate r:id="rId1"/><w:rsids><w:rsid w:val="1"/></w:rsids>',
        settings,
    )
    parts["word/settings.xml"] = settings.encode()
    body = REQUIRED + '<w:p w:rsidR="00A1"><w:r w:rsidRPr="00A2"><w:t>Fixed text</w:t></w:r></w:p>'
    document = written(body, tmp_path, None, **{"word/settings.xml": parts["word/settings.xml"]})
    assert document.paragraphs[-1].text == "Fixed text"


@pytest.mark.corpus
def test_word_files_of_the_world_are_templates_or_are_refused_in_words(tmp_path: Path) -> None:
    """Every real .docx at hand with our places put in: a clean file, or a sentence that says why not."""
    root = corpora_root()
    files = sorted(
        path for path in root.glob("*/**/*.docx") if not path.parts[len(root.parts)].startswith("hostile")
    )
    if not files:
        pytest.skip(f"no Word files on this machine (looked in {root})")
    made, refused, wrong = 0, 0, []
    manuscript = rich_manuscript()
    for path in files:
        try:
            data = with_body(read_package(path.read_bytes(), path.name), REQUIRED, keep=True)
        except (KnownError, KeyError, AttributeError, SyntaxError):
            continue  # damaged, encrypted or no transitional Word file: there is nothing to put places in
        try:
            template = load_template(saved(data, tmp_path))
            result = write(manuscript, template)
        except KnownError:
            refused += 1
            continue
        made += 1
        texts = [known.text for known in docx.Document(io.BytesIO(result)).paragraphs]
        report = check(result, approved_links=template.links)
        leaks = report.findings
        if leaks or manuscript.title not in texts:
            wrong.append(f"{path.name}: {leaks}")
    assert made >= 50
    print(f"{len(files)} files: {made} made, {refused} refused, {len(wrong)} with findings")
    assert not wrong, "\n".join(wrong)
