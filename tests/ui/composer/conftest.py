"""The composer over a small Libyan case."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya, fill
from ui.composer.view import ComposerView
from ui.workspace import Place, Workspace
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
