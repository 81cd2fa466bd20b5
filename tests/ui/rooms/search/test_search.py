"""The search: other spellings of a name are said and can be left out; near names where there is nothing."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Workspace
from ui.rooms.search.view import SearchView
from workbench.search import Hit


@pytest.fixture
def room(qtbot: QtBot, workspace: Workspace, libya: Libya) -> SearchView:
    libya.case.sources.add_text("قال نور الدين الشريف إن الاجتماع انتهى", title="Unknown paper")
    libya.case.actors.add("Noureddine Cherif", aliases=["نور الدين الشريف"])
    view = SearchView(workspace)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    qtbot.waitExposed(view)
    return view


def sources(room: SearchView) -> list[str]:
    hits = [entry.value for entry in room.model.entries]
    return [hit.title for hit in hits if isinstance(hit, Hit) and hit.kind == "source"]


def test_other_spellings_are_said_and_can_be_switched_off(qtbot: QtBot, room: SearchView) -> None:
    room.input.setText("Noureddine Cherif")
    qtbot.waitUntil(lambda: sources(room) == ["Unknown paper"])
    assert room.also.isVisible()
    assert "نور الدين الشريف" in room.also.words.text()
    room.also.switch.click()
    qtbot.waitUntil(lambda: sources(room) == [])
    assert room.also.words.text().startswith("Not searched:")
    again = SearchView(room.workspace)
    qtbot.addWidget(again)
    assert not again.also.is_on
    room.also.switch.click()
    qtbot.waitUntil(lambda: sources(room) == ["Unknown paper"])
    room.input.setText("Tripoli minister")
    qtbot.waitUntil(lambda: not room.also.isVisible())


def test_near_names_are_offered_where_nothing_was_found(qtbot: QtBot, room: SearchView) -> None:
    room.input.setText("Nuredin Sherif")
    qtbot.waitUntil(lambda: sources(room) == ["Unknown paper"])
    room.input.setText("Noreddine Charef-Cherif")
    qtbot.waitUntil(lambda: room.near[0].isVisible())
    assert room.near[0].text() == "Search for “Noureddine Cherif”"
    assert room.stack.currentWidget() is room.empty
    room.near[0].click()
    qtbot.waitUntil(lambda: bool(sources(room)))
    assert room.input.text() == "Noureddine Cherif"
    room.input.setText("xqzzk")
    qtbot.waitUntil(lambda: room.stack.currentWidget() is room.empty)
    assert not room.near[0].isVisible()
