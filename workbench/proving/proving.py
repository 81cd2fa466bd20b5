"""The proofs of a case: asked for by statement or brief, kept until what they were made from changes."""

import threading
from collections.abc import Mapping, Sequence

from workbench.actors.names import NameHit
from workbench.proving.compare import prove
from workbench.proving.ground import (
    Evidenced,
    Parts,
    Register,
    Under,
    evidence_under,
    register_of,
    under_claim,
    under_each,
)
from workbench.proving.model import StatementProof

_MOST = 4096
"""Statements whose proofs are kept."""
_MOST_TEXTS = 20_000
"""Texts in which the names of the register are kept."""


class Proving:
    """Compares statements with the passages under them; reads only.

    A proof is kept as long as all it was made from is the same: the statement, its claims and passages, the
    register and the outlets. Safe to ask from several threads.
    """

    def __init__(self, case: Parts) -> None:
        self._case = case
        self._lock = threading.RLock()
        self._register: Register | None = None
        self._hits: dict[str, tuple[NameHit, ...]] = {}
        self._kept: dict[str, tuple[Under, StatementProof]] = {}

    def statement(self, statement_id: str) -> StatementProof:
        """What of one statement is proven. Raises NotFound when it is gone."""
        return self.brief(self._case.briefs.brief_of(statement_id))[statement_id]

    def claim(self, claim_id: str) -> StatementProof:
        """What of the words of a claim is proven by its passages. Raises NotFound when it is gone."""
        with self._case.snapshot():
            under = under_claim(self._case, claim_id)
            with self._lock:
                register = self._settled()
                self._find_names([under])
                return prove(under, register, self._hits_in)

    def brief(self, brief_id: str) -> Mapping[str, StatementProof]:
        """The proofs of all statements of a brief by their ids, in the order of the page."""
        with self._case.snapshot():
            return self._case.once(("proofs of", brief_id), lambda: self._proofs(brief_id))

    def evidenced(self, brief_id: str) -> Evidenced:
        """The passages that the proofs of a brief are made from; within a snapshot they are read once."""
        return evidence_under(self._case, brief_id)

    def _proofs(self, brief_id: str) -> Mapping[str, StatementProof]:
        every = under_each(self._case, brief_id)
        with self._lock:
            register = self._settled()
            if fresh := [under for under in every if not self._is_known(under)]:
                self._find_names(fresh)
            return {under.statement.id: self._proof(under, register) for under in every}

    def _is_known(self, under: Under) -> bool:
        known = self._kept.get(under.statement.id)
        return known is not None and known[0] == under

    def _settled(self) -> Register:
        """The register; what was kept of another one is forgotten."""
        register = register_of(self._case)
        if register != self._register:
            self._register = register
            self._hits.clear()
            self._kept.clear()
        return register

    def _proof(self, under: Under, register: Register) -> StatementProof:
        key = under.statement.id
        if self._is_known(under):
            return self._kept[key][1]
        proof = prove(under, register, self._hits_in)
        if len(self._kept) >= _MOST:
            self._kept.clear()
        self._kept[key] = under, proof
        return proof

    def _find_names(self, every: Sequence[Under]) -> None:
        """The names of the register in all texts that are to be compared, found in one go."""
        texts = {text for under in every for text in (under.statement.text, *under.texts)} - self._hits.keys()
        if len(self._hits) + len(texts) > _MOST_TEXTS:
            self._hits.clear()
            texts = {text for under in every for text in (under.statement.text, *under.texts)}
        ordered = sorted(texts)
        for text, hits in zip(ordered, self._case.actors.names_in_each(ordered), strict=True):
            self._hits[text] = tuple(hit for hit in hits if hit.is_whole or hit.certain)

    def _hits_in(self, text: str) -> Sequence[NameHit]:
        return self._hits.get(text, ())
