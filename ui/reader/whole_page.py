"""All words of a saved page beside the article that was read from it: was anything left out?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout

from ui.parts.words import muted
from ui.tasks import Task

if TYPE_CHECKING:
    from ui.reader.source_view import SourceView


class WholePage(QObject):
    """Reads the original again, in the guard, and shows its words; nothing is stored."""

    def __init__(self, view: "SourceView") -> None:
        super().__init__(view)
        self._view = view
        self.window: QDialog | None = None

    def is_possible(self) -> bool:
        """Whether the source in the reader is a web page."""
        view = self._view
        if not view.source_id:
            return False
        return view.workspace.case.sources.get(view.source_id).media_type == "text/html"

    def show(self) -> None:
        """Read the whole page and show it."""
        if not self.is_possible():
            self._view.workspace.notice("Only of a saved web page is more kept than is shown here.")
            return
        sources, source_id = self._view.workspace.case.sources, self._view.source_id

        def work(task: Task) -> tuple[str, str]:
            from workbench.sources.guard import read_guarded

            source, original = sources.get(source_id), sources.original(source_id)
            found = read_guarded(original, source.file_name, cancelled=lambda: task.cancelled, whole=True)
            return source.title, found.text

        self._view.workspace.tasks.run("Reading the whole page", work, self._on_read, self._on_failed)

    def _on_read(self, found: tuple[str, str]) -> None:
        title, text = found
        window = QDialog(self._view)
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
        self._view.workspace.notice(why, "warning")
