"""The reader joined to a real case, in a real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.opened import make_case, open_window
from ui.app.workspace import Place
from ui.rooms.reader.source_view import SourceView
from ui.shell.main_window import MainWindow

TEXT = (
    "Khalifa Haftar flew to Minsk on 17 February 😀. He met Aleksandr Lukashenko on the next day.\n"
    "The ministry denied that the base was discussed. وصل خليفة حفتر إلى مينسك."
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window whose case knows Haftar in two scripts."""
    window = open_window(qtbot, make_case(tmp_path / "work.gwk", TEXT))
    window.workspace.case.actors.add("Khalifa Haftar", aliases=["خليفة حفتر"])
    yield window
    window.close()


@pytest.fixture
def reader(window: MainWindow) -> SourceView:
    """The source open, its text in focus."""
    window.workspace.show(Place("source", window.workspace.case.sources.ids()[0]))
    window.frame.view.pane.view.setFocus()
    return window.frame.view
