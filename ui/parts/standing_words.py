"""How a claim stands, in words: credibility on the Admiralty scale, sources and origins."""

from workbench.claims import Corroboration
from workbench.values.admiralty import grade
from workbench.values.text import counted


def credibility_words(code: str) -> str:
    """`2, probably true`."""
    return f"{code}, {grade(code).term.lower()}"


def origins_in_words(corroboration: Corroboration) -> str:
    """`3 sources, 2 independent origins`, for and against."""
    known = corroboration
    if not known.supporting_sources and not known.contradicting_sources:
        return "No sources for this claim yet."
    words = f"For: {_side(known.supporting_sources, known.supporting_voices)}."
    if known.contradicting_sources:
        words += f" Against: {_side(known.contradicting_sources, known.contradicting_voices)}."
    if known.supporting_sources and known.supporting_voices == 1:
        words += " Single origin: attribute it in the text."
    return words


def _side(sources: int, voices: int) -> str:
    if not sources:
        return "no source"
    return f"{counted(sources, 'source')}, {counted(voices, 'independent origin')}"


def standing(corroboration: Corroboration) -> tuple[str, str]:
    """How a claim stands, in two words and the colour that means it."""
    if corroboration.contested:
        return "contested", "danger"
    if not corroboration.supporting_voices:
        return "no source", "danger"
    if corroboration.single_voice:
        return "1 origin", "warning"
    return f"{corroboration.supporting_voices} origins", "good"
