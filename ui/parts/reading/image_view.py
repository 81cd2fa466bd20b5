"""The page of a picture in the reader: decoded in the guarded child, with its clipped regions."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.kit.words import Words
from ui.parts.reading.clip_marks import Bearing, kind_of
from ui.parts.reading.picture_canvas import PictureCanvas
from workbench.annotations import Clip, Region
from workbench.sources import Source
from workbench.sources.sandbox.guard import Picture, picture_guarded
from workbench.values.errors import KnownError

LONGEST = 3000
"""Pixels of the longer side that are asked for: enough to read a printed page of A4."""
_CLOSER, _CLOSEST = 1.25, 6.0
_DRAWING = "Draw a rectangle and press C to clip it. Ctrl+scroll to zoom."
_LOOKING = "Ctrl and the wheel zoom in."


class ImageView(QWidget):
    """Shows one page of a picture at a time. Says what the user drew; decides nothing."""

    selected = Signal(QRectF)
    region_activated = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, can_draw: bool = True) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._hint = _DRAWING if can_draw else _LOOKING
        self._source: Source | None = None
        self._clips: list[tuple[Clip, Region]] = []
        self._bearing = Bearing({}, {}, {}, {})
        self._current = ""
        self._pages = 1
        self._zoom = 1.0
        self._asked: tuple[str, int] = ("", -1)
        self.page = 0
        self.canvas = PictureCanvas()
        if not can_draw:
            self.canvas.look_only()
        self._area = QScrollArea()
        self._area.setWidget(self.canvas)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusProxy(self.canvas)
        self._said = Words("", "muted")
        self._where = QLabel("")
        self._back, self._on = QPushButton("Previous page"), QPushButton("Next page")
        self._build()
        self.canvas.selected.connect(self.selected)
        self.canvas.region_activated.connect(self.region_activated)
        self._back.clicked.connect(self.previous_page)
        self._on.clicked.connect(self.next_page)
        self.setFocusProxy(self.canvas)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(20, 4, 20, 4)
        row.addWidget(self._said, 1)
        for widget in (self._back, self._where, self._on):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addLayout(row)

    # -- what is shown ------------------------------------------------------------------------

    def show_source(self, source: Source) -> None:
        """Show the first page of a picture."""
        self._source = source
        pages = source.facts.get("pages", "1")
        self._pages = int(pages) if pages.isdigit() else 1
        self._zoom = 1.0
        self._show_page(0)

    def clear(self) -> None:
        """Show nothing; no pixel of the last picture stays."""
        self._source = None
        self._clips = []
        self._asked = ("", -1)
        self.canvas.show_image(QImage())

    def show_clips(self, clips: list[tuple[Clip, Region]], bearing: Bearing, current: str = "") -> None:
        """Paint the clips of this picture; the current one stands out, and its page is shown."""
        self._clips, self._bearing, self._current = clips, bearing, current
        page = next((region.page for clip, region in clips if clip.id == current), self.page)
        if page != self.page:
            self._show_page(page)
        self._paint_clips()

    def _paint_clips(self) -> None:
        here = [(clip, region) for clip, region in self._clips if region.page == self.page]
        self.canvas.show_regions(
            [(clip.id, _rectangle(region), kind_of(clip, self._bearing)) for clip, region in here],
            self._current,
        )

    def selection(self) -> Region | None:
        """The rectangle that is drawn, None where there is none."""
        area = self.canvas.selection()
        if self._source is None or area.isEmpty():
            return None
        return Region("", self.page, area.left(), area.top(), area.right(), area.bottom())

    # -- pages --------------------------------------------------------------------------------

    def next_page(self) -> None:
        """The page after this one."""
        if self._source and self.page + 1 < self._pages:
            self._show_page(self.page + 1)

    def previous_page(self) -> None:
        """The page before this one."""
        if self._source and self.page > 0:
            self._show_page(self.page - 1)

    def _show_page(self, page: int) -> None:
        source = self._source
        if source is None:
            return
        self.page = page
        self._asked = (source.id, page)
        self.canvas.show_image(QImage())
        self._said.setText("Opening the picture…")
        many = self._pages > 1
        for widget in (self._back, self._where, self._on):
            widget.setVisible(many)
        self._where.setText(f"Page {page + 1} of {self._pages}")
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page + 1 < self._pages)
        sources, asked, name = self._workspace.case.sources, self._asked, source.file_name

        def work(task: Task) -> tuple[tuple[str, int], Picture | str]:
            try:
                original = sources.content(asked[0])
                return asked, picture_guarded(original, name, page, LONGEST, cancelled=lambda: task.cancelled)
            except KnownError as error:
                return asked, str(error)

        self._workspace.tasks.run("Opening the picture", work, self._on_picture)

    def _on_picture(self, answer: tuple[tuple[str, int], Picture | str]) -> None:
        asked, found = answer
        if asked != self._asked:
            # Another page was asked for in the meantime.
            return
        if isinstance(found, str):
            self._said.setText(found)
            return
        image = QImage(found.pixels, found.width, found.height, found.width * 3, QImage.Format.Format_RGB888)
        # A copy that owns its pixels: the bytes go when this function ends.
        self.canvas.show_image(image.copy())
        self._said.setText(self._hint)
        self._fit()
        self._paint_clips()

    # -- size ---------------------------------------------------------------------------------

    def closer(self) -> None:
        """Larger."""
        self._zoom = min(_CLOSEST, self._zoom * _CLOSER)
        self._fit()

    def farther(self) -> None:
        """Smaller, at least as large as the view."""
        self._zoom = max(1.0, self._zoom / _CLOSER)
        self._fit()

    def fit(self) -> None:
        """The whole page in view."""
        self._zoom = 1.0
        self._fit()

    def _fit(self) -> None:
        natural = self.canvas.natural_size()
        if natural.isEmpty():
            return
        room = self._area.viewport().size() - QSize(16, 16)
        fitted = natural.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self.canvas.setFixedSize(fitted * self._zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page in view."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, closer and farther."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.closer if event.angleDelta().y() > 0 else self.farther)()
            event.accept()
        else:
            super().wheelEvent(event)


def is_shown_as_picture(source: Source) -> bool:
    """Whether the page itself is shown: of a picture, and of a scan whose words were recognised."""
    is_scan = source.media_type == "application/pdf" and "tesseract" in source.facts.get("words", "")
    return source.readable and (is_scan or source.media_type.startswith("image/"))


def _rectangle(region: Region) -> QRectF:
    return QRectF(region.x0, region.y0, region.x1 - region.x0, region.y1 - region.y0)
