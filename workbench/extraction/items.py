"""Tokens looked up in the tables: a string of codes to match patterns on, and their values."""

from dataclasses import dataclass, field
from typing import Any

from workbench.extraction.lexicon import Entry, Words, glued
from workbench.extraction.tokens import Token

_PROCLITICS = "وفبلك"
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_NONE: dict[tuple[str, ...], Entry] = {}
_LONGEST_SUFFIX = 5
_LONGEST_ENDING = 8
_SHORTEST_STEM = 3
_COUNTS = frozenset("NnwszHJ")
"""Codes of numbers: what is counted follows them."""
_COUNTED = frozenset("u$p%q")
OTHER, BREAK, FIGURE, CODE = "X", "|", "N", "K"


@dataclass(slots=True)
class Items:
    """What a text consists of, in order: one code, value, start and end for each word, phrase or sign."""

    codes: str = ""
    values: list[Any] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


def items_of(tokens: list[Token], table: Words, *, suffixes: bool = False) -> Items:
    """The tokens as the table knows them. `suffixes`: endings after an apostrophe are left out."""
    items = Items()
    codes: list[str] = []
    at, count = 0, len(tokens)

    def put(code: str, value: Any, start: int, end: int) -> None:
        codes.append(code)
        items.values.append(value)
        items.starts.append(start)
        items.ends.append(end)

    while at < count:
        token = tokens[at]
        entry, used, skip = _entry(tokens, at, table)
        if entry is None and table.endings is not None and codes and codes[-1] in _COUNTS:
            entry = _without_ending(token.word, table)
        if entry is not None:
            if skip and token.word[0] == "و":
                put(glued("A"), None, token.start, token.start + 1)
            put(entry.code, entry.value, token.start + skip, tokens[at + used - 1].end)
            at += used
            continue
        if suffixes and token.kind == "sign" and _is_suffix(tokens, at):
            at += 2
            continue
        put(*_plain(token), token.start, token.end)
        at += 1
    items.codes = "".join(codes)
    return items


def _plain(token: Token) -> tuple[str, Any]:
    """The code and value of a token that no table knows."""
    kind = token.kind
    if kind == "word":
        return ("1", _ROMAN[token.word]) if token.word in _ROMAN else (OTHER, token.word)
    if kind == "sign":
        return (
            ("-", None)
            if token.word in "-–—‑−"
            else (token.word if token.word in ",./():" else OTHER, token.word)
        )
    return {
        "break": BREAK,
        "figure": FIGURE,
        "code": CODE,
        "phone": CODE,
        "day": "Z",
        "decade": "E",
        "ordinal": "#",
    }[kind], token.word


def _entry(tokens: list[Token], at: int, table: Words) -> tuple[Entry | None, int, int]:
    """What the table says of the token, how many tokens that covers, and letters before it: clitics."""
    word = tokens[at].word
    entry, used = _known(word, tokens, at, table)
    if entry is None and "\u0620" <= word[:1] <= "\u064a" and len(word) > 2:
        for skip, form in _bare_forms(word):
            entry, used = _known(form, tokens, at, table)
            if entry is not None:
                return entry, used, skip
    return entry, used, 0


def _known(word: str, tokens: list[Token], at: int, table: Words) -> tuple[Entry | None, int]:
    """The longest phrase that begins with a word in place of the token's own, else the word alone."""
    for rest, entry in table.phrases.get(word, _NONE).items():
        stop = at + 1 + len(rest)
        if stop <= len(tokens) and all(tokens[at + 1 + i].word == part for i, part in enumerate(rest)):
            return entry, 1 + len(rest)
    return table.single.get(word), 1


def _without_ending(word: str, table: Words) -> Entry | None:
    """What is counted, with an ending written on: dolardı, kilometreydi."""
    for cut in range(len(word) - 1, max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING) - 1, -1):
        entry = table.single.get(word[:cut])
        if entry is not None and entry.code in _COUNTED and table.endings is not None:
            return entry if table.endings.fullmatch(word[cut:]) else None
    return None


def _bare_forms(word: str) -> list[tuple[int, str]]:
    """The forms of an Arabic word to look up, with how many letters before them are no part of it."""
    forms = []
    if word.startswith("ال"):
        forms.append((0, word[2:]))
    if word[0] in _PROCLITICS:
        rest = word[1:]
        forms.append((1, rest))
        if rest.startswith("ال"):
            forms.append((1, rest[2:]))
        elif word.startswith("لل"):
            forms.append((1, word[2:]))
        if rest[:1] in _PROCLITICS and len(rest) > 3:
            forms.append((2, rest[1:]))
            if rest[1:].startswith("ال"):
                forms.append((2, rest[3:]))
    return [(skip, form) for skip, form in forms if len(form) > 1]


def _is_suffix(tokens: list[Token], at: int) -> bool:
    """Whether an apostrophe and a short word follow a word without a blank: Mart'ta, 2024'te, year's."""
    if tokens[at].word not in "'’ʼ`" or at == 0 or at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    return (
        before.end == tokens[at].start
        and after.start == tokens[at].end
        and after.kind == "word"
        and len(after.word) <= _LONGEST_SUFFIX
    )
