"""Where two versions of a text differ, word by word."""

import re

from workbench.sources.store.shared_words import Passage

_TOKEN = re.compile(r"\w+|[^\w\s]")
_MOST_WORDS = 60_000


def differences(old: str, new: str) -> tuple[Passage, ...]:
    """Stretches that differ, in both texts; one of the two is empty where words came or went.

    White space is not compared. Very long texts are compared line by line.
    """
    from rapidfuzz.distance import Indel

    pattern = _TOKEN
    if len(old) + len(new) > _MOST_WORDS * 12:
        pattern = re.compile(r"[^\n]+")
    ours = [(match.group(), match.start(), match.end()) for match in pattern.finditer(old)]
    theirs = [(match.group(), match.start(), match.end()) for match in pattern.finditer(new)]
    found: list[Passage] = []
    for change in Indel.opcodes([word for word, *_ in ours], [word for word, *_ in theirs]):
        if change.tag == "equal":
            continue
        start, end = _stretch(ours, change.src_start, change.src_end, len(old))
        other_start, other_end = _stretch(theirs, change.dest_start, change.dest_end, len(new))
        found.append(Passage(start, end, other_start, other_end))
    return tuple(_joined(found, old, new))


def _stretch(tokens: list[tuple[str, int, int]], first: int, last: int, length: int) -> tuple[int, int]:
    if first < last:
        return tokens[first][1], tokens[last - 1][2]
    place = tokens[first][1] if first < len(tokens) else length
    return place, place


def _joined(passages: list[Passage], old: str, new: str) -> list[Passage]:
    """A word taken out and another put in at one place are one change."""
    joined: list[Passage] = []
    for one in passages:
        last = joined[-1] if joined else None
        between = (old[last.end : one.start] + new[last.other_end : one.other_start]) if last else ""
        if last and not between.strip():
            joined[-1] = Passage(
                min(last.start, one.start) if last.end > last.start else one.start,
                one.end if one.end > one.start else last.end,
                last.other_start if last.other_end > last.other_start else one.other_start,
                one.other_end if one.other_end > one.other_start else last.other_end,
            )
        else:
            joined.append(one)
    return joined
