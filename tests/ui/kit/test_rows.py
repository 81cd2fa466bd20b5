"""A table that is narrow leaves out what is optional, so that the words that matter can be read."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

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
