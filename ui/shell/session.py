"""What the windows of this program share: at most one open case, and what guards and serves it."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

if TYPE_CHECKING:
    from ui.app.place import Place
    from ui.app.workspace import Workspace
    from ui.kit.notice import Notice
    from ui.shell.clipboard import ClipboardKeeper
    from ui.shell.host import Host
    from ui.shell.locking.drafts import Kept
    from ui.shell.locking.locker import Locker
    from ui.shell.opening.handing_over import Receiver
    from ui.shell.opening.reopening import Reopening
    from ui.shell.services import CaseServices
    from workbench.case import Case
    from workbench.casefile import Change
    from workbench.casefile.leaving import Leaving
    from workbench.casefile.review_copy import ReviewCopy
    from workbench.sources.intake import Taken

_RECEIVES_AFTER = 100
"""Milliseconds after which a window with a case takes documents that are opened with the program."""
_TURN, _TURN_ON_CLOSING = 0.02, 0.5
"""Seconds for which whoever is in the middle of a change may give it up, before typed words are kept
another way."""
PATIENCE = 5.0
"""Seconds for which closing a case waits until its file is let go."""
NOT_ENDED = "Groundwork closed unexpectedly last time. All saved work was recovered."
WAS_CUT = (
    "Groundwork closed unexpectedly while saving, so the last change may be missing. "
    "Check your latest work; if something is missing, open File > Backups."
)


class Session(QObject):
    """One for the program. The window that is used answers for all: places, notices, questions."""

    def __init__(self) -> None:
        super().__init__()
        self.workspace: Workspace | None = None
        self.services: CaseServices | None = None
        self.hosts: list[Host] = []
        """The windows; the one used last stands at the end."""
        self._documents_due: list[Path] = []

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
    def reopening(self) -> "Reopening":
        """Opens the open case again, after something was done to its file or to write in it."""
        from ui.shell.opening.reopening import Reopening

        return Reopening(self)

    @cached_property
    def receiver(self) -> "Receiver":
        """Takes documents that are opened with this program while a case is open."""
        from ui.shell.opening.handing_over import Receiver

        receiver = Receiver(self)
        receiver.received.connect(self.take_in)
        return receiver

    # -- windows ------------------------------------------------------------------------------

    @property
    def host(self) -> "Host":
        """The window that was used last."""
        return self.hosts[-1]

    def add(self, host: "Host") -> None:
        """A window was made."""
        self.hosts.append(host)

    def use(self, host: "Host") -> None:
        """A window came to the front."""
        if host in self.hosts and host is not self.hosts[-1]:
            self.hosts.remove(host)
            self.hosts.append(host)

    def leave(self, host: "Host") -> None:
        """A window closes; the last one closes the case."""
        if host not in self.hosts:
            return
        self.use(host)
        if len(self.hosts) == 1:
            self.put_away()
        else:
            _save(host)
            host.empty()
        self.hosts.remove(host)

    # -- a case comes and goes ----------------------------------------------------------------

    def begin(self, case: "Case", host: "Host") -> None:
        """Show a case that was opened in this window, in the place of the one that was open."""
        from ui.app.workspace import Workspace
        from ui.shell.analyst import analyst
        from ui.shell.opening.recent import remember_case, remember_open
        from ui.shell.services import CaseServices

        self.use(host)
        if not self.may_leave():
            case.close()
            return
        self.put_away()
        if analyst() and not case.read_only:
            case.as_analyst(analyst())
        workspace = self.workspace = Workspace(case, self)
        self.clipboard.begin(case.encrypted, lambda words: case.guard.for_others(words))
        self.services = CaseServices(workspace)
        self._connect(workspace, self.services)
        host.show_case()
        self.locker.begin()
        self.reopening.watch()
        # After the case is shown: it asks the system where such notes are left.
        QTimer.singleShot(_RECEIVES_AFTER, self, self._begin_receiving)
        self.take_in(self._documents_due)
        remember_case(case.path)
        remember_open(case.path)
        if case.warning:
            host.notify(case.warning, "warning", stays=True)
        elif case.note:
            host.notify(case.note, "info")
        elif case.review_copy is not None:
            host.notify(_words_of_copy(case.review_copy), "info")
        elif case.was_left_open:
            host.notify(WAS_CUT if case.log_was_cut else NOT_ENDED, "info")
        host.refresh()

    def _connect(self, workspace: "Workspace", services: "CaseServices") -> None:
        workspace.changed.connect(self._on_changed)
        workspace.navigated.connect(self._on_navigated)
        workspace.noticed.connect(self._on_noticed)
        workspace.files_wanted.connect(self._on_files_wanted)
        workspace.restore_wanted.connect(self.reopening.restore)
        workspace.lock_wanted.connect(self.locker.lock)
        workspace.rekey_wanted.connect(self.reopening.rekey)
        services.taken_in.connect(self._on_taken_in)
        services.came.connect(self._on_came)

    def _begin_receiving(self) -> None:
        if self.workspace is not None:
            self.receiver.begin()

    def put_away(
        self, cover: "Callable[[], None] | None" = None, typed: "list[Kept] | None" = None
    ) -> "Leaving | None":
        """Keep what is typed, close the case, empty the windows; only the one used last stays open.

        With `cover` the case is locked: that is called first, nothing is waited for, and everything that is
        typed is kept, with what was `typed` in dialogs. Otherwise the file is let go when this returns, or
        after some seconds where the disk does not answer.
        """
        workspace, services = self.workspace, self.services
        if workspace is None or services is None:
            return None
        from ui.shell.garbage import collector
        from ui.shell.locking.drafts import collect

        try:
            workspace.silence()
        finally:
            # Whatever fails: the words of the case are not left on the screen.
            if cover:
                # A field that loses the focus would save first, and that takes as long as the disk likes.
                workspace.case.bar()
                cover()
        with workspace.case.alone(_TURN if cover else _TURN_ON_CLOSING) as may_save:
            frames = [host.frame for host in self.hosts if host.frame is not None]
            kept = collect(frames, may_save=may_save, everything=bool(cover)) + (typed or [])
        last = self._keeper(workspace.case, kept) if kept and not workspace.case.read_only else None
        leaving = workspace.leave(last)
        self._empty(leaving)
        if cover:
            # Now, not when the program next has time: the widgets hold words of the case.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        else:
            leaving.wait(PATIENCE)
        services.deleteLater()
        if known := collector():
            known.spare_nothing()
        for other in self.hosts[:-1]:
            other.close()
        self.host.refresh()
        return leaving

    def _keeper(self, case: "Case", kept: "list[Kept]") -> "Callable[[], None]":
        """What keeps typed words in the case, on the thread that puts it away."""
        from ui.shell.locking.drafts import store

        locker, case_id = self.locker, case.info("id")

        def keep() -> None:
            try:
                store(case, kept)
            except BaseException:
                locker.keep_in_mind(case_id, kept)
                raise

        return keep

    def _empty(self, leaving: "Leaving") -> None:
        """Nothing of the case is left in any window or on the clipboard."""
        self.clipboard.end()
        self.locker.end(leaving)
        self.reopening.stop_watching()
        if "receiver" in self.__dict__:
            self.receiver.end()
        self.workspace = self.services = None
        for host in self.hosts:
            if host.frame is not None:
                host.frame.save_layout()
            host.empty()

    def may_leave(self) -> bool:
        """Save what is typed; False where words would be lost and the user stays for them."""
        if self.workspace is None:
            return True
        from ui.shell.leaving import may_leave

        return may_leave(self)

    def close_case(self) -> bool:
        """Put the case away and go back to the welcome; False when the user stays."""
        if self.workspace is None:
            return True
        if not self.may_leave():
            return False
        from ui.shell.opening.recent import forget_traces, remember_open

        self.put_away()
        remember_open(None)
        forget_traces()
        self.host.show_welcome()
        return True

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take in documents that were opened with this program; without a case they wait for one."""
        if self.services is None:
            self._documents_due = list(paths)
            return
        self._documents_due = []
        if paths:
            self.services.intake.take_in_paths(paths)
            self.host.raise_()
            self.host.activateWindow()

    # -- what the case and its services say ---------------------------------------------------

    def _on_changed(self, _change: "Change") -> None:
        self.refresh()

    def refresh(self) -> None:
        """Bring all windows up to date."""
        for host in self.hosts:
            host.refresh()

    def show_analyst(self) -> None:
        """Show in all windows in whose name changes are made."""
        for host in self.hosts:
            if host.frame is not None:
                host.frame.status.refresh()

    def _on_navigated(self, place: "Place") -> None:
        self.host.go(place)

    def _on_noticed(self, notice: "Notice") -> None:
        self.host.show_notice(notice)

    def _on_files_wanted(self) -> None:
        from ui.shell.intake.choosing import choose_files

        choose_files(self.host)

    def _on_taken_in(self, results: "list[Taken]") -> None:
        self._show_taken(results, follow=True)

    def _on_came(self, results: "list[Taken]") -> None:
        if results:
            self._show_taken(results, follow=False)

    def _show_taken(self, results: "list[Taken]", follow: bool) -> None:
        frame, workspace = self.host.frame, self.workspace
        if frame is None or workspace is None:
            return
        intake = frame.intake
        rest, passed_over = (len(intake.rest), intake.passed_over) if follow else (0, [])
        frame.intake_panel.show_results(results, follow, rest, passed_over)
        if any(taken.earlier_id for taken in results):
            from ui.shell.intake.known_addresses import notify

            notify(workspace, results)


def _words_of_copy(copy: "ReviewCopy") -> str:
    """What a reviewer has to know of the file: what it takes, and how much is not in it."""
    words = f"Review copy from {copy.given_by}: it takes only verdicts, remarks, proposals and ticks."
    left_out = next(iter(copy.withheld.splitlines()), "")
    return f"{words} {left_out}." if left_out else words


def _save(host: "Host") -> None:
    if host.frame is not None:
        host.frame.save_now()
        host.frame.save_layout()
