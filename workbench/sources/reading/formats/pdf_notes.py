"""What somebody put on the pages of a PDF: filled-in forms, comments, attached files."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.sources.reading.model import Part
from workbench.values.content import size_in_words
from workbench.values.text import canonical, counted

_LARGEST_FILE = 100 * 1024 * 1024
# ISO 32000-1, 12.5.6: kinds of annotation that are neither words of somebody nor a field of a form.
_WORDLESS = {"FPDF_ANNOT_LINK", "FPDF_ANNOT_POPUP", "FPDF_ANNOT_WIDGET"}
_HIDDEN_FLAGS = 0b100010
"""Hidden, and not to be viewed."""


@dataclass(frozen=True, slots=True)
class Note:
    """A value filled in (`form_value`, with its field) or a comment (`annotation`, with its author)."""

    kind: str
    words: str
    label: str


def notes_on(page: Any) -> Iterator[Note]:
    """The notes on a page (PDFium's handle), on one line each; nothing of a form is run."""
    import pypdfium2.raw as pdfium

    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        if not pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN_FLAGS and (note := _note(annotation)):
            yield note
        pdfium.FPDFPage_CloseAnnot(annotation)


def struck_places(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Where notes strike words of a page out: left, bottom, right and top of each line."""
    import pypdfium2.raw as pdfium

    corners = pdfium.FS_QUADPOINTSF()
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        is_shown = not pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN_FLAGS
        if is_shown and pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_STRIKEOUT:
            for line in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
                if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, line, corners):
                    xs = (corners.x1, corners.x2, corners.x3, corners.x4)
                    ys = (corners.y1, corners.y2, corners.y3, corners.y4)
                    yield min(xs), min(ys), max(xs), max(ys)
        pdfium.FPDFPage_CloseAnnot(annotation)


def _note(annotation: Any) -> Note | None:
    import pypdfium2.raw as pdfium

    subtype = pdfium.FPDFAnnot_GetSubtype(annotation)
    if subtype == pdfium.FPDF_ANNOT_WIDGET:
        value = _string(annotation, b"V")
        return Note("form_value", value, _string(annotation, b"T")) if value and value != "Off" else None
    if subtype in {getattr(pdfium, name) for name in _WORDLESS}:
        return None
    words = _string(annotation, b"Contents")
    return Note("annotation", words, _string(annotation, b"T")) if words else None


def _string(annotation: Any, key: bytes) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:
        return ""
    room = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, room, size)
    words = bytes(room).decode("utf-16-le", "replace").split("\0")[0]
    return " ".join(canonical(words).split())


def attached_files(document: Any) -> Iterator[Part]:
    """The files attached to a PDF, each to be read as a document of its own."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    for index in range(document.count_attachments()):
        try:
            file = document.get_attachment(index)
            size = ctypes.c_ulong()
            pdfium.FPDFAttachment_GetFile(file, None, 0, size)
            if 0 < size.value <= _LARGEST_FILE:
                yield Part(
                    " ".join(canonical(file.get_name()).split()) or "attachment", bytes(file.get_data())
                )
        except (pypdfium2.PdfiumError, UnicodeDecodeError):
            continue


def too_large_files(document: Any) -> list[str]:
    """That attached files are larger than is taken in; nothing to say of none."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    count = 0
    for index in range(document.count_attachments()):
        size = ctypes.c_ulong()
        try:
            pdfium.FPDFAttachment_GetFile(document.get_attachment(index), None, 0, size)
        except pypdfium2.PdfiumError:
            continue
        count += size.value > _LARGEST_FILE
    if not count:
        return []
    files = counted(count, "attached file")
    return [f"{files} of more than {size_in_words(_LARGEST_FILE)} left out."]
