"""E-books, each made here part by part."""

import pytest

from tests.sources.documents import package, spans
from workbench.sources.sandbox.guard import UnreadableDocument, read_guarded

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
PAGE = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head><body>{}</body></html>'
)


def book(chapters: dict[str, str], order: list[str], **parts: str) -> bytes:
    items = "".join(
        f'<item id="{name}" href="{name}%20x.xhtml" media-type="application/xhtml+xml"/>' for name in chapters
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in order)
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>On Tobruk</dc:title><dc:creator>A. Author</dc:creator><dc:creator>B. Author</dc:creator>"
        "<dc:publisher>A House</dc:publisher><dc:date>2024-05</dc:date><dc:language>en</dc:language>"
        "</metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    return package(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": opf,
            **{f"OPS/{name} x.xhtml": PAGE.format(page) for name, page in chapters.items()},
            **{name.replace("__", "/") + ".xml": xml for name, xml in parts.items()},
        }
    )


def test_chapters_are_read_in_their_order_with_their_structure() -> None:
    reading = read_guarded(
        book(
            {
                "second": "<h1>Two</h1><p>After<a epub:type='noteref'>1</a>.</p>"
                "<aside epub:type='footnote'><p>A note.</p></aside><script>x()</script>",
                "first": "<h1>Один</h1><p>Before.</p><p hidden='hidden'>unseen</p>",
                "apart": "<p>not in the order</p>",
            },
            ["first", "second", "gone"],
        ),
        "a.epub",
    )
    assert reading.text == "Один\n\nBefore.\n\nTwo\n\nAfter[1].\n\nA note."
    assert spans(reading, "heading") == ["Один", "Two"]
    assert spans(reading, "footnote") == ["A note."]
    assert reading.active == {"scripts": 1}
    assert (reading.title, reading.author, reading.site) == ("On Tobruk", "A. Author, B. Author", "A House")
    assert (reading.published_on, reading.language) == ("2024-05", "en")
    assert "1 hidden passage was left out." in reading.warnings


def test_a_locked_book_is_refused_and_locked_fonts_are_not() -> None:
    lock = '<encryption><CipherReference URI="{}"/></encryption>'
    with pytest.raises(UnreadableDocument, match="copying"):
        read_guarded(
            book({"a": "<p>b</p>"}, ["a"], **{"META-INF__encryption": lock.format("OPS/a x.xhtml")}), "a"
        )
    locked_font = book({"a": "<p>b</p>"}, ["a"], **{"META-INF__encryption": lock.format("f.otf")})
    assert read_guarded(locked_font, "a.epub").text == "b"


def test_a_path_out_of_the_book_is_no_chapter() -> None:
    data = book({"a": "<p>b</p>"}, ["a"]).replace(b"a%20x.xhtml", b"../../../x")
    assert (
        "missing" in " ".join(read_guarded(data, "a.epub").warnings)
        or read_guarded(data, "a.epub").text == "b"
    )
