"""Item to item in the review room: from the key A to the next item painted, the commit included.

    .venv/bin/python benchmarks/review.py [--items 10000] [--keys 300]

In the finished window, over a brief of as many statements, claims and clips. Target: at most 50 ms at
the 95th percentile. The processor's time of the window's thread is measured beside the clock's, which
also counts whatever else the machine does.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.app.place import Place
from ui.rooms.review.room import ROOM
from ui.rooms.review.view import ReviewView
from ui.shell.application import make_application
from ui.start import make_window
from workbench.case import Case

MOST = 50.0
WORDS = "The ministry said that talks on the base would go on in spring while others denied it. "
CLIPS_A_SOURCE = 50


def main() -> int:
    """Measure and print; 1 when the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--keys", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        path = Path(folder) / "review.gwk"
        with Case.create(path, "benchmark", analyst="A. Analyst") as case:
            fill(case, options.items)
            key = case.raw_key
        app = make_application()
        window = make_window()
        window._to_open = None
        window.resize(1300, 860)
        window.show()
        case = Case.open(path, raw_key=key)
        case.as_analyst("B. Reviewer")
        window._on_opened(case)
        case.as_analyst("B. Reviewer")
        begun = time.perf_counter()
        window.go(Place("review"))
        app.processEvents()
        opened = time.perf_counter() - begun
        view = window.view
        assert isinstance(view, ReviewView)
        assert view.queue.walk is not None
        print(f"{len(view.queue.walk.left):,} items; the room comes up in {opened * 1000:.0f} ms")
        clock, processor = keys(view, options.keys)
        begun = time.thread_time()
        assert ROOM.standing is not None
        ROOM.standing(case)
        print(f"counts of the navigation {(time.thread_time() - begun) * 1000:.1f} ms of processor")
        report("clock", clock)
        missed = report("processor", processor) > MOST
        window.close()
    print(f"target: {MOST:.0f} ms at the 95th percentile, of processor: {'missed' if missed else 'met'}")
    return int(missed)


def fill(case: Case, items: int) -> None:
    """Statements, claims and clips in the proportion 1 : 2 : 3, all in one brief."""
    statements = items // 6
    clips = items - statements - 2 * statements
    with case.change("Fill the case"):
        brief = case.briefs.add("Belarus", "A long brief")
        found = []
        while len(found) < clips:
            text = f"Report {len(found)}. {WORDS * CLIPS_A_SOURCE * 2}"
            source = case.sources.add_text(text, f"Report {len(found)}")
            for number in range(min(CLIPS_A_SOURCE, clips - len(found))):
                start = 12 + number * len(WORDS)
                found.append(case.clips.add(source.id, start, start + 40).id)
        claims = []
        for number in range(2 * statements):
            claim = case.claims.add(f"Talks number {number} went on in spring")
            for clip_id in found[number * len(found) // (2 * statements) :][:2]:
                case.claims.cite(claim.id, clip_id)
            claims.append(claim.id)
        for number in range(statements):
            beneath = claims[2 * number : 2 * number + 2]
            case.briefs.state(brief.id, "Summary", f"Talks went on, as of report {number}.", claims=beneath)
    case.reviews.open_round("B. Reviewer", brief=brief.id)


def keys(view: ReviewView, count: int) -> tuple[list[float], list[float]]:
    """Press A; milliseconds of the clock and of the processor for each key until the next item is painted."""
    clock, processor = [], []
    for _ in range(count):
        begun, worked = time.perf_counter(), time.thread_time()
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_A)
        QApplication.processEvents()
        clock.append((time.perf_counter() - begun) * 1000)
        processor.append((time.thread_time() - worked) * 1000)
    return clock, processor


def report(what: str, times: list[float]) -> float:
    """Print median, 95th percentile and the longest; returns the 95th percentile."""
    ordered = sorted(times)
    late = ordered[int(len(ordered) * 0.95)]
    print(f"{what}: median {statistics.median(times):.1f}, p95 {late:.1f}, longest {ordered[-1]:.1f} ms")
    return late


if __name__ == "__main__":
    sys.exit(main())
