"""A step that is stopped anywhere leaves exactly the old or exactly the new, and nothing lying about."""

from pathlib import Path

import pytest

from tests.durability.disk import run
from tests.durability.run_faults import WAYS
from tests.durability.steps import PASSPHRASES, STEPS

PLACES = 60


def _stop(layer: Path, folder: Path, step: str, kind: str, way: str, most: int) -> None:
    result = run("run_faults", folder, step, kind, way, most, layer=layer)
    if most > 10:
        print(f"\n{step}, {kind}, {way}: {result['places']} places, {result['seconds']} s, {result['said']}")
    assert result["wrong"] == []


@pytest.mark.parametrize("kind", PASSPHRASES)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_stopped_here_and_there(layer: Path, tmp_path: Path, step: str, kind: str) -> None:
    # Each way with one kind of case; the soak has them all.
    shift = list(STEPS).index(step) + list(PASSPHRASES).index(kind)
    ways = [way for number, way in enumerate(WAYS) if (number + shift) % 2 == 0]
    _stop(layer, tmp_path, step, kind, ",".join(ways), 6)


@pytest.mark.soak
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", PASSPHRASES)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_stopped_at_sixty_places(layer: Path, tmp_path: Path, step: str, kind: str, way: str) -> None:
    _stop(layer, tmp_path, step, kind, way, PLACES)
