"""What a check finds."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

Lift = Literal["waive", "override", "confirm", "never"]
"""How a finding is set aside: by a waiver in the brief, at export with a reason, by confirming the very
words for one edition, or not at all."""

NOT_WAIVED = frozenset({"B01", "E03", "M01", "M02", "M03", "R03"})
"""Checks whose findings no waiver sets aside: nothing to deliver, rejected claims, what must stay in, what a
reviewer disagrees with."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found.

    `statement_id` is "" for the brief as a whole. `start` and `end` are code points in the
    statement's text, end exclusive; both 0 where no words are concerned. `words` are what it is
    about: the words at that place, for the brief as a whole what a waiver of it is bound to.
    `evidence` holds the ids of the claims, clips and sources it rests on. `profile` is the only
    profile it counts in, "" where it counts in all. A waived finding is kept, marked, with the
    `reason`. `fix_text` replaces the words where the fix is mechanical, else it is "". `place` says which
    line of the brief is meant where it is no statement: headline, closing, or section: and its id; `start`
    and `end` are then in that line.
    """

    check_id: str
    severity: Severity
    message: str
    why: str
    fix: str
    statement_id: str = ""
    start: int = 0
    end: int = 0
    words: str = ""
    evidence: tuple[str, ...] = ()
    profile: str = ""
    lift: Lift = "waive"
    waived: bool = False
    reason: str = ""
    fix_text: str = ""
    place: str = ""
