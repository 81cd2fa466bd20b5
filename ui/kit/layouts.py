"""What is done to layouts in more than one place."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout; it leaves the screen at once and is deleted soon."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def column_of(gap: int) -> tuple[QWidget, QVBoxLayout]:
    """A widget and its column, to be filled and emptied, with `gap` pixels from one line to the next."""
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    return host, column


class Pages(QWidget):
    """One of several widgets in one place, as high as the one that is shown.

    A stacked widget is as high as its highest page when words wrap.
    """

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        self._pages = pages
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for page in pages:
            column.addWidget(page)
        self.shown = 0
        self.show_page(0)

    def show_page(self, number: int) -> None:
        """Show the page of that number."""
        self.shown = number
        for at, page in enumerate(self._pages):
            page.setVisible(at == number)
