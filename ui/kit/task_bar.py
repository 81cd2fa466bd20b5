"""What is running, how far it is, and a Stop for each."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.kit.elided import ElidedLabel
from ui.kit.icons import icon
from ui.kit.tasks import Task, TaskRunner
from workbench.values.job import Progress

PATIENCE = 400
"""Milliseconds a task may take before it is shown."""


class TaskBar(QWidget):
    """One line for each task that takes longer than a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taskBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Running tasks")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 4, 8, 4)
        self._column.setSpacing(2)
        self._waiting: list[Task] = []
        self._rows: dict[Task, TaskRow] = {}
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._show_waiting)
        self.hide()

    def watch(self, runner: TaskRunner) -> None:
        """Show the tasks of a runner."""
        runner.started.connect(self._on_started)
        runner.ended.connect(self._on_ended)

    @property
    def rows(self) -> dict[Task, "TaskRow"]:
        """The tasks that are shown."""
        return dict(self._rows)

    def _on_started(self, task: Task) -> None:
        self._waiting.append(task)
        self._patience.start()

    def _show_waiting(self) -> None:
        for task in filter(isValid, self._waiting):
            row = TaskRow(task)
            self._rows[task] = row
            self._column.addWidget(row)
        self._waiting.clear()
        self.setVisible(bool(self._rows))

    def _on_ended(self, task: Task) -> None:
        if task in self._waiting:
            self._waiting.remove(task)
        row = self._rows.pop(task, None)
        if row:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.setVisible(bool(self._rows))


class TaskRow(QWidget):
    """Label, progress, words and Stop."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task
        self.label = QLabel(task.label)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.words = ElidedLabel()
        self.words.setEnabled(False)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.stop = QToolButton()
        self.stop.setText("Stop")
        self.stop.setIcon(icon("stop"))
        self.stop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.stop.setToolTip("Stop after the current step. Finished items are kept.")
        self.stop.clicked.connect(self._on_stop)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.label)
        line.addWidget(self.progress)
        line.addWidget(self.words, 1)
        line.addWidget(self.stop)
        task.progressed.connect(self._on_progress)

    def _on_progress(self, at: Progress) -> None:
        self.progress.setRange(0, at.total)
        self.progress.setValue(at.done)
        count = f"{at.done} of {at.total}" if at.total else ""
        self.words.setText("  ".join(part for part in (count, at.words) if part))

    def _on_stop(self) -> None:
        self._task.cancel()
        self.stop.setEnabled(False)
        self.words.setText("Stopping…")
