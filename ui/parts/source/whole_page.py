"""All words of a saved page beside the article that was read from it: was anything left out?"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.kit.words import muted
from workbench.sources import Source


class WholePage(QObject):
    """Reads the original again, in the guard, and shows its words; nothing is stored."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._parent = parent
        self.window: QDialog | None = None

    def show(self, source_id: str) -> None:
        """Read the whole page of a source and show it; "" is no source."""
        sources = self._workspace.case.sources
        if not source_id or not has_whole_page(sources.get(source_id)):
            self._workspace.notice("Only saved web pages keep more than is shown here.")
            return

        def work(task: Task) -> tuple[str, str]:
            from workbench.sources.sandbox.guard import read_guarded

            source, original = sources.get(source_id), sources.content(source_id)
            found = read_guarded(original, source.file_name, cancelled=lambda: task.cancelled, whole=True)
            return source.title, found.text

        self._workspace.tasks.run("Reading the whole page", work, self._on_read, self._on_failed)

    def _on_read(self, found: tuple[str, str]) -> None:
        title, text = found
        window = QDialog(self._parent)
        window.setWindowTitle(f"The whole page: {title}")
        window.resize(720, 720)
        words = QPlainTextEdit()
        words.setPlainText(text)
        words.setReadOnly(True)
        words.setAccessibleName("All words of the page")
        column = QVBoxLayout(window)
        column.addWidget(muted("Every word of the saved page in its order, menus and notices too."))
        column.addWidget(words, 1)
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
        self.window = window
        window.show()

    def _on_failed(self, why: str) -> None:
        self._workspace.notice(why, "warning")


def has_whole_page(source: Source) -> bool:
    """Whether more is kept of it than was read as its text."""
    return source.readable and source.media_type == "text/html"
