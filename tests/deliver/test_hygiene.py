"""The hygiene check: planted words found in every form, each trace named, nothing found in vain."""

import base64
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.deliver.full_brief import png, rich_manuscript
from workbench.deliver.hygiene import check, check_file
from workbench.deliver.manuscript import Secret
from workbench.deliver.package import read_package, write_package
from workbench.deliver.writer import write
from workbench.values.errors import NotFound, Unreadable

NEEDLES = ("Nadia Kessler", "field-notes-0231.eml", "Юлия Ветрова", "منصور الغرياني", "Élodie Fabre")
SECRETS = [Secret(needle, "a test") for needle in NEEDLES]


@pytest.fixture(scope="module")
def clean() -> dict[str, bytes]:
    return read_package(write(rich_manuscript(), "assessed-brief"), "clean")


def in_text(parts: dict[str, bytes], xml: str, part: str = "word/document.xml") -> dict[str, bytes]:
    """The parts with markup put in at the beginning of the first paragraph's runs."""
    text = parts[part].decode()
    position = text.index("<w:r>")
    return {**parts, part: (text[:position] + xml + text[position:]).encode()}


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def entities(text: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in text)


def hexadecimal_entities(text: str) -> str:
    return "".join(f"&#x{ord(letter):X};" for letter in text)


WRITTEN: dict[str, Callable[[str], str]] = {
    "plain": run,
    "upper case": lambda text: run(text.upper()),
    "a run for each letter": lambda text: "".join(map(run, text)),
    "runs with properties between": lambda text: "".join(
        f"<w:r><w:rPr><w:b/></w:rPr><w:t>{half}</w:t></w:r>" for half in (text[:4], text[4:])
    ),
    "over two paragraphs": lambda text: f"{run(text[:5])}</w:p><w:p>{run(text[5:])}",
    "soft hyphens": lambda text: run("\u00ad".join(text)),
    "zero width spaces": lambda text: run("\u200b".join(text)),
    "no-break spaces": lambda text: run(text.replace(" ", "\u00a0")),
    "line break between": lambda text: run(text.replace(" ", "</w:t><w:br/><w:t>")),
    "decimal entities": lambda text: run(entities(text)),
    "hexadecimal entities": lambda text: run(hexadecimal_entities(text)),
    "entities twice": lambda text: run(entities(text).replace("&", "&amp;")),
    "a comment of XML": lambda text: f"<!-- {text} -->",
    "a comment within a word": lambda text: run(f"{text[:3]}<!-- x -->{text[3:]}"),
    "CDATA": lambda text: f"<w:r><w:t><![CDATA[{text}]]></w:t></w:r>",
    "CDATA within a word": lambda text: run(f"{text[:3]}<![CDATA[{text[3:5]}]]>{text[5:]}"),
    "a processing instruction": lambda text: f"<?note {text}?>",
    "an attribute": lambda text: f'<w:bookmarkStart w:id="9" w:name="{text}"/><w:bookmarkEnd w:id="9"/>',
    "an attribute with entities": lambda text: f'<w:smartTag w:element="{entities(text)}"/>',
    "a field code": lambda text: f"<w:r><w:instrText> SEQ {text} </w:instrText></w:r>",
    "base64": lambda text: run(base64.b64encode(text.encode()).decode()),
    "base64, second byte": lambda text: run(base64.b64encode(b"x" + text.encode() + b"yz").decode()),
    "base64, third byte": lambda text: run(base64.b64encode(b"xy" + text.encode()).decode()),
    "base64 without its end": lambda text: run(base64.b64encode(text.encode()).decode().rstrip("=")),
    "base64 for addresses": lambda text: run(base64.urlsafe_b64encode(text.encode()).decode()),
    "base64 in lines": lambda text: run(base64.encodebytes(text.encode() * 5).decode()),
    "base64 of UTF-16": lambda text: run(base64.b64encode(text.encode("utf-16-le")).decode()),
    "base32": lambda text: run(base64.b32encode(text.encode()).decode()),
    "hexadecimal": lambda text: run(text.encode().hex()),
    "hexadecimal upper case": lambda text: run(text.encode().hex().upper()),
    "hexadecimal with colons": lambda text: run(text.encode().hex(":")),
    "hexadecimal of UTF-16": lambda text: run(text.encode("utf-16-be").hex()),
    "percent": lambda text: run("".join(f"%{byte:02X}" for byte in text.encode())),
    "quoted printable": lambda text: run("".join(f"={byte:02X}" for byte in text.encode())),
    "escapes": lambda text: run("".join(f"\\u{ord(letter):04x}" for letter in text)),
    "escapes of Office": lambda text: run("".join(f"_x{ord(letter):04X}_" for letter in text)),
    "backwards": lambda text: run(text[::-1]),
}


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("needle", NEEDLES)
def test_a_planted_word_is_found_in_the_text(clean: dict[str, bytes], form: str, needle: str) -> None:
    report = check(write_package(in_text(clean, WRITTEN[form](needle))), "client", SECRETS)
    assert any(f"word/document.xml holds “{needle}” (a test)" == finding for finding in report.findings)


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "as it is": bytes,
    "zlib": zlib.compress,
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "in a package": lambda data: write_package({"word/document.xml": data}),
    "in a package in a package": lambda data: write_package({"a": write_package({"b": data})}),
}


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("needle", NEEDLES)
def test_a_planted_word_is_found_in_any_part(
    clean: dict[str, bytes], needle: str, packing: str, code: str
) -> None:
    stray = b"\x07\x00junk" + PACKED[packing](needle.encode(code)) + b"end"
    report = check(write_package({**clean, "word/embeddings/object.bin": stray}), "client", SECRETS)
    assert any(f"object.bin holds “{needle}”" in finding for finding in report.findings)


PLACES = (
    "word/endnotes.xml", "word/header1.xml", "word/footer1.xml", "word/styles.xml", "word/settings.xml",
    "word/numbering.xml", "word/fontTable.xml", "word/theme/theme1.xml", "docProps/core.xml",
    "docProps/app.xml", "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels",
)  # fmt: skip


@pytest.mark.parametrize("part", PLACES)
def test_a_planted_word_is_found_in_every_part_of_the_package(clean: dict[str, bytes], part: str) -> None:
    planted = clean[part].replace(b"?>", b"?><!-- " + NEEDLES[0].encode() + b" -->", 1)
    report = check(write_package({**clean, part: planted}), "client", SECRETS)
    assert any(f"{part} holds “{NEEDLES[0]}”" in finding for finding in report.findings)


@pytest.mark.parametrize("noted", [b"Nadia Kessler", "Nadia Kessler".encode("utf-16-le")])
def test_a_planted_word_is_found_in_a_picture(clean: dict[str, bytes], noted: bytes) -> None:
    for picture in (png(noted=noted), png() + noted):
        report = check(write_package({**clean, "word/media/image1.png": picture}), "client", SECRETS)
        assert any("image1.png holds “Nadia Kessler”" in finding for finding in report.findings)


def test_a_word_in_the_name_of_a_part_is_found(clean: dict[str, bytes]) -> None:
    report = check(write_package({**clean, "word/Nadia-Kessler.xml": b"<a/>"}), "client", SECRETS)
    assert any("holds “Nadia Kessler”" in finding for finding in report.findings)


@pytest.mark.parametrize(
    ("secret", "sentence"),
    [
        ("Adam", "They had a meal."),
        ("Adam", "Adamant words."),
        ("Rome", "The aerodrome."),
        ("Ali Omar", "An alienation of marks."),
    ],
)
def test_a_name_within_other_words_is_no_finding(clean: dict[str, bytes], secret: str, sentence: str) -> None:
    data = write_package(in_text(clean, run(sentence)))
    assert check(data, "client", [Secret(secret, "a test")]).ok


@pytest.mark.parametrize("sentence", ["Adam left.", "“Adam’s” word", "ADAM", "A-d-a-m: Adam."])
def test_a_short_name_is_found_as_a_word(clean: dict[str, bytes], sentence: str) -> None:
    data = write_package(in_text(clean, run(sentence)))
    assert not check(data, "client", [Secret("Adam", "a test")]).ok


@pytest.mark.parametrize("template", ["house-brief", "assessed-brief"])
@pytest.mark.parametrize("profile", ["client", "internal"])
def test_what_the_writer_writes_is_clean(template: str, profile: str) -> None:
    manuscript = rich_manuscript()
    report = check(write(manuscript, template, profile), profile, (*SECRETS, *manuscript.secrets))
    assert report.findings == ()


def test_an_internal_file_given_out_as_a_client_file_is_found() -> None:
    data = write(rich_manuscript(), "assessed-brief", "internal")
    report = check(data, "client", [Secret("Colonel Selim Bashandi", "publication of a protected source")])
    assert any("Bashandi" in finding for finding in report.findings)


TRACES: dict[str, tuple[str, str]] = {
    "insertion": ('<w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins>', "a tracked change"),
    "deletion": ('<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>', "a tracked change"),
    "change of look": ('<w:r><w:rPr><w:rPrChange w:id="1"/></w:rPr></w:r>', "a tracked change"),
    "author": ('<w:proofErr w:author="A. Analyst"/>', "the name of an author"),
    "hidden": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>", "hidden text"),
    "hidden otherwise": ('<w:r><w:rPr><w:specVanish w:val="on"/></w:rPr></w:r>', "hidden text"),
    "comment": ('<w:r><w:commentReference w:id="1000"/></w:r>', "a comment"),
    "session": ('<w:r w:rsidR="00AB12CD"><w:t>x</w:t></w:r>', "editing session ids"),
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
    assert check(target.getvalue()).findings == ("the file is too large to be looked through",)
