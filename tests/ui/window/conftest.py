"""The window over two short sources."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.opened import make_case, open_window
from ui.main_window import MainWindow

FIRST = "Khalifa Haftar flew to Minsk on 17 February. He met the president on the next day."
SECOND = "The ministry said nothing about the base."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Open, painted, with the library in the middle."""
    window = open_window(qtbot, make_case(tmp_path / "work.gwk", FIRST, SECOND))
    yield window
    window.close()
