"""Starting the worker at the window with a home of its own, and reading what it reports."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Home:
    """The folders of one user on one machine, all below one folder."""

    folder: Path

    def __post_init__(self) -> None:
        for name in ("home", "temporary", "material", "cases", "runtime"):
            (self.folder / name).mkdir(parents=True, exist_ok=True, mode=0o700)

    @property
    def material(self) -> Path:
        """What the user brings and takes away in the open: documents and exported files."""
        return self.folder / "material"

    @property
    def case(self) -> Path:
        """The case that is worked on."""
        return self.folder / "cases" / "work.gwk"

    @property
    def log(self) -> Path:
        """Where the program notes its own faults; no file without one."""
        return self.folder / "home" / ".local" / "state" / "groundwork" / "groundwork.log"

    def environment(self) -> dict[str, str]:
        """Variables for a program of this user."""
        home = self.folder / "home"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "GROUND"))}
        return {
            **kept,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_STATE_HOME": str(home / ".local" / "state"),
            "XDG_DATA_HOME": str(home / ".local" / "share"),
            "XDG_RUNTIME_DIR": str(self.folder / "runtime"),
            "TMPDIR": str(self.folder / "temporary"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "PYTHONPATH": str(ROOT),
        }


@dataclass
class Run:
    """One run of the program: its reports, its errors, and whether it was killed."""

    reports: list[dict[str, Any]] = field(default_factory=list)
    errors: str = ""
    killed: bool = False


def _allow_core_dumps() -> None:
    """The worst case: a machine that writes them. What the program does about it is then its own doing."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def run(
    home: Home,
    wanted: dict[str, Any],
    kill_after: float | None = None,
    signal_number: signal.Signals = signal.SIGKILL,
    enough: Callable[[list[dict[str, Any]]], bool] | None = None,
) -> Run:
    """Work at the window; end it so many seconds after the case was shown, else wait for its own end.

    With `enough` it is not ended before that is true of what it has reported, however long that takes.

    AssertionError when the worker fails by itself.
    """
    settings = {"case": str(home.case), "material": str(home.material), "passphrase": "", "seed": 0} | wanted
    if kill_after is not None:
        # It must not come to its end before it is killed, however busy the machine is.
        settings["seconds"] = 24 * 3600
    errors_path = home.folder / "errors"
    with open(errors_path, "wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.durability.at_the_window", "-"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
            env=home.environment(), cwd=ROOT, preexec_fn=_allow_core_dumps,
        )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(settings).encode())
    process.stdin.close()
    done = Run(killed=kill_after is not None)
    lines = [process.stdout.readline()]
    if lines[0] and kill_after is not None:
        time.sleep(kill_after)
        while enough is not None and lines[-1] and not enough([json.loads(line) for line in lines]):
            lines.append(process.stdout.readline())
        process.send_signal(signal_number)
    lines += process.stdout.read().splitlines()
    code = process.wait()
    done.reports = [json.loads(line) for line in lines if line.endswith((b"}", b"}\n"))]
    done.errors = errors_path.read_text("utf-8", "replace")
    errors_path.unlink()
    expected = {0, -signal_number} if done.killed else {0}
    assert code in expected, f"the worker ended with {code}:\n{done.errors}"
    assert done.reports, f"the case was never shown:\n{done.errors}"
    return done
