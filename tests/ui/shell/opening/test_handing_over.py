"""Documents opened with the program: a window that is open takes them, else the new one does."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.opened import make_case, open_window
from ui.shell.main_window import MainWindow
from ui.shell.opening.handing_over import hand_over, notes_folder
from ui.start import make_window, wants_window
from workbench.case import Case


@pytest.fixture(autouse=True)
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "convoy.txt"
    path.write_text("The convoy left Tobruk.")
    return path


def test_without_a_window_nobody_takes_them(document: Path) -> None:
    assert not hand_over([document])


def test_an_open_window_takes_them(qtbot: QtBot, tmp_path: Path, document: Path) -> None:
    window = open_window(qtbot, make_case(tmp_path / "a.gwk"))
    assert window.workspace is not None
    case = window.workspace.case
    qtbot.waitUntil(lambda: window.session.receiver.listening)
    outcome: list[bool] = []
    other = threading.Thread(target=lambda: outcome.append(hand_over([document], patience=20)))
    other.start()
    qtbot.waitUntil(lambda: case.sources.count() == 1, timeout=20_000)
    other.join()
    assert outcome == [True]
    assert [path.suffix for path in notes_folder().iterdir()] == [".lock"]
    window.close_case()
    assert not hand_over([document])


def test_a_window_that_does_not_answer_is_given_up(qtbot: QtBot, tmp_path: Path, document: Path) -> None:
    window = open_window(qtbot, make_case(tmp_path / "a.gwk"))
    qtbot.waitUntil(lambda: window.session.receiver.listening)
    # Its event loop does not run while this waits.
    assert not hand_over([document], patience=0.2)
    assert [path.suffix for path in notes_folder().iterdir()] == [".lock"]
    window.close()


def test_a_new_window_takes_them_into_the_case_it_opens(qtbot: QtBot, tmp_path: Path, document: Path) -> None:
    path = make_case(tmp_path / "a.gwk")
    window = make_window([str(document)])
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "Open a case to import 1 document" in _told(window), timeout=10_000)
    window.opening.open_path(path)
    qtbot.waitUntil(lambda: _count(window) == 1, timeout=20_000)
    window.close_case()
    with Case.open(path) as case:
        assert case.sources.all()[0].file_name == "convoy.txt"


def test_what_asks_for_a_window(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "info").write_text("")
    assert wants_window([str(document)])
    assert wants_window(["new.gwk"])
    assert wants_window([str(document), "a.gwk"])
    assert not wants_window(["info"])
    assert not wants_window(["clip", "a.gwk", str(document)])


def _told(window: MainWindow) -> str:
    return " ".join(row.notice.text for row in window.notices.rows)


def _count(window: MainWindow) -> int:
    return window.workspace.case.sources.count() if window.workspace else 0
