"""Two readings of one source side by side: the text with both marked, and what differs, to be decided."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.kit.controls import Choice, Column
from ui.kit.entry_list import Entry, EntryList, EntryModel
from ui.kit.keycap import keycap
from ui.kit.words import EmptyState, Words, button, muted, quiet_button, row
from ui.parts.reading.spans import Mark
from ui.parts.reading.text_view import ReaderTextView
from ui.rooms.review.edit_reading import EditReading
from ui.rooms.review.undoing import undo_last
from workbench.review import Comparison, Difference, ReadingMark
from workbench.review.agreement import FEWEST, Agreement
from workbench.review.compare import DECISIONS, DIFFERENCES
from workbench.review.compare import Choice as Decision
from workbench.values.deception import signs_shown
from workbench.values.errors import NotFound, Refused
from workbench.values.text import counted, one_line

_HEIGHT = 0.38
_SIDE = 20
_NARROWEST = 320
_EDITING = 4
"""How much more room there is for the edit than for the list."""
_NOTHING = (
    "Nothing to compare",
    "Two people must have marked this source. Ask a colleague for a second reading first.",
)


class SideBySide(QWidget):
    """Compares two readers of a source; 1, 2, 3 and E decide what is chosen in the list."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.comparison: Comparison | None = None
        self._source_id = ""
        self._shown_text = ("", "")
        self.text = ReaderTextView()
        self.model = EntryModel(self)
        self.list = EntryList(self.model)
        self.list.setAccessibleName("Differences between the two readings")
        self.title = Words("", bold=True, factor=1.1)
        self.first = Choice((), self._on_readers, "First reader")
        self.second = Choice((), self._on_readers, "Second reader")
        self.figures = Words("")
        self.lost = muted("")
        self.detail = Words("")
        self.said = muted("")
        self.keys: list[QWidget] = []
        self.editing = EditReading(self.text)
        self.all_first = quiet_button("", partial(self.take_all, "first"))
        self.all_second = quiet_button("", partial(self.take_all, "second"))
        self.empty = EmptyState(*_NOTHING)
        self._build()
        self.list.clicked.connect(self._on_chosen)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)

    # -- putting it together ------------------------------------------------------------------

    def _build(self) -> None:
        side = QWidget()
        side.setMinimumWidth(_NARROWEST)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        deciding = Column(margin=0, gap=6)
        for words in (self.detail, self.said):
            deciding.box.addWidget(words)
        for key, said, run in self._acts():
            line = row(keycap(key), button(said, run), 1, gap=6)
            self.keys.append(line)
            deciding.box.addWidget(line)
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        deciding.box.addWidget(self.editing)
        self.editing.kept.connect(self._on_edited)
        self.editing.left.connect(self._end_edit)
        deciding.box.addWidget(row(self.all_first, 1))
        deciding.box.addWidget(row(self.all_second, 1))
        deciding.box.addStretch(1)
        column.addWidget(deciding, 1)
        self._side = column
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.text)
        halves.addWidget(side)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        work = QWidget()
        whole = QVBoxLayout(work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(halves, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(work)
        self._stack.addWidget(self.empty)
        self._stack.setCurrentIndex(1)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(_SIDE, 10, _SIDE, 8)
        head.setSpacing(4)
        readers = QHBoxLayout()
        readers.setSpacing(8)
        for number, field in (("1", self.first), ("2", self.second)):
            readers.addWidget(keycap(number))
            readers.addWidget(field)
        readers.addStretch(1)
        head.addWidget(self.title)
        head.addLayout(readers)
        head.addWidget(self.figures)
        head.addWidget(muted("1 has a filled mark and a line under it, 2 a broken line above it."))
        head.addWidget(self.lost)
        return head

    def _acts(self) -> list[tuple[str, str, Callable[[], None]]]:
        return [
            ("1", "Take the first", partial(self.decide, "first")),
            ("2", "Take the second", partial(self.decide, "second")),
            ("3", "Keep both", partial(self.decide, "both")),
            ("E", "Edit passage and names", self.edit),
        ]

    # -- what is shown ------------------------------------------------------------------------

    def show_source(self, source_id: str, first: str = "", second: str = "") -> None:
        """Compare two readers of a source (ids); without them the first two who marked it."""
        self._source_id = source_id
        readers = self._readers(source_id)
        names = [reader for reader, _name in readers]
        with_marks = [one for one in (first, second, *names) if one in names]
        wanted = list(dict.fromkeys(with_marks))[:2]
        for field, chosen in zip((self.first, self.second), wanted, strict=False):
            field.set_choices(readers)
            field.show_value(chosen)
        self.refresh()

    def _readers(self, source_id: str) -> list[tuple[str, str]]:
        try:
            self.workspace.case.sources.get(source_id)
        except NotFound:
            return []
        return self.workspace.case.reviews.readings.readers(source_id)

    def refresh(self) -> None:
        """Compare again; what was decided stays decided."""
        case, first, second = self.workspace.case, self.first.value(), self.second.value()
        kept = self._chosen_id()
        self.empty.say(*_NOTHING)
        comparison = self.comparison = self._compare(first, second)
        self._stack.setCurrentIndex(0 if comparison else 1)
        if comparison is None:
            self._shown_text = ("", "")
            self.text.clear()
            self.model.show_entries([])
            return
        source = case.sources.get(self._source_id)
        self.title.setText(signs_shown(source.title))
        self._show_text()
        self.figures.setText(figures_words(comparison))
        lost = len(comparison.lost)
        self.lost.setText(f"{counted(lost, 'mark')} not found in this version." if lost else "")
        self.lost.setVisible(bool(lost))
        self.model.show_entries([_entry(one) for one in comparison.differences])
        for field, reader in ((self.all_first, comparison.first), (self.all_second, comparison.second)):
            field.setText(f"Take all of {reader.name} in this source")
            field.setAccessibleName(field.text())
            field.setEnabled(bool(comparison.left) and not case.read_only)
        self._choose(kept)

    def _compare(self, first: str, second: str) -> Comparison | None:
        """None where there are not two readings, or one of them is still open."""
        if not first or not second or not self._readers(self._source_id):
            return None
        try:
            return self.workspace.case.reviews.compare(self._source_id, first, second)
        except Refused as error:
            self.empty.say("These readings are not compared", str(error))
            return None

    def _show_text(self) -> None:
        case, comparison = self.workspace.case, self.comparison
        assert comparison is not None
        text_id = case.sources.text_id(self._source_id)
        if self._shown_text != (self._source_id, text_id):
            self._shown_text = (self._source_id, text_id)
            self.text.show_text(case.sources.text(self._source_id), case.sources.structure(self._source_id))
        readings = case.reviews.readings
        marks = [
            Mark(f"{kind} {mark.id}", mark.start, mark.end, kind, mark.note)
            for kind, reader in (("second", comparison.second), ("first", comparison.first))
            for mark in readings.of_reader(self._source_id, reader.id)
            if not mark.is_lost
        ]
        self.text.set_marks(marks)

    # -- the difference that is meant ---------------------------------------------------------

    @property
    def difference(self) -> Difference | None:
        """The one chosen in the list."""
        number = self.list.currentIndex().row()
        differences = self.comparison.differences if self.comparison else ()
        return differences[number] if 0 <= number < len(differences) else None

    def _chosen_id(self) -> str:
        one = self.difference
        return one.id if one else ""

    def _choose(self, kept: str) -> None:
        """The one that was chosen; once it is decided the next that is not."""
        differences = self.comparison.differences if self.comparison else ()
        number = next((n for n, one in enumerate(differences) if one.id == kept), 0)
        if kept and number < len(differences) and differences[number].decision and self._was_open == kept:
            after = [*range(number + 1, len(differences)), *range(number)]
            number = next((n for n in after if not differences[n].decision), number)
        self._was_open = ""
        self.list.setCurrentIndex(self.model.index(number, 0))
        self._on_chosen()

    _was_open = ""
    """The id of the difference that is being decided, from which one goes on to the next."""

    def _on_chosen(self, _index: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        one = self.difference
        if self.editing.difference_id and (one is None or one.id != self.editing.difference_id):
            self._end_edit()
        for line in self.keys:
            line.setEnabled(one is not None and not self.workspace.case.read_only)
        if one is None:
            self.detail.setText("The two readings do not differ." if self.comparison else "")
            self.said.setText("")
            return
        self.detail.setText(_sides(one, self._names))
        self.said.setText(DECISIONS.get(one.decision, "Not decided yet"))
        shown = one.first or one.second
        if shown is not None:
            self.text.set_current(f"{'first' if one.first else 'second'} {shown.id}")
            self.text.scroll_to(one.start, _HEIGHT)

    def _names(self, mark: ReadingMark) -> str:
        found = []
        for actor_id in mark.actors:
            try:
                found.append(self.workspace.case.actors.get(actor_id).name)
            except NotFound:
                found.append("an actor who is no longer in the case")
        return ", ".join(found) or "nobody"

    def _on_readers(self, _value: str) -> None:
        self.refresh()

    # -- deciding -----------------------------------------------------------------------------

    def decide(
        self,
        choice: Decision,
        boundary: tuple[int, int] | None = None,
        actors: tuple[str, ...] | None = None,
    ) -> None:
        """Take one reading, the other or both, and go on to the next difference."""
        one, workspace = self.difference, self.workspace
        if one is None or workspace.case.read_only:
            return
        self._was_open = "" if one.decision else one.id
        if workspace.succeeds(lambda: workspace.case.reviews.decide(one, choice, boundary, actors)):
            self.refresh()
        self._was_open = ""

    def edit(self) -> None:
        """Begin to edit the passage and who is named; what is selected in the text is the passage."""
        one, case = self.difference, self.workspace.case
        if one is None or case.read_only:
            return
        for line in self.keys:
            line.hide()
        self._side.setStretch(1, _EDITING)
        self.editing.begin(case, one)

    def _on_edited(self, boundary: tuple[int, int], actors: tuple[str, ...]) -> None:
        self._end_edit()
        self.decide("edit", boundary, actors)

    def _end_edit(self) -> None:
        self.editing.end()
        self._side.setStretch(1, 1)
        for line in self.keys:
            line.show()
        self.focus_item()

    def leave(self) -> None:
        """Esc: out of the edit."""
        if self.editing.difference_id:
            self._end_edit()

    def take_all(self, choice: Decision) -> None:
        """Take everything that is not decided as one of the two has it."""
        comparison, workspace = self.comparison, self.workspace
        if comparison is None or workspace.case.read_only:
            return
        done: list[tuple[int, int]] = []
        if workspace.succeeds(lambda: done.append(workspace.case.reviews.take_all(comparison, choice))):
            taken, left = done[0]
            words = f"{counted(taken, 'difference')} decided."
            if left:
                words += (
                    f" {counted(left, 'passage')} stay undecided, because they are evidence of something."
                )
            workspace.notify_undoable(words)
            self.refresh()

    def undo(self) -> None:
        """Take the last change back."""
        undo_last(self.workspace)
        self.refresh()

    def open_source(self) -> None:
        """Show the passage in the whole source."""
        one = self.difference
        if one is not None:
            self.workspace.show(Place("source", one.source_id, start=one.start, end=one.end))

    def focus_item(self) -> None:
        """Give the keys to the list."""
        (self.list if self.comparison else self).setFocus()


def figures_words(comparison: Comparison) -> str:
    """How far two readers agree; shares only where there are items enough, and the differences first."""
    found = comparison.figures
    told = (
        f"{counted(len(comparison.differences), 'difference')}, {len(comparison.left):,} to decide. "
        f"Alike: {counted(comparison.agreed, 'passage')}. "
        f"{comparison.first.name} marked {found.first:,}, {comparison.second.name} {found.second:,}; "
        f"{found.matched:,} overlap by half or more."
    )
    if not found.first + found.second:
        return "Nothing was marked by either reader."
    if not found.enough:
        return f"{told} Fewer than {FEWEST} passages in all: too few for a share."
    return f"{told} {shares(found)}"


def shares(found: Agreement) -> str:
    """The figures of enough items, in words that say what they are."""
    parts = [
        (found.overlap_f1, "Same passages (F1)"),
        (found.exact_f1, "to the letter (F1)"),
        (found.kind_kappa, "who is named (kappa)"),
        (found.character_kappa, "every letter (kappa)"),
    ]
    return ", ".join(f"{words} {value:.2f}" for value, words in parts if value is not None) + "."


def _entry(one: Difference) -> Entry:
    mark = one.first or one.second
    quote = one_line(mark.quote, 70) if mark else ""
    words = ", ".join(DIFFERENCES[kind] for kind in one.kinds)
    decided = DECISIONS.get(one.decision, "To decide")
    return Entry(quote, words, decided, "check" if one.decision else "clip", value=one.id)


def _sides(one: Difference, names: Callable[[ReadingMark], str]) -> str:
    lines = []
    for number, reader, mark in zip("12", one.readers, (one.first, one.second), strict=True):
        if mark is None:
            lines.append(f"{number}  {reader.name}: not marked")
            continue
        lines.append(f"{number}  {reader.name}: “{one_line(mark.quote, 240)}”")
        lines.append(f"     Names {names(mark)}" + (f". Note: {mark.note}" if mark.note else ""))
    return "\n".join(lines)
