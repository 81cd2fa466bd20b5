"""What contradicts a claim, side by side: the two wordings, and what a person says to it."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.layouts import empty
from ui.kit.tasks import Task
from ui.kit.words import Words, heading, link_words, muted, quiet_button, row
from ui.parts.passages import isolated, passages_of_claim
from workbench.contradictions import Contradiction, Decided
from workbench.values.text import one_line

_KINDS = {
    "number": "They give different numbers: {one} and {other}.",
    "date": "They give different days.",
    "post": "They give different posts: {one} and {other}.",
    "polarity": "One says that it is so, the other that it is not.",
    "place": "They give different places.",
}
_SHOWN, _QUOTED = 300, 160
_MOST = 5


class ContradictionRows(QWidget):
    """Filled a moment after the claim: comparing takes its time and nobody waits for it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._claim_id = ""
        self.found: list[Decided] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.hide()

    def show_claim(self, claim_id: str) -> None:
        """Compare this claim with those it could contradict."""
        if claim_id != self._claim_id:
            self._empty()
        self._claim_id = claim_id
        self._soon.start()

    def _begin(self) -> None:
        self.workspace.tasks.run_quietly(partial(self._look, self._claim_id), self._on_found)

    def _look(self, claim_id: str, _task: Task) -> tuple[str, list[Decided]]:
        return claim_id, self.workspace.case.contradictions.of_claims([claim_id]).get(claim_id, [])

    def _on_found(self, answer: tuple[str, list[Decided]]) -> None:
        claim_id, found = answer
        if claim_id != self._claim_id:
            return
        self._empty()
        self.found = found
        texts = self.workspace.case.claims.of_ids(
            {claim_id, *(known.contradiction.beside(claim_id) for known in found)}
        )
        if claim_id not in texts:
            return
        for known in found[:_MOST]:
            other = known.contradiction.beside(claim_id)
            if other in texts:
                self._add(known, texts[claim_id].text, texts[other].text, other)
        if len(found) > _MOST:
            self._lines.addWidget(muted(f"and {len(found) - _MOST} more"))
        self.setVisible(bool(found))

    def _add(self, known: Decided, own: str, other_text: str, other_id: str) -> None:
        conflict = known.contradiction
        decided = known.state == "taken"
        self._lines.addWidget(
            heading("Contradicts another claim" if decided else "May contradict another claim")
        )
        words = _KINDS[conflict.kind].format(
            one=isolated(conflict.said_by(self._claim_id)), other=isolated(conflict.said_by(other_id))
        )
        self._lines.addWidget(Words(words, "warning", 0.92))
        pair = QWidget()
        grid = QGridLayout(pair)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.addWidget(muted("This claim"), 0, 0)
        grid.addWidget(muted("The other claim"), 0, 1)
        grid.addWidget(Words(one_line(own, _SHOWN)), 1, 0)
        grid.addWidget(
            link_words(one_line(other_text, _SHOWN), self.workspace.show, Place("claim", other_id)), 1, 1
        )
        for column, claim_id in enumerate((self._claim_id, other_id)):
            grid.addWidget(muted(self._support(claim_id)), 2, column)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._lines.addWidget(pair)
        if not self.workspace.case.read_only:
            self._lines.addWidget(row(*self._buttons(conflict, decided, other_id), 1, gap=4))

    def _support(self, claim_id: str) -> str:
        """The first passage for a claim, with its source."""
        passages = passages_of_claim(self.workspace.case, claim_id)
        found = next((one for one in passages if one.stance == "supports"), None)
        if found is None:
            return "No supporting evidence."
        name = found.source.publication_name or found.source.name_shown
        return f"“{isolated(one_line(found.clip.shown, _QUOTED))}” ({isolated(name)}, {found.source.grade})"

    def _buttons(self, conflict: Contradiction, decided: bool, other_id: str) -> list[QWidget]:
        verbs = self.workspace.case.contradictions
        attempt = self.workspace.attempt
        dismiss = quiet_button("Dismiss", partial(attempt, partial(verbs.dismiss, conflict)))
        dismiss.setToolTip("They do not contradict each other; this is not proposed again")
        if decided:
            first = quiet_button("Reopen", partial(attempt, partial(verbs.reopen, conflict)))
        else:
            first = quiet_button("Confirm", partial(attempt, partial(verbs.confirm, conflict)))
            first.setToolTip("They do contradict each other; sentences on one of them have to say so")
        reject = quiet_button(
            "Reject the other claim", partial(attempt, partial(verbs.hold, conflict, self._claim_id))
        )
        reject.setToolTip("Decide for this claim")
        return [first, dismiss, reject]

    def _empty(self) -> None:
        empty(self._lines)
        self.found = []
        self.hide()
