"""Who the actor is related to, in words, from when to when, with evidence; and a line to add a relation."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.entry_line import EntryLine
from ui.kit.flow import flowing
from ui.kit.words import link_words, muted, quiet_button
from ui.parts.actor_line import ActorLine, Chosen, actor_of
from ui.rooms.actors.dated_evidence import EvidenceRows, Verbs, period_fields
from workbench.actors.model import Relation

MOST = 20
"""Relations that are shown at first."""


class RelationRow(QWidget):
    """One relation; its dates are edited in place."""

    def __init__(self, workspace: Workspace, relation: Relation, other_id: str, words: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.relation_id = relation.id
        actors = workspace.case.actors
        self.from_on, self.to_on = period_fields(self._save_from, self._save_to)
        verbs = Verbs(actors.cite_relation, actors.uncite_relation)
        self.evidence = EvidenceRows(workspace, verbs, f"the relation “{words}”")
        self.remove = quiet_button("Remove", self._remove, name=f"Remove: {words}")
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.addWidget(link_words(words, workspace.show, Place("actor", other_id)), 1)
        first.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addLayout(first)
        dates = (self.from_on, muted("to", wrap=False), self.to_on, self.evidence.button)
        column.addWidget(flowing(*dates, gap=8))
        column.addWidget(self.evidence)

    def show_relation(self, relation: Relation) -> None:
        """Show what the case holds."""
        self.from_on.show_date(relation.from_on, relation.id)
        self.to_on.show_date(relation.to_on, relation.id)
        both = (relation.subject_id, relation.object_id)
        self.evidence.show_evidence(relation.id, relation.clip_ids, both)

    def _save_from(self, relation_id: str, date: str) -> None:
        self.workspace.case.actors.update_relation(relation_id, from_on=date)

    def _save_to(self, relation_id: str, date: str) -> None:
        self.workspace.case.actors.update_relation(relation_id, to_on=date)

    def _remove(self) -> None:
        actors, relation_id = self.workspace.case.actors, self.relation_id
        self.workspace.attempt(lambda: actors.remove_relation(relation_id))


class RelationRows(QWidget):
    """`son of Khalifa Haftar`; the same relation reads from the other side too."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._actor_id = ""
        self._shown: list[tuple[str, str]] = []
        """Ids and words."""
        self._shows_all = False
        self.rows: dict[str, RelationRow] = {}
        self.kind = EntryLine("Relation, for example “son of”", "Kind of relation")
        self.other = ActorLine(workspace, "To whom? A name in any script")
        self.other.chosen.connect(self._on_chosen)
        self.more = quiet_button("", self._on_more)
        self.add_row = QWidget()
        across = QHBoxLayout(self.add_row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.kind, 1)
        across.addWidget(self.other, 2)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addWidget(self.more)
        self.column.addWidget(self.add_row)

    def show_actor(self, actor_id: str) -> None:
        """Show the relations of an actor; rows that stay are not built anew."""
        actors = self.workspace.case.actors
        if actor_id != self._actor_id:
            self._actor_id, self._shows_all = actor_id, False
        for line in (self.kind, self.other):
            line.belong_to(actor_id)
        relations = actors.relations(actor_id)
        left = 0 if self._shows_all else max(0, len(relations) - MOST)
        self.more.setText(f"Show {left:,} more")
        self.more.setVisible(bool(left))
        relations = relations[: len(relations) - left]
        shown = [(relation.id, self._words(relation)) for relation in relations]
        if shown != self._shown:
            self._shown = shown
            self._build(relations)
        for relation in relations:
            self.rows[relation.id].show_relation(relation)

    def _words(self, relation: Relation) -> str:
        name = self.workspace.case.actors.get(self._other(relation)).name
        outgoing = relation.subject_id == self._actor_id
        return f"{relation.kind} {name}" if outgoing else f"{name} is {relation.kind} this actor"

    def _other(self, relation: Relation) -> str:
        return relation.object_id if relation.subject_id == self._actor_id else relation.subject_id

    def _build(self, relations: list[Relation]) -> None:
        for row in self.rows.values():
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {
            relation.id: RelationRow(self.workspace, relation, self._other(relation), words)
            for relation, (_id, words) in zip(relations, self._shown, strict=True)
        }
        for number, row in enumerate(self.rows.values()):
            self.column.insertWidget(number, row)

    def _on_more(self) -> None:
        self._shows_all = True
        self.show_actor(self._actor_id)

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
