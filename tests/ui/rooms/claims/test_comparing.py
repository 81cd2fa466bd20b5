"""Contradictions are looked for when the board is seen, not when it is made ahead."""

import pytest
from pytestqt.qtbot import QtBot

from ui.app.workspace import Workspace
from ui.rooms.claims.view import ClaimsView


def test_a_board_that_nobody_has_seen_compares_nothing(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[object] = []
    monkeypatch.setattr(
        type(workspace.case.contradictions), "catch_up", lambda _self, job: compared.append(job)
    )
    view = ClaimsView(workspace)
    qtbot.addWidget(view)
    side = view.side_panel()
    assert side is not None
    qtbot.addWidget(side)
    workspace.case.claims.add("A claim")
    qtbot.waitUntil(lambda: not workspace.tasks.running)
    assert compared == []
    view.show()
    qtbot.waitUntil(lambda: len(compared) >= 1)
    qtbot.waitUntil(lambda: not workspace.tasks.running)
