"""Which claims contradict one another is looked for beside the work of the window, once the board is seen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Choice
from ui.kit.tasks import Task
from ui.rooms.claims.board import FILTERS

CONTRADICTING = "contradicting"


class Comparing(QObject):
    """Compares all claims when `view` is first shown, as it may be made ahead; later those that changed."""

    def __init__(
        self, view: QWidget, workspace: Workspace, wanted: Choice, then: Callable[[], object]
    ) -> None:
        """`wanted` shows how many are undecided; `then` is called when it filters by them."""
        super().__init__(view)
        self._workspace = workspace
        self._wanted = wanted
        self._then = then
        self._was_seen = self._is_busy = self._again = False
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin with the first look at the view."""
        if event.type() == QEvent.Type.Show and not self._was_seen:
            self._was_seen = True
            self.look()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Compare the claims that changed, the first time all."""
        if self._is_busy:
            self._again = True
            return
        self._is_busy, self._again = True, False
        self._workspace.tasks.run_quietly(self._compare, self._on_compared, can_wait=True)

    def _compare(self, task: Task) -> None:
        try:
            self._workspace.case.contradictions.catch_up(task.job)
        finally:
            self._is_busy = False

    def _on_compared(self, _done: None) -> None:
        if self._again:
            self.look()
        self._show_number()
        if self._wanted.value() == CONTRADICTING:
            self._then()

    def _show_number(self) -> None:
        waiting = sum(not one.state for one in self._workspace.case.contradictions.listed())
        words = dict(FILTERS)[CONTRADICTING]
        self._wanted.setItemText(
            self._wanted.findData(CONTRADICTING), f"{words} ({waiting:,})" if waiting else words
        )
