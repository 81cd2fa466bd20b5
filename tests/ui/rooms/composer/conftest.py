"""The composer over a small Libyan case."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.app.workspace import Place, Workspace
from ui.rooms.composer.view import ComposerView


@pytest.fixture
def composer(qtbot: QtBot, workspace: Workspace) -> Iterator[ComposerView]:
    """The composer, showing the one brief."""
    view = ComposerView(workspace)
    qtbot.addWidget(view)
    qtbot.addWidget(view.side)
    view.resize(900, 700)
    view.show()
    view.show_place(Place("briefs"))
    qtbot.waitExposed(view)
    yield view
    view.checks.watch("")
    view.side.show_brief("")
