"""The proof sheet of a brief: every statement with its checkable pieces, and where each is proven.

Line by line in the window and the printed sheet show the same.
"""

from collections.abc import Mapping
from typing import Literal

from workbench.annotations import Clip
from workbench.briefs import Statement
from workbench.proving.model import Doubt, Item, StatementProof
from workbench.proving.proofs import staleness
from workbench.proving.ticks import Proof
from workbench.values.records import dataclass
from workbench.values.text import counted

State = Literal["proven", "ticked", "contradicted", "unproven"]
IN_WORDS: Mapping[str, str] = {
    "proven": "Proven",
    "ticked": "Ticked",
    "contradicted": "The passage says otherwise",
    "unproven": "Not proven",
}


@dataclass(frozen=True, slots=True)
class Stale:
    """A tick that no longer counts, and why."""

    proof: Proof
    why: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A checkable piece of a statement: code points of its text, end exclusive.

    `clip_id` is where it is proven: where a reader ticked it, else where the program found it; `in_quote`
    are the code points of the clip's quote there, (0, 0) for the whole. `why` is what the program says.
    """

    start: int
    end: int
    words: str
    kind: str
    state: State
    clip_id: str = ""
    in_quote: tuple[int, int] = (0, 0)
    why: str = ""
    found: Literal["proven", "unproven", "contradicted"] = "unproven"
    """What the program says of it, whatever was ticked."""
    ticks: tuple[Proof, ...] = ()
    stale: tuple[Stale, ...] = ()

    @property
    def is_proven(self) -> bool:
        """Whether the program or a reader proved it."""
        return self.state in ("proven", "ticked")

    @property
    def tickers(self) -> str:
        """Who ticked it, by name."""
        return " and ".join(dict.fromkeys(one.analyst for one in self.ticks))


@dataclass(frozen=True, slots=True)
class Line:
    """One statement as it is printed. `place` says where, such as `Summary 3`.

    `stale` are ticks of words that it no longer has; `reasons` say why it stays as it is: waivers and the
    analyst's note.
    """

    statement: Statement
    section: str
    number: int
    pieces: tuple[Piece, ...]
    stale: tuple[Stale, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Section and number."""
        return f"{self.section} {self.number}"

    @property
    def open(self) -> tuple[Piece, ...]:
        """What nobody has proven."""
        return tuple(piece for piece in self.pieces if not piece.is_proven)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A brief line by line. `sources` says of each clip that is named where it is from."""

    brief_id: str
    title: str
    handling: str
    lines: tuple[Line, ...]
    sources: Mapping[str, str]

    @property
    def count(self) -> int:
        """How many checkable items the brief has."""
        return sum(len(line.pieces) for line in self.lines)

    @property
    def proven(self) -> int:
        """How many of them are proven."""
        return sum(piece.is_proven for line in self.lines for piece in line.pieces)

    @property
    def ticked(self) -> int:
        """How many of them readers ticked."""
        return sum(bool(piece.ticks) for line in self.lines for piece in line.pieces)

    @property
    def stale(self) -> int:
        """How many ticks no longer count."""
        return sum(
            len(line.stale) + sum(len(piece.stale) for piece in line.pieces) for line in self.lines
        )  # fmt: skip

    @property
    def summary(self) -> str:
        """`31 of 40 items proven`."""
        return proven_of(self.proven, self.count)


def proven_of(proven: int, count: int) -> str:
    """How many items are proven, of how many."""
    return f"{proven:,} of {counted(count, 'item')} proven"


def line_of(
    statement: Statement,
    section: str,
    number: int,
    proof: StatementProof,
    kept: list[Proof],
    clips: Mapping[str, Clip],
    supporting: set[str],
    reasons: tuple[str, ...],
) -> Line:
    """A statement with what the program found, what readers ticked and what of that no longer counts."""
    ticks: list[Proof] = []
    stale: list[Stale] = []
    for one in kept:
        if one.analyst_id:
            why = staleness(one, statement, clips.get(one.clip_id), supporting)
            if why:
                stale.append(Stale(one, why))
            else:
                ticks.append(one)
    pieces = []
    for item in proof.items:
        start, end = item.checkable.start, item.checkable.end
        mine = [one for one in ticks if one.is_of(start, end, statement.text)]
        former = [one for one in stale if one.proof.is_of(start, end, statement.text)]
        if mine or former:
            # Each tick belongs to one piece, also where the words are there twice.
            ticks = [one for one in ticks if one not in mine]
            stale = [one for one in stale if one not in former]
        pieces.append(_piece(item, mine, former))
    pieces += [
        Piece(one.start, one.end, one.words, "words", "ticked", one.clip_id, ticks=(one,)) for one in ticks
    ]
    pieces.sort(key=lambda piece: (piece.start, piece.end))
    return Line(statement, section, number, tuple(pieces), tuple(stale), proof.doubts, reasons)


def _piece(item: Item, ticks: list[Proof], stale: list[Stale]) -> Piece:
    checkable = item.checkable
    found_there = item.part == "quote" and (not ticks or ticks[0].clip_id == item.clip_id)
    return Piece(
        checkable.start,
        checkable.end,
        checkable.words,
        checkable.kind,
        "ticked" if ticks and item.state != "proven" else item.state,
        ticks[0].clip_id if ticks else item.clip_id,
        (item.start, item.end) if found_there else (0, 0),
        item.why,
        item.state,
        tuple(ticks),
        tuple(stale),
    )
