"""Notes: real ones, ascending in document order, as Word itself would write them."""

import re
import unicodedata
from dataclasses import replace

from workbench.deliver.manuscript import Note
from workbench.deliver.markup import NAMESPACES, paragraph, words
from workbench.deliver.scripts import named

_ARTICLE = re.compile(r"\A(?:A|An|The)(?= [a-z])")
"""The article of a description; in a name, such as The Guardian, a capital follows."""


class Citations:
    """Collects the notes in the order they are cited.

    A statement has one note for all its sources; a source that is cited again is named shortly and
    points to the note that has it in full.
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
                note = replace(note, publication=_ARTICLE.sub(_lowered, note.publication))
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

    def runs(self, number: int) -> str:
        """The words of a note, each in its language."""
        return _runs(self._written[number - 1])


class Endnotes(Citations):
    """Word's own notes after the text.

    Readers pair references with notes sorted by id, so ids count up in document order.
    """

    kind = "endnote"

    def mark(self, number: int) -> str:
        """The mark in the text that Word makes a link to the note."""
        return self._marked(f'<w:{self.kind}Reference w:id="{number}"/>')

    def elements(self) -> str:
        """The notes for their part of the package, after its separators."""
        mark, style = self._marked(f"<w:{self.kind}Ref/>"), f"{self.kind.capitalize()}Text"
        notes = (paragraph(f"{mark}{self.runs(number)}", style) for number in range(1, self.count + 1))
        return "".join(
            f'<w:{self.kind} w:id="{number}">{note}</w:{self.kind}>' for number, note in enumerate(notes, 1)
        )

    def _marked(self, mark: str) -> str:
        return f'<w:r><w:rPr><w:rStyle w:val="{self.kind.capitalize()}Reference"/></w:rPr>{mark}</w:r>'


class Footnotes(Endnotes):
    """Word's own notes at the foot of the page that cites them."""

    kind = "footnote"


def content_type(kind: str) -> str:
    """What the part with the notes of a kind is declared as."""
    return f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"


def separators(kind: str) -> str:
    """The two lines Word draws between text and notes."""
    return "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr>'
        f"<w:r><w:{name}/></w:r></w:p></w:{kind}>"
        for number, name in enumerate(("separator", "continuationSeparator"), -1)
    )


def no_notes(kind: str, lines: str = "") -> bytes:
    """The part of a document without notes of a kind."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{kind}s {NAMESPACES}>'
        f"{lines or separators(kind)}</w:{kind}s>"
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
        # What has no address cannot be accessed: the date says nothing to a reader.
        (f"accessed {note.accessed}" if note.accessed and note.url else "", ""),
        (note.descriptor.strip().rstrip("."), ""),
        (f"grade {note.grade}" if note.grade else "", ""),
    ]
    pieces: list[tuple[str, str]] = []
    for text, language in fields:
        if text:
            pieces += [(", ", "")] if pieces else []
            pieces.append((text, language))
            if language:
                translated = f": “{note.translated_title}”" if note.translated_title else ""
                pieces.append((f" [in {named(language)}{translated}]", ""))
    return pieces


def _lowered(article: re.Match[str]) -> str:
    return article[0].lower()


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
