"""The history view: what a change did in words, the way back, the verification."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.history.row_words import in_words
from ui.history.view import HistoryView
from ui.main_window import MainWindow
from ui.workspace import Place
from workbench.casefile import RowChange


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


def test_going_back_takes_everything_later_and_redo_brings_it_again(history: HistoryView) -> None:
    case = history.workspace.case
    seq = next(one.seq for one in case.history() if one.label == "Add actor “Khalifa Haftar”")
    history.table.select_id(str(seq))
    assert history._steps() == ["Add claim “He flew to Minsk”", "Edit actor “Khalifa Haftar”"]
    assert history.take_back(2) == 2
    assert case.claims.count() == 0
    assert case.actors.all()[0].country == ""
    history.table.select_id(str(seq))
    assert history._steps() == []
    case.redo()
    case.redo()
    assert (case.claims.count(), case.actors.all()[0].country) == (1, "Libya")


def test_verifying_says_what_it_found_and_the_report_can_be_kept(
    window: MainWindow, history: HistoryView, qtbot: QtBot, tmp_path: Path
) -> None:
    history.verify()
    qtbot.waitUntil(lambda: history.problems is not None, timeout=10_000)
    assert history.problems == []
    assert "sound" in window.frame.notices.rows[-1].notice.text
    history.write_report(tmp_path / "report.txt")
    assert "No problem was found." in (tmp_path / "report.txt").read_text()


def test_a_change_of_a_row_in_words() -> None:
    edited = in_words(
        RowChange("actor", "1", {"name": "Haftar", "country": ""}, {"name": "Haftar", "country": "Libya"})
    )
    assert edited.what == "Edited actor “Haftar”"
    assert edited.differences == (("country", "—", "Libya"),)
    assert in_words(RowChange("clip", "1", None, {"quote": "He flew"})).what == "Added clip “He flew”"
    assert in_words(RowChange("claim", "1", {"text": "He flew"}, None)).what == "Removed claim “He flew”"
