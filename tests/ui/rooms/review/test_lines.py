"""Line by line with keys only: find what is open, tick it, take it back, see what a new wording undoes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.proving.test_proofs import DAY, STATED, Proved
from tests.ui.rooms.review.conftest import Desk
from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.rooms.review.lines_page import LinesPage
from ui.rooms.review.view import ReviewView
from workbench.case import Case

K = Qt.Key
OPEN = "The passage says otherwise"
TICKED = "Ticked by B. Reader; the passage says otherwise"


class Reader:
    """A person at the page, with keys only."""

    def __init__(self, qtbot: QtBot, case: Case) -> None:
        self.case, self.qtbot = case, qtbot
        self.workspace = Workspace(case)
        self.places: list[Place] = []
        self.workspace.navigated.connect(self.places.append)
        self.view = ReviewView(self.workspace)
        qtbot.addWidget(self.view)
        self.view.resize(1000, 700)
        self.view.show()
        qtbot.waitActive(self.view)

    @property
    def page(self) -> LinesPage:
        """The page."""
        return self.view.lines

    def settle(self) -> None:
        """Wait until the page shows the case as it is."""
        self.qtbot.waitUntil(lambda: self.page._running is None)
        QApplication.processEvents()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on what has the focus."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.view, key, held)
        self.settle()

    @property
    def shown(self) -> tuple[str, str, str]:
        """The current item, how it is proven, and the counts."""
        item = self.page.item
        return item.words.text(), item.state.text(), self.page.head.counts.text()

    @property
    def underlined(self) -> list[str]:
        """The words that are underlined."""
        found = []
        for mark in self.page.text.extraSelections():
            if mark.format.underlineStyle() != mark.format.UnderlineStyle.NoUnderline:
                found.append(mark.cursor.selectedText())
        return found


@pytest.fixture
def reader(qtbot: QtBot, case: Case) -> Iterator[Reader]:
    proved = Proved(case)
    case.as_analyst("B. Reader")
    reader = Reader(qtbot, case)
    reader.view.show_place(Place("lines", proved.brief))
    reader.settle()
    yield reader
    reader.workspace.tasks.shut_down()


def test_an_item_is_ticked_against_its_passage_and_taken_back(reader: Reader) -> None:
    assert reader.shown == (f"“{DAY}”", OPEN, "1 of 2 items proven")
    assert reader.underlined == [DAY]
    assert reader.page.pane.text.text.startswith("Floods in Derna")
    reader.key(K.Key_T)
    assert reader.shown == (f"“{DAY}”", TICKED, "2 of 2 items proven")
    assert reader.underlined == []
    reader.key(K.Key_U)
    assert reader.shown[2] == "1 of 2 items proven"
    reader.key(K.Key_T)
    reader.key(K.Key_X)
    assert reader.shown == (f"“{DAY}”", OPEN, "1 of 2 items proven")


def test_keys_go_from_item_to_item_and_into_the_passage(reader: Reader) -> None:
    reader.key(K.Key_Up)
    assert reader.shown[:2] == ("“40 people”", "Proven")
    marks = reader.page.pane.text.marks()
    found = next(mark for mark in marks if mark.kind == "first")
    assert reader.page.pane.text.text[found.start : found.end] == "40 people"
    reader.key(K.Key_N)
    assert reader.shown[0] == f"“{DAY}”"
    assert reader.page.item.passage.text() == "Passage 1 of 2"
    reader.key(K.Key_Tab)
    assert reader.page.item.passage.text() == "Passage 2 of 2"
    reader.key(K.Key_T)
    assert reader.shown[1] == OPEN  # It speaks against the claim.
    reader.key(K.Key_O)
    assert (reader.places[-1].kind, reader.places[-1].start) == ("source", 55)


def test_a_new_wording_shows_what_was_ticked(reader: Reader) -> None:
    reader.key(K.Key_T)
    statement = reader.case.briefs.statements()[0].id
    reader.case.briefs.update_statement(statement, text=STATED.replace("The floods", "Floods"))
    reader.settle()
    assert reader.shown[1:] == (OPEN, "1 of 2 items proven")
    assert "1 tick of an earlier wording" in reader.page.head._more.text()
    reader.key(K.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert reader.shown[1] == TICKED


def test_the_sheet_is_saved_from_the_page(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sheet"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Web pages to print (*.html)"))
    reader.page.save_sheet()
    reader.qtbot.waitUntil(path.with_name("sheet.html").exists)
    reader.qtbot.waitUntil(lambda: not reader.workspace.tasks.running)
    reader.settle()


def test_without_briefs_the_page_says_so(qtbot: QtBot, case: Case) -> None:
    reader = Reader(qtbot, case)
    reader.view.show_place(Place("lines"))
    reader.settle()
    assert reader.page.empty.isVisible()
    case.briefs.add("Libya", "Floods")
    reader.view.show_place(Place("lines"))
    reader.settle()
    assert reader.page.empty.isVisible()
    reader.workspace.tasks.shut_down()


def test_a_reviewer_sees_the_ticks_of_a_statement(desk: Desk) -> None:
    work = desk.work
    work.case.proofs.tick(work.statement, 0, 3, work.clip)
    desk.view.show_place(Place("review"))
    desk.view.queue.show_target(work.targets["statement"])
    told = desk.view.queue.panel._told(
        work.targets["statement"], work.case.reviews.fields(work.targets["statement"])
    )
    assert ("Ticked", "“The” by B. Reviewer") in told
    desk.key(K.Key_L)
