"""Saving the proof sheet of a brief: asks for a file, writes it as a task."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.app.workspace import Workspace
from ui.kit.tasks import Task

_FOLDER = "export/folder"
_KINDS = "Word documents (*.docx);;Web pages to print (*.html)"


class ProofSheetFile(QObject):
    """Names the file, asks where it goes and writes it. The sheet says INTERNAL on every page."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = parent
        self._brief_id = ""

    def save(self, brief_id: str) -> None:
        """Ask for the file and write it."""
        self._brief_id, case = brief_id, self._workspace.case

        def work(_task: Task) -> str:
            # Imported here: it brings the writer with it.
            from workbench.deliver.proof_sheet import suggested_sheet_name

            return suggested_sheet_name(case, brief_id)

        self._workspace.tasks.run("Name the file", work, self._on_named, self._on_failed)

    def _on_named(self, name: str) -> None:
        folder = str(self._workspace.settings.value(_FOLDER, str(Path.home())))
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, "Save proof sheet", str(Path(folder) / name), _KINDS
        )
        if chosen:
            path = Path(chosen)
            if path.suffix.lower() not in (".docx", ".html"):
                path = path.with_name(path.name + (".html" if "html" in kind else ".docx"))
            self.write(self._brief_id, path)

    def write(self, brief_id: str, path: Path) -> None:
        """Write the sheet to a path that the user chose; the dialog has asked about a file there."""
        self._workspace.settings.setValue(_FOLDER, str(path.parent))
        case = self._workspace.case

        def work(_task: Task) -> str:
            file = case.proofs.write(brief_id, path, True)
            return f"Proof sheet saved as “{file.file_name}”: {file.summary}."

        self._workspace.tasks.run(f"Save {path.name}", work, self._on_written, self._on_failed)

    def _on_written(self, words: str) -> None:
        self._workspace.notice(words, "good")

    def _on_failed(self, why: str) -> None:
        self._workspace.notice(why, "error")
