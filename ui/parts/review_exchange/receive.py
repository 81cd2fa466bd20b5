"""Import a review: the passphrase of the file, what came back, and only then into the case."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.app.workspace import Workspace
from ui.kit.forms import buttons, labelled, secret_line
from ui.kit.tasks import Task
from ui.kit.words import Words, button, heading
from ui.parts.review_exchange.word import WORD_FILES, import_from_word
from workbench.case import Case
from workbench.kinds import noun_of
from workbench.review.model import REASONS
from workbench.values.deception import shown_safely
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    from workbench.review.exchange.model import Returned, ReturnedRow

_FOLDER = "review/folder"
_COLUMNS = ("Verdict", "Item", "Remark", "Since then")
_VERDICTS = {"agree": "Agrees", "disagree": "Disagrees", "ask": "Asks", "none": "Verdict withdrawn"}
_SHOWN = 120


class ImportReview(QDialog):
    """Shows what a reviewer sent back before it is imported; the import is one change."""

    def __init__(
        self, workspace: Workspace, parent: QWidget, path: Path, open_case: Callable[[Path], object]
    ):
        super().__init__(parent)
        self.workspace = workspace
        self.path = path
        self._open_case = open_case
        self.setWindowTitle("Import review")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.passphrase = secret_line("Passphrase of the file")
        self.passphrase.returnPressed.connect(self.look)
        self.field = labelled("Passphrase of the file", self.passphrase)
        self.summary = Words("", "text", bold=True)
        self.trouble = Words("", "danger")
        self.table = self._table()
        self.instead = button("Open it instead", self._open_instead)
        self.instead.setToolTip("If the file is for you to review")
        self.look_button = button("Look into it", self.look, primary=True)
        self.import_button = button("Import", self.take, primary=True)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(heading(f"Import review “{shown_safely(path.stem)}”", 1.1))
        column.addWidget(self.field)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.trouble)
        column.addStretch(0)
        cancel = button("Cancel", self.close)
        column.addWidget(buttons(self.instead, cancel, self.look_button, self.import_button))
        for widget in (self.summary, self.table, self.trouble, self.import_button):
            widget.hide()
        self.adjustSize()
        self.passphrase.setFocus()

    def _table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setColumnCount(len(_COLUMNS))
        table.setHeaderLabels(_COLUMNS)
        table.setRootIsDecorated(False)
        table.setAccessibleName("What came back")
        for number in range(len(_COLUMNS)):
            is_text = number in (1, 2)
            mode = QHeaderView.ResizeMode.Stretch if is_text else QHeaderView.ResizeMode.ResizeToContents
            table.header().setSectionResizeMode(number, mode)
        return table

    def look(self) -> None:
        """Open the file as a task and show what is in it."""
        path, words, case = self.path, self.passphrase.text(), self.workspace.case
        if not words:
            self._on_failed("Type the passphrase of the file.")
            return

        def work(task: Task) -> "Returned":
            return case.reviews.look_into(path, words, task.job)

        self._set_busy(True)
        self.workspace.tasks.run(f"Look into {path.name}", work, self._show, self._on_failed)

    def take(self) -> None:
        """Import what is shown, as one change."""
        path, words, case = self.path, self.passphrase.text(), self.workspace.case

        def work(task: Task) -> "Returned":
            return case.reviews.take(path, words, task.job)

        self._set_busy(True)
        self.workspace.tasks.run(f"Import {path.name}", work, self._on_taken, self._on_failed)

    def _show(self, returned: "Returned") -> None:
        self._set_busy(False)
        for widget in (self.field, self.look_button, self.instead):
            widget.hide()
        words = returned.summary
        if returned.left_out:
            words += f" {returned.left_out_words}"
        self.summary.setText(words)
        self.summary.show()
        self.table.clear()
        self.table.addTopLevelItems([_item(self.workspace.case, one) for one in returned.rows])
        self.table.setVisible(bool(returned.rows))
        self.import_button.setVisible(returned.is_blind or returned.new > 0 or returned.cells > 0)
        self.import_button.setDefault(True)
        self.import_button.setFocus()
        if returned.rows:
            self.resize(max(self.width(), 900), 460)

    def _on_taken(self, returned: "Returned") -> None:
        if returned.is_blind:
            self.workspace.notice("Review imported.")
        else:
            told = (
                f"Review by {returned.reviewer} imported: {counted(returned.new + returned.cells, 'answer')}."
            )
            self.workspace.notify_undoable(told)
        self.close()

    def _on_failed(self, why: str) -> None:
        self._set_busy(False)
        self.trouble.setText(why)
        self.trouble.show()
        self.resize(self.width(), max(self.height(), self.column.totalHeightForWidth(self.width())))
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.passphrase, self.look_button, self.import_button, self.instead):
            widget.setEnabled(not busy)
        if busy:
            self.trouble.hide()

    def _open_instead(self) -> None:
        self.close()
        self._open_case(self.path)


def import_review(
    workspace: Workspace, parent: QWidget, path: Path | None, open_case: Callable[[Path], object]
) -> ImportReview | None:
    """Show the dialog for a file, asking which where none is given; None when none is chosen.

    A Word file is read first; its dialog comes by itself.
    """
    if path is None:
        start = str(workspace.settings.value(_FOLDER, str(Path.home())))
        chosen, _kind = QFileDialog.getOpenFileName(
            parent, "Import review", start, "Review copies (*.gwr *.docx *.docm)"
        )
        if not chosen:
            return None
        path = Path(chosen)
    workspace.settings.setValue(_FOLDER, str(path.parent))
    if path.suffix.lower() in WORD_FILES:
        import_from_word(workspace, parent, path)
        return None
    dialog = ImportReview(workspace, parent, path, open_case)
    dialog.open()
    return dialog


def _item(case: Case, one: "ReturnedRow") -> QTreeWidgetItem:
    other = "Ticked" if one.is_tick else "Passage marked" if one.target.table == "source" else "Remark"
    verdict = _VERDICTS.get(one.verdict) or other
    reason = REASONS.get(one.reason, "")
    proposed = case.reviews.proposal_in_words(one.target, dict(one.proposal))
    said = [one.remark, *(f"Proposes {field}: {value or 'nothing'}" for field, value in proposed.items())]
    shown = [
        f"{verdict}: {reason.lower()}" if reason else verdict,
        f"{noun_of(one.target.table).capitalize()}: {one_line(one.words, _SHOWN)}",
        one_line(" · ".join(filter(None, said)), _SHOWN),
        _since(one),
    ]
    item = QTreeWidgetItem([shown_safely(words) for words in shown])
    for number in (1, 2):
        item.setToolTip(number, shown_safely((one.words, "\n".join(filter(None, said)))[number - 1]))
    return item


def _since(one: "ReturnedRow") -> str:
    notes = (
        ("Withdrawn by the reviewer", one.taken_back),
        ("No longer in the case", one.is_gone),
        ("Reworded", one.reworded),
        ("Evidence changed", one.ground_moved and not one.reworded),
        ("Imported before", not one.is_new),
    )
    return ", ".join(words for words, holds in notes if holds)
