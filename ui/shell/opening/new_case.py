"""A new case: title, place, passphrase."""

import re
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ui.app.folders import documents_folder
from ui.kit.forms import buttons, labelled, secret_line
from ui.kit.passphrase_strength import hint
from ui.kit.settings import settings
from ui.kit.words import Words, button, heading, muted
from ui.shell.opening.opener import Attempt
from ui.shell.opening.pages import CardPage
from workbench.values.file_names import file_name_for
from workbench.values.promptly import promptly

PLAIN_SENTENCE = "Not encrypted. Anyone who obtains this file can read every source, name and note in it."
SEALED_SENTENCE = (
    "The passphrase cannot be recovered. Store it in a safe place, and print the recovery code after the "
    "case is created."
)


class NewCasePage(CardPage):
    """Asks what a new case needs; everything wrong is said in place."""

    wanted = Signal(Attempt, str)
    """The attempt and the title."""
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__(480)
        self.title = QLineEdit()
        self.title.setPlaceholderText("Haftars in Belarus")
        self.path = QLineEdit()
        self.passphrase = secret_line("Passphrase")
        self.again = secret_line("Confirm passphrase")
        self.hint = Words("", "muted", 0.92)
        self.plain = QCheckBox("Do not encrypt this case")
        self.meaning = muted(SEALED_SENTENCE)
        self.make = button("Create case", self.make_case, primary=True)
        self._own_path = True
        self._secrets = QWidget()
        pair = QHBoxLayout(self._secrets)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(8)
        pair.addWidget(labelled("Passphrase", self.passphrase), 1)
        pair.addWidget(labelled("Confirm passphrase", self.again), 1)
        where = QWidget()
        line = QHBoxLayout(where)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.path, 1)
        line.addWidget(button("Choose…", self._choose))
        self.path.setAccessibleName("Place of the file")
        for part in (
            heading("New case", 1.3),
            labelled("Title", self.title),
            labelled("File", where),
            self._secrets,
            self.hint,
            self.plain,
            self.meaning,
            self.trouble,
        ):
            self.card.addWidget(part)
        self.card.addWidget(buttons(button("Back", self._give_up), self.make))
        self.title.textEdited.connect(self._on_title)
        self.path.textEdited.connect(self._on_path)
        self.passphrase.textChanged.connect(self._show_hint)
        self.plain.toggled.connect(self._on_plain)
        for field in (self.title, self.path, self.again):
            field.returnPressed.connect(self.make_case)
        self._show_hint("")

    def begin(self) -> None:
        """Start with empty fields."""
        self._own_path = True
        for field in (self.title, self.passphrase, self.again):
            field.clear()
        self.plain.setChecked(False)
        self._on_title("")
        self.notify("")
        self.show_busy(False)
        self.title.setFocus()

    def show_busy(self, busy: bool) -> None:
        """No second attempt while one runs."""
        self.make.setEnabled(not busy)

    def make_case(self) -> None:
        """Check what was typed and ask for the case."""
        plain = self.plain.isChecked()
        title = self.title.text().strip()
        path = Path(self.path.text().strip()).expanduser()
        if not title:
            self._refuse("Give the case a title.", self.title)
        elif not path.name:
            self._refuse("Choose where to save the case file.", self.path)
        elif not plain and not self.passphrase.text():
            self._refuse("Type a passphrase, or choose not to encrypt.", self.passphrase)
        elif not plain and self.passphrase.text() != self.again.text():
            self._refuse("The passphrases do not match. Enter them again.", self.again)
        else:
            path = path if path.suffix == ".gwk" else path.with_name(path.name + ".gwk")
            self.notify("")
            settings().setValue("opening/folder", str(path.parent))
            self.wanted.emit(Attempt(path, "" if plain else self.passphrase.text()), title)

    def _refuse(self, words: str, field: QLineEdit) -> None:
        self.notify(words)
        field.setFocus()

    def _on_title(self, title: str) -> None:
        if self._own_path:
            name = file_name_for(re.sub(r"[^\w\- ]+", "", title), ".gwk", "New case")
            self.path.setText(str(case_folder() / name))

    def _on_path(self, _path: str) -> None:
        self._own_path = False

    def _on_plain(self, plain: bool) -> None:
        self._secrets.setVisible(not plain)
        self.hint.setVisible(not plain)
        self.meaning.setText(PLAIN_SENTENCE if plain else SEALED_SENTENCE)
        self.meaning.set_shade("warning" if plain else "muted")

    def _show_hint(self, passphrase: str) -> None:
        shade, words = hint(passphrase)
        self.hint.set_shade(shade)
        self.hint.setText(words)

    def _choose(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, "Save case as", self.path.text(), "Cases (*.gwk)")
        if path:
            self._own_path = False
            self.path.setText(path)

    def _give_up(self) -> None:
        self.passphrase.clear()
        self.again.clear()
        self.given_up.emit()


def case_folder() -> Path:
    """Where the last case was made, else the user's documents, else home; always a folder that is there."""
    wanted = Path(str(settings().value("opening/folder", "") or documents_folder()))
    return wanted if promptly(wanted.is_dir, False) else Path.home()
