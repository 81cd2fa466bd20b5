"""A line in which an actor is found by typing a name in any script, or a new one is named."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QWidget

from ui.app.workspace import Workspace
from ui.kit.entry_line import EntryLine
from workbench.actors import Actor

if TYPE_CHECKING:
    from ui.parts.actor_choices import ActorChoices

_VISIBLE = 13
"""Lines of the list that are seen without scrolling."""

KIND_WORDS = {
    "person": "Person",
    "organisation": "Organisation",
    "armed_group": "Armed group",
    "state_body": "State body",
    "company": "Company",
    "place": "Place",
    "asset": "Asset",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """An actor of the register, or (without an id) the name of one to be made."""

    actor_id: str
    name: str


class ActorLine(EntryLine):
    """Typing opens a list of actors, the best match first; Enter takes it, Shift+Enter makes a new one.

    Where several fit equally well Enter takes none before one is chosen, and where none is near it
    makes a new one: the list says so.
    """

    chosen = Signal(Chosen)
    """A `Chosen`."""

    def __init__(
        self,
        workspace: Workspace,
        placeholder: str,
        kinds: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, parent=parent)
        self.workspace = workspace
        self._kinds = kinds
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_VISIBLE)
        self._completer.setWidget(self)
        self._completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        self._listened = False
        self.textEdited.connect(self._find)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The names are prepared beside the window, before the first letter."""
        super().focusInEvent(event)
        actors = self.workspace.case.actors
        self.workspace.tasks.run_quietly(lambda _task: actors.prepare_names())

    def matches(self, query: str) -> list[Actor]:
        """The actors that are offered for some words, the best first."""
        return [one.actor for one in self._choices(query).choices]

    def _choices(self, query: str) -> "ActorChoices":
        # Names are compared by tables that no start of the program should wait for.
        from ui.parts.actor_choices import choices_for

        return choices_for(self.workspace.case.actors, query, self._kinds)

    def _find(self, query: str) -> None:
        self._model.clear()
        typed = query.strip()
        if not typed:
            self._close_list()
            return
        offered = self._choices(typed)
        if offered.heading:
            self._say(offered.heading)
        new = Chosen("", typed)
        if offered.makes_new:
            self._add(new, offered.new_words(typed))
        for one in offered.choices:
            kind = KIND_WORDS.get(one.actor.kind, one.actor.kind)
            words = "   ·  ".join(part for part in (one.actor.name, kind, one.why) if part)
            self._add(Chosen(one.actor.id, one.actor.name), words)
        if offered.more:
            self._say(f"and {offered.more:,} more: type more of the name")
        if not offered.makes_new:
            self._add(new, offered.new_words(typed))
        self._completer.complete()
        self._go_to(-1 if offered.must_choose else self._step(-1, 1))

    def _add(self, chosen: Chosen, words: str) -> None:
        item = QStandardItem(words)
        item.setData(chosen, Qt.ItemDataRole.UserRole)
        self._model.appendRow(item)

    def _say(self, words: str) -> None:
        """A row that tells something and cannot be chosen."""
        item = QStandardItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._model.appendRow(item)

    def _popup(self) -> QAbstractItemView:
        popup = self._completer.popup()
        assert popup is not None
        if not self._listened:
            # After the completer's own filter, and so asked before it.
            popup.installEventFilter(self)
            self._listened = True
        return popup

    def _chosen_at(self, row: int) -> Chosen | None:
        item = self._model.item(row) if 0 <= row < self._model.rowCount() else None
        value = item.data(Qt.ItemDataRole.UserRole) if item else None
        return value if isinstance(value, Chosen) else None

    def _row(self) -> int:
        return self._popup().currentIndex().row()

    def _step(self, row: int, by: int) -> int:
        """The next row that can be chosen, from the last to the first; -1 where there is none."""
        count = self._model.rowCount()
        for _row in range(count):
            row = (row + by) % count if row >= 0 or by > 0 else count - 1
            if self._chosen_at(row) is not None:
                return row
        return -1

    def _go_to(self, row: int) -> None:
        model = self._completer.completionModel()
        self._popup().setCurrentIndex(model.index(row, 0) if model and row >= 0 else QModelIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list, which has the keyboard while it is open."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._on_key(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Shift+Enter and the arrows are the list's; all else is typed."""
        if not self._on_key(event):
            super().keyPressEvent(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(shift)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.text().strip():
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _walk(self, by: int) -> None:
        if self._popup().isVisible():
            self._go_to(self._step(self._row(), by))
        else:
            self._find(self.text())

    def _enter(self, makes_new: bool) -> None:
        typed = self.text().strip()
        if not typed:
            return
        if makes_new:
            self._choose(Chosen("", typed))
        elif not self._popup().isVisible():
            # Nobody takes what is not seen.
            self._find(typed)
        elif chosen := self._chosen_at(self._row()):
            self._choose(chosen)
        else:
            self._walk(1)

    def _on_activated(self, index: QModelIndex) -> None:
        chosen = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(chosen, Chosen):
            self._choose(chosen)

    def _choose(self, chosen: Chosen) -> None:
        self._model.clear()
        self._close_list()
        self.clear()
        self.chosen.emit(chosen)

    def _close_list(self) -> None:
        self._popup().hide()


def actor_of(workspace: Workspace, chosen: Chosen, kind: str) -> str:
    """The id of the chosen actor, made in the register when it is new."""
    if chosen.actor_id:
        return chosen.actor_id
    return workspace.case.actors.add(chosen.name, kind).id
