"""The brief against the actor register: two people in one exclusive post, there or in the words."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.actors.names import NameHit
from workbench.extraction.model import Dates
from workbench.proving.ground import register_of
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground, GroundedStatement
from workbench.tradecraft.titles import TitleCheck, period_of

if TYPE_CHECKING:
    from workbench.case import Case

_YEAR = re.compile(r"(?:19|20)\d\d")


def check_register(case: "Case", ground: Ground, names: dict[str, list[NameHit]]) -> Iterator[Finding]:
    """P01: the register itself has two holders of one post, one of whom the brief is about."""
    about = {hit.actor_id for hits in names.values() for hit in hits}
    about |= {actor.id for known in ground.statements for claim in known.claims for actor in claim.actors}
    for conflict in case.actors.post_conflicts():
        first, second = conflict.first, conflict.second
        if not about & {first.actor_id, second.actor_id}:
            continue
        holders = [f"{ground.spellings[post.actor_id][0]} ({period_of(post)})" for post in (first, second)]
        body = f" of {ground.spellings[first.body_id][0]}" if first.body_id else ""
        yield Finding(
            "P01", "error",
            f"The register has two people in one exclusive post: {first.title}{body} is held by "
            f"{' and by '.join(holders)}.",
            "One person at a time holds this post; one of the two entries is wrong.",
            "Correct the dates or the holder in the register.",
            words=f"{first.title}{body}: {'; '.join(holders)}", evidence=(first.id, second.id),
        )  # fmt: skip


def title_check(case: "Case", ground: Ground) -> TitleCheck:
    """The check of titles in words, for the register as it is now."""
    people = register_of(case).people
    return TitleCheck(case.actors.posts(), ground.spellings, people)


def date_of(grounded: GroundedStatement, otherwise: str) -> str:
    """The partial date a statement speaks of: of its claims, of its words, else that of the brief."""
    dates = [known.claim.event_on for known in grounded.claims if known.claim.event_on]
    return max(dates, key=len) if dates else date_in(grounded.statement.text) or otherwise


def date_of_brief(ground: Ground) -> str:
    """The partial date a brief speaks of: the first that is written in it, else the cut-off."""
    written = (date_in(known.statement.text) for known in ground.statements)
    return next(filter(None, written), "") or ground.brief.information_cutoff[:10]


def date_in(text: str) -> str:
    """The first date with month and year written in an English text, as a partial ISO date; "" for none.

    Of a range it is the first day, or the month where both ends are in one.
    """
    if not _YEAR.search(text):
        return ""
    from workbench.extraction.engine import DATES, extract
    from workbench.extraction.wording import partial_dates

    for find in extract(text, language="en", kinds=DATES):
        days = find.value
        if not isinstance(days, Dates) or days.precision not in ("day", "month", "span"):
            continue
        if days.precision != "span":
            return partial_dates(days)[0]
        if (days.first.year, days.first.month) == (days.last.year, days.last.month):
            return days.first.isoformat()[:7]
        if (days.first.month, days.last.month) != (1, 12):
            return days.first.isoformat()
    return ""
