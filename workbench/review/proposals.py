"""Proposals held against the case: what may be chosen from, what is possible, and taking it over."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from workbench.actors import Actors
from workbench.annotations import Clips
from workbench.briefs import Briefs
from workbench.claims import Claims
from workbench.review.fields import values_of
from workbench.review.model import Remark, Target
from workbench.review.proposed import NOT_EVIDENCE, PROPOSED, entries_of, list_value
from workbench.review.wording import Wordings, ids_of_evidence
from workbench.values.errors import Refused


@dataclass(frozen=True, slots=True)
class Parts:
    """The repositories whose things are reviewed."""

    clips: Clips
    actors: Actors
    claims: Claims
    briefs: Briefs


def values_now(wordings: Wordings, target: Target) -> dict[str, str]:
    """The fields of a thing that may be proposed, with their values; none where the thing is gone."""
    wording = wordings.of(target)
    if wording is None or target.table not in PROPOSED:
        return {}
    found = values_of(target.table, wording.own)
    if target.table == "claim":
        found["evidence"] = list_value([list(piece) for piece in wordings.pieces(target.id)])
    if target.table == "statement":
        found["claims"] = list_value(wordings.claims_under(target.id))
    return {field: found[field] for field in PROPOSED[target.table]}


def require_takeable(parts: Parts, target: Target, proposal: Mapping[str, str]) -> None:
    """Refused or NotFound where a proposal could not be taken over: it names what is not in the case."""
    for field, value in proposal.items():
        match PROPOSED[target.table][field].kind:
            case "passage":
                found_passage(parts.clips, target.id, value)
            case "actor" if value:
                parts.actors.get(value)
            case "actors" | "roles":
                for one in entries_of(target.table, field, value):
                    parts.actors.get(one if isinstance(one, str) else one[0])
            case "evidence":
                for clip_id, _stance in entries_of(target.table, field, value):
                    parts.clips.get(clip_id)
            case "claims":
                for claim_id in entries_of(target.table, field, value):
                    parts.claims.get(claim_id)


def found_passage(clips: Clips, clip_id: str, words: str) -> tuple[int, int]:
    """Where words are in the source of a clip, nearest to the clip: code points, end exclusive.

    Blanks and line ends count alike. Raises Refused where the source does not have the words.
    """
    clip = clips.get(clip_id)
    if clip_id in clips.regions(clip.source_id):
        raise Refused("The boundary of a region of a picture cannot be moved.", "Nothing was changed.")
    _text_id, text = clips.sources.text_in_force(clip.source_id)
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    places = [found.span() for found in pattern.finditer(text)] if words.strip() else []
    if not places:
        raise Refused(
            "The source does not have these words.", "Nothing was changed.", "Take them from its text."
        )
    return min(places, key=lambda place: abs(place[0] - clip.start) + abs(place[1] - clip.end))


def take_over(parts: Parts, remark: Remark) -> None:
    """Set the fields that a remark proposes, by the verbs for that kind of thing; only inside a change.

    Raises NotFound when the thing or what is proposed for it is gone, Refused when a value is not possible.
    """
    verbs: dict[str, Callable[[Parts, str, dict[str, str]], None]] = {
        "clip": _take_over_clip,
        "claim": _take_over_claim,
        "evidence": _take_over_evidence,
        "statement": _take_over_statement,
        "actor": _take_over_actor,
        "post": _take_over_post,
    }
    verbs[remark.target.table](parts, remark.target.id, dict(remark.proposal))


def _take_over_clip(parts: Parts, clip_id: str, proposal: dict[str, str]) -> None:
    words, names = proposal.pop("quote", None), proposal.pop("mentions", None)
    if words is not None:
        parts.clips.move(clip_id, *found_passage(parts.clips, clip_id, words))
    if names is not None:
        _follow(
            {actor.id for actor in parts.actors.in_clip(clip_id)},
            entries_of("clip", "mentions", names),
            lambda actor_id: parts.actors.unmention(clip_id, actor_id),
            lambda actor_id: parts.actors.mention(clip_id, actor_id),
        )
    if proposal:
        parts.clips.update(clip_id, **proposal)


def _take_over_claim(parts: Parts, claim_id: str, proposal: dict[str, str]) -> None:
    claims = parts.claims
    roles, pieces = proposal.pop("actors", None), proposal.pop("evidence", None)
    if roles is not None:
        wanted = dict(entries_of("claim", "actors", roles))
        known = {actor.id: role for actor, role in claims.actors(claim_id)}
        for actor_id in sorted(known.keys() - wanted.keys()):
            claims.remove_actor(claim_id, actor_id)
        for actor_id, role in wanted.items():
            if known.get(actor_id) != role:
                claims.add_actor(claim_id, actor_id, role)
    if pieces is not None:
        wanted = dict(entries_of("claim", "evidence", pieces))
        for piece in claims.evidence(claim_id):
            if piece.clip_id not in wanted:
                claims.uncite(claim_id, piece.clip_id)
        for clip_id, stance in wanted.items():
            _cite(parts, claim_id, clip_id, stance)
    if proposal:
        place = {"place_id": proposal["place_id"] or None} if "place_id" in proposal else {}
        claims.update(claim_id, **(proposal | place))


def _take_over_evidence(parts: Parts, key: str, proposal: dict[str, str]) -> None:
    claim_id, clip_id = ids_of_evidence(key)
    if proposal["stance"] == NOT_EVIDENCE:
        parts.claims.uncite(claim_id, clip_id)
    else:
        _cite(parts, claim_id, clip_id, proposal["stance"])


def _cite(parts: Parts, claim_id: str, clip_id: str, stance: str) -> None:
    """Link a clip, or let it speak for something else; a note on it stays."""
    parts.clips.get(clip_id)
    known = {piece.clip_id: piece for piece in parts.claims.evidence(claim_id)}.get(clip_id)
    if known is None or known.stance != stance:
        parts.claims.cite(claim_id, clip_id, stance, known.note if known else "")


def _take_over_statement(parts: Parts, statement_id: str, proposal: dict[str, str]) -> None:
    claims = proposal.pop("claims", None)
    if claims is not None:
        _follow(
            {claim.id for claim in parts.briefs.claims_of(statement_id)},
            entries_of("statement", "claims", claims),
            lambda claim_id: parts.briefs.unlink(statement_id, claim_id),
            lambda claim_id: parts.briefs.link(statement_id, claim_id),
        )
    if proposal:
        parts.briefs.update_statement(statement_id, **proposal)


def _take_over_actor(parts: Parts, actor_id: str, proposal: dict[str, str]) -> None:
    spellings = proposal.pop("aliases", None)
    if spellings is not None:
        known = {alias.text: alias.id for alias in parts.actors.aliases(actor_id)}
        _follow(
            set(known),
            entries_of("actor", "aliases", spellings),
            lambda text: parts.actors.remove_alias(known[text]),
            lambda text: parts.actors.add_alias(actor_id, text),
        )
    if proposal:
        parts.actors.update(actor_id, **proposal)


def _take_over_post(parts: Parts, post_id: str, proposal: dict[str, str]) -> None:
    body = {"body_id": proposal["body_id"] or None} if "body_id" in proposal else {}
    parts.actors.update_post(post_id, **(proposal | body))


def _follow(
    known: set[str], wanted: Iterable[str], remove: Callable[[str], object], add: Callable[[str], object]
) -> None:
    """Bring a set to what is wanted, in the order of the ids."""
    wanted = set(wanted)
    for one in sorted(known - wanted):
        remove(one)
    for one in sorted(wanted - known):
        add(one)
