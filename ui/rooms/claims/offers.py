"""What the passage of a claim offers: a chip each, taken with a click, Enter, or Alt and its digit."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.flow import FlowLayout
from ui.kit.tasks import Task
from ui.kit.theme import colour
from ui.kit.words import Words, heading, ink, muted, quiet_button
from ui.parts.passages import isolated
from workbench.case import Case
from workbench.claims.offers import PASSAGES, Offer, are_ready, offers, passages_left_out, take
from workbench.values.errors import NotFound
from workbench.values.text import one_line

_PURPOSE = {
    "date": "Set as the date of the event",
    "place": "Set as the place",
    "actor": "Add as an actor",
    "number": "Insert into the claim",
}
_SHOWN = 40
MOST = 9
"""Offers that are shown at first: as many as there are digits to take them with."""


def _offered(case: Case, claim_id: str) -> tuple[list[Offer], int]:
    return (offers(case, claim_id), passages_left_out(case, claim_id)) if claim_id else ([], 0)


def _nowhere() -> int | None:
    return None


class OfferChip(QToolButton):
    """One offer. Enter takes it as a click does."""

    taken = Signal(int)
    """The place of the offer among those shown, from 0."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        self._shade = "text"
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_clicked)

    def show_offer(self, offer: Offer, number: int) -> None:
        """Say what it is, which key takes it, and whether the claim holds it."""
        words = isolated(one_line(offer.words, _SHOWN))
        purpose = _PURPOSE[offer.kind]
        if offer.taken:
            hint, sign = "Already in the claim", "✓"
        elif not offer.can_be_taken:
            hint, sign = offer.why, "?"
        else:
            hint, sign = (f"{purpose} (Alt+{number})", str(number)) if number <= MOST else (purpose, "+")
        self.setText(f"{sign}  {words}".replace("&", "&&"))
        self.setToolTip(hint)
        self.setAccessibleName(f"{words}: {hint}")
        self._shade = "good" if offer.taken else "text" if offer.can_be_taken else "muted"
        self._ink()

    def _on_clicked(self) -> None:
        self.taken.emit(self._place)

    def _ink(self) -> None:
        frame = (
            f"QToolButton {{ border: 1px solid {colour('line').name()}; border-radius: 4px; padding: 2px 7px;"
            f" background: {colour('surface').name()}; }}"
            f" QToolButton:hover, QToolButton:focus {{ border-color: {colour('accent').name()}; }}"
        )
        ink(self, "QToolButton", self._shade, frame)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._ink()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class OfferRow(QWidget):
    """The offers of the claim that is shown; hidden where there are none."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.before_taking: Callable[[], object] = bool
        """Called before an offer is taken: it saves what is being typed."""
        self.place_in_words: Callable[[], int | None] = _nowhere
        """Where a number goes into the words of the claim; None for the end."""
        self._claim_id = ""
        self.offers: list[Offer] = []
        self._all: list[Offer] = []
        self.chips: list[OfferChip] = []
        self._flow_widget = QWidget()
        self._flow = FlowLayout(self._flow_widget, gap=4)
        self.more = quiet_button("", self._on_more)
        self.reasons = muted("")
        self._left_out = 0
        self._shows_all = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.head: Words = heading("Suggested from the passages")
        self.keys = muted("Press Alt and the number to use one.")
        for widget in (self.head, self.keys, self._flow_widget, self.more, self.reasons):
            column.addWidget(widget)
        # Methods and no partials: what Qt holds for a child must not hold its parent.
        self._digits = [QShortcut(QKeySequence(f"Alt+{number}"), self) for number in range(1, MOST + 1)]
        for shortcut in self._digits:
            shortcut.activated.connect(self._on_digit)

    def show_claim(self, claim_id: str) -> None:
        """Show what the passages of a claim offer; passages not seen before are read off this thread."""
        case, was = self.workspace.case, self._claim_id
        self._claim_id = claim_id
        if was != claim_id:
            self._shows_all = False
        if not claim_id or are_ready(case, claim_id):
            self._show(*_offered(case, claim_id))
            return
        if was != claim_id:
            self._show([], 0)

        def work(_task: Task) -> tuple[str, list[Offer], int]:
            try:
                return claim_id, *_offered(case, claim_id)
            except NotFound:  # Deleted meanwhile.
                return claim_id, [], 0

        self.workspace.tasks.run_quietly(work, self._on_found)

    def _on_found(self, found: tuple[str, list[Offer], int]) -> None:
        claim_id, offered, left_out = found
        if claim_id == self._claim_id:
            self._show(offered, left_out)

    def _on_more(self) -> None:
        self._shows_all = True
        self._show(self._all, self._left_out)

    def _show(self, offered: list[Offer], left_out: int) -> None:
        """Existing chips are reused."""
        self._all, self._left_out = offered, left_out
        self.offers = offered if self._shows_all else offered[:MOST]
        self.setVisible(bool(self.offers))
        self.more.setText(f"Show {len(offered) - len(self.offers):,} more")
        self.more.setVisible(len(offered) > len(self.offers))
        while len(self.chips) < len(self.offers):
            chip = OfferChip(len(self.chips))
            chip.taken.connect(self.take)
            self.chips.append(chip)
            self._flow.addWidget(chip)
        for number, chip in enumerate(self.chips):
            chip.setVisible(number < len(self.offers))
            if number < len(self.offers):
                chip.show_offer(self.offers[number], number + 1)
        reasons = [offer.why for offer in self.offers if offer.why]
        if left_out:
            reasons.append(f"From the first {PASSAGES} of {PASSAGES + left_out:,} supporting passages.")
        self.reasons.setText("\n".join(isolated(reason) for reason in reasons))
        self.reasons.setVisible(bool(reasons))

    def _on_digit(self) -> None:
        pressed = self.sender()
        self.take(next(place for place, shortcut in enumerate(self._digits) if shortcut is pressed))

    def take(self, number: int) -> None:
        """Take an offer into the claim; undo gives the claim back as it was."""
        if not self.isVisible() or number >= len(self.offers):
            return
        offer, claim_id = self.offers[number], self._claim_id
        if not offer.can_be_taken:
            self.workspace.hint(offer.why or "The claim holds this already.")
            return
        at = self.place_in_words() if offer.kind == "number" else None
        self.before_taking()
        self.workspace.attempt(lambda: take(self.workspace.case, claim_id, offer, at))
