"""From date to date and from number to number by a key, and what a clip's dates mean."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.opened import make_case, open_window
from ui.app.workspace import Place
from ui.rooms.reader.source_view import SourceView
from ui.shell.main_window import MainWindow

TEXT = "They left last Tuesday with 40 men. On 3 March 2025 some twelve came back, Reuters reported."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window = open_window(qtbot, make_case(tmp_path / "work.gwk", TEXT))
    case = window.workspace.case
    case.sources.update(case.sources.ids()[0], published_on="2025-03-05")
    yield window
    window.close()


def _selected(reader: SourceView) -> str:
    found = reader.pane.selected_range()
    return reader.text[slice(*found)] if found else ""


def test_a_key_goes_from_date_to_date_and_from_number_to_number(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.show(Place("source", window.workspace.case.sources.ids()[0]))
    reader: SourceView = window.frame.view
    view = reader.pane.view
    view.setFocus()
    for words in ("last Tuesday", "3 March 2025", "last Tuesday"):
        qtbot.keyClick(view, Qt.Key.Key_D)
        qtbot.waitUntil(lambda words=words: _selected(reader) == words)  # type: ignore[misc]
    for words in ("40 men", "twelve"):
        qtbot.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda words=words: _selected(reader) == words)  # type: ignore[misc]


def test_a_clip_says_what_its_relative_dates_mean(window: MainWindow, qtbot: QtBot) -> None:
    case = window.workspace.case
    source_id = case.sources.ids()[0]
    clip = case.clips.add(source_id, 0, len(TEXT))
    window.workspace.show(Place("source", source_id, clip_id=clip.id))
    panel = window.frame.view.panel
    qtbot.waitUntil(panel.found.isVisible)
    told = panel.found.text().replace("\u2068", "").replace("\u2069", "").split("\n")
    assert told == [
        "“last Tuesday”: 4 March 2025, from publication on 5 March 2025",
        "40 men",
        "3 March 2025",
        "“twelve”: about 12",
        "Reuters, named as the source (“reported”)",
    ]
    case.sources.update(source_id, published_on="2025-03-12")
    qtbot.waitUntil(lambda: "11 March 2025" in panel.found.text())
