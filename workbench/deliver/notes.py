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

    Readers pair references with notes sorted by id, so ids count up in document order. A source
    that is cited again gets a short note that points to the full one.
    """

    def __init__(self, notes: tuple[Note, ...]) -> None:
        self._notes = notes
        self._written: list[str] = []
        self._first: dict[tuple[str, str, str], int] = {}

    def cite(self, index: int) -> int:
        """A new note for source `index`; returns its number in the text."""
        note = self._notes[index]
        number = len(self._written) + 1
        source = (note.publication, note.title, note.date)
        first = self._first.setdefault(source, number)
        self._written.append(full(note) if first == number else short(note, first))
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
    ]
    sentence = ", ".join(field for field in fields if field) + "."
    extras = [note.descriptor, f"Grade {note.grade}" if note.grade else ""]
    return " ".join([sentence, *(f"{extra.rstrip('.')}." for extra in extras if extra)])


def _quoted(title: str) -> str:
    """A title in quotation marks; one written from right to left does not pull the comma after it along."""
    if not title:
        return ""
    runs_left = any(unicodedata.bidirectional(character) in ("R", "AL") for character in title)
    return f"“{title}”" + ("\u200e" if runs_left else "")


def short(note: Note, first: int) -> str:
    """A repeated citation: who, when, where in it, and the number of the full note."""
    fields = [note.publication, note.date, note.place, f"see note {first}"]
    return ", ".join(field for field in fields if field) + "."
