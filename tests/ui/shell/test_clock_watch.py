"""A clock that jumps is told once, and never for a correction or for sleep."""

from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Notice, Workspace
from ui.shell.clock_watch import ClockWatch
from workbench.casefile.journal import sealing


def test_a_jump_is_told_once(qtbot: QtBot, workspace: Workspace) -> None:
    wall, steady, told = [1_000_000.0], [50.0], list[Notice]()
    workspace.noticed.connect(told.append)
    watch = ClockWatch(workspace, None, lambda: wall[0], lambda: steady[0])
    for step, set_by in ((60.0, 0.0), (60.0, 3.0), (36_000.0, 0.0), (60.0, -100.0)):
        steady[0] += step
        wall[0] += step + set_by
        watch.look()
    assert told == []
    wall[0] -= 3 * 86_400 + 60
    workspace.case.claims.add("Looked at with each change too.")
    assert told[0].text.startswith("The clock of this computer was set back by 3 days.")
    wall[0] += 9 * 86_400
    watch.look()
    assert len(told) == 1


def test_a_case_with_changes_of_the_future_says_so(
    qtbot: QtBot, workspace: Workspace, libya: Libya, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = list[Notice]()
    workspace.noticed.connect(told.append)
    now = datetime.fromisoformat(libya.case.history(1)[0].at).timestamp()
    watch = ClockWatch(workspace, None, lambda: now, lambda: 0.0)
    watch.begin()
    assert told == []
    monkeypatch.setattr(sealing, "now", lambda: "2099-01-01T00:00:00.000Z")
    libya.case.claims.add("A claim of 2099.")
    watch.begin()
    assert "ahead of this computer's clock" in told[0].text
