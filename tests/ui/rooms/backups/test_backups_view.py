"""Backups in the window: taken by themselves, told apart, restored with the present file kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.opened import make_case, open_window
from ui.app.workspace import Place
from ui.rooms.backups.view import BackupsView, age, size
from ui.shell.main_window import MainWindow
from workbench.case import Case
from workbench.casefile.backups import Backup, backups_of, folder_of, take


def backups_view(window: MainWindow) -> BackupsView:
    assert window.frame is not None
    window.frame.go(Place("backups"))
    view = window.frame.view
    assert isinstance(view, BackupsView)
    return view


def words_in(view: BackupsView) -> str:
    return "\n".join(label.text() for label in view.detail.findChildren(QLabel))


def test_a_case_without_a_backup_gets_one_soon_after_it_is_opened(window: MainWindow, qtbot: QtBot) -> None:
    assert window.frame is not None
    assert window.workspace is not None
    case = window.workspace.case
    with qtbot.waitSignal(window.workspace.tasks.idle, timeout=10_000):
        window.frame.backups.begin()
    assert len(backups_of(case.path)) == 1
    with qtbot.waitSignal(window.workspace.tasks.idle, timeout=10_000):
        window.frame.backups.begin()
    assert len(backups_of(case.path)) == 1, "nothing was changed since"


def test_a_backup_on_demand_is_told_and_listed(window: MainWindow, qtbot: QtBot) -> None:
    assert window.frame is not None
    assert window.workspace is not None
    view = backups_view(window)
    assert view.stack.currentWidget() is view.empty
    with qtbot.waitSignal(window.workspace.backed_up, timeout=10_000):
        view.back_up_now()
    assert len(view.model.ids) == 1
    assert "Nothing would be lost" in words_in(view)
    window.workspace.case.actors.add("Saddam Haftar")
    assert "1 actor fewer" in words_in(view)
    assert "Saddam Haftar" in words_in(view)


def test_restoring_keeps_the_present_file_and_says_its_name(window: MainWindow, qtbot: QtBot) -> None:
    assert window.frame is not None
    assert window.workspace is not None
    path = window.workspace.case.path
    take(window.workspace.case)
    window.workspace.case.actors.add("Saddam Haftar")
    view = backups_view(window)
    view.ask_to_restore()
    row = window.frame.notices.rows[-1]
    assert "stays beside it" in row.notice.text
    first = window.frame
    assert row.notice.run is not None
    row.notice.run()
    qtbot.waitUntil(lambda: window.frame is not None and window.frame is not first, timeout=10_000)
    assert window.workspace is not None
    assert window.workspace.case.actors.all() == []
    kept = [entry for entry in path.parent.iterdir() if "before restoring" in entry.name]
    assert len([entry for entry in kept if entry.suffix == ".gwk"]) == 1
    assert window.frame is not None
    assert any("kept as" in row.notice.text for row in window.frame.notices.rows)


def test_a_damaged_case_offers_its_newest_backup(qtbot: QtBot, tmp_path: Path) -> None:
    path = make_case(tmp_path / "work.gwk", "Khalifa Haftar flew to Minsk.")
    with Case.open(path) as case:
        take(case)
    content = bytearray(path.read_bytes())
    content[:4096] = bytes(4096)
    path.write_bytes(content)
    window = open_window(qtbot, None)
    qtbot.waitUntil(lambda: window.opening.currentWidget() is window.opening.welcome)
    window.opening.open_path(path)
    page = window.opening.unlock
    qtbot.waitUntil(lambda: window.opening.currentWidget() is page, timeout=10_000)
    assert page.restore.isVisible()
    page.restore_wanted.emit(page._attempt, backups_of(path)[0])
    qtbot.waitUntil(lambda: window.frame is not None, timeout=10_000)
    assert window.workspace is not None
    assert window.workspace.case.sources.count() == 1
    kept = next(entry for entry in tmp_path.iterdir() if "before restoring" in entry.name)
    assert kept.read_bytes() == bytes(content)
    window.close()


def test_pages_damaged_inside_are_told_on_opening(qtbot: QtBot, tmp_path: Path) -> None:
    path = make_case(tmp_path / "work.gwk", "Khalifa Haftar flew to Minsk. " * 400)
    with Case.open(path) as case:
        page = case.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'relation_evidence'"
        ).fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    window = open_window(qtbot, None)
    qtbot.waitUntil(lambda: window.opening.currentWidget() is window.opening.welcome)
    window.opening.open_path(path)
    page = window.opening.unlock
    qtbot.waitUntil(lambda: window.opening.currentWidget() is page, timeout=10_000)
    assert "damaged" in page.trouble.text()
    assert page.restore.isHidden(), "there is no backup to offer"
    window.close()


def test_damage_that_comes_while_a_case_is_open_is_told(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.frame is not None
    assert window.workspace is not None
    monkeypatch.setattr("workbench.casefile.file.damage.damage_in", lambda _case: "row 3 missing from index")
    window.frame.backups.begin()
    notices = window.frame.notices
    qtbot.waitUntil(lambda: any("is damaged" in row.notice.text for row in notices.rows), timeout=10_000)
    assert not folder_of(window.workspace.case.path).exists(), "a damaged case is no backup"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "just now"), (61, "1 minute ago"), (7300, "2 hours ago"), (90_000, "1 day ago")],
)
def test_the_age_of_a_backup_in_words(seconds: int, words: str) -> None:
    now = datetime(2025, 2, 18, tzinfo=UTC)
    backup = Backup(Path("x"), now - timedelta(seconds=seconds), 2_400_000)
    assert age(backup, now) == words
    assert size(backup) == "2.4 MB"


def test_the_list_is_walked_with_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    for day in (1, 2, 3):
        take(window.workspace.case, at=datetime(2025, 2, day, tzinfo=UTC))
    view = backups_view(window)
    first = view.chosen()
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    second = view.chosen()
    assert first is not None
    assert second is not None
    assert first.taken_at > second.taken_at
