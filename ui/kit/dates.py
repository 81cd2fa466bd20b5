"""Dates as people write them: “18 Feb 2025”, “Feb 2025”, “2025-02”, “18.2.2025”."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFocusEvent, QPalette
from PySide6.QtWidgets import QWidget

from ui.kit.plain_line import PlainLine
from ui.kit.theme import colour
from workbench.values.moments import MONTHS, human_date, is_partial_date, latin_digits

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


class DateField(PlainLine):
    """A line for a partial date. `save` gets the ISO date; what cannot be read stays and says so."""

    def __init__(
        self, save: Callable[[str], object], placeholder: str = "June 2025", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._date = ""
        self.setPlaceholderText(placeholder)
        self.setToolTip("A year, a month or a day: 2025, June 2025, 18 Feb 2025, 2025-02-18")
        self.editingFinished.connect(self.save_now)
        self.textEdited.connect(self._forget_error)

    @property
    def date(self) -> str:
        """The partial ISO date in force."""
        return self._date

    def show_date(self, iso: str) -> None:
        """Show what the case holds, unless one is typing here."""
        self._date = iso
        if not (self.hasFocus() and self.isModified()):
            self.setText(human_date(iso))
            self._forget_error()

    def save_now(self) -> bool:
        """Read and save what was typed; False when it is no date."""
        iso = partial_date(self.text())
        if iso is None:
            self._set_ink(colour("danger"))
            self.setStatusTip("This is not a date. Write a year, a month or a day, such as June 2025.")
            self.setToolTip(self.statusTip())
            return False
        self._forget_error()
        if iso != self._date:
            self._date = iso
            self._save(iso)
        self.setText(human_date(iso))
        return True

    def _forget_error(self) -> None:
        self._set_ink(colour("text"))

    def _set_ink(self, ink: QColor) -> None:
        palette = self.palette()
        if palette.color(QPalette.ColorRole.Text) != ink:
            palette.setColor(QPalette.ColorRole.Text, ink)
            self.setPalette(palette)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves it even when nothing was pressed."""
        super().focusOutEvent(event)
        self.save_now()

    def changeEvent(self, event: QEvent) -> None:
        """Nothing is kept back when the field is switched off."""
        if event.type() == QEvent.Type.EnabledChange and self.isModified():
            self.save_now()
        super().changeEvent(event)
