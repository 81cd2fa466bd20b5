"""A power cut at any moment loses no change that was acknowledged and leaves a sound case."""

import os
import random
from collections import Counter
from pathlib import Path

import pytest

from tests.durability.recording import Disk, operations_of, run_recorded
from tests.durability.work import ACKNOWLEDGED
from workbench.casefile import Case
from workbench.values.errors import KnownError

CASE = "work.gwk"


def cuts(folder: Path, passphrase: str, count: int, seed: int, changes: int = 60) -> Counter[str]:
    """Cut the power `count` times during one recorded piece of work; what came of it, counted."""
    desk, record = folder / "desk", folder / "record"
    desk.mkdir()
    result = run_recorded(
        "tests.durability.work", str(desk / CASE), passphrase, str(seed), str(changes),
        folder=desk, record=record,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    operations = list(operations_of(record))
    chance = random.Random(seed)
    moments = Counter(chance.choices(range(1, len(operations)), k=count))
    disk, acknowledged, outcome = Disk(), [""], Counter[str]()
    for number, operation in enumerate(operations):
        if operation.name == ACKNOWLEDGED:
            acknowledged += operation.data.decode().split("\n")[:-1]
        elif not operation.name.endswith(("-shm", ".lock")):
            disk.do(operation)
        for _ in range(moments[number]):
            outcome[found_after(folder / "after", disk.after_cut(chance), acknowledged)] += 1
    return outcome


def found_after(folder: Path, files: dict[str, bytes], acknowledged: list[str]) -> str:
    """What the next opening finds: sound, lost, corrupt, or no case when none was acknowledged yet."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    keys = acknowledged[1:2]
    if not keys:
        return "before the case was made"
    raw_key = None if keys[0] == "-" else bytes.fromhex(keys[0])
    try:
        with Case.open(folder / CASE, raw_key=raw_key) as case:
            if problems := case.verify():
                return f"corrupt: {problems[0].where}: {problems[0].what}"
            if len(acknowledged) > 2:
                seq, seal = acknowledged[-1].split()
                row = case.connection.execute("SELECT hash FROM change_set WHERE seq = ?", (seq,)).fetchone()
                if row is None or row["hash"] != seal:
                    return "lost"
    except KnownError as error:
        return f"corrupt: {error}"
    return "sound"


@pytest.mark.parametrize("passphrase", ["-", "correct horse"], ids=["plain", "encrypted"])
def test_a_power_cut_loses_nothing_acknowledged(tmp_path: Path, passphrase: str) -> None:
    outcome = cuts(tmp_path, passphrase, count=60, seed=1)
    assert set(outcome) <= {"sound", "before the case was made"}, outcome
    assert outcome["sound"] > 30


def test_the_harness_finds_a_case_that_does_not_wait_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With every sync left out the harness must find losses, or it would prove nothing."""
    monkeypatch.setattr("tests.durability.recording.Disk._sync", lambda _disk, _name: None)
    outcome = cuts(tmp_path, "-", count=60, seed=2)
    assert outcome["lost"] + sum(count for what, count in outcome.items() if "corrupt" in what)


@pytest.mark.soak
@pytest.mark.parametrize("passphrase", ["-", "correct horse"], ids=["plain", "encrypted"])
def test_ten_thousand_power_cuts(tmp_path: Path, passphrase: str) -> None:
    total = Counter[str]()
    pieces = int(os.environ.get("GROUNDWORK_POWER_CUTS", "10000")) // 500
    for seed in range(pieces):
        folder = tmp_path / str(seed)
        folder.mkdir()
        total += cuts(folder, passphrase, count=500, seed=100 + seed)
    print(
        f"\n{sum(total.values())} power cuts, {'plain' if passphrase == '-' else 'encrypted'}: {dict(total)}"
    )
    assert set(total) <= {"sound", "before the case was made"}, total
