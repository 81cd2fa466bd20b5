"""The claims view over a small Libyan case."""

import pytest
from pytestqt.qtbot import QtBot

from ui.app.workspace import Workspace
from ui.rooms.claims.view import ClaimsView


@pytest.fixture
def board(qtbot: QtBot, workspace: Workspace) -> ClaimsView:
    """The view with its right column."""
    view = ClaimsView(workspace)
    qtbot.addWidget(view)
    side = view.side_panel()
    assert side is not None
    qtbot.addWidget(side)
    view.resize(900, 700)
    view.show()
    side.show()
    qtbot.waitExposed(view)
    return view
