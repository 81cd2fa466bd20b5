"""Nothing heavy is loaded before the first paint, nor before the first case is shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.case import Case

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
LATER = [
    "subprocess",
    "workbench.annotations.renewal",
    "workbench.casefile.journal.deletions",
    "workbench.casefile.journal.going_back",
    "workbench.sources.document",
    "workbench.sources.sandbox.guard",
    "workbench.guard",
    "workbench.tradecraft",
    "workbench.deliver",
    "workbench.search.find",
]
"""Modules that the first screen of a case does without."""
MOST = {"painted": 18, "shown": 231}
"""Modules of ours that may be loaded by then; every further one is felt at each start."""
PLAIN = {"ui.app.place", "ui.app.room", "workbench.kinds"}
"""Data only, which imports nothing of ours: their classes are made by the library, at its price."""
PROGRAM = """
import dataclasses, sys
from PySide6.QtCore import QTimer
from ui.shell.application import make_application
from ui.shell.main_window import MainWindow
from ui.start import load_rooms

HEAVY, LATER = (set(names.split()) for names in sys.argv[1].split(";"))

def loaded():
    tops = [name.split(".")[0] for name in sys.modules]
    ours = [top for top in tops if top in ("ui", "workbench")]
    return [len(ours), *sorted(HEAVY & set(tops) | LATER & set(sys.modules))]

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
    ours = {name: vars(one) for name, one in sys.modules.items() if name.startswith(("ui.", "workbench."))}
    print("dear", *[name for name in ours if ours[name].get("dataclass") is dataclasses.dataclass])
    app.exit(0)

app = make_application()
window = Window(load_rooms, __import__("pathlib").Path(sys.argv[2]))
window.show()
QTimer.singleShot(20, look)
sys.exit(app.exec())
"""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What a fresh process says it has loaded, at the first paint and with the case shown."""
    tmp_path = tmp_path_factory.mktemp("start")
    with Case.create(tmp_path / "work.gwk", analyst="A. Analyst") as case:
        case.sources.add_text("Some words", "A source")
    environment = dict(
        os.environ, PYTHONPATH=str(ROOT), QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(tmp_path)
    )
    command = [
        sys.executable,
        "-c",
        PROGRAM,
        f"{' '.join(HEAVY)};{' '.join(LATER)}",
        str(tmp_path / "work.gwk"),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines()}


def test_the_first_paint_waits_for_nothing_heavy(lines: dict[str, list[str]]) -> None:
    count, *heavy = lines["painted"]
    assert heavy == []
    assert int(count) <= MOST["painted"]


def test_a_plain_case_is_shown_with_the_database_alone(lines: dict[str, list[str]]) -> None:
    count, *heavy = lines["shown"]
    assert heavy == ["sqlcipher3"]
    assert int(count) <= MOST["shown"]


def test_classes_of_data_are_made_the_quick_way(lines: dict[str, list[str]]) -> None:
    assert set(lines["dear"]) <= PLAIN
