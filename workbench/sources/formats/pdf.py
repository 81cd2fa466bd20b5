"""PDF: the text page by page in reading order, with printed page numbers."""

import re
from typing import Any

from workbench.sources.formats.dates import partial_date
from workbench.sources.formats.language import language_of
from workbench.sources.formats.pdf_actions import active_content
from workbench.sources.formats.pdf_notes import Note, attached_files, notes_on
from workbench.sources.formats.pdf_unseen import Unseen, is_layer_over_scan, marked, unseen_on
from workbench.sources.formats.print_lines import has_cut, hyphenated_words, reflowed
from workbench.sources.reading import Reading, Span
from workbench.values.errors import Unreadable
from workbench.values.text import canonical

MOST_PAGES = 10_000
MOST_LETTERS = 100_000_000
_KEPT = "The original is kept."
_DATE = re.compile(r"\s*(?:D:)?(\d{4})(\d{2})?(\d{2})?")
_NO_TITLE = re.compile(
    r"untitled.*|microsoft (?:word|powerpoint|excel) - .*|.*\.(?:docx?|indd|qxd|pdf|tex|dvi|rtf|odt|pptx?)",
    re.IGNORECASE,
)
_UNKNOWN_LETTER = re.compile("[\ue000-\uf8ff\ufffd]")
_TOO_MANY_UNKNOWN = 0.1
_MOST_NAMED = 8


def read(data: bytes, name: str) -> Reading:
    """Read a PDF with PDFium; Unreadable where it is protected by a password or not a PDF at all."""
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
        return _read_document(document, data)
    finally:
        document.close()


def _read_document(document: Any, data: bytes) -> Reading:
    warnings: list[str] = []
    count = len(document)
    if count > MOST_PAGES:
        warnings.append(f"The PDF has {count} pages; the first {MOST_PAGES} were read.")
    printed, damaged, notes, unseen = _printed_pages(document, min(count, MOST_PAGES))
    text, spans = _joined(printed, [_label(document, index) for index in range(len(printed))], notes)
    warnings += _doubts(text, printed, damaged)
    warnings += _mark_unseen(text, spans, printed, unseen)
    title, author = (_property(document, key) for key in ("Title", "Author"))
    title = "" if _NO_TITLE.fullmatch(title) else title
    created = _partial_date(_property(document, "CreationDate"))
    return Reading(
        text=text,
        structure=tuple(spans),
        title=title,
        author=author,
        published_on=created,
        language=language_of(text),
        reader="pdf 4",
        media_type="application/pdf",
        page_count=count,
        warnings=tuple(warnings),
        facts=_facts(title, author, created, _partial_date(_property(document, "ModDate"))),
        active=active_content(document, data),
        parts=tuple(attached_files(document)),
    )


def _printed_pages(
    document: Any, count: int
) -> tuple[list[str], list[int], dict[int, list[Note]], dict[int, list[Unseen]]]:
    """The raw text of every page, the numbers of pages that cannot be read, what was put on pages, and
    which of their words are not seen."""
    import pypdfium2

    unseen: dict[int, list[Unseen]] = {}
    notes: dict[int, list[Note]] = {}
    printed: list[str] = []
    damaged: list[int] = []
    letters = 0
    for index in range(count):
        raw = ""
        try:
            page = document[index]
            text_page = page.get_textpage()
            raw = text_page.get_text_range()
            if raw and (words := unseen_on(page, text_page)):
                unseen[index] = words
            text_page.close()
            if found := notes_on(page):
                notes[index] = found
            page.close()
        except pypdfium2.PdfiumError:
            damaged.append(index + 1)
        letters += len(raw)
        if letters > MOST_LETTERS:
            raise Unreadable("The PDF holds more text than any real one; it was not read.", kept=_KEPT)
        printed.append(raw)
    return printed, damaged, notes, unseen


def _mark_unseen(
    text: str, spans: list[Span], printed: list[str], unseen: dict[int, list[Unseen]]
) -> list[str]:
    """Mark words that are not seen, and say so; a scan with its words laid over it is only said."""
    pages = [span for span in spans if span.kind == "page"]
    layers: list[int] = []
    found: list[Span] = []
    for index, words in unseen.items():
        if is_layer_over_scan(printed[index], words):
            layers.append(index + 1)
        else:
            found += marked(text, pages[index], words)
    if found:
        spans += found
        spans.sort(key=lambda span: (span.start, -span.end))
    doubts = []
    if layers:
        doubts.append(
            f"Words recognised in a scan by another program, to be compared with it: {_some(layers)}."
        )
    if found:
        passages = "1 passage is" if len(found) == 1 else f"{len(found)} passages are"
        doubts.append(f"{passages} in invisible or white letters: a reader may not have seen them.")
    return doubts


def _joined(printed: list[str], labels: list[str], notes: dict[int, list[Note]]) -> tuple[str, list[Span]]:
    """One text of all pages, with a span for each page, paragraph and note; notes end their page."""
    # Looking at every word takes as long as getting the text, and most files cut none.
    known = hyphenated_words(printed) if any(map(has_cut, printed)) else frozenset()
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    for index, (raw, label) in enumerate(zip(printed, labels, strict=True)):
        lines = reflowed(raw, known)
        on_page = notes.get(index, [])
        page = "\n".join([*lines, *(note.words for note in on_page)])
        if pieces:
            pieces.append("\n\n")
            length += 2
        pieces.append(page)
        spans.append(Span("page", length, length + len(page), 0, label))
        kinds = [*(("paragraph", "") for _ in lines), *((note.kind, note.label) for note in on_page)]
        spans += [
            Span(kind, length + match.start(), length + match.end(), 0, name)
            for match, (kind, name) in zip(re.finditer(r"[^\n]+", page), kinds, strict=True)
        ]
        length += len(page)
    return "".join(pieces), spans


def _doubts(text: str, printed: list[str], damaged: list[int]) -> list[str]:
    """What a reader should know before relying on the text."""
    doubts = []
    if damaged:
        doubts.append(f"Damaged and not read: {_some(damaged)}.")
    empty = [number for number, raw in enumerate(printed, 1) if not raw.strip() and number not in damaged]
    if not text.strip():
        doubts.append("No text was found: the PDF looks like a scan or a drawing.")
    elif empty:
        doubts.append(f"Without text, as scans and pictures are: {_some(empty)}.")
    if len(_UNKNOWN_LETTER.findall(text)) > _TOO_MANY_UNKNOWN * max(1, len(text)):
        doubts.append(
            "Many letters of this PDF cannot be told from its fonts: compare the text with the pages."
        )
    return doubts


def _some(numbers: list[int]) -> str:
    more = len(numbers) - _MOST_NAMED
    named = ", ".join(map(str, numbers[:_MOST_NAMED])) + (f" and {more} more" if more > 0 else "")
    return f"{'page' if len(numbers) == 1 else 'pages'} {named}"


def _label(document: Any, index: int) -> str:
    try:
        return canonical(document.get_page_label(index) or "") or str(index + 1)
    except (UnicodeDecodeError, ValueError):
        return str(index + 1)


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
