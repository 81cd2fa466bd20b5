"""The window starts in every locale and shows there what it shows in any other."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import matplotlib
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
    return folder


def looked(folder: Path, locales: Path, whole: str, apart: dict[str, str] | None = None) -> dict[str, Any]:
    """What a person in that locale sees."""
    home = Home(folder / whole)
    # Which fonts a machine has does not depend on the locale: they are listed once for all.
    base = {**home.environment(), "MPLCONFIGDIR": matplotlib.get_cachedir()}
    environment = making.environment(locales, whole, base, apart)
    ended = subprocess.run(
        [sys.executable, "-m", "tests.ui.locales.look", str(home.folder / "cases")],
        env=environment, cwd=ROOT, capture_output=True, timeout=240,
    )  # fmt: skip
    assert ended.returncode == 0, f"{whole}:\n{ended.stderr.decode('utf-8', 'replace')}"
    told = [line for line in ended.stderr.decode("utf-8", "replace").splitlines() if _NO_SCREEN not in line]
    assert told == [], whole
    seen: dict[str, Any] = json.loads(ended.stdout)
    return seen


def _same_in(folder: Path, locales: Path, wanted: dict[str, dict[str, str] | None]) -> None:
    """What is seen in the first locale is right, and is seen in all others."""
    with ThreadPoolExecutor(2) as two:
        several = two.map(lambda one: looked(folder, locales, *one), wanted.items())
        seen = dict(zip(wanted, several, strict=True))
    first = seen.pop(next(iter(wanted)))
    assert first["journey"]["dates"][0] == ["2025-06-01", "1 June 2025"]
    assert first["journey"]["left to right"]
    for whole, other in seen.items():
        assert other["journey"] == first["journey"], whole
        for view, lines in first["views"].items():
            assert other["views"][view] == lines, (whole, view)


def test_every_view_shows_the_same_in_every_locale(tmp_path: Path, locales: Path) -> None:
    # Turkish has the dotless i and, like German, a comma in decimals; the calendar joins it, the digits
    # come with a script from right to left. `make sweep` goes through each locale as a whole.
    dates_apart = {"LC_TIME": "fa_IR.UTF-8"}
    _same_in(tmp_path, locales, {"C": None, "tr_TR.UTF-8": dates_apart, "ar_EG.UTF-8": None})


@pytest.mark.sweep
def test_every_view_shows_the_same_in_each_whole_locale(tmp_path: Path, locales: Path) -> None:
    whole: dict[str, dict[str, str] | None] = dict.fromkeys(f"{name}.UTF-8" for name in making.NAMES)
    _same_in(tmp_path, locales, {"C.UTF-8": None, "C": None, **whole})


@pytest.mark.sweep
@pytest.mark.parametrize("name", making.NAMES)
def test_every_test_of_the_window_holds_in_every_locale(locales: Path, name: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile",
         "tests/ui", "tests/cli", "tests/journeys", "tests/values", "--deselect", "tests/ui/locales"],
        env=making.environment(locales, f"{name}.UTF-8"), cwd=ROOT, capture_output=True, timeout=3600,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout.decode("utf-8", "replace")[-4000:]
