"""Search over everything, with kinds to choose from and every hit in its passage."""

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.entry_list import EntryDelegate, EntryModel
from ui.kit.leaving_fields import FilterLine
from ui.kit.tasks import Task
from ui.kit.words import EmptyState, muted, quiet_button
from ui.parts.hit_words import KIND_WORDS, entry_of, place_of
from ui.rooms.search.also_searched import AlsoSearched
from workbench.casefile import Change
from workbench.search import Also, Hit
from workbench.search.query import LONGEST_TYPED

QUIET = 120
MOST = 200
NEAREST = 4
"""Names offered where nothing was found."""

Found = tuple[str, list[Hit], Also, list[str]]
"""The question, the hits, the other spellings searched, and the nearest names where nothing was found."""


class SearchView(QWidget):
    """Type; Down goes into the hits; Enter opens the current one at its place."""

    title = "Search"
    shows = frozenset({"source", "actor", "claim", "matrix", "brief", "publication"})
    """A clip is shown with its source, a statement with its brief."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._asked = ""
        self._running: Task | None = None
        self._times = 0
        self._kept = ("", "")
        self._most = MOST
        self.model = EntryModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName("What was found")
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._names: list[str] = []
        self._build()
        self._show_near([])
        self.commands = CommandSet(
            self,
            [Command("search.field", "Search again", self._focus_input, "Ctrl+F", "Search")],
            attempt=workspace.attempt,
        )
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self.look)
        self.input.textChanged.connect(self._on_typed)
        self.input.returnPressed.connect(self._open_first)
        self.list.activated.connect(self._on_activated)
        self.list.clicked.connect(self._on_activated)
        follow_case(self, workspace)

    def _build(self) -> None:
        self.input = FilterLine("Words, “a phrase”, a name in any script", "Search everything")
        self.count = muted("", wrap=False)
        self.kinds = {kind: quiet_button(words, self._on_kind) for kind, words in KIND_WORDS.items()}
        chips = QHBoxLayout()
        chips.setContentsMargins(12, 0, 12, 8)
        chips.setSpacing(4)
        for button in self.kinds.values():
            button.setCheckable(True)
            chips.addWidget(button)
        chips.addStretch(1)
        chips.addWidget(self.count)
        self.more = quiet_button(f"Show {MOST} more", self._show_more)
        self.more.hide()
        chips.addWidget(self.more)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.addWidget(self.input)
        self.also = AlsoSearched(self._on_kind)
        self.near = [quiet_button("", self._look_for_name) for _number in range(NEAREST)]
        self.empty = EmptyState(
            "Search everything",
            "Sources in every script, clips with their notes and translations, actors by any spelling, "
            "claims and briefs. Words in quotes are a phrase; the last word may be a beginning.",
            self.near,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(chips)
        column.addWidget(self.also)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.input)

    # -- places -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Bring up the search; a place may carry the words to look for as its id."""
        if place.id and place.id != self.input.text():
            self.input.setText(place.id)
        self._focus_input()

    def side_panel(self) -> QWidget | None:
        """The hits have the whole width."""
        return None

    def _focus_input(self) -> None:
        self.input.setFocus()
        self.input.selectAll()

    # -- looking ------------------------------------------------------------------------------

    def _on_typed(self, _text: str) -> None:
        self._kept = ("", "")
        self._most = MOST
        self._quiet.start()

    def _show_more(self) -> None:
        self._kept = self._chosen_hit()
        self._most += MOST
        self.look()

    def _on_kind(self) -> None:
        self.look()

    def follow(self, _change: Change) -> None:
        """Look for the same words again; the hit that is selected stays so."""
        if self.input.text().strip():
            self._kept = self._chosen_hit()
            self.look()

    def look(self) -> None:
        """Look for the words off the window's thread; the newest question wins."""
        query = self.input.text().strip()
        kinds = [kind for kind, button in self.kinds.items() if button.isChecked()] or None
        if self._running is not None:
            self._running.cancel()
        self._times += 1
        asked = self._asked = repr((self._times, query, kinds))
        if not query:
            self._show([], "", Also(), [])
            return
        case, most, widely = self.workspace.case, self._most, self.also.is_on

        def work(task: Task) -> Found:
            with case.snapshot():
                hits = case.search(query, most, kinds, task.job, widely)
                also = case.also_searched(query)
            near = [] if hits else [found.name for found in case.actors.nearest(query, NEAREST)]
            return asked, hits, also, near

        self._running = self.workspace.tasks.run(f"Searching for {query}", work, self._on_found)

    def _on_found(self, found: Found) -> None:
        asked, hits, also, near = found
        if asked == self._asked:
            self._show(hits, self.input.text().strip(), also, near)

    def _show(self, hits: list[Hit], query: str, also: Also, near: list[str]) -> None:
        self.also.show_also(also)
        self._show_near(near)
        self.model.show_entries([entry_of(hit) for hit in hits])
        is_cut = bool(hits) and len(hits) >= self._most
        words = f"First {len(hits):,} shown" if is_cut else f"{len(hits):,} found"
        if len(query) > LONGEST_TYPED:
            words += f"; only the first {LONGEST_TYPED} characters were searched"
        self.count.setText(words if query else "")
        self.more.setVisible(is_cut)
        if not hits:
            self.empty.say(
                "Nothing found" if query else "Search everything",
                self._nothing_words(near)
                if query
                else "Sources in every script, clips, actors by any spelling, claims and briefs.",
            )
        self.stack.setCurrentWidget(self.list if hits else self.empty)
        if hits:
            row = next((n for n, hit in enumerate(hits) if (hit.kind, hit.id) == self._kept), 0)
            self.list.setCurrentIndex(self.model.index(row, 0))

    @staticmethod
    def _nothing_words(near: list[str]) -> str:
        if near:
            return "Nothing found in sources, clips, actors, claims or briefs. Similar names in this case:"
        return "Nothing found in sources, clips, actors, claims or briefs. Fewer or shorter words find more."

    def _show_near(self, names: list[str]) -> None:
        self._names = names
        for number, button in enumerate(self.near):
            button.setVisible(number < len(names))
            button.setText(f"Search for “{names[number]}”" if number < len(names) else "")

    def _look_for_name(self) -> None:
        pressed = self.sender()
        self.input.setText(
            next(name for name, one in zip(self._names, self.near, strict=False) if one is pressed)
        )
        self._focus_input()

    def _chosen_hit(self) -> tuple[str, str]:
        index = self.list.currentIndex()
        hit = self.model.entries[index.row()].value if index.isValid() else None
        return (hit.kind, hit.id) if isinstance(hit, Hit) else ("", "")

    # -- opening ------------------------------------------------------------------------------

    def _open_first(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._on_activated(index)

    def _on_activated(self, index: QModelIndex) -> None:
        self.workspace.show(place_of(self.model.entries[index.row()].value))

    def keyPressEvent(self, event: object) -> None:
        """Down from the field goes into the hits."""
        from PySide6.QtGui import QKeyEvent

        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down and self.input.hasFocus():
            self.list.setFocus()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]
