"""What a brief rests on, gathered once for all checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.actors import Actor
from workbench.actors.names import NameHit
from workbench.annotations import Clip
from workbench.briefs import Brief, Statement
from workbench.case_parts import CaseParts
from workbench.claims import Claim
from workbench.proving.ground import (
    Evidenced,
    actors_under,
    brief_of,
    evidence_under,
    publications_of,
    register_of,
)
from workbench.sources import Publication, Source
from workbench.tradecraft.named_sources import acronyms_of
from workbench.tradecraft.wording import Wording

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


@dataclass(frozen=True)
class GroundedStatement:
    """A statement with the claims it rests on."""

    statement: Statement
    claims: tuple[GroundedClaim, ...]

    @cached_property
    def wording(self) -> Wording:
        """Its words, prepared once for every check."""
        return Wording(self.statement.text)

    @property
    def origins(self) -> set[str]:
        """The independent origins behind all of its claims."""
        return {origin for grounded in self.claims for origin in grounded.origins}

    @property
    def sources(self) -> dict[str, Source]:
        """Every source behind it, whatever it says, by id."""
        return {voice.source.id: voice.source for claim in self.claims for voice in claim.voices}


@dataclass(frozen=True)
class Ground:
    """A brief with everything under it."""

    brief: Brief
    statements: tuple[GroundedStatement, ...]
    publications: tuple[Publication, ...]
    spellings: dict[str, tuple[str, ...]]
    """Actor id -> preferred name first, then the aliases."""

    @cached_property
    def acronyms(self) -> dict[str, str]:
        """Acronyms of the register, each with the full name."""
        return acronyms_of(self.spellings.values())

    @cached_property
    def outlet_names(self) -> dict[str, str]:
        """Publication id -> its name."""
        return {known.id: known.name for known in self.publications}


def evidenced(case: CaseParts, brief_id: str) -> Evidenced:
    """The evidence under a brief; within a snapshot it is read once."""
    return evidence_under(case, brief_id)


def ground_of(case: "Case", brief_id: str) -> Ground:
    """Gather a brief with its statements, their claims, evidence, sources and actors, each kind at once."""
    claims = case.briefs.claims_in(brief_id)
    grounded = _grounded(case, brief_id, {claim.id: claim for known in claims.values() for claim in known})
    statements = tuple(
        GroundedStatement(known, tuple(grounded[claim.id] for claim in claims.get(known.id, ())))
        for known in case.briefs.statements(brief_id)
    )
    spellings = register_of(case).spellings
    publications = publications_of(case)
    return Ground(brief_of(case, brief_id), statements, publications, spellings)


def names_in_brief(case: CaseParts, brief_id: str) -> list[list[NameHit]]:
    """The actors each statement of a brief names in full, in the order of the page.

    Within a snapshot they are found once. A surname alone may be somebody else's and is left out.
    """
    return case.once(("names in", brief_id), lambda: _names_in_brief(case, brief_id))


def _names_in_brief(case: CaseParts, brief_id: str) -> list[list[NameHit]]:
    found = case.actors.names_in_each(known.text for known in case.briefs.statements(brief_id))
    return [[hit for hit in hits if hit.is_whole] for hits in found]


def _grounded(case: "Case", brief_id: str, claims: Mapping[str, Claim]) -> dict[str, GroundedClaim]:
    """The claims with what speaks for and against them."""
    known_of = evidenced(case, brief_id)
    evidence, clips, sources = known_of.evidence, known_of.clips, known_of.sources
    publications = {known.id: known for known in publications_of(case)}
    actors = actors_under(case, brief_id)
    found = {}
    for claim_id, claim in claims.items():
        voices = []
        for one in evidence.get(claim_id, ()):
            clip = clips[one.clip_id]
            source = sources[clip.source_id]
            publication = publications.get(source.publication_id or "")
            voices.append(Voice(one.stance, one.note, clip, source, publication))
        named = tuple(actor for actor, _role in actors.get(claim_id, ()))
        found[claim_id] = GroundedClaim(claim, tuple(voices), named)
    return found
