"""Reopens the open case: after something was done to its file, or to write in it at last."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.app.workspace import NewPassphrase
from ui.shell.opening.opener import Attempt, Opener
from workbench.casefile.file.lock import is_held

if TYPE_CHECKING:
    from ui.shell.session import Session
    from workbench.case import Case
    from workbench.casefile.backups import Backup

_EVERY = 2000


class Reopening(QObject):
    """One for all windows. The key of the case is at hand, so nobody is asked for the passphrase."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._watch = QTimer(self)
        self._watch.setInterval(_EVERY)
        self._watch.timeout.connect(self._look)

    def restore(self, backup: "Backup") -> None:
        """Put a backup in the place of the case."""

        def reopen(opener: Opener, case: "Case", key: bytes | None) -> None:
            opener.restore(Attempt(case.path), backup, key)

        self._put_away_and(reopen)

    def rekey(self, passphrase: NewPassphrase) -> None:
        """Write the case anew under another passphrase."""
        if self._session.workspace is None:
            return
        old = self._session.workspace.case.file_key

        def reopen(opener: Opener, case: "Case", _key: bytes | None) -> None:
            opener.rekey(Attempt(case.path, passphrase.words), old)

        self._put_away_and(reopen)

    def for_writing(self) -> None:
        """Open a case that was open read-only for writing."""

        def reopen(opener: Opener, case: "Case", key: bytes | None) -> None:
            opener.open(Attempt(case.path), key)

        self._put_away_and(reopen)

    def _put_away_and(self, reopen: Callable[[Opener, "Case", bytes | None], None]) -> None:
        if self._session.workspace is None:
            return
        case, host = self._session.workspace.case, self._session.host
        key = case.raw_key
        self._session.put_away()
        host.show_welcome()
        reopen(host.opening.opener, case, key)

    # -- waiting for the one who holds the case -------------------------------------------------

    def watch(self) -> None:
        """From now on tell when a case that is open elsewhere, and read-only here, is let go there."""
        workspace = self._session.workspace
        if workspace is not None and workspace.case.read_only and is_held(workspace.case.path):
            self._watch.start()

    def stop_watching(self) -> None:
        """The case is put away."""
        self._watch.stop()

    def _look(self) -> None:
        workspace = self._session.workspace
        if workspace is None or is_held(workspace.case.path):
            return
        self._watch.stop()
        workspace.notice(
            "The other program has closed this case. Reopen it to see the changes made there and to edit.",
            "info",
            "Open for writing",
            self.for_writing,
        )
