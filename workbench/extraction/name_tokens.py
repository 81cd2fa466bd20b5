"""The words of a text as names are looked for among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.actors.folding import plain
from workbench.extraction.name_words import words_of

_JOIN = "’'ʼʻʿ‘`"
_WORD = re.compile(
    rf"[^\W\d_](?=\.)(?:\.-?[^\W\d_](?=\.))*\.|"
    rf"[^\W\d_]+(?:[{_JOIN}\-‐‑]+[^\W\d_]+)*|\w+"
)
_ELIDED = re.compile(
    rf"(?:l|d|j|m|s|n|t|c|qu|jusqu|lorsqu|puisqu|dell|all|nell|dall|sull|coll|un|quell|sant)[{_JOIN}](?=\w\w)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(rf"(?<=\w)[{_JOIN}](?:s|S)$")
_TURKISH_SUFFIX = re.compile(rf"(?<=\w)[{_JOIN}][a-zçğıöşü]+$")
_ENDS = re.compile(r"[.!?…:;•–—|]|\n")
_OPENS = '«“„"‚‹(['
SPACES = (" ", "\u00a0", "", "-", "  ", "\u202f")
"""What may stand between two words of a name."""


@dataclass(slots=True)
class Token:
    """A word: code points, end exclusive; `form` as lists have it, `begins` where a sentence begins."""

    start: int
    end: int
    word: str
    plain: str
    form: str
    capital: bool
    begins: bool = False
    heading: bool = False
    gap: str = ""
    """What stands between the word before and this one, at most 12 letters."""
    quoted: bool = False
    closed: bool = False
    """Whether an ending after an apostrophe ends the name."""

    @property
    def is_initial(self) -> bool:
        """Whether it is initials, such as "J." or "В.В."."""
        return self.word.endswith(".") and "-" not in self.word

    @property
    def is_sign(self) -> bool:
        """Whether it is written in capitals throughout."""
        return len(self.word) > 1 and self.word.isupper() and not self.is_initial


def tokens(text: str, language: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of a stretch in reading order."""
    words, found = words_of(language), list[Token]()
    end = len(text) if end is None else end
    last = start
    for match in _WORD.finditer(text, start, end):
        begin, stop = _cut(text, match[0], match.start(), language)
        word = text[begin:stop]
        if not word or _joined(word):
            continue
        gap = text[max(last, begin - 12) : begin]
        token = Token(begin, stop, word, plain(word), words.form(word), _is_capital(word), gap=gap)
        token.closed = stop < match.end()
        token.begins = _begins(found[-1] if found else None, gap, words.titles)
        token.quoted = bool(gap) and gap[-1] in _OPENS and gap[-1] not in "(["
        found.append(token)
        last = match.end()
    _mark_headings(text, found)
    return found


def _joined(word: str) -> bool:
    return word[0].isdigit() or "_" in word


def _cut(whole: str, word: str, start: int, language: str) -> tuple[int, int]:
    """Where the name in a word begins and ends: no elided article, no ending after an apostrophe.

    "El-Z." keeps its point.
    """
    stop = start + len(word)
    if language in ("fr", "it"):
        elided = _ELIDED.match(word)
        if elided and (
            elided[0][0].islower() or language == "fr" or len(elided[0]) > 2 or elided[0][0] == "L"
        ):
            start += elided.end()
            word = word[elided.end() :]
    if re.search(r"[-‐‑][^\W\d_]$", word) and word[-1].isupper() and whole[stop : stop + 1] == ".":
        return start, stop + 1
    suffix = (_TURKISH_SUFFIX if language == "tr" else _SUFFIX).search(word)
    if suffix:
        stop -= len(word) - suffix.start()
    return start, stop


def _is_capital(word: str) -> bool:
    if word[0].isupper():
        # "Moscow-based" is no name, "Abdel-rahman" is one that nobody writes so.
        return not re.search(r"[-‐‑][a-zа-я]{4,}$", word)
    article = re.match(
        r"(?:al|el|as|ad|ar|at|an|ash|ath|adh|az|es|eş|ed|er|et|ez|en|эль|аль|ас|аш|ад|ар|ат|ан|аз|ал)[-‐‑](?=\w)",
        word,
    )
    return article is not None and word[article.end()].isupper()


def _begins(before: Token | None, gap: str, titles: frozenset[str]) -> bool:
    if before is None:
        return True
    if before.is_initial:
        return "\n" in gap or any(sign in gap for sign in _OPENS)
    if re.fullmatch(r"\. ", gap) and len(before.word) <= 5 and before.plain in titles:
        return False
    return bool(_ENDS.search(gap)) or any(sign in gap for sign in _OPENS)


def _mark_headings(text: str, found: list[Token]) -> None:
    """Lines in capitals throughout, and short lines with most words in capitals that end without a stop."""
    line: list[Token] = []
    for number, token in enumerate([*found, None]):
        if token is None or (number and "\n" in token.gap):
            _mark_line(text, line)
            line = []
        if token is not None:
            line.append(token)


def _mark_line(text: str, line: list[Token]) -> None:
    if len(line) < 3 and not (len(line) == 2 and all(token.is_sign for token in line)):
        return
    words = [token for token in line if len(token.word) > 3]
    capital = sum(token.capital for token in words)
    stopped = text[line[-1].end : line[-1].end + 2].strip()[:1] in (".", "!", "؟", "?", "”", "»", ",")
    signs = sum(token.is_sign for token in line)
    if signs * 4 >= len(line) * 3 or (
        not stopped and len(line) < 16 and len(words) > 3 and capital * 5 >= len(words) * 4
    ):
        for token in line:
            token.heading = True


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of whole lines, each of some hundred letters at least, where the text has so many."""
    start = 0
    while start < len(text):
        end = text.find("\n", min(len(text), start + 400))
        end = len(text) if end < 0 else end + 1
        yield start, end
        start = end
