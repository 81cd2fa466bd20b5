"""Collecting garbage on the window's thread only.

Python collects cycles on whichever thread happens to allocate. A dead widget that is collected on a
worker thread is destroyed there, under Qt's feet, and the program crashes much later somewhere
else. So automatic collection is off, and a timer of the window's thread does it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 500


class GarbageCollector(QObject):
    """Takes the place of the automatic collector for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.check)
        self._timer.start()

    def check(self) -> None:
        """Collect the generations that are due, as the automatic collector would have."""
        due = [number for number, count in enumerate(gc.get_count()) if count > self._thresholds[number]]
        if due:
            gc.collect(due[-1])
