"""PDF: the text page by page in reading order, with printed page numbers."""

import re
from typing import Any

from workbench.sources.formats.language import language_of
from workbench.sources.reading import Reading, Span
from workbench.values.errors import Unreadable
from workbench.values.text import canonical

MOST_PAGES = 10_000
_FULL_LINE = 0.75
_SENTENCE_END = re.compile(r"[.!?:;؟。…»”\"]\s*$")
_DATE = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_LIST_START = re.compile(r"\s*(?:[-–•*▪]|\d{1,3}[.)])\s")


def read(data: bytes, name: str) -> Reading:
    """Read a PDF with PDFium; Unreadable where it is protected by a password or not a PDF at all."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(
                "The PDF is protected with a password. Save it without one and add that."
            ) from None
        raise Unreadable("The PDF is damaged and cannot be opened.") from None
    try:
        return _read_document(document)
    finally:
        document.close()


def _read_document(document: Any) -> Reading:
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    warnings: list[str] = []
    count = len(document)
    if count > MOST_PAGES:
        warnings.append(f"The PDF has {count} pages; the first {MOST_PAGES} were read.")
    for index in range(min(count, MOST_PAGES)):
        page_text = _page_text(document, index, warnings)
        if pieces:
            pieces.append("\n\n")
            length += 2
        start = length
        pieces.append(page_text)
        length += len(page_text)
        spans.append(Span("page", start, length, 0, _label(document, index)))
        spans += [
            Span("paragraph", start + match.start(), start + match.end())
            for match in re.finditer(r"[^\n]+", page_text)
        ]
    text = "".join(pieces)
    if not text.strip():
        warnings.append("No text was found: the PDF looks like a scan or a drawing.")
    title, author, date = (_property(document, key) for key in ("Title", "Author", "CreationDate"))
    created = _partial_date(date)
    return Reading(
        text=text,
        structure=tuple(spans),
        title=title,
        author=author,
        published_on=created,
        language=language_of(text),
        reader="pdf 1",
        media_type="application/pdf",
        page_count=count,
        warnings=tuple(warnings),
        facts=_facts(title, author, created),
        active=_active(document),
    )


def _page_text(document: Any, index: int, warnings: list[str]) -> str:
    import pypdfium2

    try:
        page = document[index]
        text_page = page.get_textpage()
        raw = text_page.get_text_range()
        text_page.close()
        page.close()
    except pypdfium2.PdfiumError:
        warnings.append(f"Page {index + 1} is damaged and could not be read.")
        return ""
    return reflowed(raw)


def reflowed(raw: str) -> str:
    """Lines of print joined to paragraphs: a full line that ends no sentence goes on in the next."""
    # PDFium marks a hyphen at a line's end with U+FFFE: the word goes on.
    raw = re.sub("\ufffe\r?\n?|\u00ad\r?\n", "", raw)
    lines = [line.rstrip() for line in canonical(raw).split("\n")]
    longest = max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line and not _LIST_START.match(line):
            paragraphs[-1] += " " + line.lstrip()
        elif line.strip():
            paragraphs.append(line.strip())
        goes_on = bool(line) and len(line) >= _FULL_LINE * longest and not _SENTENCE_END.search(line)
    return "\n".join(paragraphs)


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
    from workbench.values.moments import is_partial_date

    match = _DATE.match(value)
    if not match:
        return ""
    date = "-".join(part for part in match.groups() if part)
    return date if is_partial_date(date) else ""


def _facts(title: str, author: str, created: str) -> dict[str, str]:
    facts = {}
    if title:
        facts["title"] = "document properties"
    if author:
        facts["author"] = "document properties"
    if created:
        facts["published_on"] = "the day the file was made, which need not be the day it was published"
    return facts


def _active(document: Any) -> dict[str, int]:
    import pypdfium2.raw as pdfium

    counts = {
        "JavaScript actions": pdfium.FPDFDoc_GetJavaScriptActionCount(document),
        "attachments": pdfium.FPDFDoc_GetAttachmentCount(document),
    }
    return {name: count for name, count in counts.items() if count > 0}
