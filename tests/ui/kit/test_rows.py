"""A table that is narrow leaves out what is optional, so that the words that matter can be read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag
from pytestqt.qtbot import QtBot

from ui.kit.dragging import CLAIM, ids_in_mime
from ui.kit.rows import Column, Index, RowsModel, RowsTable

_COLUMNS = (
    Column("Name", lambda row: row, stretch=True),
    Column("Country", lambda _row: "A country", optional=True),
    Column("Kind", lambda _row: "State body"),
    Column("Mentions", lambda _row: "12", optional=True),
)


def test_optional_columns_give_way_one_by_one(qtbot: QtBot) -> None:
    model = RowsModel(_COLUMNS, lambda name: name)
    table = RowsTable(model, "Actors")
    qtbot.addWidget(table)
    model.show_ids([f"A name of some length {number}" for number in range(5)])
    table.resize(2000, 300)
    table.show()
    header, name = table.horizontalHeader(), 25 * table.fontMetrics().averageCharWidth()
    country, kind, mentions = (
        max(table.sizeHintForColumn(number), header.sectionSizeHint(number)) for number in (1, 2, 3)
    )

    def shown_at(width: int) -> list[str]:
        table.resize(width, 300)
        return [column.title for number, column in enumerate(_COLUMNS) if not table.isColumnHidden(number)]

    assert shown_at(name + country + kind + mentions) == ["Name", "Country", "Kind", "Mentions"]
    assert shown_at(name + kind + mentions) == ["Name", "Kind", "Mentions"]
    assert shown_at(name + kind) == ["Name", "Kind"]
    assert shown_at(name + country + kind + mentions) == ["Name", "Country", "Kind", "Mentions"]


class Counting(RowsModel):
    """Counts what Qt asks of its rows."""

    asked = 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        """As ever."""
        self.asked += 1
        return super().flags(index)


def test_the_header_asks_nothing_of_the_selected_rows(qtbot: QtBot) -> None:
    model = Counting(_COLUMNS, str)
    table = RowsTable(model, "Things")
    qtbot.addWidget(table)
    model.show_ids([f"thing {number}" for number in range(2000)])
    table.resize(400, 200)
    table.show()
    table.horizontalHeader().setSectionsClickable(True)
    table.selectAll()
    table.grab()
    model.asked = 0
    table.horizontalHeader().grab()
    assert model.asked == 0
    assert len(table.selected_ids()) == 2000


def test_a_row_that_only_has_the_focus_is_selected_when_it_is_asked_for(qtbot: QtBot) -> None:
    model = RowsModel(_COLUMNS, lambda name: name)
    table = RowsTable(model, "Actors")
    qtbot.addWidget(table)
    model.show_ids(["A name", "Another"])
    no_selection = table.selectionModel().SelectionFlag.NoUpdate
    table.selectionModel().setCurrentIndex(model.index(0, 0), no_selection)
    assert (table.current_id(), table.selected_ids()) == ("A name", [])
    assert table.select_id("A name")
    assert table.selected_ids() == ["A name"]


def test_what_is_selected_is_found_selected_and_dragged_without_asking_each_cell(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = Counting(_COLUMNS, str)
    model.mime_kind = CLAIM
    table = RowsTable(model, "Things")
    qtbot.addWidget(table)
    model.show_ids([f"thing{number}" for number in range(2000)])
    table.setDragEnabled(True)
    wanted = ["thing3", "thing4", "thing5", "thing9", "thing1500"]
    table.select_ids({*wanted, "not shown"})
    assert table.selected_ids() == wanted
    table.selectAll()
    model.asked = 0
    assert len(table.selected_ids()) == 2000
    dragged: list[QDrag] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_actions: dragged.append(drag))
    table.startDrag(Qt.DropAction.CopyAction)
    assert ids_in_mime(CLAIM, dragged[0].mimeData()) == tuple(model.ids)
    assert model.asked < 100


def test_a_column_is_as_wide_as_words_that_were_changed(qtbot: QtBot) -> None:
    words = {"one": "Due"}
    columns = (Column("Judgement", lambda row: row, stretch=True), Column("State", lambda row: words[row]))
    model = RowsModel(columns, lambda name: name)
    table = RowsTable(model, "Judgements")
    qtbot.addWidget(table)
    model.show_ids(words)
    table.resize(900, 300)
    table.show()
    words["one"] = "Did not happen, as far as anybody can tell"
    model.show_ids(words)
    wanted = table.fontMetrics().horizontalAdvance(words["one"])
    qtbot.waitUntil(lambda: table.columnWidth(1) >= wanted, timeout=2000)
