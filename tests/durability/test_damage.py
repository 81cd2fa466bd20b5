"""Damage to the bytes of a case is told in plain words or does no harm; nothing wrong is shown unnoticed.

Of a log that was cut off exactly between two changes nothing is left to notice: the case is then as it was
before the later change. Such an earlier state is counted and must be rare; a wrong content never comes.
"""

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.durability.damage import (
    EARLIER,
    NAME,
    SILENT,
    TRACEBACK,
    content_of,
    cut_off,
    lay_out,
    noticed,
    turn_a_bit,
)
from tests.durability.steps import PASSPHRASES
from workbench.casefile import Case
from workbench.casefile.file import file_state


@pytest.fixture(autouse=True)
def _same_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """The damaged files are laid out anew each time, but stand for the very files that were sound."""
    monkeypatch.setattr(file_state, "number_of", lambda _path: 1)


def _outcomes(
    folder: Path, kind: str, with_log: bool, flips: int, cuts: int
) -> tuple[Counter[str], Counter[str]]:
    files, raw_key = lay_out(folder / "sound", PASSPHRASES[kind], with_log)
    at_work = folder / "damaged"
    at_work.mkdir()
    for name, content in files.items():
        (at_work / name).write_bytes(content)
    with Case.open(at_work / NAME, raw_key=raw_key) as case:
        assert case.verify() == []
        sound = content_of(case)
    chance = random.Random(flips)
    turned = Counter(noticed(at_work, turn_a_bit(files, chance), raw_key, sound) for _ in range(flips))
    cut = Counter(noticed(at_work, cut_off(files, chance), raw_key, sound) for _ in range(cuts))
    return turned, cut


def _bad(outcome: Counter[str], *besides: str) -> list[str]:
    return [what for what in outcome if what in (SILENT, *besides) or what.startswith(TRACEBACK)]


@pytest.mark.parametrize("with_log", [False, True], ids=["closed", "killed"])
@pytest.mark.parametrize("kind", PASSPHRASES)
def test_damage_is_noticed(tmp_path: Path, kind: str, with_log: bool) -> None:
    turned, cut = _outcomes(tmp_path, kind, with_log, flips=20, cuts=8)
    assert _bad(turned, EARLIER) == []
    assert _bad(cut) == []


@pytest.mark.soak
@pytest.mark.parametrize("with_log", [False, True], ids=["closed", "killed"])
@pytest.mark.parametrize("kind", PASSPHRASES)
def test_five_hundred_bits_and_a_hundred_cuts(tmp_path: Path, kind: str, with_log: bool) -> None:
    turned, cut = _outcomes(tmp_path, kind, with_log, flips=500, cuts=100)
    print(f"\ndamage, {kind}, {'killed' if with_log else 'closed'}: bits {dict(turned)}, cuts {dict(cut)}")
    assert _bad(turned, EARLIER) == []
    assert _bad(cut) == []
