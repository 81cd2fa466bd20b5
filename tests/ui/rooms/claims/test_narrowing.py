"""The board narrowed down: menu, chips, dates, what is remembered; status of one claim and of several."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from tests.ui.rooms.claims.test_board import names
from ui.app.workspace import AT_ONCE, Place, Workspace
from ui.kit.tasks import Task
from ui.kit.words import Link
from ui.rooms.claims.filters import ClaimFilterMenu
from ui.rooms.claims.remembering import remembered
from ui.rooms.claims.view import ClaimsView
from ui.rooms.claims.ways import TAGS
from workbench.claims.filtering import ClaimCriteria


def entries(menu: ClaimFilterMenu, title: str) -> dict[str, Callable[[], object]]:
    menu.fill()
    below = next(one for one in menu.findChildren(QMenu) if one.title() == title)
    below.aboutToShow.emit()
    return {action.text(): action.trigger for action in below.actions()}


def test_filters_combine_with_a_chip_each_and_a_count(
    board: ClaimsView, libya: Libya, workspace: Workspace
) -> None:
    libya.case.clips.update(libya.clips["met"], tags=("visit",))
    menu = board.filters.menu
    assert list(entries(menu, "Status")) == ["Open    5"]
    assert "Khalifa Haftar    1" in entries(menu, "Actor or place")
    assert "B, usually reliable    1" in entries(menu, "Reliability of its best source")
    entries(menu, "Credibility")["3, possibly true    3"]()
    assert names(board, libya) == ["tobruk", "contracts", "cooperation"]
    assert board.count.text() == "3 of 5"
    board.filters._set_from_on("", "2025-02-20")
    assert names(board, libya) == ["tobruk", "contracts"]
    entries(menu, "Origin")["BelTA    3"]()
    assert names(board, libya) == ["contracts"]
    assert board.filters.chip_words("credibilities", "3") == "Credibility: 3, possibly true"
    board.clear_filters()
    assert len(board.model.ids) == 5
    assert not board.filters.isVisible()
    entries(menu, "Tag")["visit    1"]()
    assert names(board, libya) == ["visit"]
    libya.case.tags.remove(["visit"])
    assert names(board, libya) == []
    assert board.ways.rows.shown == 1
    board.show_place(Place("claim", libya.claims["bare"]))
    assert board.page.claim_id == libya.claims["bare"]
    assert not board.filters.criteria


def test_filters_are_remembered_without_the_words_of_the_case(
    board: ClaimsView, libya: Libya, workspace: Workspace, qtbot: QtBot
) -> None:
    libya.case.clips.update(libya.clips["met"], tags=("visit",))
    board.filters.show_criteria(ClaimCriteria("2025", actors=(libya.actors["khalifa"],), tags=("visit",)))
    board.wanted.show_value("single")
    board._on_narrowed()
    kept = [str(workspace.settings.value(key)) for key in workspace.settings.allKeys()]
    assert any("actors" in one for one in kept)
    assert not any("visit" in one for one in kept)
    again = ClaimsView(workspace)
    qtbot.addWidget(again)
    qtbot.addWidget(again.facts)
    assert again.filters.criteria == board.filters.criteria
    assert again.wanted.value() == "single"
    assert again.model.ids == board.model.ids
    board.clear_filters()
    assert remembered(workspace.settings, libya.case) == (ClaimCriteria(), "")
    workspace.settings.setValue(f"claims/filters/{libya.case.info('id')}", "no JSON")
    assert remembered(workspace.settings, libya.case) == (ClaimCriteria(), "")


def test_the_status_is_set_with_a_key_for_all_selected_claims(
    board: ClaimsView, libya: Libya, qtbot: QtBot
) -> None:
    with qtbot.waitActive(board):
        board.activateWindow()
    board.table.setFocus()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (0, 1, 2):
        board.table.selectionModel().select(board.model.index(row, 0), flags)
    qtbot.keyClick(board.table, Qt.Key.Key_D)
    stands = {claim.id: claim.status for claim in libya.case.claims.all()}
    assert [stands[one] for one in board.model.ids] == ["disputed"] * 3 + ["open"] * 2
    titles = [column.title for column in board.model.columns]
    assert board.model.words(0, titles.index("Status")) == "Disputed"
    libya.case.undo()
    assert {claim.status for claim in libya.case.claims.all()} == {"open"}
    board.show_thing(libya.claims["visit"])
    board.page.status.choose("accepted")
    assert libya.case.claims.get(libya.claims["visit"]).status == "accepted"
    # A letter typed into the words of the claim is a letter.
    board.page.words.setFocus()
    qtbot.keyClicks(board.page.words, "R")
    assert libya.case.claims.get(libya.claims["visit"]).status == "accepted"


def test_a_proposed_credibility_is_set_by_hand(board: ClaimsView, libya: Libya, qtbot: QtBot) -> None:
    board.show_thing(libya.claims["visit"])
    rows = board.facts.proposed
    qtbot.waitUntil(lambda: bool(rows.shown))
    assert rows.shown[0].code == "1"
    assert libya.case.claims.get(libya.claims["visit"]).credibility == "2"
    from PySide6.QtWidgets import QToolButton

    rows.findChild(QToolButton).click()
    assert libya.case.claims.get(libya.claims["visit"]).credibility == "1"


def test_chosen_claims_get_a_tag_with_a_key_and_lose_it(
    board: ClaimsView, libya: Libya, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitActive(board):
        board.activateWindow()
    board.table.setFocus()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (0, 1):
        board.table.selectionModel().select(board.model.index(row, 0), flags)
    chosen = board.model.ids[:2]
    offered: list[list[str]] = []

    def answer(name: str) -> None:
        monkeypatch.setattr(
            QInputDialog, "getItem", lambda *args, **_k: (offered.append(args[3]), (name, True))[1]
        )

    answer("#visit")
    qtbot.keyClick(board.table, Qt.Key.Key_T)
    assert [libya.case.claims.get(one).tags for one in chosen] == [("visit",)] * 2
    answer("visit")
    qtbot.keyClick(board.table, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert offered == [[""], ["visit"]]
    assert [libya.case.claims.get(one).tags for one in chosen] == [()] * 2
    libya.case.undo()
    assert [libya.case.claims.get(one).tags for one in chosen] == [("visit",)] * 2
    assert list(entries(board.filters.menu, "Tag")) == ["visit    2"]


def test_the_tags_of_a_claim_are_typed_beside_it(board: ClaimsView, libya: Libya, qtbot: QtBot) -> None:
    board.show_thing(libya.claims["visit"])
    field = board.facts.tags
    field.setFocus()
    qtbot.keyClicks(field, "visit, #Tobruk, visit,")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert libya.case.claims.get(libya.claims["visit"]).tags == ("visit", "Tobruk")
    board.show_thing(libya.claims["bare"])
    assert not field.text()
    board.show_thing(libya.claims["visit"])
    assert field.text() == "visit, Tobruk"
    board.ways.turn(TAGS)
    board.ways.tags.table.select_id("Tobruk")
    assert libya.case.claims.get(libya.claims["visit"]).text in {
        one.text() for one in board.ways.tags.tagged.findChildren(Link)
    }


def test_many_claims_are_marked_and_undone_beside_the_window(
    board: ClaimsView, libya: Libya, workspace: Workspace, qtbot: QtBot
) -> None:
    with libya.case.change("Fill"):
        for number in range(AT_ONCE):
            libya.case.claims.add(f"Convoy {number} left")
    board.table.selectAll()
    tasks: list[Task] = []
    workspace.tasks.started.connect(tasks.append)
    marked = board.chosen_ids()
    assert len(marked) == AT_ONCE + 5
    board.statuses.mark_disputed()

    def standing() -> set[str]:
        return {claim.status for claim in libya.case.claims.all()}

    qtbot.waitUntil(lambda: standing() == {"disputed"})
    assert libya.case.undo_label == f"Mark {len(marked)} claims as disputed"
    told: list[str] = []
    workspace.step("undo", told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert standing() == {"open"}
    workspace.step("redo", told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert standing() == {"disputed"}
    assert len(tasks) == 3
    # A change of a few rows is taken back while the user waits.
    libya.case.claims.set_status(marked[:2], "accepted")
    workspace.step("undo", told.append)
    assert told[2:] == ["Mark 2 claims as accepted"]
    assert len(tasks) == 3
