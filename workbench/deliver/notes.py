"""Endnotes: real ones, ascending in document order, as Word itself would write them."""

import unicodedata

from workbench.deliver.markup import NAMESPACES, paragraph, words
from workbench.deliver.manuscript import Note

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
_SEPARATORS = (
    '<w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:endnote>'
    '<w:endnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:endnote>'
)
_MARK = '<w:r><w:rPr><w:rStyle w:val="EndnoteReference"/></w:rPr><w:endnoteRef/></w:r>'


class Endnotes:
    """Collects the notes in the order they are cited.

    Readers pair references with notes sorted by id, so ids count up in document order. A statement
    has one note for all its sources; a source that is cited again is named shortly and points to
    the note that has it in full.
    """

    def __init__(self, notes: tuple[Note, ...]) -> None:
        self._notes = notes
        self._written: list[str] = []
        self._first: dict[tuple[str, str, str], int] = {}

    def cite(self, indexes: tuple[int, ...]) -> int:
        """A new note for the sources `indexes`; returns its number in the text."""
        number = len(self._written) + 1
        citations = []
        for index in indexes:
            note = self._notes[index]
            first = self._first.setdefault((note.publication, note.title, note.date), number)
            citations.append(full(note) if first == number else short(note, first))
        self._written.append("; ".join(citations) + ".")
        return number

    @property
    def count(self) -> int:
        """Notes so far."""
        return len(self._written)

    def xml(self) -> bytes:
        """The part `word/endnotes.xml`."""
        notes = "".join(
            f'<w:endnote w:id="{number}">{paragraph(_MARK + words(" " + text), "EndnoteText")}</w:endnote>'
            for number, text in enumerate(self._written, 1)
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:endnotes {NAMESPACES}>'
            f"{_SEPARATORS}{notes}</w:endnotes>"
        ).encode()


def full(note: Note) -> str:
    """Every field of a note that has words, in order."""
    fields = [
        note.publication,
        _quoted(note.title),
        f"[{note.language}]" if note.language else "",
        note.date,
        note.place,
        note.url,
        f"accessed {note.accessed}" if note.accessed else "",
        f"grade {note.grade}" if note.grade else "",
    ]
    citation = ", ".join(field for field in fields if field)
    return f"{citation} ({note.descriptor.rstrip('.')})" if note.descriptor else citation


def short(note: Note, first: int) -> str:
    """A repeated citation: who, where in it, and the number of the note that has it in full."""
    fields = [note.publication, note.place]
    return ", ".join(field for field in fields if field) + f" (note {first})"


def _quoted(title: str) -> str:
    """A title in quotation marks; one written from right to left does not pull the comma after it along."""
    if not title:
        return ""
    runs_left = any(unicodedata.bidirectional(character) in ("R", "AL") for character in title)
    return f"“{title}”" + ("\u200e" if runs_left else "")
