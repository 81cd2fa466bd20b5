"""Which other spellings of a name, date or number were searched, and the switch for it."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui.kit.settings import settings
from ui.kit.words import muted
from workbench.search import Also

_KEY = "search/other spellings"
_SHOWN = 8


class AlsoSearched(QWidget):
    """A line under the search; hidden where the words have no other spelling."""

    def __init__(self, on_switched: Callable[[], None]) -> None:
        super().__init__()
        self.switch = QCheckBox("Other spellings")
        self.switch.setChecked(bool(settings().value(_KEY, True, bool)))
        self.switch.setToolTip(
            "A search for a name also finds the other spellings that the actor has in this case. A search "
            "for a date or number also finds it as other languages write it. "
            "Words in quotes are searched as typed."
        )
        self._on_switched = on_switched
        self.switch.toggled.connect(self._on_toggled)
        self._also = Also()
        self.words = muted("")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 8)
        line.setSpacing(12)
        line.addWidget(self.switch)
        line.addWidget(self.words, 1)
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether other spellings are searched."""
        return self.switch.isChecked()

    def show_also(self, also: Also) -> None:
        """Say which there are; without any the line is not there."""
        self._also = also
        spellings = (*also.spellings, *also.figures)
        shown = ", ".join(f"\u2068{spelling}\u2069" for spelling in spellings[:_SHOWN])
        more = f" and {len(spellings) - _SHOWN} more" if len(spellings) > _SHOWN else ""
        said = f"Also searched: {shown}{more}" if self.is_on else f"Not searched: {shown}{more}"
        self.words.setText(said if spellings else "")
        self.words.setToolTip("\n".join(spellings) if more else "")
        self.setVisible(bool(spellings))

    def _on_toggled(self, is_on: bool) -> None:
        settings().setValue(_KEY, is_on)
        self.show_also(self._also)
        self._on_switched()
