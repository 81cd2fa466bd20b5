"""The spellings of a name, each with its script; those that run from right to left stand right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.entry_line import EntryLine
from ui.kit.words import Words, muted, quiet_button
from ui.rooms.actors.register import SCRIPT_WORDS
from workbench.actors import Alias
from workbench.values.text import is_right_to_left


class AliasRow(QWidget):
    """One spelling."""

    def __init__(self, workspace: Workspace, alias: Alias) -> None:
        super().__init__()
        self.workspace = workspace
        self.alias = alias
        script = muted(SCRIPT_WORDS.get(alias.script, alias.script) or "Other", 0.88, wrap=False)
        script.setFixedWidth(script.fontMetrics().horizontalAdvance("Devanagari") + 8)
        self.words = Words(alias.text, "text", 1.0, wrap=False)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        side = Qt.AlignmentFlag
        right = is_right_to_left(alias.text)
        self.words.setAlignment(
            (side.AlignRight if right else side.AlignLeft) | side.AlignAbsolute | side.AlignVCenter
        )
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(script)
        across.addWidget(self.words, 1)
        across.addWidget(quiet_button("Remove", self._remove, name=f"Remove the spelling {alias.text}"))

    def _remove(self) -> None:
        case = self.workspace.case
        self.workspace.attempt(lambda: case.actors.remove_alias(self.alias.id))


class AliasRows(QWidget):
    """The spellings and a line for another."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._actor_id = ""
        self.rows: list[AliasRow] = []
        self.add = EntryLine("Another spelling, in any script, then Enter", "Another spelling")
        self.add.returnPressed.connect(self._on_entered)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.add)

    def show_actor(self, actor_id: str) -> None:
        """Show the spellings of an actor."""
        aliases = self.workspace.case.actors.aliases(actor_id)
        self.add.belong_to(actor_id)
        self._actor_id = actor_id
        if [row.alias for row in self.rows] == aliases:
            return
        for row in self.rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [AliasRow(self.workspace, alias) for alias in aliases]
        for number, row in enumerate(self.rows):
            self.column.insertWidget(number, row)

    def _on_entered(self) -> None:
        case, actor_id, words = self.workspace.case, self._actor_id, self.add.text()
        if self.workspace.attempt(lambda: case.actors.add_alias(actor_id, words)):
            self.add.clear()
