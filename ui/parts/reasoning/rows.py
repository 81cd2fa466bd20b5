"""One alternative, one assumption or one indicator: its words and fields, edited in place."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.controls import MenuChoice
from ui.kit.layouts import empty
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import Save
from ui.kit.words import link_words, muted, quiet_button, quiet_line_style, row
from ui.parts.claim_picker import PicksClaim
from ui.parts.likelihoods import likelihood_choices
from workbench.judgements import Alternative, Assumption, Indicator, Sign
from workbench.values.moments import human_date

POINTS = (("more", "makes it more likely"), ("less", "makes it less likely"))


class PointRow(QWidget):
    """The words with a button to remove them; a subclass adds its fields below."""

    kind = ""

    def __init__(self, workspace: Workspace, point_id: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.point_id = point_id
        self.text = self._line("text", self.kind.capitalize(), self.kind.capitalize())
        self.remove = quiet_button("Remove", self.remove_point)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 4)
        self.column.setSpacing(0)
        head = row(self.text, self.remove, gap=4)
        self.column.addWidget(head)
        self.lines = [self.text]

    def show_point(self, point: Any, scale: str) -> None:
        """Show what the case holds."""
        self.text.show_text(point.text, point.id)
        self.remove.setAccessibleName(f"Remove {self.kind}: {point.text}")
        can = not self.workspace.case.read_only
        self.remove.setEnabled(can)
        for line in self.lines:
            line.setReadOnly(not can)
        self._show_fields(point, scale)

    def _show_fields(self, point: Any, scale: str) -> None:
        raise NotImplementedError

    def _line(self, field: str, name: str, hint: str) -> SavedLine:
        line = SavedLine(self._saver(field), hint)
        line.setStyleSheet(quiet_line_style())
        line.setAccessibleName(name)
        return line

    def _saver(self, field: str) -> Save:
        workspace, kind = self.workspace, self.kind

        def save(point_id: str, value: str) -> None:
            workspace.case.reasoning.update(kind, point_id, **{field: value})

        return save

    def remove_point(self) -> None:
        """Remove the point; the notice offers to undo that."""
        case, kind, point_id = self.workspace.case, self.kind, self.point_id
        self.leave()
        if self.workspace.succeeds(lambda: case.reasoning.remove(kind, point_id)):
            self.workspace.notify_undoable(f"The {kind} was removed.")

    def save_now(self) -> None:
        """Save what is being typed."""
        for line in self.lines:
            line.save_now()

    def leave(self) -> None:
        """The row goes; words that cannot be saved go on without it."""
        for line in self.lines:
            line.leave()


class AlternativeRow(PointRow):
    """Another outcome, how likely it is and what it would mean."""

    kind = "alternative"

    def __init__(self, workspace: Workspace, point_id: str) -> None:
        super().__init__(workspace, point_id)
        self._scale = ""
        self.likelihood = MenuChoice((("", "likelihood?"),), self._saver("likelihood"), "Its likelihood")
        self.implication = self._line("implication", "What it would mean", "what it would mean")
        self.lines.append(self.implication)
        self.column.addWidget(row(self.likelihood, self.implication, gap=4))

    def _show_fields(self, point: Alternative, scale: str) -> None:
        if scale != self._scale:
            self._scale = scale
            self.likelihood.set_choices(likelihood_choices(scale))
        self.likelihood.hold_value(point.likelihood, point.id)
        self.likelihood.setEnabled(not self.workspace.case.read_only)
        self.implication.show_text(point.implication, point.id)


class AssumptionRow(PointRow):
    """What is taken for granted, and what follows if it is wrong."""

    kind = "assumption"

    def __init__(self, workspace: Workspace, point_id: str) -> None:
        super().__init__(workspace, point_id)
        self.if_wrong = self._line("if_wrong", "If it is wrong", "what follows")
        self.lines.append(self.if_wrong)
        self.column.addWidget(row(muted("If wrong", wrap=False), self.if_wrong, gap=4))

    def _show_fields(self, point: Assumption, scale: str) -> None:
        self.if_wrong.show_text(point.if_wrong, point.id)


class IndicatorRow(PicksClaim, PointRow):
    """What would show which way things go, and the claims on which it was seen."""

    kind = "indicator"

    def __init__(self, workspace: Workspace, point_id: str) -> None:
        super().__init__(workspace, point_id)
        self._signs: tuple[Sign, ...] | None = None
        self.points = MenuChoice(POINTS, self._saver("points"), "Which way it points")
        self.seen = quiet_button("Seen on…", self.pick_claim, "Note a claim that shows it")
        self.signs = QWidget()
        self.shown = QVBoxLayout(self.signs)
        self.shown.setContentsMargins(8, 0, 0, 0)
        self.shown.setSpacing(0)
        self.column.addWidget(row(self.points, self.seen, 1, gap=4))
        self.column.addWidget(self.signs)

    def _show_fields(self, point: Indicator, scale: str) -> None:
        can = not self.workspace.case.read_only
        self.points.hold_value(point.points, point.id)
        self.points.setEnabled(can)
        self.seen.setEnabled(can)
        if point.signs == self._signs:
            return
        self._signs = point.signs
        empty(self.shown)
        for sign in point.signs:
            day = f"{human_date(sign.seen_on)}: " if sign.seen_on else ""
            doubt = f" ({sign.status})" if sign.status in ("rejected", "contested") else ""
            link = link_words(
                f"Seen {day}{sign.claim}{doubt}", self.workspace.show, Place("claim", sign.claim_id)
            )
            withdraw = quiet_button("Withdraw", _withdrawing(self.workspace, point.id, sign.claim_id))
            withdraw.setAccessibleName(f"Withdraw the sign: {sign.claim}")
            withdraw.setEnabled(can)
            self.shown.addWidget(row(link, withdraw, gap=4))

    def pick_claim(self) -> None:
        """Open the picker for a claim that shows the indicator."""
        taken = frozenset(sign.claim_id for sign in self._signs or ())
        self.open_picker(self.workspace, taken, self.column, self._see, self._make)

    def _see(self, claim_id: str) -> None:
        case, point_id = self.workspace.case, self.point_id
        self.close_picker()
        self.workspace.attempt(lambda: case.reasoning.see(point_id, claim_id))

    def _make(self, words: str) -> None:
        case, point_id = self.workspace.case, self.point_id

        def make() -> None:
            with case.change(f"Add claim “{words}”"):
                case.reasoning.see(point_id, case.claims.add(words).id)

        self.close_picker()
        self.workspace.attempt(make)


def _withdrawing(workspace: Workspace, indicator_id: str, claim_id: str) -> Callable[[], None]:
    def withdraw() -> None:
        workspace.attempt(lambda: workspace.case.reasoning.unsee(indicator_id, claim_id))

    return withdraw
