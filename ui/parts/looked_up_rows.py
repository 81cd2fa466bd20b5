"""Rows that are looked up off the window's thread, a moment after what they are about is shown."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.layouts import empty
from ui.kit.tasks import Task
from ui.kit.words import muted
from workbench.values.errors import NotFound

One = TypeVar("One")


class LookedUpRows(QWidget, Generic[One]):
    """Nobody waits for them, and the newest question wins. Hidden while there are none."""

    def __init__(self, workspace: Workspace, most: int, gap: int = 2) -> None:
        super().__init__()
        self.workspace = workspace
        self.shown: list[One] = []
        self._most = most
        self._of = ""
        self._look: Callable[[Task], list[One]] | None = None
        self._asked = 0
        # What is on the screen comes first, since threads take turns; asked twice in a turn, it looks once.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(gap)
        self.hide()

    def ask(self, of: str, look: Callable[[Task], list[One]]) -> None:
        """Show what `look` finds of a thing; until then rows of the same thing stay, others go."""
        if of != self._of:
            self._fill([])
        self._of, self._look = of, look
        self._asked += 1
        self._soon.start(0)

    def ask_again(self, after: int) -> None:
        """Look again in so many milliseconds, if anything was asked for."""
        if self._look is not None:
            self._soon.start(after)

    def leave(self) -> None:
        """Show nothing, and look for nothing until it is asked again."""
        self._look = None
        self._asked += 1
        self._fill([])

    def show_found(self, found: list[One]) -> None:
        """Show the answer to the newest question."""
        self._fill(found)

    def add(self, one: One) -> None:
        """Add the row of one of them to `self.lines`."""
        raise NotImplementedError

    def _begin(self) -> None:
        if self._look is not None:
            self.workspace.tasks.run_quietly(partial(_looked, self._look, self._asked), self._on_found)

    def _on_found(self, answer: tuple[int, list[One]]) -> None:
        asked, found = answer
        if asked == self._asked:
            self.show_found(found)

    def _fill(self, found: list[One]) -> None:
        self.shown = found
        empty(self.lines)
        for one in found[: self._most]:
            self.add(one)
        if len(found) > self._most:
            self.lines.addWidget(muted(f"and {len(found) - self._most:,} more"))
        self.setVisible(bool(found))


def _looked(look: Callable[[Task], list[One]], asked: int, task: Task) -> tuple[int, list[One]]:
    try:
        return asked, look(task)
    except NotFound:  # Deleted meanwhile.
        return asked, []
