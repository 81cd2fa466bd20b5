"""Documents made to exhaust the computer: each ends within ten seconds, and the window lives meanwhile."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.durability.patience import Patience
from tests.sources.bombs import BOMBS
from tests.ui.opened import make_case, open_window
from workbench.sources.document import read_document
from workbench.sources.intake import Taken
from workbench.sources.sandbox.guard import Limits
from workbench.sources.sandbox.wire import MOST_LETTERS

LONGEST = 60.0
SLOW = {
    "millions of paragraphs.docx",
    "a million pages.pdf",
    "pages of themselves.pdf",
    "many attachments.eml",
}


FOR_EVER = {"a deep page.html": Limits(seconds=3)}
"""Read until the time is over, however long that is."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.sweep] * (name in SLOW)) for name in BOMBS]
)
def test_a_bomb_is_refused_or_read_in_bounds(name: str) -> None:
    data = BOMBS[name]()
    began, patience = time.monotonic(), Patience(LONGEST)
    document = read_document(data, name, limits=FOR_EVER.get(name))
    took = time.monotonic() - began
    words = len(document.reading.text)
    print(
        f"\n{name}, {len(data):,} bytes: {took:.1f} s, {document.unread_reason or f'read {words:,} letters'}"
    )
    assert not patience.is_over, "a document may take so long, waiting for a processor aside"
    assert document.original == data
    assert document.unread_reason.endswith(".") or words <= MOST_LETTERS
    assert len(document.inside) <= 2000


@pytest.mark.sweep
def test_the_window_lives_while_all_are_taken_in(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "bombs"
    folder.mkdir()
    for name, make in BOMBS.items():
        (folder / name).write_bytes(make())
    window = open_window(qtbot, make_case(tmp_path / "a.gwk"))
    gaps: list[float] = []
    last = [time.monotonic()]

    def tick() -> None:
        now = time.monotonic()
        gaps.append(now - last[0])
        last[0] = now

    clock = QTimer()
    clock.timeout.connect(tick)
    clock.start(10)
    results: list[Taken] = []
    window.frame.intake.finished.connect(results.extend)
    began = time.monotonic()
    with qtbot.waitSignal(window.frame.intake.finished, timeout=300_000):
        window.frame.intake.take_in_paths([folder])
    print(
        f"\n{len(results)} bombs in {time.monotonic() - began:.0f} s; longest stall {max(gaps) * 1000:.0f} ms"
    )
    assert len(results) == len(BOMBS)
    assert {taken.outcome for taken in results} <= {"read", "unread"}
    assert len(gaps) > 100, "the window had its turns"
    window.close()
