"""Names that may mean several actors: underlined apart, asked about, and left out of all at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.opened import make_case, open_window
from ui.app.workspace import Place
from ui.parts.reading.spans import KnownName
from ui.rooms.reader.source_view import SourceView

KEY = Qt.Key
TEXT = (
    "Bashar and Maher were not seen. Assad has left, a guard said. Khalifa Haftar flew to Minsk, where "
    "Haftar slept."
)


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> SourceView:
    """A source with a surname that two actors bear."""
    window = open_window(qtbot, make_case(tmp_path / "work.gwk", TEXT))
    actors = window.workspace.case.actors
    actors.add("Bashar al-Assad", description="President until 2024")
    actors.add("Maher al-Assad", description="Commander of the 4th Division")
    actors.add("Khalifa Haftar")
    window.workspace.show(Place("source", window.workspace.case.sources.ids()[0]))
    reader: SourceView = window.frame.view
    reader.pane.view.setFocus()
    qtbot.waitUntil(lambda: len(reader.suggestions.hits) == 3, timeout=5000)
    return reader


def assad(reader: SourceView) -> KnownName | None:
    return reader.pane.view.suggestion_at(reader.text.index("Assad") + 1)


def put_caret(reader: SourceView) -> None:
    place = reader.text.index("Assad") + 1
    reader.pane.view.select_range(place, place)


def test_the_key_of_known_names_asks_who_is_meant(reader: SourceView, qtbot: QtBot) -> None:
    case, view = reader.workspace.case, reader.pane.view
    name = assad(reader)
    assert name is not None
    assert not name.certain
    put_caret(reader)
    qtbot.keyClick(view, KEY.Key_M)
    assert reader.box.isVisible()
    assert "several actors" in reader.box.question.text()
    shown = {(one.title, one.detail) for one in reader.box.model.entries}
    assert shown == {
        ("Bashar al-Assad", "President until 2024"),
        ("Maher al-Assad", "Commander of the 4th Division"),
    }
    qtbot.keyClicks(reader.box.input, "commander")
    qtbot.keyClick(reader.box.input, KEY.Key_Return)
    (clip,) = case.clips.all()
    assert clip.quote == "Assad"
    assert [actor.name for actor in case.actors.in_clip(clip.id)] == ["Maher al-Assad"]
    # Who is meant here is said; the other is not proposed any more.
    qtbot.waitUntil(lambda: assad(reader) is None, timeout=5000)
    case.undo()
    assert case.clips.count() == 0


def test_a_click_asks_and_escape_leaves_nothing(reader: SourceView, qtbot: QtBot) -> None:
    view = reader.pane.view
    put_caret(reader)
    cursor = view.cursorRect()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cursor.center() + QPoint(1, 0))
    assert reader.box.isVisible()
    qtbot.keyClick(reader.box.input, KEY.Key_Escape)
    assert not reader.box.isVisible()
    assert reader.workspace.case.clips.count() == 0


def test_all_at_once_takes_the_certain_ones_and_says_what_is_left(reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    said: list[str] = []
    reader.workspace.noticed.connect(lambda notice: said.append(notice.text))
    reader.take_all_suggestions()
    assert sorted(clip.quote for clip in case.clips.all()) == ["Haftar", "Khalifa Haftar"]
    assert said == ["2 mentions added. 1 name is ambiguous and was left. Click it to choose."]
    case.undo()
    assert case.clips.count() == 0
