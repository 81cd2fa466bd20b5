"""Number words written together: dreiundzwanzig, trecentoquarantacinque, yirmibeş."""

import re
from functools import cache

from workbench.extraction.lexicon import lexicon

LONGEST = 60


def compound_value(word: str, language: str) -> int | None:
    """The value of a number word that is put together of others; None where it is none."""
    if len(word) < 6 or len(word) > LONGEST:
        return None
    whole, piece = _pieces(language)
    if not whole.fullmatch(word):
        return None
    return _value([_values(language)[match[0]] for match in piece.finditer(word)])


@cache
def _values(language: str) -> dict[str, tuple[str, int]]:
    """Piece -> n and its value, s and its scale; "und" stands between."""
    known: dict[str, tuple[str, int]] = {}
    for word, entry in lexicon(language).numbers.single.items():
        if entry.code in "ns" and isinstance(entry.value, int) and word.isalpha() and len(word) > 2:
            known[word] = (entry.code, entry.value)
    known |= _JOINTS.get(language, {})
    return known


_JOINTS: dict[str, dict[str, tuple[str, int]]] = {
    "de": {"und": ("A", 0), "ein": ("n", 1), "sech": ("n", 6), "sieb": ("n", 7)},
    # Italian drops the vowel before uno and otto: ventuno, ventotto.
    "it": {
        "vent": ("n", 20), "trent": ("n", 30), "quarant": ("n", 40), "cinquant": ("n", 50),
        "sessant": ("n", 60), "settant": ("n", 70), "ottant": ("n", 80), "novant": ("n", 90),
        "mila": ("s", 1000), "uno": ("n", 1),
        "un": ("n", 1), "tré": ("n", 3), "tre": ("n", 3), "cent": ("s", 100),
    },
}  # fmt: skip


@cache
def _pieces(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A pattern of whole compounds, and one of a piece, the longest first."""
    choice = "|".join(re.escape(word) for word in sorted(_values(language), key=len, reverse=True))
    return re.compile(f"(?:{choice}){{2,12}}"), re.compile(choice)


def _value(parts: list[tuple[str, int]]) -> int | None:
    total, current = 0, 0
    for kind, value in parts:
        if kind == "n":
            current += value
        elif kind == "s" and value == 100:
            current = max(current, 1) * 100
        elif kind == "s":
            total += max(current, 1) * value
            current = 0
    return total + current or None
