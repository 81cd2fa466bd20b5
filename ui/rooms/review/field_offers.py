"""The fields that can be proposed for an item, each with what it says and what there is to choose from."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from ui.parts.likelihoods import likelihood_terms
from ui.parts.passages import as_seen, withheld_clips
from workbench.case import Case
from workbench.claims import STANCES, Claim
from workbench.review import Target
from workbench.review.fields import stance_words
from workbench.review.proposed import PROPOSED, FieldKind, ProposedField
from workbench.values.admiralty import CREDIBILITY
from workbench.values.text import one_line

Options = list[tuple[str, str]]
_SHOWN = 90
"""Code points of a passage or a claim in a list."""
_NOTHING = ("", "None")
MOST = 1_000
"""Passages or claims that are offered, linked ones first; the form says where there are more."""
_GRADES = {grade.code: f"{grade.code}: {grade.term}" for grade in CREDIBILITY}


class FieldOffer(NamedTuple):
    """A field: its name in a proposal, what it is called, what it holds now, and in words."""

    field: str
    label: str
    called: str
    kind: FieldKind
    value: str
    words: str
    options: Callable[[], Options]
    """What there is to choose from, value and words; read when the field is opened."""


def offers_of(case: Case, target: Target) -> tuple[FieldOffer, ...]:
    """The fields of a thing that can be proposed; () where there are none, or the thing is gone."""
    values = case.reviews.proposable(target)
    told = case.reviews.proposal_in_words(target, values)
    shown = {field.name: field.words for field in case.reviews.fields(target)}
    return tuple(
        FieldOffer(
            field, known.label, known.called, known.kind, values[field],
            shown.get(field, told[known.called]),
            partial(_options, case, target, known),
        )
        for field, known in PROPOSED.get(target.table, {}).items()
        if field in values
    )  # fmt: skip


def _options(case: Case, target: Target, known: ProposedField) -> Options:
    match known.kind:
        case "choice":
            return [(value, _choice_words(known, value)) for value in known.choices]
        case "likelihood":
            brief = case.briefs.get(case.briefs.brief_of(target.id))
            return [_NOTHING, *likelihood_terms(brief.scale)]
        case "actor":
            return [_NOTHING, *actor_options(case)]
        case "actors" | "roles":
            return actor_options(case)
        case "evidence":
            return _passages(case, target.id)
        case "claims":
            return [(one.id, one_line(one.text, _SHOWN)) for one in _claims(case, target.id)]
    return []


def _choice_words(known: ProposedField, value: str) -> str:
    if known.called == "stance":
        return stance_words(value)
    if known.called == "credibility":
        return _GRADES[value]
    return value.replace("_", " ").capitalize() or _NOTHING[1]


def actor_options(case: Case) -> Options:
    """Everybody in the case, by name."""
    return sorted(((one.id, one.name) for one in case.actors.all()), key=lambda one: one[1].casefold())


def _passages(case: Case, claim_id: str) -> Options:
    """The evidence of a claim, then what else is marked in the same sources."""
    linked = [piece.clip_id for piece in case.claims.evidence(claim_id)]
    sources = dict.fromkeys(clip.source_id for clip in case.clips.of_ids(linked).values())
    clips = [clip for source_id in sources for clip in case.clips.of_source(source_id)]
    # What is linked must be in the list, else a proposal would unlink it.
    clips = sorted(clips or case.clips.all(), key=lambda clip: clip.id not in linked)[:MOST]
    withheld = withheld_clips(case)
    seen = (as_seen(clip, withheld) for clip in clips)
    return [(clip.id, f"“{one_line(clip.quote or clip.shown, _SHOWN)}”") for clip in seen]


def _claims(case: Case, statement_id: str) -> list[Claim]:
    """The claims of the brief first, then all others."""
    in_brief = case.briefs.claims_in(case.briefs.brief_of(statement_id))
    found = {claim.id: claim for claims in in_brief.values() for claim in claims}
    for claim in case.claims.all():
        if len(found) >= MOST:
            break
        found.setdefault(claim.id, claim)
    return list(found.values())


STANCE_WAYS = {stance: stance_words(stance) for stance in STANCES}
"""In which ways a passage may be evidence, with their words."""
