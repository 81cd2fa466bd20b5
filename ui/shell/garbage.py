"""Collecting garbage on the window's thread only.

Python collects cycles on whichever thread happens to allocate. A dead widget that is collected on a
worker thread is destroyed there, under Qt's feet, and the program crashes much later somewhere
else. So automatic collection is off, and a timer of the window's thread does it.
"""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_EVERY = 500
_OLDEST = 2
_GROWN = 1.25
"""How many more of the oldest things there must be before they are all looked through again."""


class GarbageCollector(QObject):
    """Takes the place of the automatic collector for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._kept = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.check)
        self._timer.start()

    def check(self) -> None:
        """Collect the generations that are due, as the automatic collector would have.

        Like it, this goes through everything only once there is a quarter more: with a large case open that
        takes a tenth of a second.
        """
        due = [number for number, count in enumerate(gc.get_count()) if count > self._thresholds[number]]
        if due == [_OLDEST]:
            # Looked at with the next that are due anyway.
            return
        if due and due[-1] == _OLDEST and _number_of_oldest() >= self._kept * _GROWN:
            gc.collect(_OLDEST)
            self._kept = _number_of_oldest()
        elif due:
            gc.collect(min(due[-1], _OLDEST - 1))

    def spare_what_is_loaded(self) -> None:
        """From now on do not go through what there is: modules and the widgets of a window stay."""
        gc.freeze()
        self._kept = 0

    def spare_nothing(self) -> None:
        """A case was put away: whatever it left is garbage, and is found with the next that is."""
        gc.unfreeze()
        self._kept = 0


def collector() -> GarbageCollector | None:
    """The collector of the program, where it has one."""
    app = QCoreApplication.instance()
    return app.findChild(GarbageCollector) if app is not None else None


def _number_of_oldest() -> int:
    return len(gc.get_objects(generation=_OLDEST))
