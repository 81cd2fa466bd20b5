"""Pictures: measured before they are unpacked, shown as bare pixels, their words recognised with places."""

import io
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.sources.documents import pdf, spans
from workbench.sources.document import read_document
from workbench.sources.picture_words import installed_languages
from workbench.sources.sandbox.guard import UnreadableDocument, picture_guarded, read_guarded

FORMATS = ["PNG", "JPEG", "TIFF", "WEBP", "GIF"]


def drawn(*lines: str, size: tuple[int, int] = (1200, 300)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        pen.text((40, 30 + 110 * number), line, font=ImageFont.load_default(48), fill="black")
    return image


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)  # type: ignore[arg-type]
    return target.getvalue()


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("PATH", str(tmp_path))
    installed_languages.cache_clear()
    yield
    installed_languages.cache_clear()


def needs_tesseract() -> None:
    if "eng" not in installed_languages():
        pytest.skip("Tesseract with English is not installed on this machine")


@pytest.mark.parametrize("kind", FORMATS)
def test_words_in_a_picture_are_read_with_their_places(kind: str) -> None:
    needs_tesseract()
    reading = read_document(
        saved(drawn("Haftar arrived in Minsk.", "He met the minister."), kind), "a"
    ).reading
    assert reading.text.split() == ["Haftar", "arrived", "in", "Minsk.", "He", "met", "the", "minister."]
    assert spans(reading, "word") == reading.text.split()
    first = next(span for span in reading.structure if span.kind == "word")
    x0, y0, x1, y1 = map(float, first.label.split())
    # "Haftar" begins 40 pixels from the left of 1,200 and stands in the upper half.
    assert 0.02 < x0 < 0.05 < x1 < 0.25
    assert 0.0 < y0 < y1 < 0.5
    assert "compare" in reading.warnings[0]


def test_pages_of_a_tiff_are_pages() -> None:
    needs_tesseract()
    pages = saved(drawn("First page"), "TIFF", save_all=True, append_images=[drawn("Second sheet")])
    reading = read_document(pages, "a.tif").reading
    assert [span.label for span in reading.structure if span.kind == "page"] == ["1", "2"]
    assert spans(reading, "page") == ["First page", "Second sheet"]
    assert reading.page_count == 2


def test_words_among_specks_are_read() -> None:
    needs_tesseract()
    image = drawn("Haftar arrived in Minsk.").convert("L")
    chance = random.Random(1)
    for _ in range(image.width * image.height // 10):
        place = chance.randrange(image.width), chance.randrange(image.height)
        image.putpixel(place, chance.choice((0, 255)))
    reading = read_document(saved(image), "a.png").reading
    assert reading.text == "Haftar arrived in Minsk."


def test_a_scan_in_a_pdf_is_read_like_a_picture() -> None:
    needs_tesseract()
    scan = saved(drawn("First page"), "PDF", save_all=True, append_images=[drawn("Second sheet")])
    reading = read_document(scan, "scan.pdf").reading
    assert spans(reading, "page") == ["First page", "Second sheet"]
    assert (reading.media_type, reading.facts["pages"]) == ("application/pdf", "2")
    assert not any("No text was found" in warning for warning in reading.warnings)
    assert "compare" in reading.warnings[-1]


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_a_picture_is_a_source_all_the_same() -> None:
    document = read_document(saved(drawn("words")), "a.png")
    assert (document.unread_reason, document.reading.text) == ("", "")
    assert "not installed" in document.reading.warnings[0]


def test_facts_of_the_camera() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x010F] = "Delegation in Minsk", "A. Photographer", "Camera"
    exif.get_ifd(0x8769)[0x9003] = "2025:02:18 10:11:12"
    exif.get_ifd(0x8825).update({1: "N", 2: (32.0, 4.0, 48.0), 3: "W", 4: (23.0, 57.0, 36.0)})
    reading = read_guarded(saved(drawn(), "JPEG", exif=exif), "a.jpg")
    assert (reading.title, reading.author) == ("Delegation in Minsk", "A. Photographer")
    assert reading.facts["taken"] == "2025-02-18 10:11:12, by the clock of the camera"
    assert reading.facts["place"] == "32.0800, -23.9600, as the camera noted it"
    assert reading.facts["size"] == "1,200 by 300 pixels"
    assert reading.published_on == ""


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_is_shown_as_bare_pixels(kind: str) -> None:
    picture = picture_guarded(saved(drawn("x"), kind), "a", longest=600)
    assert (picture.width, picture.height, len(picture.pixels)) == (600, 150, 600 * 150 * 3)
    assert picture.pixels[:3] == b"\xff\xff\xff"


@pytest.mark.parametrize(
    "make",
    [
        lambda: saved(Image.new("RGBA", (10, 10), (255, 0, 0, 0))),
        lambda: saved(Image.new("LA", (10, 10), (0, 0))),
        lambda: saved(Image.new("I;16", (10, 10), 65535)),
        lambda: saved(Image.new("1", (10, 10), 1), "TIFF"),
        lambda: saved(Image.new("CMYK", (10, 10), (0, 0, 0, 0)), "JPEG"),
    ],
)
def test_what_is_clear_or_deep_or_in_other_colours_is_shown_white(make: Callable[[], bytes]) -> None:
    assert min(picture_guarded(make(), "a").pixels) > 250


def test_a_page_of_a_pdf_is_shown() -> None:
    picture = picture_guarded(pdf([["one"], ["two"]]), "a.pdf", page=1, longest=900)
    assert max(picture.width, picture.height) in (899, 900)
    with pytest.raises(UnreadableDocument, match="cannot be shown"):
        picture_guarded(pdf([["one"]]), "a.pdf", page=5)
    with pytest.raises(UnreadableDocument, match="Only pictures"):
        picture_guarded(b"words", "a.txt")


def png_of_declared_size(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")


def test_a_picture_without_end_is_refused_by_what_it_declares() -> None:
    with pytest.raises(UnreadableDocument, match="60,000 by 60,000"):
        read_guarded(png_of_declared_size(60_000, 60_000), "a.png")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_damaged_picture_is_kept_with_the_reason(kind: str) -> None:
    whole = saved(drawn("some words to fill it"), kind)
    with pytest.raises(UnreadableDocument, match="The original is kept"):
        read_guarded(whole[:20], "a")
    # What is cut in the midst of the pixels is read or refused: which of them is the library's to say.
    assert read_document(whole[: len(whole) // 3], "a").original == whole[: len(whole) // 3]
