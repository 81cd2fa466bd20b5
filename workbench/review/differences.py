"""What changed between two wordings of a thing, word by word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from workbench.casefile import CaseFile
from workbench.review.fields import Field, fields_of

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 4_000_000
"""Pairs of words beyond which two texts are shown whole, one after the other: comparing is quadratic."""


class Piece(NamedTuple):
    """A stretch of words that both wordings have, or that only the former or the present has."""

    kind: Literal["same", "gone", "new"]
    words: str


class FieldChange(NamedTuple):
    """A field whose words are others now."""

    field: str
    label: str
    pieces: tuple[Piece, ...]

    @property
    def before(self) -> str:
        """The former words."""
        return "".join(piece.words for piece in self.pieces if piece.kind != "new")

    @property
    def after(self) -> str:
        """The present words."""
        return "".join(piece.words for piece in self.pieces if piece.kind != "gone")


def differences(case: CaseFile, table: str, before: str, after: str) -> tuple[FieldChange, ...]:
    """The fields that differ between two wordings (`Wording.own`) of a thing, in their order."""
    former = {field.name: field for field in fields_of(case, table, before)}
    present = {field.name: field for field in fields_of(case, table, after)}
    return tuple(_changes(former, present))


def _changes(former: Mapping[str, Field], present: Mapping[str, Field]) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*former, *present)):
        old, new = former.get(name), present.get(name)
        label = (new or old or Field("", "", "")).label
        first, second = old.words if old else "", new.words if new else ""
        if first != second:
            yield FieldChange(name, label, word_difference(first, second))


def word_difference(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as one: words they share, words that are gone, words that are new."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    found = [Piece("same", "".join(old[:head]))]
    found += _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    found.append(Piece("same", "".join(old[len(old) - tail :])))
    return _joined(found)


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    """How many words two texts begin with alike."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    if len(old) * len(new) > _MOST:
        yield Piece("gone", "".join(old))
        yield Piece("new", "".join(new))
        return
    for kind, start, end, other_start, other_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(old[start:end]))
        else:
            yield Piece("gone", "".join(old[start:end]))
            yield Piece("new", "".join(new[other_start:other_end]))


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces of one kind beside one another as one; a blank between two changes belongs to both.

    Without that, two words that were replaced would be shown as two replacements with a blank between.
    """
    filled = [piece for piece in pieces if piece.words]
    found: list[Piece] = []
    gone, new = "", ""

    def flush() -> None:
        nonlocal gone, new
        found.extend(piece for piece in (Piece("gone", gone), Piece("new", new)) if piece.words)
        gone = new = ""

    for number, piece in enumerate(filled):
        between = piece.kind == "same" and not piece.words.strip()
        if piece.kind == "gone":
            gone += piece.words
        elif piece.kind == "new":
            new += piece.words
        elif between and gone and new and number + 1 < len(filled):
            gone, new = gone + piece.words, new + piece.words
        else:
            flush()
            found.append(piece)
    flush()
    return tuple(found)
