"""A round goes out from the window and comes back by a drop on it; a copy says what it is."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.opened import open_window
from ui.parts.review_exchange.receive import ImportReview
from ui.parts.review_exchange.send import SendForReview
from ui.shell import acts
from ui.shell.intake.choosing import take_in_dropped
from workbench.case import Case


def _shown(kind: type) -> object:
    return next(
        (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None
    )


def test_a_round_goes_out_and_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    path, out = tmp_path / "desk.gwk", tmp_path / "for B.gwr"
    with Case.create(path, title="Desk", analyst="A. Analyst") as case:
        brief = case.briefs.add(country="Libya", headline="Tools")
        case.briefs.state(brief.id, text="A note was seen.")
    window = open_window(qtbot, path)
    assert window.workspace is not None
    case = window.workspace.case
    acts.send_for_review(window)
    assert _shown(SendForReview) is None
    case.reviews.open_round("B. Reviewer", brief=brief.id)
    acts.send_for_review(window)
    send = _shown(SendForReview)
    assert isinstance(send, SendForReview)
    qtbot.waitUntil(send.write.isEnabled)
    assert send.items.text() == "1 item to review"
    send.file.setText(str(out))
    send.send()
    qtbot.waitUntil(send.told.isVisible, timeout=10_000)
    send.copy.click()
    passphrase = send.passphrase.text()
    assert QGuiApplication.clipboard().text() == passphrase
    send.close()
    with Case.open(out, passphrase) as copy:
        item = copy.reviews.rounds.items(copy.reviews.rounds.all()[0])[0]
        copy.reviews.judge(item, "disagree", "wording", "Say which.", {"text": "A paper was seen."})
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(out))])
    take_in_dropped(window, mime)
    came = _shown(ImportReview)
    assert isinstance(came, ImportReview)
    came.passphrase.setText("wrong")
    came.look()
    qtbot.waitUntil(came.trouble.isVisible, timeout=10_000)
    came.passphrase.setText(passphrase)
    came.look()
    qtbot.waitUntil(came.table.isVisible, timeout=10_000)
    row = came.table.topLevelItem(0)
    assert row is not None
    assert row.text(0) == "Disagrees: wording"
    assert "Proposes wording: A paper was seen." in row.text(2)
    assert case.reviews.threads() == []
    came.take()
    qtbot.waitUntil(lambda: case.reviews.standing(item).state == "disagreed", timeout=10_000)
    qtbot.waitUntil(lambda: _shown(ImportReview) is None)
    assert case.undo_label == "Import the review by B. Reviewer"
    assert case.undo()
    assert case.reviews.threads() == []
    window.open_path(out)
    qtbot.waitUntil(lambda: window.opening.isVisible(), timeout=10_000)
    qtbot.waitUntil(window.opening.unlock.open.isEnabled)
    window.opening.unlock.passphrase.setText(passphrase)
    window.opening.unlock.open_case()
    qtbot.waitUntil(lambda: "(review copy)" in window.windowTitle(), timeout=10_000)
    assert window.workspace.case.analyst.name == "B. Reviewer"
    assert not window.commands.actions["file.add"].isEnabled()
