"""What must stay in the house: every word that is looked for, and those the analyst adds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.app.workspace import Workspace
from ui.kit.entry_line import EntryLine
from ui.kit.tasks import Task
from ui.kit.words import heading, muted, row
from workbench.guard import Needle
from workbench.values.deception import shown_safely
from workbench.values.text import counted, one_line

_COLUMNS = ("Words", "Where they come from", "When they are found")
_WIDTHS = (260, 260)
_LONGEST = 120
_ORDER = ("refuse", "ask", "pass")


class GuardList(QDialog):
    """The list in a window of its own, with a field for words no client file may hold."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setWindowTitle("Words that must stay internal")
        self.resize(820, 520)
        self.table = QTreeWidget()
        self.table.setColumnCount(len(_COLUMNS))
        self.table.setHeaderLabels(_COLUMNS)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAccessibleName("Words that are looked for")
        for number, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(number, width)
        self.summary = muted("Gathering…")
        self.never = EntryLine("Words that are never in a client file", "Never in a client file")
        self.never.returnPressed.connect(self.add_words)
        self.add_button = QPushButton("Add")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add_words)
        self.remove_button = QPushButton("Remove from list")
        self.remove_button.setAutoDefault(False)
        self.remove_button.clicked.connect(self.remove_words)
        self.table.itemSelectionChanged.connect(self._show_remove)
        column = QVBoxLayout(self)
        column.addWidget(heading("Looked for in every client file"))
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(muted("Never in a client file"))
        column.addWidget(row(self.never, self.add_button, self.remove_button))
        self._build_sources(column)
        self._show_remove()

    def _build_sources(self, column: QVBoxLayout) -> None:
        """Who a protected source is, and why one need not be protected any more."""
        self.sources = QComboBox()
        self.sources.setAccessibleName("Protected source")
        self.sources.setMinimumContentsLength(24)
        self.actor = EntryLine("Name in the register", "Actor the source is")
        self.identify_button = QPushButton("This source is")
        self.identify_button.setAutoDefault(False)
        self.identify_button.clicked.connect(self.identify)
        self.reason = EntryLine("Why it need not be protected any more", "Why it need not be protected")
        self.lift_button = QPushButton("Lift protection")
        self.lift_button.setAutoDefault(False)
        self.lift_button.clicked.connect(self.lift)
        column.addWidget(muted("Sources that are protected, or were once"))
        column.addWidget(self.sources)
        column.addWidget(row(self.actor, self.identify_button))
        column.addWidget(row(self.reason, self.lift_button))

    def gather(self) -> None:
        """Read the list of the case as a task and show it."""
        case = self.workspace.case

        def work(_task: Task) -> tuple[Needle, ...]:
            return case.guard.needles()

        self.workspace.tasks.run(
            "Collecting words that must stay internal", work, self._show, self.summary.setText
        )

    def add_words(self) -> None:
        """Keep the words of the field out of client files."""
        words = self.never.text()
        if self.workspace.attempt(lambda: self.workspace.case.guard.never(words)) is not None:
            self.never.clear()
            self.gather()

    def remove_words(self) -> None:
        """Take the selected words off the list, where the analyst put them on it."""
        word_id = self._selected()
        if word_id:
            self.workspace.attempt(lambda: self.workspace.case.guard.remove(word_id))
            self.gather()

    def identify(self) -> None:
        """Say that the chosen source is an actor of the register."""
        case, source_id, name = self.workspace.case, str(self.sources.currentData() or ""), self.actor.text()
        actor = case.actors.find(name) if name.strip() else None
        if actor is None or not source_id:
            self.workspace.notice(f"The register has no actor “{name.strip()}”.", "warning")
            return
        actor_id = actor.id
        if self.workspace.succeeds(lambda: case.guard.identify(source_id, actor_id)):
            self.actor.clear()
        self.gather()

    def lift(self) -> None:
        """Lift the protection of the chosen source, for the reason given."""
        case, source_id, reason = (
            self.workspace.case,
            str(self.sources.currentData() or ""),
            self.reason.text(),
        )
        if source_id:
            if self.workspace.succeeds(lambda: case.guard.lift(source_id, reason)):
                self.reason.clear()
            self.gather()

    def _show_sources(self) -> None:
        chosen = self.sources.currentData()
        self.sources.clear()
        for kept in self.workspace.case.guard.kept_sources():
            state = "deleted" if kept.is_gone else "protected" if kept.is_protected else "protected once"
            self.sources.addItem(f"{shown_safely(one_line(kept.name, _LONGEST))} ({state})", kept.id)
        self.sources.setCurrentIndex(max(self.sources.findData(chosen), 0 if self.sources.count() else -1))

    def _show(self, needles: tuple[Needle, ...]) -> None:
        own = {word.words: word.id for word in self.workspace.case.guard.words("never")}
        self._show_sources()
        self.table.clear()
        needles = _once(needles)
        for needle in sorted(needles, key=lambda needle: _ORDER.index(needle.verdict)):
            item = QTreeWidgetItem(
                [shown_safely(one_line(needle.words, _LONGEST)), needle.origin, needle.outcome]
            )
            if needle.forms:
                item.setToolTip(0, "Also as " + ", ".join(map(shown_safely, needle.forms)))
            item.setData(0, Qt.ItemDataRole.UserRole, own.get(needle.words, ""))
            self.table.addTopLevelItem(item)
        refused = sum(needle.verdict == "refuse" for needle in needles)
        asked = sum(needle.verdict == "ask" for needle in needles)
        self.summary.setText(
            f"{counted(refused, 'entry', 'entries')} that block a client file, "
            f"{counted(asked, 'entry', 'entries')} to confirm. "
            "Each is also found in other orders, scripts and spellings."
        )

    def _selected(self) -> str:
        items = self.table.selectedItems()
        return str(items[0].data(0, Qt.ItemDataRole.UserRole) or "") if items else ""

    def _show_remove(self) -> None:
        self.remove_button.setEnabled(bool(self._selected()))


def _once(needles: tuple[Needle, ...]) -> tuple[Needle, ...]:
    """Words that are looked for in several ways, as a name and as they stand, are listed once.

    The one with the most spellings is kept.
    """
    kept: dict[tuple[str, str, str], Needle] = {}
    for needle in needles:
        shown = (needle.words, needle.origin, needle.verdict)
        if shown not in kept or len(needle.forms) > len(kept[shown].forms):
            kept[shown] = needle
    return tuple(kept.values())
