"""The composer: the list of briefs, and one brief edited as it will read."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.view import Making, begin
from ui.app.workspace import Place, Workspace
from ui.kit.commands import CommandSet
from ui.kit.tasks import Task
from ui.kit.words import muted, quiet_button
from ui.rooms.composer.brief_list import BriefList
from ui.rooms.composer.checking import BriefChecks, Checked
from ui.rooms.composer.clients_panel import ClientsPanel
from ui.rooms.composer.commands import composer_commands
from ui.rooms.composer.export_panel import ExportPanel
from ui.rooms.composer.page import BriefPage
from ui.rooms.composer.settings_panel import SettingsPanel
from ui.rooms.composer.side import CLAIMS, FINDINGS, GROUND, PREVIEW, ComposerSide
from workbench.briefs import Brief
from workbench.casefile import Change
from workbench.values.errors import NotFound
from workbench.values.text import counted

if TYPE_CHECKING:
    from ui.rooms.composer.import_preview import ImportPreview
    from workbench.briefs.import_plan import ImportPlan

_ROOM_FOR_LINES = 620
"""Pixels of width from which on the bar shows its words in full."""
IMPORTED = "Briefs (*.docx *.txt *.md);;All files (*)"


class ComposerView(QWidget):
    """The list when there are several briefs or none; else the brief."""

    title = "Briefs"
    shows = frozenset({"brief", "statement"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.export_panel: ExportPanel | None = None
        self.clients_panel: ClientsPanel | None = None
        self.import_preview: ImportPreview | None = None
        self._to_focus = ""
        self.making = begin(self._make(), in_steps)

    def _make(self) -> Making:
        self.side = ComposerSide(self.workspace)
        yield
        self.page = BriefPage(self.workspace)
        self.page.setParent(self)
        yield
        self.settings = SettingsPanel(self.workspace)
        self.settings.setParent(self)
        yield
        self.list = BriefList(self.workspace, self.new_brief, self.import_brief)
        self.list.setParent(self)
        yield
        self._build()
        yield
        self.checks = BriefChecks(self.workspace, self)
        self.commands = CommandSet(self, composer_commands(self), attempt=self.workspace.attempt)
        self.list.chosen.connect(self.show_brief)
        self.page.statement_focused.connect(self._on_statement_focused)
        self.side.wanted.connect(self.page.focus_statement)
        self.checks.found.connect(self._on_found)
        follow_case(self, self.workspace)
        self._show_list()

    def _build(self) -> None:
        self.back = quiet_button("All briefs", self._show_list, "Back to the list of briefs")
        self.count = muted("", wrap=False)
        self.new = quiet_button("New brief", self.new_brief)
        self.bring_in = quiet_button("Import brief…", self.import_brief)
        self.settings_button = quiet_button(
            "Settings", self.toggle_settings, "Scale, marking, cut-off, template"
        )
        self.settings_button.setCheckable(True)
        self.lines_button = quiet_button(
            "Line by line", self.show_lines, "Check each item against its passage (Ctrl+Shift+L)"
        )
        self.export_button = quiet_button("Export…", self.export, "Write the Word file (Ctrl+Shift+E)")
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 4)
        bar.setSpacing(4)
        bar.addWidget(self.back)
        bar.addWidget(self.count)
        bar.addStretch(1)
        on_page = (self.settings_button, self.lines_button, self.export_button)
        for button in (self.new, self.bring_in, *on_page):
            bar.addWidget(button)
        self.settings_row = QWidget()
        beside = QVBoxLayout(self.settings_row)
        beside.setContentsMargins(16, 0, 16, 0)
        beside.addWidget(self.settings)
        self.settings_row.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.settings_row)
        column.addWidget(self.stack, 1)

    # -- places -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Bring up the list, a brief, or a brief at one statement."""
        case = self.workspace.case
        if place.kind == "statement":
            brief_id = self.workspace.attempt(lambda: case.briefs.brief_of(place.id))
            if brief_id:
                self.show_brief(brief_id)
                self._focus_later(place.id)
        elif place.kind == "brief" and place.id:
            self.show_brief(place.id)
        else:
            briefs = case.briefs.all()
            if self.page.brief is not None and self.stack.currentWidget() is self.page:
                return
            if len(briefs) == 1:
                self.show_brief(briefs[0].id)
            else:
                self._show_list()

    def side_panel(self) -> QWidget | None:
        """Ground, findings and preview."""
        return self.side

    def show_brief(self, brief_id: str) -> None:
        """Open a brief."""
        try:
            self.page.show_brief(brief_id)
        except NotFound as error:
            self.workspace.notice(str(error), "warning")
            self._show_list()
            return
        self.stack.setCurrentWidget(self.page)
        self.side.show_brief(brief_id)
        self.checks.watch(brief_id)
        self._show_bar()

    def _focus_later(self, statement_id: str) -> None:
        # The page is laid out first; only then can it scroll to the statement.
        self._to_focus = statement_id
        QTimer.singleShot(0, self._focus_now)

    def _focus_now(self) -> None:
        self.page.focus_statement(self._to_focus)

    def show_list(self) -> None:
        """Bring up the list of briefs."""
        self._show_list()

    def _show_list(self) -> None:
        self.page.save_now()
        self.list.refresh()
        self.stack.setCurrentWidget(self.list)
        self.page.brief = None
        self.side.show_brief("")
        self.checks.watch("")
        self._show_bar()

    def _show_bar(self) -> None:
        on_page = self.stack.currentWidget() is self.page
        briefs = self.workspace.case.briefs.count()
        self.back.setVisible(on_page)
        self.count.setText("" if on_page or not briefs else counted(briefs, "brief"))
        for button in (self.settings_button, self.export_button):
            button.setVisible(on_page)
        self._fit_bar()
        self.settings_row.setVisible(on_page and self.settings_button.isChecked())
        if self.page.brief is not None:
            self.settings.show_brief(self.page.brief)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar shows what it has room for."""
        super().resizeEvent(event)
        self._fit_bar()

    def _fit_bar(self) -> None:
        # Where there is no room for its words, the menu and its key lead there.
        on_page = self.stack.currentWidget() is self.page
        self.lines_button.setVisible(on_page and self.width() >= _ROOM_FOR_LINES)

    @property
    def brief(self) -> Brief | None:
        """The brief on the page, None while the list is shown."""
        return self.page.brief if self.stack.currentWidget() is self.page else None

    # -- the case -----------------------------------------------------------------------------

    def follow(self, change: Change) -> None:
        """Show the page again where it may be other; the list where the brief is gone."""
        if self.page.brief is None:
            self._show_bar()
        elif not self.page.on_change(change):
            self._show_list()
        elif change.touches("brief", self.page.brief.id) or change.touches_any(("client",)):
            self.settings.show_brief(self.page.brief)

    def _on_statement_focused(self, statement_id: str) -> None:
        self.side.show_statement(statement_id)
        self.commands.refresh()

    def _on_found(self, checked: Checked) -> None:
        self.page.show_findings(checked.findings or [])
        self.side.show_findings(checked.findings, checked.proposed)
        if self.export_panel is not None and checked.findings is not None:
            self.export_panel.follow_findings(checked.findings)

    # -- what the user does -------------------------------------------------------------------

    def new_brief(self) -> None:
        """Begin an empty brief and bring the caret to its country."""
        made = self.workspace.attempt(lambda: self.workspace.case.briefs.add("", ""))
        if made:
            self.show_brief(made.id)
            self.page.title.country.setFocus()

    def import_brief(self) -> None:
        """Choose a text or Word file and take it in as a brief."""
        start = str(self.workspace.settings.value("composer/import_folder", str(Path.home())))
        path, _kind = QFileDialog.getOpenFileName(self, "Import brief", start, IMPORTED)
        if path:
            self.workspace.settings.setValue("composer/import_folder", str(Path(path).parent))
            self.import_file(path)

    def import_file(self, path: str) -> None:
        """Read a file with briefs as a task; what is not plain in it is shown before it is imported."""

        def work(_task: Task) -> "ImportPlan":
            return self.workspace.case.briefs.plan_import(path)

        self.workspace.tasks.run(f"Read {Path(path).name}", work, self._on_planned, self._on_failed)

    def _on_planned(self, plan: "ImportPlan") -> None:
        if not plan.is_plain:
            from ui.rooms.composer.import_preview import ImportPreview

            self.import_preview = ImportPreview(self.workspace, self, plan, self._on_imported)
            self.import_preview.open()
            return

        def work(_task: Task) -> list[Brief]:
            return self.workspace.case.briefs.import_plan(plan)

        self.workspace.tasks.run(f"Import {plan.name}", work, self._on_imported, self._on_failed)

    def _on_imported(self, briefs: list[Brief]) -> None:
        self.workspace.notify_undoable(f"{counted(len(briefs), 'brief')} imported.")
        if len(briefs) == 1:
            self.show_brief(briefs[0].id)
        else:
            self._show_list()

    def _on_failed(self, why: str) -> None:
        self.workspace.notice(why, "error")

    def toggle_settings(self) -> None:
        """Show or hide the settings of the brief."""
        self._show_bar()

    def export(self) -> None:
        """Open the export panel for the brief."""
        if self.brief is None:
            return
        self.page.save_now()
        if self.export_panel is None:
            self.export_panel = ExportPanel(self.workspace, self)
        self.export_panel.show_brief(self.brief.id, self.checks.findings)
        self.export_panel.show()
        self.export_panel.raise_()
        self.export_panel.activateWindow()

    def show_lines(self) -> None:
        """Go through the brief line by line, from the statement that is worked on."""
        if self.brief is not None:
            self.page.save_now()
            box = self.page.focused_box()
            self.workspace.show(Place("lines", box.statement.id if box else self.brief.id))

    def show_clients(self) -> None:
        """Open the list of clients with what each wants of a file."""
        if self.clients_panel is None:
            self.clients_panel = ClientsPanel(self.workspace, self)
        self.clients_panel.show()
        self.clients_panel.raise_()

    def show_tab(self, tab: int) -> None:
        """Bring up ground (0), findings (1) or preview (2)."""
        self.side.setCurrentIndex(tab)

    def show_ground(self) -> None:
        """Bring up the ground of the current statement."""
        self.show_tab(GROUND)

    def show_findings(self) -> None:
        """Bring up the findings."""
        self.show_tab(FINDINGS)

    def show_readiness(self) -> None:
        """Bring up how ready the brief is."""
        if self.brief is not None:
            self.page.save_now()
            self.workspace.show(Place("readiness", self.brief.id))

    def show_claims(self) -> None:
        """Bring up the claims to take from."""
        self.show_tab(CLAIMS)

    def show_preview(self) -> None:
        """Bring up the page preview."""
        self.show_tab(PREVIEW)
