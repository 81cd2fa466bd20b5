"""What a hand, a program or a machine leaves in a Word file: each is named."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.deliver.full_brief import rich_manuscript
from tests.deliver.planting import in_text, run
from workbench.deliver.hygiene import check, check_file
from workbench.deliver.package import write_package
from workbench.deliver.writer import write
from workbench.values.errors import NotFound, Unreadable

TRACES: dict[str, tuple[str, str]] = {
    "insertion": ('<w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins>', "a tracked change"),
    "deletion": ('<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>', "a tracked change"),
    "change of look": ('<w:r><w:rPr><w:rPrChange w:id="1"/></w:rPr></w:r>', "a tracked change"),
    "author": ('<w:proofErr w:author="A. Analyst"/>', "the name of an author"),
    "hidden": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>", "hidden text"),
    "hidden otherwise": ('<w:r><w:rPr><w:specVanish w:val="on"/></w:rPr></w:r>', "hidden text"),
    "comment": ('<w:r><w:commentReference w:id="1000"/></w:r>', "a comment"),
    "session": ('<w:r w:rsidR="00AB12CD"><w:t>x</w:t></w:r>', "editing session ids"),
    "after a value that holds the end of a tag": (
        '<w:proofErr w:type="a>b" w:rsidR="00AB12CD"/>',
        "editing session ids",
    ),
    "on a line of its own": ("<w:proofErr\n\tw:rsidR\n = '00AB12CD'/>", "editing session ids"),
    "closed at once": ("<w:r>\n<w:object\n/></w:r>", "an embedded object"),
    "instruction": ("<?mso draft?>", "a remark that Word does not show"),
    "other prefix": (
        '<x:r xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main" x:rsidR="00AB12CD"/>',
        "editing session ids",
    ),
    "paragraph id": (
        '<w:r xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="1A2B3C4D"/>',
        "paragraph ids",
    ),
    "field that fetches": ("<w:r><w:instrText> INCLUDETEXT x </w:instrText></w:r>", "a field INCLUDETEXT"),
    "field in pieces": (
        "<w:r><w:instrText> FILE</w:instrText></w:r><w:r><w:instrText>NAME </w:instrText></w:r>",
        "a field FILENAME",
    ),
    "object": ("<w:r><w:object/></w:r>", "an embedded object"),
    "unfilled place": (
        '<w:sdt><w:sdtPr><w:tag w:val="gw:summary"/></w:sdtPr><w:sdtContent/></w:sdt>',
        "the place gw:summary, not filled",
    ),
    "last cursor": ('<w:bookmarkStart w:id="1" w:name="_GoBack"/>', "the bookmark _GoBack"),
    "path": (run("C:\\Users\\nk\\brief.docx"), "the path of a file or folder"),
    "path elsewhere": (run("saved in /home/nk/cases"), "the path of a file or folder"),
    "remark": ("<!-- draft 3 -->", "a remark that Word does not show"),
    "note without text": ('<w:r><w:endnoteReference w:id="99"/></w:r>', "the notes do not match"),
}


@pytest.mark.parametrize("trace", TRACES)
def test_each_trace_of_a_hand_is_named(clean: dict[str, bytes], trace: str) -> None:
    xml, said = TRACES[trace]
    report = check(write_package(in_text(clean, xml)))
    assert any(said in finding for finding in report.findings), report.findings


def test_a_web_address_is_no_path_of_this_machine(clean: dict[str, bytes]) -> None:
    data = write_package(in_text(clean, run("https://example.org/home/news and http://x.org/Users/1")))
    assert check(data).ok


STRAY = ("word/comments.xml", "customXml/item1.xml", "docProps/custom.xml", "docProps/thumbnail.jpeg",
         "word/stylesWithEffects.xml", "word/vbaProject.bin", "word/people.xml",
         "word/media/logo.emf")  # fmt: skip


@pytest.mark.parametrize("name", STRAY)
def test_a_part_that_does_not_belong_is_named(clean: dict[str, bytes], name: str) -> None:
    report = check(write_package({**clean, name: b"<a/>"}))
    assert f"the part {name} does not belong into a deliverable" in report.findings


def test_links_must_be_approved(clean: dict[str, bytes]) -> None:
    link = (
        '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'hyperlink" Target="https://track.example/7" TargetMode="External"/></Relationships>'
    )
    name = "word/_rels/document.xml.rels"
    data = write_package({**clean, name: clean[name].replace(b"</Relationships>", link.encode())})
    assert check(data).findings == (f"{name} links to https://track.example/7",)
    assert check(data, approved_links=["https://track.example/7"]).ok


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("<Company>The House</Company>", "the properties state Company"),
        ("<TotalTime>95</TotalTime>", "the properties state TotalTime"),
    ],
)
def test_what_the_properties_state_is_named(clean: dict[str, bytes], fields: str, said: str) -> None:
    app = clean["docProps/app.xml"].replace(b"/>", f">{fields}</Properties>".encode())
    assert said in check(write_package({**clean, "docProps/app.xml": app})).findings


def test_the_zip_itself_is_looked_at(clean: dict[str, bytes]) -> None:
    data = write_package(clean)
    assert check(data).ok
    dated = io.BytesIO()
    with zipfile.ZipFile(dated, "w") as package:
        for name, content in clean.items():
            package.writestr(zipfile.ZipInfo(name, (2025, 2, 24, 9, 30, 0)), content)
        package.comment = b"from the desk"
    found = check(dated.getvalue()).findings
    assert any("carries a time" in finding for finding in found)
    assert "the file carries a remark of the zip format" in found
    assert "the file holds bytes that belong to no part" in check(b"before" + data).findings
    twice = io.BytesIO(data)
    with zipfile.ZipFile(twice, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(zipfile.ZipInfo("word/document.xml", (1980, 1, 1, 0, 0, 0)), b"<a/>")
    assert "the part word/document.xml is there twice" in check(twice.getvalue()).findings


def test_a_file_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    with pytest.raises(NotFound):
        check_file(path)
    path.write_bytes(b"PK no zip")
    with pytest.raises(Unreadable):
        check_file(path)
    data = write(rich_manuscript(), "house-brief")
    path.write_bytes(data)
    assert check_file(path).ok
    path.write_bytes(data[:-400])
    with pytest.raises(Unreadable):
        check_file(path)
    path.write_bytes(data[:900] + b"\xff" * 40 + data[940:])
    assert not check_file(path).ok


def test_a_package_that_unpacks_to_no_end_is_not_unpacked(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(5):
            package.writestr(f"word/media/{number}.png", bytes(50_000_000))
    assert check(target.getvalue()).findings == ("the file is too large to be checked",)


def test_a_footnote_without_a_reference_is_named(clean: dict[str, bytes]) -> None:
    notes = clean["word/endnotes.xml"].replace(b"w:endnote", b"w:footnote")
    assert (
        "the notes do not match their references"
        in check(write_package({**clean, "word/footnotes.xml": notes})).findings
    )
