"""A newer capture while the reader is open, and the clips that lost their words placed by hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.rooms.source_view.test_keys import press, select
from ui.parts.source.source_card import SourceCard
from ui.rooms.reader.source_view import SourceView
from ui.shell.main_window import MainWindow
from workbench.annotations.renewal import orphans, renew
from workbench.sources.reading.model import Reading

KEY = Qt.Key
NEWER = (
    "Everything on this page was written anew. The Field Marshal went to Minsk and met the President there."
)


def capture_again(reader: SourceView) -> None:
    reading = Reading(text=NEWER, media_type="text/plain")
    renew(reader.workspace.case, reader.source_id, reading, NEWER.encode())


def test_the_newer_words_are_shown_at_once(reader: SourceView) -> None:
    assert reader.text != NEWER
    capture_again(reader)
    assert reader.text == NEWER
    assert reader.pane.view.text == NEWER
    reader.workspace.case.undo()
    assert reader.text != NEWER


def test_p_places_the_one_that_is_lost(window: MainWindow, reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    select(reader, "He met Aleksandr Lukashenko")
    press(qtbot, reader, KEY.Key_C)
    (clip,) = case.clips.all()
    press(qtbot, reader, KEY.Key_P)
    assert "All clips in this source were found" in window.frame.notices.rows[-1].notice.text
    capture_again(reader)
    assert [one.id for one in orphans(case)] == [clip.id]
    press(qtbot, reader, KEY.Key_P)
    assert "Select the passage" in window.frame.notices.rows[-1].notice.text
    select(reader, "met the President")
    press(qtbot, reader, KEY.Key_P)
    assert orphans(case) == []
    assert case.clips.get(clip.id).quote == "met the President"
    assert reader.panel.clip.id == clip.id
    case.undo()
    assert [one.id for one in orphans(case)] == [clip.id]


def test_of_several_one_is_chosen_by_its_words(reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    for words in ("He met Aleksandr Lukashenko", "Minsk"):
        select(reader, words)
        press(qtbot, reader, KEY.Key_C)
    capture_again(reader)
    lost = {one.quote: one.id for one in orphans(case)}
    if "Minsk" in lost:
        assert len(lost) == 2
    select(reader, "The Field Marshal went to Minsk")
    press(qtbot, reader, KEY.Key_P)
    if len(lost) > 1:
        qtbot.keyClicks(reader.box.input, "met")
        qtbot.keyClick(reader.box.input, KEY.Key_Return)
    assert case.clips.get(lost["He met Aleksandr Lukashenko"]).quote == "The Field Marshal went to Minsk"


def test_the_whole_page_is_one_key_away(window: MainWindow, reader: SourceView, qtbot: QtBot) -> None:
    press(qtbot, reader, KEY.Key_W)
    assert "Only saved web pages" in window.frame.notices.rows[-1].notice.text
    words = "<p>Khalifa Haftar met Aleksandr Lukashenko in Minsk on Monday, the agency said.</p>" * 4
    page = f"<html><title>Minsk</title><nav>Menu of the page</nav><article>{words}</article></html>"
    source = reader.workspace.case.sources.add(page.encode(), "page.html")
    reader.show_source(source.id)
    press(qtbot, reader, KEY.Key_W)
    qtbot.waitUntil(lambda: reader.whole_page.window is not None, timeout=20_000)
    shown = reader.whole_page.window.findChild(QPlainTextEdit).toPlainText()
    assert "Menu of the page" in shown
    assert "Khalifa Haftar met" in shown


def test_the_whole_page_is_one_click_away_on_the_card(window: MainWindow, qtbot: QtBot) -> None:
    case = window.workspace.case
    words = "<p>Khalifa Haftar met Aleksandr Lukashenko in Minsk on Monday, the agency said.</p>" * 4
    page = case.sources.add(f"<html><nav>Menu</nav><article>{words}</article></html>".encode(), "page.html")
    card = SourceCard(window.workspace)
    qtbot.addWidget(card)
    card.show()
    card.show_source(page.id)
    assert card.whole.isVisible()
    qtbot.mouseClick(card.whole, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.whole_page.window is not None, timeout=20_000)
    assert "Menu" in card.whole_page.window.findChild(QPlainTextEdit).toPlainText()
    card.show_source(case.sources.add_text("Plain words.").id)
    assert not card.whole.isVisible()
