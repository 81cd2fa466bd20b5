"""How things stand: the newest verdict of each analyst, held against the present wording."""

import threading
from collections.abc import Iterable, Mapping

from workbench.casefile import CaseFile
from workbench.casefile.file.connection import plain_rows
from workbench.casefile.journal.withheld import hidden_rounds
from workbench.review.authors import Authors
from workbench.review.model import TARGETS, Standing, State, Target, Verdict
from workbench.review.wording import TABLES, Wordings
from workbench.sources.store.reviewed import old_hash_of_source
from workbench.values.collecting import no_collecting
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
_TABLE, _ID, _SAID, _ANALYST, _AT, _ROUND = 1, 2, 3, 5, 7, 8
"""Where `_VERDICTS` has what it is about, what was said by whom and when, and in which round."""
_MARKED = "reviewed"
"""The verdict of marks that were made before there were verdicts."""


class Standings:
    """The standing of every thing of a case, kept until rows change that it rests on."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._authors = Authors(case)
        self._wordings: Wordings | None = None
        self._wordings_state: tuple[int, int] = (-1, 0)
        self._verdicts: dict[Target, tuple[Verdict, ...]] = {}
        """Each with the newest first, as given: withdrawn ones too."""
        self._disagreed: dict[Target, str] = {}
        """The things somebody disagrees with as they are, and when that was said last."""
        self._moved: dict[Target, str] = {}
        """What lies above them, and when the last of them was disagreed with."""
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
            rows = plain_rows(self._case.connection, f"{_VERDICTS} ORDER BY r.at, r.id")
            seen = [row for row in rows if row[_ROUND] not in hidden and row[_TABLE] in TARGETS]
            wordings, authors = self.wordings(), self.authors({row[_ANALYST] for row in seen})
            found: dict[Target, list[Verdict]] = {}
            for row in seen:
                target = Target(row[_TABLE], row[_ID])
                verdict = self._verdict(target, row, wordings.hashes(target), authors)
                found.setdefault(target, []).append(verdict)
            return found

    def verdict(self, review_id: str) -> Verdict:
        """One verdict as it stands now, a withdrawn one too; NotFound when there is none."""
        row = self._case.connection.execute(f"{_VERDICTS} WHERE r.id = ?", (review_id,)).fetchone()
        if not row:
            raise NotFound("This verdict is not in the case.")
        target = Target(row[_TABLE], row[_ID])
        bound = self.wordings().hashes(target)
        return self._verdict(target, tuple(row), bound, self.authors([row[_ANALYST]]))

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
        with no_collecting():
            self._read(None, wordings, hidden)
            self._found = {}
            self._moved = _moved_by(self._disagreed, wordings)
            self._put_together(self._verdicts)

    def _follow(self, since: tuple[int, int], wordings: Wordings, hidden: frozenset[str]) -> None:
        """Bring up to date what was judged or remarked on since then; no wording has changed."""
        touched = {
            Target(table, key)
            for name, table, key in self._case.connection.execute(_SINCE, since)
            if name in ("review", "remark")
        }
        before = {target: self._disagreed.get(target) for target in touched}
        for target in touched:
            self._read(target, wordings, hidden)
        if any(self._disagreed.get(target) != said for target, said in before.items()):
            # A disagreement, given or taken back, moves the ground of what lies above.
            earlier, self._moved = self._moved, _moved_by(self._disagreed, wordings)
            touched |= {target for target, _at in earlier.items() ^ self._moved.items()}
        self._put_together(touched)

    def _read(self, only: Target | None, wordings: Wordings, hidden: frozenset[str]) -> None:
        """The newest verdict of each analyst on one thing, or on everything."""
        where, values = ("WHERE r.target_table = ? AND r.target_id = ?", only) if only else ("", ())
        newest: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
        for row in plain_rows(self._case.connection, f"{_VERDICTS} {where} ORDER BY r.at, r.id", values):
            if row[_ROUND] in hidden or row[_TABLE] not in TARGETS:
                continue
            key = row[1:3]
            earlier = newest.get(key)
            if earlier is None:
                newest[key] = (row,)
            else:
                newest[key] = (row, *(one for one in earlier if one[_ANALYST] != row[_ANALYST]))
        authors = self.authors({row[_ANALYST] for rows in newest.values() for row in rows})
        if only:
            self._verdicts.pop(only, None)
            self._disagreed.pop(only, None)
        else:
            self._verdicts, self._disagreed = {}, {}
        hashes = {table: wordings.hashes_of(table) for table in {table for table, _key in newest}}
        verdict_of = self._verdict
        for (table, target_id), rows in newest.items():
            target, bound = Target(table, target_id), hashes[table].get(target_id)
            if len(rows) == 1:
                given: tuple[Verdict, ...] = (verdict_of(target, rows[0], bound, authors),)
            else:
                given = tuple([verdict_of(target, row, bound, authors) for row in rows])
            self._verdicts[target] = given
            if len(given) > 1 or given[0].verdict == "disagree":
                said = [one.at for one in given if _disagrees(one)]
                if said:
                    self._disagreed[target] = max(said)

    def _verdict(
        self, target: Target, row: tuple[str, ...], bound: tuple[str, str] | None, authors: Authors
    ) -> Verdict:
        """A row of `_VERDICTS`, held against the hashes of what it is about now."""
        key, _table, _id, verdict, reason, analyst_id, analyst, at, round_id, wording, own, ground = row
        if verdict == _MARKED:
            verdict, is_own, is_ground = "agree", own == old_hash_of_source(self._case, target.id), True
        elif bound is None:
            is_own = is_ground = False
        else:
            is_own, is_ground = own == bound[0], ground == bound[1]
        by_author = authors.wrote(target, analyst_id)
        return Verdict(
            key, target, verdict, reason, analyst_id, analyst, at, round_id, wording,
            not is_own, not is_ground, by_author,
        )  # fmt: skip

    def _put_together(self, targets: Iterable[Target]) -> None:
        questions = {row[0] for row in self._case.connection.execute(_OPEN_QUESTIONS)}
        for target in targets:
            given = self._verdicts.get(target, ())
            moved_at = self._moved.get(target, "")
            if moved_at:
                given = tuple(
                    [one._replace(ground_moved=True) if moved_at > one.at else one for one in given]
                )
            if given:
                self._found[target] = _standing(target, given, questions)
            else:
                self._found.pop(target, None)


def _moved_by(disagreed: Mapping[Target, str], wordings: Wordings) -> dict[Target, str]:
    """What lies above things that are disagreed with, and when that was said last."""
    found: dict[Target, str] = {}
    for target, at in disagreed.items():
        for above in wordings.above(target):
            found[above] = max(at, found.get(above, ""))
    return found


def _disagrees(verdict: Verdict) -> bool:
    return verdict.verdict == "disagree" and not verdict.by_author and not verdict.reworded


def _standing(target: Target, verdicts: tuple[Verdict, ...], questions: set[str]) -> Standing:
    if len(verdicts) == 1 and verdicts[0].verdict == "agree":
        return Standing(target, _state_of_agreement(verdicts[0]), verdicts)
    given = tuple([one for one in verdicts if one.verdict != "none"])
    return Standing(target, _state(given, questions), given)


def _state_of_agreement(one: Verdict) -> State:
    """The same where nobody said more; most things are of this kind."""
    if one.by_author:
        return "own verdict"
    return "reworded" if one.reworded else "evidence changed" if one.ground_moved else "agreed"


def _state(given: tuple[Verdict, ...], questions: set[str]) -> State:
    counting = [one for one in given if not one.by_author]
    holding = [one for one in counting if one.holds]
    said = [one.verdict for one in holding]
    if "disagree" in said:
        return "disagreed"
    if "ask" in said:
        is_open = any(one.verdict == "ask" and one.id in questions for one in holding)
        return "question open" if is_open else "question answered"
    if "agree" in said:
        return "agreed"
    if counting:
        return "reworded" if any(one.reworded for one in counting) else "evidence changed"
    return "own verdict" if given else "unreviewed"
