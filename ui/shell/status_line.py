"""The line below: whether everything is saved, whether the file is encrypted, who works."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.app.workspace import Workspace
from ui.kit.icons import icon
from ui.kit.tips import plain_tip
from ui.kit.unsaved import Standing, unsaved
from ui.kit.words import Words
from workbench.values.text import one_line

_LONGEST = 90
"""Letters of a reason; the tip has the whole."""
FLASH = 5000
"""Milliseconds a passing word stays."""


class StatusLine(QWidget):
    """Says the state of the case in a few words."""

    analyst_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = QLabel()
        self.saved = Words("", "muted", 0.92, wrap=False)
        self._seal = QLabel()
        self.sealed = Words("", "muted", 0.92, wrap=False)
        self.analyst = QToolButton()
        self.analyst.setAutoRaise(True)
        self.analyst.setToolTip("Change analyst…")
        self.analyst.clicked.connect(self._on_analyst)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 1, 8, 1)
        line.setSpacing(6)
        for part in (self._sign, self.saved):
            line.addWidget(part)
        line.addSpacing(12)
        for part in (self._seal, self.sealed):
            line.addWidget(part)
        self.watched = Words("", "muted", 0.92, wrap=False)
        self.watched.hide()
        line.addWidget(self.watched)
        line.addStretch(1)
        line.addWidget(self.analyst)
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(FLASH)
        self._flash.timeout.connect(self._show_standing)
        self._shown: Standing | None = None
        unsaved().changed.connect(self._show_standing)
        self.refresh()

    def flash(self, words: str) -> None:
        """Say something for a moment, unless words are unsaved."""
        if unsaved().standing.state == "saved":
            self._shown = None
            self._say("check", "good", words)
            self._flash.start()

    def show_watched(self, folder: Path | None) -> None:
        """Say which folder is watched, if any."""
        self.watched.setVisible(folder is not None)
        if folder is not None:
            self.watched.setText(f"Watching “{folder.name}”")
            self.watched.setToolTip(plain_tip(f"Files added to {folder} are imported"))

    def refresh(self) -> None:
        """Read the state again."""
        case = self._workspace.case
        self._shown = None
        self._show_standing()
        self._seal.setPixmap(icon("lock" if case.encrypted else "unlocked").pixmap(15, 15))
        self.sealed.setText("Encrypted" if case.encrypted else "Not encrypted")
        self.analyst.setText(case.analyst.name)
        self.analyst.setAccessibleName(f"Working as {case.analyst.name}; change")

    def _say(self, picture: str, shade: str, words: str, whole: str = "") -> None:
        self._sign.setPixmap(icon(picture, shade).pixmap(15, 15))
        self.saved.setText(words)
        self.saved.setToolTip(plain_tip(whole))

    def _show_standing(self) -> None:
        """Say what the ledger says: the tick has no other source."""
        standing = unsaved().standing
        if standing == self._shown or (standing.state == "saved" and self._flash.isActive()):
            return
        self._shown = standing
        self._flash.stop()
        if standing.state == "failed":
            why = standing.why.split(". ")[0].rstrip(".")
            self._say(
                "warning", "danger", f"Not saved: {one_line(why, _LONGEST)}, trying again", standing.why
            )
        elif standing.state == "saving":
            self._say("briefs", "accent", "Saving…")
        elif standing.state == "entry":
            self._say("briefs", "accent", "Not added yet: press Enter")
        elif self._workspace.case.read_only:
            self._say("info", "warning", "Open read-only: nothing can be changed")
        else:
            self._say("check", "good", "All changes saved")

    def _on_analyst(self) -> None:
        self.analyst_wanted.emit()
