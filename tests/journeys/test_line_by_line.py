"""A fact-checker and an editor: a brief line by line with keys alone, then its proof sheet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.journeys.hands import CTRL, SHIFT, Hands
from tests.proving.test_proofs import DAY, Proved
from tests.ui.opened import open_window
from ui.app.place import Place
from ui.rooms.review.view import ReviewView
from ui.shell.main_window import MainWindow
from workbench.case import Case

K = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "work.gwk"
    with Case.create(path, title="Floods", analyst="B. Reader") as case:
        Proved(case)
    window = open_window(qtbot, path)
    yield window
    window.close()


def test_from_the_brief_to_the_proof_sheet(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = Hands(qtbot, window)
    assert window.workspace is not None
    case = window.workspace.case
    brief, statement = case.briefs.all()[0], case.briefs.statements()[0]
    window.go(Place("brief", brief.id))
    hands.key(K.Key_L, CTRL | SHIFT)
    hands.until(lambda: isinstance(window.view, ReviewView) and window.view.lines.walk is not None)
    view = window.view
    assert isinstance(view, ReviewView)
    page = view.lines
    assert page.item.words.text() == f"“{DAY}”"
    hands.key(K.Key_T)
    hands.until(lambda: page.head.counts.text() == "2 of 2 items proven")
    hands.key(K.Key_U)
    hands.until(lambda: page.head.counts.text() == "1 of 2 items proven")
    hands.key(K.Key_N)
    hands.key(K.Key_T)
    hands.until(lambda: page.head.counts.text() == "2 of 2 items proven")
    case.briefs.update_statement(statement.id, text=statement.text.replace("The floods", "Floods"))
    hands.until(lambda: page.head.counts.text() == "1 of 2 items proven")
    hands.key(K.Key_N)
    hands.key(K.Key_T, SHIFT)
    hands.until(lambda: page.head.counts.text() == "2 of 2 items proven")
    path = tmp_path / "sheet.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    hands.key(K.Key_K, CTRL)
    hands.type("Save proof sheet")
    hands.key(K.Key_Return)
    hands.until(path.exists)
    assert "Ticked by B. Reader" in path.read_text("utf-8")
