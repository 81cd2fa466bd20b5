"""What a brief stands on, gathered once for all checks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.actors import Actor
from workbench.annotations import Clip
from workbench.briefs import Brief, Statement
from workbench.claims import Claim
from workbench.sources import Publication, Source

if TYPE_CHECKING:
    from workbench.case import Case


@dataclass(frozen=True, slots=True)
class Voice:
    """One piece of evidence with the source it is from."""

    stance: str
    note: str
    clip: Clip
    source: Source
    publication: Publication | None


@dataclass(frozen=True, slots=True)
class GroundedClaim:
    """A claim with its evidence and actors."""

    claim: Claim
    voices: tuple[Voice, ...]
    actors: tuple[Actor, ...]

    def of(self, stance: str) -> tuple[Voice, ...]:
        """The evidence of one stance: supports, contradicts or context."""
        return tuple(voice for voice in self.voices if voice.stance == stance)

    @property
    def origins(self) -> set[str]:
        """The independent origins that support it."""
        return {voice.source.voice for voice in self.of("supports")}


@dataclass(frozen=True, slots=True)
class GroundedStatement:
    """A statement with the claims it stands on."""

    statement: Statement
    claims: tuple[GroundedClaim, ...]

    @property
    def origins(self) -> set[str]:
        """The independent origins behind all of its claims."""
        return {origin for grounded in self.claims for origin in grounded.origins}

    @property
    def sources(self) -> dict[str, Source]:
        """Every source behind it, whatever it says, by id."""
        return {voice.source.id: voice.source for claim in self.claims for voice in claim.voices}


@dataclass(frozen=True, slots=True)
class Ground:
    """A brief with everything under it."""

    brief: Brief
    statements: tuple[GroundedStatement, ...]
    publications: tuple[Publication, ...]
    spellings: dict[str, tuple[str, ...]]
    """Actor id -> preferred name first, then the aliases."""


def ground_of(case: "Case", brief_id: str) -> Ground:
    """Gather a brief with its statements, their claims, evidence, sources and actors."""
    return _Gatherer(case).gather(brief_id)


class _Gatherer:
    def __init__(self, case: "Case") -> None:
        self._case = case
        self._claims: dict[str, GroundedClaim] = {}
        self._sources: dict[str, Source] = {}
        self._publications = {known.id: known for known in case.publications.all()}

    def gather(self, brief_id: str) -> Ground:
        case = self._case
        statements = tuple(
            GroundedStatement(known, tuple(self._claim(claim) for claim in case.briefs.claims_of(known.id)))
            for known in case.briefs.statements(brief_id)
        )
        spellings: dict[str, tuple[str, ...]] = {actor.id: (actor.name,) for actor in case.actors.all()}
        for alias in case.actors.aliases():
            spellings[alias.actor_id] = (*spellings[alias.actor_id], alias.text)
        return Ground(case.briefs.get(brief_id), statements, tuple(self._publications.values()), spellings)

    def _claim(self, claim: Claim) -> GroundedClaim:
        if claim.id not in self._claims:
            voices = tuple(
                self._voice(evidence.stance, evidence.note, self._case.clips.get(evidence.clip_id))
                for evidence in self._case.claims.evidence(claim.id)
            )
            actors = tuple(actor for actor, _role in self._case.claims.actors(claim.id))
            self._claims[claim.id] = GroundedClaim(claim, voices, actors)
        return self._claims[claim.id]

    def _voice(self, stance: str, note: str, clip: Clip) -> Voice:
        if clip.source_id not in self._sources:
            self._sources[clip.source_id] = self._case.sources.get(clip.source_id)
        source = self._sources[clip.source_id]
        return Voice(stance, note, clip, source, self._publications.get(source.publication_id or ""))
