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
_LETTERED = re.compile(r"[a-z](?:\s*[,;]\s*[a-z])*")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_ROMAN = re.compile("[IVXLCDM]+")
_LEAST_WORD = 4
_CLOSING = '.,;:)]%”»’"?!'
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


def _is_lettered_note(core: str, before: str) -> bool:
    """Whether a raised letter, or a few, are marks of notes: behind a whole word or what closes one.

    What shortens a word stands behind a letter or two of it ("Mme", "Dr"), and an ordinal behind figures.
    """
    if not _LETTERED.fullmatch(core):
        return False
    word = _WORD_BEFORE.search(before)
    if word is None:
        return before[-1:] in _CLOSING and before[-1:] != ""
    return len(word[0]) >= _LEAST_WORD and not _ROMAN.fullmatch(word[0])


def raised_sign(core: str, before: str) -> str:
    """One raised sign, without white space around it."""
    if are_several(core):
        return f"[{core}]"
    if _is_lettered_note(core, before):
        return f"[{core}]"
    if _POWER.fullmatch(core):
        return core.translate(_RAISED)
    if before[-1:].isdecimal() and core.casefold() not in _ORDINALS and core[0].isalnum():
        return f"^{core}" if core.isalnum() else f"^({core})"
    return core
