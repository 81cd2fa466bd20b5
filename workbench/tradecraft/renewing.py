"""Checks of time: claims that changed under a sentence (K01, K02), and what lies after the cut-off (K03)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from workbench.extraction.model import Dates
from workbench.recall.since import Moved, moved
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.ground import Ground, GroundedStatement
from workbench.values.moments import first_day, human_date, last_day
from workbench.values.text import as_quoted, counted, with_and

if TYPE_CHECKING:
    from workbench.case import Case

CHANGED, AFTER_CUTOFF, DATED_AFTER = "K01", "K02", "K03"
_MOST_NAMED = 2
_SHOWN = 70
_AHEAD = re.compile(
    r"\b(?:will|would|shall|is to|are to|to be|due|schedul\w*|plan\w*|expect\w*|intend\w*|aim\w*|propos\w*"
    r"|set for|set to|set a|until|till|before|ahead of|by|deadline|expir\w*|moved to|postpon\w*|delay\w*"
    r"|put off|resched\w*|through|next|in time for|from|as of|call\w* for|announc\w*|agree\w*|pledg\w*"
    r"|promis\w*|vow\w*|term|valid|begin\w*|start\w*|ends?|takes? (?:place|effect|office)|hopes?|wants?"
    r"|forecasts?|extend\w*|renew\w*|invit\w*|adjourn\w*|target\w*|budget\w*|may|might|could)\b",
    re.IGNORECASE,
)
"""Words beside which a date that is yet to come is no slip."""


def check_renewal(case: "Case", ground: Ground) -> Iterator[Finding]:
    """K01-K03 of a brief."""
    claims = {
        known.statement.id: [one.claim for one in known.claims]
        for known in ground.statements
        if known.claims and known.statement.text.strip()
    }
    for one in moved(case, ground.brief, claims):
        yield _of_moved(ground, one)
    cutoff = ground.brief.information_cutoff[:10]
    if cutoff:
        for grounded in ground.statements:
            yield from _after_cutoff(grounded, cutoff)


def _of_moved(ground: Ground, one: Moved) -> Finding:
    claim = next(
        known.claim
        for grounded in ground.statements
        if grounded.statement.id == one.statement_id
        for known in grounded.claims
        if known.claim.id == one.claim_id
    )
    day = human_date(one.at[:10])
    if one.edition:
        when = f"since edition {one.edition} was issued"
    elif one.since_cutoff:
        when = "after the information cut-off"
    else:
        when = "since this sentence was written"
    return Finding(
        AFTER_CUTOFF if one.since_cutoff else CHANGED, "warning",
        f"The claim “{_short(claim.text)}” was changed {when}, on {day}: {'; '.join(one.what)}.",
        "The sentence still follows the earlier claim.",
        "Read the claim again and reword the sentence, or waive this.",
        one.statement_id, evidence=(claim.id,),
    )  # fmt: skip


def _after_cutoff(grounded: GroundedStatement, cutoff: str) -> Iterator[Finding]:
    """K02 for reports that appeared after the cut-off, K03 for a fact that happened after it."""
    statement, end = grounded.statement, last_day(cutoff)
    if not statement.text.strip():
        return
    late = {
        voice.source.name_for_client: voice.source.published_on
        for claim in grounded.claims
        for voice in claim.of("supports")
        if voice.source.published_on and first_day(voice.source.published_on) > end
    }
    if late:
        names = [f"{name} ({human_date(day)})" for name, day in list(late.items())[:_MOST_NAMED]]
        if len(late) > _MOST_NAMED:
            names.append(counted(len(late) - _MOST_NAMED, "other report"))
        named = with_and(names)
        yield Finding(
            AFTER_CUTOFF, "warning",
            f"{named} appeared after the information cut-off, {human_date(cutoff)}.",
            "Readers assume that the brief covers what was known by then.",
            "Move the cut-off, or leave the later report out.", statement.id,
        )  # fmt: skip
    if statement.kind == "fact":
        yield from _dated_after(grounded, cutoff, end)


def _dated_after(grounded: GroundedStatement, cutoff: str, end: date) -> Iterator[Finding]:
    from workbench.extraction.engine import DATES, extract

    statement, masked = grounded.statement, grounded.wording.masked
    if _AHEAD.search(masked):
        return
    for find in extract(masked, kinds=DATES):
        days = find.value
        if isinstance(days, Dates) and not days.relative and days.first > end:
            yield _late_fact(statement.id, masked[find.start : find.end], cutoff, find.start, find.end)
            return
    for known in grounded.claims:
        claim = known.claim
        is_late = claim.kind == "event" and claim.event_on and first_day(claim.event_on) > end
        if is_late and not _AHEAD.search(claim.text):
            yield _late_fact(statement.id, human_date(claim.event_on), cutoff, 0, 0, (claim.id,))
            return


def _late_fact(
    statement_id: str, when: str, cutoff: str, start: int, end: int, evidence: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        DATED_AFTER, "warning",
        f"This fact is dated {when}, after the information cut-off, {human_date(cutoff)}.",
        "Nothing after the cut-off can have been known.",
        "Correct the date, or move the cut-off.", statement_id, start, end, evidence=evidence,
    )  # fmt: skip


def _short(text: str) -> str:
    return as_quoted(text, _SHOWN)
