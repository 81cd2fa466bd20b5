"""The watched folder: what appears there is taken in once it is whole, and nobody is taken elsewhere."""

from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.opened import open_window
from ui.app.watched_folder import set_watched_folder
from ui.shell.intake.watched_folder import TAKEN_IN
from ui.shell.main_window import MainWindow


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "Inbox"
    folder.mkdir()
    return folder


def count(window: MainWindow) -> int:
    return window.workspace.case.sources.count()


def test_what_lies_there_and_what_comes_is_taken_in_and_moved(
    window: MainWindow, qtbot: QtBot, inbox: Path
) -> None:
    before, place = count(window), window.frame.places.current
    (inbox / "first.txt").write_text("The first convoy left Tobruk.")
    (inbox / "half.pdf.part").write_text("not yet")
    window.frame.watched.watch(inbox)
    assert window.frame.status.watched.text() == "Watching “Inbox”"
    qtbot.waitUntil(lambda: (inbox / TAKEN_IN / "first.txt").exists(), timeout=20_000)
    assert count(window) == before + 1
    page = inbox / "page.html"
    page.write_text("<html><title>Page</title><body><article><p>The second convoy left Rajma.</p></article>")
    (inbox / "page_files").mkdir()
    (inbox / "page_files" / "style.css").write_text("body {}")
    qtbot.waitUntil(lambda: (inbox / TAKEN_IN / "page.html").exists(), timeout=20_000)
    assert (inbox / TAKEN_IN / "page_files" / "style.css").exists()
    assert sorted(path.name for path in inbox.iterdir()) == [TAKEN_IN, "half.pdf.part"]
    assert count(window) == before + 2
    assert window.frame.places.current == place


def test_sub_folders_are_looked_at_and_what_was_taken_in_is_not(
    window: MainWindow, qtbot: QtBot, inbox: Path
) -> None:
    before = count(window)
    deep = inbox / "February" / "Tobruk"
    (deep / "page_files").mkdir(parents=True)
    (deep / "note.txt").write_text("The first convoy left Tobruk.")
    (deep / "page.html").write_text(
        "<html><title>Page</title><body><article><p>The second convoy left Rajma.</p></article>"
    )
    (deep / "page_files" / "advertisement.html").write_text("<p>Buy carpets.</p>")
    (inbox / TAKEN_IN / "January").mkdir(parents=True)
    (inbox / TAKEN_IN / "January" / "old.txt").write_text("Taken in before.")
    window.frame.watched.watch(inbox)
    aside = inbox / TAKEN_IN / "February" / "Tobruk"
    qtbot.waitUntil(lambda: (aside / "page_files").exists() and (aside / "note.txt").exists(), timeout=20_000)
    assert sorted(path.name for path in aside.iterdir()) == ["note.txt", "page.html", "page_files"]
    assert list(deep.iterdir()) == []
    assert count(window) == before + 2
    (deep / "later.txt").write_text("The third convoy left Derna.")
    qtbot.waitUntil(lambda: (aside / "later.txt").exists(), timeout=20_000)
    assert count(window) == before + 3


def test_it_is_remembered_for_the_case_and_can_be_stopped(
    window: MainWindow, qtbot: QtBot, inbox: Path
) -> None:
    path = window.workspace.case.path
    window.frame.watched.watch(inbox)
    window.close_case()
    (inbox / "meanwhile.txt").write_text("It came while nobody was there.")
    again = open_window(qtbot, path)
    before = count(again)
    # Moved once all of it has ended, not only once it is stored.
    qtbot.waitUntil(lambda: (inbox / TAKEN_IN / "meanwhile.txt").exists(), timeout=20_000)
    assert count(again) == before + 1
    again.frame.watched.stop()
    assert again.frame.status.watched.isHidden()
    (inbox / "later.txt").write_text("Too late.")
    again.frame.watched.look()
    again.frame.watched.look()
    assert again.frame.intake._results == {}
    again.close()


def test_a_folder_that_is_gone_is_told(window: MainWindow, inbox: Path) -> None:
    window.frame.watched.watch(inbox)
    inbox.rmdir()
    window.frame.watched.begin()
    assert "is not there" in window.frame.notices.rows[-1].notice.text


def test_a_folder_that_does_not_answer_is_not_waited_for(
    window: MainWindow, qtbot: QtBot, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched, answers = window.frame.watched, Event()
    watched._retry.setInterval(10)
    is_dir = Path.is_dir

    def dead(path: Path) -> bool:
        return answers.wait(20) and is_dir(path) if path == inbox else is_dir(path)

    monkeypatch.setattr(Path, "is_dir", dead)
    set_watched_folder(window.workspace.case.info("id"), inbox)
    watched.begin()
    assert not watched.is_on
    qtbot.waitUntil(
        lambda: (
            "does not answer" in window.frame.notices.rows[-1].notice.text
            if window.frame.notices.rows
            else False
        )
    )
    answers.set()
    qtbot.waitUntil(lambda: watched.is_on, timeout=10_000)
    watched.stop()


def test_a_file_that_cannot_be_taken_in_is_not_tried_for_ever(
    window: MainWindow, qtbot: QtBot, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "a.txt").write_text("Words.")
    asked: list[list[Path]] = []
    watched = window.frame.watched
    monkeypatch.setattr("ui.shell.intake.watched_folder._move", lambda _path, _watched: False)
    begin = window.frame.intake.take_in_what_came
    monkeypatch.setattr(
        window.frame.intake, "take_in_what_came", lambda paths: (asked.append(paths), begin(paths))
    )
    with qtbot.waitSignal(window.frame.intake.came, timeout=20_000):
        watched.watch(inbox)
    for _ in range(4):
        watched.look()
    assert asked == [[inbox / "a.txt"]]
