"""The register of outlets: the user grades, the shipped list fills in, sources are one click away."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Place, Workspace
from ui.rooms.outlets.view import OutletsView


@pytest.fixture
def outlets(qtbot: QtBot, workspace: Workspace, libya: Libya) -> OutletsView:
    libya.case.publications.add("TASS", reliability="F")
    view = OutletsView(workspace)
    qtbot.addWidget(view)
    side = view.side_panel()
    assert side is not None
    qtbot.addWidget(side)
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_the_grade_is_given_here_and_holds_for_the_sources(outlets: OutletsView, libya: Libya) -> None:
    source = next(source for source in libya.case.sources.all() if source.publication_id)
    assert source.publication_id
    outlets.show_thing(source.publication_id)
    outlets.page.grade.show_value("D")
    outlets.page.grade.activated.emit(outlets.page.grade.currentIndex())
    assert libya.case.sources.get(source.id).grade == (source.reliability or "D")
    assert outlets.page.meaning.text().startswith("Used in the past; more often")
    libya.case.undo()
    assert outlets.page.grade.value() == source.publication_reliability


def test_the_list_fills_in_what_is_empty_and_leaves_what_the_user_wrote(
    outlets: OutletsView, libya: Libya
) -> None:
    tass = libya.case.publications.find("TASS")
    assert tass is not None
    libya.case.publications.update(tass.id, country="Russian Federation")
    outlets.show_thing(tass.id)
    outlets.page.fill_in()
    filled = libya.case.publications.get(tass.id)
    assert (filled.country, filled.affiliation) == ("Russian Federation", "state-owned")
    assert "tass.ru" in filled.domains.split()
    assert filled.reliability == "F"


def test_a_new_outlet_is_entered_with_the_keyboard(outlets: OutletsView, libya: Libya, qtbot: QtBot) -> None:
    outlets.new_entry()
    qtbot.keyClicks(outlets.entry, "Fezzan Gazette")
    qtbot.keyClick(outlets.entry, Qt.Key.Key_Return)
    assert outlets.page.head.text() == "Fezzan Gazette"
    outlets.filter.setText("fezz")
    assert len(outlets.model.ids) == 1
    outlets.page.remove_outlet()
    assert libya.case.publications.find("Fezzan Gazette") is None


def test_its_sources_are_one_click_away(
    outlets: OutletsView, libya: Libya, workspace: Workspace, qtbot: QtBot
) -> None:
    source = next(source for source in libya.case.sources.all() if source.publication_id)
    assert source.publication_id
    outlets.show_thing(source.publication_id)
    link = outlets.sources.box.itemAt(1).widget()
    with qtbot.waitSignal(workspace.navigated) as shown:
        qtbot.keyClick(link, Qt.Key.Key_Return)
    assert shown.args[0].kind == "source"
    assert libya.case.sources.get(shown.args[0].id).publication_id == source.publication_id


def test_a_place_leads_to_an_outlet(outlets: OutletsView, libya: Libya) -> None:
    tass = libya.case.publications.find("TASS")
    assert tass is not None
    outlets.show_place(Place("outlet", tass.id))
    assert outlets.page.head.text() == "TASS"
