"""The words of one field on their way into the case: the one way for all fields that save themselves."""

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.kit.unsaved import BUG, LONGEST, QUIET, Draft, Key, Save, Unsaved, key_of, retry_after, unsaved
from workbench.values.errors import KnownError

_WORDS = {"saved": "Saved", "unsaved": "Not saved yet", "entry": "Not saved yet: press Enter"}


class Saver:
    """Knows what the case holds for a field and what is typed in it; saves the difference.

    `read` tells what stands in the field, `show` puts something there, `save` gives it to the case.
    `while_typing` is off for words that mean nothing until they are complete. A `quiet` field shows
    by itself why its words were refused.

    `told` hears of each new state: "saved", "unsaved", "failed", or "entry" where it waits for Enter;
    `refused` of the sentence for words that could not be saved, once for the same reason.
    """

    def __init__(
        self,
        field: QWidget,
        read: Callable[[], str],
        show: Callable[[str], object],
        save: Save,
        *,
        told: Callable[[str], object],
        refused: Callable[[str], object] | None = None,
        while_typing: bool = True,
        quiet: bool = False,
        ledger: Unsaved | None = None,
    ) -> None:
        # No QObject and no child of the field: unsaved words outlive the widget.
        self._widget = field
        self._on_state, self._on_refused = told, refused
        self._read, self._show, self.save = read, show, save
        self._while_typing, self._quiet = while_typing, quiet
        self._ledger = ledger or unsaved()
        self.of = "-"
        """The id of the thing that the words belong to."""
        self.words = self.held = self._tidy = ""
        """What stands in the field; what of it the case is known to hold; how the case wrote it."""
        self.state, self.why = "saved", ""
        self._key: Key = ("", "", "")
        self._last_told = ""
        self._first = self._last = 0.0
        self._attempts = 0
        self._saving = self._showing = False

    # -- showing ------------------------------------------------------------------------------

    def hold(self, words: str, of: str) -> None:
        """The case holds these words for a thing. What was typed for it is never overwritten.

        What was typed for another thing before is saved for that, or kept until it can be.
        """
        if of != self.of:
            self._turn_to(words, of)
        elif self._saving:
            self._tidy = words
        elif self._only_blanks_against(words):
            self._put(words)
        elif self.words != self.held:
            self.held = self._tidy = words
            self._judge()
        elif words != self._tidy or (words != self.words and not self._has_focus()):
            self._put(words)

    def _only_blanks_against(self, words: str) -> bool:
        """Whether nothing but blanks was typed, while the case was given other words elsewhere."""
        typed = self.words != self.held and self.words.strip() == self.held.strip()
        return typed and words.strip() not in (self.held.strip(), self._tidy.strip())

    def _turn_to(self, words: str, of: str) -> None:
        self.leave()
        self.of = of
        self._key = key_of(self._field, of) if self._field is not None else ("", "", of)
        self._put(words)
        # What waited in a widget that is gone may be saved now, and is then shown in place of these words.
        draft = self._ledger.take_back(self._key) if of else None
        if draft is not None:
            self._put_in(draft.words)
            self._first = self._last = self._ledger.now()
            if draft.why and self.words != self.held:
                self._fail(draft.why, draft.attempts, tell=False)

    def leave(self) -> None:
        """The field is about nothing any more; unsaved words are kept without it."""
        if self.words != self.held and not self.save_now() and self.of:
            self._hand_over()
        self.of = ""

    def is_saved(self, may_save: bool) -> bool:
        """Whether the case holds the words; saves them first with `may_save`."""
        return self.save_now() if may_save else self.words == self.held

    def settle(self) -> None:
        """The field is left: save, and show the words as the case wrote them.

        A field that was emptied and may not be empty holds nothing that could be lost.
        """
        if self.save_now():
            if self.words != self._tidy:
                self._put(self._tidy)
        elif not self.words.strip():
            self._put(self.held)

    def let_go(self) -> None:
        """Forget what was typed: the case is put away."""
        self.held = self._tidy = self.words
        self._judge()

    def write_as(self, words: str) -> None:
        """Once it is left, the field shows what was saved in these words."""
        if self._saving:
            self._tidy = words

    @property
    def is_saving(self) -> bool:
        """Whether the field saves its own words now; else they are words that go on without it."""
        return self._saving

    def _hand_over(self) -> None:
        draft = Draft(self.words, self.of, self.save, self.why, self._attempts)
        self.held = self.words
        self._judge()
        self._ledger.keep(self._key, draft)

    def outlive(self) -> None:
        """Called by the ledger: where the widget is gone, its words go on without it."""
        if self._field is None and self.words != self.held:
            if self.of:
                self._hand_over()
            else:
                self.let_go()

    @property
    def _field(self) -> QWidget | None:
        return self._widget if isValid(self._widget) else None

    def _put(self, words: str) -> None:
        self.held = self._tidy = words
        self._put_in(words)

    def _put_in(self, words: str) -> None:
        self._showing = True
        try:
            if self._field is not None and self._read() != words:
                self._show(words)
        finally:
            self._showing = False
        self.words = words
        self._judge()

    def _has_focus(self) -> bool:
        return self._field is not None and self._field.hasFocus()

    # -- typing -------------------------------------------------------------------------------

    def typed(self) -> None:
        """What stands in the field may be another."""
        if self._showing or self._field is None:
            return
        self.words = self._read()
        if self.words == self.held:
            self._judge()
            return
        self._last = self._ledger.now()
        if self.state == "saved":
            self._first = self._last
        self.why, self._attempts = "", 0
        self._judge()

    def is_due(self, now: float) -> bool:
        """Whether it should be tried now."""
        if self.state == "failed":
            return now >= self._last + retry_after(self._attempts)
        return self.state == "unsaved" and (now >= self._last + QUIET or now >= self._first + LONGEST)

    def save_now(self) -> bool:
        """Save what was typed, if anything was; False when it was refused."""
        if self._saving or self.words == self.held:
            return True
        words, of, tidy = self.words, self.of, self._tidy
        self._tidy = words
        self._saving = True
        taken = False
        try:
            self.save(of, words)
            taken = True
        except KnownError as error:
            self._fail(str(error), self._attempts + 1)
            return False
        except Exception:  # noqa: BLE001
            # A bug of ours takes the way of all bugs; the words stay, and nobody says they are saved.
            self._fail(BUG, self._attempts + 1, tell=False)
            sys.excepthook(*sys.exc_info())
            return False
        finally:
            self._saving = False
            if not taken and self.of == of:
                # Refused words are nothing that the case wrote, and are never shown as if it had.
                self._tidy = tidy
        self.held = words
        self.why, self._last_told, self._attempts = "", "", 0
        self._first = self._ledger.now()
        self._judge()
        return self.words == self.held

    # -- state --------------------------------------------------------------------------------

    def _fail(self, why: str, attempts: int, tell: bool = True) -> None:
        self._last, self._attempts, self.why = self._ledger.now(), attempts, why
        self._judge()
        if tell and why != self._last_told:
            self._last_told = why
            if self._on_refused is not None:
                self._on_refused(why)
            if not self._quiet:
                self._ledger.refused.emit(why)

    def _judge(self) -> None:
        """The state follows from the words, and from nothing else."""
        if self.words == self.held:
            self.why, self._attempts = "", 0
            state = "saved"
        elif self.why:
            state = "failed"
        else:
            state = "unsaved" if self._while_typing else "entry"
        if state == self.state == "saved":
            return
        different, self.state = state != self.state, state
        self._ledger.note(self)
        if self._field is not None:
            self._field.setStatusTip(self.why or _WORDS[state])
            self._field.setAccessibleDescription(self.why or _WORDS[state])
            if different:
                self._on_state(state)
