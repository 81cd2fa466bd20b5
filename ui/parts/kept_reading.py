"""Something that is read from the whole case and kept: at once where that is little, else on a worker."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from workbench.case import Case

Value = TypeVar("Value")
MANY = 600
"""Claims from which on what concerns all of them is read off the window's thread."""


class KeptReading(QObject, Generic[Value]):
    """Read when it is first asked for; `then` is called once it is known where that took a worker."""

    def __init__(
        self,
        owner: QObject,
        workspace: Workspace,
        read: Callable[[Case], Value],
        then: Callable[[], object],
    ) -> None:
        super().__init__(owner)
        self._workspace = workspace
        self._read = read
        self._then = then
        self.value: Value | None = None
        self._version = 0
        self._asked = -1

    def get(self) -> Value | None:
        """What was read; None while a worker reads it."""
        if self.value is None and self._workspace.case.claims.count() <= MANY:
            self.value = self._read(self._workspace.case)
        elif self.value is None and self._asked != self._version:
            self._asked = self._version
            self._workspace.tasks.run_quietly(partial(self._work, self._version), self._on_read)
        return self.value

    def forget(self) -> None:
        """Read it again when it is next asked for: the case has changed."""
        self.value = None
        self._version += 1

    def _work(self, version: int, _task: Task) -> tuple[int, Value]:
        return version, self._read(self._workspace.case)

    def _on_read(self, answer: tuple[int, Value]) -> None:
        version, value = answer
        if version == self._version:
            self.value = value
            self._then()
