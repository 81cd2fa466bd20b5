"""A figure handed out as a picture: to the clipboard, or to a file. Internal ones say so on the picture."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from workbench.charts.look import look
from workbench.charts.model import Figure

_FOLDER = "export/folder"
_KINDS = "PNG pictures (*.png);;SVG drawings (*.svg)"
_FONT = "Calibri"
"""As in the shipped templates; another of the same widths where the machine lacks it."""


class FigureToOthers(QObject):
    """Draws the picture in a child process and hands it out."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = parent
        self._figure: Figure | None = None

    def copy(self, figure: Figure, client_id: str) -> None:
        """Put the picture on the clipboard."""
        case = self._workspace.case

        def work(task: Task) -> bytes:
            # Imported here: a figure that is only looked at needs no guard.
            from workbench.charts.drawing import png
            from workbench.charts.leaving import for_others

            return task.job.in_child(png, for_others(case, figure, client_id), look(_FONT))

        self._workspace.tasks.run("Draw the figure", work, self._on_drawn, self._on_failed)

    def save(self, figure: Figure, client_id: str) -> None:
        """Ask for a file and write the picture there."""
        case = self._workspace.case

        def work(_task: Task) -> Figure:
            from workbench.charts.leaving import for_others

            return for_others(case, figure, client_id)

        self._workspace.tasks.run("Look at the words of the figure", work, self._on_allowed, self._on_failed)

    def _on_allowed(self, figure: Figure) -> None:
        from workbench.charts.leaving import FORMS, suggested_picture_name

        folder = str(self._workspace.settings.value(_FOLDER, str(Path.home())))
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, "Save figure", str(Path(folder) / suggested_picture_name(figure)), _KINDS
        )
        if chosen:
            path = Path(chosen)
            if path.suffix.lower() not in FORMS:
                path = path.with_name(path.name + (".svg" if "svg" in kind else ".png"))
            self.write(figure, path)

    def write(self, figure: Figure, path: Path) -> None:
        """Write a figure, as `for_others` gives it, to a path that the user chose."""
        self._workspace.settings.setValue(_FOLDER, str(path.parent))

        def work(task: Task) -> str:
            from workbench.charts.leaving import save_picture

            task.job.in_child(save_picture, figure, path, look(_FONT))
            return f"Figure saved as “{path.name}”."

        self._workspace.tasks.run(f"Save {path.name}", work, self._on_written, self._on_failed)

    def _on_drawn(self, picture: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(picture))
        self._workspace.notice("Figure copied.", "good")

    def _on_written(self, words: str) -> None:
        self._workspace.notice(words, "good")

    def _on_failed(self, why: str) -> None:
        self._workspace.notice(why, "error")
