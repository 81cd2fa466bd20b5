"""The ways to look at the claims that pass the filters: list, timeline, source grid, what would change."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.commands import Command
from ui.kit.layouts import Pages
from ui.kit.words import EmptyState, button
from ui.rooms.claims.board_figure import BoardFigure
from ui.rooms.claims.picture_list import PictureList
from ui.rooms.claims.tag_list import TagList
from workbench.charts.events import ALL
from workbench.charts.grid import SOURCES
from workbench.claims.facts import Facts

LIST, TIMELINE, GRID, PICTURE, TAGS = range(5)
_ROWS, _NONE = 0, 1
Page = TypeVar("Page", bound=QWidget)


class BoardWays(QTabWidget):
    """One tab for each way; only the one that is looked at is filled."""

    turned = Signal()
    """Another way is looked at."""
    picked = Signal(str)
    """A claim was chosen in one of the other ways."""
    filter_wanted = Signal(str)
    """The claims with this tag are wanted."""

    def __init__(self, workspace: Workspace, table: QWidget) -> None:
        super().__init__()
        self._workspace = workspace
        self.setDocumentMode(True)
        self.setAccessibleName("How the claims are shown")
        self._clear: Callable[[], object] = bool
        self.rows = Pages(
            table,
            EmptyState(
                "No claim passes the filters", "Clear the filters to see all claims.",
                (button("Clear filters", self._on_clear),),
            ),
        )  # fmt: skip
        self.setTabToolTip(self.addTab(_host(self.rows), "List"), "The claims in rows")
        self._hosts: dict[int, QWidget] = {}
        for way, title, hint in (
            (TIMELINE, "Timeline", "The dated claims on a line of dates"),
            (GRID, "Source grid", "Reliability of sources by credibility of claims"),
            (PICTURE, "What would change it", "Claims that one new report could overturn"),
            (TAGS, "Tags", "The tags of the case"),
        ):
            self._hosts[way] = _host()
            self.setTabToolTip(self.addTab(self._hosts[way], title), hint)
        self.currentChanged.connect(self._on_turned)

    # Each is made when it is first looked at: the board itself is to be there at once.

    @cached_property
    def timeline(self) -> BoardFigure:
        """The dated claims."""
        return self._put(TIMELINE, BoardFigure(self._workspace, "events", ALL))

    @cached_property
    def grid(self) -> BoardFigure:
        """How sources and claims are graded."""
        return self._put(GRID, BoardFigure(self._workspace, "grid", SOURCES))

    @cached_property
    def picture(self) -> PictureList:
        """The claims that may fall."""
        made = self._put(PICTURE, PictureList(self._workspace))
        made.picked.connect(self.picked)
        return made

    @cached_property
    def tags(self) -> TagList:
        """The tags of the case."""
        made = self._put(TAGS, TagList(self._workspace))
        made.filter_wanted.connect(self.filter_wanted)
        return made

    def _put(self, way: int, made: Page) -> Page:
        layout = self._hosts[way].layout()
        if layout is not None:
            layout.addWidget(made)
            # Else it is shown with the next turn of events, and looks for nothing before.
            made.show()
        return made

    @property
    def way(self) -> int:
        """Which way is looked at."""
        return self.currentIndex()

    def turn(self, way: int) -> None:
        """Look at them in another way."""
        self.setCurrentIndex(way)

    def commands(self, menu: str) -> list[Command]:
        """One for each way."""
        named = ("Show list", "Show timeline", "Show source grid", "Show what would change the picture",
                 "Show tags")  # fmt: skip
        ids = ("list", "timeline", "grid", "picture", "tags")
        return [
            Command(f"claims.{ids[way]}", words, partial(self.turn, way), "", menu, begins_group=way == LIST)
            for way, words in enumerate(named)
        ]

    def tag_commands(self, menu: str) -> list[Command]:
        """What is done to the selected tags."""
        may = self._may_change_tags
        return [
            Command("claims.tag.rename", "Rename tag…", self._rename, "F2", menu, may, begins_group=True),
            Command("claims.tag.merge", "Merge tags…", self._merge, "", menu, may),
            Command("claims.tag.remove", "Remove tags", self._remove, "", menu, may),
        ]

    def _rename(self) -> None:
        if self.way == TAGS:
            self.tags.rename()

    def _merge(self) -> None:
        self.tags.merge()

    def _remove(self) -> None:
        self.tags.remove()

    def _may_change_tags(self) -> bool:
        return self.way == TAGS and self.tags.may_change()

    def show_claims(
        self, ids: list[str], facts: Callable[[], tuple[list[str], dict[str, Facts]] | None]
    ) -> None:
        """Show these claims in the way that is looked at; `facts` reads what is known of them."""
        if self.way == TIMELINE:
            self.timeline.show_claims(ids)
        elif self.way == GRID:
            self.grid.show_claims(ids)
        elif self.way == PICTURE:
            self.picture.show_claims(facts)
        elif self.way == TAGS:
            self.tags.refresh()

    def show_none(self, are_there: bool, clear: Callable[[], object]) -> None:
        """Say so where no claim passes."""
        self._clear = clear
        self.rows.show_page(_ROWS if are_there else _NONE)

    def _on_clear(self) -> None:
        self._clear()

    def _on_turned(self, _way: int) -> None:
        self.turned.emit()


def _host(*pages: QWidget) -> QWidget:
    """A tab with nothing around what is put in it."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    for page in pages:
        column.addWidget(page)
    return host
