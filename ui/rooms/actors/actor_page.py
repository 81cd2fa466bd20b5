"""One actor: name, kind, description, spellings, posts over time, relations, look-alikes."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.app.view import Making
from ui.app.workspace import Workspace
from ui.kit.controls import Column, MenuChoice
from ui.kit.paragraph_editor import ParagraphEdit
from ui.kit.saved_line import SavedLine
from ui.kit.words import Words, heading, quiet_button, quiet_line_style, row
from ui.parts.actor_line import KIND_WORDS
from ui.parts.deleting import delete
from ui.rooms.actors.alias_rows import AliasRows
from ui.rooms.actors.coordinates_row import CoordinatesRow
from ui.rooms.actors.look_alikes import LookAlikes
from ui.rooms.actors.post_rows import PostRows
from ui.rooms.actors.relation_rows import RelationRows
from workbench.values.deception import deceptions, in_words
from workbench.values.errors import NotFound, Refused


class ActorPage(Column):
    """Everything about an actor but the mentions, which stand beside."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=16, gap=6)
        self.workspace = workspace
        self.actor_id = ""
        self.making = self._make()
        """Makes the next part with each step; to be used after the last."""

    def _make(self) -> Making:
        self.name = ParagraphEdit(self._save_name, placeholder="Name", factor=1.35, bold=True)
        self.name.setAccessibleName("Name")
        self.kind = MenuChoice(KIND_WORDS.items(), self._save_kind, "Kind of actor")
        self.country = SavedLine(self._save_country, "Country")
        self.country.setStyleSheet(quiet_line_style())
        self.country.setAccessibleName("Country")
        self.country.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.coordinates = CoordinatesRow(self.workspace)
        self.remove = quiet_button("Remove actor", self.remove_actor)
        self.description = ParagraphEdit(self._save_description, placeholder="Who or what this is")
        self.description.setAccessibleName("Description")
        self.deceives = Words("", "warning", 0.92)
        add = self.box.addWidget
        add(self.name)
        add(self.deceives)
        add(row(self.kind, self.country, self.remove))
        add(self.coordinates)
        add(self.description)
        yield
        self.look_alikes_head = heading("May be the same")
        self.look_alikes = LookAlikes(self.workspace)
        self.look_alikes.column.insertWidget(0, self.look_alikes_head)
        add(self.look_alikes)
        self.aliases = AliasRows(self.workspace)
        self._add_rows("Spellings", self.aliases)
        yield
        self.posts = PostRows(self.workspace)
        self._add_rows("Posts", self.posts)
        self.relations = RelationRows(self.workspace)
        self._add_rows("Relations", self.relations)
        self.box.addStretch(1)

    def _add_rows(self, title: str, rows: QWidget) -> None:
        self.box.addSpacing(10)
        self.box.addWidget(heading(title))
        self.box.addWidget(rows)

    def show_actor(self, actor_id: str) -> bool:
        """Show an actor; False when it is gone."""
        if actor_id != self.actor_id:
            self.save_now()
            self.verticalScrollBar().setValue(0)
        try:
            actor = self.workspace.case.actors.get(actor_id)
        except NotFound:
            for field in (self.name, self.country, self.coordinates.line, self.description):
                field.leave()
            self.actor_id = ""
            return False
        self.actor_id = actor_id
        self.name.show_text(actor.name, actor_id)
        self.deceives.setText(in_words(deceptions(actor.name), "The name"))
        self.deceives.setVisible(bool(self.deceives.text()))
        self.kind.hold_value(actor.kind, actor_id)
        self.country.show_text(actor.country, actor_id)
        self.description.show_text(actor.description, actor_id)
        self.coordinates.show_actor(actor)
        self.aliases.show_actor(actor_id)
        self.posts.show_actor(actor_id)
        self.relations.show_actor(actor_id)
        self.look_alikes.show_actor(actor_id)
        return True

    def save_now(self) -> None:
        """Save what is being typed."""
        for field in (self.name, self.country, self.coordinates.line, self.description):
            field.save_now()

    def remove_actor(self) -> None:
        """Remove the actor; the notice offers to take that back."""
        case, actor_id = self.workspace.case, self.actor_id
        if actor_id:
            name = case.actors.get(actor_id).name

            def take_out() -> None:
                if self.workspace.succeeds(lambda: case.actors.remove(actor_id)):
                    self.workspace.notify_undoable(f"Removed “{name}”.")

            delete(self.workspace, self, "actor", [actor_id], f"“{name}”", take_out)

    def _save_name(self, actor_id: str, text: str) -> None:
        if not text.strip():
            raise Refused("An actor needs a name.", "The old name is kept.")
        self.workspace.case.actors.update(actor_id, name=text.strip())

    def _save_kind(self, actor_id: str, kind: str) -> None:
        self.workspace.case.actors.update(actor_id, kind=kind)

    def _save_country(self, actor_id: str, text: str) -> None:
        self.workspace.case.actors.update(actor_id, country=text.strip())

    def _save_description(self, actor_id: str, text: str) -> None:
        self.workspace.case.actors.update(actor_id, description=text)
