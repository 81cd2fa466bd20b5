"""Dates as people write them: “18 Feb 2025”, “Feb 2025”, “2025-02”, “18.2.2025”."""

import re
from collections.abc import Callable

from PySide6.QtGui import QAction, QColor, QFocusEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit.icons import icon
from ui.kit.saved_line import SavedLine
from ui.kit.theme import colour
from ui.kit.tips import plain_tip
from ui.kit.unsaved import Unsaved
from workbench.values.errors import Refused
from workbench.values.moments import MONTHS, human_date, is_partial_date, latin_digits
from workbench.values.text import one_line

_MONTHS = {name[:3].casefold(): number for number, name in enumerate(MONTHS) if name}


def partial_date(text: str) -> str | None:
    """The partial ISO date that `text` means, "" for nothing, None when it cannot be told.

    A day and a month in figures are read day first; where that is impossible it is not guessed.
    """
    words = " ".join(latin_digits(text).replace(",", " ").split()).casefold()
    if not words:
        return ""
    parts = _in_figures(words) or _in_words(words)
    if parts is None:
        return None
    iso = "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])
    return iso if is_partial_date(iso) else None


def _in_figures(words: str) -> list[str] | None:
    if match := re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?", words):
        return [part for part in match.groups() if part]
    if match := re.fullmatch(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})", words):
        return [part for part in reversed(match.groups()) if part]
    return None


def _in_words(words: str) -> list[str] | None:
    for pattern in (
        r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?(?P<month>[a-z]{3,9})\.? (?P<year>\d{4})",
        r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<year>\d{4})",
    ):
        match = re.fullmatch(pattern, words)
        if not match:
            continue
        number = _MONTHS.get(match["month"][:3], 0)
        if number and MONTHS[number].casefold().startswith(match["month"].rstrip(".")[:9]):
            return [part for part in (match["year"], str(number), match["day"]) if part]
    return None


def understood(text: str) -> str:
    """The partial ISO date that stands somewhere in words that are no date as a whole; "" for none."""
    words = text.replace(",", " ").split()
    for length in range(min(3, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            iso = partial_date(" ".join(words[start : start + length]).strip(".,;:?!()"))
            if iso:
                return iso
    return ""


def refusal(text: str) -> Refused:
    """Why words are not taken as a date, and what of them could be understood."""
    part = understood(text)
    seen = f"Only “{human_date(part)}” in it is." if part else ""
    return Refused(
        f"“{one_line(text, 40)}” is not a date.", seen, "Write a year, a month or a day, such as June 2025."
    )


class DateField(SavedLine):
    """A line for a partial date that saves itself; `save` gets the id of the thing and the ISO date.

    What cannot be read stays, marked, and says what of it was understood; the mark offers that part.
    """

    def __init__(
        self,
        save: Callable[[str, str], object],
        placeholder: str = "June 2025",
        parent: QWidget | None = None,
        *,
        while_typing: bool = True,
        ledger: Unsaved | None = None,
    ) -> None:
        """`while_typing` is off where each date does something at once; a filter has a ledger of its
        own, since it is no word of the case."""
        self._save_date = save
        super().__init__(
            self._save_typed, placeholder, parent,
            while_typing=while_typing, quiet=True, shown=human_date, ledger=ledger,
        )  # fmt: skip
        self._help = "A year, a month or a day: 2025, June 2025, 18 Feb 2025, 2025-02-18"
        self.setToolTip(self._help)
        self._mark: QAction | None = None
        self.refused.connect(self._show_state)

    @property
    def date(self) -> str:
        """The partial ISO date that the case holds."""
        return partial_date(self.saver.held) or ""

    def show_date(self, iso: str, of: str = "-") -> None:
        """Show what the case holds for a thing, unless one is typing here."""
        self.show_text(iso, of)

    def _save_typed(self, of: str, text: str) -> None:
        iso = partial_date(text)
        if iso is None:
            raise refusal(text)
        if not self.saver.is_saving or iso != self.date:
            # What the field holds says nothing of a date that goes on without it.
            self._save_date(of, iso)
        self.saver.write_as(human_date(iso))

    def _take_understood(self) -> None:
        iso = understood(self.text())
        if iso:
            self.setText(human_date(iso))
            self.saver.settle()

    def _on_state(self, state: str) -> None:
        super()._on_state(state)
        self._show_state()

    def _show_state(self, _words: str = "") -> None:
        # While one types a date is half written most of the time.
        is_wrong = self.saver.state == "failed" and not self.hasFocus()
        if is_wrong and self._mark is None:
            self._mark = self.addAction(icon("warning", "danger"), QLineEdit.ActionPosition.TrailingPosition)
            self._mark.triggered.connect(self._take_understood)
        if self._mark is not None:
            part = human_date(understood(self.text())) if is_wrong else ""
            self._mark.setToolTip(plain_tip(f"{self.saver.why} Click to write “{part}”." * bool(part)))
            self._mark.setVisible(is_wrong)
        self.setToolTip(plain_tip(self.saver.why) if is_wrong else self._help)
        self._set_ink(colour("danger" if is_wrong else "text"))

    def _set_ink(self, ink: QColor) -> None:
        palette = self.palette()
        if palette.color(QPalette.ColorRole.Text) != ink:
            palette.setColor(QPalette.ColorRole.Text, ink)
            self.setPalette(palette)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The mark goes while the words are put right."""
        super().focusInEvent(event)
        self._show_state()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What cannot be read is marked."""
        super().focusOutEvent(event)
        self._show_state()
