"""Lines of print to paragraphs: words cut at a line's end joined, lines that go on put together."""

import re
from collections.abc import Iterator, Sequence

from workbench.values.text import canonical

_FULL_LINE = 0.75
_SHORTEST_MEASURE = 40
_MOST_DIGITS = 0.3
_DIGITS = re.compile(r"\d+")
_LEADERS = re.compile(r"\w\W{0,3}(?:[.·…] ?){5}|_{20}")
_DOTS, _FEWEST_DOTS, _BLANK_LINE = ".·…", 5, "_" * 20
_AMOUNT = re.compile(r"\s[(+−-]?[$€£]?\d+(?:([.,])\d+)*%?\)?\Z")
_ENDS_OF_AMOUNTS = ("%", ")")
_FEW_DIGITS = 0.1
_SENTENCE_ENDS = tuple('.!?:;؟。…»”"')
_LIST_START = re.compile(r"\s*(?:[-–•*▪●◦‣]|\d{1,3}[.)]|\(?[a-z][.)])\s")
# PDFium puts U+FFFE where a hyphen ended a line, and takes the line end away.
_CUT = re.compile(r"\ufffe(?:\r?\n)?|\u00ad\r?\n")
_WORD = re.compile(r"\w*")
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

    Lines of figures and of lists are left alone, and pages whose lines are too short to be running text.
    """
    if has_cut(raw):
        raw = _mended(raw, hyphenated).replace("\u00ad", "")
    lines = [line.rstrip() for line in canonical(raw).split("\n")]
    measure = max(map(len, lines), default=0)
    full = max(_FULL_LINE * measure, _SHORTEST_MEASURE)
    paragraphs: list[str] = []
    goes_on = False
    for index, line in enumerate(lines):
        words = line.strip()
        if not words:
            goes_on = False
            continue
        is_row = "\t" in line
        if goes_on and not is_row and not _LIST_START.match(line):
            paragraphs[-1] += " " + words
        else:
            paragraphs.append(words)
        # Most lines are too short to go on, so what else ends a paragraph is looked at last.
        goes_on = len(line) >= full and not (
            is_row or line.endswith(_SENTENCE_ENDS) or _is_figures(line) or _is_entry(lines, index)
        )
    return paragraphs


def has_cut(raw: str) -> bool:
    """Whether a word was cut at the end of a line of this page."""
    return "\ufffe" in raw or "\u00ad" in raw


def _mended(raw: str, hyphenated: frozenset[str]) -> str:
    """The page with its cut words whole again, from one cut to the next."""
    pieces: list[str] = []
    end = word_end = 0
    for cut in _CUT.finditer(raw):
        before = _WORD_BEFORE.search(raw, max(word_end, cut.start() - _LONGEST_WORD), cut.start())
        after = _WORD.match(raw, cut.end())
        left, right = before[0] if before else "", after[0] if after else ""
        pieces += (raw[end : cut.start()], "-" if _keeps_hyphen(left, right, hyphenated) else "")
        end = cut.end()
        word_end = end + len(right)
    pieces.append(raw[end:])
    return "".join(pieces)


def _keeps_hyphen(left: str, right: str, hyphenated: frozenset[str]) -> bool:
    """Whether the hyphen that cut a word is its own: where the word has one anywhere, among others."""
    return (
        not left
        or not right
        or right[0].isupper()
        or right[0].isdigit()
        or left[-1].isdigit()
        or (len(left) > 1 and left.isupper() and not right.isupper())
        or f"{left}-{right}".lower() in hyphenated
    )


def _is_entry(lines: Sequence[str], index: int) -> bool:
    """Whether a line is one of a list: with leaders to its figure, or one of several that end in amounts."""
    line = lines[index]
    if (sum(map(line.count, _DOTS)) >= _FEWEST_DOTS or _BLANK_LINE in line) and _LEADERS.search(line):
        return True
    return _ends_in_amount(line) and any(
        _ends_in_amount(other) for other in (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    )


def _ends_in_amount(line: str) -> bool:
    """Whether a line ends in a figure that running text seldom has there: a fraction, or one of several."""
    # Quicker than the pattern, which looks at every blank.
    amount = _AMOUNT.search(line) if line[-1:].isdecimal() or line.endswith(_ENDS_OF_AMOUNTS) else None
    return bool(amount and (amount[1] or _is_figures(line, _FEW_DIGITS)))


def _is_figures(line: str, share: float = _MOST_DIGITS) -> bool:
    return sum(map(len, _DIGITS.findall(line))) > share * len(line)
