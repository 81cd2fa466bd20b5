"""The briefs of the case, newest first."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Workspace
from ui.kit.rows import Column as TableColumn
from ui.kit.rows import RowsModel, RowsTable
from ui.kit.words import EmptyState, button
from workbench.briefs import Brief
from workbench.casefile import Change
from workbench.values.moments import human_date


def _title(brief: Brief) -> str:
    title = brief.title or "Untitled brief"
    return f"{title} (archived)" if brief.archived else title


COLUMNS = (
    TableColumn("Brief", _title, stretch=True),
    TableColumn("Template", lambda brief: brief.template.replace("-", " ").capitalize()),
    TableColumn("Marking", lambda brief: brief.handling),
    TableColumn("Cut-off", lambda brief: human_date(brief.information_cutoff)),
    TableColumn("Begun", lambda brief: human_date(brief.created_at[:10])),
)


class BriefList(QStackedWidget):
    """A table, or what to do where there is no brief yet."""

    shows = frozenset({"brief"})

    chosen = Signal(str)
    """The id of the brief to open."""

    def __init__(
        self, workspace: Workspace, new: Callable[[], object], bring_in: Callable[[], object]
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.model = RowsModel(COLUMNS, workspace.case.briefs.get, self)
        self.table = RowsTable(self.model, "Briefs")
        self.table.activated.connect(self._on_activated)
        self.table.clicked.connect(self._on_activated)
        self.empty = EmptyState(
            "No brief yet",
            "A brief has a headline, a Summary of facts and an Outlook of judgements. Every statement"
            " rests on claims, and every claim on passages you can open with one click.",
            (button("New brief", new), button("Import brief…", bring_in)),
        )
        host = QWidget()
        column = QVBoxLayout(host)
        column.setContentsMargins(12, 4, 12, 12)
        column.addWidget(self.table)
        self.archived = QCheckBox("Show archived briefs")
        self.archived.toggled.connect(self.refresh)
        column.addWidget(self.archived)
        self.addWidget(host)
        self.addWidget(self.empty)
        self.refresh()
        follow_case(self, workspace)

    def refresh(self) -> None:
        """Read the list again."""
        briefs = self.workspace.case.briefs
        ids = [brief.id for brief in reversed(briefs.all(self.archived.isChecked()))]
        self.model.show_ids(ids)
        has_archived = briefs.count(archived=True) > briefs.count()
        self.archived.setVisible(has_archived)
        self.setCurrentIndex(0 if ids or has_archived else 1)

    def follow(self, _change: Change) -> None:
        """Read it again."""
        self.refresh()

    def _on_activated(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.id_at(index.row()))
