"""Every word that was typed and that the case does not have yet; one ledger for the whole program.

Fields report to it with each letter, so whether all is saved is never remembered but always worked out
from the words themselves. Words that a field could not save outlive the field: they wait here as drafts,
are tried again, and come back into the field when it shows the same thing again.
"""

import sys
import time
from collections.abc import Callable, Iterable
from functools import cache
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbench.values.errors import KnownError, NotFound
from workbench.values.records import dataclass

QUIET = 1.0
"""Seconds without a key after which words are saved."""
LONGEST = 10.0
"""Seconds after which they are saved even while one types on."""
FIRST_RETRY, LONGEST_RETRY = 2.0, 60.0
"""Seconds from a refusal to the next attempt: doubled each time, up to the second figure."""
STEP = 200
"""Milliseconds between two looks at the clock, while anything is unsaved."""

LASTING_NAME = "lastingName"
"""The property of a field whose accessible name changes with its value."""
BUG = "Something went wrong in Groundwork."

Save = Callable[[str, str], object]
"""Gets the id of the thing that the words belong to, and the words."""
Key = tuple[str, str, str]
"""Which field (its class and name) of which thing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`state` is saved, entry (typed, to be added with Enter), saving or failed; `why` says what failed."""

    state: str = "saved"
    why: str = ""
    entries: int = 0


@dataclass(slots=True)
class Draft:
    """Words whose field is gone or shows another thing."""

    words: str
    of: str
    save: Save
    why: str
    attempts: int = 0
    due: float = 0.0


class Unsaver(Protocol):
    """A field with words that may not be in the case yet."""

    state: str
    why: str
    words: str

    def save_now(self) -> bool:
        """Try to save; whether nothing is unsaved any more."""

    def is_due(self, now: float) -> bool:
        """Whether it should be tried now, `now` in seconds of the ledger's clock."""

    def let_go(self) -> None:
        """Forget what was typed: the case is put away."""

    def outlive(self) -> None:
        """Hand the words over to the ledger, where the widget is gone."""


class Entry(Protocol):
    """A line whose words become something only with Enter."""

    key: Key
    """Which line of which thing it is."""

    def typed(self) -> str:
        """What waits in it."""

    def is_there(self) -> bool:
        """Whether its widget still is."""


def key_of(field: QWidget, of: str) -> Key:
    """Names a field of a thing also after the widget was made anew."""
    owner = field.parentWidget()
    return f"{type(owner).__name__}/{type(field).__name__}", lasting_name(field), of


def lasting_name(field: QWidget) -> str:
    """The name of a field without what it holds, which some add for those who hear it."""
    return str(field.property(LASTING_NAME) or field.accessibleName())


def retry_after(attempts: int) -> float:
    """Seconds until the next attempt, after so many refusals."""
    return float(min(LONGEST_RETRY, FIRST_RETRY * 2 ** max(0, min(attempts, 10) - 1)))


class Unsaved(QObject):
    """The ledger. `now` gives seconds; tests give a clock of their own."""

    changed = Signal()
    """The standing may be another."""
    refused = Signal(str)
    """The sentence for words that were refused; told once for the same reason."""
    homeless = Signal(str, str)
    """Words whose thing is gone, and why they could not be saved."""

    def __init__(self, now: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = now
        self._savers: dict[int, Unsaver] = {}
        self._entries: dict[int, Entry] = {}
        self.stashed: dict[Key, str] = {}
        self.drafts: dict[Key, Draft] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(STEP)
        self._timer.timeout.connect(self.step)

    # -- what fields report -------------------------------------------------------------------

    def note(self, saver: Unsaver) -> None:
        """A field's words, or what is known of them, are other than before."""
        if saver.state == "saved":
            if self._savers.pop(id(saver), None) is None:
                return
        else:
            self._savers[id(saver)] = saver
        self._tell()

    def note_entry(self, entry: Entry) -> None:
        """A line for something new was typed in, emptied or is gone."""
        if entry.typed():
            self._entries[id(entry)] = entry
        elif self._entries.pop(id(entry), None) is None:
            return
        self._tell()

    def keep(self, key: Key, draft: Draft) -> None:
        """Keep words whose field no longer shows them, and try at once."""
        self.drafts[key] = draft
        self._try(key, draft)
        self._tell()

    def take_back(self, key: Key) -> Draft | None:
        """The words that wait for a field, which has them from now on."""
        self._sweep()
        draft = self.drafts.pop(key, None)
        if draft is not None:
            self._tell()
        return draft

    def stash(self, key: Key, words: str) -> None:
        """Keep what was typed for something new while its line shows another thing."""
        if words.strip():
            self.stashed[key] = words
            self._tell()

    def unstash(self, key: Key) -> str:
        """What was typed for something new at this place."""
        self._sweep()
        words = self.stashed.pop(key, "")
        if words:
            self._tell()
        return words

    # -- what is known ------------------------------------------------------------------------

    @property
    def standing(self) -> Standing:
        """Worked out from the words that are unsaved now."""
        waiting: Iterable[Unsaver | Draft] = (*self._savers.values(), *self.drafts.values())
        failed = [one.why for one in waiting if one.why]
        entries = [one.typed() for one in self._entries.values()]
        number = len(entries) + len(self.stashed)
        if failed:
            return Standing("failed", failed[0], number)
        if self.drafts or any(saver.state != "entry" for saver in self._savers.values()):
            return Standing("saving", "", number)
        number += len(self._savers)
        return Standing("entry", "", number) if number else Standing()

    def all_words(self) -> list[str]:
        """Everything that was typed and is not in the case."""
        return [
            *(saver.words for saver in self._savers.values()),
            *(draft.words for draft in self.drafts.values()),
            *(entry.typed() for entry in self._entries.values()),
            *self.stashed.values(),
        ]

    # -- saving -------------------------------------------------------------------------------

    def step(self) -> None:
        """Save what is due."""
        self._sweep()
        now = self.now()
        for saver in list(self._savers.values()):
            if saver.is_due(now):
                saver.save_now()
        for key, draft in list(self.drafts.items()):
            if now >= draft.due:
                self._try(key, draft)
        self._tell()

    def save_all(self) -> bool:
        """Try everything now; whether nothing is unsaved (entries are no words of the case)."""
        self._sweep()
        for saver in list(self._savers.values()):
            saver.save_now()
        for key, draft in list(self.drafts.items()):
            self._try(key, draft)
        self._tell()
        return self.standing.state in ("saved", "entry")

    def _sweep(self) -> None:
        """Widgets go without a word; what was typed in them stays."""
        for saver in list(self._savers.values()):
            saver.outlive()
        for number, entry in list(self._entries.items()):
            if not entry.is_there():
                del self._entries[number]
                if entry.key[2]:
                    self.stashed[entry.key] = entry.typed()

    def _try(self, key: Key, draft: Draft) -> None:
        try:
            draft.save(draft.of, draft.words)
        except NotFound as error:
            self.drafts.pop(key, None)
            self.homeless.emit(draft.words, str(error))
        except KnownError as error:
            if str(error) != draft.why:
                self.refused.emit(str(error))
            self._put_off(draft, str(error))
        except Exception:  # noqa: BLE001
            self._put_off(draft, BUG)
            sys.excepthook(*sys.exc_info())
        else:
            self.drafts.pop(key, None)

    def _put_off(self, draft: Draft, why: str) -> None:
        draft.attempts += 1
        draft.due = self.now() + retry_after(draft.attempts)
        draft.why = why

    def forget(self) -> None:
        """The case is put away: nothing of it is kept here."""
        for saver in list(self._savers.values()):
            saver.let_go()
        self._savers.clear()
        self._entries.clear()
        self.stashed.clear()
        self.drafts.clear()
        self._tell()

    def _tell(self) -> None:
        busy = bool(self._savers or self.drafts or self._entries)
        if busy != self._timer.isActive():
            self._timer.start() if busy else self._timer.stop()
        self.changed.emit()


@cache
def unsaved() -> Unsaved:
    """The ledger of this program, which has at most one case open."""
    return Unsaved()
