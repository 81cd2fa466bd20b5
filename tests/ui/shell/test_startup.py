"""Nothing heavy is loaded before the first paint, nor before the first case is shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
HEAVY = [
    "matplotlib",
    "docx",
    "trafilatura",
    "numpy",
    "sqlite_utils",
    "lxml",
    "mammoth",
    "pypdfium2",
    "keyring",
    "argon2",
    "rapidfuzz",
    "ahocorasick_rs",
    "sqlcipher3",
]
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from ui.shell.application import make_application
from ui.shell.main_window import MainWindow
from ui.start import load_rooms

HEAVY = set(sys.argv[1].split())

def loaded():
    return sorted(HEAVY & {name.split(".")[0] for name in sys.modules})

class Window(MainWindow):
    def paintEvent(self, event):
        if self._to_open is not None:
            print("painted", *loaded())
        super().paintEvent(event)

def look():
    if window.frame is None:
        QTimer.singleShot(20, look)
        return
    print("shown", *loaded())
    app.exit(0)

app = make_application()
window = Window(load_rooms, __import__("pathlib").Path(sys.argv[2]))
window.show()
QTimer.singleShot(20, look)
sys.exit(app.exec())
"""


@pytest.fixture
def lines(tmp_path: Path, case: object) -> dict[str, list[str]]:
    """What a fresh process says it has loaded, at the first paint and with the case shown."""
    case.sources.add_text("Some words", "A source")
    case.close()
    environment = dict(
        os.environ, PYTHONPATH=str(ROOT), QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(tmp_path)
    )
    command = [sys.executable, "-c", PROGRAM, " ".join(HEAVY), str(tmp_path / "work.gwk")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines()}


def test_the_first_paint_waits_for_nothing_heavy(lines: dict[str, list[str]]) -> None:
    assert lines["painted"] == []


def test_a_plain_case_is_shown_with_the_database_alone(lines: dict[str, list[str]]) -> None:
    assert lines["shown"] == ["sqlcipher3"]
