"""Import a brief: what would become of each paragraph, corrected before anything is stored."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.app.workspace import Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.forms import buttons, labelled
from ui.kit.tasks import Task
from ui.kit.words import Words, button, heading, muted, row
from ui.rooms.composer.import_rows import COLUMNS, Row, all_items, is_doubtful, items_of, row_of
from workbench.briefs import Brief
from workbench.briefs.import_plan import LEFT_OUT, ImportPlan
from workbench.values.deception import shown_safely

_KINDS = (("fact", "F"), ("judgement", "J"), ("assumption", "A"), ("context", "C"), (LEFT_OUT, "X"))
_SECTIONS = (("summary", "Make section a Summary", "S"), ("outlook", "Make section an Outlook", "O"),
             ("other", "Make section another one", "T"))  # fmt: skip
_KEYS = (
    "F fact, J judgement, A assumption, C context, X leave out, H heading or no heading, "
    "S Summary, O Outlook, T other section, Alt+Up and Alt+Down move, Space correct, N next, Ctrl+Z undo"
)
_WIDTH, _HEIGHT = 980, 620


class ImportPreview(QDialog):
    """The paragraphs of a file and what they become; every correction can be undone; then the import."""

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget,
        plan: ImportPlan,
        imported: Callable[[list[Brief]], object],
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._imported = imported
        self._plans = [plan]
        self._at = 0
        self._brief = 0
        self.setWindowTitle("Import brief")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self.commands = CommandSet(self.tree, self._commands(), attempt=workspace.attempt)
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.resize(_WIDTH, _HEIGHT)
        self._show()
        self.next_doubt()
        self.tree.setFocus()

    def _build(self) -> None:
        self.tree = QTreeWidget()
        self.tree.setColumnCount(len(COLUMNS))
        self.tree.setHeaderLabels(COLUMNS)
        self.tree.setAccessibleName("What the paragraphs become")
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        for number, mode in enumerate(
            (QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents,
             QHeaderView.ResizeMode.Stretch)
        ):  # fmt: skip
            self.tree.header().setSectionResizeMode(number, mode)
        self.country, self.headline = QLineEdit(), QLineEdit()
        for field in (self.country, self.headline):
            field.editingFinished.connect(self._take_names)
        self.summary = Words("", "text", bold=True)
        self.trouble = Words("", "danger")
        self.trouble.hide()
        self.undo_button = button("Undo", self.undo)
        self.import_button = button("Import", self.take, primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(heading(f"Import “{shown_safely(self.plan.name)}”", 1.1))
        column.addWidget(self.summary)
        column.addWidget(row(labelled("Country", self.country), labelled("Headline", self.headline)))
        column.addWidget(self.tree, 1)
        column.addWidget(muted(_KEYS))
        column.addWidget(self.trouble)
        column.addWidget(buttons(self.undo_button, button("Cancel", self.close), self.import_button))

    def _commands(self) -> list[Command]:
        def command(name: str, label: str, run: Callable[[], object], key: str) -> Command:
            return Command(f"import.{name}", label, run, key)

        kinds = [
            command(kind.replace(" ", "_"), "Leave out" if kind == LEFT_OUT else kind.capitalize(),
                    partial(self.set_kind, kind), key)
            for kind, key in _KINDS
        ]  # fmt: skip
        sections = [
            command(kind, label, partial(self.set_section, kind), key) for kind, label, key in _SECTIONS
        ]
        return [
            *kinds,
            command("heading", "Heading or no heading", self.turn_heading, "H"),
            *sections,
            command("up", "Move to the section before", partial(self.shift, -1), "Alt+Up"),
            command("down", "Move to the section after", partial(self.shift, 1), "Alt+Down"),
            command("confirm", "Correct as shown", self.confirm, "Space"),
            command("next", "Next item not understood", self.next_doubt, "N"),
            command("undo", "Undo", self.undo, "Ctrl+Z"),
            command("redo", "Redo", self.redo, "Ctrl+Shift+Z"),
        ]

    # -- the plan -----------------------------------------------------------------------------

    @property
    def plan(self) -> ImportPlan:
        """What would be imported now."""
        return self._plans[self._at]

    def _change(self, plan: ImportPlan, select: list[Row] | None = None) -> None:
        if plan == self.plan:
            return
        self._plans = [*self._plans[: self._at + 1], plan]
        self._at += 1
        self._show(select)

    def undo(self) -> None:
        """Go back to the plan before the last correction."""
        self._at = max(self._at - 1, 0)
        self._show()

    def redo(self) -> None:
        """Correct again what was undone."""
        self._at = min(self._at + 1, len(self._plans) - 1)
        self._show()

    # -- corrections --------------------------------------------------------------------------

    def set_kind(self, kind: str) -> None:
        """Make the selected paragraphs this kind of statement, or leave them out."""
        plan = self.plan
        for one in self._selected("paragraph"):
            plan = plan.set_kind(one.brief, one.place, kind)
        self._change(plan)

    def set_section(self, kind: str) -> None:
        """Make the section of each selected row a Summary, an Outlook or another one."""
        plan = self.plan
        for brief, section in dict.fromkeys(self._sections()):
            plan = plan.set_section(brief, section, kind)
        self._change(plan)

    def _sections(self) -> list[tuple[int, int]]:
        found = []
        for one in self._selected():
            if one.kind == "section":
                found.append((one.brief, one.place))
            elif one.kind == "paragraph":
                section = self.plan.briefs[one.brief].paragraphs[one.place].section
                found += [(one.brief, section)] * (section >= 0)
        return found

    def turn_heading(self) -> None:
        """Say that the current paragraph is a heading, or that the current heading is none."""
        current = self._current()
        if current is None or current.kind == "brief":
            return
        if current.kind == "section":
            self._change(self.plan.no_heading(current.brief, current.place))
            return
        section = self.plan.briefs[current.brief].paragraphs[current.place].section
        made = self.plan.make_heading(current.brief, current.place)
        self._change(made, [Row("section", current.brief, section + 1)])

    def shift(self, by: int) -> None:
        """Move the selected paragraphs to the section before (-1) or after (1)."""
        plan = self.plan
        for one in self._selected("paragraph"):
            brief = plan.briefs[one.brief]
            section = brief.paragraphs[one.place].section + by
            if 0 <= section < len(brief.sections):
                plan = plan.move(one.brief, one.place, section)
        self._change(plan)

    def confirm(self) -> None:
        """Say that the selected rows are correct as they are, and go to the next one that is not."""
        plan = self.plan
        for one in self._selected():
            if one.kind == "brief":
                plan = plan.confirm_names(one.brief)
            elif one.kind == "section":
                plan = plan.confirm_section(one.brief, one.place)
            else:
                plan = plan.confirm(one.brief, one.place)
        self._change(plan)
        self.next_doubt()

    def next_doubt(self) -> None:
        """Select the next row that was not understood."""
        items = list(all_items(self._top()))
        current = self.tree.currentItem()
        start = items.index(current) + 1 if current in items else 0
        for item in (*items[start:], *items[:start]):
            if is_doubtful(self.plan, row_of(item)):
                self.tree.setCurrentItem(item)
                self.tree.scrollToItem(item)
                return

    def _take_names(self) -> None:
        country, headline = self.country.text(), self.headline.text()
        self._change(self.plan.with_names(self._brief, country, headline))

    # -- the import ---------------------------------------------------------------------------

    def take(self) -> None:
        """Import what is shown, as one change."""
        self._take_names()
        plan, briefs = self.plan, self.workspace.case.briefs

        def work(_task: Task) -> list[Brief]:
            return briefs.import_plan(plan, accept=True)

        self.import_button.setEnabled(False)
        self.workspace.tasks.run(f"Import {plan.name}", work, self._on_imported, self._on_failed)

    def _on_imported(self, briefs: list[Brief]) -> None:
        self._imported(briefs)
        self.close()

    def _on_failed(self, why: str) -> None:
        self.import_button.setEnabled(True)
        self.trouble.setText(why)
        self.trouble.show()

    # -- what is shown ------------------------------------------------------------------------

    def _top(self) -> list[QTreeWidgetItem]:
        found = (self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _current(self) -> Row | None:
        item = self.tree.currentItem()
        return row_of(item) if item is not None else None

    def _selected(self, kind: str = "") -> list[Row]:
        rows = sorted(row_of(item) for item in self.tree.selectedItems())
        return [one for one in rows if kind in ("", one.kind)]

    def _show(self, select: list[Row] | None = None) -> None:
        """Show the plan; the same rows stay selected."""
        wanted = select or self._selected()
        at = self.tree.verticalScrollBar().value()
        self.tree.clear()
        self.tree.addTopLevelItems(items_of(self.plan))
        self.tree.expandAll()
        chosen = [item for item in all_items(self._top()) if row_of(item) in wanted]
        if chosen:
            self.tree.setCurrentItem(chosen[0])
        for item in chosen:
            item.setSelected(True)
        self.tree.verticalScrollBar().setValue(at)
        self.summary.setText(" ".join(self.plan.remarks) or "All of it was understood.")
        self.undo_button.setEnabled(self._at > 0)
        self._show_names()

    def _on_current(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is not None and row_of(item).brief != self._brief:
            self._brief = row_of(item).brief
            self._show_names()

    def _show_names(self) -> None:
        brief = self.plan.briefs[self._brief]
        for field, words in ((self.country, brief.country), (self.headline, brief.headline)):
            if field.text() != words:
                field.setText(words)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.commands.fill(menu)
        menu.popup(self.tree.viewport().mapToGlobal(at))
