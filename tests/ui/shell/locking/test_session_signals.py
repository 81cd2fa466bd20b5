"""What the desktop says over D-Bus, on a bus of the test's own."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.shell.locking import heard, logind
from ui.shell.locking.session_signals import SessionSignals, _is_there

SIGNALS = {
    "--session org.freedesktop.ScreenSaver ActiveChanged boolean:true": 1,
    "--session org.freedesktop.ScreenSaver ActiveChanged boolean:false": 0,
    "--session org.gnome.ScreenSaver ActiveChanged boolean:true": 1,
    "--session org.cinnamon.ScreenSaver ActiveChanged boolean:true": 1,
    "--session org.freedesktop.ScreenSaver ActiveChanged string:true": 0,
    "--session org.freedesktop.ScreenSaver SomethingElse boolean:true": 0,
    "--system org.freedesktop.login1.Manager PrepareForSleep boolean:true": 1,
    "--system org.freedesktop.login1.Manager PrepareForSleep boolean:false": 0,
    "--system org.freedesktop.login1.Session Lock": 1,
    "--system org.freedesktop.login1.Session Unlock": 0,
}


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's")
def test_sleep_waits_until_the_case_is_put_away(tmp_path: Path) -> None:
    result = _on_a_bus(tmp_path, [sys.executable, "-m", logind.__name__])
    assert result.stdout.splitlines() == ["asked sleep delay held", "told asleep held", "after free"], (
        result.stderr
    )


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's")
def test_it_locks_with_the_session_and_before_sleep(tmp_path: Path) -> None:
    result = _on_a_bus(tmp_path, [sys.executable, "-m", heard.__name__, *SIGNALS])
    assert result.stdout.splitlines() == [f"{words}: {times}" for words, times in SIGNALS.items()], (
        result.stderr
    )


def _on_a_bus(tmp_path: Path, job: list[str]) -> subprocess.CompletedProcess[str]:
    if not shutil.which("dbus-run-session"):
        pytest.skip("needs dbus-run-session (package dbus-daemon)")
    # The one private bus stands for both.
    script = f"export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS; exec {shlex.join(job)}"
    return subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script],
        cwd=Path(__file__).parents[4],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_without_a_bus_nothing_happens(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    SessionSignals().begin()
    assert not caplog.records


@pytest.mark.parametrize(
    "address",
    ["", "autolaunch:", "tcp:host=192.0.2.1,port=1", "unixexec:path=/bin/true", "unix:path=/nowhere/bus",
     "unix:path=/nowhere/bus;tcp:host=192.0.2.1,port=1"],
)  # fmt: skip
def test_only_a_socket_of_this_machine_is_a_bus(address: str) -> None:
    assert not _is_there(address)


def test_an_abstract_socket_is_a_bus() -> None:
    assert _is_there("unix:abstract=/tmp/dbus-1,guid=00")
