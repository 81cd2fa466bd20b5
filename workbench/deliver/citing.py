"""Which sources a note under a statement cites."""

from collections.abc import Iterable, Iterator

from workbench.annotations import Clip
from workbench.briefs import Statement
from workbench.case_parts import CaseParts
from workbench.claims import Claim, Evidence
from workbench.sources import Source
from workbench.tradecraft.ground import evidenced
from workbench.tradecraft.named_sources import (
    acronyms_of,
    acronyms_written_out,
    is_named,
    is_quoted,
    is_taken_up,
)

_SET_ASIDE = ("D", "E")
_Piece = tuple[Evidence, Clip, Source]


class Citing:
    """Chooses the sources of each statement and keeps those that were chosen.

    A claim is cited from one source of each independent origin, the one the statement names or else
    the most reliable: a report that three outlets carry is one report. Evidence against a claim, or
    giving context, is cited where the statement names or quotes its source; evidence against it also
    where the words or the basis of confidence take up what it says, unless it has been set aside: its
    source is graded D or E, or the claim 1.
    """

    def __init__(self, case: CaseParts, brief_id: str) -> None:
        self._case = case
        # What the brief stands on is read at once, not statement by statement.
        self._claims = case.briefs.claims_in(brief_id)
        known = evidenced(case, brief_id)
        self._evidence, self._clips, self._cited = known.evidence, known.clips, known.sources
        self._acronyms: dict[str, str] | None = None
        self.sources: dict[str, Source] = {}
        """Every source cited so far, by id."""

    @property
    def known(self) -> Iterable[str]:
        """The ids of all sources that may be cited."""
        return self._cited

    def cited_under(self, statement: Statement) -> list[tuple[Clip, Source]]:
        """A clip of each source a statement cites, in the order of its claims, support first."""
        text = self._written_out(statement.text)
        found: dict[str, tuple[Clip, Source]] = {}
        for claim in self.claims_of(statement.id):
            pieces = self.evidence_of(claim.id)
            for _evidence, clip, source in (
                *self._supports(pieces, text),
                *self._others(pieces, claim, text, self._written_out(statement.confidence_basis)),
            ):
                found.setdefault(source.id, (clip, source))
        self.sources |= {source.id: source for _clip, source in found.values()}
        return list(found.values())

    def claims_of(self, statement_id: str) -> list[Claim]:
        """The claims a statement stands on, in order."""
        return self._claims.get(statement_id, [])

    def evidence_of(self, claim_id: str) -> list[_Piece]:
        """The evidence of a claim with its clip and source, support first."""
        pieces = []
        for evidence in self._evidence.get(claim_id, ()):
            clip = self._clips[evidence.clip_id]
            pieces.append((evidence, clip, self._cited[clip.source_id]))
        return pieces

    @staticmethod
    def _supports(pieces: list[_Piece], text: str) -> list[_Piece]:
        by_origin: dict[str, list[_Piece]] = {}
        for piece in pieces:
            if piece[0].stance == "supports":
                by_origin.setdefault(piece[2].voice, []).append(piece)
        chosen = []
        for origin in by_origin.values():
            named = [piece for piece in origin if _names(text, piece[2])]
            # Of equals the first: `min` keeps the order of the evidence.
            chosen += named or [min(origin, key=lambda piece: piece[2].grade)]
        return chosen

    @staticmethod
    def _others(pieces: list[_Piece], claim: Claim, text: str, basis: str) -> Iterator[_Piece]:
        for evidence, clip, source in pieces:
            if evidence.stance == "supports":
                continue
            passages = (clip.quote, clip.translation)
            if (
                _names(text, source)
                or is_quoted(text, *passages)
                or (
                    evidence.stance == "contradicts"
                    and source.grade not in _SET_ASIDE
                    and claim.credibility != "1"
                    and is_taken_up(f"{text} {basis}", claim.text, *passages, evidence.note)
                )
            ):
                yield evidence, clip, source

    def _written_out(self, text: str) -> str:
        if self._acronyms is None:
            names: dict[str, tuple[str, ...]] = {actor.id: (actor.name,) for actor in self._case.actors.all()}
            for alias in self._case.actors.aliases():
                names[alias.actor_id] = (*names[alias.actor_id], alias.text)
            self._acronyms = acronyms_of(names.values())
        return acronyms_written_out(text, self._acronyms)


def _names(text: str, source: Source) -> bool:
    return is_named(text, source.publication_name, source.descriptor)
