"""For whom a file is written: the profile, and what may be chosen with it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from ui.kit.words import muted

PROFILES = (
    (
        "client",
        "Client",
        "For clients: protected sources shown by description only; no grades, IDs or analyst names.",
    ),
    ("internal", "Internal", "Protected sources are named and marked; grades are in the notes."),
    (
        "review",
        "Review copy",
        "Remarks are comments in the margin. What is edited in Word can be imported again.",
    ),
)


class ForWhom(QWidget):
    """A button for each profile; the boxes show where they mean something."""

    def __init__(self) -> None:
        super().__init__()
        self.profiles = QButtonGroup(self)
        self.protected = QCheckBox("Name protected sources in the review copy")
        self.proof_sheet = QCheckBox("Write the proof sheet beside it")
        self.proof_sheet.setToolTip("Every statement with its checkable words, and where each is proven")
        self.proof_sheet.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        chosen = (self.protected, self.proof_sheet)
        for widget in (muted("Audience"), *self._buttons(), *chosen):
            column.addWidget(widget)
        self.profiles.buttonToggled.connect(self._show_boxes)

    @property
    def profile(self) -> str:
        """The profile that is chosen."""
        chosen = self.profiles.checkedButton()
        return str(chosen.property("profile")) if chosen else "client"

    def choose(self, profile: str) -> None:
        """Choose a profile."""
        for button in self.profiles.buttons():
            button.setChecked(button.property("profile") == profile)
        self._show_boxes()

    def _show_boxes(self, _button: object = None, _on: bool = True) -> None:
        self.protected.setVisible(self.profile == "review")
        self.proof_sheet.setVisible(self.profile == "internal")

    def _buttons(self) -> Iterator[QWidget]:
        for number, (profile, name, words) in enumerate(PROFILES):
            button = QRadioButton(name)
            button.setAccessibleDescription(words)
            button.setProperty("profile", profile)
            self.profiles.addButton(button, number)
            yield button
            note = muted(words)
            note.setContentsMargins(24, 0, 0, 4)
            yield note
