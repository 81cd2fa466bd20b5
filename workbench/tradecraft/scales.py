"""The scales of likelihood as the checks use them, and what becomes of a term on the other scale."""

from dataclasses import dataclass

from workbench.values.scales import ICD203, PHIA, SCALES, Scale, Term, TermHit, scale, words_in

__all__ = [
    "CROSSWALK",
    "ICD203",
    "PHIA",
    "SCALES",
    "Crossing",
    "Scale",
    "Term",
    "TermHit",
    "cross",
    "scale",
    "words_in",
]


@dataclass(frozen=True, slots=True)
class Crossing:
    """A band of ICD 203 and its nearest of PHIA; `ask` where none is near enough to be taken unasked."""

    icd203: str
    phia: str
    same_word: bool
    ask: bool
    caution: str


CROSSWALK = (
    Crossing("almost no chance", "remote chance", False, False, ""),
    Crossing("very unlikely", "highly unlikely", False, False, "5–10% is lost."),
    Crossing("unlikely", "unlikely", True, False, "The same word narrows from 20–45% to 25–35%."),
    Crossing("roughly even chance", "", False, True, "PHIA has no band for an even chance."),
    Crossing("", "realistic possibility", False, True, "ICD 203 has no band of 40–50%."),
    Crossing("likely", "likely", True, False, "75–80% is lost."),
    Crossing("very likely", "highly likely", False, False, "90–95% is lost."),
    Crossing("almost certain", "almost certain", True, False, ""),
)


def cross(word: str, to: Scale) -> str:
    """The word of scale `to` nearest to a word of the other scale; "" where a person must choose."""
    if to not in (ICD203, PHIA):
        return word if to.term(word) else ""
    source = PHIA if to is ICD203 else ICD203
    term = source.term(word)
    if term is None:
        return ""
    for crossing in CROSSWALK:
        own, other = (crossing.phia, crossing.icd203) if to is ICD203 else (crossing.icd203, crossing.phia)
        if own in term.words and not crossing.ask:
            return other
    return ""
