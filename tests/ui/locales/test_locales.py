"""The window starts in every locale and shows there what it shows in any other."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.durability.window_process import ROOT, Home
from tests.ui.locales import making

_NO_SCREEN = "This plugin does not support propagateSizeHints"
pytestmark = pytest.mark.skipif(bool(making.missing()), reason=making.missing() or "locales can be made")


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locales, for LOCPATH."""
    folder = tmp_path_factory.mktemp("locales")
    for name in making.NAMES:
        making.make(folder, name)
    making.make(folder, "ru_RU", "KOI8-R")
    return folder


def looked(folder: Path, locales: Path, whole: str) -> dict[str, Any]:
    """What a person in that locale sees."""
    home = Home(folder / whole)
    environment = making.environment(locales, whole, home.environment())
    ended = subprocess.run(
        [sys.executable, "-m", "tests.ui.locales.look", str(home.folder / "cases")],
        env=environment, cwd=ROOT, capture_output=True, timeout=240,
    )  # fmt: skip
    assert ended.returncode == 0, f"{whole}:\n{ended.stderr.decode('utf-8', 'replace')}"
    told = [line for line in ended.stderr.decode("utf-8", "replace").splitlines() if _NO_SCREEN not in line]
    assert told == [], whole
    seen: dict[str, Any] = json.loads(ended.stdout)
    return seen


def test_every_view_shows_the_same_in_every_locale(tmp_path: Path, locales: Path) -> None:
    wanted = ["C.UTF-8", "C", *(f"{name}.UTF-8" for name in making.NAMES)]
    with ThreadPoolExecutor(2) as two:
        seen = dict(zip(wanted, two.map(lambda whole: looked(tmp_path, locales, whole), wanted), strict=True))
    plain = seen.pop("C.UTF-8")
    assert plain["journey"]["dates"][0] == ["2025-06-01", "1 June 2025"]
    assert plain["journey"]["left to right"]
    for whole, other in seen.items():
        assert other["journey"] == plain["journey"], whole
        for view, lines in plain["views"].items():
            assert other["views"][view] == lines, (whole, view)


@pytest.mark.sweep
@pytest.mark.parametrize("name", making.NAMES)
def test_every_test_of_the_window_holds_in_every_locale(locales: Path, name: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile",
         "tests/ui", "tests/cli", "tests/journeys", "tests/values", "--deselect", "tests/ui/locales"],
        env=making.environment(locales, f"{name}.UTF-8"), cwd=ROOT, capture_output=True, timeout=3600,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout.decode("utf-8", "replace")[-4000:]
