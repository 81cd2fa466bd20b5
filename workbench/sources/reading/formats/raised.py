"""Raised and lowered signs as they can be written in a line: 10⁶, never 106; CO₂."""

import re

_RAISED = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_POWER = re.compile(r"[0-9+−–=()ni-]*[0-9ni][0-9+−–=()ni-]*")
_INDEX = re.compile(r"[0-9+−–=()-]*[0-9][0-9+−–=()-]*")
_SEVERAL = re.compile(r"[0-9]+(?:\s*[,;–-]\s*[0-9]+)+")
_ENDINGS = "st nd rd th er ers ère ere re res e è ème eme ième o a os as º ª mo ma te de ste да й я го ος"
_ORDINALS = frozenset(_ENDINGS.split())
_LONGEST_MARK = 12


def raised(words: str, before: str) -> str:
    """Words written above the line, `before` being the words that come before them."""
    core = words.strip()
    if not core or len(core) > _LONGEST_MARK or core[0] in "[({*†‡⁰¹²³⁴⁵⁶⁷⁸⁹":
        return words
    if _SEVERAL.fullmatch(core):
        return words.replace(core, f"[{core}]")
    if _POWER.fullmatch(core):
        return words.replace(core, core.translate(_RAISED))
    joins_number = before[-1:].isdecimal() and core[0].isalnum()
    return words.replace(core, f"^{core}") if joins_number and core.casefold() not in _ORDINALS else words


def lowered(words: str) -> str:
    """Words written below the line."""
    core = words.strip()
    return words.replace(core, core.translate(_LOWERED)) if _INDEX.fullmatch(core) else words
