"""The window: the opening screen or an open case, its menus, what is dropped on it, how it closes."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.commands import CommandSet
from ui.kit.settings import settings
from ui.shell.menus import Menus
from ui.shell.window_commands import window_commands

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.kit.notices import NoticeBar
    from ui.shell.case_frame import CaseFrame
    from ui.shell.clipboard import ClipboardKeeper
    from ui.shell.locking.locker import Locker
    from ui.shell.opening.handing_over import Receiver
    from ui.shell.opening.reopening import OpenAgain
    from ui.shell.opening.screen import OpeningScreen
    from workbench.case import Case
    from workbench.casefile import Change

NOT_ENDED = (
    "Groundwork did not end properly last time; nothing that it had shown as saved was lost, "
    "and you are back where you were."
)
WAS_CUT = (
    "Groundwork did not end properly last time, and a change was cut off while it was being written. "
    "Look whether your last work is there; a backup may hold more."
)


class MainWindow(QMainWindow):
    """One window, one case. Everything of a case is imported after the first paint."""

    def __init__(
        self, path: Path | None = None, sample: bool = False, documents: Sequence[Path] = ()
    ) -> None:
        super().__init__()
        self._documents_due = list(documents)
        self._to_open: tuple[Path | None, bool] | None = (path, sample)
        self.frame: CaseFrame | None = None
        self.workspace: Workspace | None = None
        self._palette: Any = None
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
        self.commands = CommandSet(self, window_commands(self), everywhere=True)
        self.menus = Menus(self)
        self.refresh()

    @cached_property
    def opening(self) -> "OpeningScreen":
        """Welcome, new case, passphrase; made right after the first paint."""
        from ui.shell.opening.screen import OpeningScreen

        screen = OpeningScreen()
        screen.opened.connect(self._on_opened)
        screen.noticed.connect(self.tell)
        screen.code_offered.connect(self._offer_code)
        screen.needed.connect(self._show_opening)
        screen.left.connect(self._leave_opening)
        self.pages.addWidget(screen)
        return screen

    @cached_property
    def notices(self) -> "NoticeBar":
        """Notices while no case is open; an open case has its own."""
        from ui.kit.notices import NoticeBar

        bar = NoticeBar()
        self._column.insertWidget(0, bar)
        return bar

    @cached_property
    def clipboard(self) -> "ClipboardKeeper":
        """Takes copies out of an encrypted case off the clipboard again."""
        from ui.shell.clipboard import ClipboardKeeper

        return ClipboardKeeper(self)

    @cached_property
    def locker(self) -> "Locker":
        """Locks an encrypted case, asked or by itself."""
        from ui.shell.locking.locker import Locker

        return Locker(self)

    @cached_property
    def again(self) -> "OpenAgain":
        """Opens the open case again, after something was done to its file or to write in it."""
        from ui.shell.opening.reopening import OpenAgain

        return OpenAgain(self)

    @cached_property
    def receiver(self) -> "Receiver":
        """Takes documents that are opened with this program while the window is open."""
        from ui.shell.opening.handing_over import Receiver

        receiver = Receiver(self)
        receiver.received.connect(self.take_in_documents)
        return receiver

    def take_in_documents(self, paths: Sequence[Path]) -> None:
        """Take in documents that were opened with this program; without a case they wait for one."""
        if self.frame is None:
            self._documents_due = list(paths)
            return
        self._documents_due = []
        if paths:
            self.frame.intake.take_in_paths(paths)
            self.raise_()
            self.activateWindow()

    def forget_palette(self) -> None:
        """Let go of what was searched for."""
        if self._palette is not None:
            self._palette.deleteLater()
            self._palette = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint comes before anything is opened."""
        super().paintEvent(event)
        if self._to_open is not None:
            QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        if self._to_open is not None:
            from ui.kit.icons import icon
            from workbench.values.text import counted

            path, sample = self._to_open
            self._to_open = None
            self.setWindowIcon(icon("groundwork"))
            self.opening.begin(path, sample)
            if self._documents_due:
                waiting = counted(len(self._documents_due), "document")
                self.tell(f"Open a case: {waiting} will be taken into it.", "info")

    # -- a case comes and goes ----------------------------------------------------------------

    def _on_opened(self, case: "Case") -> None:
        from ui.app.workspace import Workspace
        from ui.shell.case_frame import CaseFrame
        from ui.shell.opening.recent import remember_case, remember_open

        if self.workspace is not None:
            self.put_away()
        analyst = str(settings().value("analyst", "") or "")
        if analyst and not case.read_only:
            case.as_analyst(analyst)
        self.notices.clear()
        self.workspace = Workspace(case, self)
        self.clipboard.begin(case.encrypted)
        self.frame = CaseFrame(self.workspace)
        self.frame.view_changed.connect(self._on_view_changed)
        self.frame.status.analyst_wanted.connect(self.work_as)
        self.workspace.changed.connect(self._on_changed)
        self.workspace.files_wanted.connect(self.add_sources)
        self.workspace.restore_wanted.connect(self.again.restore)
        self.workspace.lock_wanted.connect(self.locker.lock)
        self.workspace.rekey_wanted.connect(self.again.rekey)
        self.frame.navigation.search_wanted.connect(self.open_palette)
        # Filled before it joins the window: styles are then worked out once.
        self.frame.start()
        self.pages.addWidget(self.frame)
        self.pages.setCurrentWidget(self.frame)
        self.frame.view.setFocus()
        self.locker.begin()
        self.again.watch()
        self.receiver.begin()
        self.take_in_documents(self._documents_due)
        remember_case(case.path)
        remember_open(case.path)
        if case.warning:
            self.tell(case.warning, "warning")
        elif case.was_left_open:
            self.tell(WAS_CUT if case.log_was_cut else NOT_ENDED, "info")
        self.refresh()

    def _offer_code(self, _why: object) -> None:
        from ui.app.workspace import Place

        if self.workspace is not None:
            self.workspace.notice(
                "Keep the recovery code of this case: it opens the case should the passphrase be lost.",
                "warning",
                "Show it",
                partial(self.workspace.show, Place("key", "new")),
            )

    def _show_opening(self, _why: object) -> None:
        self.pages.setCurrentWidget(self.opening)

    def _leave_opening(self, _why: object) -> None:
        """Whoever gives up opening another case comes back to the one that is open."""
        if self.frame is not None:
            self.pages.setCurrentWidget(self.frame)

    def close_case(self) -> None:
        """Put the case away and go back to the welcome."""
        if self.workspace is None:
            return
        from ui.shell.opening.recent import forget_traces, remember_open

        self.put_away()
        remember_open(None)
        forget_traces()
        self.show_welcome()

    def show_welcome(self) -> None:
        """The welcome in the place of a case that was put away."""
        self.pages.setCurrentWidget(self.opening)
        self.opening.show_welcome()

    def put_away(self) -> None:
        """Save what is typed, close the case, take its widgets out of the window."""
        frame, workspace = self.frame, self.workspace
        if frame is None or workspace is None:
            return
        frame.save_now()
        frame.save_layout()
        self.clipboard.end()
        self.locker.end()
        self.again.stop_watching()
        self.receiver.end()
        self.menus.show_view(None)
        self.frame = self.workspace = None
        self.pages.removeWidget(frame)
        frame.hide()
        frame.deleteLater()
        workspace.close()
        self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, remember the window, close the case."""
        settings().setValue("window/geometry", self.saveGeometry())
        self.put_away()
        if self._to_open is None:
            from ui.shell.opening.recent import forget_traces

            self.opening.opener.shut_down()
            self.clipboard.hand_over()
            forget_traces()
        settings().sync()
        super().closeEvent(event)

    # -- state --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Bring title and commands up to date."""
        title = self.workspace.case.title if self.workspace else ""
        self.setWindowTitle(title)
        self.commands.refresh()
        self.menus.show_undo()

    def _on_changed(self, change: "Change") -> None:
        self.refresh()

    def _on_view_changed(self, view: Any) -> None:
        self.menus.show_view(view)
        self.commands.refresh()

    def tell(self, words: str, severity: str = "warning") -> None:
        """Tell the user something, whether a case is open or not."""
        from ui.kit.notice import Notice

        bar = self.frame.notices if self.frame else self.notices
        bar.show_notice(Notice(words, severity))

    def tell_fault(self, words: str) -> None:
        """A fault of ours, once."""
        self.tell(words, "error")

    # -- what the user does -------------------------------------------------------------------

    def open_palette(self, _why: object = "") -> None:
        """Search everything and run commands."""
        if self.workspace is None or self.frame is None:
            return
        if self._palette is None:
            from ui.shell.palette import Palette

            self._palette = Palette(self)
        self._palette.open()

    def add_sources(self, _why: object = "") -> None:
        """Choose files and take them in."""
        from PySide6.QtWidgets import QFileDialog

        if self.frame is None:
            return
        start = str(settings().value("library/folder", str(Path.home())))
        names, _kind = QFileDialog.getOpenFileNames(self, "Add sources", start)
        if names:
            settings().setValue("library/folder", str(Path(names[0]).parent))
            self.frame.intake.take_in_paths([Path(name) for name in names])

    def paste_source(self) -> None:
        """Take in what was copied in another program."""
        mime = QGuiApplication.clipboard().mimeData()
        if self.frame is not None and mime is not None and not self.frame.intake.take_in_given(mime):
            self.tell("There is nothing to take in on the clipboard.", "info")

    def work_as(self, _why: object = "") -> None:
        """Ask in whose name changes are made on this machine."""
        from ui.shell.analyst import ask_analyst

        name = ask_analyst(self, str(settings().value("analyst", "") or ""))
        if name:
            settings().setValue("analyst", name)
            if self.workspace is not None and self.frame is not None:
                self.workspace.case.as_analyst(name)
                self.frame.status.refresh()

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
        from ui.shell.intake.dropped import given_in

        given = given_in(event.mimeData())
        event.acceptProposedAction()
        cases = [path for path in given.paths if path.suffix == ".gwk"]
        if cases:
            self.opening.open_path(cases[0])
        elif given and self.frame is not None:
            self.frame.intake.take_in_given(event.mimeData())
        elif given:
            self.tell("Open a case first; then drop the documents on it.")
