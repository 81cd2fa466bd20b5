"""The passages under the statements of a brief, gathered at once: quotes, translations, claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from workbench.actors import Actors
from workbench.annotations import Clip, Clips
from workbench.briefs import Briefs, Statement
from workbench.claims import Claim, Claims, Evidence
from workbench.proving.model import Part
from workbench.sources import Publication, Sources


class Parts(Protocol):
    """What of a case is read."""

    @property
    def sources(self) -> Sources: ...
    @property
    def clips(self) -> Clips: ...
    @property
    def actors(self) -> Actors: ...
    @property
    def claims(self) -> Claims: ...
    @property
    def briefs(self) -> Briefs: ...


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that may prove something: a clip's quote or translation, or the words of a claim.

    `clip_id` is "" for a claim. `published_on` is the partial date of the source, `outlets` the names of
    whose report it is, `actor_ids` whom people said that it identifies.
    """

    text: str
    part: Part | None = None
    clip_id: str = ""
    claim_id: str = ""
    language: str = ""
    published_on: str = ""
    stance: str = "supports"
    outlets: tuple[str, ...] = ()
    actor_ids: frozenset[str] = frozenset()
    kept_back: bool = False

    @property
    def published(self) -> date | None:
        """The day of publication; None where only a month or a year is known."""
        return date.fromisoformat(self.published_on) if len(self.published_on) == 10 else None

    @property
    def outlet(self) -> str:
        """Whose report it is, for a sentence that names it."""
        return self.outlets[0] if self.outlets and not self.kept_back else ""


@dataclass(frozen=True, slots=True)
class ClaimGround:
    """A claim as far as statements are compared with it."""

    id: str
    text: str
    event_on: str = ""
    event_to: str = ""
    actor_ids: frozenset[str] = frozenset()
    place_id: str = ""


@dataclass(frozen=True, slots=True)
class Under:
    """What is under one statement: its claims, the passages of these, and what both are read by."""

    statement: Statement
    claims: tuple[ClaimGround, ...]
    passages: tuple[Passage, ...]
    reference: date | None = None
    """The day by which relative dates of the statement are read: the information cut-off of the brief."""
    country: str = ""

    @property
    def clips(self) -> tuple[Passage, ...]:
        """The passages of sources, without the words of the claims."""
        return tuple(passage for passage in self.passages if passage.clip_id)


@dataclass(frozen=True, slots=True)
class Register:
    """What of the register the comparison needs: spellings by actor, and which actors are places."""

    spellings: Mapping[str, tuple[str, ...]]
    places: frozenset[str]
    outlets: tuple[str, ...]
    """The names of the outlets of the case."""


def under_each(parts: Parts, brief_id: str) -> list[Under]:
    """What is under each statement of a brief, in the order of the page; each kind of thing is read once."""
    brief = parts.briefs.get(brief_id)
    claims = parts.briefs.claims_in(brief_id)
    known = {claim.id: claim for several in claims.values() for claim in several}
    evidence = parts.claims.evidence_of(known)
    gathered = _Gathered(parts, known, evidence)
    reference = _day(brief.information_cutoff) or gathered.newest
    return [
        gathered.under(statement, claims.get(statement.id, ()), reference, brief.country)
        for statement in parts.briefs.statements(brief_id)
    ]


def register_of(parts: Parts) -> Register:
    """The register and the outlets as they are now."""
    spellings: dict[str, tuple[str, ...]] = {}
    places = set()
    for actor in parts.actors.all():
        spellings[actor.id] = (actor.name,)
        if actor.kind == "place":
            places.add(actor.id)
    for alias in parts.actors.aliases():
        spellings[alias.actor_id] = (*spellings.get(alias.actor_id, ()), alias.text)
    outlets = tuple(known.name for known in parts.sources.publications.all() if known.name)
    return Register(spellings, frozenset(places), outlets)


class _Gathered:
    """Everything under a brief, by id."""

    def __init__(
        self, parts: Parts, claims: Mapping[str, Claim], evidence: Mapping[str, Sequence[Evidence]]
    ) -> None:
        self._evidence = evidence
        self._clips = parts.clips.of_ids({one.clip_id for several in evidence.values() for one in several})
        self._sources = parts.sources.of_ids({clip.source_id for clip in self._clips.values()})
        self._publications: dict[str, Publication] = {
            known.id: known for known in parts.sources.publications.all()
        }
        self._groups = {group.id: group.name for group in parts.sources.origin_groups()}
        self._mentions = parts.actors.in_clips(self._clips)
        actors = parts.claims.actors_of(claims)
        self._claims = {
            claim.id: ClaimGround(
                claim.id, claim.text, claim.event_on, claim.event_to,
                frozenset(actor.id for actor, _role in actors.get(claim.id, ())), claim.place_id or "",
            )
            for claim in claims.values()
        }  # fmt: skip

    @property
    def newest(self) -> date | None:
        """The last day on which a source under the brief was published; None where no day is known."""
        return max(
            filter(None, (_day(source.published_on) for source in self._sources.values())), default=None
        )

    def under(self, statement: Statement, claims: Iterable[Claim], day: date | None, country: str) -> Under:
        """What is under a statement."""
        known = tuple(self._claims[claim.id] for claim in claims)
        passages: list[Passage] = []
        for claim in known:
            for one in self._evidence.get(claim.id, ()):
                passages += self._of_clip(self._clips[one.clip_id], one)
        passages += [Passage(claim.text, claim_id=claim.id, language="en") for claim in known]
        return Under(statement, known, tuple(dict.fromkeys(passages)), day, country)

    def _of_clip(self, clip: Clip, evidence: Evidence) -> list[Passage]:
        source = self._sources[clip.source_id]
        publication = self._publications.get(source.publication_id or "")
        names = (publication.name if publication else "", source.author, source.descriptor)
        group = self._groups.get(source.origin_group_id or "", "")
        shared = Passage(
            clip.quote, "quote", clip.id, evidence.claim_id, source.language, source.published_on,
            evidence.stance, tuple(name for name in (*names, group) if name),
            self._mentions.get(clip.id, frozenset()), bool(source.protection),
        )  # fmt: skip
        if not clip.translation.strip():
            return [shared]
        return [shared, _translated(shared, clip.translation)]


def _translated(passage: Passage, translation: str) -> Passage:
    return Passage(
        translation, "translation", passage.clip_id, passage.claim_id, "", passage.published_on,
        passage.stance, passage.outlets, passage.actor_ids, passage.kept_back,
    )  # fmt: skip


def _day(moment: str) -> date | None:
    return date.fromisoformat(moment[:10]) if len(moment) >= 10 else None
