"""Pages of a PDF in scripts that run from right to left: letters in order by where they are printed.

PDFium turns such lines round letter by letter. That tears what one sign stands for (the lam-alef of
Arabic), marks from their letters and words from their brackets, and it takes a line to pieces where the
program that made the file wrote it in pieces. So the lines of such pages are put together anew here.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from workbench.sources.reading.formats.pdf_letters import Letter
from workbench.sources.reading.formats.pdf_printed_signs import ALEFS, LAM, Sign, printed_signs
from workbench.sources.reading.formats.print_order import (
    BRACKETS,
    is_right_to_left,
    logical_order,
    turned_brackets,
)

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ARABIC = re.compile("[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_GAP, _NARROW_GAP = 0.2, 0.12
"""Shares of the size of letters from which a gap parts words: any, and one where PDFium found words apart."""
_BEFORE = 3
"""Signs before a gap that may reach into it: some are printed across one another."""
_NARROW_BLANK, _BINDING_BLANK = 0.36, "\u00a0"
_THREE = 3
"""Figures of a group of thousands."""
_SAME_LINE = 0.25
_OVERLAP = 0.35
_LOOKED_BACK = 6
_MARK_REACH = 0.7
_NEAR = 3.0
"""How far pieces of one line may be apart, in sizes of its letters."""
_MOSTLY = 0.5
_FEW = 0.15
_LINE_END = ("\r\n", -1)


def ordered(text_page: Any, together: frozenset[str], from_left: bool = False) -> list[Letter]:
    """The letters of a page in the order of reading, with line ends; `together` is what one sign may say.

    `from_left` takes lines as some programs print them that know nothing of such scripts: turned round.
    """
    pieces = printed_signs(text_page, together)
    lines = _lines(pieces)
    of_page = [sign.letters for line in lines for sign in line]
    is_right = _share(of_page) > _MOSTLY
    is_arabic = _arabic_rather("".join(of_page))
    shares = [_share([sign.letters for sign in line]) for line in lines]
    found: list[Letter] = []
    open_brackets: list[str] = []
    for index, line in enumerate(lines):
        if not _is_turned(line, is_right, shares[max(0, index - 1) : index + 2]):
            # In PDFium's order: nothing in it runs the other way.
            spaced = [(letter, sign.number) for sign in line for letter in sign.letters]
        else:
            around = [shares[other] for other in (index - 1, index + 1) if 0 <= other < len(lines)]
            right = _runs_right(shares[index], is_right, around) and not _is_framed(line, shares[index])
            spaced = _in_order(line, right, is_arabic, open_brackets, from_left)
        if not spaced:
            continue
        if found:
            found.append(_LINE_END)
        found += spaced
    return found


def _is_turned(line: list[Sign], is_right: bool, around: Sequence[float]) -> bool:
    """Whether something in a line runs to the left: its words, or the figures of a row without words."""
    if any(is_right_to_left(sign.letters) for sign in line):
        return True
    is_row = sum(sign.letters.isspace() for sign in line) > 1
    return is_right and (is_row or any(around)) and not any(sign.letters.isalpha() for sign in line)


def _in_order(
    line: list[Sign], right: bool, is_arabic: bool, open_brackets: list[str], from_left: bool
) -> list[Letter]:
    """The letters of a line that has words running from right to left."""
    inferred = [sign for sign in line if sign.inferred]
    printed = _with_gaps(_along([sign for sign in line if not sign.inferred]), inferred)
    signs = with_thousands(printed)
    order = list(range(len(signs))) if from_left else logical_order(signs, right, is_arabic)
    spaced = _spaced([printed[place] for place in order])
    if any(letter in BRACKETS for letter, _number in spaced):
        turned = turned_brackets([letter for letter, _number in spaced], open_brackets)
        spaced = [(letter, number) for letter, (_was, number) in zip(turned, spaced, strict=True)]
    return spaced


def _share(signs: Sequence[str]) -> float:
    """How many of the letters run from right to left."""
    kinds = [unicodedata.bidirectional(sign[0]) for sign in signs if sign]
    right = sum(kind in ("R", "AL") for kind in kinds)
    left = kinds.count("L")
    return right / (right + left) if right + left else 0.0


def _arabic_rather(text: str) -> bool:
    """Whether there is more Arabic than Hebrew."""
    arabic = len(_ARABIC.findall(text))
    return arabic * 2 > len(RIGHT_TO_LEFT.findall(text))


def _is_framed(line: Sequence[Sign], share: float) -> bool:
    """Whether words from left to right are the most of a line and stand at both of its ends."""
    ends = sorted((sign for sign in line if sign.letters.isalpha()), key=lambda sign: sign.middle)
    return share < _MOSTLY and bool(ends) and not any(is_right_to_left(ends[at].letters) for at in (0, -1))


def _runs_right(share: float, is_right: bool, around: Sequence[float]) -> bool:
    """Whether a line belongs to a paragraph that runs from right to left."""
    if is_right:
        # A line that comes here without any such letter is a row of figures.
        return share > _FEW or not share or not around or any(other > 0 for other in around)
    return share > _MOSTLY or (share > _FEW and any(other > _MOSTLY for other in around))


def _lines(pieces: list[list[Sign]]) -> list[list[Sign]]:
    """Pieces of lines that are printed side by side put together, where one of them runs to the left.

    Marks that are printed higher or lower than their letters come in pieces of their own.
    """
    lines: list[list[Sign]] = []
    marks: list[Sign] = []
    for piece in pieces:
        letters = [sign for sign in piece if not _is_mark(sign)]
        marks += [sign for sign in piece if _is_mark(sign)]
        if not any(not sign.inferred for sign in letters):
            continue
        for line in reversed(lines[-_LOOKED_BACK:]):
            if _belongs(line, letters):
                line += letters
                break
        else:
            lines.append(letters)
    _put_marks(marks, lines)
    return lines


def _is_mark(sign: Sign) -> bool:
    return unicodedata.category(sign.letters[0]) == "Mn"


def _belongs(line: list[Sign], piece: list[Sign]) -> bool:
    """Whether a piece is printed on a line, to one side of it or in one of its gaps."""
    figures = all(not sign.letters.isalpha() for sign in (*line, *piece))
    if not figures and not any(is_right_to_left(sign.letters) for sign in (*line, *piece)):
        return False
    size = max(sign.size for sign in line)
    if abs(_level(line) - _level(piece)) > _SAME_LINE * size:
        return False
    left, right = min(sign.left for sign in line), max(sign.right for sign in line)
    start, end = min(sign.left for sign in piece), max(sign.right for sign in piece)
    gap = max(start - right, left - end)
    return -_OVERLAP * size <= gap <= _NEAR * size or any(
        before.right <= start + _OVERLAP * size and end <= after.left + _OVERLAP * size
        for before, after in _holes(line)
    )


def _put_marks(marks: list[Sign], lines: list[list[Sign]]) -> None:
    """Put each mark on the letter that it is printed at."""
    for mark in marks:
        near = [
            sign for line in lines if _is_beside(line, mark) for sign in line if not sign.letters.isspace()
        ]
        if near:
            nearest = min(near, key=lambda sign: _distance(sign, mark))
            nearest.marks += mark.letters
            # Marks told in a row with their letters leave a gap that is none.
            nearest.left, nearest.right = min(nearest.left, mark.left), max(nearest.right, mark.right)


def _is_beside(line: list[Sign], mark: Sign) -> bool:
    return abs(line[0].across - mark.across) < _MARK_REACH * mark.size


def _holes(line: list[Sign]) -> Iterator[tuple[Sign, Sign]]:
    """The gaps of a line that words are missing from, as its signs on both sides."""
    along = sorted(line, key=lambda sign: sign.left)
    return (
        (before, after) for before, after in pairwise(along) if after.left - before.right > _GAP * before.size
    )


def _level(line: list[Sign]) -> float:
    levels = sorted(sign.across for sign in line)
    return levels[len(levels) // 2]


def _along(line: list[Sign]) -> list[Sign]:
    """The signs of a line from left to right."""
    along = sorted(line, key=lambda sign: (sign.middle, sign.right, sign.number))
    _put_lam_first(along)
    return along


def _put_lam_first(along: list[Sign]) -> None:
    """Fonts that print lam-alef as two signs print them across one another: the lam is read first."""
    for place in range(len(along) - 1):
        one, other = along[place], along[place + 1]
        overlap = min(one.right, other.right) - max(one.left, other.left)
        narrower = min(one.right - one.left, other.right - other.left)
        if one.letters == LAM and other.letters in ALEFS and overlap > _MOSTLY * narrower > 0:
            along[place], along[place + 1] = other, one


def _distance(sign: Sign, mark: Sign) -> tuple[float, float]:
    """How far a mark is from a sign; between two, it belongs to the one on the right, which is read first."""
    outside = max(sign.left - mark.middle, mark.middle - sign.right, 0.0)
    return round(outside, 1), -sign.middle if outside else abs(sign.middle - mark.middle)


def _with_gaps(along: list[Sign], inferred: Sequence[Sign]) -> list[Sign]:
    """The signs of a line, from left to right, with a blank wherever words are apart.

    `inferred` are the blanks that PDFium found: their numbers tell between which signs, their places
    are not always right.
    """
    numbers = {blank.number for blank in inferred}
    places = [blank.middle for blank in inferred]
    found: list[Sign] = []
    for sign in along:
        last = found[-1] if found else None
        if last and not last.letters.isspace() and not sign.letters.isspace():
            start, size = max(one.right for one in found[-_BEFORE:]), max(sign.size, last.size)
            slack = _NARROW_GAP * size
            first, second = sorted((last, sign), key=lambda one: one.number)
            is_parted = (second.number - first.last == 2 and first.last + 1 in numbers) or any(
                start - slack < place < sign.left + slack for place in places
            )
            if sign.left - start > (_NARROW_GAP if is_parted else _GAP) * size:
                found.append(Sign(" ", -1, start, sign.left, start, sign.across, sign.size))
        found.append(sign)
    return found


def with_thousands(along: Sequence[Sign]) -> list[str]:
    """What signs say, from left to right; a narrow blank between the thousands of a number binds them."""
    signs = [sign.letters for sign in along]
    for place in range(1, len(signs) - 3):
        blank, after = along[place], signs[place + 1 : place + 5]
        if (
            signs[place].isspace()
            and signs[place - 1].isdecimal()
            and blank.right - blank.left <= _NARROW_BLANK * along[place - 1].size
            and all(sign.isdecimal() for sign in after[:3])
            and not (len(after) > _THREE and after[_THREE].isdecimal())
        ):
            signs[place] = _BINDING_BLANK
    return signs


def _spaced(signs: Sequence[Sign]) -> list[Letter]:
    """The letters of signs in the order of reading, with one blank between words and none at the ends."""
    found: list[Letter] = []
    for sign in signs:
        if not sign.letters.isspace():
            found += [(letter, sign.number) for letter in sign.said]
        elif found and found[-1][0] != " ":
            found.append((" ", sign.number))
    while found and found[-1][0] == " ":
        found.pop()
    return found
