"""The opening screen: welcome, new case, passphrase, one after another in the same place."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.kit.settings import settings
from ui.shell.analyst import analyst
from ui.shell.opening.opener import Attempt, Opened, Opener, Refusal
from ui.shell.opening.recent import last_case

if TYPE_CHECKING:
    from ui.shell.opening.new_case import NewCasePage
    from ui.shell.opening.unlock import UnlockPage
    from ui.shell.opening.waiting import WaitingPage
    from ui.shell.opening.welcome import WelcomePage

_AT_ONCE = 300
"""Milliseconds in which most cases are open: words that only flash would disturb."""


class OpeningScreen(QStackedWidget):
    """Leads to an open case. Pages that are rarely needed are made when they are."""

    opened = Signal(Opened)
    noticed = Signal(str)
    """A sentence for the user."""
    described = Signal(str)
    """What a case that was opened says of itself."""
    needed = Signal()
    """Something has to be asked or told here, so this screen should be seen."""
    code_offered = Signal()
    """A new encrypted case is open: its recovery code should be kept."""
    left = Signal()
    """The user gave up what was asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opener = Opener(self)
        self._blank = QWidget()
        self.addWidget(self._blank)
        self._busy_with = ""
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_AT_ONCE)
        self._slow.timeout.connect(self._say_what_takes_long)
        self._unlock: UnlockPage | None = None
        self._new: NewCasePage | None = None
        self._to_say = ""
        self._code_due = False
        self.opener.opened.connect(self.opened)
        self.opener.opened.connect(self._on_opened)
        self.opener.passphrase_wanted.connect(self._ask)
        self.opener.refused.connect(self._on_refused)
        self.opener.busy.connect(self._on_busy)
        self.opener.not_remembered.connect(self.noticed)
        self.opener.said.connect(self._on_said)
        self.opener.made.connect(self._on_made)

    @cached_property
    def waiting(self) -> "WaitingPage":
        """What stands in the place of nothing while a case takes long to open."""
        from ui.shell.opening.waiting import WaitingPage

        page = WaitingPage()
        self.addWidget(page)
        return page

    @cached_property
    def welcome(self) -> "WelcomePage":
        """What one sees when no case is open."""
        from ui.shell.opening.welcome import WelcomePage

        page = WelcomePage()
        page.new_wanted.connect(self.begin_new)
        page.open_wanted.connect(self.choose)
        page.sample_wanted.connect(self.open_sample)
        page.recent_wanted.connect(self.open_path)
        self.addWidget(page)
        return page

    @property
    def unlock(self) -> "UnlockPage":
        """The page that asks for a passphrase."""
        if self._unlock is None:
            from ui.shell.opening.unlock import UnlockPage

            page = self._unlock = UnlockPage()
            page.wanted.connect(self.opener.open)
            page.restore_wanted.connect(self.opener.restore)
            page.given_up.connect(self._on_given_up)
            self.addWidget(page)
        return self._unlock

    @property
    def new(self) -> "NewCasePage":
        """The page for a new case."""
        if self._new is None:
            from ui.shell.opening.new_case import NewCasePage

            page = self._new = NewCasePage()
            page.wanted.connect(self._make)
            page.given_up.connect(self._on_given_up)
            self.addWidget(page)
        return self._new

    # -- ways in ------------------------------------------------------------------------------

    def begin(self, path: Path | None, sample: bool) -> None:
        """What the window starts with: what was asked for, else the last case, else the welcome."""
        path = path or (None if sample else last_case())
        if sample:
            self.open_sample()
        elif path:
            self.open_path(path)
        else:
            self.show_welcome()

    def show_welcome(self) -> None:
        """Back to the choices."""
        self.welcome.refresh()
        self.setCurrentWidget(self.welcome)
        self.welcome.new.setFocus()

    def begin_new(self) -> None:
        """Ask what a new case needs."""
        page = self.new
        self.setCurrentWidget(page)
        page.begin()

    def choose(self) -> None:
        """Choose a case file and open it."""
        from PySide6.QtWidgets import QFileDialog

        start = str(settings().value("opening/folder", ""))
        path, _kind = QFileDialog.getOpenFileName(self, "Open a case", start, "Cases (*.gwk *.gwr)")
        if path:
            settings().setValue("opening/folder", str(Path(path).parent))
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """Open a case; asks for its passphrase when the keyring does not know it."""
        self.opener.open(Attempt(path))

    def open_sample(self) -> None:
        """Open the sample case, building it the first time."""
        from ui.app.folders import sample_folder

        self.opener.build_sample(sample_folder())

    def _on_given_up(self) -> None:
        self.show_welcome()
        self.left.emit()

    # -- what comes of it ---------------------------------------------------------------------

    def _make(self, attempt: Attempt, title: str) -> None:
        self.opener.create(attempt, title, analyst() or "Analyst")

    def ask_again(self, attempt: Attempt, words: str) -> None:
        """A case was locked: ask for its passphrase, whatever the keyring knows."""
        page = self.unlock
        self.setCurrentWidget(page)
        page.ask(attempt)
        page.notify(words, "accent")

    def _ask(self, attempt: Attempt) -> None:
        page = self.unlock
        self.setCurrentWidget(page)
        self.needed.emit()
        page.ask(attempt)

    def _on_refused(self, refusal: Refusal) -> None:
        attempt, error = refusal.attempt, refusal.error
        if self.currentWidget() is self._new and self._new is not None:
            self._new.notify(str(error))
        elif attempt is None:
            self.noticed.emit(str(error))
        else:
            page = self.unlock
            self.setCurrentWidget(page)
            self.needed.emit()
            page.explain(attempt, error)

    def _on_said(self, words: str) -> None:
        self._to_say = words

    def _on_made(self, _path: Path) -> None:
        self._code_due = True

    def _on_opened(self, opened: Opened) -> None:
        if self._code_due:
            self._code_due = False
            self.code_offered.emit()
        if self._to_say:
            self.noticed.emit(self._to_say)
            self._to_say = ""
        if description := opened.case.info("description"):
            self.described.emit(description)

    def _say_what_takes_long(self) -> None:
        if self._busy_with and self.currentWidget() is self._blank:
            self.waiting.line.setText(self._busy_with)
            self.setCurrentWidget(self.waiting)

    def _on_busy(self, words: str) -> None:
        self._busy_with = words
        if words:
            self._slow.start()
        elif "waiting" in self.__dict__ and self.currentWidget() is self.waiting:
            self.setCurrentWidget(self._blank)
        if "welcome" in self.__dict__:
            self.welcome.show_busy(words)
        for page in (self._unlock, self._new):
            if page is not None:
                page.show_busy(bool(words))
                page.notify(words, "accent")
