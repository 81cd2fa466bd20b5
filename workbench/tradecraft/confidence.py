"""Levels of analytic confidence, by ICD 203 and by the PHIA Analytical Confidence Rating.

Confidence says how sound the ground of a judgement is; it is no likelihood and never stands in
one sentence with it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """A level with what it means."""

    id: str
    term: str
    meaning: str


LEVELS = (
    Level(
        "low",
        "Low",
        "Questionable, fragmented or poorly corroborated information, or serious doubts about sources.",
    ),
    Level(
        "moderate",
        "Moderate",
        "Credibly sourced and plausible, without the quality or corroboration for more.",
    ),
    Level(
        "high",
        "High",
        "Good, consistent information from several sources, or an issue that allows a solid judgement.",
    ),
)
FACTORS = (
    "How many key assumptions it rests on",
    "How credible and how diverse the sources are",
    "How strong the argument is",
)
PHIA_CRITERIA = ("Information base", "Analytical rigour", "Complexity and volatility")


def level(level_id: str) -> Level:
    """The level of that id: low, moderate or high; KeyError for another."""
    return {known.id: known for known in LEVELS}[level_id]
