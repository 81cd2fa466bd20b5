"""The passphrase, asked in place."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from ui.kit.forms import buttons, labelled, secret_line
from ui.kit.words import button, heading, muted, quiet_button
from ui.shell.opening.opener import Attempt
from ui.shell.opening.pages import CardPage
from workbench.casefile.backups import Backup, backups_of
from workbench.values.errors import CaseLocked, KnownError, WrongPassphrase
from workbench.values.text import counted

_MOST_BACKUPS = 20


class UnlockPage(CardPage):
    """Asks for the passphrase of one case, and offers to open it read-only where it is held elsewhere."""

    wanted = Signal(Attempt)
    """What was typed."""
    restore_wanted = Signal(Attempt, Backup)
    """The backup to put in the place of a case that does not open."""
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._attempt: Attempt | None = None
        self._title = heading("Open the case", 1.3)
        self._place = muted("")
        self.passphrase = secret_line("Passphrase")
        self.passphrase.setPlaceholderText("Passphrase")
        self.passphrase.returnPressed.connect(self.open_case)
        self.remember = QCheckBox("Remember in this system's keyring")
        self.remember.setToolTip("Anyone who can use your account on this computer could then open the case.")
        self.read_only = button("Open read-only", self.open_read_only)
        self.restore = button("Restore a backup…", self._choose_backup)
        self.restore.hide()
        self.open = button("Open", self.open_case, primary=True)
        self._field = labelled("Passphrase", self.passphrase)
        self.code = QLineEdit()
        self.code.setPlaceholderText("Example: 0H3KX-… (13 groups of 5 characters)")
        self.code.returnPressed.connect(self.open_case)
        self._code_field = labelled("Recovery code", self.code)
        self.use_code = quiet_button("Use the recovery code", self.toggle_code, "If the passphrase is lost")
        back = button("Back", self._give_up)
        parts = (self._title, self._place, self._field, self._code_field, self.remember, self.use_code)
        for part in (*parts, self.trouble):
            self.card.addWidget(part)
        self.card.addWidget(buttons(back, self.restore, self.read_only, self.open))

    def ask(self, attempt: Attempt) -> None:
        """Ask for the passphrase of a case."""
        self._show(attempt)
        self._title.setText(f"Open “{attempt.path.stem}”")
        self._take_code(False)
        self.use_code.show()
        self.open.setText("Open")
        self.open.show()
        self.read_only.hide()
        self.restore.hide()
        self.notify("")
        self.passphrase.clear()
        self.code.clear()
        self.passphrase.setFocus()

    def explain(self, attempt: Attempt, error: KnownError) -> None:
        """Say why it did not open, keeping what was typed."""
        self._show(attempt)
        held = isinstance(error, CaseLocked)
        asks = bool(attempt.passphrase or attempt.code)
        self._title.setText(f"“{attempt.path.stem}” did not open")
        self._take_code(bool(attempt.code))
        for part in (self._field, self.remember, self._code_field, self.use_code):
            part.setVisible(part.isVisibleTo(self) and asks and not held)
        self.open.setVisible(asks or held)
        self.open.setText("Try again" if held else "Open")
        self.read_only.setVisible(held or "read-only" in error.do)
        self.restore.setVisible(
            not held and not isinstance(error, WrongPassphrase) and self._offers_backups()
        )
        self.notify(str(error))
        if asks and not held:
            line = self.code if attempt.code else self.passphrase
            line.setFocus()
            line.selectAll()

    def toggle_code(self) -> None:
        """Type the recovery code in place of the passphrase, or the other way round."""
        self._take_code(self._code_field.isHidden())
        (self.passphrase if self._code_field.isHidden() else self.code).setFocus()

    def _take_code(self, code: bool) -> None:
        self._code_field.setVisible(code)
        self._field.setVisible(not code)
        self.remember.setVisible(not code)
        self.use_code.setText("Use the passphrase" if code else "Use the recovery code")

    def _show(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self._place.setText(str(attempt.path.parent))
        self.show_busy(False)

    def show_busy(self, busy: bool) -> None:
        """No second attempt while one runs."""
        for part in (self.open, self.read_only, self.passphrase, self.remember, self.code, self.use_code):
            part.setEnabled(not busy)

    def open_case(self) -> None:
        """Try what was typed."""
        self._try(read_only=False)

    def open_read_only(self) -> None:
        """Open it without the right to change it."""
        self._try(read_only=True)

    def _try(self, read_only: bool) -> None:
        if self._attempt is None:
            return
        typed = self.passphrase.text()
        if not self._code_field.isHidden():
            if self.code.text().strip():
                code = self.code.text()
                self.wanted.emit(Attempt(self._attempt.path, read_only=read_only, code=code))
            else:
                self.notify("Type the recovery code of this case.", "warning")
            return
        if not self._field.isHidden() and not typed:
            self.notify("Type the passphrase of this case.", "warning")
            return
        remember = self.remember.isChecked() and not read_only
        passphrase = typed or self._attempt.passphrase
        self.wanted.emit(
            Attempt(self._attempt.path, passphrase, read_only or self._attempt.read_only, remember)
        )

    # -- a case that does not open ------------------------------------------------------------

    def _offers_backups(self) -> bool:
        return self._attempt is not None and bool(backups_of(self._attempt.path))

    def _choose_backup(self) -> None:
        """Offer the backups in a menu, the newest first; the damaged file stays beside."""
        from PySide6.QtWidgets import QMenu

        from ui.parts.backup_words import age, size, when

        if self._attempt is None:
            return
        menu = QMenu(self)
        backups = backups_of(self._attempt.path)
        for backup in backups[:_MOST_BACKUPS]:
            words = f"{when(backup)}   ·   {age(backup)}   ·   {size(backup)}"
            menu.addAction(words, partial(self._restore, self._attempt, backup))
        if len(backups) > _MOST_BACKUPS:
            older = counted(len(backups) - _MOST_BACKUPS, "older backup")
            menu.addAction(f"{older} in “{backups[0].path.parent.name}”").setEnabled(False)
        menu.popup(self.restore.mapToGlobal(self.restore.rect().bottomLeft()))

    def _restore(self, attempt: Attempt, backup: Backup) -> None:
        self.restore_wanted.emit(attempt, backup)

    def _give_up(self) -> None:
        self.passphrase.clear()
        self.code.clear()
        self.given_up.emit()
