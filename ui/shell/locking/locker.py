"""Locks the case: nothing of it is left in any window, and its passphrase is asked for."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog

from ui.shell.locking.drafts import keep, put_back
from ui.shell.locking.idleness import Idleness
from ui.shell.locking.session_signals import SessionSignals
from ui.shell.opening.opener import Attempt

if TYPE_CHECKING:
    from ui.shell.session import Session

_WHY = {
    "asked": "The case is locked.",
    "idle": "The case was locked because nobody was here for a while.",
    "asleep": "The case was locked because the machine slept.",
    "session": "The case was locked with the session.",
}


class Locker(QObject):
    """One for all windows. Only an encrypted case can be locked: a plain one can be read anyway."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self.idleness = Idleness(self)
        self.idleness.away.connect(self.lock)
        self.session = SessionSignals(self)
        self.session.locked.connect(self._on_session_locked)

    def begin(self) -> None:
        """A case was opened."""
        workspace = self._session.workspace
        if workspace is None:
            return
        if workspace.case.encrypted:
            self.idleness.begin()
            self.session.begin()
        self._put_drafts_back()

    def end(self) -> None:
        """The case was put away."""
        self.idleness.end()

    def _on_session_locked(self) -> None:
        self.lock("session")

    def lock(self, why: str = "asked") -> None:
        """Save and keep what is typed, put the case away, ask for its passphrase."""
        workspace = self._session.workspace
        if workspace is None:
            return
        case, host = workspace.case, self._session.host
        if not case.encrypted:
            host.notify("This case is not encrypted: there is nothing to lock.", "info")
            return
        _close_dialogs()
        stopped = len([task for task in workspace.tasks.running if task.label])
        keep(case, [one.frame for one in self._session.hosts if one.frame is not None])
        path, read_only = case.path, case.read_only
        self._session.put_away()
        # Now, not when the program next has time: the widgets hold words of the case.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        words = _WHY[why]
        if stopped:
            tasks = "1 running task was" if stopped == 1 else f"{stopped} running tasks were"
            words += f" {tasks} stopped; what was saved stays."
        host.ask_passphrase(Attempt(path, read_only=read_only), words)

    def _put_drafts_back(self) -> None:
        workspace, frame = self._session.workspace, self._session.host.frame
        if workspace is None or frame is None:
            return
        for words in put_back(workspace.case, frame):
            shown = words if len(words) < 200 else f"{words[:199]}…"
            workspace.notice(
                f"You were typing this when the case was put away: “{shown}”",
                "info",
                "Copy",
                partial(QApplication.clipboard().setText, words),
            )


def _close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        following = QApplication.activePopupWidget()
        popup = following if following is not popup else None
