"""The Admiralty (NATO) code: reliability of the source A-F, credibility of the information 1-6.

The axes are judged apart. F and 6 mean unknown, not worst: they stand outside the order.
Terms after STANAG 2511, meanings in our words.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade: `rank` 1 is best; None for unknown, which no order may place."""

    code: str
    term: str
    meaning: str
    rank: int | None


RELIABILITY = (
    Grade("A", "Completely reliable", "Tried and trusted; can be depended upon with confidence.", 1),
    Grade("B", "Usually reliable", "Successful in the past; some doubt in a particular case.", 2),
    Grade("C", "Fairly reliable", "Occasionally used in the past; some degree of confidence.", 3),
    Grade("D", "Not usually reliable", "Used in the past; more often than not unreliable.", 4),
    Grade("E", "Unreliable", "Used in the past; unworthy of any confidence.", 5),
    Grade("F", "Reliability cannot be judged", "Not used in the past: unknown, not worst.", None),
)

CREDIBILITY = (
    Grade("1", "Confirmed by other sources", "Originates from another source than what is known already.", 1),
    Grade(
        "2",
        "Probably true",
        "Not confirmed as independent, but established well enough by earlier reports.",
        2,
    ),
    Grade("3", "Possibly true", "Not confirmed enough; does not conflict with what is known.", 3),
    Grade("4", "Doubtful", "Tends to conflict with what is known.", 4),
    Grade("5", "Improbable", "Positively contradicted by what is known.", 5),
    Grade("6", "Truth cannot be judged", "Nothing to compare it with: unknown, not worst.", None),
)

_GRADES = {grade.code: grade for grade in (*RELIABILITY, *CREDIBILITY)}


def grade(code: str) -> Grade:
    """The grade of a code, such as `B` or `2`; KeyError for another."""
    return _GRADES[code]


def rating(reliability: str, credibility: str) -> str:
    """Both grades as they are printed, such as `B2`; each must exist."""
    return grade(reliability).code + grade(credibility).code


def best(codes: list[str]) -> str:
    """The best grade that is known among `codes` of one axis; the unknown one when none is, "" for none."""
    known = [code for code in codes if grade(code).rank is not None]
    return min(known, key=lambda code: grade(code).rank or 0) if known else (codes[0] if codes else "")
