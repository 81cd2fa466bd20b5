"""The side panel of names that the register does not have: taken or dismissed with a key."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.controls import Choice
from ui.kit.entry_list import ENTRY, Entry, EntryList, EntryModel
from ui.kit.words import Words, button, heading, muted, quiet_button, row
from ui.parts.actor_line import KIND_WORDS
from workbench.extraction.new_names import MOST_LETTERS, NewName
from workbench.values.text import counted

_BEFORE, _AFTER = 16, 60
"""Letters shown before and after a name."""
_SORTS = (("", "All"), ("person", "People"), ("organisation", "Organisations"), ("unclear", "Unclear"))
_SORT_WORDS = {"person": "Person", "organisation": "Organisation", "": "Unclear"}
_NONE = "All names found in this source are in the register or dismissed."
_KEYS = "Enter adds the name, A adds it as a spelling, Delete dismisses it."


class NamesList(EntryList):
    """The list itself; its keys are those of a list and the four verbs."""

    enter_wanted = Signal()
    spelling_wanted = Signal()
    dismiss_wanted = Signal()
    left = Signal()

    def __init__(self, model: EntryModel) -> None:
        super().__init__(model)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Names not in the register")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, A, Delete and Esc; everything else is the list's."""
        key, plain = event.key(), event.modifiers() in (Qt.KeyboardModifier.NoModifier, _KEYPAD)
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_wanted.emit()
        elif plain and key == Qt.Key.Key_A:
            self.spelling_wanted.emit()
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dismiss_wanted.emit()
        elif plain and key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class _Empty(QWidget):
    """What stands where no name is; as narrow as the side panel may be."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Words("No new names", bold=True)
        self.words = muted(_NONE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)

    def say(self, title: str, words: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.words.setText(words)


class NewNamesList(QWidget):
    """Says what the user wants of the names; decides nothing."""

    chosen = Signal(NewName)
    """The `NewName` that is looked at."""
    enter_wanted = Signal(NewName, str)
    """A `NewName` and the kind of actor it is to be."""
    spelling_wanted = Signal(NewName)
    """A `NewName` that is another spelling of the actor beside it."""
    dismiss_wanted = Signal(NewName, bool)
    """A `NewName`, and whether in all sources."""
    all_wanted = Signal()
    restore_wanted = Signal()
    underline_wanted = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Sequence[NewName] = ()
        self._text = ""
        self.model = EntryModel(self)
        self.list = NamesList(self.model)
        self.sorts = Choice(_SORTS, lambda _value: self._fill(), "Which names")
        self.kinds = Choice(tuple(KIND_WORDS.items()), lambda _value: None, "Kind of the new actor")
        self.underline = QCheckBox("Underline in the text")
        self.add = button("Add to register", self._enter, primary=True)
        self.spelling = button("Add as spelling", self._as_spelling)
        self.dismiss = quiet_button("Dismiss", self._dismiss, "Do not propose this name in this source")
        self.never = quiet_button(
            "Dismiss everywhere",
            self._dismiss_everywhere,
            "Do not propose this name in any source",
        )
        self.add_all = quiet_button("Add all", hint="Add all listed names of a clear kind")
        self.near = muted("")
        self.restore = quiet_button("Restore", name="Restore dismissed names")
        self.dismissed = muted("")
        self.cut = muted(f"Names are looked for in the first {MOST_LETTERS:,} characters only.")
        self.dismissed_row = row(self.dismissed, self.restore, 1, gap=4)
        self.empty = _Empty()
        self._build()
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.enter_wanted.connect(self._enter)
        self.list.spelling_wanted.connect(self._as_spelling)
        self.list.dismiss_wanted.connect(self._dismiss)
        self.list.left.connect(self.left)
        self.underline.toggled.connect(self.underline_wanted)
        # Signals and methods, no partials: what Qt holds for a child must not hold its parent.
        self.add_all.clicked.connect(self.all_wanted)
        self.restore.clicked.connect(self.restore_wanted)

    def _build(self) -> None:
        self.pages = QStackedWidget()
        names = QWidget()
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        column.addWidget(self.near)
        column.addWidget(row(self.kinds, self.add, 1, gap=6))
        column.addWidget(row(self.spelling, self.dismiss, 1, gap=6))
        column.addWidget(row(self.never, self.add_all, 1, gap=6))
        column.addWidget(muted(_KEYS))
        self.pages.addWidget(names)
        self.pages.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addWidget(heading("Names not in the register"))
        whole.addWidget(row(self.sorts, 1, gap=8))
        whole.addWidget(self.cut)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.dismissed_row)
        whole.addWidget(self.underline)

    # -- what is shown ------------------------------------------------------------------------

    def show_names(
        self, names: Sequence[NewName], text: str, dismissed: int, *, looking: bool = False
    ) -> None:
        """Show exactly these; the one that is looked at stays where it is there still."""
        self._names, self._text = names, text
        self.cut.setVisible(len(text) > MOST_LETTERS)
        self.dismissed.setText(f"{counted(dismissed, 'name')} dismissed.")
        self.dismissed_row.setVisible(bool(dismissed))
        if looking:
            self.empty.say("Looking for names…", "They appear here in a moment.")
        elif names:
            self.empty.say("No names of this kind", "Choose All to see the others.")
        else:
            self.empty.say("No new names", _NONE)
        self._fill()

    def shown(self) -> list[NewName]:
        """The names of the kind that is chosen."""
        wanted = self.sorts.value()
        return [one for one in self._names if not wanted or (one.group.sort or "unclear") == wanted]

    def current(self) -> NewName | None:
        """The name that is looked at."""
        index = self.list.currentIndex()
        entry = index.data(ENTRY) if index.isValid() else None
        return entry.value if entry is not None else None

    def show_at(self, position: int) -> bool:
        """Look at the name that stands at a position of the text; whether there is one."""
        if not any(self._is_at(one, position) for one in self.shown()):
            self.sorts.show_value("")
            self._fill()
        for number, one in enumerate(self.shown()):
            if self._is_at(one, position):
                self.list.setCurrentIndex(self.model.index(number, 0))
                return True
        return False

    @staticmethod
    def _is_at(one: NewName, position: int) -> bool:
        return any(start <= position < end for start, end in one.group.places)

    def _fill(self) -> None:
        before, at = self.current(), max(0, self.list.currentIndex().row())
        shown = self.shown()
        self.list.selectionModel().blockSignals(True)
        self.model.show_entries([self._entry(one) for one in shown])
        self.list.selectionModel().blockSignals(False)
        self.pages.setCurrentIndex(0 if shown else 1)
        if before is not None and shown:
            keys = [one.group.key for one in shown]
            number = keys.index(before.group.key) if before.group.key in keys else min(at, len(shown) - 1)
            self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(self.model.index(number, 0))
            self.list.selectionModel().blockSignals(False)
        self._show_current()

    def _entry(self, one: NewName) -> Entry:
        group = one.group
        start, end = group.places[0]
        before = self._text[max(0, start - _BEFORE) : start].replace("\n", " ")
        if start > _BEFORE and " " in before:
            # Whole words only.
            before = before[before.index(" ") + 1 :]
        after = self._text[end : end + _AFTER].replace("\n", " ")
        words = self._text[start:end].replace("\n", " ")
        aside = f"{_SORT_WORDS[group.sort]} · {group.count:,}"
        marks = ((len(before), len(before) + len(words)),)
        picture = {"person": "actors", "organisation": "outlets"}.get(group.sort, "search")
        return Entry(group.name, f"{before}{words}{after}", aside, picture, marks, one)

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._show_current()
        one = self.current()
        if one is not None:
            self.chosen.emit(one)

    def _show_current(self) -> None:
        one = self.current()
        for part in (self.add, self.dismiss, self.never):
            part.setEnabled(one is not None)
        near = one.near if one is not None else None
        self.spelling.setEnabled(near is not None)
        self.near.setText(f"Perhaps {near.name}: {near.why}." if near is not None else "")
        self.near.setVisible(near is not None)
        if one is not None:
            self.kinds.show_value(one.group.sort or "person")

    # -- what the user wants ------------------------------------------------------------------

    def _enter(self) -> None:
        one = self.current()
        if one is not None:
            self.enter_wanted.emit(one, self.kinds.value())

    def _as_spelling(self) -> None:
        one = self.current()
        if one is not None and one.near is not None:
            self.spelling_wanted.emit(one)

    def _dismiss_everywhere(self) -> None:
        self._dismiss(everywhere=True)

    def _dismiss(self, *, everywhere: bool = False) -> None:
        one = self.current()
        if one is not None:
            self.dismiss_wanted.emit(one, everywhere)
