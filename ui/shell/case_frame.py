"""An open case in the window: navigation, the view in hand, what belongs to it at the right."""

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.app.place_history import PlaceHistory
from ui.app.workspace import Place, Workspace
from ui.kit.icons import icon
from ui.kit.notices import NoticeBar
from ui.kit.saved_field import SavedTextEdit
from ui.kit.saved_line import SavedLine
from ui.kit.settings import settings
from ui.kit.task_bar import TaskBar
from ui.kit.tasks import Task
from ui.shell.backup_keeper import BackupKeeper
from ui.shell.intake.intake import Intake
from ui.shell.intake.watched_folder import WatchedFolder
from ui.shell.navigation import Navigation
from ui.shell.status_line import StatusLine
from workbench.sources.intake import Taken

if TYPE_CHECKING:
    from ui.shell.intake.intake_panel import IntakePanel

VIEWS = {
    "library": ("ui.rooms.library.view", "LibraryView"),
    "source": ("ui.rooms.reader.source_view", "SourceView"),
    "actors": ("ui.rooms.actors.view", "ActorsView"),
    "claims": ("ui.rooms.claims.view", "ClaimsView"),
    "briefs": ("ui.rooms.composer.view", "ComposerView"),
    "history": ("ui.rooms.history.view", "HistoryView"),
    "search": ("ui.rooms.search.view", "SearchView"),
    "outlets": ("ui.rooms.outlets.view", "OutletsView"),
    "backups": ("ui.rooms.backups.view", "BackupsView"),
    "key": ("ui.rooms.key.view", "KeyView"),
    "compare": ("ui.rooms.compare.view", "CompareView"),
}
"""Which class shows what; imported and made when it is first shown."""
_VIEW_OF = {
    "actor": "actors",
    "claim": "claims",
    "brief": "briefs",
    "statement": "briefs",
    "outlet": "outlets",
}


_WARM_UP_AFTER = 1500
"""Milliseconds after a case was opened until the readers of documents are started."""


def _start_readers(_task: Task) -> None:
    from workbench.sources.sandbox.guard import warm_up

    warm_up()


class CaseFrame(QWidget):
    """The three columns of one case."""

    view_changed = Signal(object)
    """The view that is now in the middle."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.places = PlaceHistory()
        self._views: dict[str, Any] = {}
        self.view: Any = None
        self.navigation = Navigation(workspace)
        self.notices = NoticeBar()
        self.tasks = TaskBar()
        self.tasks.watch(workspace.tasks)
        self.intake = Intake(workspace, self)
        self.status = StatusLine(workspace)
        self.middle = QStackedWidget()
        self.right = QStackedWidget()
        self._right_wanted = True
        self._build()
        self.backups = BackupKeeper(workspace, self)
        self.backups.taken.connect(workspace.backed_up)
        workspace.backup_wanted.connect(self._on_backup_wanted)
        self.intake.finished.connect(self._on_taken_in)
        self.intake.came.connect(self._on_came)
        self.watched = WatchedFolder(workspace, self.intake)
        self.watched.changed.connect(self.status.show_watched)
        QTimer.singleShot(0, self.watched, self.watched.begin)
        workspace.navigated.connect(self.go)
        workspace.noticed.connect(self.notices.show_notice)
        self.navigation.chosen.connect(self.go)
        QTimer.singleShot(_WARM_UP_AFTER, self, self._warm_up)

    def _warm_up(self) -> None:
        """The first document need not wait for its reader to start."""
        if not self.workspace.case.read_only and not self.workspace.case.closed:
            self.workspace.tasks.run_quietly(_start_readers)

    def _build(self) -> None:
        centre = QWidget()
        centre.setObjectName("middle")
        centre.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.middle, 1)
        column.addWidget(self.tasks)
        self._column = column
        self.right.setObjectName("side")
        self.right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.right.setMinimumWidth(220)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.navigation, centre, self.right):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        centre.setMinimumWidth(360)
        self.splitter.setSizes([210, 880, 310])
        stored = settings().value("window/columns")
        if stored:
            self.splitter.restoreState(stored)
        self.back_button = self._step_button("back", "Back (Alt+Left)", self.back)
        self.forward_button = self._step_button("forward", "Forward (Alt+Right)", self.forward)
        steps = QHBoxLayout()
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(0)
        steps.addWidget(self.back_button)
        steps.addWidget(self.forward_button)
        self.navigation.add_steps(steps)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.splitter, 1)
        whole.addWidget(self.status)

    def _step_button(self, picture: str, hint: str, run: Any) -> QToolButton:
        button = QToolButton()
        button.setObjectName("step")
        button.setIcon(icon(picture))
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        button.clicked.connect(run)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives its room to the middle."""
        super().resizeEvent(event)
        left, middle, right = self.splitter.sizes()
        most = max(240, self.width() * 2 // 7)
        if right > most:
            self.splitter.setSizes([left, middle + right - most, most])

    @cached_property
    def intake_panel(self) -> "IntakePanel":
        """What became of each file; made with the first intake."""
        from ui.shell.intake.intake_panel import IntakePanel

        panel = IntakePanel(self.workspace)
        panel.wanted_again.connect(self.intake.take_in_paths)
        self._column.insertWidget(self._column.indexOf(self.tasks), panel)
        return panel

    def _on_backup_wanted(self, _why: object) -> None:
        self.backups.take_now()

    def _on_taken_in(self, results: list[Taken]) -> None:
        self._tell_taken(results, follow=True)

    def _on_came(self, results: list[Taken]) -> None:
        if results:
            self._tell_taken(results, follow=False)

    def _tell_taken(self, results: list[Taken], follow: bool) -> None:
        self.intake_panel.show_results(results, follow)
        if any(taken.earlier_id for taken in results):
            from ui.shell.intake.known_addresses import tell

            tell(self.workspace, results)

    # -- going somewhere ----------------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Show a place and remember it for going back."""
        self.places.visit(place)
        self._show(place)

    def back(self) -> None:
        """To where one was before."""
        self._step(self.places.back())

    def forward(self) -> None:
        """To where one came back from."""
        self._step(self.places.forward())

    def _step(self, place: Place | None) -> None:
        if place:
            self._show(place)

    def _show(self, place: Place) -> None:
        name = _VIEW_OF.get(place.kind, place.kind)
        view = self._view(name)
        if self.middle.currentWidget() is not view:
            self.middle.setCurrentWidget(view)
            view.setFocus()
        self.view = view
        view.show_place(place)
        self._show_side(view)
        self.navigation.show_part(place.kind)
        self.back_button.setEnabled(self.places.can_go_back)
        self.forward_button.setEnabled(self.places.can_go_forward)
        # What is searched for is a word of the case; ids say nothing.
        place_id = "" if place.kind == "search" else place.id
        settings().setValue("window/place", [place.kind, place_id])
        self.view_changed.emit(view)

    def _view(self, name: str) -> Any:
        if name not in self._views:
            module, class_name = VIEWS[name]
            view = getattr(import_module(module), class_name)(self.workspace)
            self._views[name] = view
            self.middle.addWidget(view)
        return self._views[name]

    def _show_side(self, view: Any) -> None:
        panel = view.side_panel()
        if panel is not None and self.right.indexOf(panel) < 0:
            self.right.addWidget(panel)
        if panel is not None:
            self.right.setCurrentWidget(panel)
        self.right.setVisible(panel is not None and self._right_wanted)

    def toggle_right(self) -> None:
        """Show or hide the right column."""
        self._right_wanted = not self._right_wanted
        if self.view is not None:
            self._show_side(self.view)

    def start(self) -> None:
        """Go to where one was when this case was last open, else to the sources."""
        kind, place_id = (settings().value("window/place") or ["library", ""])[:2]
        last = settings().value("window/place_case", "")
        if last != self.workspace.case.info("id") or kind not in (*VIEWS, *_VIEW_OF):
            kind, place_id = "library", ""
        settings().setValue("window/place_case", self.workspace.case.info("id"))
        self.go(Place(kind, place_id))

    def save_now(self) -> None:
        """Save every field that is being typed in."""
        for area in self.findChildren(SavedTextEdit):
            area.save_now()
        for line in self.findChildren(SavedLine):
            line.save_now()

    def save_layout(self) -> None:
        """Remember the widths of the columns."""
        settings().setValue("window/columns", self.splitter.saveState())
