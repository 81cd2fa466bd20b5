"""From clips of the case to what the reader paints: a mark in the colour of its kind, and a card."""

from collections.abc import Mapping
from dataclasses import dataclass

from ui.parts.reading.spans import Card, Mark
from workbench.annotations import Clip
from workbench.case import Case
from workbench.values.text import one_line

_PRECEDENCE = ("contradicts", "supports", "context")
CARD_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Bearing:
    """What the clips of one source bear on: stances and actors by clip, names by actor."""

    stances: Mapping[str, tuple[str, ...]]
    mentions: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]


def bearing_of_source(case: Case, source_id: str) -> Bearing:
    """Read it for all clips of a source at once."""
    return Bearing(
        case.claims.stances_in(source_id),
        case.actors.mentions_in(source_id),
        {actor.id: actor.name for actor in case.actors.all()},
    )


def bearing_of_clip(case: Case, clip_id: str) -> Bearing:
    """Read it for one clip."""
    actors = case.actors.in_clip(clip_id)
    stances = tuple(
        evidence.stance
        for claim in case.claims.of_clip(clip_id)
        for evidence in case.claims.evidence(claim.id)
        if evidence.clip_id == clip_id
    )
    return Bearing(
        {clip_id: stances},
        {clip_id: tuple(actor.id for actor in actors)},
        {actor.id: actor.name for actor in actors},
    )


def kind_of(clip: Clip, bearing: Bearing) -> str:
    """The kind that gives the mark its colour: what speaks against a claim stands out most."""
    stances = bearing.stances.get(clip.id, ())
    for kind in _PRECEDENCE:
        if kind in stances:
            return kind
    return "mention" if bearing.mentions.get(clip.id) else "clip"


def mark_of(clip: Clip, bearing: Bearing) -> Mark:
    """What is painted in the text."""
    return Mark(clip.id, clip.start, clip.end, kind_of(clip, bearing), clip.note)


def card_of(clip: Clip, bearing: Bearing) -> Card:
    """What stands beside the line."""
    title = clip.note or clip.translation or clip.shown
    detail = clip.translation if clip.note else ""
    names = [bearing.names[actor] for actor in bearing.mentions.get(clip.id, ()) if actor in bearing.names]
    stances = bearing.stances.get(clip.id, ())
    counted = [f"{stance} {_claims(stances.count(stance))}" for stance in _PRECEDENCE if stance in stances]
    return Card(
        clip.id,
        clip.start,
        one_line(title, CARD_LENGTH),
        one_line(detail, CARD_LENGTH),
        kind_of(clip, bearing),
        (*counted, *names, *(f"#{tag}" for tag in clip.tags)),
    )


def _claims(number: int) -> str:
    return "a claim" if number == 1 else f"{number} claims"
