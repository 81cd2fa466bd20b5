"""The proofs of a case: asked for by statement or brief, kept until the case changes."""

import threading
from collections.abc import Mapping, Sequence

from workbench.actors import Actors
from workbench.annotations import Clips
from workbench.briefs import Briefs, Statement
from workbench.casefile import CaseFile
from workbench.claims import Claims
from workbench.extraction.engine import extract
from workbench.proving.model import Checkable, Item, StatementProof
from workbench.sources import Sources
from workbench.values.records import dataclass
from workbench.values.text import fold


@dataclass(frozen=True, slots=True)
class ProvingParts:
    """What of a case the proofs read."""

    sources: Sources
    clips: Clips
    actors: Actors
    claims: Claims
    briefs: Briefs


class Proving:
    """Compares statements with the passages under them; reads only.

    What was compared is kept until something it was read from changes, so that asking again costs
    nothing. Safe to ask from several threads.
    """

    def __init__(self, case: CaseFile, parts: ProvingParts) -> None:
        self._case = case
        self._parts = parts
        self._lock = threading.Lock()

    def statement(self, statement_id: str) -> StatementProof:
        """What of one statement is proven. Raises NotFound when it is gone."""
        return self.brief(self._parts.briefs.brief_of(statement_id))[statement_id]

    def brief(self, brief_id: str) -> Mapping[str, StatementProof]:
        """The proofs of all statements of a brief by their ids, in the order of the page."""
        with self._case.snapshot():
            return self._case.once(("proofs of", brief_id), lambda: self._proofs(brief_id))

    def _proofs(self, brief_id: str) -> Mapping[str, StatementProof]:
        claims = self._parts.briefs.claims_in(brief_id)
        statements = self._parts.briefs.statements(brief_id)
        return {
            known.id: self._proof(known, [one.id for one in claims.get(known.id, ())]) for known in statements
        }

    def _proof(self, statement: Statement, claim_ids: Sequence[str]) -> StatementProof:
        evidence = self._parts.claims.evidence_of(claim_ids)
        clip_ids = {
            one.clip_id for known in evidence.values() for one in known if one.stance != "contradicts"
        }
        clips = list(self._parts.clips.of_ids(clip_ids).values())
        items = []
        for find in extract(statement.text, finder=self._parts.actors):
            words = statement.text[find.start : find.end]
            checkable = Checkable(find.start, find.end, words, find.kind, find.value)
            item = Item(checkable, "unproven", why=f"No passage under the statement has “{words}”.")
            for clip in clips:
                at = fold(clip.quote).find(fold(words))
                if at >= 0 and len(fold(clip.quote)) == len(clip.quote):
                    found = clip.quote[at : at + len(words)]
                    item = Item(
                        checkable,
                        "proven",
                        clip.id,
                        at,
                        at + len(words),
                        found,
                        f"The passage says “{found}”.",
                    )
                    break
            items.append(item)
        return StatementProof(statement.id, tuple(items))
