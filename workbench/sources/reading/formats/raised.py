"""Raised and lowered signs as they can be written in a line: 10⁶, never 106; CO₂."""

import re
from collections.abc import Sequence

_RAISED = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
_POWER = re.compile(r"[0-9+−–=()ni-]*[0-9ni][0-9+−–=()ni-]*")
_INDEX = re.compile(r"[0-9+−–=()-]*[0-9][0-9+−–=()-]*")
_SEVERAL = re.compile(r"[0-9]+(?:\s*[,;–-]\s*[0-9]+)+")
_ENDINGS = """
st nd rd th er ers ère ere re res e è ème eme ième ieme o a os as º ª mo ma te de nde ste ter je
да й я го ο η ος
"""
_ORDINALS = frozenset(_ENDINGS.split())
_MARKED = "[({*†‡⁰¹²³⁴⁵⁶⁷⁸⁹"
_LONGEST_MARK = 12
_NEAR = 4
"""Pieces of words before a raised sign that are looked at."""


def said_before(words: Sequence[str], end: int) -> str:
    """What of the pieces before `end` decides how a raised sign after them is written."""
    return "".join(words[max(0, end - _NEAR) : end])


def moved(shift: str, words: str, before: str) -> str:
    """Words that are above the line ("super") or below it ("sub"), `before` being those before them."""
    return raised(words, before) if shift == "super" else lowered(words)


def raised(words: str, before: str) -> str:
    """Words written above the line, `before` being the words that come before them."""
    core = words.strip()
    if is_marked(core) or len(core) > _LONGEST_MARK:
        return words
    return words.replace(core, raised_sign(core, before))


def lowered(words: str) -> str:
    """Words written below the line."""
    core = words.strip()
    return words.replace(core, core.translate(_LOWERED)) if _INDEX.fullmatch(core) else words


def is_marked(core: str) -> bool:
    """Whether a sign is nothing, or shows by itself that it is no part of the words before it."""
    return not core or core[0] in _MARKED


def are_several(core: str) -> bool:
    """Whether a sign is the numbers of several notes."""
    return _SEVERAL.fullmatch(core) is not None


def raised_sign(core: str, before: str) -> str:
    """One raised sign, without white space around it."""
    if are_several(core):
        return f"[{core}]"
    if _POWER.fullmatch(core):
        return core.translate(_RAISED)
    if before[-1:].isdecimal() and core.casefold() not in _ORDINALS and core[0].isalnum():
        return f"^{core}" if core.isalnum() else f"^({core})"
    return core
