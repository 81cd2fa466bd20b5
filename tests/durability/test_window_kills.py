"""Kill the whole program at any moment: what it had shown as saved is there, and it says so in one line."""

import json
import os
import random
from pathlib import Path
from typing import Any

import pytest

from tests.durability.at_the_window import ANY
from tests.durability.window_process import Home, Run, run
from tests.durability.work import PASSPHRASE
from workbench.casefile import Case

NEW_CASE_EVERY = 20
"""So many kills to one case: it must also be verified each time, which grows with the case."""


def test_a_few_kills_of_the_window(tmp_path: Path) -> None:
    saved, _slowest = kill_again_and_again(tmp_path, PASSPHRASE, kills=2, seed=7, longest=3.0)
    assert saved


def test_what_is_lost_would_be_noticed(tmp_path: Path) -> None:
    home = Home(tmp_path)
    run(home, {"seed": 2, "seconds": 0})
    done = run(home, {"seed": 3}, kill_after=3.0, enough=_something_is_saved)
    assert check(home.case, "", done)
    home.case.with_name(f"{home.case.name}-wal").unlink()
    with pytest.raises(AssertionError, match=r"is lost|kind='copy'"):
        check(home.case, "", done)


def _something_is_saved(reports: list[dict[str, Any]]) -> bool:
    return any("saved" in report for report in reports)


@pytest.mark.soak
def test_two_hundred_kills_of_the_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kills, seen, slowest = int(os.environ.get("GROUNDWORK_KILLS", "200")), 0, 0.0
    seed = int(os.environ.get("GROUNDWORK_SEED", "1"))
    for number in range(0, kills, NEW_CASE_EVERY):
        passphrase = PASSPHRASE if number // NEW_CASE_EVERY % 2 else ""
        count = min(NEW_CASE_EVERY, kills - number)
        saved, start = kill_again_and_again(tmp_path / str(number), passphrase, count, seed + number)
        seen, slowest = seen + saved, max(slowest, start)
        with capsys.disabled():
            print(f"{number + count} kills: {seen} things seen as saved, all there; slowest {slowest:.1f}s")


def kill_again_and_again(
    folder: Path, passphrase: str, kills: int, seed: int, longest: float = 8.0
) -> tuple[int, float]:
    """Kill one case's program so often; how many things were seen as saved, and the slowest start."""
    folder.mkdir(exist_ok=True)
    home, chance = Home(folder), random.Random(seed)
    allowed: list[Any] = []
    saved, slowest = 0, 0.0
    for number in range(kills + 1):
        # The last run is not killed: it must end well, and the next start must say nothing.
        kill_after = chance.uniform(0.3, longest) if number < kills else None
        wanted = {"passphrase": passphrase, "seed": seed * 1000 + number, "seconds": 60 if kill_after else 1}
        # The first is not killed before there is something that could be lost.
        done = run(home, wanted, kill_after, enough=None if number else _something_is_saved)
        started = done.reports[0]
        assert started["told_of_the_end"] == (number > 0)
        assert number == 0 or started["told"] == 1, "more than the one line"
        if allowed:
            kind, _place_id = started["place"]
            assert started["place"] in allowed or [kind, ANY] in allowed
        slowest = max(slowest, started["started"]) if number else slowest
        allowed = places_after(done, started["place"])
        saved += check(home.case, passphrase, done)
        assert not home.log.exists(), home.log.read_text()
    ended_well = run(home, {"passphrase": passphrase, "seconds": 0})
    assert ended_well.reports[0]["told_of_the_end"] == 0
    return saved, slowest


def places_after(done: Run, first: list[str]) -> list[Any]:
    """Where one may be after the kill: the last place that was shown, or one that was on its way."""
    allowed: list[Any] = [first]
    for report in done.reports:
        if "at" in report:
            allowed = [report["at"]]
        elif "going" in report:
            allowed.append(report["going"])
    return allowed


def check(path: Path, passphrase: str, done: Run) -> int:
    """Everything that was seen as saved is in the case, and the case is sound."""
    seen = [report for report in done.reports if "saved" in report]
    with Case.open(path, passphrase or None, read_only=True) as case:
        seals = dict(case.connection.execute("SELECT seq, hash FROM change_set").fetchall())
        for report in [{"saved": done.reports[0]["seal"]}, *seen]:
            seq, seal = report["saved"]
            assert seals.get(seq) == seal, f"change {seq} is lost"
        for report in seen:
            if report["words"]:
                found = case.connection.execute(
                    "SELECT 1 FROM change WHERE table_name = ? AND instr(after, ?) > 0 LIMIT 1",
                    (report["table"], report["words"]),
                ).fetchone()
                assert found, f"what was shown as saved is lost: {json.dumps(report)}"
        assert case.verify() == []
    return len(seen)
