"""A window that is locked again and again in the middle of work; run as a process of its own.

`python -m tests.ui.shell.locking.during FOLDER SOURCES TRIALS KIND...` prints a line of JSON for each trial.
"""

import contextlib
import json
import os
import random
import resource
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.durability.patience import Patience
from tests.ui.libya import fill
from tests.ui.shell.locking.memory import Trace
from tests.ui.shell.locking.test_locking import words_of
from ui.app.workspace import Place
from ui.kit.saved_field import SavedTextEdit
from ui.kit.tasks import Task
from ui.shell.application import make_application
from ui.shell.main_window import MainWindow
from ui.start import make_window
from workbench.case import Case
from workbench.casefile.file import waiting
from workbench.casefile.keys import key
from workbench.sources.reading.model import Reading
from workbench.sources.store.bulk import ReadDocument

PASSPHRASE = "correct horse battery"
NEEDLES = ("Haftar", "Minsk", "zinnober", "typed")
GONE_AT_LAST = 20.0
"""Seconds for which a key is looked for that is still there."""
KINDS = ("backup", "verify", "intake", "hanging", "ocr", "search", "export", "writing", "computing")


class Painted(QObject):
    """When a widget was last painted: by the clock, by what this thread worked and waited for a processor."""

    def __init__(self) -> None:
        super().__init__()
        self._schedule = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self.at = self.began = self._now()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = self._now()
        return False

    def _now(self) -> tuple[float, float, float]:
        waited = int(self._schedule.read_text().split()[1]) / 1e9
        return time.perf_counter(), time.thread_time(), waited

    def took(self) -> tuple[float, float, float]:
        """Milliseconds from the beginning to the last painting: in all, worked, waited for a processor."""
        took = [round((end - began) * 1000, 1) for end, began in zip(self.at, self.began, strict=True)]
        return took[0], took[1], took[2]


class Trials:
    """One window on one encrypted case."""

    def __init__(self, folder: Path, sources: int) -> None:
        self.folder, self.app = folder, make_application()
        key.DEFAULT_COST = key.Cost(10, 1, 1)
        self.path = folder / "work.gwk"
        words = " ".join(f"zinnober Haftar {number} talks in Minsk" for number in range(60))
        with Case.create(self.path, PASSPHRASE, title="Haftar file") as case:
            self.brief = fill(case).brief.id
            documents = (
                ReadDocument(Reading(f"{number} {words}"), f"{number} {words}".encode())
                for number in range(sources)
            )
            for _ids in case.sources.add_many(documents):
                pass
        self.window: MainWindow = make_window([str(self.path)])
        self.window.resize(1300, 800)
        self.window.show()
        self.until(lambda: self.window.opening.currentWidget() is self.window.opening.unlock)
        self.unlock()

    def until(self, holds: Callable[[], bool], seconds: float = 30.0) -> bool:
        patience = Patience(seconds)
        while not holds():
            if patience.is_over:
                return False
            self.app.processEvents()
            time.sleep(0.002)
        return True

    def unlock(self) -> None:
        page = self.window.opening.unlock
        self.until(page.open.isEnabled)
        page.passphrase.setText(PASSPHRASE)
        page.open_case()
        if not self.until(lambda: self.window.frame is not None):
            raise RuntimeError(f"it did not open: {page.trouble.text()}")

    @property
    def case(self) -> Case:
        workspace = self.window.workspace
        if workspace is None:
            raise RuntimeError("no case is open")
        return workspace.case

    # -- kinds of work ------------------------------------------------------------------------

    def begin(self, kind: str, number: int) -> None:
        """Start the work, and wait until it is under way."""
        session = self.window.session
        if session.workspace is None or session.services is None:
            raise RuntimeError("no case is open")
        tasks, case = session.workspace.tasks, session.workspace.case
        material = self.folder / f"{kind} {number}"
        if kind == "backup":
            session.services.backups.take_now()
        elif kind == "verify":
            tasks.run("Verifying the case", lambda task: case.verify(task.job))
        elif kind in ("intake", "hanging", "ocr"):
            material.mkdir()
            {"intake": _papers, "hanging": _pipe, "ocr": _pictures}[kind](material, number)
            session.services.intake.take_in_paths(sorted(material.iterdir()))
        elif kind == "search":
            tasks.run("Searching", lambda task: _again(task, lambda: case.search("minsk talks", 500)))
        elif kind == "export":
            material.mkdir()

            def export() -> None:
                case.deliver(self.brief, material / "brief.docx", "internal")

            tasks.run("Export", lambda task: _again(task, export))
        elif kind == "computing":
            tasks.run("Computing", lambda task: _again(task, lambda: sum(range(1000))))
        else:
            tasks.run("Writing", lambda _task: _write_much(case))
        self.until(lambda: bool([task for task in tasks.running if task.label]))

    # -- one trial ----------------------------------------------------------------------------

    def trial(self, kind: str, number: int) -> dict[str, object]:
        """Type, work, lock; what is left; unlock, and whether what was typed is there."""
        window, typed = self.window, f"typed{kind}{number}"
        trace = Trace(self.case.raw_key or b"")
        seen = trace.is_left() > 0
        window.go(Place("claims"))
        window.go(Place("claim", self.case.claims.all()[0].id))
        if window.frame is None:
            raise RuntimeError("no case is open")
        window.activateWindow()
        fields = [one for one in window.frame.findChildren(SavedTextEdit) if one.isVisible()]
        self.begin(kind, number)
        self.until(lambda: False, random.uniform(0.0, 0.5))
        fields[0].setFocus()
        fields[0].insertPlainText(f" {typed} ")
        page = window.opening.unlock
        case, painted, waits, began = self.case, Painted(), _waits(), time.perf_counter()
        page.installEventFilter(painted)
        window.locker.lock()
        blocked = time.perf_counter() - began
        page.removeEventFilter(painted)
        left = [words for words in map(words_of, QApplication.allWidgets()) if _holds_needle(words)]
        self.until(lambda: not waiting.is_any_left(), 20.0)
        let_go = gone = time.perf_counter() - began
        waited = _longest_since(waits)
        keys = trace.is_left()
        if keys and self.until(lambda: not trace.is_left(), GONE_AT_LAST):
            # A thread that got no processor before has closed its connection by now.
            gone, keys, waited = time.perf_counter() - began, 0, _longest_since(waits)
        shown, shown_worked, shown_waited = painted.took()
        outcome = {
            "kind": kind,
            "shown": shown,
            "shown_worked": shown_worked,
            "shown_waited": shown_waited,
            "blocked": round(blocked * 1000, 1),
            "let_go": round(let_go * 1000, 1),
            "gone": round(gone * 1000, 1),
            "gone_waited": round(waited * 1000, 1),
            "seen": seen,
            "keys": keys,
            "widgets": left[:1],
            "closed": case.closed and window.workspace is None and window.windowTitle() == "",
            "page": page.isVisible(),
        }
        self.unlock()
        found = self.case.connection.execute(
            "SELECT count(*) FROM change WHERE after LIKE ?", (f"%{typed}%",)
        )
        outcome["typed"] = found.fetchone()[0] > 0
        self.until(lambda: not (window.workspace and window.workspace.tasks.running), 10)
        return outcome

    def finish(self) -> dict[str, object]:
        """Verify, then quit in the middle of a hanging intake."""
        problems = self.case.verify()
        self.begin("hanging", 10_000)
        self.until(lambda: False, 0.3)
        case, began = self.case, time.perf_counter()
        self.window.close()
        return {"kind": "quit", "took": round((time.perf_counter() - began) * 1000), "closed": case.closed,
                "problems": [str(problem) for problem in problems[:3]]}  # fmt: skip


def _waits() -> dict[str, float]:
    """For how many seconds each thread has waited for a processor."""
    found = {}
    for place in Path("/proc/self/task").iterdir():
        # It may end at this moment.
        with contextlib.suppress(OSError):
            found[place.name] = int((place / "schedstat").read_text().split()[1]) / 1e9
    return found


def _longest_since(before: dict[str, float]) -> float:
    """For how many seconds the thread that waited longest has waited since."""
    return max(after - before.get(thread, 0.0) for thread, after in _waits().items())


def _again(task: Task, work: Callable[[], object]) -> None:
    while not task.cancelled:
        work()


def _write_much(case: Case) -> None:
    with case.change("Many"):
        for number in range(1_000_000):
            case.claims.add(f"Claim {number}")


def _papers(folder: Path, number: int) -> None:
    for one in range(60):
        (folder / f"{one}.txt").write_text(f"Paper {number} {one} on the talks in Minsk. " * 200, "utf-8")


def _pipe(folder: Path, _number: int) -> None:
    os.mkfifo(folder / "a dead share.txt")


def _pictures(folder: Path, number: int) -> None:
    for one in range(4):
        picture = QImage(1400, 900, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.setFont(QFont("DejaVu Sans", 20))
        for line in range(20):
            painter.drawText(40, 60 + 40 * line, f"Talks in Minsk, page {number} {one}, line {line}")
        painter.end()
        picture.save(str(folder / f"{one}.png"))


def _holds_needle(words: str) -> bool:
    return any(needle in words for needle in NEEDLES)


def main() -> None:
    """Go through all trials."""
    folder, sources, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    trials = Trials(folder, sources)
    for kind in sys.argv[4:] or KINDS:
        for number in range(count):
            print(json.dumps(trials.trial(kind, number)), flush=True)
    print(json.dumps(trials.finish()), flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"kind": "memory", "MiB": peak // 1024}), flush=True)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
