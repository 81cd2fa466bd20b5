"""The claims board: list, filters, evidence, facts, what is made of a claim."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from tests.ui.opened import answer
from ui.app.workspace import Place, Workspace
from ui.kit.dragging import CLAIM, ids_in_mime
from ui.parts.actor_line import Chosen
from ui.rooms.claims.evidence import EvidenceCard
from ui.rooms.claims.view import ClaimsView
from workbench.claims.listing import contradictions


def cards(board: ClaimsView, stance: str) -> list[EvidenceCard]:
    return board.page.evidence.columns[stance].cards


def names(board: ClaimsView, libya: Libya) -> list[str]:
    known = {claim_id: name for name, claim_id in libya.claims.items()}
    return [known[claim_id] for claim_id in board.model.ids]


def cell(board: ClaimsView, row: int, title: str) -> str:
    column = [known.title for known in board.model.columns].index(title)
    return str(board.model.data(board.model.index(row, column)))


def test_the_newest_claim_is_first_and_rows_say_how_they_stand(board: ClaimsView, libya: Libya) -> None:
    assert names(board, libya) == ["bare", "tobruk", "contracts", "cooperation", "visit"]
    row = board.model.row_of(libya.claims["tobruk"])
    assert [cell(board, row, title) for title in ("When", "Grade", "For", "Against", "Used")] == [
        "February 2025",
        "3",
        "1",
        "1",
        "1",
    ]
    assert cell(board, 0, "For") == "none"


def test_filters_by_words_in_any_script_and_by_standing(board: ClaimsView, libya: Libya) -> None:
    board.filter.setText("لوكاشينكو")
    assert names(board, libya) == ["visit"]
    board.filter.setText("tobruk air")
    assert names(board, libya) == ["tobruk"]
    board.filter.clear()
    board.wanted.show_value("single")
    board.refresh()
    assert names(board, libya) == ["tobruk", "contracts", "cooperation"]
    board.wanted.show_value("none")
    board.refresh()
    assert names(board, libya) == ["bare"]


def test_a_place_lifts_the_filter_that_hides_it(board: ClaimsView, libya: Libya) -> None:
    board.filter.setText("tobruk")
    board.show_place(Place("claim", libya.claims["visit"]))
    assert board.page.claim_id == libya.claims["visit"]
    assert board.filter.text() == ""


def test_evidence_stands_side_by_side_and_opens(
    board: ClaimsView, libya: Libya, workspace: Workspace, qtbot: QtBot
) -> None:
    board.show_thing(libya.claims["tobruk"])
    assert [card.passage.clip.id for card in cards(board, "supports")] == [
        libya.clips["tobruk"],
        libya.clips["tobruk again"],
    ]
    [against] = cards(board, "contradicts")
    clip = libya.case.clips.get(libya.clips["denied"])
    with qtbot.waitSignal(workspace.navigated) as shown:
        qtbot.mouseClick(against, Qt.MouseButton.LeftButton)
    assert shown.args == [Place("source", clip.source_id, clip.start, clip.end, clip.id)]


def test_the_stance_is_changed_and_the_passage_taken_away(board: ClaimsView, libya: Libya) -> None:
    board.show_thing(libya.claims["tobruk"])
    cards(board, "contradicts")[0].stance.choose("context")
    assert cards(board, "contradicts") == []
    assert len(cards(board, "context")) == 1
    cards(board, "context")[0]._remove()
    assert len(libya.case.claims.evidence(libya.claims["tobruk"])) == 2
    libya.case.undo()
    assert len(cards(board, "context")) == 1


def test_origins_are_explained_in_words(board: ClaimsView, libya: Libya) -> None:
    board.show_thing(libya.claims["tobruk"])
    assert board.facts.standing.text().startswith("For: 2 sources, 1 independent origin.")
    (said,) = [label.text() for label in board.facts.origins.findChildren(QLabel) if label.text()]
    assert said == (
        "Agenzia Nova and Middle Sea Digest count as one origin: you grouped them as “Agenzia Nova report”."
    )
    (apart,) = board.facts.origins.findChildren(QAbstractButton)
    apart.click()
    assert board.facts.standing.text().startswith("For: 2 sources, 2 independent origins.")
    *_gone, said = [label.text() for label in board.facts.origins.findChildren(QLabel) if label.text()]
    assert said == (
        "Agenzia Nova, Sawt al-Rajma and Middle Sea Digest count separately: they are different outlets."
    )
    libya.case.undo()
    assert board.facts.standing.text().startswith("For: 2 sources, 1 independent origin.")


def test_two_reports_of_one_outlet_are_one_origin_until_somebody_says_otherwise(
    board: ClaimsView, libya: Libya
) -> None:
    case = libya.case
    claim = case.claims.add("Talks were held")
    for number in (1, 2):
        source = case.sources.add_text(f"Talks were held, report {number}.", publication="The Herald")
        case.claims.cite(claim.id, case.clips.add(source.id, 0, 5).id)
    board.show_thing(claim.id)
    assert board.facts.standing.text().startswith("For: 2 sources, 1 independent origin.")
    (said,) = [label.text() for label in board.facts.origins.findChildren(QLabel) if label.text()]
    assert said == "2 sources of The Herald count as one origin: they are of one outlet."
    board.facts.origins.findChildren(QAbstractButton)[0].click()
    assert board.facts.standing.text().startswith("For: 2 sources, 2 independent origins.")


def test_contradictions_come_from_a_passage_that_speaks_both_ways(board: ClaimsView, libya: Libya) -> None:
    other = libya.case.claims.add("There were no talks on Tobruk")
    assert contradictions(libya.case, libya.claims["tobruk"]) == []
    libya.case.claims.cite(other.id, libya.clips["denied"])
    [(found, evidence)] = contradictions(libya.case, libya.claims["tobruk"])
    assert (found.id, evidence.clip_id) == (other.id, libya.clips["denied"])
    [(back, _evidence)] = contradictions(libya.case, other.id)
    assert back.id == libya.claims["tobruk"]


def test_words_dates_and_grade_are_saved(board: ClaimsView, libya: Libya, qtbot: QtBot) -> None:
    claim_id = libya.claims["contracts"]
    board.show_thing(claim_id)
    board.page.words.setFocus()
    board.page.words.selectAll()
    qtbot.keyClicks(board.page.words, "Tractors were bought")
    board.page.words.save_now()
    board.facts.event_on.setText("18 feb 2025")
    board.facts.event_on.save_now()
    board.facts.credibility.show_value("2")
    board.facts.credibility._on_activated(0)
    claim = libya.case.claims.get(claim_id)
    assert (claim.text, claim.event_on, claim.credibility) == ("Tractors were bought", "2025-02-18", "2")
    board.page.words.selectAll()
    qtbot.keyClick(board.page.words, Qt.Key.Key_Delete)
    assert not board.page.words.save_now()
    assert libya.case.claims.get(claim_id).text == "Tractors were bought"


def test_unsaved_words_stay_with_their_claim(board: ClaimsView, libya: Libya, qtbot: QtBot) -> None:
    board.show_thing(libya.claims["contracts"])
    qtbot.keyClicks(board.page.words, "Now: ")
    board.show_thing(libya.claims["visit"])
    assert libya.case.claims.get(libya.claims["contracts"]).text.startswith("Now: Contracts")
    assert libya.case.claims.get(libya.claims["visit"]).text.startswith("Khalifa")


def test_actors_and_place_are_found_or_made(board: ClaimsView, libya: Libya) -> None:
    claim_id = libya.claims["tobruk"]
    board.show_thing(claim_id)
    matches = board.facts.roles.add.matches("خليفة")
    assert matches[0].id == libya.actors["khalifa"]
    board.facts.roles._on_chosen(Chosen(libya.actors["lna"], "LNA"))
    board.facts.place.chosen.emit(Chosen("", "Tobruk air base"))
    assert [actor.id for actor, _role in libya.case.claims.actors(claim_id)] == [libya.actors["lna"]]
    place_id = libya.case.claims.get(claim_id).place_id
    assert place_id is not None
    assert libya.case.actors.get(place_id).kind == "place"
    assert board.facts.place_row.isVisibleTo(board.facts)
    [row] = board.facts.roles.rows.values()
    row.role.setText("host of the base")
    row.role.save_now()
    assert libya.case.claims.actors(claim_id)[0][1] == "host of the base"


def test_a_claim_is_made_active_and_inactive(board: ClaimsView, libya: Libya, workspace: Workspace) -> None:
    board.show_thing(libya.claims["visit"])
    board.page.make_active()
    assert workspace.active_claim == libya.claims["visit"]
    assert board.page.active.isChecked()
    board.show_thing(libya.claims["tobruk"])
    assert not board.page.active.isChecked()
    board.show_thing(libya.claims["visit"])
    board.page.make_active()
    assert workspace.active_claim == ""


def test_a_statement_is_made_in_a_section(
    board: ClaimsView, libya: Libya, workspace: Workspace, qtbot: QtBot
) -> None:
    board.show_thing(libya.claims["bare"])
    outlook = libya.case.briefs.sections(libya.brief.id)[1]
    with qtbot.waitSignal(workspace.noticed) as told:
        board.page.make_statement(outlook.id)
    made = libya.case.briefs.statements(section_id=outlook.id)[-1]
    assert made.text == "The EU has sanctioned Belarus since 2020"
    with qtbot.waitSignal(workspace.navigated) as shown:
        told.args[0].run()
    assert shown.args == [Place("statement", made.id)]


def test_claims_are_dragged_by_their_ids(board: ClaimsView, libya: Libya) -> None:
    index = board.model.index(0, 0)
    data = board.model.mimeData([index, board.model.index(0, 1)])
    assert ids_in_mime(CLAIM, data) == (libya.claims["bare"],)
    assert board.model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_new_claim_is_written_and_shown(board: ClaimsView, libya: Libya, qtbot: QtBot) -> None:
    board.new_entry()
    qtbot.keyClicks(board.entry, "France supports the LNA")
    qtbot.keyClick(board.entry, Qt.Key.Key_Return)
    assert board.page.words.text() == "France supports the LNA"
    assert libya.case.claims.count() == 6


def test_removing_a_claim_offers_to_take_it_back(
    board: ClaimsView, libya: Libya, workspace: Workspace, qtbot: QtBot
) -> None:
    board.show_thing(libya.claims["visit"])
    board.page.remove_claim()
    said = answer("Cancel")
    assert "2 statements would lose ground:" in said
    assert said.count("Nothing would be left under it.") == 1
    assert libya.claims["visit"] in board.model.ids
    board.page.remove_claim()
    with qtbot.waitSignal(workspace.noticed) as told:
        answer("Delete")
    assert "It was used by 2 statements" in told.args[0].text
    assert libya.claims["visit"] not in board.model.ids
    told.args[0].run()
    assert libya.claims["visit"] in board.model.ids


def test_an_empty_case_teaches_the_next_step(case: object, qtbot: QtBot, workspace: Workspace) -> None:
    for claim in workspace.case.claims.all():
        workspace.case.claims.remove(claim.id)
    view = ClaimsView(workspace)
    qtbot.addWidget(view)
    assert view.stack.currentWidget() is view.empty
