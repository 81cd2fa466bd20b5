"""A step that is stopped anywhere leaves exactly the old or exactly the new, and nothing lying about."""

from pathlib import Path

import pytest

from tests.durability.disk import run
from tests.durability.run_faults import WAYS
from tests.durability.steps import PASSPHRASES, STEPS

PLACES = 60


def _stop(layer: Path, folder: Path, kind: str, most: int, *planned: str) -> None:
    for result in run("run_faults", folder, kind, most, *planned, layer=layer):
        step, ways = result["step"], result["ways"]
        if most > 10:
            places, seconds = result["places"], result["seconds"]
            print(f"\n{step}, {kind}, {ways}: {places} places, {seconds} s, {result['said']}")
        assert result["wrong"] == [], step


@pytest.mark.parametrize("kind", PASSPHRASES)
def test_each_step_stopped_here_and_there(layer: Path, tmp_path: Path, kind: str) -> None:
    # Each way with one kind of case; the soak has them all.
    first = list(PASSPHRASES).index(kind)
    planned = [
        f"{step}={','.join(way for nth, way in enumerate(WAYS) if (nth + shift) % 2 == 0)}"
        for shift, step in enumerate(STEPS, first)
    ]
    _stop(layer, tmp_path, kind, 2, *planned)


@pytest.mark.soak
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", PASSPHRASES)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_stopped_at_sixty_places(layer: Path, tmp_path: Path, step: str, kind: str, way: str) -> None:
    _stop(layer, tmp_path, kind, PLACES, f"{step}={way}")
