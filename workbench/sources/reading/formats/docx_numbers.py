"""Word: the numbers that stand before paragraphs, such as "Article 4.", counted as Word counts them."""

import re
from dataclasses import dataclass, field
from typing import Any

from workbench.sources.reading.formats.docx_seen import run_of, value, whole

LABEL = "gw-label"
"""Marks the run of a number that is counted, so that it can be told from words."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_MOST_ANCESTORS = 20
_PLACE = re.compile(r"%([1-9])")
_LETTERS = {
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي", "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
}  # fmt: skip
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    glued: bool = False
    restarts: bool = True
    style: str = ""


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document and how far each has come."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._styles: dict[str, tuple[str, str, str]] = {}
        for style in styles.iter(f"{_WORD}style") if styles is not None else ():
            numbers = style.find(f"{_WORD}pPr/{_WORD}numPr")
            number, level = _numbers(numbers)
            based = value(style.find(f"{_WORD}basedOn"))
            self._styles[style.get(f"{_WORD}styleId", "")] = (number, level, based)
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering is not None:
            self._take(numbering)

    def __bool__(self) -> bool:
        return bool(self._lists)

    def _take(self, numbering: Any) -> None:
        abstracts = {
            one.get(f"{_WORD}abstractNumId", ""): one for one in numbering.findall(f"{_WORD}abstractNum")
        }
        numbers = {
            one.get(f"{_WORD}numId", ""): value(one.find(f"{_WORD}abstractNumId"))
            for one in numbering.findall(f"{_WORD}num")
        }
        for one in numbering.findall(f"{_WORD}num"):
            abstract = numbers[one.get(f"{_WORD}numId", "")]
            linked = value(abstracts[abstract].find(f"{_WORD}numStyleLink")) if abstract in abstracts else ""
            if linked:
                # A list that only names a style: the list of that style says how it counts.
                abstract = numbers.get(self._styles.get(linked, ("", "", ""))[0], abstract)
            found = _List(abstract)
            for level in abstracts[abstract].findall(f"{_WORD}lvl") if abstract in abstracts else ():
                found.levels[whole(level.get(f"{_WORD}ilvl"))] = _level(level)
            for other in one.findall(f"{_WORD}lvlOverride"):
                at = whole(other.get(f"{_WORD}ilvl"))
                if (own := other.find(f"{_WORD}lvl")) is not None:
                    found.levels[at] = _level(own)
                if (start := other.find(f"{_WORD}startOverride")) is not None:
                    found.starts[at] = whole(value(start))
            self._lists[one.get(f"{_WORD}numId", "")] = found

    def write(self, root: Any) -> None:
        """Put the number of each paragraph before its words."""
        for paragraph in root.iter(f"{_WORD}p"):
            properties = paragraph.find(f"{_WORD}pPr")
            if properties is None or any(
                one.tag in (f"{_WORD}del", f"{_WORD}moveFrom") for one in paragraph.iterancestors()
            ):
                continue
            label = self._next(properties)
            if label and "".join(paragraph.itertext(f"{_WORD}t")).strip():
                run = run_of(label)
                run.set(LABEL, "1")
                properties.addnext(run)

    def _next(self, properties: Any) -> str:
        """The number of the next paragraph with these properties; "" where it has none."""
        style = value(properties.find(f"{_WORD}pStyle"))
        number, depth = _numbers(properties.find(f"{_WORD}numPr"))
        if not number:
            number, styled = self._of_style(style)
            depth = depth or styled
        found = self._lists.get(number)
        if found is None:
            return ""
        by_style = next((str(at) for at, one in found.levels.items() if one.style == style and style), "0")
        at = min(whole(depth or by_style), _LEVELS - 1)
        level = found.levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        start = level.start
        if at in found.starts and (number, at) not in self._begun:
            counts[at], start = None, found.starts[at]
        self._begun.add((number, at))
        before = counts[at]
        counts[at] = start if before is None else before + 1
        for deeper in range(at + 1, _LEVELS):
            if deeper not in found.levels or found.levels[deeper].restarts:
                counts[deeper] = None
        return _label(found, level, counts)

    def _of_style(self, style: str) -> tuple[str, str]:
        depth = ""
        for _ in range(_MOST_ANCESTORS):
            number, own, based = self._styles.get(style, ("", "", ""))
            depth = depth or own
            if number or not based:
                return number, depth
            style = based
        return "", ""


def _numbers(element: Any) -> tuple[str, str]:
    if element is None:
        return "", ""
    return value(element.find(f"{_WORD}numId")), value(element.find(f"{_WORD}ilvl"))


def _level(element: Any) -> _Level:
    start, legal = element.find(f"{_WORD}start"), element.find(f"{_WORD}isLgl")
    return _Level(
        start=whole(value(start)) if start is not None else 0,
        form=value(element.find(f"{_WORD}numFmt"), "decimal"),
        text=value(element.find(f"{_WORD}lvlText")),
        legal=legal is not None and value(legal, "1") not in ("0", "false"),
        glued=value(element.find(f"{_WORD}suff")) == "nothing",
        restarts=value(element.find(f"{_WORD}lvlRestart")) != "0",
        style=value(element.find(f"{_WORD}pStyle")),
    )


def _label(found: _List, level: _Level, counts: list[int | None]) -> str:
    """The number as it is printed; the dot or dash before an item is not said."""
    if level.form == "bullet":
        return ""

    def said(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        other = found.levels.get(at, _Level())
        number = counts[at]
        if number is None:
            number = counts[at] = other.start
        return formed(number, "decimal" if level.legal and other.form != "decimalZero" else other.form)

    words = _PLACE.sub(said, level.text).strip()
    return words if level.glued or not words else f"{words} "


def formed(number: int, form: str) -> str:
    """A number in one of Word's forms; those it does not know in digits."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02}"
    if form == "ordinal":
        tens = 10 <= number % 100 <= 20
        return f"{number}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    if form in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        words = ""
        for worth, sign in _ROMAN:
            words, number = words + sign * (number // worth), number % worth
        return words if form == "upperRoman" else words.lower()
    if form in _LETTERS and number > 0:
        letters = _LETTERS[form]
        return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) % 50 + 1)
    return str(number)
