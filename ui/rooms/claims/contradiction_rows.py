"""What contradicts a claim, side by side: the two wordings, and what a person says to it."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.tasks import Task
from ui.kit.words import Words, heading, link_words, muted, quiet_button, row
from ui.parts.looked_up_rows import LookedUpRows
from ui.parts.passages import isolated, passages_of_clips
from workbench.case import Case
from workbench.contradictions import Contradiction, Decided
from workbench.values.records import dataclass
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


@dataclass(frozen=True, slots=True)
class Side:
    """One of two claims: its words, and the first passage for it in a line."""

    id: str
    text: str
    support: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim beside one that contradicts it."""

    known: Decided
    own: Side
    other: Side


class ContradictionRows(LookedUpRows[Pair]):
    """Filled a moment after the claim: comparing takes its time and nobody waits for it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _MOST, 4)

    def show_claim(self, claim_id: str) -> None:
        """Compare this claim with those it could contradict."""
        self.ask(claim_id, partial(self._look_up, claim_id))

    def _look_up(self, claim_id: str, _task: Task) -> list[Pair]:
        case = self.workspace.case
        with case.snapshot():
            found = case.contradictions.of_claims([claim_id]).get(claim_id, [])
            others = [known.contradiction.beside(claim_id) for known in found]
            texts = case.claims.of_ids({claim_id, *others})
            sides = {one: Side(one, claim.text, _support(case, one)) for one, claim in texts.items()}
        return [
            Pair(known, sides[claim_id], sides[other]) for known, other in zip(found, others, strict=True)
        ]

    def add(self, one: Pair) -> None:
        """Show the two claims beside each other, with the answers to that."""
        conflict = one.known.contradiction
        decided = one.known.state == "taken"
        self.lines.addWidget(
            heading("Contradicts another claim" if decided else "May contradict another claim")
        )
        words = _KINDS[conflict.kind].format(
            one=isolated(conflict.said_by(one.own.id)), other=isolated(conflict.said_by(one.other.id))
        )
        self.lines.addWidget(Words(words, "warning", 0.92))
        pair = QWidget()
        grid = QGridLayout(pair)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        own = Words(one_line(one.own.text, _SHOWN))
        place = Place("claim", one.other.id)
        other = link_words(one_line(one.other.text, _SHOWN), self.workspace.show, place)
        columns = (("This claim", own, one.own), ("The other claim", other, one.other))
        for column, (head, claim, side) in enumerate(columns):
            for line, widget in enumerate((muted(head), claim, muted(side.support))):
                grid.addWidget(widget, line, column)
            grid.setColumnStretch(column, 1)
        self.lines.addWidget(pair)
        if not self.workspace.case.read_only:
            self.lines.addWidget(row(*self._buttons(conflict, decided, one.own.id), 1, gap=4))

    def _buttons(self, conflict: Contradiction, decided: bool, claim_id: str) -> list[QWidget]:
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
            "Reject the other claim", partial(attempt, partial(verbs.hold, conflict, claim_id))
        )
        reject.setToolTip("Decide for this claim")
        return [first, dismiss, reject]


def _support(case: Case, claim_id: str) -> str:
    """The first passage for a claim, with its source."""
    found = next((one for one in case.claims.evidence(claim_id) if one.stance == "supports"), None)
    if found is None:
        return "No supporting evidence."
    (passage,) = passages_of_clips(case, [(case.clips.get(found.clip_id), found.stance)])
    quote = isolated(one_line(passage.clip.shown, _QUOTED))
    return f"“{quote}” ({isolated(passage.outlet)}, {passage.source.grade})"
