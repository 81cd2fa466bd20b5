"""The actors view over a small Libyan case."""

import pytest
from pytestqt.qtbot import QtBot

from ui.app.workspace import Workspace
from ui.rooms.actors.view import ActorsView


@pytest.fixture
def register(qtbot: QtBot, workspace: Workspace) -> ActorsView:
    """The view with its right column."""
    view = ActorsView(workspace)
    qtbot.addWidget(view)
    side = view.side_panel()
    assert side is not None
    qtbot.addWidget(side)
    view.resize(900, 700)
    view.show()
    side.show()
    qtbot.waitExposed(view)
    return view
