"""Proposing values: one field of an item at a time, by words or from a list."""

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.layouts import Pages
from ui.kit.remark_edit import RemarkEdit
from ui.kit.words import muted
from ui.rooms.review.field_offers import MOST, STANCE_WAYS, FieldOffer
from ui.rooms.review.pick_list import PickList
from workbench.review.proposed import list_value
from workbench.values.text import with_and

_WORDS, _LIST = range(2)
_PAGE = dict.fromkeys(("choice", "likelihood", "actor", "actors", "roles", "evidence", "claims"), _LIST)
_ONE_OF = ("choice", "likelihood", "actor")
_HINTS = {
    "date": "a year, a month or a day, such as 2025-02",
    "passage": "words of the source, or select them in the source first",
    "spellings": "one a line",
    "evidence": "Space changes what a passage is",
    "actors": "Space adds or takes out",
    "roles": "Space adds or takes out",
    "claims": "Space adds or takes out",
}
Offers = Callable[[], Sequence[FieldOffer]]


class ProposalForm(QWidget):
    """Holds what is proposed for the fields of an item; a field that is left as it is proposes nothing."""

    sent = Signal()
    """Ctrl+Enter."""
    left = Signal()
    """Esc."""
    typed = Signal()
    """A value was altered, by hand or by words that were kept."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: Offers = tuple
        self._known: dict[str, FieldOffer] | None = None
        self._values: dict[str, str] = {}
        self._called = ""
        self.field = ""
        self.label = muted("")
        self.words = RemarkEdit("The wording you propose")
        self.list = PickList()
        self.also = muted("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._pages = Pages(self.words, self.list)
        for part in (self.label, self._pages, self.also):
            column.addWidget(part)
        for field in (self.words, self.list):
            field.sent.connect(self.sent)
            field.left.connect(self.left)
        self.words.textChanged.connect(self.typed)
        self.list.changed.connect(self.typed)

    # -- the item -----------------------------------------------------------------------------

    def show_target(self, offers: Offers, called: str) -> None:
        """Begin anew for an item; `offers` is asked when a field is to be proposed."""
        self._offers, self._known, self._called = offers, None, called
        self.forget()

    def forget(self) -> None:
        """Nothing is proposed."""
        self.field = ""
        self._values = {}
        # By its name it is known to which thing words belong that were kept.
        self.words.setAccessibleName(f"Proposed wording of {self._called}")
        self.words.propose("")
        self.list.clear()
        self.also.clear()

    @property
    def offers(self) -> dict[str, FieldOffer]:
        """The fields that can be proposed, by name; the first is the wording, where there is one."""
        if self._known is None:
            self._known = {one.field: one for one in self._offers()}
        return self._known

    # -- a field ------------------------------------------------------------------------------

    def begin(self, field: str = "", value: str | None = None) -> None:
        """Open a field, the first where none is named, with a value in place of the present one."""
        self._keep()
        offer = self.offers.get(field) or next(iter(self.offers.values()))
        self.field = offer.field
        held = self._values.get(offer.field, offer.value)
        page = _PAGE.get(offer.kind, _WORDS)
        hint = _HINTS.get(offer.kind, "")
        self.label.setText(f"Proposed {offer.called}" + (f": {hint}" if hint else ""))
        for editor in (self.words, self.list):
            editor.setAccessibleName(f"Proposed {offer.called} of {self._called}")
        self.words.blockSignals(True)
        self.words.propose(_as_text(offer, offer.value) if page == _WORDS else "")
        self.words.blockSignals(False)
        if page == _WORDS:
            shown = _as_text(offer, held if value is None else value)
            if shown != self.words.words():
                self.words.setPlainText(shown)
            cursor = self.words.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.words.setTextCursor(cursor)
        elif offer.kind in _ONE_OF:
            self.list.offer_one(offer.options(), held)
        else:
            ways, options = STANCE_WAYS if offer.kind == "evidence" else {}, offer.options()
            self.list.offer(options, _picked(held), tuple(ways), ways)
            if offer.kind in ("evidence", "claims") and len(options) >= MOST:
                self.label.setText(f"{self.label.text()}; the first {len(options):,} are listed")
        self._pages.show_page(page)
        self._say_others()

    def focus(self) -> None:
        """Into the field that is open."""
        (self.words, self.list)[self._pages.shown].setFocus()

    def values(self) -> dict[str, str]:
        """What is proposed: the fields whose values are others than those of the item."""
        self._keep()
        return dict(self._values)

    @property
    def is_changed(self) -> bool:
        """Whether anything is proposed and neither sent nor discarded."""
        return bool(self.words.typed() or self._others() or self._value() is not None)

    # -- inside -------------------------------------------------------------------------------

    def _value(self) -> str | None:
        """The value in the open field; None where it is that of the item, or no field is open."""
        offer = self.offers.get(self.field) if self.field else None
        if offer is None:
            return None
        page = _PAGE.get(offer.kind, _WORDS)
        if page == _WORDS:
            value = _from_text(offer, self.words.words())
        elif offer.kind in _ONE_OF:
            value = next(iter(self.list.picked()), offer.value)
        else:
            value = _as_list(offer, self.list.picked())
        return value if value != offer.value else None

    def _keep(self) -> None:
        """Remember the value of the open field before another is opened or all are sent."""
        if self.field:
            value = self._value()
            self._values.pop(self.field, None)
            if value is not None:
                self._values[self.field] = value

    def _others(self) -> list[str]:
        return [self.offers[field].called for field in self._values if field != self.field]

    def _say_others(self) -> None:
        others = self._others()
        self.also.setText(f"Also proposed: {with_and(others)}" if others else "")
        self.also.setVisible(bool(others))


def _as_text(offer: FieldOffer, value: str) -> str:
    return "\n".join(json.loads(value)) if offer.kind == "spellings" else value


def _from_text(offer: FieldOffer, words: str) -> str:
    if offer.kind == "spellings":
        return list_value(filter(None, map(str.strip, words.splitlines())))
    return words.strip() if offer.kind == "date" else words


def _picked(value: str) -> dict[str, str]:
    """The entries of a list that are picked, with their stance or role where they have one."""
    found: dict[str, str] = {}
    for one in json.loads(value):
        entry, way = one if isinstance(one, list) else (one, "")
        found[entry] = way
    return found


def _as_list(offer: FieldOffer, picked: dict[str, str]) -> str:
    if offer.kind == "evidence":
        return list_value([one, way] for one, way in picked.items())
    if offer.kind == "roles":
        roles = _picked(offer.value)
        return list_value([one, roles.get(one, "")] for one in picked)
    return list_value(picked)
