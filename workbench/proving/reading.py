"""What a text holds: dates, numbers, quotations, outlets and words, found once and kept by the text."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from workbench.extraction.engine import DATES, extract
from workbench.extraction.model import Amount, Cited, Dates, Find, Kind, Quoted, Unresolved
from workbench.proving.dates.dating import DateFound, is_misled, more_dates
from workbench.values.text import fold

__all__ = ["DateFound", "Reading", "Token", "plain_word", "read", "tokens_in", "words_in"]

KEPT = 8192
"""Texts of which the finds are kept: those under a few long briefs."""
_KINDS: tuple[Kind, ...] = ("date", "number", "quotation", "outlet")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘`][^\W_]+)*")
_ELIDED = re.compile(
    r"(?:[ldcjmnst]|qu|un|dell|all|dall|nell|sull|quell|gl|degl|lorsqu|puisqu|jusqu)['’](?=[^\W\d_]{2})",
    re.IGNORECASE,
)
_TURKISH = re.compile(r"(?<=\w\w)['’]\w{1,6}$")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[.!?…؟])[\s”»\"’)]*\s+|(?<=[\d%)”»\"][.!?…؟])\s+|\n+|(?<=؛)\s+")
_SHIFT = timedelta(2 * 365 + 46)
"""By which the day of publication is moved, so that "in six months" is another month, and March is March."""
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+(?:[.,:/٫٬]\d+)*")
_EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: code points, as it stands, and folded without apostrophes."""

    start: int
    end: int
    text: str
    word: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, eq=False)
class Reading:
    """A text and what was found in it. The same text is read once, so that a reading is known by itself."""

    text: str
    language: str
    finds: tuple[Find, ...]
    dated: tuple[DateFound, ...]

    @property
    def numbers(self) -> list[tuple[Find, Amount]]:
        """Quantities in their order."""
        return [(find, find.value) for find in self.finds if isinstance(find.value, Amount)]

    @property
    def quotations(self) -> list[tuple[Find, Quoted]]:
        """The words in quotation marks."""
        return [(find, find.value) for find in self.finds if isinstance(find.value, Quoted)]

    @property
    def outlets(self) -> list[tuple[Find, Cited]]:
        """Whose report the text says it gives."""
        return [
            (find, find.value)
            for find in self.finds
            if isinstance(find.value, Cited) and not self._goes_on(find)
        ]

    def _goes_on(self, find: Find) -> bool:
        """Whether a name goes on behind what is an outlet's: "told the National Transition Council"."""
        last = self.text[find.start : find.end].split()[-1]
        after = self.text[find.end : find.end + 2]
        return last[:1].isupper() and after[:1] == " " and after[1:].isupper()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words in their order."""
        return tokens_in(self.text, self.language)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence."""
        found, start = [], 0
        for match in _SENTENCE_END.finditer(self.text):
            if match.start() > start:
                found.append((start, match.start()))
            start = match.end()
        if start < len(self.text):
            found.append((start, len(self.text)))
        return tuple(found)

    def sentence_at(self, position: int) -> tuple[int, int]:
        """The sentence around a place."""
        for start, end in self.sentences:
            if position < end:
                return start, end
        return 0, len(self.text)

    @cached_property
    def figures(self) -> tuple[tuple[int, int, str], ...]:
        """Every stretch of digits with what it is in European ones."""
        return tuple(
            (match.start(), match.end(), match[0].translate(_EASTERN))
            for match in _DIGITS.finditer(self.text)
        )

    def is_dated(self, start: int, end: int) -> bool:
        """Whether a place is within a date."""
        return any(find.kind == "date" and find.start <= start and end <= find.end for find in self.finds)

    def is_taken(self, start: int, end: int) -> bool:
        """Whether a date or number covers a place."""
        taken = [(find.start, find.end) for find in self.finds if find.kind in ("date", "number")]
        return any(first <= start and end <= last for first, last in taken)


@lru_cache(maxsize=65536)
def plain_word(word: str) -> str:
    """A word as words are compared: small letters, no accents or apostrophes, no English 's."""
    bare = re.sub(r"['’ʼ‘`]s?$", "", re.sub(r"(?<=\w\w)['’]s$", "", word))
    return re.sub(r"['’ʼ‘`]", "", fold(bare))


def tokens_in(text: str, language: str = "") -> tuple[Token, ...]:
    """The words of a text, parted at hyphens; of Turkish ones what is before an apostrophe."""
    found = []
    for match in _WORD.finditer(text):
        elided = _ELIDED.match(match[0])
        start = match.start() + (elided.end() if elided else 0)
        end = match.end()
        if language == "tr" and (ending := _TURKISH.search(text, start, end)):
            end = ending.start()
        found.append(Token(start, end, text[start:end], plain_word(text[start:end])))
    return tuple(found)


def words_in(text: str) -> list[str]:
    """The words of a text as they stand."""
    return _WORD.findall(text)


@lru_cache(maxsize=KEPT)
def read(
    text: str, published: date | None, language: str, outlets: tuple[str, ...], reference: date | None
) -> Reading:
    """A text with what was found in it.

    Relative dates are resolved by `published`; by `reference` only those are read that
    name a day or month and lack no more than the year.
    """
    finds = extract(text, published=published, language=language, outlets=outlets, kinds=_KINDS)
    return Reading(text, language, tuple(finds), tuple(_dated(text, finds, published, language, reference)))


def _dated(
    text: str, finds: list[Find], published: date | None, language: str, reference: date | None
) -> list[DateFound]:
    loose = any(
        find.kind == "date" and (isinstance(find.value, Unresolved) or _is_relative(find)) for find in finds
    )
    day = published or reference or date(2024, 6, 15)
    other = {}
    if loose:
        shifted = extract(text, published=day, language=language, kinds=DATES)
        later = extract(text, published=day + _SHIFT, language=language, kinds=DATES)
        for one, two in zip(shifted, later, strict=False):
            if _same_but_for_the_year(text, one, two):
                other[one.start] = one
    found = []
    for find in finds:
        if find.kind != "date":
            continue
        named = other.get(find.start)
        if isinstance(find.value, Dates):
            is_guess = bool(named) and published is None
            found.append(DateFound(find.start, find.end, find.value, is_guess, bool(named)))
        elif named is not None and isinstance(named.value, Dates):
            found.append(DateFound(find.start, find.end, named.value, True, True))
    found += _within_unresolved(text, finds, language, day)
    more = more_dates(text, found, published)
    return [one for one in (*found, *more) if not is_misled(text, one, published)]


_UP_TO = re.compile(r"\b(?:to|until|till|before|after|from|since|ending|ended)\s")


def _within_unresolved(text: str, finds: list[Find], language: str, day: date) -> list[DateFound]:
    """A whole date within what could not be read: the day of "in the six weeks to 15 August 2024"."""
    found = []
    for find in finds:
        if find.kind != "date" or not isinstance(find.value, Unresolved):
            continue
        match = _UP_TO.search(text, find.start, find.end)
        for one in (
            extract(text[match.end() : find.end], published=day, language=language, kinds=DATES)
            if match
            else ()
        ):
            if isinstance(one.value, Dates) and not one.value.relative:
                start = match.end() if match else 0
                found.append(DateFound(start + one.start, start + one.end, one.value))
    return found


def _is_relative(find: Find) -> bool:
    return isinstance(find.value, Dates) and find.value.relative


def _same_but_for_the_year(text: str, one: Find, two: Find) -> bool:
    """Whether two readings of the same words by two days differ in nothing but the year."""
    first, second = one.value, two.value
    return (
        one.start == two.start
        and isinstance(first, Dates)
        and isinstance(second, Dates)
        and first.precision != "year"
        and first.relative
        and first.first.year != second.first.year
        and (
            (
                first.precision == second.precision == "week"
                and _DIGIT.search(text[one.start : one.end]) is not None
            )
            or (
                (first.first.month, first.first.day) == (second.first.month, second.first.day)
                and first.last.month == second.last.month
            )
        )
    )
