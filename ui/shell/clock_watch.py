"""Says once when the clock of the computer jumps while a case is open, or was wrong before.

Nothing goes by that clock: changes and backups keep the order they were made in. But their times are shown,
and whoever reads them should know.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer

from ui.app.workspace import Place, Workspace
from workbench.values.moments import elapsed

_LOOK = 60_000
_JUMP = 120.0
"""Seconds by which a clock that is kept right may be corrected at once."""
_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60))


class ClockWatch(QObject):
    """One for each open case. `wall` is the clock in seconds, `steady` one that nobody sets."""

    def __init__(
        self,
        workspace: Workspace,
        parent: QObject | None = None,
        wall: Callable[[], float] = lambda: datetime.now(UTC).timestamp(),
        steady: Callable[[], float] = elapsed,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._wall, self._steady = wall, steady
        self._offset = wall() - steady()
        self._told = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        workspace.changed.connect(self.look)

    def begin(self) -> None:
        """Look whether the case holds changes of a time that is still to come."""
        case = self._workspace.case
        newest = [] if case.closed else case.history(1)
        if not newest:
            return
        ahead = datetime.fromisoformat(newest[0].at).timestamp() - self._wall()
        if ahead > _JUMP:
            self._tell(
                f"The newest change of this case is dated {_length(ahead)} ahead of this computer's clock."
            )

    def look(self) -> None:
        """Compare the clock with the time that has passed."""
        offset = self._wall() - self._steady()
        jump, self._offset = offset - self._offset, offset
        if abs(jump) > _JUMP:
            way = "forward" if jump > 0 else "back"
            self._tell(f"The clock of this computer was set {way} by {_length(abs(jump))}.")

    def _tell(self, what: str) -> None:
        if self._told:
            return
        self._told = True
        self._workspace.notice(
            f"{what} Changes and backups keep their order; the times shown with them may be wrong. "
            "Check date and time of the computer.",
            "warning",
            "Show history",
            lambda: self._workspace.show(Place("history")),
        )


def _length(seconds: float) -> str:
    for unit, length in _UNITS:
        number = int(seconds // length)
        if number:
            return f"{number:,} {unit}{'s' * (number != 1)}"
    return f"{int(seconds)} seconds"
