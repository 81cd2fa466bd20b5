"""PDF: the text page by page in reading order, with printed page numbers."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from workbench.sources.reading.formats.dates import partial_date
from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.formats.pdf_actions import active_content
from workbench.sources.reading.formats.pdf_ligatures import UNKNOWN
from workbench.sources.reading.formats.pdf_notes import attached_files, too_large_files
from workbench.sources.reading.formats.pdf_pages import MENDED, WRONG, PrintedPage, printed_pages
from workbench.sources.reading.formats.pdf_partners import partners
from workbench.sources.reading.formats.pdf_unseen import marked, unseen_said
from workbench.sources.reading.formats.print_lines import has_cut, hyphenated_words, reflowed
from workbench.sources.reading.formats.told import told
from workbench.sources.reading.formats.turned_words import has_unlikely_letters, words_with_strays
from workbench.sources.reading.model import Reading, Span
from workbench.values.errors import Unreadable
from workbench.values.text import canonical, counted

MOST_PAGES = 10_000
_KEPT = "The original is kept."
_DATE = re.compile(r"\s*(?:D:)?(\d{4})(\d{2})?(\d{2})?")
_NO_TITLE = re.compile(
    r"untitled.*|microsoft (?:word|powerpoint|excel) - .*|.*\.(?:docx?|indd|qxd|pdf|tex|dvi|rtf|odt|pptx?)",
    re.IGNORECASE,
)
# Of no script, or told as a control character, which canonical text has none of.
_UNKNOWN_LETTER = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ue000-\uf8ff\ufffd]")
_CONTROLS = bytes({*range(1, 0x20)} - set(b"\t\n\r"))
_TOO_MANY_UNKNOWN = 0.1
_MOST_NAMED = 8


def read(data: bytes, name: str) -> Reading:
    """Read a PDF with PDFium; Unreadable where it is protected by a password or not a PDF at all."""
    with _opened(data) as document:
        return _read_document(document, data)[0]


def read_boxes(data: bytes, name: str) -> Reading:
    """As `read`, with the places of the letters on the pages; takes several times as long."""
    from workbench.sources.reading.formats.pdf_boxes import boxes_on

    with _opened(data) as document:
        reading, printed = _read_document(document, data)
        pages = [span for span in reading.structure if span.kind == "page"]
        return replace(reading, boxes=tuple(boxes_on(document.raw, reading.text, pages, printed)))


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(
                "The PDF is protected with a password.", kept=_KEPT, do="Save it without one and add that."
            ) from None
        raise Unreadable("The PDF is damaged and cannot be opened.", kept=_KEPT) from None
    try:
        yield document
    finally:
        document.close()


def _read_document(document: Any, data: bytes) -> tuple[Reading, list[PrintedPage]]:
    warnings: list[str] = []
    count = len(document)
    if count > MOST_PAGES:
        warnings.append(f"The PDF has {counted(count, 'page')}; the first {MOST_PAGES:,} were read.")
    active, has_layers = active_content(document, data)
    pages = printed_pages(document, min(count, MOST_PAGES), data, has_layers)
    text, spans = _joined(pages)
    warnings += _doubts(text, pages)
    warnings += [*_mark_unseen(text, spans, pages), *too_large_files(document)]
    title, author = (_property(document, key) for key in ("Title", "Author"))
    title = "" if _NO_TITLE.fullmatch(title) else title
    created = _partial_date(_property(document, "CreationDate"))
    reading = Reading(
        text=text,
        structure=tuple(spans),
        title=title,
        author=author,
        published_on=created,
        language=language_of(text),
        reader="pdf 8",
        media_type="application/pdf",
        page_count=count,
        warnings=tuple(warnings),
        facts=_facts(title, author, created, _partial_date(_property(document, "ModDate"))),
        active=active,
        parts=tuple(attached_files(document)),
    )
    return reading, pages


def _mark_unseen(text: str, spans: list[Span], pages: list[PrintedPage]) -> list[str]:
    """Mark words that are not seen, and say so; a scan with its words laid over it is only said."""
    layers: list[int] = []
    found: list[Span] = []
    places = [span for span in spans if span.kind == "page"]
    for number, (page, place) in enumerate(zip(pages, places, strict=True), 1):
        if page.is_scan:
            layers.append(number)
        elif page.hidden:
            letters = list(partners(text[place.start : place.end], page.printed))
            found += marked(text, place, letters, page.hidden)
    if found:
        spans += found
        spans.sort(key=lambda span: (span.start, -span.end))
    doubts = []
    if layers:
        doubts.append(
            f"Words recognised in a scan by another program, to be compared with it: {_some(layers)}."
        )
    return [*doubts, *unseen_said(found)]


def _joined(pages: list[PrintedPage]) -> tuple[str, list[Span]]:
    """One text of all pages, with a span for each page, paragraph and note; notes end their page."""
    # Looking at every word takes as long as getting the text, and most files cut none.
    printed = [page.raw for page in pages]
    known = hyphenated_words(printed) if any(map(has_cut, printed)) else frozenset()
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    for page in pages:
        lines = reflowed(page.raw, known)
        words = "\n".join([*lines, *(note.words for note in page.notes)])
        if pieces:
            pieces.append("\n\n")
            length += 2
        pieces.append(words)
        spans.append(Span("page", length, length + len(words), 0, page.label))
        place = length
        for line in lines:
            spans.append(Span("paragraph", place, place := place + len(line)))
            place += 1
        for note in page.notes:
            spans.append(Span(note.kind, place, place := place + len(note.words), 0, note.label))
            place += 1
        length += len(words)
    return "".join(pieces), spans


def _doubts(text: str, pages: list[PrintedPage]) -> list[str]:
    """What a reader should know before relying on the text."""
    doubts = []
    damaged = [number for number, page in enumerate(pages, 1) if page.damaged]
    if damaged:
        doubts.append(f"Damaged and not read: {_some(damaged)}.")
    empty = [number for number, page in enumerate(pages, 1) if not page.raw.strip() and not page.damaged]
    beyond = [number for number, page in enumerate(pages, 1) if page.beyond]
    if beyond:
        doubts.append(f"Only partly searched for hidden words, with too much on it: {_some(beyond)}.")
    if not text.strip():
        doubts.append("No text was found: the PDF looks like a scan or a drawing.")
    elif empty:
        doubts.append(f"Without text, as scans and pictures are: {_some(empty)}.")
    doubts += _right_to_left_doubts(text, pages)
    untold = [number for number, page in enumerate(pages, 1) if page.untold]
    if untold:
        doubts.append(
            "Letters are missing, which the fonts do not identify: compare the text with the pages: "
            f"{_some(untold)}."
        )
    elif marked_unknown := [number for number, page in enumerate(pages, 1) if UNKNOWN in page.raw]:
        doubts.append(
            f"Letters that the fonts do not identify are written as {UNKNOWN}: compare with the pages: "
            f"{_some(marked_unknown)}."
        )
    if missing := [number for number, page in enumerate(pages, 1) if page.is_doubtful]:
        doubts.append(
            "Letters may be missing where a font says less than it prints: compare the text with the pages: "
            f"{_some(missing)}."
        )
    unknown = sum(_unknown_in(page.raw) for page in pages)
    if unknown > _TOO_MANY_UNKNOWN * max(1, sum(len(page.raw) for page in pages)):
        doubts.append(
            "The fonts of this PDF do not identify many of its letters: compare the text with the pages."
        )
    return doubts


def _unknown_in(raw: str) -> int:
    """How many letters of a page are unknown."""
    if raw.isascii():
        return len(raw) - len(raw.encode().translate(None, _CONTROLS))
    return len(_UNKNOWN_LETTER.findall(raw))


def _right_to_left_doubts(text: str, pages: list[PrintedPage]) -> list[str]:
    """What is doubtful of words that run from right to left."""
    doubts = []
    for state, said in (
        (MENDED, "Printed with the letters of words in the wrong order, and put right"),
        (WRONG, "Letters of words may be in the wrong order: compare with the pages"),
    ):
        if numbers := [number for number, page in enumerate(pages, 1) if page.turned == state]:
            doubts.append(f"{said}: {_some(numbers)}.")
    if any(page.letters and not page.is_ordered for page in pages) and (strays := words_with_strays(text)):
        rest = "letters that the fonts do not identify: compare the text with the pages."
        doubts.append(told(strays, "word has", "words have", rest))
    if has_unlikely_letters(text):
        doubts.append("The fonts give wrong letters for some words: compare the text with the pages.")
    return doubts


def _some(numbers: list[int]) -> str:
    more = len(numbers) - _MOST_NAMED
    named = ", ".join(map(str, numbers[:_MOST_NAMED])) + (f" and {more} more" if more > 0 else "")
    return f"{'page' if len(numbers) == 1 else 'pages'} {named}"


def _property(document: Any, key: str) -> str:
    try:
        return " ".join(canonical(document.get_metadata_value(key) or "").split())
    except (UnicodeDecodeError, ValueError):
        return ""


def _partial_date(value: str) -> str:
    match = _DATE.match(value)
    return partial_date("-".join(part for part in match.groups() if part)) if match else ""


def _facts(title: str, author: str, created: str, changed: str) -> dict[str, str]:
    facts = {}
    if title:
        facts["title"] = "document properties"
    if author:
        facts["author"] = "document properties: whoever made the file"
    if created:
        facts["published_on"] = "the day the file was made, which need not be the day it was published"
    if changed:
        facts["last changed"] = changed
    return facts
