"""The library with very many sources: opening, ordering, filtering, scrolling.

    .venv/bin/python benchmarks/library.py [--sources 100000]

Each step is timed until the table is painted again. A stall is what a user waits with a still
window: the goal is 100 ms.
"""

import argparse
import itertools
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer

from ui.app import make_application
from ui.main_window import MainWindow
from workbench.case import Case
from workbench.values.ids import new_id
from workbench.values.moments import now


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=100_000)
    count = parser.parse_args().sources
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        path = Path(folder) / "many.gwk"
        with Case.create(path) as case:
            fill(case, count)
        app = make_application()
        window = MainWindow()
        window._to_open = None
        window.resize(1300, 860)
        window.show()
        window._on_opened(Case.open(path))
        view = window.frame.view
        settle(view)
        header = view.table.horizontalHeader()
        bar = view.table.verticalScrollBar()
        print(f"{count:,} sources; ms, median of 5   until shown   longest stall")
        for words, work in (
            ("order by title", lambda: header.sectionClicked.emit(0)),
            ("order by date", lambda: header.sectionClicked.emit(2)),
            ("order by clips", lambda: header.sectionClicked.emit(5)),
            ("group by origin", view.by_origin.toggle),
            ("filter, first word (reads them all)", lambda: typed(view, "Minsk", forget=True)),
            ("filter, next word", lambda: typed(view, "Minsk 77")),
            ("no filter", lambda: typed(view, "")),
            ("one page further", lambda: bar.setValue(bar.value() + bar.pageStep())),
        ):
            times, stalls = zip(*(measured(view, work) for _ in range(5)), strict=True)
            print(f"{words:36s}{statistics.median(times):12.0f}{statistics.median(stalls):16.0f}")
        window.close()
        del app


def fill(case: Case, count: int) -> None:
    """Sources of one original, with titles, outlets and dates, straight into the table."""
    first = case.sources.add_text("Words", "The first")
    outlets = [case.publications.add(f"Outlet {number}").id for number in range(40)]
    row = dict(case.connection.execute("SELECT * FROM source WHERE id = ?", (first.id,)).fetchone())
    columns = list(row)
    command = f"INSERT INTO source ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    with case.change("Very many sources"):
        for number in range(count):
            row |= {
                "id": new_id(),
                "title": f"Report {number * 7919 % count} from Minsk and Tobruk",
                "publication_id": outlets[number % 40],
                "published_on": f"20{number % 25:02d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
                "added_at": now(),
            }
            case.connection.execute(command, [row[column] for column in columns])


def typed(view: object, words: str, forget: bool = False) -> None:
    """What the filter does once the user stops typing."""
    if forget:
        view._words = None
    view.filter.setText(words)
    view.refresh()


def measured(view: object, work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds until the table shows it, and the longest time the window stood still."""
    ticks = [time.perf_counter()]
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(0)
    started = time.perf_counter()
    work()
    settle(view)
    ended = time.perf_counter()
    timer.stop()
    ticks.append(ended)
    stall = max(after - before for before, after in itertools.pairwise(ticks))
    return (ended - started) * 1000, stall * 1000


def settle(view: object) -> None:
    """Let the window run until the list that was wanted is shown and painted."""
    loop = QEventLoop()
    watch = QTimer()
    watch.timeout.connect(lambda: loop.quit() if view._wanted is None else None)
    watch.start(1)
    loop.exec()
    view.table.viewport().repaint()


if __name__ == "__main__":
    main()
