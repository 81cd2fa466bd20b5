"""The history view: what a change did in words, the way back, the verification."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.app.workspace import Place
from ui.room_list import ROOMS
from ui.rooms.history.row_words import in_words
from ui.rooms.history.view import HistoryView
from ui.shell.main_window import MainWindow
from workbench.casefile import RowChange
from workbench.kinds import noun_of


@pytest.fixture
def history(window: MainWindow) -> HistoryView:
    case = window.workspace.case
    actor = case.actors.add("Khalifa Haftar")
    case.actors.update(actor.id, country="Libya")
    case.claims.add("He flew to Minsk")
    window.workspace.show(Place("history"))
    return window.frame.view


def test_newest_first_with_who_and_what(history: HistoryView) -> None:
    first = [history.model.index(0, column).data() for column in range(2)]
    assert first == ["Add claim “He flew to Minsk”", "A. Analyst"]


def test_a_history_that_was_made_ahead_has_its_newest_change_selected(
    window: MainWindow, qtbot: QtBot
) -> None:
    frame = window.frame
    room = next(one for one in ROOMS if one.name == "history")
    while room.name not in frame._views:
        frame._make_part(room)
    window.workspace.case.claims.add("He flew to Minsk")
    window.workspace.show(Place("history"))
    assert frame.view.table.selected_ids() == [frame.view.model.id_at(0)]


def idle(history: HistoryView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not history.workspace.tasks.running, timeout=10_000)


def test_going_back_is_shown_first_and_is_one_change(history: HistoryView, qtbot: QtBot) -> None:
    case = history.workspace.case
    seq = next(one.seq for one in case.history() if one.label == "Add actor “Khalifa Haftar”")
    history.table.select_id(str(seq))
    before = case.history(1)[0].seq
    history.step_back()
    idle(history, qtbot)
    said = [label.text() for label in history.detail.findChildren(QLabel)]
    assert "Removes 1 claim; changes 1 actor." in said
    assert "Removes claim “He flew to Minsk”" in said
    assert "country:  Libya  →  —" in said
    assert case.history(1)[0].seq == before, "looking changes nothing"
    history.detail.go_button.click()
    idle(history, qtbot)
    assert (case.claims.count(), case.actors.all()[0].country) == (0, "")
    assert case.history(1)[0].seq == before + 1
    assert history.table.current_id() == str(before + 1)
    case.undo()
    assert (case.claims.count(), case.actors.all()[0].country) == (1, "Libya")


def test_the_way_back_can_be_left(history: HistoryView, qtbot: QtBot) -> None:
    history.table.select_id(history.model.ids[-1])
    history.step_back()
    idle(history, qtbot)
    assert history.detail.go_button is None, "before the case there was nothing to go back to"
    history.table.select_id(history.model.ids[2])
    history.step_back()
    idle(history, qtbot)
    assert history.detail.go_button is not None
    history._leave()
    assert history.detail.go_button is None


def test_the_history_is_narrowed_by_words_kind_person_and_day(history: HistoryView, qtbot: QtBot) -> None:
    case = history.workspace.case
    case.as_analyst("B. Reviewer")
    case.actors.update(case.actors.all()[0].id, notes="Étrange")
    whole = len(history.model.ids)

    def labels() -> list[str]:
        return [history.model.index(row, 0).data() for row in range(history.model.rowCount())]

    history.filter.words.setText("minsk claim")
    qtbot.waitUntil(lambda: labels() == ["Add claim “He flew to Minsk”"], timeout=10_000)
    # A word that stands in no label, but in what was written; without its accent.
    history.filter.words.setText("etrange")
    qtbot.waitUntil(lambda: labels() == ["Edit actor “Khalifa Haftar”"], timeout=10_000)
    assert case.history(1)[0].analyst == "B. Reviewer"
    history.filter.words.setText("nobody wrote this")
    qtbot.waitUntil(lambda: history.found.currentWidget() is history.none, timeout=10_000)
    history.filter.clear()
    assert len(labels()) == whole
    history.filter.kind.show_value("claim")
    history.filter._on_chosen("claims")
    assert labels() == ["Add claim “He flew to Minsk”"]
    history.filter.clear()
    history.filter.who.show_value(case.analyst.id)
    history.filter._on_chosen(case.analyst.id)
    assert labels() == ["Edit actor “Khalifa Haftar”", "B. Reviewer joins"]
    history.filter.day.show_value("2001-01-01")
    history.filter._on_chosen("2001-01-01")
    assert labels() == []


def test_what_was_deleted_is_listed_and_comes_back(
    window: MainWindow, history: HistoryView, qtbot: QtBot
) -> None:
    case = history.workspace.case
    source_id = case.sources.ids()[0]
    clip = case.clips.add(source_id, 0, 14)
    case.sources.remove(source_id)
    history.show_deleted()
    idle(history, qtbot)
    row = [history.deleted.model.index(0, column).data() for column in (0, 1, 2, 4)]
    assert row == ["Source 1", "Source", "A. Analyst", "30"]
    assert history.side_panel().currentWidget() is history.deleted.detail
    said = [label.text() for label in history.deleted.detail.findChildren(QLabel)]
    assert "With it come back 1 clip." in said
    history.deleted.restore_button.click()
    qtbot.waitUntil(lambda: case.clips.count() == 1 and not history.workspace.tasks.running)
    assert case.clips.get(clip.id).quote == "Khalifa Haftar"
    qtbot.waitUntil(lambda: history.deleted.currentWidget() is history.deleted.none)
    assert "Restored source “Source 1”" in window.frame.notices.rows[-1].notice.text
    history.deleted.show_older.click()
    qtbot.waitUntil(lambda: not history.deleted.show_older.isVisible())


def test_verifying_can_be_stopped(window: MainWindow, history: HistoryView, qtbot: QtBot) -> None:
    history.verify()
    # Work ahead of the user, which has no label, may be running too.
    (task,) = [one for one in history.workspace.tasks.running if one.label]
    task.cancel()
    qtbot.waitUntil(lambda: not history.workspace.tasks.running, timeout=10_000)
    assert history.problems is None
    assert history.verify_button.isEnabled()


def test_verifying_says_what_it_found_and_the_report_can_be_kept(
    window: MainWindow, history: HistoryView, qtbot: QtBot, tmp_path: Path
) -> None:
    history.verify()
    qtbot.waitUntil(lambda: history.problems is not None, timeout=10_000)
    assert history.problems == []
    assert "Verification passed" in window.frame.notices.rows[-1].notice.text
    history.write_report(tmp_path / "report.md")
    report = (tmp_path / "report.md").read_text()
    assert "No problem was found." in report
    assert "2 sources, 0 clips, 1 actor, 1 claim, 0 briefs" in report
    head = history.workspace.case.connection.execute(
        "SELECT hash FROM change_set ORDER BY seq DESC"
    ).fetchone()
    assert head["hash"] in report


def test_a_change_of_a_row_in_words() -> None:
    edited = in_words(
        RowChange("actor", "1", {"name": "Haftar", "country": ""}, {"name": "Haftar", "country": "Libya"})
    )
    assert edited.what == "Edited actor “Haftar”"
    assert edited.differences == (("country", "—", "Libya"),)
    assert in_words(RowChange("clip", "1", None, {"quote": "He flew"})).what == "Added clip “He flew”"
    assert in_words(RowChange("claim", "1", {"text": "He flew"}, None)).what == "Removed claim “He flew”"


def test_a_link_says_what_it_joins() -> None:
    names = {("claim", "1"): "He flew to Minsk", ("clip", "2"): "arrived in Minsk"}
    row = {"claim_id": "1", "clip_id": "2", "stance": "supports", "note": ""}
    words = in_words(RowChange("evidence", '["1","2"]', None, row), lambda table, key: names[table, key])
    assert words.what == (
        "Added piece of evidence “supports”: claim “He flew to Minsk”, clip “arrived in Minsk”"
    )
    assert noun_of("statement_claim", 2) == "links of statements"
    assert noun_of("evidence", 2) == "pieces of evidence"
