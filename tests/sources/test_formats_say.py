"""What each format that is read says of a small document: its structure, its facts and their origin."""

import gzip
import importlib
import inspect
import pkgutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.sources import test_mail, test_odf, test_saved_page, test_sheets, test_warc
from tests.sources.compound import compound
from tests.sources.compound import message as outlook
from tests.sources.documents import package, paragraph, pdf, run, word
from tests.sources.test_epub import book
from tests.sources.test_msg import SENT, WORDS
from tests.sources.test_pictures import drawn, saved
from workbench.sources.page_and_folder import packed
from workbench.sources.reading import formats
from workbench.sources.reading.detect import detect
from workbench.sources.sandbox.guard import CONFINEMENT, read_guarded

PAGE = (
    '<html lang="en"><head><title>A visit</title><meta property="article:published_time" '
    'content="2025-02-18T08:00:00Z"><meta name="author" content="A. Author"></head><body><article>'
    f"<h1>A visit</h1><p>{test_mail.LONG}</p></article><script>x()</script></body></html>"
)


def mail() -> bytes:
    message = test_mail.message()
    message.set_content("They met.\n\n> before\n")
    return message.as_bytes()


def page_with_its_folder() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        page = test_saved_page.saved(Path(folder))
        return packed(page, page.with_name("A visit_files"))


WORD_FACTS = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>A visit</dc:title><dc:creator>A. Author</dc:creator>"
    "<dcterms:created>2025-02-18T08:00:00Z</dcterms:created></cp:coreProperties>"
)
WORD_BODY = paragraph(run("Words."), style="Heading1")
RTF = rb"{\rtf1\ansi{\info{\title A visit}{\author A. Author}{\creatim\yr2025\mo2\dy18}} Words.}"
SHEET = f"<sheetData>{test_sheets.row(test_sheets.text('A1', 'Words'))}</sheetData>"
PDF_FACTS = "/Title (A visit) /Author (A. Author) /CreationDate (D:20250218080000Z)"
PAGES = test_warc.response("https://a.example/", test_warc.page())

PROPERTIES = {
    "title": "document properties",
    "author": "document properties: whoever made the file",
    "published_on": "the day the file was made, which need not be the day it was published",
}
OF_THE_PAGE = {
    "title": "the page's heading or title",
    "author": "the page's own metadata",
    "published_on": "meta article:published_time",
}
OF_THE_BOOK = dict.fromkeys(("title", "author", "site", "published_on"), "the e-book's own metadata")
FIRST_LINE = {"title": "the first line"}


@dataclass(frozen=True)
class Says:
    """A document, and what its reader says of it; `warning` is how its only warning begins."""

    name: str
    made: Callable[[], bytes]
    kinds: frozenset[str]
    facts: dict[str, str] = field(default_factory=dict)
    warning: str = ""


def says(
    name: str, made: Callable[[], bytes], kinds: str, facts: dict[str, str] | None = None, warning: str = ""
) -> Says:
    return Says(name, made, frozenset(kinds.split()), facts or {}, warning)


FORMATS = {
    "text": says("a.txt", lambda: b"First words.\n\nSecond words.", "paragraph", FIRST_LINE),
    "markdown": says(
        "a.md", lambda: b"# A heading\n\n- one\n\n> said\n", "heading list_item quote",
        {"title": "the first heading"},
    ),
    "csv": says("a.csv", lambda: b"name,place\nA,Tobruk\n", "table_cell"),
    "tsv": says("a.tsv", lambda: b"name\tplace\nA\tTobruk\n", "table_cell"),
    "html": says("a.html", PAGE.encode, "heading paragraph", OF_THE_PAGE),
    "mhtml": says(
        "a.mhtml", lambda: test_mail.mhtml(PAGE), "heading paragraph",
        {
            **OF_THE_PAGE, "site": "the page's own metadata", "url": "the browser that saved the page",
            "captured_at": "header Date, by the browser",
        },
    ),
    "saved page": says(
        "a.zip", page_with_its_folder, "paragraph",
        {"title": "the page's heading or title", "url": "the browser that saved the page"},
    ),
    "warc": says("a.warc", lambda: PAGES, "list_item"),
    "wacz": says("a.wacz", lambda: package({"datapackage.json": "{}", "archive/a.warc": PAGES}), "list_item"),
    "eml": says(
        "a.eml", mail, "paragraph quote",
        {
            "title": "header Subject", "author": "header From",
            "published_on": "header Date, by the sender's clock",
        },
    ),
    "msg": says(
        "a.msg", lambda: compound(outlook(WORDS, SENT)), "paragraph",
        {
            "title": "message property Subject", "author": "message property From",
            "published_on": "message property Date, by the sender's clock",
        },
    ),
    "docx": says("a.docx", lambda: word(WORD_BODY, docProps__core_xml=WORD_FACTS), "heading", PROPERTIES),
    "odt": says(
        "a.odt", lambda: test_odf.document("<text:h>Head</text:h><text:p>Words.</text:p>"),
        "heading paragraph", {"title": "the first heading"},
    ),
    "odp": says(
        "a.odp",
        lambda: test_odf.document("<draw:page><text:p>Words.</text:p></draw:page>", kind="presentation"),
        "page paragraph",
    ),
    "rtf": says("a.rtf", lambda: RTF, "paragraph", PROPERTIES),
    "epub": says(
        "a.epub", lambda: book({"one": "<h1>One</h1><p>Words.</p>"}, ["one"]), "heading paragraph",
        OF_THE_BOOK
    ),
    "xlsx": says("a.xlsx", lambda: test_sheets.workbook({"S": SHEET}), "heading table_cell"),
    "pdf": says("a.pdf", lambda: pdf([["Words of a page."]], info=PDF_FACTS), "page paragraph", PROPERTIES),
    "picture": says(
        "a.png", lambda: saved(drawn("TOBRUK")), "", {"size": "1,200 by 300 pixels"}
    ),
    "zip": says("a.zip", lambda: package({"a.txt": "words"}), "list_item"),
    "gzip": says("a.txt.gz", lambda: gzip.compress(b"Words."), "paragraph", FIRST_LINE),
    "gzip cut off": says(
        "a.txt.gz", lambda: gzip.compress(b"Words. " * 99)[:-6], "paragraph", FIRST_LINE, "The"
    ),
    "empty zip": says("a.zip", lambda: package({}), "", warning="There is no file in the archive."),
    "text in another order": says(
        "a.txt", lambda: "Words r\u202etxt.".encode(), "paragraph", FIRST_LINE
    ),
}  # fmt: skip


@pytest.mark.parametrize("said", FORMATS.values(), ids=FORMATS)
def test_structure_facts_and_warnings(said: Says) -> None:
    reading = read_guarded(said.made(), said.name)
    assert {span.kind for span in reading.structure} == said.kinds
    assert {name: by for name, by in reading.facts.items() if name != CONFINEMENT} == said.facts
    assert len(reading.warnings) == bool(said.warning), reading.warnings
    assert all(warning.startswith(said.warning) and warning.endswith(".") for warning in reading.warnings)
    assert reading.facts[CONFINEMENT]


@pytest.mark.parametrize("said", FORMATS.values(), ids=FORMATS)
def test_nothing_is_stated_without_its_origin(said: Says) -> None:
    reading = read_guarded(said.made(), said.name)
    stated = ("title", "author", "site", "url", "published_on", "captured_at")
    assert [name for name in stated if getattr(reading, name) and name not in reading.facts] == []


def test_no_reader_is_left_out() -> None:
    modules = [
        importlib.import_module(f"{formats.__name__}.{one.name}")
        for one in pkgutil.iter_modules(formats.__path__)
    ]
    readers = {
        module.__name__.rpartition(".")[2]
        for module in modules
        if hasattr(module, "read") and list(inspect.signature(module.read).parameters) == ["data", "name"]
    }
    assert {detect(said.made(), said.name).reader for said in FORMATS.values()} == readers
