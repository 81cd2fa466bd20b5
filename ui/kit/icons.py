"""Icons drawn from our own line drawings in the colour of the theme, sharp at every scale."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.kit.theme import colour

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"


class _Drawing(QIconEngine):
    """One drawing, recoloured whenever it is painted, so that it follows the theme."""

    def __init__(self, name: str, shade: str) -> None:
        super().__init__()
        self._name = name
        self._shade = shade

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw it into `rect`."""
        shade = "faint" if mode == QIcon.Mode.Disabled else self._shade
        _renderer(self._name, colour(shade).name()).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The drawing as a picture of that size; none at all where there is no room."""
        if size.isEmpty():
            return QPixmap()
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """A copy, as Qt asks for when an icon is detached."""
        return _Drawing(self._name, self._shade)


@lru_cache(maxsize=128)
def _renderer(name: str, shade: str) -> QSvgRenderer:
    drawing = (FOLDER / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(drawing.replace("currentColor", shade).encode())


def icon(name: str, shade: str = "muted") -> QIcon:
    """The icon of that name (a file in resources/icons) in a colour of the theme."""
    return QIcon(_Drawing(name, shade))
