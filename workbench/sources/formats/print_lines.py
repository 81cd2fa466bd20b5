"""Lines of print to paragraphs: words cut at a line's end joined, lines that go on put together."""

import re
from collections.abc import Iterator

from workbench.values.text import canonical

_FULL_LINE = 0.75
_SHORTEST_MEASURE = 40
_MOST_DIGITS = 0.3
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[.!?:;؟。…»”\"]\s*$")
_LIST_START = re.compile(r"\s*(?:[-–•*▪●◦‣]|\d{1,3}[.)]|\(?[a-z][.)])\s")
# PDFium puts U+FFFE where a hyphen ended a line, and takes the line end away.
_CUT = re.compile(r"(\w*)(?:\ufffe(?:\r?\n)?|\u00ad\r?\n)(\w*)")
_HYPHEN = re.compile(r"-\w+")
_WORD_BEFORE = re.compile(r"\w+\Z")
_LONGEST_WORD = 100


def hyphenated_words(pages: list[str]) -> frozenset[str]:
    """The words that are written with a hyphen within a line, in small letters."""
    return frozenset(word.lower() for page in pages for word in _hyphenated(page))


def _hyphenated(page: str) -> Iterator[str]:
    """From one hyphen to the next, since there are far fewer of them than words."""
    end = 0
    for hyphen in _HYPHEN.finditer(page):
        before = _WORD_BEFORE.search(page, max(end, hyphen.start() - _LONGEST_WORD), hyphen.start())
        if before:
            end = hyphen.end()
            yield page[before.start() : end]


def reflowed(raw: str, hyphenated: frozenset[str] = frozenset()) -> list[str]:
    """The paragraphs of a page: a full line that ends no sentence goes on in the next.

    Lines of figures are left alone, and so are pages whose lines are too short to be running text.
    """
    if has_cut(raw):
        raw = _CUT.sub(lambda match: _uncut(match.group(1), match.group(2), hyphenated), raw)
        raw = raw.replace("\u00ad", "")
    lines = [line.rstrip() for line in canonical(raw).lstrip("\ufeff").split("\n")]
    measure = max(map(len, lines), default=0)
    full = max(_FULL_LINE * measure, _SHORTEST_MEASURE)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line.strip() and not _LIST_START.match(line):
            paragraphs[-1] += " " + line.strip()
        elif line.strip():
            paragraphs.append(line.strip())
        goes_on = len(line) >= full and not _SENTENCE_END.search(line) and not _is_figures(line)
    return paragraphs


def has_cut(raw: str) -> bool:
    """Whether a word was cut at the end of a line of this page."""
    return "\ufffe" in raw or "\u00ad" in raw


def _uncut(left: str, right: str, hyphenated: frozenset[str]) -> str:
    """A word that was cut by a hyphen: the hyphen stays where the word has one anywhere."""
    if not left or not right:
        return f"{left}-{right}"
    own_hyphen = (
        right[0].isupper()
        or right[0].isdigit()
        or left[-1].isdigit()
        or (len(left) > 1 and left.isupper() and not right.isupper())
        or f"{left}-{right}".lower() in hyphenated
    )
    return f"{left}-{right}" if own_hyphen else left + right


def _is_figures(line: str) -> bool:
    return len(_DIGIT.findall(line)) > _MOST_DIGITS * len(line)
