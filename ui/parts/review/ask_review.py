"""Asking somebody for a review of a brief, a source or what is selected."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QSpinBox, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Choice
from ui.kit.forms import buttons, labelled
from ui.kit.plain_line import PlainLine
from ui.kit.words import Words, button, heading, muted, row
from ui.parts.review.review_words import CHOICES
from workbench.review import Round
from workbench.values.text import counted

_CHOICES = (("all", CHOICES["all"]), ("sample", CHOICES["sample"]), ("risk", CHOICES["risk"]))
_READING = ("reading", "Second reading without sight of the first")
_RISK = (
    "Judgements, claims of a single origin or contested, passages of protected sources, and what was"
    " disagreed with or has changed since a review."
)
_READS = (
    "The reader marks passages anew and sees none of the clips that others made. Both readings are"
    " compared once the round is closed."
)
_BLIND = "Until the round is closed nobody but the reviewer sees what is given in it."


@dataclass(frozen=True)
class Subject:
    """What is to be reviewed: one brief, one source, or the items in several sources."""

    brief_id: str = ""
    source_ids: tuple[str, ...] = ()


class AskForReview(QDialog):
    """Who, what, which items, blind or open, a note. The case can be worked on while it is open."""

    def __init__(self, workspace: Workspace, parent: QWidget, subject: Subject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._subject = subject
        self.setWindowTitle("Ask for a review")
        self.setModal(False)
        self.setMinimumWidth(480)
        self.who = QComboBox()
        self.who.setEditable(True)
        self.who.addItems(workspace.case.reviews.people())
        self.who.setCurrentText("")
        typed = PlainLine()
        typed.setPlaceholderText("Name of the analyst")
        self.who.setLineEdit(typed)
        self.briefs = Choice(self._briefs(), lambda _value: None, "Brief to review")
        # Only one source can be read a second time in one round.
        choices = (*_CHOICES, _READING) if len(subject.source_ids) == 1 else _CHOICES
        self.which = Choice(choices, self._on_which, "Items to review")
        self.share = QSpinBox()
        self.share.setRange(1, 100)
        self.share.setValue(20)
        self.share.setSuffix("%")
        self.share.setAccessibleName("Share of the items")
        self.hint = muted("")
        self.blind = QCheckBox("Blind")
        self.note = PlainLine()
        self.note.setPlaceholderText("What the reviewer should look at")
        self.said = Words("", "danger")
        self._build()
        self._on_which("all")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading("Ask for a review", 1.1))
        column.addWidget(labelled("Reviewer", self.who))
        if self._subject == Subject():
            column.addWidget(labelled("Brief", self.briefs))
        else:
            column.addWidget(Words(self._subject_words()))
        column.addWidget(labelled("Items", row(self.which, self.share, 1)))
        column.addWidget(self.hint)
        column.addWidget(self.blind)
        column.addWidget(muted(_BLIND))
        column.addWidget(labelled("Note", self.note))
        column.addWidget(self.said)
        self.said.hide()
        self.ask_button = button("Ask", self.ask, primary=True)
        self.ask_button.setDefault(True)
        column.addWidget(buttons(button("Cancel", self.reject), self.ask_button))

    def _briefs(self) -> list[tuple[str, str]]:
        return [(brief.id, brief.title) for brief in self._workspace.case.briefs.all() if not brief.archived]

    def _subject_words(self) -> str:
        case, subject = self._workspace.case, self._subject
        if subject.brief_id:
            return f"Brief: {case.briefs.get(subject.brief_id).title}"
        if len(subject.source_ids) == 1:
            return f"Source: {case.sources.get(subject.source_ids[0]).title}"
        return f"{counted(len(subject.source_ids), 'source')} with their clips and claims"

    def _on_which(self, choice: str) -> None:
        self.share.setVisible(choice == "sample")
        hint = {"risk": _RISK, _READING[0]: _READS}.get(choice, "")
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.blind.setVisible(choice != _READING[0])

    def ask(self) -> None:
        """Open the round; what is missing is said here."""
        workspace = self._workspace
        found: list[Round] = []
        if workspace.succeeds(lambda: found.append(self._open_round())):
            one = found[0]
            if one.is_reading:
                workspace.notify_undoable(f"{one.reviewer} was asked for a second reading.")
                self.accept()
                return
            count = len(workspace.case.reviews.rounds.items(one))
            workspace.notify_undoable(f"{one.reviewer} was asked to review {counted(count, 'item')}.")
            self.accept()

    def _open_round(self) -> Round:
        reviews, sources = self._workspace.case.reviews, self._subject.source_ids
        if self.which.value() == _READING[0]:
            return reviews.readings.open(self.who.currentText(), sources[0], self.note.text())
        brief = self._subject.brief_id or ("" if sources else self.briefs.value())
        choice = self.which.value()
        several = sources if len(sources) > 1 else ()
        return reviews.open_round(
            self.who.currentText(),
            brief=brief,
            source=sources[0] if len(sources) == 1 else "",
            targets=reviews.items_in(several),
            choice=choice,
            sample=self.share.value() / 100 if choice == "sample" else 1.0,
            blind=self.blind.isChecked(),
            note=self.note.text(),
        )


def ask_for_review(
    workspace: Workspace, parent: QWidget, brief_id: str = "", source_ids: Sequence[str] = ()
) -> AskForReview:
    """Show the window that asks for a review."""
    dialog = AskForReview(workspace, parent, Subject(brief_id, tuple(source_ids)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    dialog.who.setFocus()
    return dialog
