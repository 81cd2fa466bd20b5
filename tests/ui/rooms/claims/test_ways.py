"""The ways to look at the claims that pass the filters, and the tags of the case."""

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Place, Workspace
from ui.rooms.claims.view import ClaimsView
from ui.rooms.claims.ways import GRID, LIST, PICTURE, TAGS, TIMELINE
from workbench.charts.wanted import Wanted
from workbench.claims.filtering import ClaimCriteria


def test_the_figures_show_what_passes_the_filters(board: ClaimsView, libya: Libya, qtbot: QtBot) -> None:
    board.ways.turn(TIMELINE)
    canvas = board.ways.timeline.canvas
    qtbot.waitUntil(lambda: canvas.figure is not None)
    assert canvas.figure is not None
    assert "5 events" in canvas.figure.caption
    board.filters.show_criteria(ClaimCriteria("2025"))
    board._on_narrowed()
    qtbot.waitUntil(lambda: canvas.figure is not None and "4 events" in canvas.figure.caption)
    libya.case.claims.update(libya.claims["visit"], event_on="2024")
    qtbot.waitUntil(lambda: canvas.figure is not None and "3 events" in canvas.figure.caption)
    board.ways.turn(GRID)
    grid = board.ways.grid.canvas
    qtbot.waitUntil(lambda: grid.figure is not None)
    assert grid.figure is not None
    targets = {mark.target.id for mark in grid.figure.marks if mark.target and mark.target.kind == "source"}
    assert libya.sources["belta"] in targets
    assert libya.sources["arabic"] not in targets
    board.filters.show_criteria(ClaimCriteria("2030"))
    board._on_narrowed()
    qtbot.waitUntil(lambda: board.ways.grid.words.text() == "No claim passes the filters.")


def test_what_would_change_the_picture_leads_to_the_place(
    board: ClaimsView, libya: Libya, workspace: Workspace, qtbot: QtBot
) -> None:
    board.ways.turn(PICTURE)
    picture = board.ways.picture
    qtbot.waitUntil(lambda: bool(picture.model.ids))
    assert set(picture.model.ids) == {libya.claims[name] for name in ("tobruk", "contracts", "cooperation")}
    # Looking at them chooses none of them.
    assert board.page.claim_id == libya.claims["bare"]
    assert picture.table.current_id() == ""
    picture.table.select_id(libya.claims["tobruk"])
    assert board.page.claim_id == libya.claims["tobruk"]
    why = picture.model.index(picture.model.row_of(libya.claims["tobruk"]), 1)
    assert why.data() == "Disputed: 1 origin against it  ·  One origin: Agenzia Nova report"
    denied = libya.case.clips.get(libya.clips["denied"])
    with qtbot.waitSignal(workspace.navigated) as shown:
        picture.table.clicked.emit(why)
    assert shown.args == [Place("source", denied.source_id, denied.start, denied.end, denied.id)]
    libya.case.claims.uncite(libya.claims["tobruk"], libya.clips["denied"])
    qtbot.waitUntil(lambda: str(why.data()).startswith("One origin"))
    board.filters.show_criteria(ClaimCriteria(credibilities=("2",)))
    board._on_narrowed()
    qtbot.waitUntil(lambda: picture.pages.shown == 1)


def test_tags_are_renamed_merged_removed_and_lead_to_their_claims(
    board: ClaimsView, libya: Libya, monkeypatch: pytest.MonkeyPatch
) -> None:
    tags, case = board.ways.tags, libya.case
    board.ways.turn(TAGS)
    assert tags.pages.shown == 1
    for name, words in (("met", ("visit",)), ("tobruk", ("base", "visit")), ("denied", ("Tobruk",))):
        case.clips.update(libya.clips[name], tags=words)
    assert tags.model.ids == ["base", "Tobruk", "visit"]
    assert [tags.model.words(2, column) for column in range(3)] == ["visit", "2", "2"]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("air base", True))
    tags.table.select_id("base")
    board.commands.actions["claims.tag.rename"].trigger()
    assert tags.model.ids == ["air base", "Tobruk", "visit"]
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    tags.table.select_id("air base")
    tags.table.selectionModel().select(tags.model.index(1, 0), flags)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_a, **_k: ("Tobruk", True))
    tags.merge()
    assert tags.model.ids == ["Tobruk", "visit"]
    assert case.undo_label == "Merge tag “air base” into “Tobruk”"
    tags.table.select_id("visit")
    tags.remove()
    assert tags.model.ids == ["Tobruk"]
    case.undo()
    tags.table.select_id("visit")
    tags.show_claims()
    assert board.ways.way == LIST
    assert set(board.model.ids) == {libya.claims["visit"], libya.claims["tobruk"]}


def test_a_cell_of_the_source_grid_opens_the_claims_it_counts(board: ClaimsView, libya: Libya) -> None:
    figure = libya.case.figures.make(Wanted("grid"))
    cells = [mark.target.id for mark in figure.marks if mark.target and mark.target.kind == "claims"]
    numbers = [mark for mark in figure.marks if mark.target and mark.target.kind == "claims"]
    assert cells
    for number in numbers:
        assert number.target
        board.show_place(Place("claims", number.target.id))
        # A source may support a claim with several passages, and several sources one claim.
        assert 0 < len(board.model.ids) <= int(number.words)
        grades = {libya.case.claims.get(one).credibility for one in board.model.ids}
        assert grades == {number.target.id[1]}
    assert board.wanted.currentText().startswith("Cell ")
    # What it counts follows the case.
    shown = board.model.ids[0]
    libya.case.claims.update(shown, credibility="5")
    assert shown not in board.model.ids
    # The grid of the board is of what passes its filters, which stay.
    board.filters.show_criteria(ClaimCriteria(actors=(libya.actors["khalifa"],)))
    board.clear_filters()
    board.filters.show_criteria(ClaimCriteria(statuses=("open",)))
    board.ways.turn(GRID)
    board.show_place(Place("claims", cells[0]))
    assert board.filters.criteria == ClaimCriteria(statuses=("open",))
    assert board.ways.way == LIST
    of_brief = libya.case.figures.make(Wanted("grid", libya.brief.id))
    targets = [mark.target.id for mark in of_brief.marks if mark.target and mark.target.kind == "claims"]
    assert all(one.endswith(libya.brief.id) for one in targets)
    board.show_place(Place("claims", targets[0]))
    assert not board.filters.criteria
    under = {claim.id for some in libya.case.briefs.claims_in(libya.brief.id).values() for claim in some}
    assert set(board.model.ids) <= under
