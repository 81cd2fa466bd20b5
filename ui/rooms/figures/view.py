"""Figures of the case and of its briefs: each is drawn as Word prints it, and every mark opens its thing."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.kit.commands import Command, CommandSet
from ui.parts.figures.drawn import DrawnFigure
from ui.rooms.figures.bar import FigureBar
from ui.rooms.figures.handing_out import FigureToOthers
from ui.rooms.figures.map_bar import MapBar
from ui.rooms.figures.side import FigureSide
from workbench.casefile import Change
from workbench.charts.wanted import Wanted
from workbench.values.errors import NotFound

_REST = 120
"""Milliseconds without a change before the figure is drawn anew."""


class FiguresView(QWidget):
    """Choices above, the figure below; beside it the figures of the brief."""

    title = "Figure"
    shows = frozenset({"brief", "claim", "actor", "deliverable", "map_layer", "case"})
    """A client is shown with its briefs: its borders concern them as well."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._figure_id = ""
        self.bar = FigureBar(self._on_chosen)
        self.maps = MapBar(workspace)
        self.drawn = DrawnFigure(workspace)
        self.canvas, self.words = self.drawn.canvas, self.drawn.words
        self.side = FigureSide(workspace)
        self.drawn.changed.connect(self._on_drawn)
        self.side.picked.connect(self._on_picked)
        self.side.added.connect(self.add_to_brief)
        self.others = FigureToOthers(workspace, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 12, 8)
        bar.addWidget(self.bar)
        layout.addLayout(bar)
        maps = QHBoxLayout()
        maps.setContentsMargins(16, 0, 12, 8)
        maps.addWidget(self.maps)
        layout.addLayout(maps)
        layout.addWidget(self.drawn, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._draw)
        self.commands = CommandSet(self, self._commands(), attempt=workspace.attempt)
        follow_case(self, workspace)
        self._begin()

    def _commands(self) -> list[Command]:
        canvas = self.canvas
        return [
            Command("figures.add", "Add to brief", self.add_to_brief, "Ctrl+N", "Figure", self._may_add),
            Command("figures.copy", "Copy figure", self.copy, "Ctrl+Shift+C", "Figure", self._is_drawn),
            Command("figures.save", "Save figure…", self.save, "", "Figure", self._is_drawn),
            Command("figures.up", "Move up", self.side.move_up, "", "Figure", self._is_in_brief,
                    begins_group=True),
            Command("figures.down", "Move down", self.side.move_down, "", "Figure", self._is_in_brief),
            Command("figures.remove", "Remove from brief", self.side.remove_figure, "", "Figure",
                    self._is_in_brief),
            Command("figures.in", "Zoom in", canvas.zoom_in, "+", "Figure", begins_group=True),
            Command("figures.out", "Zoom out", canvas.zoom_out, "-", "Figure"),
            Command("figures.fit", "Fit to window", canvas.fit, "0", "Figure"),
        ]  # fmt: skip

    def side_panel(self) -> QWidget | None:
        """The figures of the brief, and the words of the one that is shown."""
        return self.side

    # -- what is shown ------------------------------------------------------------------------

    def _begin(self) -> None:
        """The network of the first brief, or of the case where there is none."""
        self._offer()
        first = next(iter(self.workspace.case.briefs.all()), None)
        if first is not None:
            self.bar.show_wanted(Wanted("network", first.id))
        self._show()

    def show_place(self, place: Place) -> None:
        """Bring up a chosen figure (the place “figure”), or the figures of a brief by its id."""
        self._offer()
        if place.kind == "figure":
            self._show_figure(place.id)
        elif place.id:
            self.look_at(Wanted(self.bar.wanted.kind, place.id))

    def look_at(self, wanted: Wanted) -> None:
        """Show a figure that is in no brief."""
        self.bar.show_wanted(wanted)
        self._show()

    def _show_figure(self, figure_id: str) -> None:
        try:
            chosen = self.workspace.case.figures.get(figure_id)
        except NotFound as error:
            self.workspace.notice(str(error), "warning")
            return
        self.bar.show_wanted(chosen.wanted())
        self._show(figure_id)

    def _show(self, figure_id: str = "") -> None:
        self._figure_id = figure_id
        self.side.show_brief(self.bar.wanted.brief_id, figure_id)
        self._show_maps()
        self._rest.start(0)

    def _show_maps(self) -> None:
        is_map = self.bar.wanted.kind == "map"
        self.maps.setVisible(is_map)
        if is_map:
            self.maps.refresh()

    def follow(self, change: Change) -> None:
        """Show again what may have changed; the figure when it rests."""
        if change.touches("brief"):
            self._follow_chosen()
        self._show_maps()
        self._rest.start()

    def _follow_chosen(self) -> None:
        """The choices of the figure that is shown may have been undone; or it is gone, or its brief."""
        brief_id, case = self.bar.wanted.brief_id, self.workspace.case
        is_gone = bool(brief_id) and brief_id not in {known.id for known in case.briefs.all()}
        known = {one.id: one for one in case.figures.of_brief(brief_id)} if brief_id and not is_gone else {}
        if is_gone or (self._figure_id and self._figure_id not in known):
            self._begin()
            return
        self._offer()
        if self._figure_id:
            self.bar.show_wanted(known[self._figure_id].wanted())
        self.side.show_brief(brief_id, self._figure_id)

    def _offer(self) -> None:
        self.bar.offer_briefs([(known.id, known.title) for known in self.workspace.case.briefs.all()])

    # -- drawing ------------------------------------------------------------------------------

    def _draw(self) -> None:
        self.drawn.draw(self.bar.wanted)

    def _on_drawn(self) -> None:
        self.side.show_drafts(self.canvas.figure)

    # -- what the user does -------------------------------------------------------------------

    def _on_chosen(self) -> None:
        """Another choice: of the figure that is in the brief, or of what is only looked at."""
        wanted, figure_id = self.bar.wanted, self._figure_id
        figures = self.workspace.case.figures
        if not figure_id:
            self._show()
            return
        chosen = figures.get(figure_id)
        if (wanted.kind, wanted.brief_id) != (chosen.kind, chosen.brief_id) or self.workspace.case.read_only:
            self._show()
            return
        self.workspace.attempt(
            lambda: figures.update(figure_id, scope=wanted.scope, variant=wanted.variant, shown_on=wanted.on)
        )

    def _on_picked(self, figure_id: str) -> None:
        self.workspace.show(Place("figure", figure_id))

    def add_to_brief(self) -> None:
        """Give the brief the figure that is shown."""
        wanted = self.bar.wanted
        if not self._may_add():
            self.workspace.hint("Choose a brief first.")
            return
        chosen = self.workspace.attempt(
            lambda: self.workspace.case.figures.choose(
                wanted.brief_id, wanted.kind, scope=wanted.scope, variant=wanted.variant, shown_on=wanted.on
            )
        )
        if chosen is not None:
            self._show_figure(chosen.id)
            self.workspace.notify_undoable("Figure added to the brief.")

    def copy(self) -> None:
        """Put the figure on the clipboard as a picture."""
        if self.canvas.figure is not None:
            self.others.copy(self.canvas.figure, self._client())

    def save(self) -> None:
        """Save the figure as PNG or SVG."""
        if self.canvas.figure is not None:
            self.others.save(self.canvas.figure, self._client())

    def _client(self) -> str:
        brief_id = self.bar.wanted.brief_id
        return (self.workspace.case.briefs.get(brief_id).client_id or "") if brief_id else ""

    def _may_add(self) -> bool:
        return bool(self.bar.wanted.brief_id) and not self._figure_id and not self.workspace.case.read_only

    def _is_in_brief(self) -> bool:
        return bool(self._figure_id) and not self.workspace.case.read_only

    def _is_drawn(self) -> bool:
        return self.canvas.figure is not None
