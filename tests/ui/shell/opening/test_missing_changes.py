"""The window says what a case lacks, and never that nothing was lost when something was."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.opened import make_case, open_window
from ui.shell.session import NOT_ENDED
from workbench.casefile.backups import backups_of

KILLED = """
import os, sys
from workbench.casefile import Case
case = Case.open(sys.argv[1])
for number in range(4):
    case.actors.add(f"Actor {number}")
os._exit(9)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
def test_a_case_without_its_log(qtbot: QtBot, tmp_path: Path) -> None:
    path = make_case(tmp_path / "work.gwk", "They met in Minsk.")
    log = path.with_name("work.gwk-wal")
    for is_lost, expected in ((False, NOT_ENDED), (True, "4 changes made between ")):
        subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
        if is_lost:
            os.remove(log)
        window = open_window(qtbot, path)
        assert window.frame is not None
        told = [row.notice.text for row in window.frame.notices.rows]
        assert [words for words in told if words.startswith(expected)], told
        assert (NOT_ENDED in told) is not is_lost
        window.close()
    assert backups_of(path) == [], "nothing was changed in it yet"
