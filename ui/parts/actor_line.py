"""A line in which an actor is found by typing a name in any script, or a new one is named."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from ui.app.workspace import Workspace
from ui.kit.entry_line import EntryLine
from ui.parts.finding_words import says
from workbench.actors import Actor

SHOWN = 10
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
    """Typing opens a list of actors; the last line offers a new one in the words typed."""

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
        self._completer.setMaxVisibleItems(SHOWN)
        self._completer.setWidget(self)
        self._completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        self.textEdited.connect(self._find)
        self.returnPressed.connect(self._take_first)

    def _find(self, query: str) -> None:
        self._model.clear()
        if not query.strip():
            self._close_list()
            return
        found, more = self._matches(query)
        for actor in found:
            self._add(actor.id, actor.name, f"{actor.name}   ·  {KIND_WORDS.get(actor.kind, actor.kind)}")
        self._add("", query.strip(), f"New: “{query.strip()}”")
        if more:
            item = QStandardItem(f"and {more:,} more: type more of the name")
            item.setEnabled(False)
            self._model.appendRow(item)
        self._completer.complete()

    def matches(self, query: str) -> list[Actor]:
        """Actors that are so named, by name or alias; those of the wanted kinds first."""
        return self._matches(query)[0]

    def _matches(self, query: str) -> tuple[list[Actor], int]:
        """The first of them, and how many more there are."""
        actors = self.workspace.case.actors
        spellings: dict[str, str] = {}
        for actor_id, spelling in actors.register():
            spellings[actor_id] = f"{spellings.get(actor_id, '')} {spelling}"
        found = [actor_id for actor_id, words in spellings.items() if says(query, words)]
        if not found:
            found = [candidate.actor_id for candidate in actors.propose(query, SHOWN)]
        rows = [actors.get(actor_id) for actor_id in found]
        rows.sort(key=lambda actor: (bool(self._kinds) and actor.kind not in self._kinds, actor.name))
        return rows[:SHOWN], max(0, len(rows) - SHOWN)

    def _add(self, actor_id: str, name: str, words: str) -> None:
        item = QStandardItem(words)
        item.setData(Chosen(actor_id, name), Qt.ItemDataRole.UserRole)
        self._model.appendRow(item)

    def _on_activated(self, index: QModelIndex) -> None:
        self._choose(index.data(Qt.ItemDataRole.UserRole))

    def _take_first(self) -> None:
        if self.text().strip() and self._model.rowCount():
            self._choose(self._model.item(0).data(Qt.ItemDataRole.UserRole))

    def _choose(self, chosen: Chosen) -> None:
        self._model.clear()
        self._close_list()
        self.clear()
        self.chosen.emit(chosen)

    def _close_list(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()


def actor_of(workspace: Workspace, chosen: Chosen, kind: str) -> str:
    """The id of the chosen actor, made in the register when it is new."""
    if chosen.actor_id:
        return chosen.actor_id
    return workspace.case.actors.add(chosen.name, kind).id
