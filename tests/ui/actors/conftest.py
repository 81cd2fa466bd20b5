"""The actors view over a small Libyan case."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya, fill
from ui.actors.view import ActorsView
from ui.workspace import Workspace
from workbench.case import Case


@pytest.fixture
def libya(case: Case) -> Libya:
    """A filled case."""
    return fill(case)


@pytest.fixture
def workspace(libya: Libya) -> Iterator[Workspace]:
    """What views are given."""
    workspace = Workspace(libya.case)
    yield workspace
    workspace.tasks.shut_down()


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
