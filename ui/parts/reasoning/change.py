"""How a judgement differs from that of the previous brief, and why."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.saved_line import SavedLine
from ui.kit.tasks import Task
from ui.kit.words import Words, heading
from workbench.briefs import Statement
from workbench.case import Case
from workbench.values.errors import KnownError
from workbench.values.text import as_quoted

_SHOWN = 110


class ChangeBox(QWidget):
    """What the previous brief said of the same question, with a line for what has changed since."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._statement_id = ""
        self.words = Words("", "muted", 0.92)
        self.note = SavedLine(self._save, "What has changed since, and why")
        self.note.setAccessibleName("What has changed since the previous brief")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        for widget in (heading("Since the previous brief"), self.words, self.note):
            column.addWidget(widget)

    def show_statement(self, statement: Statement) -> None:
        """Show a judgement; what the previous brief said is read beside the work of the window."""
        self._statement_id = statement.id
        self.note.show_text(statement.note, statement.id)
        self.note.setReadOnly(self.workspace.case.read_only)
        self.workspace.tasks.run_quietly(partial(_read, self.workspace.case, statement.id), self._on_read)

    def _on_read(self, answer: tuple[str, str, str]) -> None:
        statement_id, words, shade = answer
        if statement_id == self._statement_id:
            self.words.setText(words)
            self.words.set_shade(shade)

    def _save(self, statement_id: str, note: str) -> None:
        self.workspace.case.briefs.update_statement(statement_id, note=note)

    def save_now(self) -> None:
        """Save what is being typed."""
        self.note.save_now()

    def leave(self) -> None:
        """Be about no statement."""
        self._statement_id = ""
        self.note.leave()


def _read(case: Case, statement_id: str, _task: Task) -> tuple[str, str, str]:
    """The id of a statement, what is said of it and in which colour."""
    from workbench.tradecraft.earlier_brief import compared

    try:
        found = compared(case, statement_id)
    except KnownError:
        return statement_id, "", "muted"
    if not found.has_previous:
        return statement_id, "No previous brief is set. Choose it in the settings of the brief.", "muted"
    if not found.earlier:
        return statement_id, "The previous brief has no judgement on the same question.", "muted"
    said = f"“{as_quoted(found.earlier, _SHOWN)}” was {found.before or 'without a likelihood'}."
    if not found.differs:
        return statement_id, f"The previous brief judged the same: {said}", "muted"
    asks = "" if found.is_explained else " Say what has changed."
    return statement_id, f"{said} It is {found.now} here.{asks}", "muted" if found.is_explained else "warning"
