"""The hygiene check: planted words found in every form, nothing found in vain."""

import base64
import gzip
import random
import zlib
from collections.abc import Callable

import pytest

from tests.deliver.full_brief import png, rich_manuscript
from tests.deliver.planting import in_text, run
from workbench.deliver.hygiene import check
from workbench.deliver.manuscript import Secret
from workbench.deliver.package import write_package
from workbench.deliver.writer import write

NEEDLES = ("Nadia Kessler", "field-notes-0231.eml", "Юлия Ветрова", "منصور الغرياني", "Élodie Fabre")
SECRETS = [Secret(needle, "a test") for needle in NEEDLES]


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
def test_planted_words_are_found_in_the_text(clean: dict[str, bytes], form: str) -> None:
    planted = clean
    for needle in NEEDLES:
        planted = in_text(planted, f"{WRITTEN[form](needle)}{run('Words between.')}</w:p><w:p>")
    report = check(write_package(planted), "client", SECRETS)
    assert {f"word/document.xml holds “{needle}” (a test)" for needle in NEEDLES} <= set(report.findings)


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "as it is": bytes,
    "zlib": zlib.compress,
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "in a package": lambda data: write_package({"word/document.xml": data}),
    "in a package in a package": lambda data: write_package({"a": write_package({"b": data})}),
}


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("packing", PACKED)
def test_planted_words_are_found_in_any_part(clean: dict[str, bytes], packing: str, code: str) -> None:
    stray = {
        f"word/embeddings/object{number}.bin": b"\x07\x00junk" + PACKED[packing](needle.encode(code)) + b"end"
        for number, needle in enumerate(NEEDLES)
    }
    report = check(write_package({**clean, **stray}), "client", SECRETS)
    for number, needle in enumerate(NEEDLES):
        assert any(f"object{number}.bin holds “{needle}”" in finding for finding in report.findings)


def test_planted_words_are_found_in_an_embedded_font(clean: dict[str, bytes]) -> None:
    font, fonts = random.Random(5).randbytes(40_000), dict[str, bytes]()
    expected = set()
    for number, needle in enumerate(NEEDLES):
        for packing in ("as it is", "zlib", "gzip"):
            name = f"word/fonts/{number}-{packing.replace(' ', '-')}.odttf"
            packed = b"\0" + PACKED[packing](needle.encode()) + b"\0"
            fonts[name] = font[:20_000] + packed + font[20_000:]
            expected.add(f"{name} holds “{needle}” (a test)")
    report = check(write_package({**clean, "word/fonts/a.odttf": font, **fonts}), "client", SECRETS)
    # The font in which nothing was planted is not among them.
    assert {finding for finding in report.findings if "holds" in finding} == expected


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


def test_packed_data_is_looked_through_up_to_a_limit_and_then_said_to_be_too_much(
    clean: dict[str, bytes],
) -> None:
    """8 kB can unpack to 8 MB, and again: the check ends all the same, and calls nothing clean."""
    streams = b"".join(zlib.compress(bytes([number]) * 8_000_000) for number in range(40))
    report = check(write_package({**clean, "word/fonts/a.odttf": streams}), "client", SECRETS)
    assert report.findings == ("word/fonts/a.odttf holds more packed data than can be checked",)


def test_text_beyond_all_measure_is_not_looked_through(clean: dict[str, bytes]) -> None:
    theme = clean["word/theme/theme1.xml"] + b" " * 9_000_000
    found = check(write_package({**clean, "word/theme/theme1.xml": theme}), "client", SECRETS).findings
    assert found == ("the file is too large to be checked",)
