"""How still the real window stands while documents are taken in: mixed files, and those made to exhaust it.

    .venv/bin/python benchmarks/taking_in.py [FILES]

A stall is the gap between two ticks of a timer of 10 ms on the window's thread. The goals: 100 ms at any
time, 200 ms while bombs are taken in.
"""

import itertools
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QEventLoop, QTimer

from benchmarks.library import TICK
from benchmarks.mixed import mixed
from tests.sources.bombs import BOMBS
from ui.shell.application import make_application
from ui.start import make_window
from workbench.case import Case


def main() -> None:
    """Measure and print."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    app = make_application()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for words, goal in (("mixed files", 100), ("bombs", 200)):
            given = folder / words
            given.mkdir()
            if words == "bombs":
                for bomb, make in BOMBS.items():
                    (given / bomb).write_bytes(make())
            else:
                list(mixed(given, files))
            told(words, goal, *taken_in(folder / f"{words}.gwk", given))
    del app


def taken_in(path: Path, given: Path) -> tuple[list[float], float, int]:
    """Milliseconds between ticks, seconds in all, and the number of sources there are then."""
    Case.create(path).close()
    window = make_window()
    window._to_open = None
    window.resize(1300, 860)
    window.show()
    window._on_opened(Case.open(path))
    loop, timer = QEventLoop(), QTimer()
    timer.setInterval(TICK)
    began = time.perf_counter()
    ticks = [began]
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    window.frame.intake.finished.connect(loop.quit)
    timer.start()
    QTimer.singleShot(0, lambda: window.frame.intake.take_in_paths([given]))
    loop.exec()
    QTimer.singleShot(500, loop.quit)
    loop.exec()
    timer.stop()
    count = window.workspace.case.sources.count()
    seconds = ticks[-1] - began
    window.close()
    return [(later - before) * 1000 for before, later in itertools.pairwise(ticks)], seconds, count


def told(words: str, goal: int, gaps: list[float], seconds: float, count: int) -> None:
    """Print one run."""
    over = sorted(gap for gap in gaps if gap > goal)
    print(
        f"{words}: {count:,} sources in {seconds:.0f} s; gap median {statistics.median(gaps):.0f} ms, "
        f"p99 {statistics.quantiles(gaps, n=100)[-1]:.0f}, longest {max(gaps):.0f}; "
        f"{len(over)} over {goal} ms: {', '.join(f'{gap:.0f}' for gap in over[-8:]) or '-'}",
        flush=True,
    )


if __name__ == "__main__":
    main()
