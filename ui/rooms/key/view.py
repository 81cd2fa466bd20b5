"""The keys of a case: its recovery code, its passphrase, when it locks by itself."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QVBoxLayout, QWidget

from ui.app.lock_after import CHOICES, lock_after, set_lock_after
from ui.app.workspace import NewPassphrase, Place, Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.controls import Choice, Column
from ui.kit.forms import buttons, labelled, secret_line
from ui.kit.passphrase_strength import hint
from ui.kit.words import Words, button, heading, muted
from workbench.casefile.keys.recovery import code_of

_WIDEST = 560


class KeyView(QWidget):
    """Everything about getting into the case, on one page."""

    title = "Passphrase and lock"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.commands = CommandSet(self, [Command("key.lock", "Lock the case now", self._lock, "", "Key")])
        self._page = Column(margin=24, gap=8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self.present = secret_line("Current passphrase")
        self.new = secret_line("New passphrase")
        self.again = secret_line("Confirm new passphrase")
        self.hint = Words("", "muted", 0.92)
        self.trouble = Words("", "danger")
        self.trouble.hide()
        self.code = QLabel()
        self.code_passphrase = secret_line("Passphrase")
        self.code_trouble = Words("", "danger")
        self.code_trouble.hide()
        if workspace.case.encrypted:
            self._build_code()
        self._build_passphrase()
        if workspace.case.encrypted:
            self._build_lock()
        self._page.box.addStretch(1)
        self.new.textChanged.connect(self._show_hint)
        self.again.returnPressed.connect(self.change)
        self.code_passphrase.returnPressed.connect(self.show_code)

    def show_place(self, place: Place) -> None:
        """Bring up the page; right after a case was made, with its code."""
        if place.id == "new" and self.workspace.case.raw_key:
            self._show_code(self.workspace.case.raw_key)

    def side_panel(self) -> QWidget | None:
        """Nothing belongs beside this."""
        return None

    # -- the recovery code --------------------------------------------------------------------

    def _build_code(self) -> None:
        self.code.setFont(_large(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)))
        self.code.setTextFormat(Qt.TextFormat.PlainText)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName("Recovery code")
        self.code.hide()
        self._code_asks = labelled("Passphrase", self.code_passphrase)
        self._show = button("Show the recovery code", self.show_code)
        self._copy = button("Copy", self._copy_code)
        self._save = button("Save as text…", self._save_code)
        for part in (
            heading("Recovery code", 1.15),
            muted(
                "Opens this case without the passphrase. Write it down or print it, and keep it away from"
                " this computer: whoever has the code and the file can read the case. It changes with the"
                " passphrase."
            ),
            self.code,
            self._code_asks,
            self.code_trouble,
            buttons(self._copy, self._save, self._show),
        ):
            self._add(part)
        self._copy.hide()
        self._save.hide()

    def show_code(self) -> None:
        """Show the code to whoever knows the passphrase."""
        typed = self.code_passphrase.text()
        if typed:
            self._show.setEnabled(False)
            self.workspace.tasks.run_quietly(
                lambda _task: self._checked(typed), self._on_code_checked, self._on_code_failed
            )
        else:
            self._say(self.code_trouble, "Type the passphrase of this case.")

    def _checked(self, passphrase: str) -> bytes | None:
        return self.workspace.case.key_if_opened_by(passphrase)

    def _on_code_checked(self, raw_key: bytes | None) -> None:
        self._show.setEnabled(True)
        self.code_passphrase.clear()
        if raw_key is None:
            self._say(self.code_trouble, "This is not the passphrase of this case.")
        else:
            self._show_code(raw_key)

    def _on_code_failed(self, why: str) -> None:
        self._show.setEnabled(True)
        self._say(self.code_trouble, why)

    def _show_code(self, raw_key: bytes) -> None:
        groups = code_of(raw_key).split("-")
        self.code.setText(
            "\n".join("  ".join(groups[start : start + 5]) for start in range(0, len(groups), 5))
        )
        self._say(self.code_trouble, "")
        self._show_only_code()

    def _show_only_code(self) -> None:
        shown: tuple[QWidget, ...] = (self.code, self._copy, self._save)
        for part in shown:
            part.show()
        self._code_asks.hide()
        self._show.hide()

    def _plain_code(self) -> str:
        return "-".join(self.code.text().split())

    def _copy_code(self) -> None:
        QApplication.clipboard().setText(self._plain_code())
        self.workspace.notice("The code is on the clipboard and leaves it after a minute.")

    def _save_code(self) -> None:
        name = f"{self.workspace.case.path.stem} recovery code.txt"
        path, _kind = QFileDialog.getSaveFileName(self, "Save the recovery code", name, "Text (*.txt)")
        if not path:
            return
        words = (
            f"Recovery code of the Groundwork case “{self.workspace.case.path.name}”\n\n"
            f"{self._plain_code()}\n\n"
            "It opens the case without the passphrase until the passphrase is changed.\n"
        )
        try:
            Path(path).write_text(words, "utf-8")
        except OSError as error:
            self.workspace.notice(f"The code was not saved: {error.strerror}.", "error")

    # -- the passphrase -----------------------------------------------------------------------

    def _build_passphrase(self) -> None:
        encrypted = self.workspace.case.encrypted
        words = (
            "Groundwork re-encrypts the case and verifies it before replacing the file. Earlier backups keep"
            " the old passphrase."
            if encrypted
            else "Groundwork encrypts the case and verifies it before replacing the file. Earlier backups are"
            " still unencrypted; delete them when you no longer need them."
        )
        self._change = button(
            "Change the passphrase" if encrypted else "Encrypt this case", self.change, primary=True
        )
        parts: list[QWidget] = [
            heading("Passphrase" if encrypted else "This case is not encrypted", 1.15),
            muted(words),
        ]
        parts += [labelled("Current passphrase", self.present)] if encrypted else []
        parts += [labelled("New passphrase", self.new), labelled("Confirm new passphrase", self.again)]
        for part in (*parts, self.hint, self.trouble, buttons(self._change)):
            self._add(part)
        self._change.setEnabled(not self.workspace.case.read_only)

    def change(self) -> None:
        """Check what was typed and ask for the new passphrase."""
        encrypted = self.workspace.case.encrypted
        if encrypted and not self.present.text():
            self._say(self.trouble, "Enter the current passphrase.")
        elif not self.new.text():
            self._say(self.trouble, "Enter a new passphrase.")
        elif self.new.text() != self.again.text():
            self._say(self.trouble, "The new passphrases do not match. Enter them again.")
        else:
            self._say(self.trouble, "")
            self._change.setEnabled(False)
            present = self.present.text()
            self.workspace.tasks.run_quietly(
                lambda _task: not encrypted or self._checked(present) is not None,
                self._on_checked,
                self._on_failed,
            )

    def _on_checked(self, right: bool) -> None:
        self._change.setEnabled(True)
        if right:
            new = self.new.text()
            for line in (self.present, self.new, self.again):
                line.clear()
            self.workspace.rekey_wanted.emit(NewPassphrase(new))
        else:
            self._say(self.trouble, "The current passphrase is incorrect.")
            self.present.setFocus()
            self.present.selectAll()

    def _on_failed(self, why: str) -> None:
        self._change.setEnabled(True)
        self._say(self.trouble, why)

    def _show_hint(self, passphrase: str) -> None:
        shade, words = hint(passphrase)
        self.hint.set_shade(shade)
        self.hint.setText(words)

    # -- locking ------------------------------------------------------------------------------

    def _build_lock(self) -> None:
        choices = [
            (str(minutes), f"After {minutes} minutes of inactivity" if minutes else "Never")
            for minutes in CHOICES
        ]
        self.minutes = Choice(choices, lambda value: set_lock_after(int(value)), "Lock automatically")
        self.minutes.show_value(str(lock_after()))
        for part in (
            heading("Lock", 1.15),
            muted(
                "A locked window holds nothing of the case. It locks with Ctrl+L, with the session, when the"
                " computer goes to sleep, and:"
            ),
            self.minutes,
            buttons(button("Lock now", self._lock)),
        ):
            self._add(part)

    def _lock(self) -> None:
        self.workspace.lock_wanted.emit("asked")

    def _add(self, part: QWidget) -> None:
        part.setMaximumWidth(_WIDEST)
        self._page.box.addWidget(part)

    def _say(self, place: Words, words: str) -> None:
        place.setText(words)
        place.setVisible(bool(words))


def _large(font: QFont) -> QFont:
    font.setPointSizeF(font.pointSizeF() * 1.25)
    return font
