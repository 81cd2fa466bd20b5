"""The reader against the floor: a bare QPlainTextEdit that only lays out and draws the same text.

    .venv/bin/python benchmarks/reader_view.py

Measures the whole pane (text, margin, overview) as the user sees it, and the text view alone. The
floor has the same font and the same column. Targets: opening at most 2 x the floor and 40 ms, 95 of
100 frames within 8 ms, one mark more within 5 ms; one line of 1 MB at most 1.3 x that. Both sides are
taken in turns in one process, five rounds, medians: the ratios count, times depend on the machine.
"late" is the share of frames over 16.7 ms.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ui.kit.positions import display
from ui.parts.reading.text_view import ReaderTextView
from ui.rooms.reader.reader_pane import Card, Mark, ReaderPane

ROUNDS, FRAMES, ADDS = 5, 120, 40
WIDTH, HEIGHT = 1000, 750


@dataclass(slots=True)
class Times:
    """Milliseconds of every round."""

    opened: list[float] = field(default_factory=list)
    jumps: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    adds: list[float] = field(default_factory=list)


def words(size: int, *, paragraphs: bool) -> str:
    """Pseudo-words from a fixed seed."""
    chooser = random.Random(1)
    syllables = ["ba", "ko", "mi", "ra", "tu", "ne", "lo", "sha", "vi", "dor", "gan", "pel"]
    pieces: list[str] = []
    length = 0
    while length < size:
        word = "".join(chooser.choices(syllables, k=chooser.randint(1, 4)))
        end = "\n" if paragraphs and chooser.random() < 0.008 else " "
        pieces.append(word + end)
        length += len(word) + 1
    return "".join(pieces)[:size]


def marks_for(text: str, number: int) -> list[Mark]:
    """Marks of 20 to 200 characters all over the text."""
    chooser = random.Random(2)
    starts = [chooser.randrange(len(text) - 300) for _ in range(number)]
    kinds = ("clip", "mention", "supports", "contradicts")
    return [Mark(str(n), s, s + chooser.randint(20, 200), kinds[n % 4]) for n, s in enumerate(starts)]


def card_for(text: str, mark: Mark) -> Card:
    """A card as the reader makes one."""
    return Card(mark.id, mark.start, text[mark.start : mark.start + 90], "", mark.kind, ("a badge",))


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes, with the paint it asks for."""
    start = time.perf_counter()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def frames(view: QPlainTextEdit, times: Times) -> None:
    """Jumps all over the text, then steps of the wheel, until everything that follows is painted."""
    chooser = random.Random(3)
    bar = view.verticalScrollBar()
    for _ in range(FRAMES):
        place = chooser.randrange(bar.maximum() + 1)
        times.jumps.append(milliseconds(lambda place=place: bar.setValue(place)))
    bar.setValue(bar.maximum() // 3)
    QApplication.processEvents()
    for _ in range(FRAMES):
        times.steps.append(milliseconds(lambda: bar.setValue(bar.value() + 3)))


def on_screen(widget: QWidget) -> None:
    """Show a widget at the size of the benchmark."""
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    for _ in range(3):
        QApplication.processEvents()
        time.sleep(0.02)


def measure_floor(text: str, times: Times) -> None:
    """Only the words."""
    like = ReaderTextView()
    on_screen(like)
    floor = QPlainTextEdit()
    floor.setReadOnly(True)
    floor.setFont(like.font())
    floor.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    floor.setViewportMargins(like.viewportMargins())
    on_screen(floor)
    times.opened.append(milliseconds(lambda: floor.setPlainText(display(text)[0])))
    frames(floor, times)
    for widget in (like, floor):
        widget.close()


def measure_view(text: str, marks: list[Mark], times: Times) -> None:
    """The text with its marks."""
    view = ReaderTextView()
    on_screen(view)

    def show() -> None:
        view.show_text(text)
        view.set_marks(marks)

    times.opened.append(milliseconds(show))
    frames(view, times)
    view.close()


def measure_pane(text: str, marks: list[Mark], times: Times) -> None:
    """All of it: header, text, margin with cards, overview."""
    cards = [card_for(text, mark) for mark in marks]
    pane = ReaderPane()
    on_screen(pane)
    times.opened.append(milliseconds(lambda: pane.show_source("Title", "Meta", text, (), marks, cards)))
    frames(pane.view, times)
    start = pane.view.visible_range()[0]
    for number in range(ADDS):
        mark = Mark(f"new {number}", start + 10 * number, start + 10 * number + 60)
        card = card_for(text, mark)
        times.adds.append(milliseconds(lambda mark=mark, card=card: pane.add_mark(mark, card)))
    pane.close()


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def report(name: str, times: Times, floor: Times) -> None:
    """One line a measured thing."""
    opened = statistics.median(times.opened)
    print(f"  {name:10} open {opened:5.1f} ms ({opened / statistics.median(floor.opened):.1f} x)", end="")
    for what, own, least in (("jump", times.jumps, floor.jumps), ("wheel", times.steps, floor.steps)):
        middle = statistics.median(own)
        print(
            f"   {what} p50 {middle:4.1f} ({middle / statistics.median(least):.1f} x)"
            f" p95 {p95(own):4.1f} ms ({p95(own) / p95(least):.1f} x)"
            f" late {100 * sum(one > 16.7 for one in own) / len(own):.0f} %",
            end="",
        )
    print(f"   add p50 {statistics.median(times.adds):.1f} ms" if times.adds else "")


def measure(name: str, text: str, number: int) -> None:
    """One text."""
    floor, view, pane = Times(), Times(), Times()
    marks = marks_for(text, number)
    for _ in range(ROUNDS):
        measure_floor(text, floor)
        measure_view(text, marks, view)
        measure_pane(text, marks, pane)
    print(f"{name}, {number:,} marks")
    for what, times in (("text only", floor), ("view", view), ("pane", pane)):
        report(what, times, floor)


if __name__ == "__main__":
    application = QApplication.instance() or QApplication([])
    measure("1 MB in paragraphs", words(1_000_000, paragraphs=True), 10_000)
    measure("1 MB in one line", words(1_000_000, paragraphs=False), 10_000)
    if "--large" in sys.argv:
        measure("10 MB in paragraphs", words(10_000_000, paragraphs=True), 100_000)
