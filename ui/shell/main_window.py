"""One window: the opening screen or the open case, its menus, what is dropped on it, how it closes."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragMoveEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.commands import CommandSet
from ui.kit.settings import settings
from ui.shell.menus import Menus
from ui.shell.session import Session

if TYPE_CHECKING:
    from ui.app.place import Place
    from ui.app.room import Rooms
    from ui.app.view import View
    from ui.app.workspace import Workspace
    from ui.kit.notice import Notice
    from ui.kit.notices import NoticeBar
    from ui.shell.case_frame import CaseFrame
    from ui.shell.locking.locker import Locker
    from ui.shell.opening.opener import Attempt
    from ui.shell.opening.screen import OpeningScreen
    from ui.shell.palette import Palette
    from workbench.case import Case

_BESIDE = 32
"""How far a further window stands from the one it was opened from, in pixels."""


class MainWindow(QMainWindow):
    """Everything of a case is imported after the first paint. `session` is that of another window."""

    def __init__(
        self,
        load_rooms: "Callable[[], Rooms]",
        path: Path | None = None,
        sample: bool = False,
        documents: Sequence[Path] = (),
        session: Session | None = None,
    ) -> None:
        super().__init__()
        self._load_rooms = load_rooms
        self.session = session or Session()
        self.session.add(self)
        self.session.take_in(documents)
        self._documents = len(documents)
        self._to_open: tuple[Path | None, bool] | None = (path, sample) if session is None else None
        self.frame: CaseFrame | None = None
        self._palette: Palette | None = None
        self.pages = QStackedWidget()
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.pages, 1)
        self.setCentralWidget(whole)
        self.setAcceptDrops(True)
        self.setMinimumSize(820, 520)
        self.resize(1320, 860)
        geometry = settings().value("window/geometry")
        if geometry:
            self.restoreGeometry(geometry)
        self.menus = Menus(self, self.menuBar())
        if session is not None:
            self.menus.fill()

    @cached_property
    def rooms(self) -> "Rooms":
        """The rooms it was given."""
        return self._load_rooms()

    @cached_property
    def commands(self) -> CommandSet:
        """The commands of the window itself; made after the first paint, which needs none."""
        from ui.shell.window_commands import window_commands

        return CommandSet(self, window_commands(self), everywhere=True)

    @property
    def workspace(self) -> "Workspace | None":
        """The open case, which all windows of the session share."""
        return self.session.workspace

    @property
    def view(self) -> "View | None":
        """What is in the middle."""
        return self.frame.view if self.frame else None

    @property
    def locker(self) -> "Locker":
        """Locks the case."""
        return self.session.locker

    @cached_property
    def opening(self) -> "OpeningScreen":
        """Welcome, new case, passphrase; made right after the first paint."""
        from ui.shell.opening.opener import load_what_shows
        from ui.shell.opening.screen import OpeningScreen

        screen = OpeningScreen()
        screen.opener.meanwhile = lambda: load_what_shows(self.rooms)
        screen.opened.connect(lambda opened: self._on_opened(opened.case))
        screen.noticed.connect(self.notify)
        screen.described.connect(partial(self.notify, severity="info"))
        screen.code_offered.connect(self._offer_code)
        screen.needed.connect(self._show_opening)
        screen.left.connect(self._leave_opening)
        self.pages.addWidget(screen)
        return screen

    @cached_property
    def notices(self) -> "NoticeBar":
        """Notices while no case is open; an open case has its own."""
        from ui.kit.notices import NoticeBar

        return NoticeBar(self.pages)

    def as_widget(self) -> QWidget:
        """The window as the parent of what lies over it."""
        return self

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint comes before anything is opened."""
        super().paintEvent(event)
        if self._to_open is not None:
            QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        if self._to_open is not None:
            path, sample = self._to_open
            self._to_open = None
            self.opening.begin(path, sample)
            self._furnish()

    def _furnish(self) -> None:
        """Menus and icon; made while the case is being read in a thread of its own."""
        from ui.kit.icons import icon

        self.menus.fill()
        self.refresh()
        self.setWindowIcon(icon("groundwork"))
        if self._documents:
            from workbench.values.text import counted

            self.notify(f"Open a case to import {counted(self._documents, 'document')}.", "info")

    # -- a case comes and goes ----------------------------------------------------------------

    def _on_opened(self, case: "Case") -> None:
        self.session.begin(case, self)

    def show_case(self, place: "Place | None" = None) -> None:
        """Show the open case at a place, by default where one was last."""
        from ui.shell.analyst import ask_analyst
        from ui.shell.case_frame import CaseFrame

        workspace, services = self.session.workspace, self.session.services
        if workspace is None or services is None:
            return
        if "notices" in self.__dict__:
            self.notices.clear()
        frame = self.frame = CaseFrame(workspace, services, self.rooms)
        frame.view_changed.connect(self._on_view_changed)
        frame.status.analyst_wanted.connect(partial(ask_analyst, self))
        frame.navigation.search_wanted.connect(self.open_palette)
        # Filled before it joins the window: styles are then worked out once.
        frame.start(place)
        self.pages.addWidget(frame)
        self.pages.setCurrentWidget(frame)
        frame.focus_view()
        self.refresh()

    def empty(self) -> None:
        """Take everything of the case out of the window."""
        frame = self.frame
        if frame is None:
            return
        self.menus.show_view(None)
        self.frame = None
        self.pages.removeWidget(frame)
        frame.hide()
        frame.let_go()
        frame.deleteLater()
        if self._palette is not None:
            # It holds what was searched for.
            self._palette.deleteLater()
            self._palette = None
        self.refresh()

    def new_window(self) -> "MainWindow":
        """Show the case in one more window, at the same place."""
        other = MainWindow(self._load_rooms, session=self.session)
        other.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        other.setWindowIcon(self.windowIcon())
        other.resize(self.size())
        other.move(self.x() + _BESIDE, self.y() + _BESIDE)
        other.show_case(self.frame.places.current if self.frame else None)
        other.show()
        return other

    def _offer_code(self) -> None:
        from ui.app.place import Place

        if self.workspace is not None:
            self.workspace.notice(
                "Save the recovery code for this case. You will need it if you forget the passphrase.",
                "warning",
                "Show it",
                partial(self.workspace.show, Place("key", "new")),
                stays=True,
            )

    def _show_opening(self) -> None:
        self.pages.setCurrentWidget(self.opening)

    def _leave_opening(self) -> None:
        """Whoever gives up opening another case comes back to the one that is open."""
        if self.frame is not None:
            self.pages.setCurrentWidget(self.frame)

    def open_path(self, path: Path) -> None:
        """Open a case in the place of the one that is open."""
        self.opening.open_path(path)

    def ask_passphrase(self, attempt: "Attempt", words: str) -> None:
        """Ask for the passphrase of a case that was locked, and say why."""
        self._show_opening()
        self.opening.ask_again(attempt, words)

    def close_case(self) -> None:
        """Put the case away and go back to the welcome."""
        self.session.close_case()

    def show_welcome(self) -> None:
        """The welcome in the place of a case that was put away."""
        self._show_opening()
        self.opening.show_welcome()

    def changeEvent(self, event: QEvent) -> None:
        """The window at the front is the one that is used."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.session.use(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, remember the window; the last window closes the case."""
        if self.session.hosts == [self] and not self.session.may_leave():
            event.ignore()
            return
        settings().setValue("window/geometry", self.saveGeometry())
        self.session.leave(self)
        if "opening" in self.__dict__:
            self.opening.opener.shut_down()
        if self._to_open is None and not self.session.hosts:
            from ui.shell.clipboard import hand_over
            from ui.shell.opening.recent import forget_traces

            hand_over()
            forget_traces()
        settings().sync()
        super().closeEvent(event)

    # -- state --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Bring title and commands up to date."""
        case = self.workspace.case if self.workspace else None
        # Several commands ask the same of the case: it is read once for all of them.
        with case.snapshot() if case else nullcontext():
            self.setWindowTitle(_title_of(case) if case else "")
            self.commands.refresh()
            self.menus.show_undo()

    def _on_view_changed(self) -> None:
        self.menus.show_view(self.view)
        self.commands.refresh()

    def go(self, place: "Place") -> None:
        """Show a place and remember it for going back."""
        if self.frame is not None:
            self.frame.go(place)

    def show_notice(self, notice: "Notice") -> None:
        """Show a notice, whether a case is open or not."""
        bar = self.frame.notices if self.frame else self.notices
        bar.show_notice(notice)

    def notify(self, words: str, severity: str = "warning", stays: bool = False) -> None:
        """Tell the user something, whether a case is open or not."""
        from ui.kit.notice import Notice

        self.show_notice(Notice(words, severity, stays=stays))

    def notify_error(self, words: str) -> None:
        """A fault of ours, once, in a window that can be seen."""
        host = self.session.host if self.session.hosts else self
        host.notify(words, "error")

    # -- what the user does -------------------------------------------------------------------

    def open_palette(self) -> None:
        """Search everything and run commands."""
        if self.workspace is None or self.frame is None:
            return
        if self._palette is None:
            from ui.shell.palette import Palette

            self._palette = Palette(self)
        self._palette.open()

    # -- dropping -----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragMoveEvent) -> None:
        """Whatever another program drags here is welcome; what is dragged within the window is not ours."""
        if event.source() is None and event.mimeData().formats():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The same, all over the window."""
        self.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """A case is opened; everything else is taken in as sources."""
        from ui.shell.intake.choosing import take_in_dropped

        event.acceptProposedAction()
        take_in_dropped(self, event.mimeData())


def _title_of(case: "Case") -> str:
    return f"{case.title} (review copy)" if case.review_copy else case.title
