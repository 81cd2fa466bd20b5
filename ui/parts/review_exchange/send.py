"""Send for review: which round, what goes with it, what is left out; then the passphrase, once."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Choice
from ui.kit.forms import buttons
from ui.kit.tasks import Task
from ui.kit.words import Words, button, heading, muted, row, rule
from workbench.values.file_names import file_name_for
from workbench.values.moments import human_date
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    from workbench.review import Round
    from workbench.review.exchange.model import Given, Withheld

_FOLDER = "review/folder"
_OPTIONS = (
    ("protected", "Identities and texts of protected sources", "Left out unless the reviewer may know them"),
    ("marks", "Verdicts and remarks of others", "Left out so that the reviewer judges alone"),
    ("originals", "Original files", "The texts are always in it"),
)
NO_ROUND = "No round of review is open. Ask somebody for a review first."


class SendForReview(QDialog):
    """Writes the file of a round. The passphrase is shown until the window closes and kept nowhere."""

    def __init__(self, workspace: Workspace, parent: QWidget, round_id: str = "") -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._given: Given | None = None
        self.setWindowTitle("Send for review")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(8)
        self._build_choices()
        self._build_file()
        self._build_passphrase()
        self._offer(round_id)

    def _build_choices(self) -> None:
        self.rounds = Choice((), self._on_round, "Round of review")
        self.rounds.setMinimumWidth(320)
        self.column.addWidget(heading("Send for review", 1.1))
        self.column.addWidget(
            muted("An encrypted copy of what the round needs, for a reviewer who works on another computer.")
        )
        self.column.addWidget(muted("Round"))
        self.column.addWidget(row(self.rounds, 1))
        self.column.addWidget(muted("Include"))
        self.options: dict[str, QCheckBox] = {}
        for name, words, hint in _OPTIONS:
            box = self.options[name] = QCheckBox(words)
            box.setToolTip(hint)
            box.toggled.connect(self._look)
            self.column.addWidget(box)
        self.items = Words("", "text", bold=True)
        self.withheld = Words("", "muted", 0.95)
        self.withheld.setAccessibleName("Left out")
        self.column.addWidget(rule())
        self.column.addWidget(self.items)
        self.column.addWidget(self.withheld)

    def _build_file(self) -> None:
        self.file = QLineEdit()
        self.file.setAccessibleName("File")
        self.choose = button("Choose…", self._choose)
        self.file_label = muted("File")
        self.file_row = row(self.file, self.choose)
        self.trouble = Words("", "danger")
        self.trouble.hide()
        self.write = button("Write file", self.send, primary=True)
        self.write.setDefault(True)
        self.cancel = button("Cancel", self.close)
        self.button_row = buttons(self.cancel, self.write)
        for widget in (self.file_label, self.file_row, self.trouble, self.button_row):
            self.column.addWidget(widget)

    def _build_passphrase(self) -> None:
        self.told = QWidget()
        column = QVBoxLayout(self.told)
        column.setContentsMargins(0, 0, 0, 0)
        self.outcome = Words("", "good", bold=True)
        self.passphrase = QLineEdit()
        self.passphrase.setReadOnly(True)
        self.passphrase.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.passphrase.setAccessibleName("Passphrase of the file")
        self.copy = button("Copy", self._copy)
        column.addWidget(rule())
        column.addWidget(self.outcome)
        column.addWidget(muted("Passphrase, shown only now"))
        column.addWidget(row(self.passphrase, self.copy))
        column.addWidget(
            muted("Give the reviewer the passphrase by a different route, such as by telephone.")
        )
        column.addWidget(buttons(button("Close", self.close, primary=True)))
        self.column.addWidget(self.told)
        self.told.hide()
        self.column.addStretch(1)

    # -- what is to be sent -------------------------------------------------------------------

    def _offer(self, round_id: str) -> None:
        case = self.workspace.case
        known = [one for one in case.reviews.rounds.all() if one.is_open]
        titles = {brief.id: brief.title for brief in case.briefs.all()}
        self.rounds.set_choices((one.id, _words_of(one, titles)) for one in known)
        if round_id and any(one.id == round_id for one in known):
            self.rounds.show_value(round_id)
        self._on_round(self.rounds.value())

    def _on_round(self, round_id: str) -> None:
        if not round_id:
            self.items.setText(NO_ROUND)
            self.write.setEnabled(False)
            return
        one = self.workspace.case.reviews.rounds.get(round_id)
        self.options["marks"].setEnabled(not one.blind)
        if one.blind:
            self.options["marks"].setChecked(False)
        start = Path(str(self.workspace.settings.value(_FOLDER, str(Path.home()))))
        self.file.setText(str(start / file_name_for(f"Review by {one.reviewer}", ".gwr", "Review")))
        self._look()

    def _look(self, _on: bool = True) -> None:
        """Say what would be in the file."""
        round_id = self.rounds.value()
        if not round_id:
            return
        case = self.workspace.case
        protected, marks = (self.options[name].isChecked() for name in ("protected", "marks"))

        def work(_task: Task) -> "tuple[int, Withheld]":
            return case.reviews.would_give(round_id, protected, marks)

        self.write.setEnabled(False)
        self.items.setText("Checking what the round needs…")
        self.withheld.setText("")
        self.workspace.tasks.run_quietly(work, self._show_withheld, self._on_failed)

    def _show_withheld(self, found: "tuple[int, Withheld]") -> None:
        items, withheld = found
        self.items.setText(f"{counted(items, 'item')} to review")
        self.withheld.setText("\n".join(withheld.lines) or "Nothing is left out.")
        self.write.setEnabled(items > 0 and self._given is None)
        self._fit()

    def _choose(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(
            self, "File for the reviewer", self.file.text(), "Review copies (*.gwr)"
        )
        if path:
            self.file.setText(path)

    # -- writing ------------------------------------------------------------------------------

    def send(self) -> None:
        """Write the file as a task, then show its passphrase."""
        path, round_id, case = Path(self.file.text()), self.rounds.value(), self.workspace.case
        protected, marks, originals = (self.options[name].isChecked() for name, _words, _hint in _OPTIONS)
        self.workspace.settings.setValue(_FOLDER, str(path.parent))

        def work(task: Task) -> "Given":
            return case.reviews.give(round_id, path, None, protected, marks, originals, task.job)

        self._set_busy(True)
        self.workspace.tasks.run(f"Write {path.name}", work, self._on_given, self._on_failed)

    def _on_given(self, given: "Given") -> None:
        self._given = given
        self._set_busy(True)
        for widget in (self.file_label, self.file_row, self.trouble, self.button_row):
            widget.hide()
        self.items.setText(f"{counted(given.items, 'item')} to review")
        self.withheld.setText("\n".join(given.withheld.lines) or "Nothing is left out.")
        self.outcome.setText(f"File written: {given.path}")
        self.passphrase.setText(given.passphrase)
        self.told.show()
        self.copy.setFocus()
        self._fit()

    def _on_failed(self, why: str) -> None:
        self._set_busy(False)
        self.trouble.setText(why)
        self.trouble.show()
        self._fit()

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.rounds, self.write, self.file, self.choose, *self.options.values()):
            widget.setEnabled(not busy)
        if busy:
            self.trouble.hide()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.passphrase.text())
        self.workspace.notice("Passphrase copied.")

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.resize(self.width(), self.column.totalHeightForWidth(self.width()))


def send_for_review(workspace: Workspace, parent: QWidget, round_id: str = "") -> SendForReview | None:
    """Show the dialog, for one round or for any that is open; None when none is."""
    if not any(one.is_open for one in workspace.case.reviews.rounds.all()):
        workspace.notice(NO_ROUND, "warning")
        return None
    dialog = SendForReview(workspace, parent, round_id)
    dialog.open()
    return dialog


def _words_of(one: "Round", titles: dict[str, str]) -> str:
    over = titles.get(one.brief_id) or ("a source" if one.source_id else "chosen items")
    blind = ", blind" if one.blind else ""
    return f"{one.reviewer}: {one_line(over, 50)} ({human_date(one.opened_at[:10])}{blind})"
