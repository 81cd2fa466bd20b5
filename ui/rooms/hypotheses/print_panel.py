"""The briefs in whose annex a matrix is printed, and for whom."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Choice, Column, SavedChoice
from ui.kit.layouts import column_of, empty
from ui.kit.unsaved import Save
from ui.kit.words import Words, heading, muted, quiet_button, row
from workbench.values.text import one_line

_SHOWN = 50
_FOR = (("", "Internal files only"), ("client", "Files for clients too"))


class PrintPanel(Column):
    """A row for each brief that prints it, and a list of the others."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=12, gap=6)
        self.workspace = workspace
        self.setAccessibleName("In the annex of briefs")
        self._matrix_id = ""
        self._shown: object = None
        self.about = muted("")
        self.choice = Choice((), self._on_chosen, "Print it in a brief")
        self.host, self.rows = column_of(6)
        self.box.addWidget(heading("In the annex of briefs"))
        self.box.addWidget(self.about)
        self.box.addWidget(self.host)
        self.box.addWidget(self.choice)
        self.box.addStretch(1)

    def show_matrix(self, matrix_id: str) -> None:
        """Show where a matrix is printed; "" for none."""
        case = self.workspace.case
        self._matrix_id = matrix_id
        chosen = case.matrices.in_briefs(matrix_id) if matrix_id else {}
        briefs = [(one.id, one.title or "Untitled brief") for one in case.briefs.all() if not one.archived]
        shown = (matrix_id, chosen, briefs, case.read_only)
        if shown == self._shown:
            return
        self._shown = shown
        titles = dict(briefs)
        empty(self.rows)
        for brief_id, for_client in chosen.items():
            title = titles.get(brief_id) or case.briefs.get(brief_id).title
            self.rows.addWidget(self._row(brief_id, title, for_client))
        others = [(key, one_line(title, _SHOWN)) for key, title in briefs if key not in chosen]
        self.choice.clear()
        self.choice.set_choices([("", "Add to a brief…"), *others])
        self.choice.setEnabled(bool(matrix_id and others) and not case.read_only)
        self.about.setText(
            "The matrix of the analyst who opened the question is printed as a table. Files for clients show "
            "no weights, scores or grades."
            if briefs
            else "No briefs yet. Write one under Briefs."
        )

    def _row(self, brief_id: str, title: str, for_client: bool) -> QWidget:
        choice = SavedChoice(_FOR, self._saver(), f"For whom: {title}")
        choice.hold_value("client" if for_client else "", brief_id)
        remove = quiet_button(
            "Remove", _removing(self.workspace, brief_id, self._matrix_id), "Print it in this brief no more"
        )
        remove.setAccessibleName(f"Remove from {title}")
        for part in (choice, remove):
            part.setEnabled(not self.workspace.case.read_only)
        host, column = column_of(2)
        column.addWidget(Words(one_line(title, 2 * _SHOWN)))
        column.addWidget(row(choice, remove, 1, gap=4))
        return host

    def _saver(self) -> Save:
        def save(brief_id: str, value: str) -> None:
            self.workspace.case.matrices.choose(brief_id, self._matrix_id, for_client=bool(value))

        return save

    def _on_chosen(self, brief_id: str) -> None:
        matrices, matrix_id = self.workspace.case.matrices, self._matrix_id
        if brief_id:
            self.workspace.attempt(lambda: matrices.choose(brief_id, matrix_id))


def _removing(workspace: Workspace, brief_id: str, matrix_id: str) -> Callable[[], None]:
    """What takes a matrix out of the annex of a brief; it holds no widget."""

    def remove() -> None:
        if workspace.succeeds(lambda: workspace.case.matrices.unchoose(brief_id, matrix_id)):
            workspace.notify_undoable("Removed from the annex.")

    return remove
