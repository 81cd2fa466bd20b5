"""Before the case is put away: every word is saved or kept, or the user knows which are not."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMessageBox

from ui.kit.unsaved import unsaved
from ui.shell.locking.drafts import collect, store
from workbench.values.errors import KnownError

if TYPE_CHECKING:
    from ui.shell.session import Session


def may_leave(session: "Session") -> bool:
    """Save everything; what the case refuses is kept in it, and asked about where even that fails."""
    workspace = session.workspace
    if workspace is None or (unsaved().save_all() and unsaved().standing.state == "saved"):
        return True
    frames = [host.frame for host in session.hosts if host.frame is not None]
    why = unsaved().standing.why
    if not workspace.case.read_only:
        try:
            store(workspace.case, collect(frames, may_save=True, everything=False))
        except KnownError as error:
            why = str(error)
        else:
            return True
    return _asked(session, why)


def _asked(session: "Session", why: str) -> bool:
    words = unsaved().all_words()
    box = QMessageBox(session.host.as_widget())
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Close the case")
    box.setText("What you typed last is not saved.")
    box.setInformativeText(f"{why} If you close the case now, these words are lost unless you copy them.")
    box.setDetailedText("\n\n".join(words))
    copy = box.addButton("Copy and close", QMessageBox.ButtonRole.AcceptRole)
    lose = box.addButton("Close without saving", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    if box.clickedButton() is copy:
        QApplication.clipboard().setText("\n\n".join(words))
        return True
    return box.clickedButton() is lose
