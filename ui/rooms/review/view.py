"""The review room: what is to be judged, what became of the own work, and the rounds."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QTabWidget, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.kit.commands import Command, CommandSet
from ui.parts.review.ask_review import AskForReview, ask_for_review
from ui.rooms.review.inbox_page import InboxPage
from ui.rooms.review.queue_page import QueuePage
from ui.rooms.review.rounds_page import RoundsPage
from workbench.casefile import Change
from workbench.values.errors import NotFound

_MENU = "Review"


class ReviewView(QWidget):
    """Three pages; each reads the case when it is brought up and when it changes under it."""

    title = "Review"
    shows = frozenset({"review_round", "clip", "claim", "statement", "actor", "source"})
    """A verdict or a remark touches the kind of what it is about."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._analyst = ""
        self._dialog: AskForReview | None = None
        self.queue = QueuePage(workspace)
        self.inbox = InboxPage(workspace)
        self.rounds = RoundsPage(workspace)
        self.pages = (self.queue, self.inbox, self.rounds)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.queue, "To review")
        self.tabs.addTab(self.inbox, "Your work")
        self.tabs.addTab(self.rounds, "Rounds")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.commands = CommandSet(self, self._commands())
        self.queue.ask_wanted.connect(self.ask_for_review)
        self.rounds.ask_wanted.connect(self.ask_for_review)
        self.rounds.queue_wanted.connect(self._open_round)
        self.tabs.currentChanged.connect(self._on_tab)
        follow_case(self, workspace)
        self.refresh()

    # -- places -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Bring up the room, a round, a verdict or a remark with its thing."""
        if self._analyst != self.workspace.case.analyst.id:
            self.refresh()
        try:
            if place.kind == "round" and place.id:
                self._show_round(place.id)
            elif place.kind == "remark" and place.id:
                self._show_thing(self.workspace.case.reviews.remark_of(place.id).target)
            elif place.id:
                self._show_thing(self.workspace.case.reviews.verdict(place.id).target)
        except NotFound as error:
            self.workspace.notice(str(error), "warning")
        self._focus_page()

    def side_panel(self) -> QWidget | None:
        """None: passage and item need the whole width."""
        return None

    def focusInEvent(self, _event: object) -> None:
        """The keys belong to the page."""
        self._focus_page()

    def _show_thing(self, target: tuple[str, str]) -> None:
        from workbench.review import Target

        self.tabs.setCurrentWidget(self.queue)
        self.queue.show_target(Target(*target))

    def _show_round(self, round_id: str) -> None:
        one = self.workspace.case.reviews.rounds.get(round_id)
        if one.is_open and one.reviewer_id == self.workspace.case.analyst.id:
            self._open_round(round_id)
        else:
            self.tabs.setCurrentWidget(self.rounds)

    def _open_round(self, round_id: str) -> None:
        self.tabs.setCurrentWidget(self.queue)
        self.queue.show_queue(round_id)
        self._focus_page()

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read again what is shown."""
        if self._analyst not in ("", self.workspace.case.analyst.id):
            self.queue.begin_anew()
        self._analyst = self.workspace.case.analyst.id
        page = self._page()
        page.refresh()
        self._count()

    def follow(self, change: Change) -> None:
        """Show again what a change touched; what the queue did itself it shows itself."""
        if not self.queue.is_busy:
            self.refresh()

    def _count(self) -> None:
        waiting = len(self.workspace.case.reviews.inbox().open)
        self.tabs.setTabText(1, f"Your work ({waiting:,})" if waiting else "Your work")

    def _page(self) -> QueuePage | InboxPage | RoundsPage:
        return self.pages[self.tabs.currentIndex()]

    def _on_tab(self, _number: int) -> None:
        self.refresh()
        self._focus_page()

    def _focus_page(self) -> None:
        if self.isVisible():
            page = self._page()
            if not page.isAncestorOf(QApplication.focusWidget() or self):
                page.focus_item()

    # -- asking -------------------------------------------------------------------------------

    def ask_for_review(self) -> None:
        """Ask somebody for a review of a brief."""
        self._dialog = ask_for_review(self.workspace, self)

    # -- commands -----------------------------------------------------------------------------

    def _commands(self) -> list[Command]:
        def on(name: str) -> Callable[[], None]:
            """The act of that name of the page that is shown, where it has one."""

            def run() -> None:
                act = getattr(self._page(), name, None)
                if act is not None:
                    act()

            return run

        return [
            Command("review.agree", "Agree, or accept a proposal", on("agree"), "A", _MENU),
            Command("review.disagree", "Disagree, or decline a proposal", on("disagree"), "D", _MENU),
            Command("review.question", "Ask", on("ask"), "Q", _MENU),
            Command("review.propose", "Propose wording", on("propose"), "P", _MENU),
            Command("review.reply", "Reply", on("reply_to"), "R", _MENU),
            Command("review.later", "Later", self._unless_button(on("later")), "Space", _MENU),
            Command("review.evidence", "Next evidence", self._next_evidence, "Tab", _MENU),
            Command("review.back", "Previous item", on("back"), "Backspace", _MENU),
            Command("review.undo", "Undo the last verdict", on("undo"), "U", _MENU),
            Command("review.open", "Open source", self._open, "O", _MENU),
            Command("review.discard", "Discard unsaved remark", on("discard"), "Del", _MENU),
            Command("review.leave", "Back to the queue", on("leave"), "Esc", _MENU),
            Command("review.ask", "Ask for a review…", self.ask_for_review, "", _MENU, self._writable),
            Command("review.close", "Close this round", self._close_round, "", _MENU, self._has_round),
        ]

    def _unless_button(self, run: Callable[[], None]) -> Callable[[], None]:
        """A key that presses what has the focus belongs to that."""

        def act() -> None:
            focused = QApplication.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
            elif isinstance(focused, QComboBox):
                focused.showPopup()
            else:
                run()

        return act

    def _next_evidence(self) -> None:
        """Of an item in the queue; elsewhere Tab goes on to the next field."""
        if self._page() is self.queue and self.queue.has_evidence:
            self.queue.next_evidence()
        else:
            self.focusNextChild()

    def _open(self) -> None:
        page = self._page()
        if page is self.queue:
            self.queue.open_source()
        elif page is self.inbox:
            self.inbox.open_thing()

    def _close_round(self) -> None:
        self.queue.close_round()

    def _has_round(self) -> bool:
        return self.queue.walk is not None and self._writable()

    def _writable(self) -> bool:
        return not self.workspace.case.read_only
