"""Saving the proof sheet of a brief: asks for a file, writes it as a task."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from workbench.values.pdf import lay_out_with

if TYPE_CHECKING:
    from workbench.case import Case
    from workbench.deliver.proof_sheet import ProofFile

_FOLDER = "export/folder"
_KINDS = {
    ".docx": "Word documents (*.docx)",
    ".pdf": "PDF documents (*.pdf)",
    ".html": "Web pages to print (*.html)",
}
Write = Callable[[Path], "ProofFile"]
"""Writes the sheet to a path; a file that is there is replaced."""


class ProofSheetFile(QObject):
    """Names the file, asks where it goes and writes it. The sheet says INTERNAL on every page."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = parent
        self._writing: Write | None = None

    def save(self, brief_id: str) -> None:
        """Ask for the file and write the sheet of the brief as it is now."""
        self._begin(brief_id, partial(_write, self._workspace.case, brief_id))

    def save_issued(self, brief_id: str, deliverable_id: str) -> None:
        """Ask for the file and write the sheet that was kept with an issued file of the brief."""
        self._begin(brief_id, partial(_write_issued, self._workspace.case, deliverable_id))

    def _begin(self, brief_id: str, writing: Write) -> None:
        self._writing, case = writing, self._workspace.case

        def work(_task: Task) -> str:
            # Imported here: it brings the writer with it.
            from workbench.deliver.proof_sheet import suggested_sheet_name

            return suggested_sheet_name(case, brief_id)

        self._workspace.tasks.run("Name the file", work, self._on_named, self._on_failed)

    def _on_named(self, name: str) -> None:
        folder = str(self._workspace.settings.value(_FOLDER, str(Path.home())))
        kinds = ";;".join(_KINDS.values())
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, "Save proof sheet", str(Path(folder) / name), kinds
        )
        if chosen and self._writing is not None:
            self.write_to(Path(chosen), self._writing, kind)

    def write_to(self, path: Path, writing: Write, kind: str = "") -> None:
        """Write the sheet to a path that the user chose; the dialog has asked about a file there."""
        if path.suffix.lower() not in _KINDS:
            ending = next((ending for ending, words in _KINDS.items() if words == kind), ".docx")
            path = path.with_name(path.name + ending)
        self._workspace.settings.setValue(_FOLDER, str(path.parent))

        def work(_task: Task) -> str:
            from ui.parts.pdf_pages import pdf_of

            lay_out_with(pdf_of)
            file = writing(path)
            return f"Proof sheet saved as “{file.file_name}”: {file.summary}."

        self._workspace.tasks.run(f"Save {path.name}", work, self._on_written, self._on_failed)

    def _on_written(self, words: str) -> None:
        self._workspace.notice(words, "good")

    def _on_failed(self, why: str) -> None:
        self._workspace.notice(why, "error")


def _write(case: "Case", brief_id: str, path: Path) -> "ProofFile":
    written: ProofFile = case.proofs.write(brief_id, path, True)
    return written


def _write_issued(case: "Case", deliverable_id: str, path: Path) -> "ProofFile":
    written: ProofFile = case.proofs.write_issued(deliverable_id, path, True)
    return written
