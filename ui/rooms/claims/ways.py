"""The ways to look at the claims that pass the filters: list, timeline, source grid, what would change."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.commands import Command
from ui.kit.layouts import Pages
from ui.kit.words import EmptyState, quiet_button
from ui.rooms.claims.board_figure import BoardFigure
from ui.rooms.claims.picture_list import PictureList
from ui.rooms.claims.tag_list import TagList
from workbench.charts.events import ALL
from workbench.charts.grid import SOURCES
from workbench.claims.facts import Facts

LIST, TIMELINE, GRID, PICTURE, TAGS = range(5)
_ROWS, _NONE = 0, 1


class BoardWays(QTabWidget):
    """One tab for each way; only the one that is looked at is filled."""

    turned = Signal()
    """Another way is looked at."""

    def __init__(self, workspace: Workspace, table: QWidget) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName("How the claims are shown")
        self.timeline = BoardFigure(workspace, "events", ALL)
        self.grid = BoardFigure(workspace, "grid", SOURCES)
        self.picture = PictureList(workspace)
        self.tags = TagList(workspace)
        self._clear: Callable[[], object] = bool
        self.rows = Pages(
            table,
            EmptyState(
                "No claim passes the filters", "Clear the filters to see all claims.",
                (quiet_button("Clear filters", self._on_clear),),
            ),
        )  # fmt: skip
        for page, title, hint in (
            (self.rows, "List", ""),
            (self.timeline, "Timeline", "The dated claims on a line of dates"),
            (self.grid, "Source grid", "Reliability of sources by credibility of claims"),
            (self.picture, "What would change it", "Claims that one new report could overturn"),
            (self.tags, "Tags", "The tags of the case"),
        ):
            self.setTabToolTip(self.addTab(_filling(page), title), hint)
        self.currentChanged.connect(self._on_turned)

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
        tags, may = self.tags, self._may_change_tags
        return [
            Command("claims.tag.rename", "Rename tag…", tags.rename, "F2", menu, may, begins_group=True),
            Command("claims.tag.merge", "Merge tags…", tags.merge, "", menu, may),
            Command("claims.tag.remove", "Remove tags", tags.remove, "", menu, may),
        ]

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


def _filling(page: QWidget) -> QWidget:
    """A page of the tabs, with nothing around it."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    return host
