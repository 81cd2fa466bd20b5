"""The backups of a case: when, how large, what restoring one would lose; and restoring it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.app.backup_folder import backup_folder, set_backup_folder
from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.controls import Column as Scrolled
from ui.kit.narrow import KeepName
from ui.kit.rows import Column, RowsModel, RowsTable
from ui.kit.words import EmptyState, Words, button, heading, muted, quiet_button
from ui.parts.backup_words import age, size, when
from workbench.casefile import Change
from workbench.casefile.backups import Backup, backups_of, folder_of
from workbench.casefile.restoring import Loss, loss
from workbench.kinds import KIND, noun_of
from workbench.values.errors import KnownError, WrongPassphrase
from workbench.values.text import counted

_MOST_LABELS = 30


COLUMNS = (
    Column("Taken", when, stretch=True),
    Column("Age", age, lambda row: "muted", optional=True),
    Column("Size", size, numeric=True),
)


class BackupsView(QWidget):
    """The newest first; beside each what would be lost."""

    title = "Backups"
    shows = frozenset(KIND)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._backups: dict[str, Backup] = {}
        self.model = RowsModel(COLUMNS, self._row, self)
        self.table = RowsTable(self.model, "Backups")
        self.detail = Scrolled(margin=16, gap=6)
        self.detail.setAccessibleName("What restoring this backup would lose")
        self._build()
        self.commands = CommandSet(self, self._command_list(), attempt=workspace.attempt)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        follow_case(self, workspace)
        workspace.backed_up.connect(self._on_backed_up)

    def _build(self) -> None:
        self.words = muted("")
        self.now = quiet_button("Back up now", self.back_up_now, "Write and verify a backup")
        self.restore = quiet_button("Restore…", self.ask_to_restore, "Replace the case with this backup")
        self.place = quiet_button(
            "Change backup folder…", self.choose_folder, "Choose the folder of the backups"
        )
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 12, 8)
        bar.addWidget(self.words, 1)
        for part in (self.restore, self.now, self.place):
            bar.addWidget(part)
        KeepName(self.table, (1, 2))
        self.empty = EmptyState(
            "No backups yet",
            "Groundwork makes one by itself when a case is opened after changes and every half hour of work."
            " It keeps the newest of 12 days, 10 weeks and 9 months, each verified after writing.",
            (button("Back up now", self.back_up_now),),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.table)

    def _command_list(self) -> list[Command]:
        menu = "Backups"
        return [
            Command("backups.restore", "Restore this backup…", self.ask_to_restore, "", menu, self._has_one),
            Command("backups.now", "Back up now", self.back_up_now, "", menu),
            Command("backups.place", "Keep backups elsewhere…", self.choose_folder, "", menu),
            Command("backups.show", "Show the folder of the backups", self.show_folder, "", menu),
        ]

    def _row(self, name: str) -> Backup:
        return self._backups[name]

    def _has_one(self) -> bool:
        return self.chosen() is not None

    def chosen(self) -> Backup | None:
        """The current backup."""
        return self._backups.get(self.table.current_id())

    def side_panel(self) -> QWidget | None:
        """What restoring the current backup would lose."""
        return self.detail

    def show_place(self, _place: Place) -> None:
        """Bring up the list."""
        self.refresh()

    # -- showing ------------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """Where the backups of this case are."""
        case = self.workspace.case
        return backup_folder(case.info("id")) or folder_of(case.path)

    def refresh(self) -> None:
        """Read the folder again."""
        found = backups_of(self.workspace.case.path, self.folder)
        self._backups = {backup.path.name: backup for backup in found}
        self.model.show_ids(self._backups)
        self.words.setText(f"In {self.folder}")
        self.stack.setCurrentWidget(self.table if found else self.empty)
        if found and self.table.current_id() not in self._backups:
            self.table.select_id(found[0].path.name)
        self.now.setEnabled(not self.workspace.case.read_only)
        self._show_detail()

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_detail()

    def follow(self, _change: Change) -> None:
        """Say again what restoring would lose."""
        self._show_detail()

    def _on_backed_up(self, _backup: object) -> None:
        if self.isVisible():
            self.refresh()

    def _show_detail(self) -> None:
        self.detail.empty()
        add = self.detail.box.addWidget
        backup = self.chosen()
        self.restore.setEnabled(backup is not None)
        if backup is None:
            add(muted("Select a backup to see what you would lose by restoring it."))
        else:
            add(heading(when(backup)))
            for words in self._words_about(backup):
                add(words)
        self.detail.box.addStretch(1)

    def _words_about(self, backup: Backup) -> list[QWidget]:
        case = self.workspace.case
        try:
            lost = loss(case, backup)
        except WrongPassphrase:
            return [
                muted(
                    "This backup uses an earlier passphrase. After restoring, use that passphrase to "
                    "open the case."
                )
            ]
        except KnownError as error:
            return [Words(str(error), "danger")]
        return _words_of(lost)

    # -- what the user does -------------------------------------------------------------------

    def back_up_now(self) -> None:
        """Write and verify a backup."""
        self.workspace.backup_wanted.emit()

    def ask_to_restore(self) -> None:
        """Say what happens, and restore when the user agrees."""
        backup = self.chosen()
        if backup is None:
            return
        self.workspace.notice(
            f"The case will be as it was on {when(backup)}. The file as it is now stays beside it under"
            " another name.",
            "warning",
            "Restore",
            partial(self.workspace.restore_wanted.emit, backup),
        )

    def choose_folder(self) -> None:
        """Choose where the backups of this case are kept."""
        folder = QFileDialog.getExistingDirectory(self, "Folder for the backups", str(self.folder.parent))
        if folder:
            set_backup_folder(self.workspace.case.info("id"), Path(folder))
            self.refresh()

    def show_folder(self) -> None:
        """Open the folder in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))


def _words_of(lost: Loss) -> list[QWidget]:
    if not lost.labels:
        return [muted("Nothing would be lost: nothing was changed since.")]
    many = len(lost.labels)
    parts: list[QWidget] = [muted(f"Restoring it would undo {counted(many, 'change')}:")]
    fewer = [_counted(table, count) for table, count in lost.rows.items() if count > 0]
    more = [_counted(table, -count) for table, count in lost.rows.items() if count < 0]
    if fewer:
        parts.append(Words(f"{', '.join(fewer)} fewer", "warning"))
    if more:
        parts.append(muted(f"{', '.join(more)} that were removed since would be back"))
    for label in lost.labels[:_MOST_LABELS]:
        words = Words(f"•  {label}")
        words.setTextFormat(Qt.TextFormat.PlainText)
        parts.append(words)
    if many > _MOST_LABELS:
        parts.append(muted(f"and {many - _MOST_LABELS:,} more"))
    return parts


def _counted(table: str, count: int) -> str:
    return f"{count:,} {noun_of(table, count)}"
