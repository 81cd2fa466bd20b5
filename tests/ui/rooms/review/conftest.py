"""The review room over a case that one analyst wrote and another reviews."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.review.conftest import Reviewed, work_in
from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.rooms.review.view import ReviewView
from workbench.case import Case

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Desk:
    """A person at the room, with keys only."""

    qtbot: QtBot
    work: Reviewed
    workspace: Workspace
    view: ReviewView

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key on what has the focus."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.view, key, held)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type into what has the focus."""
        self.qtbot.keyClicks(QApplication.focusWidget() or self.view, words)

    def as_analyst(self, name: str) -> None:
        """Somebody else sits down."""
        self.work.by(name)
        self.view.show_place(Place("review"))


@pytest.fixture
def desk(qtbot: QtBot, case: Case) -> Iterator[Desk]:
    """B. Reviewer, who is asked for a review of the brief and of an actor."""
    work = work_in(case)
    case.reviews.open_round("B. Reviewer", brief=work.brief)
    work.by("B. Reviewer")
    workspace = Workspace(case)
    view = ReviewView(workspace)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    qtbot.waitActive(view)
    view.show_place(Place("review"))
    yield Desk(qtbot, work, workspace, view)
    workspace.tasks.shut_down()
