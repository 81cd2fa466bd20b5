"""The review room: what is to be judged, what became of the own work, and the rounds."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QTabWidget, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.place import Place
from ui.app.view import Making, begin
from ui.app.workspace import Workspace
from ui.kit.commands import Command, CommandSet
from ui.parts.review.ask_review import AskForReview, ask_for_review
from ui.rooms.review.inbox_page import InboxPage
from ui.rooms.review.item_view import ItemView
from ui.rooms.review.lines_page import LinesPage
from ui.rooms.review.queue_page import QueuePage
from ui.rooms.review.rounds_page import RoundsPage
from ui.rooms.review.side_by_side import SideBySide
from workbench.casefile import Change
from workbench.values.errors import NotFound

_MENU = "Review"
_INBOX, _ROUNDS, _LINES, _TWO = 1, 2, 3, 4


class ReviewView(QWidget):
    """Its pages; each reads the case when it is brought up and when it changes under it."""

    title = "Review"
    shows = frozenset({"review_round", "clip", "claim", "statement", "actor", "source"})
    """A verdict or a remark touches the kind of what it is about."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._analyst = ""
        self._dialog: AskForReview | None = None
        self.making = begin(self._make(), in_steps)

    def _make(self) -> Making:
        item = ItemView(self.workspace)
        item.setParent(self)
        yield from item.making
        yield
        self.queue = QueuePage(self.workspace, item)
        self.queue.setParent(self)
        yield
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.queue, "To review")
        for title in ("Your work", "Rounds", "Line by line", "Side by side"):
            self.tabs.addTab(QWidget(), title)
        self.tabs.setTabVisible(_TWO, False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        yield
        self.commands = CommandSet(self, self._commands())
        self.queue.ask_wanted.connect(self.ask_for_review)
        self.tabs.currentChanged.connect(self._on_tab)
        follow_case(self, self.workspace)
        self.refresh()

    # -- pages: each is made when it is first wanted ------------------------------------------

    @cached_property
    def inbox(self) -> InboxPage:
        """What became of the own work."""
        page = InboxPage(self.workspace)
        self._place(_INBOX, page)
        return page

    @cached_property
    def rounds(self) -> RoundsPage:
        """The rounds of the case."""
        page = RoundsPage(self.workspace)
        page.ask_wanted.connect(self.ask_for_review)
        page.queue_wanted.connect(self._open_round)
        page.compare_wanted.connect(self._compare)
        self._place(_ROUNDS, page)
        return page

    @cached_property
    def lines(self) -> LinesPage:
        """A brief line by line."""
        page = LinesPage(self.workspace)
        self._place(_LINES, page)
        return page

    @cached_property
    def two(self) -> SideBySide:
        """Two readings of a source, side by side."""
        page = SideBySide(self.workspace)
        self._place(_TWO, page)
        return page

    def _place(self, number: int, page: QWidget) -> None:
        """Put a page where the tab was empty; whatever is in front stays there."""
        tabs, empty = self.tabs, self.tabs.widget(number)
        assert empty is not None
        shown, title, is_there = tabs.currentIndex(), tabs.tabText(number), tabs.isTabVisible(number)
        blocked = QSignalBlocker(tabs)
        tabs.removeTab(number)
        tabs.insertTab(number, page, title)
        tabs.setTabVisible(number, is_there)
        tabs.setCurrentIndex(shown)
        blocked.unblock()
        empty.deleteLater()

    # -- places -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Bring up the room, a round, a verdict or a remark with its thing."""
        if self._analyst != self.workspace.case.analyst.id:
            self.refresh()
        try:
            if place.kind == "round" and place.id:
                self._show_round(place.id)
            elif place.kind == "lines":
                self._show_lines(place)
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

    def _show_lines(self, place: Place) -> None:
        """Bring up a brief line by line, or the brief of a statement at that statement."""
        case = self.workspace.case
        briefs = {brief.id for brief in case.briefs.all(archived=True)}
        self.tabs.setCurrentWidget(self.lines)
        if place.id and place.id not in briefs:
            self.lines.show_brief(case.briefs.brief_of(place.id), place.id, place.start)
        elif place.id:
            self.lines.show_brief(place.id)

    def _show_round(self, round_id: str) -> None:
        one = self.workspace.case.reviews.rounds.get(round_id)
        if one.is_reading and not one.is_open:
            self._compare(round_id)
        elif one.is_reading:
            self.tabs.setCurrentWidget(self.rounds)
        elif one.is_open and one.reviewer_id == self.workspace.case.analyst.id:
            self._open_round(round_id)
        else:
            self.tabs.setCurrentWidget(self.rounds)

    def _compare(self, round_id: str) -> None:
        """Show a closed second reading beside the first."""
        reviews = self.workspace.case.reviews
        one = reviews.rounds.get(round_id)
        readers = reviews.readings.readers(one.source_id)
        first = next((reader for reader, _name in readers if reader != one.reviewer_id), "")
        self.tabs.setTabVisible(_TWO, True)
        self.tabs.setCurrentWidget(self.two)
        self.two.show_source(one.source_id, first, one.reviewer_id)
        self._focus_page()

    def _open_round(self, round_id: str) -> None:
        self.tabs.setCurrentWidget(self.queue)
        self.queue.show_queue(round_id)
        self._focus_page()

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read again what is shown."""
        if self._analyst not in ("", self.workspace.case.analyst.id):
            self.queue.begin_anew()
            if "lines" in self.__dict__:
                self.lines.begin_anew()
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
        self.tabs.setTabText(_INBOX, f"Your work ({waiting:,})" if waiting else "Your work")

    def _page(self) -> QueuePage | InboxPage | RoundsPage | LinesPage | SideBySide:
        number = self.tabs.currentIndex()
        if number == _INBOX:
            return self.inbox
        if number == _ROUNDS:
            return self.rounds
        if number == _LINES:
            return self.lines
        return self.two if number == _TWO else self.queue

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
            Command("review.propose_value", "Propose another value", on("propose_value"), "Shift+P", _MENU),
            Command("review.reply", "Reply", on("reply_to"), "R", _MENU),
            Command("review.later", "Later", self._unless_button(on("later")), "Space", _MENU),
            Command("review.evidence", "Next evidence", self._next_evidence, "Tab", _MENU),
            Command("review.back", "Previous item", on("back"), "Backspace", _MENU),
            Command("review.undo", "Undo the last change", on("undo"), "U", _MENU),
            Command("review.open", "Open source", self._open, "O", _MENU),
            Command("review.discard", "Discard unsaved remark", on("discard"), "Del", _MENU),
            Command("review.leave", "Back to the queue", on("leave"), "Esc", _MENU),
            Command("review.lines", "Line by line", self._lines, "L", _MENU),
            Command("review.next_open", "Next unproven item", on("next_open"), "N", _MENU, self._on_lines),
            Command("review.tick", "Tick item", on("tick"), "T", _MENU, self._can_tick),
            Command("review.untick", "Untick item", on("untick"), "X", _MENU, self._can_tick),
            Command(
                "review.tick_again", "Tick unchanged words again", on("tick_again"), "Shift+T", _MENU,
                self._can_tick,
            ),
            Command("review.sheet", "Save proof sheet…", on("save_sheet"), "", _MENU, self._on_lines),
            Command("review.ask", "Ask for a review…", self.ask_for_review, "", _MENU, self._writable),
            Command("review.close", "Close this round", self._close_round, "", _MENU, self._has_round),
        ]  # fmt: skip

    def _lines(self) -> None:
        """Line by line, at the statement that is being judged."""
        target = self.queue.target if self._page() is self.queue else None
        if target is not None and target.table == "statement":
            self.workspace.show(Place("lines", target.id))
        else:
            self.workspace.show(Place("lines"))

    def _on_lines(self) -> bool:
        return self._page() is self.lines

    def _can_tick(self) -> bool:
        return self._on_lines() and self._writable()

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
        page = self._page()
        if isinstance(page, QueuePage | LinesPage) and page.has_evidence:
            page.next_evidence()
        else:
            self.focusNextChild()

    def _open(self) -> None:
        page = self._page()
        if page is self.queue:
            self.queue.open_source()
        elif page is self.inbox:
            self.inbox.open_thing()
        elif page is self.two:
            self.two.open_source()
        elif page is self.lines:
            self.lines.open_source()

    def _close_round(self) -> None:
        self.queue.close_round()

    def _has_round(self) -> bool:
        return self.queue.walk is not None and self._writable()

    def _writable(self) -> bool:
        return not self.workspace.case.read_only
