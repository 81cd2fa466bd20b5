"""The reader against the floor: a bare QPlainTextEdit that only lays out and draws the same text.

Run: `python benchmarks/reader_view.py`. Ratios in one run; absolute times depend on the machine.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from ui.reader.display_map import display
from ui.reader.spans import Mark
from ui.reader.text_view import ReaderTextView

SIZE, MARKS = 1_000_000, 10_000


def words(paragraphs: bool) -> str:
    """Pseudo-words from a fixed seed."""
    chooser = random.Random(1)
    syllables = ["ba", "ko", "mi", "ra", "tu", "ne", "lo", "sha", "vi", "dor", "gan", "pel"]
    pieces: list[str] = []
    length = 0
    while length < SIZE:
        word = "".join(chooser.choices(syllables, k=chooser.randint(1, 4)))
        end = "\n" if paragraphs and chooser.random() < 0.008 else " "
        pieces.append(word + end)
        length += len(word) + 1
    return "".join(pieces)[:SIZE]


def marks_for(text: str) -> list[Mark]:
    """Marks of 20 to 200 characters all over the text."""
    chooser = random.Random(2)
    starts = [chooser.randrange(len(text) - 300) for _ in range(MARKS)]
    kinds = ("clip", "mention", "supports", "contradicts")
    return [Mark(str(n), s, s + chooser.randint(20, 200), kinds[n % 4]) for n, s in enumerate(starts)]


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def frames(view: QPlainTextEdit) -> list[float]:
    """Repaint times after 150 jumps."""
    chooser = random.Random(3)
    bar = view.verticalScrollBar()
    times = []
    for _ in range(150):
        bar.setValue(chooser.randrange(bar.maximum() + 1))
        times.append(milliseconds(view.viewport().repaint))
    return times


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def add_one(view: ReaderTextView, number: int) -> float:
    """One mark more, until it is painted."""
    start = view.visible_range()[0] + 10 * number

    def add() -> None:
        view.add_mark(Mark(f"new {number}", start, start + 60))
        QApplication.processEvents()

    return milliseconds(add)


def measure(name: str, text: str) -> None:
    """One text: open, frames, one mark more."""
    marks = marks_for(text)
    floor, view = QPlainTextEdit(), ReaderTextView()
    for widget in (floor, view):
        widget.resize(1000, 750)
        widget.show()
    QApplication.processEvents()

    def open_view() -> None:
        view.show_text(text)
        view.set_marks(marks)
        view.viewport().repaint()

    def open_floor() -> None:
        floor.setPlainText(display(text)[0])
        floor.viewport().repaint()

    opened_floor = milliseconds(open_floor)
    opened = milliseconds(open_view)
    QApplication.processEvents()
    floor_frames, view_frames = frames(floor), frames(view)
    adds = [add_one(view, number) for number in range(100)]
    print(
        f"{name}: open {opened:.0f} ms ({opened / opened_floor:.1f} x text only); "
        f"frame p95 {p95(view_frames):.1f} ms ({p95(view_frames) / p95(floor_frames):.1f} x); "
        f"add one p50 {statistics.median(adds):.1f} ms"
    )


if __name__ == "__main__":
    application = QApplication.instance() or QApplication([])
    measure(f"1 MB in paragraphs, {MARKS} marks", words(paragraphs=True))
    measure(f"1 MB in one line, {MARKS} marks", words(paragraphs=False))
