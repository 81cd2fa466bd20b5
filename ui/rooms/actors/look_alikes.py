"""Actors that may be the same: merge or keep apart, with what would happen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.tasks import Task
from ui.kit.words import link_words, muted, quiet_button, row
from ui.parts.actor_line import KIND_WORDS
from ui.rooms.actors.register import merge_words
from workbench.values.errors import NotFound

if TYPE_CHECKING:
    from workbench.actors.names import Candidate

SHOWN = 4


class LookAlikes(QWidget):
    """Found off the GUI thread; only the newest answer counts."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._actor_id = ""
        self._running: Task | None = None
        self._again = False
        self.cards: list[QWidget] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.more = muted("", wrap=False)
        self.column.addWidget(self.more)
        self.more.hide()
        self.hide()

    def show_actor(self, actor_id: str) -> None:
        """Look for actors that look alike."""
        if actor_id != self._actor_id:
            self._show([])
        self._actor_id = actor_id
        self._again = self._running is not None and not self._running.cancelled
        if not self._again and actor_id:
            self._search()

    def _search(self) -> None:
        actor_id = self._actor_id

        def work(_task: Task) -> "tuple[str, list[Candidate]]":
            return actor_id, self.workspace.case.actors.look_alikes(actor_id)

        tasks = self.workspace.tasks
        self._running = tasks.run("Checking for similar names", work, self._on_found, self._on_failed)

    def _on_found(self, result: "tuple[str, list[Candidate]]") -> None:
        actor_id, candidates = result
        self._done()
        if actor_id == self._actor_id:
            self._show(candidates)

    def _on_failed(self, why: str) -> None:
        self._done()
        self.workspace.notice(f"Could not check for similar names. {why}", "warning")

    def _done(self) -> None:
        # Told by the result itself: a task may have ended before one could listen for its end.
        self._running = None
        if self._again and self._actor_id:
            self._again = False
            self._search()

    def _show(self, candidates: "list[Candidate]") -> None:
        for card in self.cards:
            self.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self.more.setText(f"and {len(candidates) - SHOWN:,} more, once these are decided")
        for candidate in candidates[:SHOWN]:
            try:
                self.cards.append(self._card(candidate))
            except NotFound:
                # Removed while the search ran.
                continue
            self.column.addWidget(self.cards[-1])
        self.column.removeWidget(self.more)
        self.column.addWidget(self.more)
        self.more.setVisible(len(candidates) > SHOWN)
        self.setVisible(bool(self.cards))

    def _card(self, candidate: "Candidate") -> QWidget:
        case, keep_id, other_id = self.workspace.case, self._actor_id, candidate.actor_id
        other = case.actors.get(other_id)
        card = QFrame()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        facts = "  ·  ".join(part for part in (other.name, KIND_WORDS[other.kind], other.country) if part)
        column.addWidget(link_words(facts, self.workspace.show, Place("actor", other_id)))
        column.addWidget(muted(f"{_sentence(candidate.why)} {merge_words(case, keep_id, other_id)}"))

        def merge() -> None:
            if self.workspace.succeeds(lambda: case.actors.merge(keep_id, other_id)):
                self.workspace.notify_undoable(f"Merged “{other.name}”.")

        def apart() -> None:
            self.workspace.attempt(lambda: case.actors.keep_apart(keep_id, other_id))

        buttons = (quiet_button("Merge into this one", merge), quiet_button("Keep apart", apart))
        column.addWidget(row(*buttons, 1))
        return card


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
