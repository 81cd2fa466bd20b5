"""Start-up: whole processes up to the first paint, ours against a bare QMainWindow, alternating.

    .venv/bin/python benchmarks/startup.py [--runs 9]

Prints the medians, their ratio (target: at most 1.6) and how long after its first paint the window
shows the sample case (target: at most 300 ms). Uses the display there is, else none.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_RATIO, MOST_MILLISECONDS = 1.6, 300

BARE = """
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)

app = QApplication(sys.argv)
window = Window()
window.resize(1320, 860)
window.show()
app.exec()
"""
OURS = """
import os, sys
from PySide6.QtCore import QTimer
from ui.shell.application import make_application
from ui.shell.main_window import MainWindow
from ui.start import load_rooms

class Window(MainWindow):
    def paintEvent(self, event):
        # The children are painted in the same pass; what the window then opens is another figure.
        QTimer.singleShot(0, leave)
        super().paintEvent(event)

def leave():
    os._exit(0)

app = make_application()
window = Window(load_rooms)
window.show()
app.exec()
"""
SAMPLE = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QObject, QEvent, QTimer
from ui.shell.application import make_application
from ui.shell.main_window import MainWindow
from ui.start import load_rooms

class Window(MainWindow):
    painted = 0.0

    def paintEvent(self, event):
        super().paintEvent(event)
        self.painted = self.painted or time.perf_counter()

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.parent().frame is not None:
            QTimer.singleShot(0, self.leave)
        return False

    def leave(self):
        print((time.perf_counter() - window.painted) * 1000, flush=True)
        os._exit(0)

app = make_application()
window = Window(load_rooms, Path(sys.argv[1]))
watch = Watch(window)
window.opening.opened.connect(
    lambda case: window.frame.view.table.viewport().installEventFilter(watch))
window.show()
app.exec()
"""


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        environment = environment_in(Path(folder))
        sample = build_sample(Path(folder))
        bare, ours, shown = [], [], []
        for number in range(runs + 1):
            first = whole_process(BARE, environment)
            second = whole_process(OURS, environment)
            after = float(child(SAMPLE, environment, str(sample)))
            if number:  # the first round warms the file cache
                bare.append(first)
                ours.append(second)
                shown.append(after)
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"bare QMainWindow, to first paint   {statistics.median(bare):6.0f} ms")
    print(f"Groundwork, to first paint         {statistics.median(ours):6.0f} ms")
    print(f"ratio                              {ratio:6.2f}     (target: at most {MOST_RATIO})")
    print(
        f"sample case shown, after it        {statistics.median(shown):6.0f} ms  "
        f"(target: at most {MOST_MILLISECONDS})"
    )
    return int(ratio > MOST_RATIO or statistics.median(shown) > MOST_MILLISECONDS)


def environment_in(folder: Path) -> dict[str, str]:
    """Settings of our own, so that no last case is opened."""
    environment = dict(os.environ, PYTHONPATH=str(ROOT), XDG_CONFIG_HOME=str(folder / "config"))
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def build_sample(folder: Path) -> Path:
    """The sample case, built once."""
    sys.path.insert(0, str(ROOT))
    from workbench.demo import build_sample as build

    return build(folder)


def whole_process(program: str, environment: dict[str, str]) -> float:
    """Milliseconds from starting the process to its end."""
    started = time.perf_counter()
    child(program, environment)
    return (time.perf_counter() - started) * 1000


def child(program: str, environment: dict[str, str], *arguments: str) -> str:
    """Run a program in a process of its own; what it printed."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
