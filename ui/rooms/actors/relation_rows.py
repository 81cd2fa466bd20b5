"""Who the actor is tied to, in words, and a line to add a tie."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.entry_line import EntryLine
from ui.kit.words import link_words, quiet_button
from ui.parts.actor_line import ActorLine, Chosen, actor_of
from ui.rooms.actors.register import period
from workbench.actors.model import Relation


class RelationRows(QWidget):
    """`son of Khalifa Haftar`; the same tie reads from the other side too."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._actor_id = ""
        self._shown: list[tuple[Relation, str]] = []
        self.rows: list[QWidget] = []
        self.kind = EntryLine("Relation, for example “son of”", "Kind of relation")
        self.other = ActorLine(workspace, "Whom? A name in any script")
        self.other.chosen.connect(self._on_chosen)
        self.add_row = QWidget()
        across = QHBoxLayout(self.add_row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.kind, 1)
        across.addWidget(self.other, 2)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addWidget(self.add_row)

    def show_actor(self, actor_id: str) -> None:
        """Show the ties of an actor."""
        actors = self.workspace.case.actors
        self._actor_id = actor_id
        for line in (self.kind, self.other):
            line.belong_to(actor_id)
        shown = []
        for relation in actors.relations(actor_id):
            outgoing = relation.subject_id == actor_id
            other = actors.get(relation.object_id if outgoing else relation.subject_id)
            there, back = f"{relation.kind} {other.name}", f"{other.name} is {relation.kind} this actor"
            words = there if outgoing else back
            when = period(relation.from_on, relation.to_on)
            shown.append((relation, f"{words}, {when}" if when else words))
        if shown == self._shown:
            return
        self._shown = shown
        for row in self.rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(relation, words) for relation, words in shown]
        for number, row in enumerate(self.rows):
            self.column.insertWidget(number, row)

    def _row(self, relation: Relation, words: str) -> QWidget:
        host = QWidget()
        across = QHBoxLayout(host)
        across.setContentsMargins(0, 0, 0, 0)
        outgoing = relation.subject_id == self._actor_id
        other_id = relation.object_id if outgoing else relation.subject_id
        across.addWidget(link_words(words, self.workspace.show, Place("actor", other_id)), 1)

        def remove() -> None:
            self.workspace.attempt(lambda: self.workspace.case.actors.remove_relation(relation.id))

        across.addWidget(quiet_button("Remove", remove, name=f"Remove: {words}"))
        return host

    def _on_chosen(self, chosen: Chosen) -> None:
        case, actor_id, kind = self.workspace.case, self._actor_id, self.kind.text().strip()
        if not kind:
            self.workspace.notice("Enter the relation first, such as “son of” or “finances”.", "warning")
            self.kind.setFocus()
            return

        def relate() -> None:
            with case.change(f"Add relation “{kind}”"):
                case.actors.relate(actor_id, actor_of(self.workspace, chosen, "person"), kind)

        if self.workspace.succeeds(relate):
            self.kind.clear()
