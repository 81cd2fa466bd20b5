"""How good judgements were: the Brier score, and how often each band came true.

A judgement counts with the middle of its band. The Brier score is the mean squared distance between that
and what happened (1 or 0): 0 is perfect, 0.25 what an even chance on everything gets.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import sqrt
from operator import attrgetter

from workbench.judgements.model import CANNOT_TELL, DID_NOT, HAPPENED, Entry
from workbench.values.records import dataclass
from workbench.values.scales import Term, scale

FEW = 30
"""Outcomes below which the figures say little."""
_Z = 1.959963984540054
"""Standard deviations on either side that hold 95% of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The judgements of one band of one scale: how many there were, and how many of them happened.

    `low`, `high` and `probability` (the middle) are those of the band, `observed` the share that happened,
    `least` and `most` the ends of its 95% interval (Wilson); all from 0 to 1.
    """

    scale: str
    scale_name: str
    term: str
    words: str
    range_text: str
    low: float
    high: float
    probability: float
    count: int
    happened: int
    observed: float
    least: float
    most: float

    @property
    def key(self) -> str:
        """Names it in places: no words of a scale of the house's own."""
        return band_key(self.scale, self.term)

    @property
    def word(self) -> str:
        """The first of the words of the band."""
        return self.words.split(" / ")[0]

    @property
    def fits(self) -> bool:
        """Whether the interval meets the band: what happened does not contradict it."""
        return self.least <= self.high and self.most >= self.low


@dataclass(frozen=True, slots=True)
class Calibration:
    """The score of some judgements. `score` and `base_score` are None where none was decided.

    `base_rate` is the share that happened, `base_score` the Brier score of giving that to every judgement.
    Not counted are `undecided`, `untold` (it cannot be decided) and `unscored` (decided, without a likelihood
    on the scale).
    """

    bins: tuple[Bin, ...]
    count: int
    happened: int
    score: float | None
    base_rate: float | None
    base_score: float | None
    undecided: int
    untold: int
    unscored: int

    @property
    def not_counted(self) -> str:
        """A sentence on the judgements that are left out of the score, "" if there are none."""
        parts = (
            (self.undecided, "not decided"), (self.untold, "that cannot be decided"),
            (self.unscored, "without a likelihood"),
        )  # fmt: skip
        said = ", ".join(f"{count:,} {words}" for count, words in parts if count)
        return f"Not counted: {said}." if said else ""

    @property
    def is_few(self) -> bool:
        """Whether there are too few outcomes to conclude anything."""
        return self.count < FEW


@dataclass(frozen=True, slots=True)
class Share:
    """The score of one analyst, subject or scale."""

    name: str
    title: str
    count: int
    happened: int
    score: float | None
    undecided: int


@lru_cache(maxsize=512)
def band_key(scale_id: str, term_id: str) -> str:
    """Names a band of a scale by its term and a digest of the scale."""
    return f"{term_id}@{hashlib.sha256(scale_id.encode()).hexdigest()[:8]}"


def brier(pairs: Iterable[tuple[float, bool]]) -> float | None:
    """The mean squared distance of probabilities (0 to 1) from what happened; None for no pairs."""
    squares = [(probability - happened) ** 2 for probability, happened in pairs]
    return sum(squares) / len(squares) if squares else None


def wilson(happened: int, count: int) -> tuple[float, float]:
    """The 95% interval of a share after Wilson, both ends from 0 to 1; (0, 1) for no cases."""
    if not count:
        return 0.0, 1.0
    share, square = happened / count, _Z * _Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = _Z / (1 + square / count) * sqrt(share * (1 - share) / count + square / (4 * count * count))
    # Exact at the ends, where rounding would leave a little beside 0 and 1.
    least = 0.0 if not happened else max(0.0, middle - half)
    most = 1.0 if happened == count else min(1.0, middle + half)
    return least, most


@dataclass(frozen=True, slots=True)
class _Told:
    """What was decided of a judgement with a likelihood."""

    entry: Entry
    term: Term
    happened: bool

    @property
    def pair(self) -> tuple[float, bool]:
        """The probability that the band gives it, and whether it happened."""
        return self.term.midpoint / 100, self.happened


def calibration(entries: Sequence[Entry]) -> Calibration:
    """The score of judgements, and each band by itself, scale by scale from the least likely."""
    told, undecided, untold, unscored = [], 0, 0, 0
    for entry in entries:
        if not entry.result:
            undecided += 1
        elif entry.result == CANNOT_TELL:
            untold += 1
        elif (term := entry.term) is None:
            unscored += 1
        else:
            told.append(_Told(entry, term, entry.result == HAPPENED))
    found: dict[tuple[str, str], list[bool]] = {}
    for one in told:
        found.setdefault((one.entry.scale, one.term.id), []).append(one.happened)
    happened = sum(one.happened for one in told)
    rate = happened / len(told) if told else None
    return Calibration(
        tuple(_bins(found)),
        len(told),
        happened,
        brier(one.pair for one in told),
        rate,
        None if rate is None else rate * (1 - rate),
        undecided,
        untold,
        unscored,
    )


def _bins(found: dict[tuple[str, str], list[bool]]) -> Iterable[Bin]:
    for scale_id in dict.fromkeys(scale_id for scale_id, _term in sorted(found)):
        used = scale(scale_id)
        for term in used.terms:
            came = found.get((scale_id, term.id))
            if came:
                count, happened = len(came), sum(came)
                yield Bin(
                    scale_id, used.name, term.id, " / ".join(term.words), term.range_text,
                    term.low / 100, term.high / 100, term.midpoint / 100,
                    count, happened, happened / count, *wilson(happened, count),
                )  # fmt: skip


def shares(entries: Iterable[Entry], by: str) -> list[Share]:
    """The score of each analyst, subject or scale (`by`), those with most outcomes first."""
    groups: dict[str, list[Entry]] = {}
    name_of = attrgetter(by)
    for entry in entries:
        groups.setdefault(name_of(entry), []).append(entry)
    titles = {name: scale_name(name) if by == "scale" else name for name in groups}
    found = [_share(name, titles[name], some) for name, some in groups.items()]
    return sorted(found, key=lambda one: (-one.count, one.title.casefold(), one.name))


def _share(name: str, title: str, entries: Sequence[Entry]) -> Share:
    decided = [entry for entry in entries if entry.result in (HAPPENED, DID_NOT)]
    told = [
        _Told(entry, term, entry.result == HAPPENED) for entry in decided if (term := entry.term) is not None
    ]
    return Share(
        name, title, len(told), sum(one.happened for one in told), brier(one.pair for one in told),
        sum(not entry.result for entry in entries),
    )  # fmt: skip


def scale_name(scale_id: str) -> str:
    """The name of a scale; its id where there is no such scale."""
    try:
        return scale(scale_id).name
    except KeyError:
        return scale_id
