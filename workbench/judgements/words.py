"""What is weighed beside a judgement, in words: for annexes, editions and copies for reviewers."""

from collections.abc import Iterator

from workbench.judgements.model import Beside, Sign
from workbench.values.moments import human_date
from workbench.values.records import dataclass
from workbench.values.scales import scale
from workbench.values.text import one_line

_SHOWN = 90
_POINTS = {"more": "Makes it more likely", "less": "Makes it less likely"}


@dataclass(frozen=True, slots=True)
class Point:
    """One point in words: what it is, what it says, and what follows from it or was seen of it."""

    kind: str
    text: str
    detail: str


def points_of(beside: Beside, scale_id: str) -> Iterator[Point]:
    """The points of a judgement in words, with the likelihoods of the scale of its brief."""
    for other in beside.alternatives:
        said = scale(scale_id).range_text(other.likelihood) if other.likelihood else ""
        likelihood = f"{other.likelihood} ({said})" if said else other.likelihood
        yield Point("Alternative", other.text, "; ".join(filter(None, (likelihood, other.implication))))
    for taken in beside.assumptions:
        yield Point("Assumption", taken.text, f"If wrong: {taken.if_wrong}" if taken.if_wrong else "")
    for indicator in beside.indicators:
        seen = [_seen(sign) for sign in indicator.signs] or ["not seen"]
        yield Point("Indicator", indicator.text, "; ".join((_POINTS[indicator.points], *seen)))


def _seen(sign: Sign) -> str:
    day = f" {human_date(sign.seen_on)}" if sign.seen_on else ""
    return f"seen{day}: {one_line(sign.claim, _SHOWN)}"
