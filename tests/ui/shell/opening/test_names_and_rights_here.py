"""The window with a case under a name that is no text, and what it writes when files are to be private."""

import os
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.opened import make_case, open_window
from ui.shell.opening.recent import recent_cases

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names are bytes, rights are modes")


def test_a_name_that_is_no_text(qtbot: QtBot, tmp_path: Path) -> None:
    path = make_case(tmp_path / os.fsdecode(b"caf\xe9.gwk"), "They met in Minsk.")
    window = open_window(qtbot, path)
    assert window.workspace is not None
    window.workspace.case.actors.add("One")
    window.close()
    assert [recent for recent in recent_cases() if not recent.exists()] == []
    assert len(list(tmp_path.glob("*.gwk"))) == 1


def test_what_the_window_writes_obeys_the_umask(qtbot: QtBot, tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        path = make_case(tmp_path / "a.gwk", "They met in Minsk.")
        window = open_window(qtbot, path)
        assert window.workspace is not None
        window.workspace.case.actors.add("One")
        window.close()
    finally:
        os.umask(before)
    folders = (tmp_path, Path(os.environ["XDG_STATE_HOME"]), Path(os.environ["XDG_RUNTIME_DIR"]))
    found = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert len(found) > 3
    assert [str(file) for file in found if file.stat().st_mode & 0o077] == []
