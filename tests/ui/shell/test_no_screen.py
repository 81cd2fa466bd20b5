"""Where no window can be shown, one sentence says why and what to do; Qt's own page and crash never come."""

import builtins
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ui import start
from ui.shell import no_screen

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="displays and fonts as Linux has them")


def told(folder: Path, **variables: str) -> str:
    """What the program says on ending without a window."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment = {**kept, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), **variables}
    ended = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--sample"],
        env=environment, cwd=folder, capture_output=True, timeout=120,
    )  # fmt: skip
    assert ended.returncode == 1
    return ended.stderr.decode("utf-8").strip()


def test_each_way_to_have_no_display(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    found = {
        told(tmp_path, QT_QPA_PLATFORM="xcb", DISPLAY=nowhere),
        told(tmp_path, QT_QPA_PLATFORM="xcb"),
        told(tmp_path, QT_QPA_PLATFORM="none-such"),
    }
    assert found == {no_screen.NO_DISPLAY.format(nowhere), no_screen.NO_SCREEN, no_screen.NO_PLUGIN}


def test_no_font(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text("<fontconfig/>", "utf-8")
    said = told(tmp_path, QT_QPA_PLATFORM="offscreen", FONTCONFIG_FILE=str(fonts))
    assert said.splitlines()[-1] == no_screen.NO_FONT


@pytest.mark.parametrize(
    "reason",
    [
        "libEGL.so.1: cannot open shared object file: No such file or directory",
        "/lib/libEGL.so.1: file too short",
        "/lib/libEGL.so.1: invalid ELF header",
        "/lib/libc.so.6: version `GLIBC_2.39' not found",
    ],
)
def test_a_library_that_is_missing_or_damaged(
    reason: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "ui.shell.application":
            raise ImportError(reason)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert start.show_window([]) == 1
    assert capsys.readouterr().err == f"{start.NO_LIBRARY} ({reason})\n"
