"""A draft of the correction that a client could be sent: nothing in it that a client may not read."""

from collections.abc import Sequence

from workbench.recall.model import Cause, Issued, IssuedLine
from workbench.values.moments import human_date
from workbench.values.text import with_and

_WHY = {
    "asked": "The evidence for it is under review.",
    "regraded": "It rests on {name}, now regarded as {direction} reliable.",
    "recaptured": "It rests on {name}, of which there is a newer version.",
    "lost": "It rests on {name}, whose newer version does not have the passage.",
    "removed source": "It rests on {name}, which is no longer used.",
    "retracted": "This is no longer held to be true.",
    "removed claim": "This is no longer held to be true.",
    "reopened": "This is under review.",
    "reworded": "The finding behind it was corrected.",
    "regraded claim": "This is now regarded as {direction} credible.",
    "redated": "The date of the event was corrected.",
    "disputed": "Another report contradicts it.",
    "unsupported": "A report that was cited does not say this.",
    "contradicted": "Reports of this contradict each other.",
}
_LISTED = 3
_RANKS = "A1B2C3F6D4E5"


def correction(issued: Issued, causes: Sequence[Cause]) -> str:
    """A draft for one file, in plain text."""
    number = f", edition {issued.number}" if issued.number > 1 else ""
    parts = [f"Correction to “{issued.brief}” of {human_date(issued.issued_at[:10])}{number}"]
    reasons = list(dict.fromkeys(map(_why, causes)))
    why = " ".join(reasons[:_LISTED])
    if len(reasons) > _LISTED:
        why += " Other evidence for it has changed as well."
    for line in issued.lines:
        parts.append(f"The brief said: “{line.text}”\n{why} {_what_holds(line)}")
    return "\n\n".join(parts) + "\n"


def _why(cause: Cause) -> str:
    name = cause.for_client or "a report"
    direction = "less" if _rank(cause.after) > _rank(cause.before) else "more"
    words = _WHY[cause.act].format(name=name, direction=direction)
    return words[0].upper() + words[1:]


def _rank(grade: str) -> int:
    """The rank of a grade of a source or a claim, the best first; what cannot be judged is in the middle."""
    return _RANKS.find(grade)


def _what_holds(line: IssuedLine) -> str:
    if line.has_other:
        return f"It also rests on {_listed(line.support)}."
    return "Nothing else supports it: disregard it until the next report."


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:_LISTED])
    if len(names) > _LISTED:
        shown.append("others")
    return with_and(shown)
