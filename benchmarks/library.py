"""The library with very many sources in the real window: opening, ordering, filtering, scrolling, editing.

    .venv/bin/python benchmarks/library.py [--sources 100000]

Each step is timed until the table is painted again. A stall is the longest gap between two ticks of
a timer of 10 ms on the window's thread: what a user waits with a still window. The goal is 100 ms.
"""

import argparse
import itertools
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QItemSelection, QItemSelectionModel, QTimer

from ui.rooms.library.commands import review
from ui.rooms.library.view import LibraryView
from ui.shell.application import make_application
from ui.shell.main_window import MainWindow
from ui.start import make_window
from workbench.case import Case
from workbench.sources.reading.model import Reading
from workbench.sources.store.bulk import ReadDocument
from workbench.sources.store.criteria import Criteria
from workbench.sources.store.reviewed import mark_reviewed

TICK = 10
"""Milliseconds between two ticks while nothing holds the thread."""
GOAL = 100
EDITED = 1_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=100_000)
    count = parser.parse_args().sources
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        path = Path(folder) / "many.gwk"
        with Case.create(path) as case:
            actor = fill(case, count)
        app = make_application()
        window = make_window()
        window._to_open = None
        window.resize(1300, 860)
        window.show()
        print(f"{count:,} sources; ms, median        until shown   longest stall (goal {GOAL})")
        told("open the case", [measured(window, lambda: window._on_opened(Case.open(path)))])
        for words, work in steps(window, actor):
            told(words, [measured(window, work) for _ in range(3)])
        window.close()
        del app


def steps(window: MainWindow, actor: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a user does, one thing after another."""
    view = window.frame.view
    header, bar = view.table.horizontalHeader(), view.table.verticalScrollBar()
    for section, title in enumerate(column.title for column in view.model.columns):
        yield f"order by {title.lower()}", lambda section=section: header.sectionClicked.emit(section)
    yield "group by origin, or not", view.by_origin.toggle
    yield "words, the first (reads them all)", lambda: typed(view, "Minsk", forget=True)
    yield "words, the next", lambda: typed(view, "Minsk 77")
    yield "no words", lambda: typed(view, "")
    outlet = window.workspace.case.publications.all()[7].id
    for words, criteria in (
        ("outlet", Criteria(outlets=(outlet,))),
        ("grade", Criteria(grades=("B",))),
        ("language", Criteria(languages=("ru",))),
        ("dates", Criteria(from_on="2021", to_on="2022-06")),
        ("format", Criteria(formats=("Text",))),
        ("actor", Criteria(actors=(actor,))),
        ("reviewed", Criteria(states=("reviewed",))),
        ("not reviewed", Criteria(states=("unreviewed",))),
        ("clips that lost their place", Criteria(states=("orphaned",))),
    ):
        yield f"only by {words}", lambda criteria=criteria: view.show_criteria(criteria)
    yield "all again", view.narrowing.show_all
    yield "open the menu of filters", view.narrowing.menu.fill
    yield "one page further", lambda: bar.setValue(bar.value() + bar.pageStep())
    yield "to the middle", lambda: bar.setValue(bar.maximum() // 2)
    rows = itertools.cycle(range(0, 5_000, 611))
    yield "the next card", lambda: view.table.selectRow(next(rows))
    yield "select all", lambda: select(view, len(view.model.ids))
    yield "select one", lambda: select(view, 1)
    yield f"select {EDITED:,}", lambda: select(view, EDITED)
    languages = itertools.cycle(("pl", "de", "en"))
    yield (
        f"change the language of {EDITED:,}",
        lambda: view.several._set("Language", language=next(languages)),
    )
    yield f"mark {EDITED:,} as reviewed", lambda: review(view, True)


def fill(case: Case, count: int) -> str:
    """Sources with outlets and dates, some clipped, reviewed and of one origin; the id of an actor."""
    outlets = [
        case.publications.add(f"Outlet {number}", reliability="ABCDEF"[number % 6]) for number in range(40)
    ]
    ids: list[str] = []
    for batch in case.sources.add_many(documents(outlets, count)):
        ids += batch
    actor = case.actors.add("Khalifa Haftar", "person").id
    with case.change("Clips, marks and origins"):
        for source_id in ids[:: max(1, count // 1_000)]:
            clip = case.clips.add(source_id, 0, 6)
            case.actors.mention(clip.id, actor)
        mark_reviewed(case, ids[:: max(1, count // 5_000)])
        for first in range(0, min(count, 3_000), 30):
            case.sources.group_as_one_origin(ids[first : first + 3], f"Wire {first}")
    return actor


def documents(outlets: list[object], count: int) -> Iterator[ReadDocument]:
    """Short texts."""
    for number in range(count):
        text = f"Report {number} says that lorries left Tobruk."
        reading = Reading(
            text=text,
            title=f"Report {number * 7919 % count} from Minsk and Tobruk",
            published_on=f"20{number % 25:02d}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            language=("en", "ru", "ar", "it")[number % 4],
            media_type="text/plain",
        )
        yield ReadDocument(reading, text.encode(), f"{number}.txt", {"publication": outlets[number % 40]})


def typed(view: LibraryView, words: str, forget: bool = False) -> None:
    """What the filter does once the user stops typing."""
    if forget:
        view._words = None
    view.filter.setText(words)
    view.refresh()


def select(view: LibraryView, count: int) -> None:
    """Choose the first rows, as Shift and a click do."""
    flag = QItemSelectionModel.SelectionFlag
    last = view.model.index(count - 1, len(view.model.columns) - 1)
    view.table.selectionModel().select(QItemSelection(view.model.index(0, 0), last), flag.ClearAndSelect)


def told(words: str, found: list[tuple[float, float]]) -> None:
    """Print one step."""
    times, stalls = zip(*found, strict=True)
    over = "" if statistics.median(stalls) <= GOAL else "   over the goal"
    print(f"{words:36s}{statistics.median(times):12.0f}{statistics.median(stalls):16.0f}{over}", flush=True)


def measured(window: MainWindow, work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds until the window shows it, and the longest time it stood still."""
    ticks: list[float] = []
    timer = QTimer()
    timer.setInterval(TICK)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    QTimer.singleShot(0, work)
    started = time.perf_counter()
    ticks.append(started)
    settle(window)
    ended = time.perf_counter()
    # What follows by itself a moment later (counts, likenesses) is waited for, and its stalls count.
    after = QEventLoop()
    QTimer.singleShot(400, after.quit)
    after.exec()
    timer.stop()
    stall = max(later - before for before, later in itertools.pairwise([*ticks, time.perf_counter()]))
    return (ended - started) * 1000, stall * 1000


def settle(window: MainWindow) -> None:
    """Let the window run until nothing is under way and the list that was wanted is painted."""
    loop = QEventLoop()
    watch = QTimer()
    watch.setInterval(2)
    turns = itertools.count()

    def look() -> None:
        frame = window.frame
        if frame is not None and next(turns) and frame.view._wanted is None and not shown_tasks(window):
            loop.quit()

    watch.timeout.connect(look)
    watch.start()
    loop.exec()
    window.frame.view.table.viewport().repaint()


def shown_tasks(window: MainWindow) -> bool:
    """Whether work is under way that somebody asked for."""
    return any(task.label for task in window.workspace.tasks.running)


if __name__ == "__main__":
    main()
