"""The find bar with real keys."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.rooms.reader.reader_pane import ReaderPane

TEXT = "One Mi two Mink three Minsk four mi Minsk five. "


@pytest.fixture
def found(pane: ReaderPane, qtbot: QtBot) -> ReaderPane:
    pane.show_source("T", "M", TEXT)
    qtbot.waitExposed(pane)
    pane.open_find()
    return pane


def words(pane: ReaderPane) -> tuple[str, int, str]:
    selected = pane.view.selected_range(trimmed=False)
    assert selected is not None
    return TEXT[selected[0] : selected[1]], selected[0], pane.find_bar._count.text()


def test_typing_on_stays_at_the_hit_as_long_as_it_fits(found: ReaderPane, qtbot: QtBot) -> None:
    seen = []
    for letter in "mins":
        qtbot.keyClicks(found.find_bar._field, letter)
        seen.append(words(found))
    assert seen == [
        ("M", 4, "1 of 5"),
        ("Mi", 4, "1 of 5"),
        ("Min", 11, "1 of 3"),
        ("Mins", 22, "1 of 2"),
    ]


def test_enter_goes_round_and_shift_enter_back(found: ReaderPane, qtbot: QtBot) -> None:
    field = found.find_bar._field
    qtbot.keyClicks(field, "minsk")
    for key, modifier, count in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "2 of 2"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "1 of 2"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, "2 of 2"),
    ):
        qtbot.keyClick(field, key, modifier)
        assert words(found)[2] == count


def test_esc_closes_and_find_next_opens_it_again_at_the_next_hit(found: ReaderPane, qtbot: QtBot) -> None:
    qtbot.keyClicks(found.find_bar._field, "minsk")
    qtbot.keyClick(found.find_bar._field, Qt.Key.Key_Escape)
    assert not found.find_bar.isVisible()
    assert found.view._layers.hits == []
    found.find_next()
    assert found.find_bar.isVisible()
    assert words(found) == ("Minsk", 22, "1 of 2")


def test_another_source_forgets_the_words_of_the_last(found: ReaderPane, qtbot: QtBot) -> None:
    qtbot.keyClicks(found.find_bar._field, "minsk")
    found.show_source("T", "M", "Nothing of that here.")
    assert found.find_bar._count.text() == "Not found"
    found.find_next()
    assert found.view.selected_range() is None


def test_nothing_found_says_so(found: ReaderPane, qtbot: QtBot) -> None:
    qtbot.keyClicks(found.find_bar._field, "zzz")
    assert found.find_bar._count.text() == "Not found"
