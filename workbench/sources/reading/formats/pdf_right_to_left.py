"""Pages of a PDF in scripts that run from right to left: letters in order by where they are printed.

PDFium turns such lines round letter by letter. That tears what one sign stands for (the lam-alef of
Arabic), marks from their letters and words from their brackets, and it takes a line to pieces where the
program that made the file wrote it in pieces. So the lines of such pages are put together anew here.
"""

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from workbench.sources.reading.formats.pdf_addresses import Answers, bare, handle_of
from workbench.sources.reading.formats.pdf_letters import Letter
from workbench.sources.reading.formats.pdf_proof import letter_questions
from workbench.sources.reading.formats.pdf_signs import CODE_OF_CUT, CUT, hyphen_question
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
_FORMS = re.compile("[\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc]+")
"""Shapes of letters as old files have them, except ornate brackets."""
_DIRECTING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_ALEFS = frozenset("اأإآٱ")
_LAM = "ل"
_GAP, _NARROW_GAP = 0.2, 0.12
"""Shares of the size of letters from which a gap parts words: any, and one where PDFium found words apart."""
_NO_WIDTH = 0.01
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
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""Halves of a letter beyond the first 65,536."""
_UNKNOWN = "\ufffd"


@dataclass(slots=True)
class Sign:
    """One printed sign: the letters it stands for, and where it is along its line and across it."""

    letters: str
    number: int
    left: float
    right: float
    middle: float
    across: float
    size: float
    marks: str = ""
    last: int = -1
    """The number of the last of its letters."""
    inferred: bool = False
    """Whether it is a blank that is not printed: PDFium found a gap there."""

    @property
    def said(self) -> str:
        """Its letters with the marks on them."""
        return self.letters + self.marks


def ordered(text_page: Any, together: frozenset[str], from_left: bool = False) -> list[Letter]:
    """The letters of a page in the order of reading, with line ends; `together` is what one sign may say.

    `from_left` takes lines as some programs print them that know nothing of such scripts: turned round.
    """
    pieces = _pieces(text_page, together)
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


# -- from characters to signs -----------------------------------------------------------------------


def _pieces(text_page: Any, together: frozenset[str]) -> list[list[Sign]]:
    """The signs as PDFium gives them, line by line; gaps it only infers are left out."""
    from pypdfium2 import raw as pdfium

    ask = _asked(text_page)
    handle, codes = handle_of(text_page), letter_questions()[2]
    is_hyphen = hyphen_question()
    lines: list[list[Sign]] = [[]]
    begun: list[str] = []
    last_place: tuple[float, ...] = ()
    high = _HIGH.start
    for number in range(pdfium.FPDFText_CountChars(text_page)):
        code = codes(handle, number)
        if code in _HIGH:
            high = code
            continue
        if code in _LOW:
            code = 0x10000 + ((high - _HIGH.start) << 10) + code - _LOW.start
        letter = chr(code) if 0 < code < 0x110000 else _UNKNOWN
        if letter in "\r\n":
            lines.append([])
            last_place = ()
            continue
        if _DIRECTING.match(letter):
            continue
        sign, place = ask(letter, number)
        sign.inferred = letter.isspace() and sign.right - sign.left < _NO_WIDTH
        if code == CODE_OF_CUT and is_hyphen(handle, number) == 1:
            # PDFium gives no line end after it.
            sign.letters = CUT
            lines[-1].append(sign)
            lines.append([])
            last_place = ()
        elif place == last_place and lines[-1] and not letter.isspace():
            begun.append(letter)
            lines[-1][-1].letters = _as_one(begun, together)
            lines[-1][-1].last = number
        else:
            begun = [letter]
            sign.letters = _plain(letter)
            lines[-1].append(sign)
        last_place = place
    return [line for line in lines if line]


def _plain(letters: str) -> str:
    return _FORMS.sub(lambda forms: unicodedata.normalize("NFKC", forms[0]), letters)


def _as_one(letters: Sequence[str], together: frozenset[str]) -> str:
    """What one sign says, in its own order: PDFium has turned it round, unless it was given as one shape."""
    as_told, turned = _plain("".join(letters)), _plain("".join(reversed(letters)))
    if not any(is_right_to_left(letter) for letter in as_told):
        return as_told
    if (as_told in together) != (turned in together):
        return as_told if as_told in together else turned
    lam_first = as_told[0] == _LAM and as_told[-1] in _ALEFS
    return as_told if lam_first else turned


def _asked(text_page: Any) -> Callable[[str, int], tuple[Sign, tuple[float, ...]]]:
    """How to get the sign of a character, with a place that is the same for all letters of one sign."""
    box_of, origin_of, loose_of, matrix_of, size_of = _questions()
    handle, answers = handle_of(text_page), Answers(ctypes.c_double, 6)
    of_box, of_origin = answers.places[:4], answers.places[4:]
    room, matrix = Answers(ctypes.c_float, 4), Answers(ctypes.c_float, 6)

    def ask(letter: str, number: int) -> tuple[Sign, tuple[float, ...]]:
        box_of(handle, number, *of_box)
        origin_of(handle, number, *of_origin)
        loose_of(handle, number, room.places[0])
        matrix_of(handle, number, matrix.places[0])
        left, right, bottom, top, x, y = answers.read()
        a, b, c, d, _e, _f = matrix.read()
        along, across = _direction(a, b, c, d)
        left_of_room, top_of_room, right_of_room, bottom_of_room = room.read()
        cell = _extent((left_of_room, right_of_room), (bottom_of_room, top_of_room), along)
        ink = _extent((left, right), (bottom, top), along)
        has_ink = ink[1] > ink[0]
        middle = sum(ink if has_ink else cell) / 2
        size = max(size_of(handle, number) * (c**2 + d**2) ** 0.5, _NO_WIDTH)
        sign = Sign(letter, number, *cell, middle, x * across[0] + y * across[1], size, last=number)
        return sign, (x, y, left, right, bottom, top)

    return ask


def _direction(a: float, b: float, c: float, d: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Unit vectors along the line and upwards from it; print that is mirrored is taken as seen."""
    if not b and a > 0:
        return (1.0, 0.0), (0.0, 1.0)
    length = (a**2 + b**2) ** 0.5
    if not length:
        return (1.0, 0.0), (0.0, 1.0)
    along = (a / length, b / length)
    if a * d - b * c < 0 and along[0] < 0:
        along = (-along[0], -along[1])
    return along, (-along[1], along[0])


def _extent(
    across: tuple[float, float], up: tuple[float, float], direction: tuple[float, float]
) -> tuple[float, float]:
    """From where to where a box reaches in a direction."""
    if direction == (1.0, 0.0):
        return min(across), max(across)
    corners = [x * direction[0] + y * direction[1] for x in across for y in up]
    return min(corners), max(corners)


@cache
def _questions() -> tuple[Callable[..., Any], ...]:
    """What is asked for every letter."""
    from pypdfium2 import raw

    return (
        bare(raw.FPDFText_GetCharBox),
        bare(raw.FPDFText_GetCharOrigin),
        bare(raw.FPDFText_GetLooseCharBox),
        bare(raw.FPDFText_GetMatrix),
        bare(raw.FPDFText_GetFontSize, ctypes.c_double),
    )


# -- from signs to lines ----------------------------------------------------------------------------


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
        if one.letters == _LAM and other.letters in _ALEFS and overlap > _MOSTLY * narrower > 0:
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
