"""What was deleted in the last thirty days, and the way to bring it back."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHeaderView, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Column as Scrolled
from ui.kit.narrow import KeepName
from ui.kit.rows import Column, RowsModel, RowsTable
from ui.kit.tasks import Task
from ui.kit.words import EmptyState, Words, heading, muted, row
from ui.rooms.history.detail import local_time
from ui.rooms.history.row_words import in_words
from workbench.casefile.journal.deletions import DAYS, Deletion
from workbench.kinds import noun_of
from workbench.values.errors import NotFound
from workbench.values.text import counted, one_line, with_and

COLUMNS = (
    Column("Deleted", lambda one: one_line(one.name, 120) or "(no name)", stretch=True),
    Column("What", lambda one: noun_of(one.table).capitalize(), lambda one: "muted"),
    Column("Who", lambda one: one.analyst),
    Column("When (UTC)", lambda one: local_time(one.at)),
    Column("Days left", lambda one: str(one.days_left), numeric=True),
)


class DeletedList(QStackedWidget):
    """The table; the detail of the current deletion stands in the right column."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._found: dict[str, Deletion] = {}
        self.model = RowsModel(COLUMNS, self._row, self)
        self.table = RowsTable(self.model, "Deleted")
        self.detail = Scrolled(margin=16, gap=4)
        self.detail.setAccessibleName("What was deleted")
        self.restore_button: QPushButton | None = None
        self.older = QPushButton("Show older deletions")
        self.older.setCheckable(True)
        self.older.setToolTip(f"Also list what was deleted more than {DAYS} days ago.")
        self.older.toggled.connect(self.refresh)
        self.show_older = QPushButton("Show older deletions")
        self.show_older.clicked.connect(self._list_older)
        self.none = EmptyState(
            f"Nothing was deleted in the last {DAYS} days",
            "Deleted things are listed here and can be restored with everything that belonged to them.",
            [self.show_older],
        )
        header = self.table.horizontalHeader()
        for number, width in ((1, 100), (2, 120), (3, 180), (4, 80)):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(number, width)
        KeepName(self.table, (2, 3, 1))
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addWidget(row(self.older, 1))
        self.addWidget(host)
        self.addWidget(self.none)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)

    def _list_older(self) -> None:
        self.older.setChecked(True)

    def refresh(self) -> None:
        """Read the deletions again, off the window's thread."""
        case, older = self._workspace.case, self.older.isChecked()

        def work(_task: Task) -> list[Deletion]:
            return case.journal.deletions(older=older)

        self._workspace.tasks.run_quietly(work, self._on_found, self._on_failed)

    def _on_failed(self, why: str) -> None:
        self._workspace.notice(why, "error")

    def _on_found(self, found: list[Deletion]) -> None:
        self._found = {f"{one.seq} {one.table} {one.key}": one for one in found}
        self.model.show_ids(self._found)
        self.setCurrentIndex(0 if found else 1)
        if self.older.isChecked() and not found:
            self.none.say(
                "Nothing is deleted",
                "Deleted things are listed here and can be restored with everything that belonged to them.",
            )
        self.show_older.setVisible(not self.older.isChecked())
        if found and self.table.current_id() not in self._found:
            self.table.select_id(self.model.id_at(0))
        self._show_detail()

    def _row(self, name: str) -> Deletion:
        if name not in self._found:
            raise NotFound("This is not shown any more.")
        return self._found[name]

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_detail()

    def current(self) -> Deletion | None:
        """The current deletion."""
        return self._found.get(self.table.current_id())

    def can_restore(self) -> bool:
        """Whether something is selected that can be brought back."""
        return self.current() is not None and not self._workspace.case.read_only

    def _show_detail(self) -> None:
        self.detail.empty()
        self.restore_button = None
        chosen = self.current()
        if chosen is None:
            self.detail.box.addWidget(muted("Select a deleted item to see what restoring it brings back."))
            self.detail.box.addStretch(1)
            return
        add = self.detail.box.addWidget
        add(heading(one_line(chosen.name, 200) or f"A {noun_of(chosen.table)}", 1.1))
        add(muted(f"Deleted by {chosen.analyst}, {local_time(chosen.at)} UTC, in change {chosen.seq}"))
        add(muted(with_it_words(chosen)))
        self.restore_button = QPushButton("Restore")
        self.restore_button.clicked.connect(self.restore)
        self.restore_button.setEnabled(self.can_restore())
        add(row(self.restore_button, 1))
        self.detail.box.addSpacing(8)
        names = self._workspace.case.journal.name_of
        for change in self._workspace.case.changes_in(chosen.seq):
            if change.table == chosen.table and change.key == chosen.key and change.before:
                add(Words(in_words(change, names).what))
        self.detail.box.addStretch(1)

    def restore(self) -> None:
        """Bring back the selected deletion."""
        chosen, case = self.current(), self._workspace.case
        if chosen is None:
            return

        def work(_task: Task) -> tuple[Deletion, int]:
            return chosen, case.journal.restore(chosen)

        self._workspace.tasks.run("Restoring", work, self._on_restored, self._on_failed)

    def _on_restored(self, outcome: tuple[Deletion, int]) -> None:
        chosen, away = outcome
        name = f" “{one_line(chosen.name, 60)}”" if chosen.name else ""
        waiting = f" {counted(away, 'link')} will follow when the other end is restored too." if away else ""
        self._workspace.notice(f"Restored {noun_of(chosen.table)}{name}.{waiting}", "good")
        self.refresh()


def with_it_words(deletion: Deletion) -> str:
    """What comes back together with it."""
    counts = [f"{count:,} {noun_of(table, count)}" for table, count in deletion.with_it.items()]
    return f"With it come back {with_and(counts)}." if counts else "Nothing else was linked to it."
