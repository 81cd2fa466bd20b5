"""A draft of the correction that a client could be sent: nothing in it that a client may not read."""

from collections.abc import Sequence

from workbench.recall.model import Cause, Issued, IssuedLine
from workbench.values.moments import human_date

_WHY = {
    "asked": "What it rests on is being looked at again.",
    "regraded": "It rests on {name}, which we now regard as {direction} reliable.",
    "recaptured": "{name}, on which it rests, has published another version of its report.",
    "lost": "{name}, on which it rests, no longer has the passage in its report.",
    "removed source": "We no longer use {name}, on which it rests.",
    "retracted": "We no longer hold what it says to be true.",
    "removed claim": "We no longer hold what it says to be true.",
    "reopened": "What it says is being looked at again.",
    "reworded": "We have corrected what it rests on.",
    "regraded claim": "We now regard what it says as {direction} credible.",
    "redated": "We have corrected the date of what it tells.",
    "disputed": "We have since found a report that contradicts it.",
    "unsupported": "A report that we relied on does not say this.",
    "contradicted": "We have since found that reports of this contradict each other.",
}
_LISTED = 3
_RANKS = "A1B2C3F6D4E5"


def correction(issued: Issued, causes: Sequence[Cause]) -> str:
    """A draft for one file, in plain text."""
    number = f", edition {issued.number}" if issued.number > 1 else ""
    parts = [f"Correction to “{issued.brief}” of {human_date(issued.issued_at[:10])}{number}"]
    why = " ".join(dict.fromkeys(_why(cause) for cause in causes[:_LISTED]))
    for line in issued.lines:
        parts.append(f"We wrote: “{line.text}”\n{why} {_what_holds(line)}")
    return "\n\n".join(parts) + "\n"


def _why(cause: Cause) -> str:
    name = cause.for_client or "a report"
    direction = "less" if _rank(cause.after) > _rank(cause.before) else "more"
    words = _WHY[cause.act].format(name=name, direction=direction)
    return words[0].upper() + words[1:]


def _rank(grade: str) -> int:
    """Where a grade of a source or a claim stands, the best first; what cannot be judged is in the middle."""
    return _RANKS.find(grade)


def _what_holds(line: IssuedLine) -> str:
    if line.has_other:
        return f"It also rests on {_listed(line.support)}."
    return "Nothing else that we hold supports it. Disregard it until we report again."


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:_LISTED])
    if len(names) > _LISTED:
        shown.append("others")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
