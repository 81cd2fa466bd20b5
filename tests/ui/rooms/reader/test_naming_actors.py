"""The box that asks who is named in a passage: the best match first, and what Enter and Shift+Enter take."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Workspace
from ui.rooms.reader.source_view import SourceView

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def reader(qtbot: QtBot, workspace: Workspace, libya: Libya) -> SourceView:
    view = SourceView(workspace)
    qtbot.addWidget(view)
    qtbot.addWidget(view.side)
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    view.show_source(libya.sources["digest"])
    return view


def ask(reader: SourceView, words: str) -> list[str]:
    """The lines that are offered for some words; `reports` is what they are said of."""
    start = reader.text.index("reports")
    reader.pane.view.select_range(start, start + len("reports"))
    reader.actions_of_clip.actor()
    reader.box.input.setText(words)
    reader.box.input.textEdited.emit(words)
    return [entry.title for entry in reader.box.model.entries]


def named(libya: Libya) -> list[str]:
    """The actors of the newest clip, which is taken back."""
    clip = libya.case.clips.all()[-1]
    names = [actor.name for actor in libya.case.actors.in_clip(clip.id)]
    libya.case.undo()
    return names


def test_enter_takes_the_best_match_and_a_new_name_is_a_key_away(
    reader: SourceView, libya: Libya, qtbot: QtBot
) -> None:
    line = reader.box.input
    assert ask(reader, "ЛНА")[0] == "Libyan National Army"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert named(libya) == ["Libyan National Army"]
    ask(reader, "Lukashenka")
    qtbot.keyClick(line, Qt.Key.Key_Return, SHIFT)
    assert named(libya) == ["Lukashenka"]
    # Who shares a surname is chosen, not taken.
    lines = ask(reader, "Haftar")
    assert "people have this surname" in lines[0]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert reader.box.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert named(libya) == [lines[1]]
    assert ask(reader, "Narendra Modi")[:2] == ["No actor with a similar name", "New: Narendra Modi"]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert named(libya) == ["Narendra Modi"]
