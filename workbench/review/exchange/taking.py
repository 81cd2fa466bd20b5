"""Taking in what a reviewer sent back: one change that one undo takes back, as often as one likes.

Rows are told by their ids, so that nothing is taken in twice. What the reviewer altered or took back is
kept with the number of the change of the copy in which that was done (`review_package.seen`), so that an
older file that arrives later brings none of it back.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.journal.withheld import hidden_rounds
from workbench.review.exchange.cells import TABLE as CELLS
from workbench.review.exchange.cells import Place, other_than_here, put
from workbench.review.exchange.model import Returned, ReturnedRow
from workbench.review.exchange.package import Answer, Package, read_package
from workbench.review.exchange.ticks import has_place, is_outdated
from workbench.review.model import Target
from workbench.review.standing import Standings
from workbench.review.words import words_of
from workbench.values.errors import Refused
from workbench.values.job import Job

_ORDER = ("review", "remark", "reading_mark", "proof")


@dataclass(slots=True)
class _Plan:
    """What taking in does to the case."""

    inserts: list[Answer]
    updates: list[Answer]
    removals: list[Answer]
    seen: dict[str, int]
    seen_before: dict[str, int]
    left_out: int = 0
    cells: dict[Place, str] = field(default_factory=dict)

    @property
    def is_due(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.touched) or bool(self.cells) or self.seen != self.seen_before

    @property
    def touched(self) -> set[str]:
        """The ids of the rows that are new or other than in the case."""
        return {one.id for one in (*self.inserts, *self.updates, *self.removals)}


class Taker:
    """Takes what comes back into one case."""

    def __init__(self, case: CaseFile, standings: Standings) -> None:
        self._case = case
        self._standings = standings

    def look_into(self, path: Path, passphrase: str, job: Job | None = None) -> Returned:
        """What came back, held against the case as it is now; nothing is written."""
        package = read_package(self._case, path, passphrase, job)
        with self._case.snapshot():
            return self._told(package, self._plan(package))

    def take(self, path: Path, passphrase: str, job: Job | None = None) -> Returned:
        """Take in what came back as one change; what is in the case already is passed over."""
        if self._case.review_copy:
            raise Refused("This is a review copy; it imports no review.", "Nothing was imported.")
        package = read_package(self._case, path, passphrase, job)
        plan = self._plan(package)
        told = self._told(package, plan)
        if not plan.is_due:
            return told
        with self._case.change(f"Import the review by {told.reviewer}"):
            # Once more inside: somebody may have written meanwhile.
            self._apply(package, self._plan(package))
        return told

    # -- what there is to do ------------------------------------------------------------------

    def _plan(self, package: Package) -> _Plan:
        row = self._case.connection.execute(
            "SELECT seen FROM review_package WHERE seal = ?", (package.sent.seal,)
        ).fetchone()
        seen: dict[str, int] = json.loads(row[0]) if row else {}
        plan = _Plan([], [], [], dict(seen), seen)
        for answer in package.answers:
            if answer.seq <= seen.get(answer.id, 0):
                # A newer file said what became of it.
                continue
            ours = self._ours(answer.table, answer.id)
            if answer.row is not None and ours is None and not self._has_place(answer):
                plan.left_out += 1
                continue
            if answer.altered:
                plan.seen[answer.id] = answer.seq
            if answer.row is None:
                if ours is not None and not self._is_answered(answer.table, ours):
                    plan.removals.append(answer)
            elif ours is None:
                # What was sent and is gone here since was taken back here.
                if not answer.was_sent:
                    plan.inserts.append(answer)
            elif answer.altered and self._differs(answer, ours):
                plan.updates.append(answer)
        self._plan_cells(package, plan)
        return plan

    def _plan_cells(self, package: Package, plan: _Plan) -> None:
        """The reviewer's cells; not those of an older copy, as the same analyst may have gone on here."""
        if package.cells.seq <= plan.seen_before.get(CELLS, 0):
            return
        plan.cells, lost = other_than_here(self._case, package.cells, package.facts.reviewer_id)
        plan.left_out += lost
        plan.seen[CELLS] = package.cells.seq

    def _ours(self, table: str, row_id: str) -> dict[str, Any] | None:
        row = self._case.connection.execute(f'SELECT * FROM "{table}" WHERE id = ?', (row_id,)).fetchone()
        return dict(row) if row else None

    def _is_answered(self, table: str, ours: dict[str, Any]) -> bool:
        """Whether somebody replied to a remark or decided about it: then it stays."""
        if table == "reading_mark":
            return bool(ours["taken"])
        if table != "remark":
            return False
        replied = self._case.connection.execute(
            "SELECT 1 FROM remark WHERE parent_id = ? AND analyst_id <> ?", (ours["id"], ours["analyst_id"])
        ).fetchone()
        return bool(ours["decision"]) or replied is not None

    def _has_place(self, answer: Answer) -> bool:
        """Whether a passage that was marked is in a text of the case, or what was ticked in the case."""
        if answer.table == "proof" and answer.row is not None:
            return has_place(self._case, answer.row)
        if answer.table != "reading_mark" or answer.row is None:
            return True
        found = self._case.connection.execute(
            "SELECT substr(text, ? + 1, ?) FROM source_text WHERE id = ? AND source_id = ?",
            (
                answer.row["start"],
                answer.row["end"] - answer.row["start"],
                answer.row["text_id"],
                answer.row["source_id"],
            ),
        ).fetchone()
        return found is not None and found[0] == answer.row["quote"]

    @staticmethod
    def _differs(answer: Answer, ours: dict[str, Any]) -> bool:
        """Whether a thread was resolved or opened again; what the author decided stands."""
        assert answer.row is not None
        if answer.table == "remark":
            return not ours["decision"] and bool(ours["resolved_at"]) != bool(answer.row["resolved_at"])
        return answer.table == "reading_mark" and not ours["taken"] and _mark(ours) != _mark(answer.row)

    # -- doing it -----------------------------------------------------------------------------

    def _apply(self, package: Package, plan: _Plan) -> None:
        for table in reversed(_ORDER):
            for answer in plan.removals:
                if answer.table == table:
                    self._case.remove(table, id=answer.id)
        for table in _ORDER:
            for answer in _parents_first(plan.inserts, table):
                assert answer.row is not None
                self._case.insert(table, self._with_its_parents(table, answer.row))
        for answer in plan.updates:
            assert answer.row is not None
            values = (
                {"resolved_at": answer.row["resolved_at"]} if answer.table == "remark" else _mark(answer.row)
            )
            self._case.update(answer.table, answer.id, values)
        put(self._case, plan.cells, package.facts.reviewer_id)
        if plan.seen != plan.seen_before:
            seen = json.dumps(plan.seen, sort_keys=True)
            self._case.update("review_package", package.sent.seal, {"seen": seen})

    def _with_its_parents(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        """A remark whose verdict or parent is not in the case stands alone."""
        if table != "remark":
            return row
        lost = {
            column: None
            for column, other in (("review_id", "review"), ("parent_id", "remark"))
            if row[column] and self._ours(other, row[column]) is None
        }
        return {**row, **lost}

    # -- what is told of it -------------------------------------------------------------------

    def _told(self, package: Package, plan: _Plan) -> Returned:
        one = package.facts.round_id
        reviewer = self._case.connection.execute(
            "SELECT name FROM analyst WHERE id = ?", (package.facts.reviewer_id,)
        ).fetchone()
        name = str(reviewer[0]) if reviewer else ""
        if one in hidden_rounds(self._case.connection, self._case.analyst.id):
            return Returned(one, name, (), 0, is_blind=True)
        touched = plan.touched
        rows = tuple(self._rows(package.answers, touched, {one.id for one in plan.removals}))
        new = sum(row.is_new for row in rows)
        return Returned(one, name, rows, new, cells=len(plan.cells), left_out=plan.left_out)

    def _rows(self, answers: Iterable[Answer], touched: set[str], removed: set[str]) -> Iterator[ReturnedRow]:
        remarks = {
            answer.row["review_id"]: answer
            for answer in answers
            if answer.table == "remark" and answer.row and answer.row["review_id"]
        }
        verdicts = {answer.id for answer in answers if answer.table == "review" and answer.row}
        for answer in answers:
            row = answer.row or (self._ours(answer.table, answer.id) if answer.id in removed else None)
            if row is None or (answer.table == "remark" and row["review_id"] in verdicts):
                continue
            remark = remarks.get(answer.id) if answer.table == "review" else answer
            ids = {answer.id, remark.id} if remark else {answer.id}
            yield self._row(answer, row, remark, bool(ids & touched))

    def _row(self, answer: Answer, row: dict[str, Any], remark: Answer | None, is_new: bool) -> ReturnedRow:
        if answer.table == "proof":
            target = Target("statement", row["statement_id"])
            return ReturnedRow(
                answer.id, target, row["words"], at=row["at"], reworded=is_outdated(self._case, row),
                is_gone=not has_place(self._case, row), is_new=is_new, taken_back=answer.row is None,
                is_tick=True,
            )  # fmt: skip
        if answer.table == "reading_mark":
            target = Target("source", row["source_id"])
            return ReturnedRow(
                answer.id, target, row["quote"], remark=row["note"], at=row["at"], is_new=is_new,
                taken_back=answer.row is None,
            )  # fmt: skip
        target = Target(row["target_table"], row["target_id"])
        hashes = self._standings.wordings().hashes(target)
        said = (remark.row or {}) if remark else {}
        is_verdict = answer.table == "review"
        proposal = json.loads(said["proposal"]) if said.get("proposal") else {}
        return ReturnedRow(
            answer.id,
            target,
            words_of(self._case, target),
            row["verdict"] if is_verdict else "",
            row["reason"] if is_verdict else "",
            said.get("text", ""),
            tuple(proposal.items()),
            row["at"],
            is_verdict and hashes is not None and hashes[0] != row["target_hash"],
            is_verdict and hashes is not None and hashes[1] != row["ground_hash"],
            hashes is None,
            is_new,
            answer.row is None,
        )


def _mark(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("start", "end", "quote", "actors", "note")}


def _parents_first(answers: list[Answer], table: str) -> list[Answer]:
    """The rows of a table, remarks before the replies to them."""
    chosen = [answer for answer in answers if answer.table == table]
    return sorted(chosen, key=lambda answer: bool(answer.row and answer.row.get("parent_id")))
