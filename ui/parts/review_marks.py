"""Quiet marks of review: a tick or a question mark beside a thing, with the words for it.

The review itself is imported where there is one: most cases are shown without.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbench.case import Case
from workbench.values.moments import human_date
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from workbench.review import Standing

KINDS = frozenset({"review", "remark", "review_round"})
"""The kinds of things that a view with marks of review follows."""


@dataclass(frozen=True, slots=True)
class ReviewMark:
    """A sign, its colour, and what it means; all "" for what nobody judged."""

    sign: str = ""
    shade: str = "faint"
    words: str = ""


_SIGNS = {
    "agreed": ("✓", "good"),
    "disagreed": ("✗", "danger"),
    "question open": ("?", "warning"),
    "question answered": ("?", "muted"),
    "reworded": ("↻", "warning"),
    "evidence changed": ("↻", "warning"),
    "own verdict": ("", "faint"),
    "unreviewed": ("", "faint"),
}
NO_MARK = ReviewMark()


def mark_of(standing: "Standing | None") -> ReviewMark:
    """How a thing stands, as a sign: `Reviewed: P. Hallowmere, 30 November 2026`."""
    if standing is None or not standing.verdicts:
        return NO_MARK
    from workbench.review import STATES

    sign, shade = _SIGNS[standing.state]
    counting = [one for one in standing.verdicts if not one.by_author] or list(standing.verdicts)
    people = ", ".join(dict.fromkeys(one.analyst for one in counting))
    return ReviewMark(sign, shade, f"{STATES[standing.state]}: {people}, {human_date(counting[0].at[:10])}")


def marks_of(case: Case, table: str) -> Mapping[str, ReviewMark]:
    """The marks of everything of a kind that was judged, by id; read at once. None of a closed case."""
    if case.closed or not case.has_reviews:
        return {}
    return {
        target.id: mark_of(standing)
        for target, standing in case.reviews.standings().items()
        if target.table == table
    }


def mark_in(case: Case, table: str, thing_id: str) -> ReviewMark:
    """The mark of one thing."""
    if not case.has_reviews:
        return NO_MARK
    from workbench.review import Target

    return mark_of(case.reviews.standings().get(Target(table, thing_id)))
