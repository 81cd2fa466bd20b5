"""What a check finds."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found.

    `statement_id` is "" for the brief as a whole. `start` and `end` are code points in the
    statement's text, end exclusive; both 0 where no words are concerned. `fix_text` replaces those
    words where the fix is mechanical, else it is "". A waived finding is kept, marked.
    """

    check_id: str
    severity: Severity
    message: str
    why: str
    fix: str
    statement_id: str = ""
    start: int = 0
    end: int = 0
    waived: bool = False
    fix_text: str = ""
