"""One process: the real window offscreen, one folder dropped on it, and what that cost and told.

    python -m tests.hostile_folders.drop NAME PLACE

Prints one line of JSON.
"""

import contextlib
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from tests.hostile_folders.folders import FOLDERS, SECRET, Made, Place
from tests.hostile_folders.ticks import LONGEST, Gap, Ticks
from ui.shell.application import make_application
from ui.shell.main_window import MainWindow
from ui.start import make_window
from workbench.case import Case
from workbench.sources.intake import Taken


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one folder cost and told."""

    name: str
    seconds: float
    longest: Gap
    """By the clock."""
    own: Gap
    """The longest without what other programs took."""
    over: int
    """Gaps over 100 ms of which other programs are not the reason."""
    computed: float
    """Milliseconds that the window's thread computed at most between two ticks."""
    peak: int
    """Bytes of memory of the window, at most."""
    outcomes: dict[str, int]
    complaints: list[str]


def dropped(name: str, place: Path) -> Outcome:
    """Make a folder, drop it on a window with an empty case, and look at what became of it."""
    made = FOLDERS[name](Place(place))
    path = place / "case.gwk"
    Case.create(path).close()
    window = _opened(path)
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    began = time.monotonic()
    try:
        with Ticks() as ticks:
            results, notices = _taken_in(window, made)
    finally:
        for worker in made.workers:
            worker.kill()
            worker.wait()
    seconds = time.monotonic() - began
    gaps = ticks.gaps()
    complaints = _complaints(window, made, results, notices)
    outcomes = {taken.outcome: 0 for taken in results}
    for taken in results:
        outcomes[taken.outcome] += 1
    peak = _peak()
    window.close()
    own = max(gaps, key=lambda gap: gap.own)
    over = sum(gap.own > LONGEST for gap in gaps)
    computed = max(gap.computed for gap in gaps)
    return Outcome(name, round(seconds, 1), gaps[0], own, over, computed, peak, outcomes, complaints)


def _opened(path: Path) -> MainWindow:
    window = make_window()
    window._to_open = None
    window.resize(1300, 860)
    window.show()
    window._on_opened(Case.open(path))
    return window


def _taken_in(window: MainWindow, made: Made) -> tuple[list[Taken], str]:
    loop = QEventLoop()
    results: list[Taken] = []
    notices: list[str] = []
    window.workspace.noticed.connect(lambda notice: notices.append(notice.text))
    window.frame.intake.finished.connect(results.extend)
    window.frame.intake.finished.connect(loop.quit)
    window.workspace.noticed.connect(lambda _notice: QTimer.singleShot(0, loop.quit))
    QTimer.singleShot(int(made.most_seconds * 1000), loop.quit)
    QTimer.singleShot(0, lambda: window.frame.intake.take_in_paths(made.given))
    loop.exec()
    QTimer.singleShot(700, loop.quit)
    loop.exec()
    return results, " ".join(notices)


def _complaints(window: MainWindow, made: Made, results: list[Taken], notices: str) -> list[str]:
    """What was lost, leaked or not told."""
    panel = window.frame.intake_panel
    intake = window.frame.intake
    told = " ".join(
        [notices, panel.summary.text(), panel.passed_over.text(), *(taken.words for taken in results)]
    )
    found = [f"not told: {words}" for words in made.words if words not in told]
    read = sum(taken.outcome in ("read", "unread", "known") for taken in results)
    if read < made.read:
        found.append(f"only {read} of {made.read} came in")
    sources = window.workspace.case.sources
    for source in sources.all():
        if source.size < 10_000_000 and SECRET in sources.original(source.id):
            found.append("the secret came in")
    # Going through the one source that came in, which is shown, may go on.
    if any(task.label and "Looking for" not in task.label for task in window.workspace.tasks.running):
        found.append("it did not end")
    known = {taken.path for taken in (*results, *intake.passed_over)} | {one.path for one in intake.rest}
    if not made.workers:
        found += [f"lost without a word: {path}" for path in _unaccounted(made.given, known)][:5]
    found += [f"fault of ours: {taken.words}" for taken in results if "error in Groundwork" in taken.words]
    return found


def _unaccounted(given: tuple[Path, ...], known: set[Path | None]) -> list[str]:
    """Everything that is no folder, is not told, and does not lie in something that is."""
    told = {os.fsencode(path) for path in known if path}
    lost = []
    for path in given:
        command = ["find", os.fspath(path), "!", "-type", "d", "-print0"]
        found = subprocess.run(command, capture_output=True, check=False).stdout
        for entry in filter(None, found.split(b"\0")):
            above, covered = entry, False
            while len(above) > 1 and not covered:
                covered = above in told or above.endswith(b"_files")
                above = os.path.dirname(above)
            if not covered:
                lost.append(os.fsdecode(entry)[-200:])
    return lost


def _peak() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024


def main() -> None:
    """Drop the folders named on the command line, one after the other."""
    *names, place = sys.argv[1:]
    app = make_application()
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    for number, name in enumerate(names):
        print(json.dumps(asdict(dropped(name, Path(place) / str(number)))), flush=True)
    del app


if __name__ == "__main__":
    main()
