"""What came back in a Word file: shown item by item, and only then imported as remarks and proposals."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.forms import buttons
from ui.kit.tasks import Task
from ui.kit.words import Words, button, heading, muted
from workbench.case import Case
from workbench.values.deception import shown_safely
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    from workbench.review import WordChange, WordItem, WordReturn

WORD_FILES = (".docx", ".docm")
_COLUMNS = ("Import", "From", "In Word", "In the case")
_SHOWN = 160
_MOST = 1_000
"""Only so many tracked changes are listed one by one; the line below the list gives their number."""
_ID = Qt.ItemDataRole.UserRole


class ImportFromWord(QDialog):
    """Comments and edits of a review copy; what is ticked is imported as one change."""

    def __init__(self, workspace: Workspace, parent: QWidget, found: "WordReturn") -> None:
        super().__init__(parent)
        self.workspace, self.found = workspace, found
        self.setWindowTitle("Import review")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(940, 480)
        self.summary = Words(_summary(found), "text", bold=True)
        self.table = self._table()
        self.table.addTopLevelItems([_row(item) for item in found.items])
        self.table.addTopLevelItems([_change_row(workspace.case, one) for one in found.changes[:_MOST]])
        self.changes = muted(_changes(found))
        self.trouble = Words("", "danger")
        self.trouble.hide()
        self.import_button = button("Import", self.take, primary=True)
        self.import_button.setEnabled(bool(found.new))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(heading(f"Import review “{shown_safely(found.file_name)}”", 1.1))
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.changes)
        column.addWidget(self.trouble)
        column.addWidget(buttons(button("Cancel", self.close), self.import_button))

    def _table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setColumnCount(len(_COLUMNS))
        table.setHeaderLabels(_COLUMNS)
        table.setRootIsDecorated(False)
        table.setAccessibleName("What came back")
        for number in range(len(_COLUMNS)):
            mode = QHeaderView.ResizeMode.Stretch if number > 1 else QHeaderView.ResizeMode.ResizeToContents
            table.header().setSectionResizeMode(number, mode)
        return table

    def chosen(self) -> list[str]:
        """The ids of the items that are ticked."""
        rows = (self.table.topLevelItem(number) for number in range(self.table.topLevelItemCount()))
        return [str(row.data(0, _ID)) for row in rows if row and row.checkState(0) == Qt.CheckState.Checked]

    def take(self) -> None:
        """Import what is ticked."""
        chosen, case, found = self.chosen(), self.workspace.case, self.found

        def work(_task: Task) -> int:
            return case.reviews.take_word(found, chosen)

        self.import_button.setEnabled(False)
        self.workspace.tasks.run(f"Import {found.file_name}", work, self._on_taken, self._on_failed)

    def _on_taken(self, count: int) -> None:
        if count:
            self.workspace.notify_undoable(f"{counted(count, 'item')} imported from Word.")
        self.close()

    def _on_failed(self, why: str) -> None:
        self.import_button.setEnabled(True)
        self.trouble.setText(why)
        self.trouble.show()


def import_from_word(
    workspace: Workspace, parent: QWidget, path: Path, otherwise: Callable[[], object] | None = None
) -> None:
    """Read a Word file as a task and show what came back in it.

    `otherwise` is done instead where the file is no review copy of this case or cannot be read.
    """

    def work(task: Task) -> "WordReturn":
        return workspace.case.reviews.read_word(path, task.job)

    def show(found: "WordReturn") -> None:
        if otherwise is not None and not found.brief_id:
            otherwise()
        else:
            ImportFromWord(workspace, parent, found).open()

    def on_failed(why: str) -> None:
        if otherwise is not None:
            otherwise()
        else:
            workspace.notice(why)

    workspace.tasks.run(f"Look into {path.name}", work, show, on_failed)


def _summary(found: "WordReturn") -> str:
    if not found.brief_id:
        return "This is no review copy of this case. Nothing in it belongs to a statement."
    if not found.new:
        return "Nothing new came back."
    return f"{counted(len(found.new), 'item')} can be imported. Nothing is changed before you accept it."


def _changes(found: "WordReturn") -> str:
    if not found.changes:
        return ""
    loose = sum(not change.statement_id for change in found.changes)
    told = f"{counted(len(found.changes), 'tracked change')} in the file"
    return f"{told}, {loose} of them outside the statements." if loose else f"{told}."


def _change_row(case: Case, change: "WordChange") -> QTreeWidgetItem:
    """A tracked change as the file has it: it is shown, and comes in with the wording of its statement."""
    text = case.reviews.words(("statement", change.statement_id)) if change.statement_id else ""
    place = f"In {change.where} · {text}" if text else f"In {change.where} · Belongs to no statement"
    shown = (f"Tracked {change.kind}", change.author, change.words, f"Shown only · {place}")
    row = QTreeWidgetItem([shown_safely(one_line(one, _SHOWN)) for one in shown])
    for number, told in ((2, change.words), (3, text)):
        row.setToolTip(number, shown_safely(told))
    return row


def _row(item: "WordItem") -> QTreeWidgetItem:
    from workbench.review.word_model import KINDS

    words = item.proposed if item.kind == "wording" else item.words
    notes = {"known": "In the case already", "listed": "Shown only", "new": ""}[item.state]
    place = item.now if item.statement_id else "Belongs to no statement"
    if item.changed_meanwhile and item.kind not in ("comment", "reply"):
        place = f"Changed since the file was written: {place}"
    shown = (KINDS[item.kind], item.author, words, " · ".join(filter(None, (notes, place))))
    row = QTreeWidgetItem([shown_safely(one_line(one, _SHOWN)) for one in shown])
    row.setData(0, _ID, item.id)
    if item.state == "new":
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        row.setCheckState(0, Qt.CheckState.Checked)
    for number, told in ((2, words), (3, item.written or item.now)):
        row.setToolTip(number, shown_safely(told))
    return row
