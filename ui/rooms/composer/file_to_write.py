"""The file an export is written to: its suggested name, and the question whether one that is there goes."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMessageBox, QPushButton, QWidget

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from workbench.values.moments import now
from workbench.values.promptly import promptly

_FOLDER = "export/folder"
Write = Callable[[Path, bool], object]
"""What is done with the path, and whether a file there may be replaced."""


class FileToWrite(QWidget):
    """A field for the path; the name is suggested until the user gives another."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._wanted = ("", "", "")
        self._suggested = ""
        self._question: QMessageBox | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName("File to write")
        choose = QPushButton("Choose…")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.line)
        line.addWidget(choose)

    def suggest(self, brief_id: str, profile: str, client_id: str, again: bool = False) -> None:
        """Suggest a name after country, date, client and profile; a name the user gave stays but `again`."""
        if again:
            # Until the guard has looked at the pieces: it may have to be made first.
            self._show_name(f"{now()[:10]} - {profile}.docx")
        if self.line.text() != self._suggested or not brief_id:
            return
        self._wanted = wanted = (brief_id, profile, client_id)
        case = self._workspace.case

        def work(_task: Task) -> tuple[tuple[str, str, str], str]:
            from workbench.deliver import suggested_name

            return wanted, suggested_name(case, brief_id, profile, client_id)

        self._workspace.tasks.run("Name the file", work, self._on_named, self._on_failed)

    def path(self) -> Path | None:
        """What is in the field, with its ending; None where nothing is."""
        words = self.line.text().strip()
        path = Path(words)
        if not words or path.suffix.lower() == ".docx":
            return path if words else None
        return path.with_name(path.name + ".docx")

    def remember(self) -> None:
        """Suggest the same folder the next time."""
        path = self.path()
        if path is not None:
            self._workspace.settings.setValue(_FOLDER, str(path.parent))

    def ask(self, write: Write) -> None:
        """Write to the path; where a file is there, ask first: replace it, keep both, or not at all."""
        path = self.path()
        if path is None:
            return
        # Where the folder does not answer, writing finds out, on a thread of its own.
        if promptly(lambda: path.is_dir() or not os.path.lexists(path), True):
            write(path, False)
            return
        self._question = question = QMessageBox(self)
        question.setWindowTitle("Export brief")
        question.setIcon(QMessageBox.Icon.Question)
        question.setText(f"There is a file “{path.name}” in this folder.")
        question.setInformativeText("Replace removes what is in it. Keep both writes the new file beside it.")
        replace = question.addButton("Replace", QMessageBox.ButtonRole.DestructiveRole)
        both = question.addButton("Keep both", QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel).setIcon(QIcon())
        question.setDefaultButton(both)
        question.setEscapeButton(QMessageBox.StandardButton.Cancel)

        def on_answered() -> None:
            if question.clickedButton() is replace:
                write(path, True)
            elif question.clickedButton() is both:
                self._write_beside(path, write)

        question.finished.connect(on_answered)
        question.open()

    def _write_beside(self, path: Path, write: Write) -> None:
        from workbench.deliver import free_name

        free = free_name(path)
        self.line.setText(str(free))
        write(free, False)

    def _on_named(self, named: tuple[tuple[str, str, str], str]) -> None:
        wanted, name = named
        if wanted == self._wanted and self.line.text() == self._suggested:
            self._show_name(name)

    def _show_name(self, name: str) -> None:
        folder = str(self._workspace.settings.value(_FOLDER, str(Path.home())))
        self._suggested = str(Path(folder) / name)
        self.line.setText(self._suggested)

    def _on_failed(self, why: str) -> None:
        self._workspace.notice(why, "warning")

    def _choose(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, "Export brief", self.line.text(), "Word documents (*.docx)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if path:
            self.line.setText(path)
