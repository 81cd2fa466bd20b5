"""The history: every change set in a table, what it did beside it, the way back, what was deleted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.app.following import follow_case
from ui.app.view import Making, begin
from ui.app.workspace import Place, Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.narrow import KeepName
from ui.kit.rows import Column, RowsModel, RowsTable
from ui.kit.tasks import Task
from ui.kit.words import EmptyState, quiet_button
from ui.rooms.history.deleted import DeletedList
from ui.rooms.history.detail import ChangeDetail, time_of
from ui.rooms.history.filters import HistoryFilter
from ui.rooms.history.verifying import report_of
from workbench.casefile import Change, ChangeSet, Problem, RowChange
from workbench.casefile.journal.history import Wanted
from workbench.kinds import KIND
from workbench.values.errors import NotFound
from workbench.values.text import counted

PAGE = 300
COLUMNS = (
    Column("Change", lambda row: row.label, lambda row: "muted" if row.undoes else "text", stretch=True),
    Column("Who", lambda row: row.analyst),
    Column("When (UTC)", time_of),
    Column("Rows", lambda row: str(row.rows), numeric=True),
)


class HistoryView(QWidget):
    """Newest first. Nothing here rewrites the history: going back is itself recorded."""

    title = "History"
    shows = frozenset(KIND)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._sets: dict[str, ChangeSet] = {}
        self._complete = False
        self._asked = 0
        self.problems: list[Problem] | None = None
        self.making = begin(self._make(), in_steps)

    def _make(self) -> Making:
        self.filter = HistoryFilter()
        self.model = RowsModel(COLUMNS, self._row, self)
        self.table = RowsTable(self.model, "History")
        self.detail = ChangeDetail(self.workspace)
        yield
        self.side = QStackedWidget()
        self.side.addWidget(self.detail)
        self.deleted = DeletedList(self.workspace)
        self.side.addWidget(self.deleted.detail)
        yield
        self._build()
        self.commands = CommandSet(self, self._command_list(), attempt=self.workspace.attempt)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.filter.changed.connect(self._on_filter)
        follow_case(self, self.workspace)

    def _build(self) -> None:
        self.changes_tab = _tab("Changes", self.show_changes)
        self.deleted_tab = _tab("Deleted", self.show_deleted)
        self.undo_to = quiet_button(
            "Restore to this point…", self.step_back, "Shows what would change; it can be undone"
        )
        self.verify_button = quiet_button("Verify case", self.verify, "Check every row, file and quote")
        self.save_report = quiet_button("Save report…", self._choose_report)
        self.save_report.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 6)
        bar.setSpacing(4)
        bar.addWidget(self.changes_tab)
        bar.addWidget(self.deleted_tab)
        bar.addStretch(1)
        for part in (self.undo_to, self.verify_button, self.save_report):
            bar.addWidget(part)
        header = self.table.horizontalHeader()
        for number, width in ((1, 150), (2, 190), (3, 60)):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(number, width)
        KeepName(self.table, (1, 3, 2))
        self.none = EmptyState("Nothing matches", "No changes match. Try fewer or shorter words.")
        self.found = QStackedWidget()
        self.pages = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addWidget(self.pages, 1)
        changes = QWidget()
        column = QVBoxLayout(changes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        # From the outside to the inside: what is put into another is styled anew with all that is in it.
        self.pages.addWidget(changes)
        self.pages.addWidget(self.deleted)
        column.addWidget(self.filter)
        column.addWidget(self.found, 1)
        self.found.addWidget(self.table)
        self.found.addWidget(self.none)
        self.changes_tab.setChecked(True)
        self.setFocusProxy(self.table)

    def _command_list(self) -> list[Command]:
        return [
            Command("history.back", "Restore to this point…", self.step_back, "", "History", self._can_go),
            Command("history.find", "Find in the history", self._find, "Ctrl+F", "History"),
            Command("history.changes", "Changes", self.show_changes, "", "History"),
            Command("history.deleted", "Deleted", self.show_deleted, "", "History"),
            Command("history.restore", "Restore", self.deleted.restore, "", "History", self._can_restore),
            Command("history.verify", "Verify case", self.verify, "", "History"),
            Command("history.report", "Save report…", self._choose_report, "", "History", self._has_report),
        ]

    # -- places and showing -------------------------------------------------------------------

    def show_place(self, _place: Place) -> None:
        """Bring up the history with the newest change selected."""
        self.refresh()
        if not self.table.selected_ids() and self.model.ids:
            self.table.select_id(self.model.id_at(0))

    def side_panel(self) -> QWidget | None:
        """What the current change did, or what was deleted."""
        return self.side

    def show_changes(self) -> None:
        """Every change."""
        self._show_page(0)

    def show_deleted(self) -> None:
        """What was deleted."""
        self._show_page(1)

    def _show_page(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        self.side.setCurrentIndex(number)
        self.changes_tab.setChecked(number == 0)
        self.deleted_tab.setChecked(number == 1)
        self.undo_to.setVisible(number == 0)
        self.refresh()
        (self.table, self.deleted.table)[number].setFocus()
        self.commands.refresh()

    def _find(self) -> None:
        self.show_changes()
        self.filter.words.setFocus()
        self.filter.words.selectAll()

    def refresh(self) -> None:
        """Read the newest page again."""
        if self.pages.currentIndex() == 1:
            self.deleted.refresh()
            return
        journal = self.workspace.case.journal
        self.filter.offer(journal.people(), journal.days())
        self._complete = False
        self._read_more(None)

    def _on_filter(self, _wanted: Wanted) -> None:
        self.show_place(Place("history"))

    def _read_more(self, before: int | None) -> None:
        """The next page; words are looked for off the window's thread, the newest question wins."""
        wanted, case = self.filter.wanted, self.workspace.case
        self._asked += 1
        asked = self._asked
        if not wanted.words:
            self._on_page((asked, before, case.history(PAGE, before, wanted)))
            return

        def work(_task: Task) -> tuple[int, int | None, list[ChangeSet]]:
            return asked, before, case.history(PAGE, before, wanted)

        self.workspace.tasks.run("Searching the history", work, self._on_page)

    def _on_page(self, found: tuple[int, int | None, list[ChangeSet]]) -> None:
        asked, before, page = found
        if asked != self._asked:
            return
        if before is None:
            self._sets.clear()
        self._complete = len(page) < PAGE
        self._sets.update({str(one.seq): one for one in page})
        self.model.show_ids(self._sets)
        self.found.setCurrentWidget(self.table if self._sets else self.none)
        if self.table.current_id() not in self._sets:
            self._on_row(QModelIndex(), QModelIndex())

    def _on_scrolled(self, value: int) -> None:
        bar = self.table.verticalScrollBar()
        if not self._complete and self._sets and value >= bar.maximum() - bar.pageStep():
            self._complete = True
            self._read_more(min(one.seq for one in self._sets.values()))

    def _row(self, seq: str) -> ChangeSet:
        if seq not in self._sets:
            # Asked for between two pages.
            raise NotFound("This change is not shown any more.")
        return self._sets[seq]

    def _current(self) -> ChangeSet | None:
        return self._sets.get(self.table.current_id())

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_current()

    def _show_current(self) -> None:
        self.detail.show_change(self._current())
        self.undo_to.setEnabled(self._can_go())

    def follow(self, _change: Change) -> None:
        """Read the page again; what going back would do is no longer what was said."""
        self.refresh()
        self._show_current()

    # -- going back ---------------------------------------------------------------------------

    def _can_go(self) -> bool:
        chosen = self._current()
        case = self.workspace.case
        return (
            chosen is not None
            and not case.read_only
            and self.pages.currentIndex() == 0
            and case.journal.is_reachable(chosen.seq)
        )

    def _can_restore(self) -> bool:
        return self.pages.currentIndex() == 1 and self.deleted.can_restore()

    def step_back(self) -> None:
        """Show what going back to the current change would do; it is done from there."""
        chosen, case = self._current(), self.workspace.case
        if chosen is None or not self._can_go():
            return

        def work(_task: Task) -> tuple[ChangeSet, list[RowChange]]:
            return chosen, case.journal.difference(chosen.seq)

        self.workspace.tasks.run("Comparing with that point", work, self._on_way_back, self._on_failed)

    def _on_way_back(self, found: tuple[ChangeSet, list[RowChange]]) -> None:
        chosen, rows = found
        if chosen != self._current():
            return
        if rows:
            self.detail.show_way_back(chosen, rows, self._go_back, self._leave)
        else:
            self.workspace.notice("The case is just as it was then: there is nothing to restore.")

    def _go_back(self) -> None:
        chosen, case = self._current(), self.workspace.case
        if chosen is None:
            return

        def work(task: Task) -> ChangeSet:
            case.journal.go_back(chosen.seq, task.job)
            return chosen

        self.detail.show_change(chosen)
        self.workspace.tasks.run("Restoring", work, self._on_gone_back, self._on_failed)

    def _on_gone_back(self, chosen: ChangeSet) -> None:
        self.workspace.notice(f"The case was restored to “{chosen.label}”. You can undo this.", "good")
        self.refresh()
        self.table.select_id(self.model.id_at(0))

    def _leave(self) -> None:
        self.detail.show_change(self._current())
        self.table.setFocus()

    # -- verifying ----------------------------------------------------------------------------

    def verify(self) -> None:
        """Check the whole case, off the window's thread."""

        def work(task: Task) -> list[Problem]:
            return self.workspace.case.verify(task.job)

        self.verify_button.setEnabled(False)
        self.workspace.tasks.run(
            "Verifying the case", work, self._on_verified, self._on_failed, self._on_verify_ended
        )

    def _on_verify_ended(self, _task: Task) -> None:
        self.verify_button.setEnabled(True)

    def _on_verified(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.save_report.show()
        if problems:
            self.workspace.notice(
                f"{counted(len(problems), 'problem')} found: {problems[0].where}: "
                f"{problems[0].what}.", "error", "Save report…", self._choose_report,
            )  # fmt: skip
        else:
            self.workspace.notice(
                "Verification passed. No problems found.",
                "good", "Save report…", self._choose_report,
            )  # fmt: skip

    def _on_failed(self, why: str) -> None:
        self.workspace.notice(why, "error")

    def _has_report(self) -> bool:
        return self.problems is not None

    def _choose_report(self) -> None:
        if self.problems is None:
            return
        start = str(Path.home() / f"{self.workspace.case.path.stem} verified.md")
        path, _kind = QFileDialog.getSaveFileName(
            self, "Save report", start, "Markdown (*.md);;Plain text (*.txt)"
        )
        if path:
            self.write_report(Path(path))

    def write_report(self, path: Path) -> None:
        """Write what verifying found."""
        try:
            path.write_text(report_of(self.workspace.case, self.problems or []), "utf-8")
        except OSError as error:
            self.workspace.notice(f"The report was not written: {error.strerror}.", "error")
        else:
            self.workspace.notice(f"The report was written to “{path}”.", "good")


def _tab(words: str, run: Callable[[], object]) -> QToolButton:
    button = quiet_button(words, run)
    button.setCheckable(True)
    return button
