"""Whom briefs are written for, and what each wants of a file: listed and edited, each step undoable."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.app.following import follow_case
from ui.app.workspace import Workspace
from ui.kit.controls import SavedChoice
from ui.kit.entry_line import EntryLine
from ui.kit.saved_line import SavedLine
from ui.kit.words import heading, muted, row
from ui.parts.marks import HANDLING_CHOICES
from ui.rooms.composer.settings_panel import TEMPLATE_CHOICES
from workbench.briefs import Client
from workbench.case import Case
from workbench.casefile import Change

_LINES = (
    ("name", "Name", "Name of the client"),
    ("closing", "Closing line", "As the brief has it"),
    ("approved_domains", "Approved addresses", "Domains with spaces between them; all where none is given"),
    ("notes", "Notes, internal", "Never in a client file"),
)
_EXCEPTIONS = ("border_exceptions", "Exceptions to borders", "Such as Crimea: Ukraine; Kosovo: none")
REVIEW_CHOICES = (
    ("", "As the template asks"),
    ("none", "Nothing"),
    ("facts", "Every fact with its evidence"),
    ("everything", "Everything"),
)
"""What must be reviewed before a file for a client leaves."""
BORDER_CHOICES = (("", "As set for the case"), ("un", "United Nations"), ("held", "Who holds each area"))
"""After whom maps for a client draw disputed areas."""


class ClientsPanel(QDialog):
    """A list of clients, and the fields of the chosen one."""

    shows = frozenset({"client"})

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.client: Client | None = None
        self.setWindowTitle("Clients")
        self.resize(680, 520)
        self.list = QListWidget()
        self.list.setAccessibleName("Clients")
        self.list.currentItemChanged.connect(self._on_chosen)
        self.fresh = EntryLine("New client")
        self.fresh.returnPressed.connect(self.add)
        self.add_button = _button("Add", self.add)
        self.remove_button = _button("Delete", self.remove)
        self._build_fields()
        left = QVBoxLayout()
        left.addWidget(heading("Clients"))
        left.addWidget(self.list, 1)
        left.addWidget(row(self.fresh, self.add_button))
        left.addWidget(row(self.remove_button, 1))
        columns = QHBoxLayout(self)
        columns.setContentsMargins(20, 16, 20, 16)
        columns.setSpacing(16)
        columns.addLayout(left, 2)
        columns.addWidget(self.fields, 3)
        follow_case(self, workspace)
        self.refresh()

    def _build_fields(self) -> None:
        self.fields = QWidget()
        column = QVBoxLayout(self.fields)
        column.setContentsMargins(0, 0, 0, 0)
        self.lines: dict[str, SavedLine] = {}
        for field, words, hint in _LINES:
            self._add_line(column, field, words, hint)
        as_brief = ("", "As the brief has it")
        self.template = SavedChoice(
            (as_brief, *TEMPLATE_CHOICES), partial(self._save, "template"), "Template of the client"
        )
        self.marking = SavedChoice(
            (as_brief, *HANDLING_CHOICES[1:]), partial(self._save, "marking"), "Least strict marking"
        )
        self.review = SavedChoice(REVIEW_CHOICES, partial(self._save, "review"), "Reviewed before export")
        self.borders = SavedChoice(BORDER_CHOICES, partial(self._save, "borders"), "Borders on maps")
        for words, choice in (
            ("Template", self.template),
            ("Least strict marking", self.marking),
            ("Reviewed before export", self.review),
            ("Borders on maps", self.borders),
        ):
            column.addWidget(muted(words))
            column.addWidget(choice)
        self._add_line(column, *_EXCEPTIONS)
        column.addStretch(1)

    def _add_line(self, column: QVBoxLayout, field: str, words: str, hint: str) -> None:
        line = SavedLine(partial(self._save, field), hint)
        line.setAccessibleName(words)
        line.refused.connect(self._on_refused)
        self.lines[field] = line
        column.addWidget(muted(words))
        column.addWidget(line)

    def refresh(self) -> None:
        """Show the clients as the case has them; the chosen one stays chosen."""
        chosen = self.client.id if self.client else ""
        known = self.workspace.case.clients.all()
        self.list.blockSignals(True)
        self.list.clear()
        for one in known:
            item = QListWidgetItem(one.name)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.list.addItem(item)
        place = next((number for number, one in enumerate(known) if one.id == chosen), 0)
        if known:
            self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._show(known[place] if known else None)

    def follow(self, _change: Change) -> None:
        """Show what changed."""
        self.refresh()

    def add(self) -> None:
        """Enter the client of the field."""
        name = self.fresh.text()
        made = self.workspace.attempt(lambda: self.workspace.case.clients.add(name))
        if made is not None:
            self.fresh.clear()
            self.client = made
            self.refresh()

    def remove(self) -> None:
        """Delete the chosen client; one to whom a file was issued stays."""
        if self.client is not None:
            client = self.client
            if self.workspace.attempt(partial(_removed, self.workspace.case, client.id)):
                self.workspace.notify_undoable(f"Deleted “{client.name}”.")

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            for line in self.lines.values():
                line.save_now()
            self._show(self.workspace.case.clients.get(str(item.data(Qt.ItemDataRole.UserRole))))

    def _show(self, client: Client | None) -> None:
        self.client = client
        read_only = self.workspace.case.read_only
        self.fields.setEnabled(client is not None and not read_only)
        self.remove_button.setEnabled(client is not None and not read_only)
        self.add_button.setEnabled(not read_only)
        of = client.id if client else ""
        for field, line in self.lines.items():
            line.show_text(getattr(client, field) if client else "", of)
        self.template.hold_value(client.template if client else "", of)
        self.marking.hold_value(client.marking if client else "", of)
        self.review.hold_value(client.review if client else "", of)
        self.borders.hold_value(client.borders if client else "", of)

    def _save(self, field: str, client_id: str, words: str) -> None:
        self.workspace.case.clients.update(client_id, **{field: words})

    def _on_refused(self, why: str) -> None:
        self.workspace.notice(why, "warning")


def _removed(case: Case, client_id: str) -> bool:
    case.clients.remove(client_id)
    return True


def _button(words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button
