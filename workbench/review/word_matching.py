"""Which line of a Word file is which statement, by its marks and, where they mislead, by its words.

Marks move with edits: a paragraph that runs into the next one keeps the marks of either. So a mark is
only a hint, and the words decide where they say clearly something else. A line that could be of two
statements is of none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from workbench.review.word_model import Line
from workbench.values.control_tags import plain, tag_of, words_hash

_SAME = 0.6
"""Likeness from which an unmarked line is taken for a statement that has none."""
_OTHER = 0.8
"""Likeness from which a line is another statement than its mark says."""
_LITTLE = 0.5
"""Likeness below which a mark is doubted."""
_HELD = 0.8
"""Share of the words of a statement that stand in another line, from which the two were merged."""


class Written(NamedTuple):
    """A statement (or its line of assessment) as the file was written with it."""

    key: str
    text: str
    number: int


@dataclass(slots=True)
class Matched:
    """The lines of each statement in order, those of none, and which block belongs where."""

    lines: dict[str, list[Line]] = field(default_factory=dict)
    outside: list[Line] = field(default_factory=list)
    owner: dict[int, str] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    """A statement without a line of its own, and the one whose line has its words."""

    def text(self, key: str) -> str:
        """What stands under a statement now."""
        return "\n".join(line.text for line in self.lines.get(key, ()))


def matched(lines: Sequence[Line], written: Mapping[str, Written], known_lines: frozenset[str]) -> Matched:
    """Give each line to a statement. `known_lines` are the hashes of what else the file was written with."""
    found = Matched()
    texts = {plain(one.text): key for key, one in written.items()}
    owners: list[str | None] = []
    for line in lines:
        owners.append(_by_marks(line, written, texts, known_lines) if line.text else None)
    _settle(lines, owners, written)
    _adopt(lines, owners, written, known_lines)
    for line, owner in zip(lines, owners, strict=True):
        if not line.text:
            continue
        if owner:
            found.lines.setdefault(owner, []).append(line)
            found.owner |= dict.fromkeys(line.blocks, owner)
        elif words_hash(line.text) not in known_lines:
            found.outside.append(line)
    for key in written:
        if key not in found.lines:
            holder = _holder(key, found, written)
            if holder:
                found.merged[key] = holder
    return found


def moved(found: Matched, written: Mapping[str, Written]) -> set[str]:
    """The statements that stand elsewhere in the order than they were written: as few as explain it."""
    order = {line.blocks[0]: key for key, lines in found.lines.items() for line in lines[:1]}
    present = [order[block] for block in sorted(order) if order[block] in written]
    kept = _longest_rising([written[key].number for key in present])
    return {key for key in present if written[key].number not in kept}


def likeness(first: str, second: str) -> float:
    """How far two texts have the same words in the same order, 0 to 1."""
    one, other = plain(first).split(), plain(second).split()
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0


def _by_marks(
    line: Line, written: Mapping[str, Written], texts: Mapping[str, str], known: frozenset[str]
) -> str | None:
    exact = texts.get(plain(line.text))
    if exact:
        return exact
    marks = [tag_of(tag) for tag in line.tags]
    keys = [key for mark in marks if mark for key in [f"{mark.kind}:{mark.statement_id}"] if key in written]
    keys = list(dict.fromkeys(keys))
    if not keys or words_hash(line.text) in known:
        return None
    return max(keys, key=lambda key: likeness(written[key].text, line.text))


def _settle(lines: Sequence[Line], owners: list[str | None], written: Mapping[str, Written]) -> None:
    """Where the words say clearly that a marked line is another statement, it is that one."""
    for index, owner in enumerate(owners):
        text = lines[index].text
        if owner is None or likeness(written[owner].text, text) >= _LITTLE:
            continue
        others = [(likeness(one.text, text), key) for key, one in written.items() if key != owner]
        best, key = max(others, default=(0.0, ""))
        if best >= _OTHER:
            owners[index] = key


def _adopt(
    lines: Sequence[Line],
    owners: list[str | None],
    written: Mapping[str, Written],
    known_lines: frozenset[str],
) -> None:
    """Lines that lost their marks: a statement that has no line, or the rest of the one before."""
    before: str | None = None
    for index, line in enumerate(lines):
        if not line.text or owners[index] or words_hash(line.text) in known_lines:
            before = owners[index] if line.text else before
            continue
        missing = [key for key in written if key not in owners]
        ranked = sorted(((likeness(written[key].text, line.text), key) for key in missing), reverse=True)
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] > ranked[1][0] + 0.1)
        if ranked and ranked[0][0] >= _SAME and clear:
            owners[index] = ranked[0][1]
        elif before and _goes_on(before, index, lines, owners, written):
            owners[index] = before
        before = owners[index]


def _goes_on(
    before: str,
    index: int,
    lines: Sequence[Line],
    owners: Sequence[str | None],
    written: Mapping[str, Written],
) -> bool:
    """Whether a line is a piece that was split off the statement before it."""
    so_far = " ".join(lines[n].text for n in range(index) if owners[n] == before)
    whole = written[before].text
    return likeness(whole, f"{so_far} {lines[index].text}") > likeness(whole, so_far) + 0.05


def _holder(key: str, found: Matched, written: Mapping[str, Written]) -> str:
    """The statement in whose line the words of a missing one stand; "" where there is none."""
    wanted = plain(written[key].text).split()
    for other, lines in found.lines.items():
        # What the other statement said by itself is no sign that it took up this one.
        own = plain(written[other].text).split() if other in written else []
        there = plain(" ".join(line.text for line in lines)).split()
        if len(there) < len(own) + _HELD * len(wanted) * 0.5:
            continue
        blocks = SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks()
        longest = max((block.size for block in blocks), default=0)
        if sum(block.size for block in blocks) >= _HELD * len(wanted) and longest * 2 >= len(wanted):
            return other
    return ""


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The members of a longest rising part of a sequence."""
    best: list[list[int]] = []
    for number in numbers:
        before: list[int] = []
        for one in best:
            if one[-1] < number and len(one) > len(before):
                before = one
        best.append([*before, number])
    longest: list[int] = []
    for one in best:
        longest = one if len(one) > len(longest) else longest
    return set(longest)
