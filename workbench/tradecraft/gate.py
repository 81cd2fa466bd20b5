"""The gate: which findings keep a brief from leaving as a client file, and what lifts them.

Errors that count in the profile of the file and are not waived block it. Most give way to a reason
that is kept with the file; those that can never be lifted do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.tradecraft.finding import Finding
from workbench.values.errors import Refused
from workbench.values.text import counted

GATED = ("client",)
"""Profiles whose files leave the house. An internal file may show what is still wrong."""
_NAMED = 3


class Blocked(Refused):
    """Errors of the check keep the brief in; `gate` says which."""

    def __init__(self, gate: "Gate", what: str, do: str) -> None:
        super().__init__(what, "No file was written.", do)
        self.gate = gate


@dataclass(frozen=True, slots=True)
class Gate:
    """The errors that keep a brief from becoming a client file."""

    blocking: tuple[Finding, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing blocks."""
        return not self.blocking

    @property
    def never(self) -> tuple[Finding, ...]:
        """Those that no override lifts: not at all, or only once their words are confirmed."""
        return tuple(finding for finding in self.blocking if finding.lift in ("never", "confirm"))


def gate(findings: Sequence[Finding], profile: str = "client") -> Gate:
    """The gate for a file of `profile`, given everything the checks found."""
    if profile not in GATED:
        return Gate()
    return Gate(
        tuple(
            finding
            for finding in findings
            if finding.severity == "error" and not finding.waived and finding.profile in ("", profile)
        )
    )


def require_open(closed: Gate, title: str, override: str) -> str:
    """The reason that was needed to pass, "" where none was. Raises Blocked where it does not open."""
    reason = override.strip()
    if closed.never:
        raise Blocked(
            closed,
            _not_exported(closed, title),
            "Correct the brief, then export again."
            if any(finding.lift == "never" for finding in closed.never)
            else "Change the wording, or confirm the words with a reason.",
        )
    if closed.blocking and not reason:
        raise Blocked(
            closed,
            f"“{title}” was not exported: {_listed(closed.blocking)}.",
            "Correct or waive them, or give a reason to override them.",
        )
    return reason if closed.blocking else ""


def _not_exported(closed: Gate, title: str) -> str:
    """What cannot be overridden; what must stay in the house is on a line each."""
    if not any(finding.check_id == "M02" for finding in closed.never):
        return f"“{title}” was not exported: {_listed(closed.never)} that cannot be overridden."
    lines = "\n".join(f"{finding.check_id}: {finding.message}" for finding in closed.never)
    return f"“{title}” was not exported for what cannot be overridden:\n{lines}\n"


def _listed(findings: Sequence[Finding]) -> str:
    """`the check shows 2 errors (L12: …; E01: …)`."""
    named = "; ".join(f"{one.check_id}: {one.message.rstrip('.')}" for one in findings[:_NAMED])
    more = f"; and {len(findings) - _NAMED} more" if len(findings) > _NAMED else ""
    return f"the check shows {counted(len(findings), 'error')} ({named}{more})"
