"""What only maps ask for: the borders of the house, and outlines that the case brings."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame

from ui.app.workspace import Workspace
from ui.kit.controls import Choice
from ui.kit.flow import FlowLayout
from ui.kit.forms import labelled
from ui.kit.words import quiet_button

_BORDERS = (("un", "United Nations"), ("held", "Who holds each area"))
_MOST = 16_000_000
"""Bytes of a file that is read at all."""


class MapBar(QFrame):
    """A row below the choices of a figure, shown for maps."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.borders = Choice(_BORDERS, self._on_borders, "Borders by default")
        self.add = quiet_button("Add map layer…", self.add_layer, "Add outlines from a GeoJSON file")
        self.remove = quiet_button("Remove map layer", self.remove_layer, "Remove the layer added last")
        flow = FlowLayout(self, gap=16)
        flow.addWidget(labelled("Borders, unless the client has others", self.borders, small=True))
        flow.addWidget(self.add)
        flow.addWidget(self.remove)

    def refresh(self) -> None:
        """Show what the case has."""
        case = self.workspace.case
        self.borders.show_value(case.info("borders") or "un")
        for part in (self.borders, self.add):
            part.setEnabled(not case.read_only)
        self.remove.setEnabled(not case.read_only and bool(case.map_layers.all()))

    def add_layer(self) -> None:
        """Ask for a GeoJSON file and draw it over the map."""
        path, _kind = QFileDialog.getOpenFileName(
            self, "Add map layer", str(Path.home()), "GeoJSON (*.geojson *.json)"
        )
        if path:
            self.workspace.attempt(lambda: self.workspace.case.map_layers.add(_text_of(Path(path))))

    def remove_layer(self) -> None:
        """Remove the layer that was added last."""
        case = self.workspace.case
        layers = case.map_layers.all()
        if layers and self.workspace.succeeds(lambda: case.map_layers.remove(layers[-1].id)):
            self.workspace.notify_undoable(f"Removed “{layers[-1].name}”.")

    def _on_borders(self, value: str) -> None:
        case = self.workspace.case
        if value != (case.info("borders") or "un"):
            self.workspace.attempt(lambda: case.set_info("borders", value))


def _text_of(path: Path) -> str:
    """The text of a file. Raises Refused for one that is no text."""
    from workbench.values.errors import Refused

    try:
        with path.open("rb") as file:
            return file.read(_MOST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(
            f"“{path.name}” cannot be read as text.", "Nothing was added.", "Choose a GeoJSON file."
        ) from error
