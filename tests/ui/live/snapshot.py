"""What a view shows, as plain data: every word, field, table, card and painted mark that is on the screen."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from ui.kit.entry_list import ENTRY
from ui.parts.figures.canvas import FigureCanvas
from ui.parts.reading.picture_canvas import PictureCanvas
from ui.parts.reading.text_view import ReaderTextView
from ui.rooms.composer.chips import ClaimChip
from ui.rooms.composer.drag_handle import Grip
from ui.rooms.composer.findings_panel import FindingCard
from ui.rooms.composer.preview import PreviewPages
from ui.rooms.reader.margin import Margin
from ui.rooms.reader.minimap import Minimap
from ui.shell.navigation import NavigationItem

Shown = list[Any]
_AGE = re.compile(r"just now|\d+ \w+ ago")
"""It grows while one looks."""


def snapshot(*roots: QWidget) -> list[str]:
    """One line for each thing that is shown, indented as the widgets are nested."""
    lines: list[str] = []
    for root in roots:
        _add(root, 0, lines)
    return lines


def _add(widget: QWidget, depth: int, lines: list[str]) -> None:
    if not widget.isVisible():
        return
    said = [repr(part) for part in (*_common(widget), *_own(widget)) if part not in ("", None, [], ())]
    if said:
        lines.append(f"{'  ' * depth}{type(widget).__name__}: {'; '.join(said)}")
    for child in _children(widget):
        _add(child, depth + bool(said), lines)


def _common(widget: QWidget) -> Shown:
    shade = getattr(widget, "_shade", "")
    return [
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        "" if widget.isEnabled() else "disabled",
        shade if isinstance(shade, str) else "",
    ]


# -- children in the order they are seen ------------------------------------------------------


def _children(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QTabWidget | QStackedWidget):
        if isinstance(widget, QTabWidget):
            yield widget.tabBar()
        current = widget.currentWidget()
        if current is not None:
            yield current
    elif isinstance(widget, QSplitter):
        yield from (widget.widget(number) for number in range(widget.count()))
    elif isinstance(widget, QScrollArea):
        if widget.widget() is not None:
            yield widget.widget()
    elif not isinstance(widget, QAbstractScrollArea | QComboBox | QLineEdit):
        children = widget.children()
        if not children:
            # Most of them: labels and buttons.
            return
        layout = widget.layout()
        laid_out = list(_in_layout(layout)) if layout is not None else []
        yield from laid_out
        known = set(map(id, laid_out))
        for child in children:
            if isinstance(child, QWidget) and id(child) not in known and not child.isWindow():
                yield child


def _in_layout(layout: QLayout | None) -> Iterator[QWidget]:
    for number in range(layout.count() if layout else 0):
        item = layout.itemAt(number)  # type: ignore[union-attr]
        if item is None:
            continue
        if item.widget() is not None:
            yield item.widget()
        elif item.layout() is not None:
            yield from _in_layout(item.layout())


# -- what each kind of widget shows -----------------------------------------------------------


def _own(widget: QWidget) -> Shown:
    return _reader_of(type(widget))(widget)


@cache
def _reader_of(kind: type[QWidget]) -> Callable[[Any], Shown]:
    known = (*_PAINTED.items(), *_ORDINARY.items())
    return next((read for base, read in known if issubclass(kind, base)), lambda _widget: [])


def _of_button(button: QAbstractButton) -> Shown:
    return [button.text(), "checked" if button.isChecked() else ""]


def _of_line(line: QLineEdit) -> Shown:
    completer = line.completer()
    offered = _rows(completer.model()) if completer is not None and completer.model() is not None else []
    return [line.text(), line.placeholderText(), "read-only" if line.isReadOnly() else "", offered]


def _of_combo(combo: QComboBox) -> Shown:
    return [combo.currentText(), [combo.itemText(number) for number in range(combo.count())]]


def _of_text(edit: QTextEdit | QPlainTextEdit) -> Shown:
    marks = [
        (mark.cursor.selectionStart(), mark.cursor.selectionEnd(), _colour(mark.format.background().color()))
        for mark in edit.extraSelections()
    ]
    return [edit.toPlainText(), edit.placeholderText(), sorted(marks)]


def _of_items(view: QAbstractItemView) -> Shown:
    model = view.model()
    if model is None:
        return []
    columns = [
        model.headerData(number, Qt.Orientation.Horizontal)
        for number in range(_columns(model))
        if not (hasattr(view, "isColumnHidden") and view.isColumnHidden(number))
    ]
    return [columns, f"current {view.currentIndex().row()}", _rows(model)]


def _rows(model: QAbstractItemModel) -> Shown:
    columns = range(_columns(model))
    return [tuple(_cell(model, row, column) for column in columns) for row in range(model.rowCount())]


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def _cell(model: QAbstractItemModel, row: int, column: int) -> Any:
    index, role = model.index(row, column), Qt.ItemDataRole
    entry = model.data(index, ENTRY)
    words = model.data(index, role.DisplayRole)
    parts = [
        "" if isinstance(words, str) and _AGE.fullmatch(words) else words,
        _colour(model.data(index, role.ForegroundRole)),
        model.data(index, role.ToolTipRole),
        "picture" if model.data(index, role.DecorationRole) is not None else "",
        "" if entry is None or isinstance(entry, str) else repr(entry),
    ]
    return tuple(part for part in parts if part)


def _colour(value: Any) -> str:
    return value.name(QColor.NameFormat.HexArgb) if isinstance(value, QColor) else ""


_ORDINARY: dict[type[QWidget], Callable[[Any], Shown]] = {
    QLabel: lambda label: [label.text()],
    QAbstractButton: _of_button,
    QLineEdit: _of_line,
    QComboBox: _of_combo,
    QTextEdit: _of_text,
    QPlainTextEdit: _of_text,
    QAbstractItemView: _of_items,
    QTabBar: lambda bar: [[bar.tabText(number) for number in range(bar.count())], bar.currentIndex()],
    QProgressBar: lambda bar: [bar.value()],
}


# -- and what is painted without widgets, read from what it is painted from -------------------


def _of_reader(view: ReaderTextView) -> Shown:
    layers = view._layers
    current = layers.current if view.mark(layers.current) else ""
    return [
        view.toPlainText(), view.marks(), current,
        sorted(repr(one) for one in layers.suggestions.all()),
        sorted(repr(one) for one in layers.unknown.all()),
        sorted(repr(one) for one in layers.doubtful.all()),
    ]  # fmt: skip


def painted_classes() -> set[str]:
    """The names of the classes that are read from what they are painted from."""
    return {kind.__name__ for kind in _PAINTED}


PAINTS_NOTHING_OF_THE_CASE = {
    "DropLine", "EvidenceColumn", "Gutter", "PassageCard", "Sheet", "TextEdge", "Side", "Preview",
    "ThreadCard",
}  # fmt: skip
"""Frames and grounds, and the strips that show the lines and pages of the text itself."""

_PAINTED: dict[type[QWidget], Callable[[Any], Shown]] = {
    ReaderTextView: _of_reader,
    Margin: lambda margin: [margin.cards(), margin._number_of(margin._current)],
    Minimap: lambda minimap: [minimap._view.marks()],
    PictureCanvas: lambda canvas: [sorted(map(repr, canvas._regions)), canvas._current],
    ClaimChip: lambda chip: [chip.text(), chip._words],
    FindingCard: lambda card: [repr(card.finding)],
    PreviewPages: lambda pages: [repr(pages._text)],
    FigureCanvas: lambda canvas: [repr(canvas.figure)],
    Grip: lambda grip: [getattr(grip._box, "bulleted", "")],
    NavigationItem: lambda item: [item.text(), item.count, item.attention, item.isChecked()],
}
