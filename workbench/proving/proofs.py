"""The proofs that are kept: ticks of readers, and what the program found when a sheet was written.

A proof is bound to the wording of its statement and its clip. Once one of them is changed it no longer
counts; it stays, and is listed with what changed until somebody ticks again or withdraws it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from workbench.annotations import Clip, Clips
from workbench.briefs import Briefs, Statement
from workbench.casefile import CaseFile
from workbench.casefile.journal.withheld import hidden_ticks
from workbench.proving.ticks import Proof
from workbench.review.model import Target
from workbench.review.passages import Passage, passages_of
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.moments import now
from workbench.values.text import one_line
from workbench.values.wording import bound_to

_SHOWN = 40
_PROOFS = (
    'SELECT p.id, p.statement_id, p.start, p."end", p.words, p.clip_id, p.analyst_id, '
    "coalesce(a.name, ''), p.at, p.wording FROM proof p LEFT JOIN analyst a ON a.id = p.analyst_id "
    "WHERE p.statement_id IN (SELECT value FROM json_each(?)) ORDER BY p.statement_id, p.start, p.at, p.id"
)
_SUPPORTING = (
    "SELECT x.statement_id, e.clip_id FROM statement_claim x JOIN evidence e ON e.claim_id = x.claim_id "
    "WHERE e.stance <> 'contradicts' AND x.statement_id IN (SELECT value FROM json_each(?))"
)


class KeptProofs:
    """The rows of proofs in and out of the case."""

    def __init__(self, case: CaseFile, clips: Clips, briefs: Briefs) -> None:
        self._case = case
        self._clips = clips
        self._briefs = briefs

    # -- what is there ------------------------------------------------------------------------

    def of_statement(self, statement_id: str) -> list[Proof]:
        """The proofs of a statement, those that no longer count as well; in the order of the text."""
        return self.of_statements([statement_id]).get(statement_id, [])

    def of_brief(self, brief_id: str) -> dict[str, list[Proof]]:
        """The proofs of a brief by statement; one without proofs is left out."""
        return self.of_statements([known.id for known in self._briefs.statements(brief_id)])

    def of_statements(self, statement_ids: Iterable[str]) -> dict[str, list[Proof]]:
        """The proofs of some statements, by statement."""
        found = defaultdict(list)
        hidden = hidden_ticks(self._case.connection, self._case.analyst.id)
        for row in self._case.connection.execute(_PROOFS, (json.dumps(list(statement_ids)),)):
            if row[0] not in hidden:
                found[row[1]].append(Proof(*row))
        return dict(found)

    def ticked(self, brief_id: str) -> dict[str, set[tuple[int, int]]]:
        """The pieces (start, end) that readers ticked and whose ticks count, by statement."""
        kept = self.of_brief(brief_id)
        ticks = [one for known in kept.values() for one in known if one.analyst_id]
        if not ticks:
            return {}
        statements = {known.id: known for known in self._briefs.statements(brief_id)}
        clips = self._clips.of_ids({one.clip_id for one in ticks})
        supporting = self._supporting_each({one.statement_id for one in ticks})
        found = defaultdict(set)
        for one in ticks:
            known = one.statement_id
            if not staleness(one, statements[known], clips.get(one.clip_id), supporting.get(known, set())):
                found[known].add((one.start, one.end))
        return dict(found)

    def passages(self, statement_id: str) -> tuple[Passage, ...]:
        """The passages that a statement rests on: any that does not speak against it may prove a piece."""
        return passages_of(self._case, Target("statement", statement_id))

    # -- ticks --------------------------------------------------------------------------------

    def tick(self, statement_id: str, start: int, end: int, clip_id: str) -> Proof:
        """Say that a piece of a statement (code points, end exclusive) is proven by a clip beneath it.

        A tick of the same analyst on the piece is replaced. Raises Refused when the stretch holds no words
        or the clip does not support the statement, NotFound when either is gone.
        """
        statement = self._briefs.statement(statement_id)
        words = statement.text[start:end] if 0 <= start < end else ""
        if not words.strip() or end > len(statement.text):
            raise Refused("There are no words to tick.", do="Choose an item of the statement.")
        self._require_beneath(statement_id, clip_id)
        clip = self._clips.get(clip_id)
        with self._case.change(f"Tick “{one_line(words, _SHOWN)}”"):
            for former in self._mine(statement, start, end):
                self._case.remove("proof", id=former.id)
            return self._insert(statement, start, end, clip, self._case.analyst.id)

    def untick(self, statement_id: str, start: int, end: int) -> int:
        """Withdraw the own ticks on a piece, stale ones of the same words as well; returns how many.

        Raises Refused where only others ticked it.
        """
        statement = self._briefs.statement(statement_id)
        mine = self._mine(statement, start, end)
        if not mine:
            others = [one for one in self.of_statement(statement_id) if one.is_of(start, end, statement.text)]
            names = " and ".join(sorted({one.analyst for one in others if one.analyst_id}))
            if names:
                raise Refused(f"{names} ticked this, and only {names} can withdraw it.", "Nothing changed.")
            return 0
        with self._case.change(f"Withdraw the tick of “{one_line(mine[0].words, _SHOWN)}”"):
            for one in mine:
                self._case.remove("proof", id=one.id)
        return len(mine)

    def withdraw(self, proof_id: str) -> None:
        """Withdraw one tick, wherever its words are now; NotFound when it is gone.

        A tick of somebody else that no longer counts can be withdrawn by anybody, one that counts not.
        """
        row = self._case.connection.execute(
            "SELECT statement_id FROM proof WHERE id = ?", (proof_id,)
        ).fetchone()
        known = next((one for one in self.of_statement(row[0]) if one.id == proof_id), None) if row else None
        if known is None:
            raise NotFound("This tick is no longer in the case.")
        is_own = known.analyst_id in ("", self._case.analyst.id)
        if not is_own and self.counts(known):
            raise Refused(f"Only {known.analyst} can withdraw this tick.", "Nothing changed.")
        with self._case.change(f"Withdraw the tick of “{one_line(known.words, _SHOWN)}”"):
            self._case.remove("proof", id=known.id)

    def tick_again(self, statement_id: str) -> int:
        """Tick every piece whose tick was lost to a change elsewhere in the wording, against the same clips.

        Only words that the statement has exactly once, and clips that still support it. Returns how many.
        """
        statement = self._briefs.statement(statement_id)
        beneath = self._supporting(statement_id)
        known = self.of_statement(statement_id)
        clips = self._clips.of_ids({one.clip_id for one in known})
        again = [
            one
            for one in known
            if one.analyst_id and staleness(one, statement, clips.get(one.clip_id), beneath)
            and one.clip_id in beneath and statement.text.count(one.words) == 1
        ]  # fmt: skip
        if not again:
            return 0
        with self._case.change(f"Tick {len(again)} again in “{one_line(statement.text, _SHOWN)}”"):
            for one in again:
                start = statement.text.index(one.words)
                self.tick(statement_id, start, start + len(one.words), one.clip_id)
                if one.analyst_id != self._case.analyst.id and not self._case.review_copy:
                    # It is said anew by who says so now.
                    self._case.remove("proof", id=one.id)
        return len(again)

    def counts(self, proof: Proof) -> bool:
        """Whether a proof still holds: the same words of statement and clip, and a clip that supports it."""
        try:
            statement = self._briefs.statement(proof.statement_id)
            clip = self._clips.get(proof.clip_id)
        except NotFound:
            return False
        return not staleness(proof, statement, clip, self._supporting(proof.statement_id))

    # -- what the program found ----------------------------------------------------------------

    def keep_found(self, brief_id: str, found: Mapping[str, Iterable[tuple[int, int, str]]]) -> None:
        """Keep what the program found: for each statement the pieces (start, end, clip id). Only these stay.

        What is there already is left as it is, so that keeping the same twice changes nothing.
        """
        statements = {known.id: known for known in self._briefs.statements(brief_id)}
        clips = self._clips.of_ids({clip_id for pieces in found.values() for _s, _e, clip_id in pieces})
        kept = self.of_statements(statements)
        title = self._briefs.get(brief_id).title
        with self._case.change(f"Keep the proofs of “{one_line(title, _SHOWN)}”", undoable=False):
            for statement_id, statement in statements.items():
                pieces = {
                    (start, end, clip_id, _bound(statement, clips[clip_id])): clips[clip_id]
                    for start, end, clip_id in found.get(statement_id, ())
                    if clip_id in clips
                }
                for one in kept.get(statement_id, ()):
                    key = (one.start, one.end, one.clip_id, one.wording)
                    if not one.analyst_id and pieces.pop(key, None) is None:
                        self._case.remove("proof", id=one.id)
                for (start, end, _clip_id, _wording), clip in pieces.items():
                    self._insert(statement, start, end, clip, "")

    # -- rows ---------------------------------------------------------------------------------

    def _insert(self, statement: Statement, start: int, end: int, clip: Clip, analyst_id: str) -> Proof:
        name = self._case.analyst.name if analyst_id else ""
        made = Proof(
            new_id(), statement.id, start, end, statement.text[start:end], clip.id, analyst_id, name, now(),
            _bound(statement, clip),
        )  # fmt: skip
        columns = ("id", "statement_id", "start", "end", "words", "clip_id", "analyst_id", "at", "wording")
        self._case.insert("proof", {column: getattr(made, column) for column in columns})
        return made

    def _mine(self, statement: Statement, start: int, end: int) -> list[Proof]:
        """The own ticks on a piece, and those that other words around it have made stale."""
        return [
            one
            for one in self.of_statement(statement.id)
            if one.analyst_id == self._case.analyst.id and one.is_of(start, end, statement.text)
        ]

    def _supporting(self, statement_id: str) -> set[str]:
        return self._supporting_each([statement_id]).get(statement_id, set())

    def _supporting_each(self, statement_ids: Iterable[str]) -> dict[str, set[str]]:
        """The clips that support some statements, by statement: as evidence of any claim under it."""
        found: dict[str, set[str]] = defaultdict(set)
        rows = self._case.connection.execute(_SUPPORTING, (json.dumps(list(statement_ids)),))
        for statement_id, clip_id in rows:
            found[statement_id].add(clip_id)
        return dict(found)

    def _require_beneath(self, statement_id: str, clip_id: str) -> None:
        if clip_id not in self._supporting(statement_id):
            raise Refused(
                "This passage does not support the statement.",
                "Nothing was ticked.",
                "Link it to a claim under the statement first, or choose another passage.",
            )


def staleness(proof: Proof, statement: Statement, clip: Clip | None, supporting: set[str]) -> str:
    """Why a proof no longer counts, in one sentence; "" where it does."""
    return next(_reasons(proof, statement, clip, supporting), "")


def _reasons(
    proof: Proof, statement: Statement, clip: Clip | None, supporting: set[str]
) -> Iterator[str]:  # fmt: skip
    bound = proof.bound
    if bound.text != statement.text:
        yield "The statement was reworded."
    if clip is None:
        yield "The passage is no longer in the case."
    elif bound.quote != clip.quote:
        yield "The passage was changed."
    elif bound.translation != clip.translation:
        yield "The translation of the passage was changed."
    elif clip.anchored == "orphan":
        yield "The newer version of the source does not have the passage."
    if clip is not None and clip.id not in supporting:
        yield "The passage no longer supports the statement."


def _bound(statement: Statement, clip: Clip) -> str:
    return bound_to(statement.text, clip.quote, clip.translation)
