"""The actors of a claim with their roles."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.saved_line import SavedLine
from ui.kit.words import quiet_button, quiet_line_style
from ui.parts.actor_line import ActorLine, Chosen, actor_of
from workbench.actors import Actor


class RoleRow(QWidget):
    """One actor: the name opens its page, the role is edited in place."""

    def __init__(self, workspace: Workspace, claim_id: str, actor: Actor) -> None:
        super().__init__()
        self.workspace = workspace
        self._claim_id = claim_id
        self._actor = actor
        self.role = SavedLine(self._save, "role")
        self.role.setStyleSheet(quiet_line_style())
        self.role.setAccessibleName(f"Role of {actor.name}")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        across.addWidget(quiet_button(actor.name, self._open, "Open this actor"))
        across.addWidget(self.role, 1)
        across.addWidget(quiet_button("Remove", self._remove, name=f"Remove {actor.name}"))

    def _save(self, _of: str, role: str) -> None:
        self.workspace.case.claims.add_actor(self._claim_id, self._actor.id, role)

    def _open(self) -> None:
        self.workspace.show(Place("actor", self._actor.id))

    def _remove(self) -> None:
        case = self.workspace.case
        self.workspace.attempt(lambda: case.claims.remove_actor(self._claim_id, self._actor.id))


class RoleRows(QWidget):
    """The rows, and a line to add an actor."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._claim_id = ""
        self.rows: dict[str, RoleRow] = {}
        self.add = ActorLine(workspace, "Add an actor: a name in any script")
        self.add.chosen.connect(self._on_chosen)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.add)

    def show_claim(self, claim_id: str) -> None:
        """Show the actors of a claim; rows that stay are not built anew."""
        self.add.belong_to(claim_id)
        actors = self.workspace.case.claims.actors(claim_id)
        keys = [f"{actor.id} {actor.name}" for actor, _role in actors]
        if claim_id != self._claim_id or keys != list(self.rows):
            self._claim_id = claim_id
            for old in self.rows.values():
                self.column.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.rows = {}
            for number, (actor, _role) in enumerate(actors):
                fresh = self.rows[keys[number]] = RoleRow(self.workspace, claim_id, actor)
                self.column.insertWidget(number, fresh)
        for key, (_actor, role) in zip(keys, actors, strict=True):
            self.rows[key].role.show_text(role, f"{claim_id} {key}")

    def _on_chosen(self, chosen: Chosen) -> None:
        case, claim_id = self.workspace.case, self._claim_id

        def put() -> None:
            with case.change(f"Actor of a claim: {chosen.name}"):
                case.claims.add_actor(claim_id, actor_of(self.workspace, chosen, "person"))

        self.workspace.attempt(put)
