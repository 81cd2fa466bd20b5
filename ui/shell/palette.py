"""Ctrl+K: every command and everything in the case, found by typing."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from ui.app.place import Place
from ui.app.shell import Shell
from ui.kit.commands import shown_key
from ui.kit.entry_list import Entry, EntryList, EntryModel
from ui.kit.leaving_fields import is_esc
from ui.kit.tasks import Task
from ui.parts.hit_words import entry_of, place_of
from workbench.search import Hit
from workbench.values.text import fold

QUIET = 60
MOST_HITS = 20
WIDTH, HEIGHT = 640, 460


class Palette(QWidget):
    """Lies over the window while one types; Esc or a click beside it closes it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.as_widget())
        self._shell = shell
        self._came_from: QWidget | None = None
        self._asked = ""
        self._running: Task | None = None
        self._hits: list[Hit] = []
        self.box = QFrame(self)
        self.box.setObjectName("overlay")
        self.input = QLineEdit()
        self.input.setObjectName("overlayInput")
        self.input.setPlaceholderText("Find anything, or type a command")
        self.input.setAccessibleName("Find anything, or type a command")
        self.model = EntryModel(self)
        self.list = EntryList(self.model)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.input)
        column.addWidget(self.list)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self._look)
        self.input.textChanged.connect(self._on_typed)
        self.input.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self.hide()

    def open(self) -> None:
        """Lay it over the window, empty."""
        window = self._shell.as_widget()
        self._came_from = window.focusWidget()
        self.setGeometry(window.rect())
        width = min(WIDTH, self.width() - 64)
        self.box.setGeometry((self.width() - width) // 2, 72, width, min(HEIGHT, self.height() - 120))
        self._hits = []
        self.input.clear()
        self._show()
        self.show()
        self.raise_()
        self.input.setFocus()

    def close_palette(self) -> None:
        """Take it away; the focus goes back to where it was."""
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()

    # -- finding ------------------------------------------------------------------------------

    def _on_typed(self, text: str) -> None:
        if not text.strip():
            self._hits = []
        self._show()
        self._quiet.start()

    def _look(self) -> None:
        query = self._asked = self.input.text().strip()
        workspace = self._shell.workspace
        if self._running is not None:
            self._running.cancel()
        if not query or workspace is None:
            return
        case = workspace.case

        def work(task: Task) -> tuple[str, list[Hit]]:
            return query, case.search(query, MOST_HITS, None, task.job)

        self._running = workspace.tasks.run(f"Searching for {query}", work, self._on_found)

    def _on_found(self, found: tuple[str, list[Hit]]) -> None:
        if found[0] == self._asked:
            self._hits = found[1]
            self._show()

    def _show(self) -> None:
        query = fold(self.input.text()).split()
        hits = [entry_of(hit) for hit in self._hits]
        if len(hits) >= MOST_HITS:
            everything = Place("search", self._asked)
            hits.append(Entry(f"Search for “{self._asked}”", "", "", "search", (), everything))
        commands = self._commands(query)
        # A name found in the case is wanted more often than a command that shares a word with it.
        self.model.show_entries([*commands[:4], *hits, *commands[4:]] if query else commands)
        if self.model.entries:
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _commands(self, query: list[str]) -> list[Entry]:
        view = self._shell.view
        sets = [*([view.commands] if view is not None else []), self._shell.commands]
        entries = []
        for commands in sets:
            commands.refresh()
            for command in commands.commands:
                action = commands.actions[command.id]
                if command.id == "edit.palette" or not action.isEnabled():
                    continue
                words = action.text().replace("&&", "&").replace("…", "")
                if all(word in fold(f"{words} {command.menu}") for word in query):
                    entries.append(Entry(words, "", shown_key(command.shortcut), "command", (), action))
        if query:
            entries.sort(key=lambda entry: not fold(entry.title).startswith(query[0]))
        return entries

    # -- choosing -----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down, Enter and Esc work from the line."""
        if is_esc(event, QEvent.Type.ShortcutOverride):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event.key())
        return super().eventFilter(watched, event)

    def _on_key(self, key: int) -> bool:
        rows = len(self.model.entries)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif key in steps and rows:
            row = max(0, min(rows - 1, self.list.currentIndex().row() + steps[Qt.Key(key)]))
            self.list.setCurrentIndex(self.model.index(row, 0))
        else:
            return False
        return True

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index)

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        value = self.model.entries[index.row()].value
        self.close_palette()
        if isinstance(value, Place):
            self._shell.go(value)
        elif isinstance(value, Hit):
            self._shell.go(place_of(value))
        elif isinstance(value, QAction):
            value.trigger()

    def mousePressEvent(self, event: object) -> None:
        """A click beside the box closes it."""
        self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The window stands back."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 70))
        painter.end()
