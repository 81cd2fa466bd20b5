"""Locks the case: nothing of it is left in any window, and its passphrase is asked for."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QToolTip
from shiboken6 import isValid

from ui.shell.locking.drafts import Kept, put_back, words_in
from ui.shell.locking.idleness import Idleness
from ui.shell.locking.session_signals import SessionSignals
from ui.shell.opening.opener import Attempt
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from ui.shell.locking.delay import Delay
    from ui.shell.session import Session
    from workbench.casefile.leaving import Leaving

_WHY = {
    "asked": "The case is locked.",
    "idle": "The case was locked after a period of inactivity.",
    "asleep": "The case was locked because the computer went to sleep.",
    "session": "The case was locked with the session.",
}


_SHORT = 0.0001
"""Seconds for which another thread may go on computing while this one locks.

Each of some hundred calls into Qt gives the interpreter away and waits for it again.
"""
_MADE_AHEAD, _GLANCE = 500, 20
"""Milliseconds: after opening, and between two looks whether the case is put away."""


@dataclass(frozen=True, slots=True)
class _Lost:
    """Words that could not be kept in the case with this id."""

    case_id: str
    kept: list[Kept] = field(repr=False)


class Locker(QObject):
    """One for all windows. Only an encrypted case can be locked: a plain one can be read anyway."""

    _lost = Signal(_Lost)

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self.idleness = Idleness(self)
        self.idleness.away.connect(self.lock)
        self.session = SessionSignals(self)
        self.session.locked.connect(self.lock)
        self._unkept: _Lost | None = None
        self._lost.connect(self._on_lost)

    def begin(self) -> None:
        """A case was opened."""
        workspace = self._session.workspace
        if workspace is None:
            return
        self._put_drafts_back()
        if workspace.case.encrypted:
            self.idleness.begin()
            self.session.begin()
            # Made ahead: locking shows it at once.
            QTimer.singleShot(_MADE_AHEAD, self, self._make_page)

    def _make_page(self) -> None:
        if self._session.workspace is not None:
            _ = self._session.host.opening.unlock

    def end(self, leaving: "Leaving") -> None:
        """The case is being put away; sleep waits until it is, and its key is gone."""
        self.idleness.end()
        self._let_sleep(leaving, self.session.take_delay())

    def _let_sleep(self, leaving: "Leaving", delay: "Delay | None") -> None:
        if delay is None:
            return
        if leaving.wait(0):
            delay.end()
        else:
            QTimer.singleShot(_GLANCE, self, partial(self._let_sleep, leaving, delay))

    def lock(self, why: str = "asked") -> None:
        """Cover the case at once, keep what is typed, put the case away, ask for its passphrase.

        Nothing that works on the case is waited for: it is cut off, and what it has saved stays.
        """
        workspace = self._session.workspace
        if workspace is None:
            return
        case, host = workspace.case, self._session.host
        if not case.encrypted:
            host.notify("This case is not encrypted: there is nothing to lock.", "info")
            return
        with _first():
            stopped = len([task for task in workspace.tasks.running if task.label])
            words = _WHY[why]
            if stopped:
                tasks = "1 running task was" if stopped == 1 else f"{stopped} running tasks were"
                words += f" {tasks} stopped; what was saved stays."
            attempt = Attempt(case.path, read_only=case.read_only)
            dialogs = _dialogs()
            kept = words_in(dialogs)
            self._session.put_away(partial(self._cover, dialogs, attempt, words), kept)

    def _cover(self, dialogs: "list[QDialog]", attempt: Attempt, words: str) -> None:
        """Show the page that asks for the passphrase; it is on the screen when this returns."""
        host = self._session.host
        _close(dialogs)
        QToolTip.hideText()
        for other in self._session.hosts:
            if other is not host:
                other.as_widget().hide()
        host.ask_passphrase(attempt, words)
        host.as_widget().repaint()

    def keep_in_mind(self, case_id: str, kept: list[Kept]) -> None:
        """Words that could not be kept in the case; from the thread that tried."""
        if isValid(self):
            self._lost.emit(_Lost(case_id, kept))

    def _on_lost(self, lost: _Lost) -> None:
        self._unkept = lost
        self._session.host.notify(
            "What you were typing could not be saved. Groundwork keeps it until it is closed: open the case "
            "again to get it back.",
            "warning",
        )

    def _put_drafts_back(self) -> None:
        workspace, frame = self._session.workspace, self._session.host.frame
        if workspace is None or frame is None:
            return
        lost, self._unkept = self._unkept, None
        kept = lost.kept if lost and lost.case_id == workspace.case.info("id") else []
        for words in put_back(workspace.case, frame, kept):
            shown = words if len(words) < 200 else f"{words[:199]}…"
            workspace.notice(
                f"You were typing this when the case was closed: “{shown}”",
                "info",
                "Copy",
                partial(QApplication.clipboard().setText, words),
            )


@contextlib.contextmanager
def _first() -> Iterator[None]:
    """This thread gets the interpreter at once when it asks for it, however much others compute."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_SHORT)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def _dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def _close(dialogs: list[QDialog]) -> None:
    for dialog in dialogs:
        dialog.reject()
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        following = QApplication.activePopupWidget()
        popup = following if following is not popup else None
