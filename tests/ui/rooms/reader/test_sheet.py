"""The sheet: air between lines, sides of scripts, places to scroll to, size, what is copied."""

import random
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.parts.reading.reading_layout import lines_of
from ui.parts.reading.spans import KnownName
from ui.rooms.reader.reader_pane import Mark, ReaderPane
from workbench.sources.reading.model import Span

WORDS = "Diplomats in Tunis followed the visit closely and said little about what was agreed there. "
LONG = (WORDS * 5 + "\n\n") * 60
ARABIC = "القائد العام يبحث في مينسك توسيع التعاون مع بيلاروسيا."


def shown(pane: ReaderPane, qtbot: QtBot, text: str, structure: tuple[Span, ...] = ()) -> None:
    pane.show_source("T", "M", text, structure)
    qtbot.waitExposed(pane)
    qtbot.waitUntil(lambda: pane.view.viewport().x() > 0)
    qtbot.wait(20)


def test_there_is_air_between_lines_and_blocks_do_not_overlap(pane: ReaderPane, qtbot: QtBot) -> None:
    shown(pane, qtbot, LONG)
    blocks = pane.view.visible_blocks()
    lines = lines_of(blocks[0][0])
    assert len(lines) > 3
    for above, below in pairwise(lines):
        assert below.y() >= above.y() + above.height() * 1.15
    for (block, corner), (_next, lower) in pairwise(blocks):
        assert lower.y() == pytest.approx(corner.y() + pane.view.blockBoundingRect(block).height())


def test_each_paragraph_stands_at_the_side_of_its_script(pane: ReaderPane, qtbot: QtBot) -> None:
    shown(pane, qtbot, f"{WORDS}\n{ARABIC}")
    (english, _a), (arabic, _b) = pane.view.visible_blocks()
    assert lines_of(english)[0].naturalTextRect().left() < 10
    assert lines_of(arabic)[0].naturalTextRect().right() > pane.view.viewport().width() - 10


def test_a_drag_through_the_air_between_lines_does_not_leap(pane: ReaderPane, qtbot: QtBot) -> None:
    shown(pane, qtbot, LONG)
    view = pane.view
    block, corner = view.visible_blocks()[0]
    first = lines_of(block)[0]
    x = int(first.cursorToX(40)[0])
    inside = int(corner.y() + first.y() + first.height() / 2)
    just_below = int(corner.y() + first.y() + first.height() + 1)
    assert view.position_at(QPoint(x, just_below)) == view.position_at(QPoint(x, inside)) == 40
    button = Qt.MouseButton.LeftButton
    qtbot.mousePress(view.viewport(), button, pos=QPoint(2, inside))
    qtbot.mouseMove(view.viewport(), QPoint(x, just_below))
    qtbot.mouseRelease(view.viewport(), button, pos=QPoint(x, just_below))
    assert view.selected_range(trimmed=False) == (0, 40)


@pytest.mark.parametrize("text", [LONG, LONG.replace("\n\n", " ")], ids=["paragraphs", "one line"])
def test_any_place_can_be_scrolled_to_and_is_on_screen(pane: ReaderPane, qtbot: QtBot, text: str) -> None:
    shown(pane, qtbot, text)
    chooser = random.Random(4)
    places = [chooser.randrange(len(text)) for _ in range(60)]
    # Lines near the seams of blocks, where the third above the target ends in the block before.
    places += range(11_900, 12_900, 40)
    for position in places:
        pane.view.scroll_to(position)
        start, end = pane.view.visible_range()
        assert start <= position <= end
        y = pane.view.y_of(position)
        assert y is not None
        assert -1 <= y < pane.view.viewport().height()


def test_the_overview_goes_where_it_was_clicked(pane: ReaderPane, qtbot: QtBot) -> None:
    shown(pane, qtbot, LONG)
    for share in (0.9, 0.5, 0.2):
        place = QPoint(5, int(pane.minimap.height() * share))
        qtbot.mouseClick(pane.minimap, Qt.MouseButton.LeftButton, pos=place)
        start, end = pane.view.visible_range()
        assert start <= share * len(LONG) <= end


def test_a_passage_in_good_view_is_not_scrolled_away(pane: ReaderPane, qtbot: QtBot) -> None:
    shown(pane, qtbot, LONG)
    before = pane.view.verticalScrollBar().value()
    pane.reveal(120, 140)
    assert pane.view.verticalScrollBar().value() == before
    pane.reveal(9000, 9010)
    assert pane.view.visible_range()[0] <= 9000 <= pane.view.visible_range()[1]


def test_size_changes_and_the_place_stays(pane: ReaderPane, qtbot: QtBot) -> None:
    shown(pane, qtbot, LONG)
    usual = pane.view.font().pointSizeF()
    pane.view.scroll_to(12_000, 0.0)
    for _ in range(3):
        pane.larger()
    qtbot.wait(20)
    assert pane.view.font().pointSizeF() == pytest.approx(usual * 1.331, rel=0.02)
    start, end = pane.view.visible_range()
    assert start - 200 <= 12_000 <= end
    pane.smaller()
    pane.usual_size()
    assert pane.view.font().pointSizeF() == pytest.approx(usual)
    for _ in range(40):
        pane.larger()
    assert pane.view.font().pointSizeF() < usual * 3.3


def test_what_is_copied_is_the_canonical_text(pane: ReaderPane, qtbot: QtBot) -> None:
    text = "No-break\u00a0space 😀 " + "endless " * 900
    shown(pane, qtbot, text)
    pane.view.selectAll()
    pane.view.copy()
    assert QGuiApplication.clipboard().text() == text


def test_a_click_beside_the_words_makes_nothing_current(pane: ReaderPane, qtbot: QtBot) -> None:
    text = "Short line.\n\n" + WORDS
    shown(pane, qtbot, text)
    pane.set_marks_and_cards([Mark("a", 0, 11)], [])
    seen: list[object] = []
    pane.mark_activated.connect(seen.append)
    line = lines_of(pane.view.visible_blocks()[0][0])[0]
    y = int(pane.view.visible_blocks()[0][1].y() + line.y() + line.height() / 2)
    right = int(line.naturalTextRect().right())
    for x in (right + 60, right - 1):
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    assert seen == ["a"], "the last letter is the clip's, the empty paper is not"
    assert pane.view.mark_under(QPointF(right + 60, y)) is None


def test_enter_does_what_a_click_does(pane: ReaderPane, qtbot: QtBot) -> None:
    shown(pane, qtbot, LONG)
    pane.set_marks_and_cards([Mark("a", 5, 20)], [])
    pane.view.set_suggestions([(30, 40, "actor-1")])
    pane.view.reveal(6, 6, flash=False)
    with qtbot.waitSignal(pane.mark_activated) as mark:
        qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert mark.args == ["a"]
    pane.view.reveal(31, 31, flash=False)
    with qtbot.waitSignal(pane.suggestion_activated) as suggestion:
        qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert suggestion.args == [KnownName(30, 40, "actor-1")]


def test_signs_stand_beside_the_lines(pane: ReaderPane, qtbot: QtBot) -> None:
    item, quote = "An item of a list", ARABIC
    text = f"{item}\n\n{quote}"
    shown(pane, qtbot, text)
    plain = [gutter.grab().toImage() for gutter in (pane.view.left, pane.view.right)]
    spans = (
        Span("list_item", 0, len(item), 1),
        Span("quote", len(item) + 2, len(text)),
    )
    shown(pane, qtbot, text, spans)
    left, right = (gutter.grab().toImage() for gutter in (pane.view.left, pane.view.right))
    assert left != plain[0], "the dot of the English item stands at the left"
    assert right != plain[1], "the bar of the Arabic quote stands at the right"
    shown(pane, qtbot, text, (Span("page", 0, len(text), 0, "xii"),))
    assert pane.view.right.grab().toImage() not in (plain[1], right), "where most is Arabic"
    assert pane.view.left.grab().toImage() == plain[0]


def test_the_frame_of_the_current_clip_goes_round_all_its_lines(pane: ReaderPane, qtbot: QtBot) -> None:
    shown(pane, qtbot, LONG)
    pane.set_marks_and_cards([Mark("a", 0, 260)], [])
    before = pane.view.viewport().grab().toImage()
    pane.set_current("a")
    qtbot.wait(20)
    after = pane.view.viewport().grab().toImage()
    block, corner = pane.view.visible_blocks()[0]
    first, second = lines_of(block)[:2]
    seam = int(corner.y() + (first.y() + first.height() + second.y()) / 2)
    top = range(int(corner.y()) - 2, int(corner.y() + first.y()) + 1)
    x = 150
    assert any(before.pixel(x, y) != after.pixel(x, y) for y in top), "a line above the first"
    assert all(before.pixel(x, y) == after.pixel(x, y) for y in range(seam - 2, seam + 3)), "none between"
