"""A review copy comes back from Word by a drop on the window: listed, imported, decided, undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.hands import CTRL, Hands
from tests.review.conftest import work_in
from tests.review.test_word import edited, tracked
from tests.ui.opened import open_window
from ui.parts.review_exchange.word import ImportFromWord
from ui.rooms.review.view import ReviewView
from ui.shell.main_window import MainWindow
from workbench.case import Case

K = Qt.Key
SECOND, THIRD = "Two contracts were signed there.", "A third contract was put off until June."


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A case with a brief of three statements, and beside it the copy that went to the partner."""
    path = tmp_path / "work.gwk"
    with Case.create(path, title="Visit", analyst="A. Analyst") as case:
        work = work_in(case)
        for text in (SECOND, THIRD):
            case.briefs.state(work.brief, "Summary", text)
        case.reviews.remark(work.targets["statement"], "Which day?")
        case.deliver(work.brief, tmp_path / "copy.docx", "review", template="assessed-brief")
    return path


@pytest.fixture
def window(qtbot: QtBot, sent: Path) -> Iterator[MainWindow]:
    """The window over it."""
    window = open_window(qtbot, sent)
    yield window
    window.close()


def came_back(copy: Path) -> Path:
    """What the partner sent: one statement edited with tracking, one without, an answer in the margin."""
    path = edited(copy, tracked("president flew to Minsk", "flew", "travelled"))
    again = edited(path, lambda body: body.replace("Two contracts", "Three contracts", 1))
    return again.rename(copy.with_name("from partner.docx"))


def dialog() -> ImportFromWord | None:
    return next(
        (
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, ImportFromWord) and one.isVisible()
        ),
        None,
    )


def rows(found: ImportFromWord) -> list[tuple[str, ...]]:
    tops = (found.table.topLevelItem(number) for number in range(found.table.topLevelItemCount()))
    return [tuple(row.text(column) for column in range(4)) for row in tops if row is not None]


def statements(case: Case) -> list[str]:
    return [one.text for one in case.briefs.statements(case.briefs.all()[0].id)]


def test_edits_from_word_are_dropped_imported_decided_and_undone(
    window: MainWindow, sent: Path, qtbot: QtBot
) -> None:
    hands = Hands(qtbot, window)
    assert window.workspace is not None
    case = window.workspace.case
    before = statements(case)
    back = came_back(sent.with_name("copy.docx"))
    sources = len(case.sources.all())
    hands.drop([back])
    hands.until(lambda: dialog() is not None)
    found = dialog()
    assert found is not None
    listed = rows(found)
    assert [(row[0], row[2]) for row in listed if row[0] == "New wording"] == [
        ("New wording", "The president travelled to Minsk."),
        ("New wording", "Three contracts were signed there."),
    ]  # fmt: skip
    assert ("Comment", "A. Analyst") in [row[:2] for row in listed]
    assert [(row[0], row[1], row[2]) for row in listed if row[0].startswith("Tracked")] == [
        ("Tracked deletion", "P. Partner", "flew"), ("Tracked insertion", "P. Partner", "travelled"),
    ]  # fmt: skip
    assert any("In the case already" in row[3] for row in listed)
    assert found.changes.text() == "2 tracked changes in the file."
    assert statements(case) == before, "nothing applies itself"
    found.import_button.setFocus()
    hands.key(K.Key_Space)
    hands.until(lambda: dialog() is None)
    assert len(case.sources.all()) == sources, "it is no source"
    proposals = [one.remark for one in case.reviews.threads() if one.remark.proposal]
    assert {("Tracked in Word." in one.text, one.analyst) for one in proposals} == {
        (True, "P. Partner"), (False, proposals[1].analyst),
    }  # fmt: skip
    window.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is window)
    hands.key(K.Key_7, CTRL)
    view = window.view
    assert isinstance(view, ReviewView)
    view.tabs.setCurrentWidget(view.inbox)
    view.inbox.focus_item()
    assert [entry.aside for entry in view.inbox.model.entries] == ["Proposal", "Proposal"]
    hands.key(K.Key_A)
    assert statements(case)[0] == "The president travelled to Minsk."
    hands.key(K.Key_D)
    hands.type("There were two.")
    hands.key(K.Key_Return, CTRL)
    assert statements(case) == ["The president travelled to Minsk.", SECOND, THIRD]
    assert not case.reviews.inbox().open
    for left in (1, 2):
        hands.key(K.Key_U)
        assert len(case.reviews.inbox().proposals) == left
    assert statements(case) == before
    hands.key(K.Key_U)
    assert not [one for one in case.reviews.threads() if one.remark.proposal], (
        "one undo takes the import back"
    )
    hands.drop([back])
    hands.until(lambda: dialog() is not None)
    again = dialog()
    assert again is not None
    assert rows(again) == listed
    # One of them is left out, with keys.
    again.activateWindow()
    again.table.setFocus()
    number = next(n for n, row in enumerate(listed) if row[2].startswith("Three"))
    again.table.setCurrentItem(again.table.topLevelItem(number))
    hands.key(K.Key_Space)
    again.import_button.setFocus()
    hands.key(K.Key_Space)
    hands.until(lambda: dialog() is None)
    texts = [one.remark.proposal["text"] for one in case.reviews.threads() if one.remark.proposal]
    assert texts == ["The president travelled to Minsk."]
