"""Quotations in all styles of marks, one within another, and over several paragraphs."""

import re
from dataclasses import dataclass
from functools import cache

from workbench.extraction.tokens import folded

MARKS = "\"“”„‟«»‹›‘’‚‛'「」『』〝〞＂"
"""One of these begins every quotation."""
LONGEST = 10_000
"""Letters between the marks; a mark that is closed later was not meant."""

_NAME_AT_MOST = 4
"""Words of a name in quotation marks."""
_DEEPEST = 8
_POSSESSIVE_REACH = 300
_LATER = re.compile(r"(?<=\S)[’'](?!\w)|(?<!\w)[‘'](?=\w)|\n")

# Opening mark -> the marks that close it.
_PAIRS = {
    '"': '"', "＂": "＂", "“": "”“", "”": "”", "„": "“”„", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹",
    "‘": "’", "‚": "‘’", "‛": "’", "'": "'", "「": "」", "『": "』", "〝": "〞",
}  # fmt: skip
_SINGLE = frozenset("‘’‚‛'")
_ALWAYS_OPENS = frozenset("„‟‚‛‘「『〝")
_ALWAYS_CLOSES = frozenset("」』〞")
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u202f\u2009([{—–-/…:;,.¿¡") | frozenset(MARKS)


@dataclass(frozen=True, slots=True)
class Quotation:
    """From the opening mark to behind the closing one; `depth` 0 unless within another quotation."""

    start: int
    end: int
    depth: int = 0

    def words_in(self, text: str) -> str:
        """The words between the marks."""
        return text[self.start + 1 : self.end - 1].strip()


@dataclass(slots=True)
class _Open:
    mark: str
    start: int


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"[{MARKS}]|\n\s*")


def quotations_in(text: str) -> list[Quotation]:
    """The quotations of a text by their start. A mark that is not closed quotes nothing; apostrophes do not.

    Over a blank line a quotation goes on only where the next paragraph begins with a mark again.
    """
    if not any(mark in text for mark in MARKS):
        return []
    return _Scanner(text).found()


def is_name(text: str, quotation: Quotation, mentions: frozenset[str]) -> bool:
    """Whether the marks hold a name or a word as a word: «Фонтанка», the word "March".

    Speech ends with a mark of its own, or the sentence goes on about who said it. `mentions` are the words
    that stand before words as words.
    """
    words = quotation.words_in(text)
    before = text[max(0, quotation.start - 30) : quotation.start].split()
    if before and folded(before[-1].strip("(")) in mentions and len(words.split()) <= _NAME_AT_MOST:
        return True
    after = text[quotation.end : quotation.end + 3].lstrip()
    led = bool(before) and before[-1].endswith((":", ","))
    if (
        not words
        or len(words.split()) > _NAME_AT_MOST
        or led
        or words[-1] in ".,!?…"
        or after[:1] in (",", "—", "–")
    ):
        return False
    if not words[0].isupper() or any(sign in words for sign in ".,!?;:…"):
        return False
    return text[quotation.start] in "«»" or all(word[0].isupper() for word in words.split())


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[_Open] = []
        self._found: list[tuple[int, int]] = []

    def found(self) -> list[Quotation]:
        """One pass over the marks."""
        skip = -1
        for match in _signs().finditer(self._text):
            at = match.start()
            if match[0][0] == "\n":
                skip = self._paragraph(match[0], match.end())
            elif at != skip:
                self._mark(match[0], at)
        return self._nested()

    def _paragraph(self, gap: str, following: int) -> int:
        """At the end of a line: what is still open, and whether the mark that follows only repeats it."""
        if not self._open:
            return -1
        sign = self._text[following : following + 1]
        outer = self._open[0]
        if sign and (sign == outer.mark or (sign in "«»" and outer.mark in "«»")):
            return following
        if gap.count("\n") > 1:
            self._open.clear()
        return -1

    def _mark(self, mark: str, at: int) -> None:
        text = self._text
        before, after = text[at - 1 : at] or "\n", text[at + 1 : at + 2] or "\n"
        if mark in "'’" and before.isalnum() and after.isalnum():
            return
        if self._may_close(mark, at, before, after) and self._close(mark, at):
            return
        if self._may_open(mark, before, after):
            self._begin(mark, at)

    def _may_close(self, mark: str, at: int, before: str, after: str) -> bool:
        if mark in _ALWAYS_OPENS and mark not in "‘„":
            return False
        if mark in _SINGLE:
            return not after.isalnum() and not before.isspace() and not self._is_possessive(before, at)
        if mark in '"＂':
            return not (before.isspace() and after.isalnum()) or self._opened_with_blank(mark)
        return not (mark in "“«»‹›" and before.isspace() and after.isalnum()) or mark in "»"

    def _is_possessive(self, before: str, at: int) -> bool:
        """Whether a single mark is that of "the dogs’ bowls", since a later one closes the quotation."""
        if before not in "sS" or not self._text[at + 1 : at + 3].strip()[:1].isalpha():
            return False
        later = _LATER.search(self._text, at + 1, at + _POSSESSIVE_REACH)
        return later is not None and later[0] == self._text[at]

    def _opened_with_blank(self, mark: str) -> bool:
        """Whether the open mark has a blank behind it, as its closing one then has before it."""
        return any(
            known.mark == mark and self._text[known.start + 1 : known.start + 2].isspace()
            for known in self._open
        )

    def _close(self, mark: str, at: int) -> bool:
        """Close the innermost quotation that the mark can close; what was opened within it was none."""
        for place in range(len(self._open) - 1, -1, -1):
            known = self._open[place]
            if mark in _PAIRS[known.mark]:
                if at - known.start > LONGEST:
                    del self._open[place:]
                    return False
                del self._open[place:]
                if self._text[known.start + 1 : at].strip():
                    self._found.append((known.start, at + 1))
                return True
        return False

    def _may_open(self, mark: str, before: str, after: str) -> bool:
        if mark in _ALWAYS_CLOSES or mark == "’":
            return False
        if mark in _ALWAYS_OPENS:
            return mark not in _SINGLE or not before.isalnum()
        if mark == "'":
            return before in _BEFORE_OPENING and (after.isalpha() or after in MARKS)
        if mark in "«“":
            return True
        if mark == "”":
            return before in _BEFORE_OPENING and not after.isspace()
        return before in _BEFORE_OPENING

    def _begin(self, mark: str, at: int) -> None:
        if mark in "\"'＂":
            for place, known in enumerate(self._open):
                if known.mark == mark:  # Opened again before it was closed: the first was none.
                    del self._open[place:]
                    break
        if len(self._open) == _DEEPEST:
            del self._open[0]
        self._open.append(_Open(mark, at))

    def _nested(self) -> list[Quotation]:
        quotations: list[Quotation] = []
        ends: list[int] = []
        for start, end in sorted(self._found, key=lambda span: (span[0], -span[1])):
            while ends and ends[-1] <= start:
                ends.pop()
            quotations.append(Quotation(start, end, len(ends)))
            ends.append(end)
        return quotations
