"""A stretch of one text that was taken over into another, lightly edited: a wire inside a longer article."""

import re
from bisect import bisect_right

from workbench.sources.store.shared_words import Words, run_length
from workbench.values.records import dataclass

LEAST = 32
"""Words in a stretch from which on it is no accident: other news share 22, a quoted statement aside."""
_LEAST_OUTSIDE_QUOTES = 12
"""Two journalists may quote the same statement: that makes no wire of it."""
_RUN = 4
_GAP = 12
"""Words that may be changed, put in or left out between two runs of the same words."""
_MOST_PLACES = 8
"""Words in a row that stand in more places of one text are a refrain and tell nothing."""
_LOOKED_AT = 64
"""Runs before one that it may follow: a text of nothing but refrains takes no longer than any other."""
_TAIL = 12
"""Words after which a text is at its end."""
_REPORTED = re.compile(
    r"\b(?:said|says|told|reported|announced|added|according|dit|déclaré|annoncé|selon|detto|dichiarato|"
    r"annunciato|secondo|sagte|erklärte|teilte|berichte\w*|laut|сказал\w*|заявил\w*|сообщи\w*|"
    r"повідоми\w*|заяви\w*|dedi|söyledi|açıkladı|bildirdi|قال\w*|أعلن\w*|وقال\w*|وأعلن\w*|أفاد\w*)\b"
)
_QUOTED = re.compile(r"“[^”\n]{1,400}”|«[^»\n]{1,400}»|„[^“”\n]{1,400}[“”]|\"[^\"\n]{1,400}\"")


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Where the stretch stands in one text (code points, end exclusive), and how many words are the same."""

    start: int
    end: int
    words: int
    passage: str


@dataclass(frozen=True, slots=True)
class _Run:
    """Words in a row that are the same: at `ours` of one text and `theirs` of the other."""

    ours: int
    theirs: int
    length: int


def taken_over(text: str, ours: Words, theirs: Words) -> TakenOver | None:
    """The longest stretch of `text` that stands in the other as well, word by word but for small changes.

    `ours` are the words of `text`. None below 32 words, where it is nearly all one quotation,
    or where it ends both texts and reports nothing.
    """
    chain = _longest_chain(_runs([word for word, _start, _end in ours], [word for word, _s, _e in theirs]))
    count = sum(run.length for run in chain)
    if count < LEAST:
        return None
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    if sum(_outside(quoted, ours, run) for run in chain) < _LEAST_OUTSIDE_QUOTES:
        return None
    last = chain[-1].ours + chain[-1].length - 1
    start, end = ours[chain[0].ours][1], ours[last][2]
    if _ends_both(chain, len(ours), len(theirs)) and not _REPORTED.search(text, start, end):
        return None
    return TakenOver(start, end, count, text[start:end])


def _ends_both(chain: list[_Run], ours: int, theirs: int) -> bool:
    """Whether both texts end with it: what a firm says of itself under each of its releases."""
    last = chain[-1]
    return ours - last.ours - last.length <= _TAIL and theirs - last.theirs - last.length <= _TAIL


def _runs(ours: list[str], theirs: list[str]) -> list[_Run]:
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(theirs) - _RUN + 1):
        places.setdefault(tuple(theirs[at : at + _RUN]), []).append(at)
    runs: list[_Run] = []
    seen: set[tuple[int, int]] = set()
    for at in range(len(ours) - _RUN + 1):
        found = places.get(tuple(ours[at : at + _RUN]), [])
        for there in found if len(found) <= _MOST_PLACES else []:
            # Inside a run that began further up.
            inside = (at - 1, there - 1) in seen
            seen.add((at, there))
            if not inside:
                runs.append(_Run(at, there, run_length(ours, at, theirs, there)))
    return runs


def _longest_chain(runs: list[_Run]) -> list[_Run]:
    """The chain of runs, one soon after the other in both texts, that holds the most words."""
    best: list[tuple[int, int]] = []
    for number, run in enumerate(runs):
        words, before = run.length, -1
        for earlier in range(number - 1, max(-1, number - 1 - _LOOKED_AT), -1):
            if _follows(run, runs[earlier]) and best[earlier][0] + run.length > words:
                words, before = best[earlier][0] + run.length, earlier
        best.append((words, before))
    at = max(range(len(best)), key=lambda number: best[number][0], default=-1)
    chain: list[_Run] = []
    while at >= 0:
        chain.append(runs[at])
        at = best[at][1]
    return chain[::-1]


def _follows(run: _Run, other: _Run) -> bool:
    gap, their_gap = run.ours - other.ours - other.length, run.theirs - other.theirs - other.length
    return 0 <= gap <= _GAP and 0 <= their_gap <= _GAP


def _outside(quoted: list[tuple[int, int]], words: Words, run: _Run) -> int:
    """How many words of a run stand in no quotation."""
    starts = [start for start, _end in quoted]
    count = 0
    for _word, start, _end in words[run.ours : run.ours + run.length]:
        number = bisect_right(starts, start) - 1
        count += not (number >= 0 and start < quoted[number][1])
    return count
