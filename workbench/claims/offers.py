"""Dates, places, actors and numbers in the passages of a claim, offered to the claim; none sets itself."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from workbench.actors.model import Actor
from workbench.claims.model import Claim
from workbench.values.errors import Refused
from workbench.values.moments import human_date
from workbench.values.text import one_line, shortened

if TYPE_CHECKING:
    from workbench.case import Case
    from workbench.extraction.model import Dates, Find

PASSAGES = 4
"""Passages of one claim that are looked through."""
_SHOWN = 60

Kind = Literal["date", "place", "actor", "number"]


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that a passage holds: `words` as it would be taken, `found` as the passage has it.

    `why` says what a relative date was resolved by, or why it has no date; it is "" for all others. A date
    that is not resolved cannot be taken. `taken` says that the claim holds it already.
    """

    kind: Kind
    words: str
    found: str
    why: str = ""
    event_on: str = ""
    event_to: str = ""
    actor_id: str = ""
    taken: bool = False

    @property
    def can_be_taken(self) -> bool:
        """Whether there is something to take that the claim does not hold."""
        return not self.taken and (self.kind != "date" or bool(self.event_on))


def offers(case: "Case", claim_id: str) -> list[Offer]:
    """What the first supporting passages of a claim hold, in their order, dates first.

    `passages_left_out` says how many further passages were not looked through.
    """
    claim = case.claims.get(claim_id)
    actors = {actor.id for actor, _role in case.claims.actors(claim_id)}
    found: dict[tuple[Kind, str], Offer] = {}
    for clip_id in _passages(case, claim_id):
        for offer in _of_clip(case, clip_id, claim, actors):
            found.setdefault((offer.kind, offer.actor_id or offer.words), offer)
    order: tuple[Kind, ...] = ("date", "place", "actor", "number")
    return sorted(found.values(), key=lambda offer: order.index(offer.kind))


def are_ready(case: "Case", claim_id: str) -> bool:
    """Whether asking for the offers of a claim takes no time: its passages were looked through before."""
    return case.finds.is_ready(case.clips.get(clip_id) for clip_id in _passages(case, claim_id))


def passages_left_out(case: "Case", claim_id: str) -> int:
    """How many supporting passages of a claim no offer comes from, since it has so many."""
    return max(0, len(_supporting(case, claim_id)) - PASSAGES)


def _passages(case: "Case", claim_id: str) -> list[str]:
    return _supporting(case, claim_id)[:PASSAGES]


def _supporting(case: "Case", claim_id: str) -> list[str]:
    return [known.clip_id for known in case.claims.evidence(claim_id) if known.stance == "supports"]


def take(case: "Case", claim_id: str, offer: Offer, at: int | None = None) -> None:
    """Put what is offered into the field of the claim that holds it, in one change.

    A number goes into the words of the claim, at the code point `at` or at their end. Refused for a date that
    could not be resolved.
    """
    if offer.kind == "date" and not offer.event_on:
        raise Refused(f"“{one_line(offer.found, _SHOWN)}” has no date.", do="Enter the date yourself.")
    if offer.taken:
        return
    with case.change(f"Take “{shortened(offer.words, _SHOWN)}” from a passage"):
        if offer.kind == "date":
            case.claims.update(claim_id, event_on=offer.event_on, event_to=offer.event_to)
        elif offer.kind == "place":
            case.claims.update(claim_id, place_id=offer.actor_id)
        elif offer.kind == "actor":
            case.claims.add_actor(claim_id, offer.actor_id)
        else:
            text = case.claims.get(claim_id).text
            case.claims.update(claim_id, text=with_words(text, offer.words, at))


def with_words(text: str, words: str, at: int | None = None) -> str:
    """A text with words put in at a code point, else at its end before the full stop; blanks where needed."""
    if at is None or not 0 <= at <= len(text):
        at = len(text.rstrip())
        if text[at - 1 : at] == ".":
            at -= 1
    before, after = text[:at], text[at:]
    gap_before = " " if before and not before[-1].isspace() and before[-1] not in "([“" else ""
    gap_after = " " if after and not after[0].isspace() and after[0] not in ".,;:!?)]”" else ""
    return f"{before}{gap_before}{words}{gap_after}{after}"


def _of_clip(case: "Case", clip_id: str, claim: Claim, actors: set[str]) -> list[Offer]:
    from workbench.extraction.finds import day_of

    clip = case.clips.get(clip_id)
    published = day_of(case.sources.get(clip.source_id).published_on)
    made = []
    for find in case.finds.in_clip(clip):
        words = " ".join(clip.quote[find.start : find.end].split())
        made += _offered(case, find, words, published, claim, actors)
    return made


def _offered(
    case: "Case", find: "Find", words: str, published: date | None, claim: Claim, actors: set[str]
) -> list[Offer]:
    from workbench.extraction.model import Amount, Dates, Named, Unresolved
    from workbench.extraction.wording import amount_words

    value = find.value
    if isinstance(value, Dates):
        return [_dated(value, words, published, claim)]
    if isinstance(value, Unresolved):
        why = f"“{one_line(words, _SHOWN)}” has no date: the day of publication of the source is not known."
        return [Offer("date", f"“{one_line(words, _SHOWN)}”", words, why)]
    if isinstance(value, Amount):
        told = words if find.language == "en" else amount_words(value)
        return [Offer("number", told, words, taken=told.casefold() in claim.text.casefold())]
    if isinstance(value, Named):
        return [_of_actor(case.actors.get(actor_id), words, claim, actors) for actor_id in value.actor_ids]
    return []


def _dated(dates: "Dates", words: str, published: date | None, claim: Claim) -> Offer:
    from workbench.extraction.wording import date_words, partial_dates

    event_on, event_to = partial_dates(dates)
    why = ""
    if dates.relative and published is not None:
        day = human_date(published.isoformat())
        why = f"{date_words(dates)}: “{one_line(words, _SHOWN)}”, from publication on {day}."
    taken = (claim.event_on, claim.event_to) == (event_on, event_to)
    return Offer("date", date_words(dates), words, why, event_on, event_to, taken=taken)


def _of_actor(actor: Actor, words: str, claim: Claim, actors: set[str]) -> Offer:
    if actor.kind == "place":
        return Offer("place", actor.name, words, actor_id=actor.id, taken=claim.place_id == actor.id)
    return Offer("actor", actor.name, words, actor_id=actor.id, taken=actor.id in actors)
