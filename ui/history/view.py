"""The history: every change set in a table, what it did beside it, the way back, and verifying."""

from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QHeaderView, QMessageBox, QVBoxLayout, QWidget

from ui.commands import Command, CommandSet
from ui.history.detail import ChangeDetail
from ui.history.verifying import report_of
from ui.parts.narrow import KeepName
from ui.parts.rows import Column, RowsModel, RowsTable
from ui.parts.words import muted, quiet_button
from ui.tasks import Task
from ui.workspace import Place, Workspace
from workbench.casefile import Change, ChangeSet, Problem
from workbench.casefile.stepping import labels_back_to
from workbench.values.moments import human_date

PAGE = 300


def local_time(at: str) -> str:
    """`18 February 2025, 10:11` from a UTC moment."""
    return f"{human_date(at[:10])}, {at[11:16]}"


COLUMNS = (
    Column("Change", lambda row: row.label, lambda row: "muted" if row.undoes else "text", stretch=True),
    Column("Who", lambda row: row.analyst),
    Column("When (UTC)", lambda row: local_time(row.at)),
    Column("Rows", lambda row: str(row.rows), numeric=True),
)


class HistoryView(QWidget):
    """Newest first. Nothing here rewrites the history: going back is itself recorded."""

    title = "History"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._sets: dict[str, ChangeSet] = {}
        self._complete = False
        self.model = RowsModel(COLUMNS, self._row, self)
        self.table = RowsTable(self.model, "History")
        self.detail = ChangeDetail(workspace)
        self.problems: list[Problem] | None = None
        self._build()
        self.commands = CommandSet(self, self._command_list())
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        workspace.changed.connect(self._on_changed)

    def _build(self) -> None:
        self.words = muted("Every change is kept. Going back is recorded too and can itself be undone.")
        self.undo_to = quiet_button("Undo back to here…", self.undo_back_to_here)
        self.verify_button = quiet_button("Verify case", self.verify, "Check every row, file and quote")
        self.save_report = quiet_button("Save report…", self._choose_report)
        self.save_report.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 12, 8)
        bar.addWidget(self.words, 1)
        for part in (self.undo_to, self.verify_button, self.save_report):
            bar.addWidget(part)
        header = self.table.horizontalHeader()
        for number, width in ((1, 150), (2, 190), (3, 60)):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(number, width)
        KeepName(self.table, (1, 3, 2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def _command_list(self) -> list[Command]:
        return [
            Command(
                "history.back", "Undo back to here…", self.undo_back_to_here, "", "History", self._can_go
            ),
            Command("history.verify", "Verify case", self.verify, "", "History"),
            Command("history.report", "Save report…", self._choose_report, "", "History", self._has_report),
        ]

    # -- places and showing -------------------------------------------------------------------

    def show_place(self, _place: Place) -> None:
        """Bring up the history, the newest change in hand."""
        self.refresh()
        if not self.table.current_id() and self.model.ids:
            self.table.select_id(self.model.id_at(0))

    def side_panel(self) -> QWidget | None:
        """What the change in hand did."""
        return self.detail

    def refresh(self) -> None:
        """Read the newest page again."""
        self._sets.clear()
        self._complete = False
        self._read_more(None)

    def _read_more(self, before: int | None) -> None:
        page = self.workspace.case.history(PAGE, before)
        self._complete = len(page) < PAGE
        self._sets.update({str(one.seq): one for one in page})
        self.model.show_ids(self._sets)

    def _on_scrolled(self, value: int) -> None:
        bar = self.table.verticalScrollBar()
        if not self._complete and self._sets and value >= bar.maximum() - bar.pageStep():
            self._read_more(min(one.seq for one in self._sets.values()))

    def _row(self, seq: str) -> ChangeSet:
        return self._sets[seq]

    def _current(self) -> ChangeSet | None:
        return self._sets.get(self.table.current_id())

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        chosen = self._current()
        self.detail.show_change(chosen)
        self.undo_to.setEnabled(self._can_go())

    def _on_changed(self, _change: Change) -> None:
        if self.isVisible():
            self.refresh()

    # -- going back ---------------------------------------------------------------------------

    def _steps(self) -> list[str]:
        chosen = self._current()
        return labels_back_to(self.workspace.case.connection, chosen.seq) if chosen else []

    def _can_go(self) -> bool:
        return bool(self._steps()) and not self.workspace.case.read_only

    def undo_back_to_here(self) -> None:
        """Ask once, then take back every later change, the newest first."""
        labels = self._steps()
        if not labels:
            self.workspace.notice("Nothing after this change is in force: there is nothing to take back.")
            return
        shown = "\n".join(f"•  {label}" for label in labels[:8])
        more = f"\n… and {len(labels) - 8} more" if len(labels) > 8 else ""
        many = f"{len(labels)} change{'s' * (len(labels) != 1)}"
        box = QMessageBox(QMessageBox.Icon.Question, "Undo back to here", f"Take back {many}?", parent=self)
        box.setInformativeText(f"{shown}{more}\n\nThey stay in the history, and Redo brings them back.")
        take = box.addButton(f"Take back {many}", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is take:
            self.take_back(len(labels))

    def take_back(self, steps: int) -> int:
        """Undo so many changes; stops where one cannot be taken back. How many were."""
        done = 0
        while done < steps and self.workspace.attempt(self.workspace.case.undo):
            done += 1
        if done == steps:
            self.workspace.notice(f"Took back {done} change{'s' * (done != 1)}.", "good")
        return done

    # -- verifying ----------------------------------------------------------------------------

    def verify(self) -> None:
        """Check the whole case, off the window's thread."""

        def work(_task: Task) -> list[Problem]:
            return self.workspace.case.verify()

        self.verify_button.setEnabled(False)
        task = self.workspace.tasks.run("Verifying the case", work, self._on_verified, self._on_failed)
        task.ended.connect(self._on_verify_ended)

    def _on_verify_ended(self, _task: Task) -> None:
        self.verify_button.setEnabled(True)

    def _on_verified(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.save_report.show()
        if problems:
            self.workspace.notice(
                f"{len(problems)} problem{'s' * (len(problems) != 1)} found: {problems[0].where}: "
                f"{problems[0].what}.", "error", "Save report…", self._choose_report,
            )  # fmt: skip
        else:
            self.workspace.notice(
                "The case is sound: every row, original, text and quote is as it was written.",
                "good", "Save report…", self._choose_report,
            )  # fmt: skip

    def _on_failed(self, why: str) -> None:
        self.workspace.notice(why, "error")

    def _has_report(self) -> bool:
        return self.problems is not None

    def _choose_report(self) -> None:
        if self.problems is None:
            return
        start = str(Path.home() / f"{self.workspace.case.path.stem} verified.txt")
        path, _kind = QFileDialog.getSaveFileName(self, "Save report", start)
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
