"""Ways in: a new case, the passphrase, and everything that may be wrong with a file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.opened import make_case, open_window
from ui.kit.passphrase_strength import hint
from ui.shell.main_window import MainWindow
from ui.shell.opening.recent import last_case, recent_cases
from ui.shell.opening.screen import OpeningScreen
from workbench.case import Case

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """No case open: the welcome."""
    window = open_window(qtbot, None)
    qtbot.waitUntil(lambda: window._to_open is None)
    yield window
    window.close()


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """An encrypted case, closed."""
    path = tmp_path / "sealed.gwk"
    Case.create(path, PASSPHRASE, title="A secret title").close()
    return path


def is_open(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=10_000)


def trouble(window: MainWindow, qtbot: QtBot, words: str) -> str:
    page = window.opening.unlock
    qtbot.waitUntil(lambda: words in page.trouble.text(), timeout=10_000)
    assert window.workspace is None
    return str(page.trouble.text())


def test_what_takes_long_is_said_where_nothing_else_is(qtbot: QtBot) -> None:
    screen = OpeningScreen()
    qtbot.addWidget(screen)
    screen.show()
    screen.opener.busy.emit("Opening Libya.gwk…")
    assert screen.currentWidget() is not screen.waiting
    qtbot.waitUntil(lambda: screen.currentWidget() is screen.waiting)
    assert screen.waiting.line.text() == "Opening Libya.gwk…"
    screen.opener.busy.emit("")
    assert screen.currentWidget() is not screen.waiting


def test_a_new_encrypted_case(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.mouseClick(window.opening.welcome.new, Qt.MouseButton.LeftButton)
    page = window.opening.new
    page.title.setText("Haftars in Belarus")
    page.path.setText(str(tmp_path / "new"))
    page.passphrase.setText(PASSPHRASE)
    page.again.setText("something else")
    page.make_case()
    assert "do not match" in page.trouble.text()
    assert not (tmp_path / "new.gwk").exists()
    page.again.setText(PASSPHRASE)
    page.make_case()
    is_open(window, qtbot)
    assert window.workspace.case.encrypted
    assert window.workspace.case.title == "Haftars in Belarus"
    assert "Encrypted" in window.frame.status.sealed.text()
    assert Case.is_encrypted(tmp_path / "new.gwk")


def test_a_plain_case_says_what_that_means(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.opening.begin_new()
    page = window.opening.new
    page.title.setText("Open notes")
    page.path.setText(str(tmp_path / "plain.gwk"))
    page.plain.setChecked(True)
    assert "Anyone who obtains this file can read" in page.meaning.text()
    page.make_case()
    is_open(window, qtbot)
    assert not window.workspace.case.encrypted


def test_a_file_that_is_there_is_never_overwritten(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = make_case(tmp_path / "there.gwk", "words")
    before = path.read_bytes()
    window.opening.begin_new()
    page = window.opening.new
    page.title.setText("Again")
    page.path.setText(str(path))
    page.plain.setChecked(True)
    page.make_case()
    qtbot.waitUntil(lambda: "exists already" in page.trouble.text(), timeout=10_000)
    assert page.title.text() == "Again"
    assert path.read_bytes() == before


def test_the_passphrase_is_asked_and_a_wrong_one_can_be_corrected(
    window: MainWindow, qtbot: QtBot, sealed: Path
) -> None:
    window.opening.open_path(sealed)
    page = window.opening.unlock
    qtbot.waitUntil(lambda: window.opening.currentWidget() is page and page.open.isEnabled(), timeout=10_000)
    page.passphrase.setText("a wrong one")
    page.open_case()
    trouble(window, qtbot, "Wrong passphrase")
    assert page.passphrase.text() == "a wrong one"
    page.passphrase.setText(PASSPHRASE)
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    is_open(window, qtbot)
    assert window.workspace.case.title == "A secret title"


def test_no_title_of_an_encrypted_case_is_left_in_the_settings(
    window: MainWindow, qtbot: QtBot, sealed: Path, tmp_path: Path
) -> None:
    window.opening.open_path(sealed)
    page = window.opening.unlock
    qtbot.waitUntil(lambda: page.open.isEnabled() and window.opening.currentWidget() is page, timeout=10_000)
    page.passphrase.setText(PASSPHRASE)
    page.open_case()
    is_open(window, qtbot)
    window.close()
    assert recent_cases() == [sealed.resolve()]
    written = b"".join(path.read_bytes() for path in (tmp_path / "settings").rglob("*") if path.is_file())
    assert b"sealed.gwk" in written
    assert b"secret" not in written
    assert b"horse" not in written


def test_a_case_held_elsewhere_is_offered_read_only(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = make_case(tmp_path / "held.gwk", "words")
    with Case.open(path):
        window.opening.open_path(path)
        trouble(window, qtbot, "is open elsewhere")
        page = window.opening.unlock
        assert not page.read_only.isHidden()
        page.open_read_only()
        is_open(window, qtbot)
        assert window.workspace.case.read_only
        assert "read-only" in window.frame.status.saved.text()
        assert not window.commands.actions["file.add"].isEnabled()
        window.close_case()


def test_what_is_no_case_is_told_so_and_left_alone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "letter.gwk"
    path.write_text("Dear colleague, this is a letter and no case at all.")
    before = path.read_bytes()
    window.opening.open_path(path)
    trouble(window, qtbot, "is not a Groundwork case")
    assert path.read_bytes() == before


def test_a_newer_case_is_refused_untouched(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = make_case(tmp_path / "newer.gwk")
    with Case.open(path) as case:
        case.connection.execute("PRAGMA user_version = 999")
    window.opening.open_path(path)
    trouble(window, qtbot, "newer version")


def test_a_missing_file_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.opening.open_path(tmp_path / "gone.gwk")
    trouble(window, qtbot, "There is no file")


def test_a_case_whose_first_change_finds_no_room_keeps_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.opening.open_path(make_case(tmp_path / "small.gwk", "words"))
    is_open(window, qtbot)
    case = window.workspace.case
    pages = case.connection.execute("PRAGMA page_count").fetchone()[0]
    case.connection.execute(f"PRAGMA max_page_count = {pages}")
    window.workspace.attempt(lambda: case.sources.add_text("x" * 400_000, "Too large"))
    told = window.frame.notices.rows[-1].notice
    assert "full" in told.text
    assert told.severity == "error"
    assert case.sources.count() == 1


def test_another_case_is_asked_for_over_the_open_one_and_given_up(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, sealed: Path
) -> None:
    window.opening.open_path(make_case(tmp_path / "first.gwk", "words"))
    is_open(window, qtbot)
    first = window.workspace.case
    window.opening.open_path(sealed)
    page = window.opening.unlock
    qtbot.waitUntil(page.isVisible, timeout=10_000)
    page._give_up()
    assert window.frame.isVisible()
    assert window.workspace.case is first
    window.opening.open_path(sealed)
    qtbot.waitUntil(lambda: page.isVisible() and page.open.isEnabled(), timeout=10_000)
    page.passphrase.setText(PASSPHRASE)
    page.open_case()
    qtbot.waitUntil(lambda: window.workspace.case.encrypted, timeout=10_000)
    assert window.frame.isVisible()
    assert not (tmp_path / "first.gwk.lock").exists()


def test_recent_cases_forget_what_is_gone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = make_case(tmp_path / "a.gwk")
    window.opening.open_path(path)
    is_open(window, qtbot)
    assert last_case() == path.resolve()
    window.close_case()
    assert last_case() is None
    assert recent_cases() == [path.resolve()]
    path.unlink()
    assert recent_cases() == []


def test_the_hint_grows_with_the_passphrase() -> None:
    assert hint("password")[0] == "danger"
    assert hint("Tr0ub4dor&3")[0] in ("warning", "good")
    assert hint(PASSPHRASE)[0] in ("warning", "good")
    assert hint("")[0] == "muted"


def test_a_case_let_go_elsewhere_is_opened_for_writing(
    window: MainWindow, qtbot: QtBot, sealed: Path
) -> None:
    holder = Case.open(sealed, PASSPHRASE)
    window.opening.open_path(sealed)
    page = window.opening.unlock
    qtbot.waitUntil(page.passphrase.isVisible, timeout=10_000)
    page.passphrase.setText(PASSPHRASE)
    page.open_case()
    trouble(window, qtbot, "open elsewhere")
    page.open_read_only()
    is_open(window, qtbot)
    assert window.workspace.case.read_only
    holder.actors.add("Aguila Saleh Issa")
    holder.close()

    def told() -> list[str]:
        return [row.notice.action for row in window.frame.notices.rows]

    qtbot.waitUntil(lambda: "Open for writing" in told(), timeout=10_000)
    window.frame.notices.rows[-1].notice.run()
    qtbot.waitUntil(
        lambda: window.workspace is not None and not window.workspace.case.read_only, timeout=10_000
    )
    assert window.workspace.case.actors.find("Aguila Saleh Issa")


def test_a_copy_taken_in_the_middle_of_work_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path, copy = tmp_path / "first.gwk", tmp_path / "copy.gwk"
    with Case.create(path) as case:
        case.actors.add("Khalifa Haftar")
    with Case.open(path) as case:
        case.actors.add("Aguila Saleh Issa")
        shutil.copy(path, copy)
    window.opening.open_path(copy)
    is_open(window, qtbot)
    told = [row.notice.text for row in window.frame.notices.rows]
    assert any("It may lack the newest changes" in text for text in told), told


def test_a_case_that_describes_itself_says_so_when_it_is_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "described.gwk"
    with Case.create(path, title="SAMPLE: a case") as case, case.change("Describe the case"):
        case.set_info("description", "Everything in it is invented.")
    window.opening.open_path(path)
    is_open(window, qtbot)
    assert "SAMPLE: a case" in window.windowTitle()
    frame = window.frame
    assert frame is not None
    qtbot.waitUntil(lambda: "Everything in it is invented." in shown_words(frame), timeout=5_000)


def shown_words(frame: QWidget) -> str:
    """Every word the labels of a case's window show."""
    return "\n".join(label.text() for label in frame.findChildren(QLabel) if label.isVisible())
