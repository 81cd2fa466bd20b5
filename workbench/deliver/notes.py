"""Endnotes: real ones, ascending in document order, as Word itself would write them."""

import unicodedata

from workbench.deliver.manuscript import Note
from workbench.deliver.markup import NAMESPACES, paragraph, words
from workbench.deliver.scripts import named

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
SEPARATORS = (
    '<w:endnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:endnote>"
    '<w:endnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:endnote>"
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
        self._written: list[list[tuple[str, str]]] = []
        self._first: dict[object, int] = {}

    def cite(self, indexes: tuple[int, ...]) -> int:
        """A new note for the sources `indexes`; returns its number in the text."""
        number = len(self._written) + 1
        pieces: list[tuple[str, str]] = []
        for index in dict.fromkeys(indexes):
            note = self._notes[index]
            first = self._first.setdefault(_source_of(note), number)
            if pieces:
                pieces.append(("; ", ""))
            pieces += _full_pieces(note) if first == number else [(short(note, first), "")]
        ends = pieces and pieces[-1][0].endswith(".")
        self._written.append(pieces if ends else [*pieces, (".", "")])
        return number

    @property
    def count(self) -> int:
        """Notes so far."""
        return len(self._written)

    @property
    def texts(self) -> tuple[str, ...]:
        """The notes as they read, in order."""
        return tuple("".join(text for text, _language in pieces) for pieces in self._written)

    def elements(self) -> str:
        """The notes for the part `word/endnotes.xml`, after its separators."""
        return "".join(
            f'<w:endnote w:id="{number}">{paragraph(_MARK + _runs(pieces), "EndnoteText")}</w:endnote>'
            for number, pieces in enumerate(self._written, 1)
        )


def no_notes(separators: str = SEPARATORS) -> bytes:
    """The part `word/endnotes.xml` of a document without notes."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:endnotes {NAMESPACES}>'
        f"{separators}</w:endnotes>"
    ).encode()


def full(note: Note) -> str:
    """Every field of a note that has words, in order."""
    return "".join(text for text, _language in _full_pieces(note))


def short(note: Note, first: int) -> str:
    """A repeated citation: who, when, where in it, and the number of the note that has it in full."""
    fields = [note.publication, note.date, note.place]
    return ", ".join(field for field in fields if field) + f" (note {first})"


def _full_pieces(note: Note) -> list[tuple[str, str]]:
    """The words of a note, each with its language where that is not the brief's."""
    fields = [
        (note.publication, ""),
        (_quoted(note.title), note.language),
        (note.date, ""),
        (note.place, ""),
        (note.url, ""),
        (f"accessed {note.accessed}" if note.accessed else "", ""),
        (note.descriptor.strip().rstrip("."), ""),
        (f"grade {note.grade}" if note.grade else "", ""),
    ]
    pieces: list[tuple[str, str]] = []
    for text, language in fields:
        if text:
            pieces += [(", ", "")] if pieces else []
            pieces.append((text, language))
            if language:
                pieces.append((f" [in {named(language)}]", ""))
    return pieces


def _source_of(note: Note) -> object:
    return note.key or (note.publication, note.title, note.date, note.url)


def _runs(pieces: list[tuple[str, str]]) -> str:
    """Runs for the pieces; neighbours of one language share a run."""
    merged: list[list[str]] = [[" ", ""]]
    for text, language in pieces:
        if merged[-1][1] == language:
            merged[-1][0] += text
        else:
            merged.append([text, language])
    return "".join(words(text, language=language) for text, language in merged)


def _quoted(title: str) -> str:
    """A title in quotation marks; one written from right to left does not pull the comma after it along."""
    if not title:
        return ""
    runs_left = any(unicodedata.bidirectional(character) in ("R", "AL") for character in title)
    return f"“{title}”" + ("\u200e" if runs_left else "")
