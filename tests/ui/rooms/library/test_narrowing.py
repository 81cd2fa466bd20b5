"""Narrowing the library down: the menu, the chips, saved filters, and many sources changed at once."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.libya import fill
from tests.ui.opened import open_window
from ui.rooms.library.view import LibraryView
from workbench.case import Case
from workbench.sources.store.criteria import Criteria
from workbench.sources.store.reviewed import review_of
from workbench.sources.store.saved_filters import saved_filters


@pytest.fixture
def library(qtbot: QtBot, tmp_path: Path) -> LibraryView:
    path = tmp_path / "libya.gwk"
    with Case.create(path) as case:
        fill(case)
    window = open_window(qtbot, path)
    assert isinstance(window.frame.view, LibraryView)
    return window.frame.view


def outlets(library: LibraryView) -> set[str]:
    return {library.model.index(row, 1).data() for row in range(library.model.rowCount())}


def choose(library: LibraryView, *path: str) -> None:
    """Go down the menu by what its entries begin with."""
    menu: QMenu = library.narrowing.menu
    menu.aboutToShow.emit()
    for words in path[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text().startswith(words))
    next(action for action in menu.actions() if action.text().startswith(path[-1])).trigger()


def chips(library: LibraryView) -> list[str]:
    flow = library.narrowing._flow
    return [flow.itemAt(number).widget().text() for number in range(flow.count())]


def test_values_are_chosen_from_the_menu_and_taken_away_on_their_chips(library: LibraryView) -> None:
    every = outlets(library)
    choose(library, "Outlet", "Agenzia Nova")
    assert outlets(library) == {"Agenzia Nova"}
    assert library.count.text().startswith("1 of ")
    choose(library, "Outlet", "BelTA")
    assert outlets(library) == {"Agenzia Nova", "BelTA"}
    assert chips(library) == ["Outlet: Agenzia Nova  ✕", "Outlet: BelTA  ✕", "Show all"]
    library.narrowing._flow.itemAt(0).widget().click()
    assert outlets(library) == {"BelTA"}
    library.narrowing._flow.itemAt(1).widget().click()
    assert outlets(library) == every
    assert library.narrowing.isHidden()


def test_a_stretch_of_time(library: LibraryView, qtbot: QtBot) -> None:
    case = library.workspace.case
    first = library.model.id_at(0)
    case.sources.update(first, published_on="2024-06")
    choose(library, "Published")
    assert library.narrowing.dates.isVisible()
    library.narrowing.to_on.setText("June 2024")
    library.narrowing.to_on.save_now()
    assert library.model.ids == [first]
    library.narrowing.show_all()
    assert library.narrowing.isHidden()
    assert library.model.rowCount() == case.sources.count()


def test_a_state_comes_and_goes_with_the_work(library: LibraryView) -> None:
    case = library.workspace.case
    choose(library, "State", "Not reviewed")
    count = library.model.rowCount()
    assert count == case.sources.count()
    first = library.model.id_at(0)
    library.table.select_id(first)
    library.commands.actions["library.reviewed"].trigger()
    assert library.model.rowCount() == count - 1
    case.undo()
    assert library.model.rowCount() == count


def test_the_card_says_who_reviewed_and_whether_it_holds(library: LibraryView) -> None:
    case = library.workspace.case
    source_id = next(one.id for one in case.sources.all() if case.clips.of_source(one.id))
    library.table.select_id(source_id)
    library.commands.actions["library.reviewed"].trigger()
    assert library.card.review.text().startswith(f"Reviewed by {case.analyst.name}")
    case.clips.update(case.clips.of_source(source_id)[0].id, translation="Ask again")
    assert "annotated differently since" in library.card.review.text()


def test_nothing_left_says_by_what_and_leads_back(library: LibraryView, qtbot: QtBot) -> None:
    choose(library, "Grade", "F")
    library.filter.setText("nothing of the kind")
    qtbot.waitUntil(lambda: library.stack.currentWidget() is library.none, timeout=2000)
    assert "Grade: F, “nothing of the kind”" in library.none._words.text()
    library.commands.actions["library.all"].trigger()
    assert library.stack.currentWidget() is library.table
    assert library.filter.text() == ""


def test_a_filter_is_saved_shown_again_and_forgotten(
    library: LibraryView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = library.workspace.case
    choose(library, "Outlet", "BelTA")
    library.filter.setText("lukashenko")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_more: ("Belarus", True))
    choose(library, "Save this filter")
    assert [one.name for one in saved_filters(case)] == ["Belarus"]
    library.narrowing.show_all()
    choose(library, "Belarus")
    assert library.filter.text() == "lukashenko"
    assert [case.publications.get(one).name for one in library.narrowing.whole().outlets] == ["BelTA"]
    choose(library, "Remove a saved filter", "Belarus")
    assert saved_filters(case) == []
    case.undo()
    assert [one.name for one in saved_filters(case)] == ["Belarus"]


def test_many_are_changed_off_the_window_and_taken_back_at_once(library: LibraryView, qtbot: QtBot) -> None:
    case = library.workspace.case
    with case.change("Many"):
        for number in range(150):
            case.sources.add_text(f"Report number {number}", title=f"Report {number}")
    library.table.selectAll()
    panel = library.several
    panel.language.setText("it")
    panel.language.returnPressed.emit()
    qtbot.waitUntil(lambda: {one.language for one in case.sources.all()} == {"it"}, timeout=20_000)
    case.undo()
    assert {one.language for one in case.sources.all()} != {"it"}
    panel.outlet.setText("ANSA")
    panel.outlet.returnPressed.emit()
    qtbot.waitUntil(lambda: {one.publication_name for one in case.sources.all()} == {"ANSA"}, timeout=20_000)
    assert library.narrowing.whole() == Criteria()
    assert all(review_of(case, one.id) is None for one in case.sources.all())
