"""Texts of very many lines: shown in parts, with positions of the whole."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.kit.positions import MOST_LETTERS, MOST_LINES, display, line_back, lines_on, part_around
from ui.parts.reading.spans import Mark
from ui.rooms.reader.reader_pane import ReaderPane
from workbench.sources.reading.model import Reading, Span
from workbench.sources.sandbox.wire import MOST_LINES as MOST_KEPT
from workbench.sources.sandbox.wire import bounded

TEXT = "".join(f"row {number} 😀\n" for number in range(4 * MOST_LINES)) + "the end"


def test_parts_follow_one_another_without_a_gap_and_end_with_lines() -> None:
    for text in (TEXT, "\n" * (3 * MOST_LINES), "a" * (MOST_LETTERS * 2 + 5), "short", ""):
        start = 0
        while start < len(text):
            end = lines_on(text, start)
            assert end > start
            assert text.count("\n", start, end) <= MOST_LINES
            assert end - start <= MOST_LETTERS
            assert end == len(text) or text[end - 1] == "\n" or "\n" not in text[start:end]
            back = line_back(text, end)
            assert back < end
            start = end
        low, high = part_around(text, len(text) // 2)
        assert low <= len(text) // 2 <= high


def test_positions_of_a_part_are_those_of_the_whole() -> None:
    start, end = part_around(TEXT, len(TEXT) // 2)
    shown, positions = display(TEXT, start, end)
    assert shown == TEXT[start:end]
    for position in (start, start + 7, (start + end) // 2, end):
        document = positions.to_document(position)
        assert document == len(TEXT[start:position].encode("utf-16-le")) // 2
        assert positions.to_stored(document) == position
    assert positions.to_document(0) == 0
    assert positions.to_stored(10**9) == end


@pytest.fixture
def long_pane(pane: ReaderPane, qtbot: QtBot) -> ReaderPane:
    """A text in parts, with a clip near its end."""
    at = TEXT.index("row 59000 ")
    pane.show_source("T", "M", TEXT, (Span("page", 0, len(TEXT), 0, "1"),), [Mark("late", at, at + 9)])
    qtbot.waitExposed(pane)
    return pane


def test_keys_go_from_part_to_part(long_pane: ReaderPane, qtbot: QtBot) -> None:
    view, bar = long_pane.view, long_pane.part_bar
    assert view.document().blockCount() <= MOST_LINES + 1
    assert bar._words.text() == "Lines 1–15,000 of 60,001"
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_PageDown, control)
    assert bar._words.text() == "Lines 15,001–30,000 of 60,001"
    assert TEXT[view.part[0] :].startswith("row 15000 ")
    qtbot.keyClick(view, Qt.Key.Key_PageUp, control)
    assert view.part[0] == 0
    assert not bar.back.isEnabled()


def test_a_clip_a_hit_and_the_strip_lead_into_their_part(long_pane: ReaderPane) -> None:
    view, at = long_pane.view, TEXT.index("row 59000 ")
    assert view.y_of(at) is None
    long_pane.next_clip()
    assert view.part[0] <= at < view.part[1]
    assert view.caret() == at
    assert view.y_of(at) is not None
    view.select_range(at, at + 9)
    assert view.selected_range() == (at, at + 9)
    long_pane.find_bar.open_bar()
    long_pane.find_bar._field.setText("row 31000 ")
    assert view.selected_range() == (TEXT.index("row 31000 "), TEXT.index("row 31000 ") + 9)
    long_pane.minimap._go(0)
    assert view.part[0] == 0


def test_a_reading_is_bounded_by_lines_as_by_letters() -> None:
    few = bounded(Reading(text="a\n" * 10, media_type="text/plain"))
    assert few.warnings == ()
    many = bounded(Reading(text="\n" * (MOST_KEPT + 10), media_type="text/plain"))
    assert many.text.count("\n") <= MOST_KEPT
    assert "too long to work with" in many.warnings[0]
