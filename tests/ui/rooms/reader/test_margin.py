"""The margin: which cards, where, and how they are reached."""

import random
from itertools import pairwise

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.parts.reading.spans import stacked
from ui.rooms.reader.reader_pane import Card, Mark, ReaderPane

TEXT = "Words that go on without an end in one long line of the source. " * 700


def with_clips(pane: ReaderPane, qtbot: QtBot, every: int) -> None:
    starts = range(0, len(TEXT) - 60, every)
    pane.show_source(
        "T",
        "M",
        TEXT,
        marks=[Mark(f"c{start}", start, start + 30) for start in starts],
        cards=[Card(f"c{start}", start, f"Card {start} 😀 " + "words " * 20) for start in starts],
    )
    qtbot.waitExposed(pane)
    qtbot.waitUntil(lambda: bool(pane.margin.shown()))


def test_only_clips_that_begin_on_screen_have_a_card_there(pane: ReaderPane, qtbot: QtBot) -> None:
    with_clips(pane, qtbot, 400)
    chooser = random.Random(5)
    for _ in range(8):
        pane.view.scroll_to(chooser.randrange(len(TEXT)))
        pane.margin.grab()
        start, end = pane.view.visible_range()
        expected = [card.clip_id for card in pane.margin.cards() if start <= card.start < end]
        shown = [card.clip_id for _area, card in pane.margin.shown()]
        assert shown == expected[: len(shown)]
        assert shown


def test_cards_never_touch_and_the_current_one_is_at_its_line(pane: ReaderPane, qtbot: QtBot) -> None:
    with_clips(pane, qtbot, 40)
    pane.view.scroll_to(9000)
    start, _end = pane.view.visible_range()
    mark = next(mark for mark in pane.view.marks() if mark.start > start + 700)
    pane.set_current(mark.id)
    pane.margin.grab()
    areas = [area for area, _card in pane.margin.shown()]
    assert all(above.bottom() <= below.top() for above, below in pairwise(areas))
    (own,) = [area for area, card in pane.margin.shown() if card.clip_id == mark.id]
    line = pane.view.y_of(mark.start)
    assert line is not None
    assert abs(own.top() - (line + pane.view.viewport().y())) <= 1


def test_a_click_on_a_card_goes_to_its_clip(pane: ReaderPane, qtbot: QtBot) -> None:
    with_clips(pane, qtbot, 400)
    area, card = pane.margin.shown()[2]
    with qtbot.waitSignal(pane.mark_activated) as caught:
        qtbot.mouseClick(pane.margin, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert caught.args == [card.clip_id]
    assert pane.view.caret() == card.start


def test_cards_are_walked_with_the_arrow_keys_and_said(pane: ReaderPane, qtbot: QtBot) -> None:
    with_clips(pane, qtbot, 400)
    seen: list[object] = []
    pane.mark_activated.connect(seen.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(pane.margin, key)
    assert seen == ["c0", "c400", "c800", "c400"]
    assert pane.margin.accessibleDescription().startswith("Clip 2 of ")
    assert "Card 400" in pane.margin.accessibleDescription()


def test_clips_that_begin_at_one_letter_each_have_their_turn(pane: ReaderPane) -> None:
    marks = [Mark("long", 10, 60), Mark("short", 10, 20), Mark("other", 30, 40)]
    pane.show_source("T", "M", TEXT, marks=marks)
    seen: list[object] = []
    pane.mark_activated.connect(seen.append)
    for _ in range(4):
        pane.next_clip()
    pane.previous_clip()
    assert seen == ["long", "short", "other", "long", "other"]


def test_a_card_is_replaced_and_taken_away(pane: ReaderPane) -> None:
    pane.show_source("T", "M", TEXT, marks=[Mark("a", 0, 5)], cards=[Card("a", 0, "old")])
    pane.add_mark(Mark("a", 0, 5, "supports"), Card("a", 0, "new"))
    pane.add_mark(Mark("b", 0, 9), Card("b", 0, "beside it"))
    assert sorted((card.clip_id, card.title) for card in pane.margin.cards()) == [
        ("a", "new"),
        ("b", "beside it"),
    ]
    pane.remove_mark("a")
    assert [card.clip_id for card in pane.margin.cards()] == ["b"]
    pane.clear()
    assert pane.margin.cards() == []
    assert pane.margin.shown() == []
    assert pane.margin._pictures is None


def test_stacking_by_itself() -> None:
    chooser = random.Random(6)
    for _ in range(300):
        number = chooser.randint(1, 12)
        wanted = sorted(chooser.uniform(0, 300) for _ in range(number))
        heights = [chooser.uniform(20, 60) for _ in range(number)]
        keep = chooser.choice([None, chooser.randrange(number)])
        tops = stacked(wanted, heights, 6, keep)
        for above in range(number - 1):
            assert tops[above + 1] >= tops[above] + heights[above] + 6 - 1e-9
        if keep is not None:
            assert tops[keep] == wanted[keep]
