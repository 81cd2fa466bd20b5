"""An open case in the window: navigation, the current view, what belongs to it at the right."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.app.place import Place
from ui.app.place_history import PlaceHistory
from ui.app.room import Room, Rooms, load
from ui.app.view import MadeInSteps, View, at_once, give_up, widget_of
from ui.app.workspace import Workspace
from ui.kit.icons import icon
from ui.kit.notices import NoticeBar
from ui.kit.settings import settings
from ui.kit.task_bar import TaskBar
from ui.kit.tasks import Task
from ui.kit.unsaved import unsaved
from ui.kit.words import settle
from ui.shell.garbage import collector
from ui.shell.navigation import Navigation
from ui.shell.services import CaseServices
from ui.shell.status_line import StatusLine

if TYPE_CHECKING:
    from ui.shell.backup_keeper import BackupKeeper
    from ui.shell.intake.intake import Intake
    from ui.shell.intake.intake_panel import IntakePanel
    from ui.shell.intake.watched_folder import WatchedFolder
    from workbench.case import Case


_LOAD_AFTER = 1000
"""Milliseconds after a case was opened until the code of its rooms is loaded."""
_MAKE_EVERY, _BETWEEN_STEPS = 200, 20
"""Milliseconds between two views that are made ahead, and between two parts of one: what the user does comes
first."""


class CaseFrame(QWidget):
    """The three columns of one case."""

    view_changed = Signal()
    """Another view may be in the middle now."""

    def __init__(self, workspace: Workspace, services: CaseServices, rooms: Rooms) -> None:
        super().__init__()
        self.workspace = workspace
        self._services = services
        self._rooms = rooms
        self.places = PlaceHistory()
        self._views: dict[str, View] = {}
        self._begun: dict[str, MadeInSteps] = {}
        self.view: View | None = None
        self._coming: Place | None = None
        self.navigation = Navigation(workspace, rooms)
        self.tasks = TaskBar()
        self.tasks.watch(workspace.tasks)
        self.status = StatusLine(workspace)
        self.middle = QStackedWidget()
        self.notices: NoticeBar
        self.right = QStackedWidget()
        self._right_wanted = True
        self._build()
        services.watched_changed.connect(self._on_watched)
        QTimer.singleShot(_LOAD_AFTER, self, self._load_rooms)
        self.navigation.chosen.connect(self.go)
        self._on_watched()

    def _build(self) -> None:
        centre = QWidget()
        centre.setObjectName("middle")
        centre.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.middle, 1)
        self.notices = NoticeBar(self.middle)
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

    def _step_button(self, picture: str, hint: str, run: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName("step")
        button.setIcon(icon(picture))
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        button.clicked.connect(run)
        return button

    def _load_rooms(self) -> None:
        """Going to a room for the first time need not wait for its code: that takes a third of a second."""
        if not self.workspace.case.closed:
            case, rooms = self.workspace.case, list(self._rooms)
            self.workspace.tasks.run_quietly(
                lambda task: _load(rooms, case, task), self._on_loaded, can_wait=True
            )

    def _on_loaded(self, _nothing: None) -> None:
        if known := collector():
            known.spare_what_is_loaded()
        QTimer.singleShot(_MAKE_EVERY, self, self._make_ahead)

    def _make_ahead(self) -> None:
        """Make the next part of a view that takes long, so that this falls together with nothing else."""
        coming = [room for room in self._rooms if room.begin_view and room.name not in self._views]
        if self.workspace.case.closed:
            return
        if coming:
            is_made = self._make_part(coming[0])
            QTimer.singleShot(_MAKE_EVERY if is_made else _BETWEEN_STEPS, self, self._make_ahead)
        else:
            # Twenty thousand results are told in one turn; its fonts and buttons need not come on top.
            self.intake_panel.ensurePolished()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives its room to the middle."""
        super().resizeEvent(event)
        left, middle, right = self.splitter.sizes()
        most = max(240, self.width() * 2 // 7)
        if right > most:
            self.splitter.setSizes([left, middle + right - most, most])

    @property
    def intake(self) -> "Intake":
        """Takes documents in."""
        return self._services.intake

    @property
    def watched(self) -> "WatchedFolder":
        """Takes in what appears in a folder."""
        return self._services.watched

    @property
    def backups(self) -> "BackupKeeper":
        """Takes backups by itself."""
        return self._services.backups

    @cached_property
    def intake_panel(self) -> "IntakePanel":
        """What became of each file; made with the first intake."""
        from ui.shell.intake.intake_panel import IntakePanel

        panel = IntakePanel(self.workspace)
        panel.retry_wanted.connect(self.intake.take_in_paths)
        panel.rest_wanted.connect(self.intake.take_in_rest)
        panel.followed.connect(self._go_soon)
        self._column.insertWidget(self._column.indexOf(self.tasks), panel)
        return panel

    def _on_watched(self) -> None:
        services = self._services
        self.status.show_watched(services.watched_folder if services.watching else None)

    # -- going somewhere ----------------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Show a place and remember it for going back."""
        self.places.visit(place)
        self._show(place)

    def _go_soon(self, place: Place) -> None:
        """Show a place a moment later: whoever asks is busy with lists that are long."""
        self._coming = place
        QTimer.singleShot(0, self, self._go_in_steps)

    def _go_in_steps(self) -> None:
        """Make the view part by part, where it is not there; show the place in the turn after the last."""
        place = self._coming
        room = self._rooms.of(place.kind) if place else None
        if room is not None and room.name not in self._views:
            self._make_part(room)
            QTimer.singleShot(0, self, self._go_in_steps)
        elif place is not None:
            self._coming = None
            self.workspace.show(place)

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
        room = self._rooms.of(place.kind)
        if room is None:
            raise ValueError(f"no room shows places of the kind {place.kind!r}")
        view = self._view_of(room)
        if self.view is not view:
            self.view = view
            self.middle.setCurrentWidget(widget_of(view))
            widget_of(view).setFocus()
        view.show_place(place)
        self._show_side(view)
        settle()
        self.navigation.show_place(place)
        self.back_button.setEnabled(self.places.can_go_back)
        self.forward_button.setEnabled(self.places.can_go_forward)
        settings().setValue("window/place", [place.kind, place.id if room.remembers_place else ""])
        self.view_changed.emit()

    def _view_of(self, room: Room) -> View:
        if room.name not in self._views:
            begun = self._begun.pop(room.name, None)
            if begun is None:
                self._enter(room, room.make_view(self.workspace))
            else:
                at_once(begun.making)
                self._enter(room, begun)
        return self._views[room.name]

    def _make_part(self, room: Room) -> bool:
        """Make the next part of a view, or all of one that is not made in parts; whether it is made now."""
        if room.begin_view is None:
            self._view_of(room)
            return True
        begun = self._begun.get(room.name)
        if begun is None:
            self._begun[room.name] = room.begin_view(self.workspace, self.middle)
            return False
        for _part in begun.making:
            return False
        del self._begun[room.name]
        self._enter(room, begun)
        return True

    def _enter(self, room: Room, view: View) -> None:
        self._views[room.name] = view
        self.middle.addWidget(widget_of(view))

    def take_focus_back(self) -> None:
        """A field was left with Esc."""
        self.focus_view()

    def focus_view(self) -> None:
        """Give the keyboard to the view."""
        if self.view is not None:
            widget_of(self.view).setFocus()

    def _show_side(self, view: View) -> None:
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

    def start(self, place: Place | None = None) -> None:
        """Go to a place, by default to where one was when this case was last open, else to the first room."""
        case_id = self.workspace.case.info("id")
        known = settings().value("window/place_case", "") == case_id
        settings().setValue("window/place_case", case_id)
        last = self._last_place() if known else None
        self.go(place or self._round_to_review() or last or Place(self._rooms.first.name))

    def _round_to_review(self) -> Place | None:
        """Of a review copy the round that it is there for, where a room shows it."""
        copy = self.workspace.case.review_copy
        return Place("round", copy.round_id) if copy is not None and self._rooms.of("round") else None

    def _last_place(self) -> Place | None:
        stored = settings().value("window/place")
        if not isinstance(stored, list) or len(stored) < 2:
            return None
        kind, place_id = str(stored[0]), str(stored[1])
        return Place(kind, place_id) if self._rooms.of(kind) else None

    def let_go(self) -> None:
        """The case is put away: no view outlives the frame, made or half made."""
        for view in (*self._views.values(), *self._begun.values()):
            give_up(view)

    def save_now(self) -> bool:
        """Save every field that is being typed in; whether all could be saved."""
        return unsaved().save_all()

    def save_layout(self) -> None:
        """Remember the widths of the columns."""
        settings().setValue("window/columns", self.splitter.saveState())


def _load(rooms: list[Room], case: "Case", task: Task) -> None:
    """Load one room after the other, on a worker thread: the window goes first."""
    load("ui.shell.intake.intake_panel")
    for room in rooms:
        if task.cancelled:
            return
        load(*room.modules)
        if room.ahead is not None:
            room.ahead(case)
