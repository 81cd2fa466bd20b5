"""`case.journal`: the one door to the history of a case, to undoing, going back and deletions."""

import threading
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from workbench.casefile.journal import history, sealing, withheld
from workbench.casefile.journal.change import ChangeSet, RowChange
from workbench.casefile.journal.history import Wanted
from workbench.casefile.journal.undo import Stacks, base_label, follow, revert
from workbench.values.errors import Refused
from workbench.values.job import Job

if TYPE_CHECKING:
    from workbench.casefile.case_file import CaseFile
    from workbench.casefile.journal.deletions import Deletion
    from workbench.casefile.writing import Writer


Step = Literal["undo", "redo"]


class Journal:
    """The history of an open case. What it does to the case is itself a change in the history."""

    def __init__(self, case: "CaseFile", writer: "Writer") -> None:
        self._case = case
        self._writer = writer
        self._stacks = Stacks()
        self._following = threading.Lock()

    # -- undo and redo -------------------------------------------------------------------------

    @property
    def undo_label(self) -> str:
        """What `undo` would take back; "" when there is nothing."""
        return self._label_on(self._followed().undo)

    @property
    def redo_label(self) -> str:
        """What `redo` would do again; "" when there is nothing."""
        return self._label_on(self._followed().redo)

    def undo(self) -> bool:
        """Take back the last change; it stays in the history. False when there is nothing.

        Raises Refused with the reason when a row has changed since.
        """
        return self._revert(self._followed().undo, "Undo")

    def redo(self) -> bool:
        """Do again what was last taken back. False when there is nothing."""
        return self._revert(self._followed().redo, "Redo")

    def next_step(self, verb: Step) -> tuple[int, int]:
        """The change set that `undo` or `redo` would take back, and how many rows it has; zeros for none."""
        stack = getattr(self._followed(), verb)
        if not stack:
            return 0, 0
        query = "SELECT count(*) FROM change WHERE change_set_seq = ?"
        return stack[-1], int(self._case.connection.execute(query, (stack[-1],)).fetchone()[0])

    def undo_change(self, seq: int, job: Job | None = None) -> bool:
        """Take back change set `seq` and no other. Raises Refused when it is not what was done last."""
        return self._take_back("undo", seq, job)

    def redo_change(self, seq: int, job: Job | None = None) -> bool:
        """Do again what change set `seq` took back. Raises Refused when it is not what was undone last."""
        return self._take_back("redo", seq, job)

    def _take_back(self, verb: Step, seq: int, job: Job | None) -> bool:
        stack = getattr(self._followed(), verb)
        if not stack or stack[-1] != seq:
            raise Refused(
                f"This change cannot be {'undone' if verb == 'undo' else 'redone'} alone:"
                " the case has changed since.",
                "Nothing was changed.",
                "Use Undo step by step, or the history.",
            )
        return self._revert(stack, verb.capitalize(), job)

    def _followed(self) -> Stacks:
        return self._case.once(("stacks",), self._follow)

    def _follow(self) -> Stacks:
        # A worker may undo what touched much while the window asks what can be undone.
        with self._following:
            return follow(self._case.connection, self._stacks)

    def _label_on(self, stack: Sequence[int]) -> str:
        if not stack:
            return ""
        seq, connection = stack[-1], self._case.connection
        return self._case.once(
            ("label", str(seq)), lambda: "" if self._is_withheld(seq) else base_label(connection, seq)
        )

    def _revert(self, stack: Sequence[int], verb: str, job: Job | None = None) -> bool:
        if not stack or self._is_withheld(stack[-1]):
            return False
        seq = stack[-1]
        connection = self._case.connection
        with self._writer.unit(f"{verb} “{base_label(connection, seq)}”", undoes=seq):
            revert(connection, seq, job)
        return True

    def _is_withheld(self, seq: int) -> bool:
        """Whether somebody else gave it in a blind round of review: it is not for us to see or take back."""
        return withheld.is_withheld(self._case.connection, self._case.analyst.id, seq)

    # -- reading -------------------------------------------------------------------------------

    @property
    def head(self) -> tuple[int, str] | None:
        """Number and seal of the newest change set; None before the first."""
        return sealing.head(self._case.connection)

    def history(
        self, limit: int = 200, before: int | None = None, wanted: Wanted | None = None
    ) -> list[ChangeSet]:
        """The newest change sets first, only those `wanted`; `before` continues from an older page."""
        return history.history(self._case.connection, limit, before, wanted, self._case.analyst.id)

    def changes_in(self, seq: int) -> list[RowChange]:
        """The rows of one change set, in the order they were written."""
        return history.changes_in(self._case.connection, seq)

    def name_of(self, table: str, row_key: str) -> str:
        """What a row is called, as the journal last knew it; "" when it has no name."""
        return history.name_of(self._case.connection, table, row_key)

    def people(self) -> list[tuple[str, str]]:
        """Id and name of everyone who ever made a change."""
        return history.people(self._case.connection)

    def days(self) -> list[str]:
        """The days (UTC, ISO) with changes, the newest first."""
        return history.days(self._case.connection)

    # -- going back ----------------------------------------------------------------------------

    def is_reachable(self, seq: int) -> bool:
        """Whether the case was there after change `seq`, so that one can go back to it."""
        from workbench.casefile.journal import going_back

        return going_back.is_reachable(self._case.connection, seq)

    def difference(self, seq: int) -> list[RowChange]:
        """What going back to the state after change `seq` would do, read at one moment.

        Without what is withheld from the present analyst, which going back brings back all the same.
        """
        from workbench.casefile.journal import going_back

        with self._case.snapshot():
            connection = self._case.connection
            rows = going_back.difference(connection, seq)
            return withheld.seen_rows(connection, self._case.analyst.id, rows)

    def go_back(self, seq: int, job: Job | None = None) -> int:
        """Bring the case to its state after change `seq`, as one new change; how many rows that altered.

        Raises Refused when there is nothing to do, or when the case was not made yet at that point, and
        Cancelled once the job is; then nothing was changed.
        """
        from workbench.casefile.journal import going_back

        return going_back.go_back(self._case, seq, job)

    # -- deletions -----------------------------------------------------------------------------

    def deletions(self, now: datetime | None = None, older: bool = False) -> "list[Deletion]":
        """What was deleted in the last 30 days and is not in the case again; the newest first.

        With `older` everything that ever was deleted. The order of changes decides, not a wrong clock.
        Without what is withheld from the present analyst.
        """
        from workbench.casefile.journal import deletions

        with self._case.snapshot():
            found = deletions.deletions(self._case.connection, now, older)
            hidden = withheld.clips_ever(self._case.connection, self._case.analyst.id)
            return [one for one in found if one.table != "clip" or one.key not in hidden]

    def restore(self, deletion: "Deletion") -> int:
        """Bring a deleted thing back with what hung on it, as one change; how many rows stayed away.

        Raises NotFound when nothing is known of it, Refused when it is there or hangs on something
        deleted.
        """
        from workbench.casefile.journal import deletions

        return deletions.restore(self._case, deletion)
