"""Two wordings as one: words that are gone struck through, new ones underlined."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.kit.theme import colour
from ui.kit.words import scaled_font

_INK = "color"
"""As the language of styles spells it."""
Pieces = Iterable[tuple[str, str]]
"""(kind, words); a kind is same, gone or new."""


class DifferenceWords(QLabel):
    """Shows a difference; it can be told without colour, and is read out as what was and what is."""

    def __init__(self, factor: float = 1.0) -> None:
        super().__init__()
        self._pieces: tuple[tuple[str, str], ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setFont(scaled_font(self, factor))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(40)

    def show_pieces(self, pieces: Pieces, was: str = "Was", now: str = "Now") -> None:
        """Show a difference; `was` and `now` are what a screen reader says before either wording."""
        self._pieces = tuple((kind, words) for kind, words in pieces)
        before = "".join(words for kind, words in self._pieces if kind != "new")
        after = "".join(words for kind, words in self._pieces if kind != "gone")
        self.setAccessibleName(f"{was}: {before or 'nothing'}. {now}: {after or 'nothing'}.")
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        styles = {
            kind: f"{_INK}: {colour(shade).name()}; text-decoration: {line};"
            for kind, shade, line in (("gone", "danger", "line-through"), ("new", "good", "underline"))
        }
        # Words of a case are never markup: each piece is escaped.
        parts = []
        before = ""
        for kind, words in self._pieces:
            # A thin blank parts the former words from those in their place.
            parts.append("\u2009" if (before, kind) == ("gone", "new") else "")
            said = _as_text(words)
            parts.append(f'<span style="{styles[kind]}">{said}</span>' if kind in styles else said)
            before = kind
        text = f'<span style="white-space: pre-wrap;">{"".join(parts)}</span>'
        if text != self.text():
            self.setText(text)


def _as_text(words: str) -> str:
    return escape(words).replace("\n", "<br>")
