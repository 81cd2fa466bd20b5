"""The order in which a line of print is read where some of it runs from right to left.

A page says where each sign is printed; how the line was written follows from that by going the way of
the Unicode bidirectional algorithm (UAX #9) backwards. Where two ways of writing would be printed alike,
what stands together in print stays together.
"""

import unicodedata
from collections.abc import Sequence

_RIGHT = ("R", "AL")
_BREAKING = ("R", "AL", "AN")
_ARABIC_COMMA = "\u060c"
_PER_CENT = frozenset("%٪‰؉")
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "﴾": "﴿"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
BRACKETS = frozenset((*_PAIRS, *_CLOSING))
_AFTER_CLOSING = frozenset(".,;:!?،؛؟۔%٪")


def logical_order(signs: Sequence[str], right_to_left: bool, is_arabic: bool) -> list[int]:
    """The places of the signs of a line, which are given from left to right, in the order of reading.

    A sign is one or several letters printed as one. `right_to_left` is how the paragraph runs;
    `is_arabic` says whether the words before the line were Arabic, which decides how its numbers run.
    """
    if right_to_left:
        order = list(range(len(signs) - 1, -1, -1))
        kinds = [_kind(signs[place]) for place in order]
        for start, end in _foreign_runs(kinds):
            start, end = _with_bracket(signs, order, start, end)
            order[start:end] = order[start:end][::-1]
            kinds[start:end] = ["done"] * (end - start)
        _turn_numbers(order, kinds, is_arabic)
        return order
    order = list(range(len(signs)))
    kinds = [_kind(sign) for sign in signs]
    for start, end in _runs(kinds, ("L",), _BREAKING):
        order[start:end] = order[start:end][::-1]
        part, part_kinds = order[start:end], kinds[start:end][::-1]
        _turn_numbers(part, part_kinds, is_arabic)
        order[start:end] = part
    return order


def is_right_to_left(sign: str) -> bool:
    """Whether a sign is of a script that runs from right to left."""
    return _kind(sign) in _RIGHT


def turned_brackets(line: Sequence[str], open_before: list[str]) -> list[str]:
    """The signs of a line in the order of reading, with each bracket the right way round.

    Fonts tell the brackets of text that runs from right to left either as they look or as they were
    written. Which it is, what stands on their two sides shows; where it does not, one opens and the
    next one closes. `open_before` are the brackets open so far, and is brought up to date.
    """
    turned = list(line)
    for place, sign in enumerate(line):
        if sign not in BRACKETS:
            continue
        opening = _CLOSING.get(sign, sign)
        before = line[place - 1] if place else " "
        after = line[place + 1] if place + 1 < len(line) else " "
        begins = _is_outside(before, _PAIRS) and not after.isspace()
        ends = not before.isspace() and before not in _PAIRS and (_is_outside(after, _CLOSING))
        if begins == ends:
            begins = opening not in open_before
        if begins:
            open_before.append(opening)
        elif opening in open_before:
            open_before.remove(opening)
        turned[place] = opening if begins else _PAIRS[opening]
    return turned


def _is_outside(sign: str, brackets: dict[str, str]) -> bool:
    """Whether a sign is one that stands outside of a bracket beside it."""
    return sign.isspace() or sign in brackets or sign in _AFTER_CLOSING


def _kind(sign: str) -> str:
    if sign == _ARABIC_COMMA:
        return "comma"
    if sign in _PER_CENT:
        return "per cent"
    kinds = [unicodedata.bidirectional(letter) for letter in sign]
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), kinds[0] if kinds else "ON")


def _foreign_runs(kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Where a line that runs from right to left has words that do not, with their numbers."""
    runs = _runs(kinds, (*_BREAKING, "comma"), ("L", "EN"))
    return [(start, end) for start, end in runs if "L" in kinds[start:end]]


def _runs(kinds: Sequence[str], breaking: Sequence[str], ends: Sequence[str]) -> list[tuple[int, int]]:
    """Stretches without a sign that breaks them, from the first to the last of the kinds at their ends."""
    runs: list[tuple[int, int]] = []
    first = last = -1
    for place, kind in enumerate([*kinds, breaking[0]]):
        if kind in breaking:
            if first >= 0:
                runs.append((first, last + 1))
            first = last = -1
        elif kind in ends:
            first, last = (place if first < 0 else first), place
    return runs


def _with_bracket(signs: Sequence[str], order: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """A run of foreign words with the bracket beside it that one within it lacks."""
    within = [signs[place] for place in order[start:end]]
    for opening, closing in _PAIRS.items():
        if sum(sign in (opening, closing) for sign in within) % 2 == 0:
            continue
        if start and signs[order[start - 1]] in (opening, closing):
            start -= 1
        elif end < len(order) and signs[order[end]] in (opening, closing):
            end += 1
    return start, end


def _turn_numbers(order: list[int], kinds: list[str], is_arabic: bool) -> None:
    """Put the figures of each number from left to right again, in a line gone through from the right."""
    place = 0
    while place < len(order):
        kind = kinds[place]
        if kind in _RIGHT:
            is_arabic = kind == "AL"
        end = _end_of_number(kinds, place, is_arabic)
        if end > place + 1:
            order[place:end] = order[place:end][::-1]
        place = max(end, place + 1)


def _end_of_number(kinds: list[str], start: int, is_arabic: bool) -> int:
    """The end of the number that begins at a place, with what binds its figures; `start` where none does.

    After Arabic only a comma, stop, slash or colon binds; after Hebrew also a hyphen, and signs of money
    belong to their number. So does a sign of per cent anywhere, and a minus that only the number touches.
    """
    around = ("per cent",) if is_arabic else ("per cent", "ET")
    place = start
    while place < len(kinds) and kinds[place] in around:
        place += 1
    figure = kinds[place] if place < len(kinds) else ""
    if figure not in ("EN", "AN"):
        return start
    binding = ("CS",) if is_arabic or figure == "AN" else ("CS", "ES")
    while place < len(kinds):
        if kinds[place] == figure:
            place += 1
        elif kinds[place] in binding and kinds[place + 1 : place + 2] == [figure]:
            place += 2
        else:
            break
    while not is_arabic and figure == "EN" and kinds[place : place + 1] == ["ET"]:
        place += 1
    if kinds[place : place + 1] == ["ES"] and kinds[place + 1 : place + 2] in ([], ["WS"]):
        place += not _is_heading_number(kinds, start, place)
    return place


def _is_heading_number(kinds: Sequence[str], start: int, dash: int) -> bool:
    """Whether a dash ends the number of a heading or an item, as in 5-2- or 3-, rather than being a minus."""
    after = next((kind for kind in kinds[dash + 1 :] if kind != "WS"), "")
    return kinds[start - 1] == "ES" if start else after in _RIGHT
