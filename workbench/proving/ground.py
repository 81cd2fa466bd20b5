"""The passages under the statements of a brief, gathered at once: quotes, translations, claims."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from workbench.actors import Actor, Actors
from workbench.annotations import Clip, Clips
from workbench.briefs import Brief, Briefs, Statement
from workbench.casefile.connections import T
from workbench.claims import Claim, Claims, Evidence
from workbench.proving.model import Part
from workbench.sources import Publication, Source, Sources

_SHORT_TITLE = 4
"""Words of a title by which a sentence may call a source."""


class Parts(Protocol):
    """What of a case is read, as it is at one moment. `once` reads a thing once within a snapshot."""

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
    def snapshot(self) -> AbstractContextManager[None]: ...
    def once(self, key: tuple[str, ...], work: Callable[[], T]) -> T: ...


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
    stands_behind: str = ""
    """Who owns or backs the outlet, and where it is from."""

    @property
    def published(self) -> date | None:
        """The day of publication; None where only a month or a year is known."""
        return _day(self.published_on)

    @property
    def is_english(self) -> bool:
        """Whether it is in English, as translations are."""
        return self.part == "translation" or self.language[:2] == "en"

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
    days: frozenset[date] = frozenset()
    """The days of the claims under the whole brief, from which lengths of time may be counted."""

    @property
    def texts(self) -> Iterable[str]:
        """The words of all passages."""
        return (passage.text for passage in self.passages)

    @property
    def clips(self) -> tuple[Passage, ...]:
        """The passages of sources, without the words of the claims."""
        return tuple(passage for passage in self.passages if passage.clip_id)


@dataclass(frozen=True, slots=True)
class Register:
    """What of the register the comparison needs: spellings by actor, who is a place or a person."""

    spellings: dict[str, tuple[str, ...]]
    places: frozenset[str]
    outlets: tuple[str, ...]
    """The names of the outlets of the case."""
    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidenced:
    """What the claims of a brief rest on: evidence by claim, clips and sources by id."""

    evidence: dict[str, list[Evidence]]
    clips: dict[str, Clip]
    sources: dict[str, Source]


def evidence_under(parts: Parts, brief_id: str) -> Evidenced:
    """The evidence under a brief."""
    return parts.once(("evidenced", brief_id), lambda: _evidenced(parts, brief_id))


def _evidenced(parts: Parts, brief_id: str) -> Evidenced:
    return _evidenced_by(
        parts, {claim.id for known in parts.briefs.claims_in(brief_id).values() for claim in known}
    )


def _evidenced_by(parts: Parts, claims: set[str]) -> Evidenced:
    evidence = parts.claims.evidence_of(claims)
    clips = parts.clips.of_ids({one.clip_id for known in evidence.values() for one in known})
    return Evidenced(evidence, clips, parts.sources.of_ids({clip.source_id for clip in clips.values()}))


def actors_under(parts: Parts, brief_id: str) -> Mapping[str, list[tuple[Actor, str]]]:
    """The actors of the claims under a brief, with their roles, by claim."""
    claims = {claim.id for known in parts.briefs.claims_in(brief_id).values() for claim in known}
    return parts.once(("actors under", brief_id), lambda: parts.claims.actors_of(claims))


def brief_of(parts: Parts, brief_id: str) -> Brief:
    """The brief itself. Raises NotFound when it is gone."""
    return parts.once(("brief", brief_id), lambda: parts.briefs.get(brief_id))


def publications_of(parts: Parts) -> tuple[Publication, ...]:
    """Every outlet of the case by name."""
    return parts.once(("publications",), lambda: tuple(parts.sources.publications.all()))


def under_each(parts: Parts, brief_id: str) -> list[Under]:
    """What is under each statement of a brief, in the order of the page; each kind of thing is read once."""
    brief = brief_of(parts, brief_id)
    claims = parts.briefs.claims_in(brief_id)
    evidenced, actors = evidence_under(parts, brief_id), actors_under(parts, brief_id)
    every = [claim for several in claims.values() for claim in several]
    gathered = _Gathered(parts, evidenced, every, actors)
    reference = _day(brief.information_cutoff) or gathered.newest
    return [
        gathered.under(statement, claims.get(statement.id, ()), reference, brief.country)
        for statement in parts.briefs.statements(brief_id)
    ]


def under_claim(parts: Parts, claim_id: str) -> Under:
    """What is under a claim, as if it were a statement: its passages, without its own words."""
    claim = parts.claims.get(claim_id)
    evidenced = _evidenced_by(parts, {claim.id})
    gathered = _Gathered(parts, evidenced, [claim], parts.claims.actors_of({claim.id}))
    said = Statement(claim.id, "", 0, "fact", claim.text)
    under = gathered.under(said, [claim], gathered.newest, "")
    return replace(under, passages=under.clips)


def register_of(parts: Parts) -> Register:
    """The register and the outlets as they are now."""
    return parts.once(("register",), lambda: _register(parts, publications_of(parts)))


def _register(parts: Parts, publications: Iterable[Publication]) -> Register:
    spellings: dict[str, tuple[str, ...]] = {}
    places, people = set(), set()
    for actor in parts.actors.all():
        spellings[actor.id] = (actor.name,)
        if actor.kind == "person":
            people.add(actor.id)
        if actor.kind == "place":
            places.add(actor.id)
    for alias in parts.actors.aliases():
        spellings[alias.actor_id] = (*spellings.get(alias.actor_id, ()), alias.text)
    outlets = tuple(known.name for known in publications if known.name)
    return Register(spellings, frozenset(places), outlets, frozenset(people))


class _Gathered:
    """Everything under a brief, by id."""

    def __init__(
        self,
        parts: Parts,
        known: Evidenced,
        claims: Iterable[Claim],
        actors: Mapping[str, list[tuple[Actor, str]]],
    ) -> None:
        self._evidence, self._clips, self._sources = known.evidence, known.clips, known.sources
        self._publications = {one.id: one for one in publications_of(parts)}
        self._mentions = parts.actors.in_clips(self._clips)
        self._named = {
            claim_id: "; ".join(actor.name for actor, _role in several)
            for claim_id, several in actors.items()
        }
        self._claims = {
            claim.id: ClaimGround(
                claim.id, claim.text, claim.event_on, claim.event_to,
                frozenset(actor.id for actor, _role in actors.get(claim.id, ())), claim.place_id or "",
            )
            for claim in claims
        }  # fmt: skip

        days = (_day(claim.event_on) for claim in self._claims.values())
        self._days = frozenset(day for day in days if day is not None)

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
        for claim in known:
            passages.append(Passage(claim.text, claim_id=claim.id, language="en"))
            if named := self._named.get(claim.id):
                passages.append(Passage(named, claim_id=claim.id))
        return Under(statement, known, tuple(dict.fromkeys(passages)), day, country, self._days)

    def _of_clip(self, clip: Clip, evidence: Evidence) -> list[Passage]:
        source = self._sources[clip.source_id]
        publication = self._publications.get(source.publication_id or "")
        title = source.title if len(source.title.split()) <= _SHORT_TITLE else ""
        names = (source.publication_name, source.author, source.descriptor, title)
        stands_behind = f"{publication.affiliation}; {publication.country}" if publication else ""
        shared = Passage(
            clip.quote, "quote", clip.id, evidence.claim_id, source.language, source.published_on,
            evidence.stance, tuple(name for name in names if name),
            self._mentions.get(clip.id, frozenset()), bool(source.protection), stands_behind,
        )  # fmt: skip
        if not clip.translation.strip():
            return [shared]
        return [shared, replace(shared, text=clip.translation, part="translation", language="")]


def _day(moment: str) -> date | None:
    return date.fromisoformat(moment[:10]) if len(moment) >= 10 else None
