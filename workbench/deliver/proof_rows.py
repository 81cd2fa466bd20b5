"""What a proof sheet says of each statement, in few words: the same in Word and in HTML."""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from workbench.proving.sheet import Line, Piece, Sheet
from workbench.values.moments import human_date
from workbench.values.text import counted

EntryKind = Literal["proven", "ticked", "open", "reason"]
_THESE = "\0"
"""Stands for the words of a piece while sentences are compared."""
_LEGEND = "Underlined words are not proven."
_QUICKLY = 1
"""Level of compression: the words repeat so much that a higher one gains little."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of what there is to say: a label set off, and words."""

    kind: EntryKind
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One statement: where it is in the brief, its text, the stretches of it that are open, what is said.

    The stretches are in order and apart from each other.
    """

    place: str
    text: str
    open: tuple[tuple[int, int], ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SheetText:
    """A whole proof sheet in words. `counts` is the line under the title."""

    title: str
    counts: str
    handling: str
    rows: tuple[SheetRow, ...]
    issued_at: str
    organisation: str = ""


def packed(sheet: SheetText) -> str:
    """A sheet in few letters, to be kept: a long one would else be most of what the case holds of a file."""
    rows = [
        (row.place, row.text, row.open, [(entry.kind, entry.label, entry.words) for entry in row.entries])
        for row in sheet.rows
    ]
    facts = {**asdict(replace(sheet, rows=())), "rows": rows}
    plain = json.dumps(facts, ensure_ascii=False).encode()
    return base64.b64encode(zlib.compress(plain, _QUICKLY)).decode("ascii")


def unpacked(told: str) -> SheetText:
    """A sheet as it was kept."""
    facts = json.loads(zlib.decompress(base64.b64decode(told)))
    rows = tuple(
        SheetRow(place, text, tuple((start, end) for start, end in open_words), tuple(map(_entry, entries)))
        for place, text, open_words, entries in facts["rows"]
    )
    return SheetText(**{**facts, "rows": rows})


def _entry(told: Sequence[Any]) -> Entry:
    return Entry(*told)


def sheet_of(told: Mapping[str, Any]) -> SheetText:
    """A sheet as earlier versions kept it: the other way round of `dataclasses.asdict`."""
    rows = tuple(
        SheetRow(
            row["place"],
            row["text"],
            tuple((start, end) for start, end in row["open"]),
            tuple(Entry(**entry) for entry in row["entries"]),
        )
        for row in told["rows"]
    )
    return SheetText(**{**told, "rows": rows})


def sheet_text(sheet: Sheet, issued_at: str, organisation: str = "") -> SheetText:
    """A sheet in words, as of a moment (UTC, ISO 8601)."""
    pieces = [sheet.summary]
    if sheet.ticked:
        pieces.append(f"{sheet.ticked:,} ticked by readers")
    if sheet.stale:
        pieces.append(f"{counted(sheet.stale, 'tick')} of an earlier wording")
    pieces.append(human_date(issued_at[:10]))
    if sheet.proven < sheet.count:
        pieces.append(_LEGEND)
    rows = tuple(_row(line, sheet) for line in sheet.lines)
    title = sheet.title or "Untitled brief"
    return SheetText(title, "  ·  ".join(pieces), sheet.handling, rows, issued_at, organisation)


def _row(line: Line, sheet: Sheet) -> SheetRow:
    text = line.statement.text
    stripped = text.strip()
    shift = text.index(stripped)
    open_words = [(piece.start - shift, piece.end - shift) for piece in line.open]
    merged = tuple(_merged(open_words)) if open_words else ()
    return SheetRow(line.place, stripped, merged, tuple(_entries(line, sheet)))


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that overlap as one: a quotation may hold other items."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _entries(line: Line, sheet: Sheet) -> Iterator[Entry]:
    if _is_plainly_proven(line):
        yield from _found(line.pieces, sheet)
        return
    yield from _ticked(line.pieces, sheet)
    yield from _found(line.pieces, sheet)
    yield from _unproven(line.open)
    for doubt in line.doubts:
        yield Entry("open", "In doubt", doubt.why)
    for one in (*(stale for piece in line.pieces for stale in piece.stale), *line.stale):
        yield Entry("open", "Earlier tick", f"“{one.proof.words}” by {one.proof.analyst}. {one.why}")
    if line.open or line.doubts:
        for reason in line.reasons:
            yield Entry("reason", "Why it stays", reason)
    if not line.pieces and not line.doubts:
        yield Entry("proven", "Nothing to check", "")


def _is_plainly_proven(line: Line) -> bool:
    """Whether the program proves all of a line and nobody said anything of it, as most often."""
    if not line.pieces or line.stale or line.doubts:
        return False
    return not any(piece.ticks or piece.stale or piece.state != "proven" for piece in line.pieces)


def _ticked(pieces: Iterable[Piece], sheet: Sheet) -> Iterator[Entry]:
    """One entry for each reader and source; what the program found as well is said once."""
    found: dict[tuple[str, str], list[Piece]] = {}
    for piece in pieces:
        for tick in piece.ticks:
            found.setdefault((tick.analyst, sheet.sources.get(tick.clip_id, "")), []).append(piece)
    for (analyst, source), known in found.items():
        against = [piece for piece in known if piece.found == "contradicted"]
        yield Entry("ticked", f"Ticked by {analyst}", f"{source}: {_quoted(known)}")
        for piece in against:
            yield Entry("reason", "The program says otherwise", f"“{piece.words}”. {piece.why}")


def _found(pieces: Iterable[Piece], sheet: Sheet) -> Iterator[Entry]:
    found: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.state == "proven" and not piece.ticks:
            source = sheet.sources.get(piece.clip_id, "") if piece.clip_id else ""
            found.setdefault(source or piece.why.rstrip("."), []).append(piece)
    for source, known in found.items():
        yield Entry("proven", source, _quoted(known))


def _unproven(pieces: Iterable[Piece]) -> Iterator[Entry]:
    """What is open, pieces of which the same is to be said together."""
    found: dict[tuple[str, str], list[Piece]] = {}
    for piece in pieces:
        label = "Contradicted" if piece.state == "contradicted" else "Not proven"
        why = piece.why or "Nothing under the statement says so."
        found.setdefault((label, why.replace(f"“{piece.words}”", _THESE)), []).append(piece)
    for (label, why), known in found.items():
        said = why.replace(_THESE, f"“{known[0].words}”" if len(known) == 1 else "them")
        yield Entry("open", label, f"{_quoted(known)}. {said}")


def _quoted(pieces: Iterable[Piece]) -> str:
    return ", ".join(dict.fromkeys(f"“{piece.words}”" for piece in pieces))
