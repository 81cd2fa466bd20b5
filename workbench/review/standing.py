"""How things stand: the newest verdict of each analyst, held against the present wording."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.journal.withheld import hidden_rounds
from workbench.review.authors import Authors
from workbench.review.model import TARGETS, Standing, State, Target, Verdict
from workbench.review.wording import TABLES, Wordings
from workbench.sources.store.reviewed import old_hash_of_source
from workbench.values.errors import NotFound

_VERDICTS = (
    "SELECT r.id, r.target_table, r.target_id, r.verdict, r.reason, r.analyst_id, coalesce(a.name, ''), "
    "r.at, r.round_id, r.wording, r.target_hash, r.ground_hash FROM review r "
    "LEFT JOIN analyst a ON a.id = r.analyst_id"
)
_OPEN_QUESTIONS = "SELECT review_id FROM remark WHERE parent_id IS NULL AND resolved_at = ''"
_MARKED = "reviewed"
"""The verdict of marks that were made before there were verdicts."""


class Standings:
    """The standing of every thing of a case, kept until rows change that it rests on."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._authors = Authors(case)
        self._wordings: Wordings | None = None
        self._wordings_state: tuple[int, int] = (-1, 0)
        self._found: dict[Target, Standing] = {}
        self._found_for: tuple[object, ...] = ()

    def of(self, target: Target) -> Standing:
        """How one thing stands for the present analyst."""
        return self.all().get(target) or Standing(target, "unreviewed")

    def all(self) -> Mapping[Target, Standing]:
        """The standing of everything that was judged, as the present analyst sees it."""
        state = (self._present_state(), self._case.analyst.id)
        if state != self._found_for:
            self._found = self._computed(self.wordings())
            self._found_for = state
        return self._found

    def verdict(self, review_id: str) -> Verdict:
        """One verdict as it stands now, a withdrawn one too; NotFound when there is none."""
        row = self._case.connection.execute(f"{_VERDICTS} WHERE r.id = ?", (review_id,)).fetchone()
        if not row:
            raise NotFound("This verdict is not in the case.")
        target = Target(row["target_table"], row["target_id"])
        return self._verdict(target, row, self.wordings(), self.authors([row["analyst_id"]]))

    def wordings(self) -> Wordings:
        """The present wordings; read anew only where their tables were written."""
        state = self._present_state()
        if self._wordings is None or (
            state != self._wordings_state and self._concerned(self._wordings_state)
        ):
            self._wordings = Wordings(self._case)
        self._wordings_state = state
        return self._wordings

    def authors(self, analyst_ids: Iterable[str]) -> Authors:
        """Who of these analysts wrote what, up to the present."""
        self._authors.refresh(analyst_ids)
        return self._authors

    # -- at what point of the journal ----------------------------------------------------------

    def _present_state(self) -> tuple[int, int]:
        """The last row of the journal."""
        row = self._case.connection.execute(
            "SELECT change_set_seq, n FROM change ORDER BY change_set_seq DESC, n DESC LIMIT 1"
        ).fetchone()
        return (row[0], row[1]) if row else (0, 0)

    def _concerned(self, since: tuple[int, int]) -> bool:
        """Whether rows were written since then that wordings are made of."""
        rows = self._case.connection.execute(
            "SELECT DISTINCT table_name FROM change WHERE change_set_seq > ?1 "
            "OR (change_set_seq = ?1 AND n > ?2)",
            since,
        )
        # A change that is open may be rolled back and another take its number.
        return self._case.connection.in_transaction or any(row[0] in TABLES for row in rows)

    # -- putting it together -------------------------------------------------------------------

    def _computed(self, wordings: Wordings) -> dict[Target, Standing]:
        newest = self._newest()
        analysts = {row["analyst_id"] for of_target in newest.values() for row in of_target.values()}
        authors = self.authors(analysts)
        questions = {row[0] for row in self._case.connection.execute(_OPEN_QUESTIONS)}
        verdicts = {
            target: [self._verdict(target, row, wordings, authors) for row in of_target.values()]
            for target, of_target in newest.items()
        }
        moved = _moved_by_disagreement(verdicts, wordings)
        return {
            target: _standing(target, _with_moved(found, moved.get(target, "")), questions)
            for target, found in verdicts.items()
        }

    def _newest(self) -> dict[Target, dict[str, Any]]:
        """For each thing the newest verdict of each analyst that is not withheld."""
        hidden = hidden_rounds(self._case.connection, self._case.analyst.id)
        found: dict[Target, dict[str, Any]] = {}
        for row in self._case.connection.execute(f"{_VERDICTS} ORDER BY r.at, r.id"):
            if row["round_id"] not in hidden and row["target_table"] in TARGETS:
                of_target = found.setdefault(Target(row["target_table"], row["target_id"]), {})
                of_target.pop(row["analyst_id"], None)
                of_target[row["analyst_id"]] = row
        return found

    def _verdict(self, target: Target, row: Any, wordings: Wordings, authors: Authors) -> Verdict:
        hashes = wordings.hashes(target)
        if row["verdict"] == _MARKED:
            own, ground = row["target_hash"] == old_hash_of_source(self._case, target.id), True
        else:
            own = hashes is not None and row["target_hash"] == hashes[0]
            ground = hashes is not None and row["ground_hash"] == hashes[1]
        return Verdict(
            row["id"],
            target,
            "agree" if row["verdict"] == _MARKED else row["verdict"],
            row["reason"],
            row["analyst_id"],
            row[6],
            row["at"],
            row["round_id"],
            row["wording"],
            reworded=not own,
            ground_moved=not ground,
            by_author=authors.wrote(target, row["analyst_id"]),
        )


def _moved_by_disagreement(verdicts: Mapping[Target, list[Verdict]], wordings: Wordings) -> dict[Target, str]:
    """For each thing that was judged when somebody last disagreed with something beneath it."""
    disagreed: dict[Target, str] = {}
    for target, found in verdicts.items():
        for one in found:
            if one.verdict == "disagree" and _counts(one) and not one.reworded:
                disagreed[target] = max(one.at, disagreed.get(target, ""))
    if not disagreed:
        return {}
    return {
        target: max((disagreed.get(below, "") for below in wordings.everything_beneath(target)), default="")
        for target in verdicts
    }


def _with_moved(verdicts: list[Verdict], moved_at: str) -> list[Verdict]:
    return [
        replace(one, ground_moved=True) if moved_at > one.at and not one.ground_moved else one
        for one in verdicts
    ]


def _counts(verdict: Verdict) -> bool:
    return verdict.verdict != "none" and not verdict.by_author


def _standing(target: Target, verdicts: list[Verdict], questions: set[str]) -> Standing:
    given = sorted(
        (one for one in verdicts if one.verdict != "none"), key=lambda one: (one.at, one.id), reverse=True
    )
    return Standing(target, _state(given, questions), tuple(given))


def _state(given: list[Verdict], questions: set[str]) -> State:
    counting = [one for one in given if _counts(one)]
    holding = {one.verdict for one in counting if one.holds}
    if "disagree" in holding:
        return "disagreed"
    if "ask" in holding:
        asked = (one for one in counting if one.holds and one.verdict == "ask")
        return "question open" if any(one.id in questions for one in asked) else "question answered"
    if "agree" in holding:
        return "agreed"
    if counting:
        return "reworded" if any(one.reworded for one in counting) else "ground moved"
    return "own verdict" if given else "unreviewed"
