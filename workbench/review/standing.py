"""How things stand: the newest verdict of each analyst, held against the present wording."""

import threading
from collections.abc import Iterable, Mapping
from typing import NamedTuple

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
_SINCE = (
    "SELECT table_name, json_extract(coalesce(after, before), '$.target_table'), "
    "json_extract(coalesce(after, before), '$.target_id') FROM change "
    "WHERE (change_set_seq, n) > (?, ?)"
)
_MARKED = "reviewed"
"""The verdict of marks that were made before there were verdicts."""


class _Row(NamedTuple):
    """A verdict as the case has it."""

    id: str
    table: str
    target_id: str
    verdict: str
    reason: str
    analyst_id: str
    analyst: str
    at: str
    round_id: str
    wording: str
    target_hash: str
    ground_hash: str


class Standings:
    """The standing of every thing of a case, kept until rows change that it rests on."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._authors = Authors(case)
        self._wordings: Wordings | None = None
        self._wordings_state: tuple[int, int] = (-1, 0)
        self._verdicts: dict[Target, list[Verdict]] = {}
        """Each with the newest first, as given: withdrawn ones too."""
        self._disagreed: dict[Target, str] = {}
        self._found: dict[Target, Standing] = {}
        self._found_at: tuple[int, int] = (-1, 0)
        self._found_for: tuple[object, ...] = ()
        # The window asks while a check of the brief asks in a thread of its own.
        self._one_at_a_time = threading.RLock()

    def of(self, target: Target) -> Standing:
        """How one thing stands for the present analyst."""
        return self.all().get(target) or Standing(target, "unreviewed")

    def all(self) -> Mapping[Target, Standing]:
        """The standing of everything that was judged, as the present analyst sees it."""
        with self._one_at_a_time:
            if not self._case.connection.execute("SELECT 1 FROM review LIMIT 1").fetchone():
                # Nothing else is read in a case that nobody reviews.
                self._found, self._found_for = {}, ()
                return self._found
            wordings, state = self.wordings(), self._present_state()
            hidden = hidden_rounds(self._case.connection, self._case.analyst.id)
            seen_by = (wordings, self._case.analyst.id, hidden)
            if seen_by != self._found_for:
                self._compute(wordings, hidden)
            elif state != self._found_at:
                self._follow(self._found_at, wordings, hidden)
            self._found_at, self._found_for = state, seen_by
            return self._found

    def history(self) -> dict[Target, list[Verdict]]:
        """Every verdict ever given that the present analyst may see, withdrawn ones too, the first one first.

        Whether a disagreement beneath has moved the ground of an agreement only the standing tells.
        """
        with self._one_at_a_time:
            hidden = hidden_rounds(self._case.connection, self._case.analyst.id)
            rows = [_Row(*row) for row in self._case.connection.execute(f"{_VERDICTS} ORDER BY r.at, r.id")]
            seen = [row for row in rows if row.round_id not in hidden and row.table in TARGETS]
            wordings, authors = self.wordings(), self.authors({row.analyst_id for row in seen})
            found: dict[Target, list[Verdict]] = {}
            for row in seen:
                target = Target(row.table, row.target_id)
                found.setdefault(target, []).append(self._verdict(target, row, wordings, authors))
            return found

    def verdict(self, review_id: str) -> Verdict:
        """One verdict as it stands now, a withdrawn one too; NotFound when there is none."""
        row = self._case.connection.execute(f"{_VERDICTS} WHERE r.id = ?", (review_id,)).fetchone()
        if not row:
            raise NotFound("This verdict is not in the case.")
        found = _Row(*row)
        target = Target(found.table, found.target_id)
        return self._verdict(target, found, self.wordings(), self.authors([found.analyst_id]))

    def wordings(self) -> Wordings:
        """The present wordings; read anew only where their tables were written."""
        with self._one_at_a_time:
            state = self._present_state()
            moved_on = state != self._wordings_state
            if self._wordings is None or (moved_on and self._concerned(self._wordings_state)):
                self._wordings = Wordings(self._case)
            self._wordings_state = state
            return self._wordings

    def authors(self, analyst_ids: Iterable[str]) -> Authors:
        """Who of these analysts wrote what, up to the present."""
        with self._one_at_a_time:
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
        # A change that is open may be rolled back and another take its number.
        return self._case.is_changing or any(
            row[0] in TABLES for row in self._case.connection.execute(_SINCE, since)
        )

    # -- putting it together -------------------------------------------------------------------

    def _compute(self, wordings: Wordings, hidden: frozenset[str]) -> None:
        self._read(None, wordings, hidden)
        self._found = {}
        self._disagreed = _disagreements(self._verdicts)
        self._put_together(self._verdicts, wordings)

    def _follow(self, since: tuple[int, int], wordings: Wordings, hidden: frozenset[str]) -> None:
        """Bring up to date what was judged or remarked on since then; no wording has changed."""
        touched = {
            Target(table, key)
            for name, table, key in self._case.connection.execute(_SINCE, since)
            if name in ("review", "remark")
        }
        for target in touched:
            self._read(target, wordings, hidden)
        before, self._disagreed = self._disagreed, _disagreements(self._verdicts)
        # A disagreement, given or taken back, moves the ground of what lies above.
        self._put_together(touched if before == self._disagreed else {*touched, *self._verdicts}, wordings)

    def _read(self, only: Target | None, wordings: Wordings, hidden: frozenset[str]) -> None:
        """The newest verdict of each analyst on one thing, or on everything."""
        where, values = ("WHERE r.target_table = ? AND r.target_id = ?", only) if only else ("", ())
        newest: dict[Target, dict[str, _Row]] = {}
        for row in self._case.connection.execute(
            f"{_VERDICTS} {where} ORDER BY r.at, r.id", values
        ).fetchall():
            found = _Row(*row)
            if found.round_id not in hidden and found.table in TARGETS:
                of_target = newest.setdefault(Target(found.table, found.target_id), {})
                of_target.pop(found.analyst_id, None)
                of_target[found.analyst_id] = found
        authors = self.authors({analyst_id for rows in newest.values() for analyst_id in rows})
        if only:
            self._verdicts.pop(only, None)
        else:
            self._verdicts = {}
        for target, rows in newest.items():
            self._verdicts[target] = [
                self._verdict(target, row, wordings, authors) for row in reversed(rows.values())
            ]

    def _verdict(self, target: Target, row: _Row, wordings: Wordings, authors: Authors) -> Verdict:
        hashes = wordings.hashes(target)
        if row.verdict == _MARKED:
            own, ground = row.target_hash == old_hash_of_source(self._case, target.id), True
        else:
            own = hashes is not None and row.target_hash == hashes[0]
            ground = hashes is not None and row.ground_hash == hashes[1]
        return Verdict(
            row.id,
            target,
            "agree" if row.verdict == _MARKED else row.verdict,
            row.reason,
            row.analyst_id,
            row.analyst,
            row.at,
            row.round_id,
            row.wording,
            not own,
            not ground,
            authors.wrote(target, row.analyst_id),
        )

    def _put_together(self, targets: Iterable[Target], wordings: Wordings) -> None:
        questions = {row[0] for row in self._case.connection.execute(_OPEN_QUESTIONS)}
        for target in targets:
            given = self._verdicts.get(target, [])
            if self._disagreed:
                below = wordings.everything_beneath(target)
                moved_at = max((self._disagreed.get(one, "") for one in below), default="")
                given = [one._replace(ground_moved=True) if moved_at > one.at else one for one in given]
            if given:
                self._found[target] = _standing(target, given, questions)
            else:
                self._found.pop(target, None)


def _disagreements(verdicts: Mapping[Target, list[Verdict]]) -> dict[Target, str]:
    """The things somebody disagrees with as they are, and when that was said last."""
    return {
        target: max(one.at for one in found if _disagrees(one))
        for target, found in verdicts.items()
        if any(map(_disagrees, found))
    }


def _disagrees(verdict: Verdict) -> bool:
    return verdict.verdict == "disagree" and not verdict.by_author and not verdict.reworded


def _standing(target: Target, verdicts: list[Verdict], questions: set[str]) -> Standing:
    given = tuple([one for one in verdicts if one.verdict != "none"])
    return Standing(target, _state(given, questions), given)


def _state(given: tuple[Verdict, ...], questions: set[str]) -> State:
    counting = [one for one in given if not one.by_author]
    holding = {one.verdict: one for one in counting if one.holds}
    if "disagree" in holding:
        return "disagreed"
    if "ask" in holding:
        asked = (one for one in counting if one.holds and one.verdict == "ask")
        return "question open" if any(one.id in questions for one in asked) else "question answered"
    if "agree" in holding:
        return "agreed"
    if counting:
        return "reworded" if any(one.reworded for one in counting) else "evidence changed"
    return "own verdict" if given else "unreviewed"
