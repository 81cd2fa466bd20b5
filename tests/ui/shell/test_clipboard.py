"""Copies out of an encrypted case go by themselves; what others copied is never touched."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication
from pytestqt.qtbot import QtBot

from tests.durability.window_process import ROOT, Home
from tests.ui.opened import make_case, open_window
from ui.shell.clipboard import MARKS, ClipboardKeeper, set_clearing


@pytest.fixture
def clipboard(qtbot: QtBot) -> QClipboard:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    return clipboard


@pytest.fixture
def keeper(clipboard: QClipboard) -> Iterator[ClipboardKeeper]:
    keeper = ClipboardKeeper(lasts=200)
    keeper.begin(encrypted=True)
    yield keeper
    keeper.end()


def test_a_copy_is_marked_and_goes(keeper: ClipboardKeeper, clipboard: QClipboard, qtbot: QtBot) -> None:
    clipboard.setText("He flew to Minsk")
    assert clipboard.text() == "He flew to Minsk"
    assert set(MARKS) <= set(clipboard.mimeData().formats())
    qtbot.waitUntil(lambda: clipboard.text() == "")


def test_what_was_copied_elsewhere_meanwhile_stays(keeper: ClipboardKeeper, clipboard: QClipboard) -> None:
    clipboard.setText("He flew to Minsk")
    keeper._marking = True  # what another program does is no copy of ours
    clipboard.setText("a telephone number")
    keeper._marking = False
    keeper.clear()
    assert clipboard.text() == "a telephone number"


def test_a_second_copy_has_its_whole_minute(keeper: ClipboardKeeper, clipboard: QClipboard) -> None:
    clipboard.setText("first")
    keeper._timer.stop()
    clipboard.setText("second")
    assert keeper._timer.isActive()
    keeper.clear()
    assert clipboard.text() == ""


def test_more_than_plain_text_is_kept_as_it_was(keeper: ClipboardKeeper, clipboard: QClipboard) -> None:
    data = QMimeData()
    data.setText("words")
    data.setHtml("<b>words</b>")
    data.setData("application/x-own", b"\0\1")
    clipboard.setMimeData(data)
    shown = clipboard.mimeData()
    assert (shown.text(), shown.html(), bytes(shown.data("application/x-own"))) == (
        "words", "<b>words</b>", b"\0\1",
    )  # fmt: skip


def test_a_plain_case_leaves_the_clipboard_alone_unless_it_is_wished(clipboard: QClipboard) -> None:
    keeper = ClipboardKeeper()
    keeper.begin(encrypted=False)
    clipboard.setText("open words")
    keeper.end()
    assert clipboard.text() == "open words"
    set_clearing("always")
    keeper.begin(encrypted=False)
    clipboard.setText("other words")
    keeper.end()
    assert clipboard.text() == ""
    set_clearing("never")
    keeper.begin(encrypted=True)
    clipboard.setText("secret words")
    keeper.end()
    assert clipboard.text() == "secret words"


def test_closing_the_case_takes_what_was_copied_in_its_window(
    clipboard: QClipboard, qtbot: QtBot, tmp_path: Path
) -> None:
    set_clearing("always")
    window = open_window(qtbot, make_case(tmp_path / "work.gwk", "Khalifa Haftar flew to Minsk."))
    window.frame.view.table.select_id(window.workspace.case.sources.ids()[0])
    clipboard.setText("Khalifa Haftar")
    assert clipboard.text() == "Khalifa Haftar"
    window.close_case()
    assert clipboard.text() == ""
    window.close()


ENDING = """
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication
from ui.shell.application import make_application
from ui.start import make_window

app = make_application()
window = make_window()
window.show()

def copy_and_end():
    copied = QMimeData()
    copied.setText("words")
    QGuiApplication.clipboard().setMimeData(copied)
    window.close()

QTimer.singleShot(300, copy_and_end)
raise SystemExit(app.exec())
"""


def test_the_program_ends_well_with_something_copied(tmp_path: Path) -> None:
    home = Home(tmp_path)
    ended = subprocess.run(
        [sys.executable, "-c", ENDING], env=home.environment(), cwd=ROOT, capture_output=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr.decode()
