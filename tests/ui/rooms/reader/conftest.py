"""A real reader on a screen that is not there."""

import pytest
from pytestqt.qtbot import QtBot

from ui.rooms.reader.reader_pane import ReaderPane


@pytest.fixture
def pane(qtbot: QtBot) -> ReaderPane:
    pane = ReaderPane()
    qtbot.addWidget(pane)
    pane.resize(1000, 700)
    pane.show()
    return pane
