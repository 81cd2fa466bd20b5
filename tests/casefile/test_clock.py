"""A clock that jumps loses no backup, stops none, and is told where the history shows it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.casefile.test_backups import PASSPHRASE, new_case
from workbench.case import Case
from workbench.casefile.backups import DAILY, NEWEST, Backup, backups_of, is_due, kept_of, take, thin_out
from workbench.casefile.journal import sealing

START = datetime(2026, 3, 27, 8, tzinfo=UTC)
SUMMER = timedelta(hours=1)
JUMPS = ("1970", "2099", "2031", "back", "forward", "summer", "winter", "right")


@dataclass
class Clock:
    """The true time, and the one that the computer shows."""

    true: datetime = START
    shown: datetime = START
    jumps: int = 0
    chance: Random = field(default_factory=Random)

    def pass_by(self, time: timedelta) -> None:
        self.true += time
        self.shown += time

    def jump(self) -> None:
        self.jumps += 1
        kind = JUMPS[self.chance.randrange(len(JUMPS))]
        some = timedelta(hours=self.chance.randrange(1, 24 * 400))
        self.shown = {
            "1970": datetime(1970, 1, 1, tzinfo=UTC), "2099": datetime(2099, 12, 31, 23, 59, tzinfo=UTC),
            "2031": datetime(2031, 5, 1, tzinfo=UTC), "back": self.shown - some, "forward": self.shown + some,
            "summer": self.shown + SUMMER, "winter": self.shown - SUMMER, "right": self.true,
        }[kind]  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_forty_jumps_lose_no_backup(tmp_path: Path, seed: int) -> None:
    """What goes has a later one of its true day beside it, or twelve later days are kept."""
    clock = Clock(chance=Random(seed))
    jumps_at = sorted(clock.chance.sample(range(200), 40))
    present: dict[Path, tuple[int, datetime]] = {}
    for number in range(1, 201):
        clock.pass_by(timedelta(hours=clock.chance.choice((1, 3, 14, 30))))
        if number - 1 in jumps_at:
            clock.jump()
        path = tmp_path / f"work {clock.shown.strftime('%Y-%m-%d %H.%M.%S')} no {number}.gwk"
        path.touch()
        present[path] = number, clock.true
        removed = thin_out(backups_of(tmp_path / "work.gwk", tmp_path))
        newest = sorted(number for number, _true in present.values())[-NEWEST:]
        for backup in removed:
            gone, true = present.pop(backup.path)
            assert gone not in newest
            later = [other for other in present.values() if other[0] > gone]
            same_day = any(abs(other[1] - true) < timedelta(days=1) for other in later)
            assert same_day or len(later) >= DAILY
    assert clock.jumps == 40


def test_a_clock_that_always_starts_anew_keeps_the_last_twelve(tmp_path: Path) -> None:
    """A computer whose battery is empty: 1970 each morning, and a backup an hour later."""
    same = [datetime(1970, 1, 1, 1, number % 7, tzinfo=UTC) for number in range(40)]
    assert kept_of(list(reversed(same))) >= set(range(NEWEST))
    assert len(kept_of(list(reversed(same)))) >= DAILY


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_backups_go_by_the_history_not_by_the_clock(tmp_path: Path, passphrase: str | None) -> None:
    with new_case(tmp_path / "work.gwk", passphrase) as case:
        assert is_due(case, None)
        future = take(case, at=datetime(2031, 1, 1, tzinfo=UTC))
        assert not is_due(case, backups_of(case.path)[0])
        case.claims.add("A change after the backup of 2031.")
        assert is_due(case, backups_of(case.path)[0])
        now = take(case, at=datetime(2026, 1, 1, tzinfo=UTC))
        assert backups_of(case.path) == [now, future]
        assert not is_due(case, backups_of(case.path)[0])
        for number in range(NEWEST + 1):
            past = take(case, at=datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number))
            thin_out(backups_of(case.path))
            assert past.path.exists()
            assert backups_of(case.path)[0] == past


def test_backups_of_an_older_version_come_before_all_that_are_numbered(tmp_path: Path) -> None:
    for name in ("2031-01-01 00.00.00", "2025-01-01 00.00.00", "2024-01-01 00.00.00 no 2",
                 "2026-01-01 00.00.00 no 1"):  # fmt: skip
        (tmp_path / f"work {name}.gwk").touch()
    found = backups_of(tmp_path / "work.gwk", tmp_path)
    assert [backup.number for backup in found] == [2, 1, 0, 0]
    assert [backup.taken_at.year for backup in found] == [2024, 2026, 2031, 2025]
    with Case.create(tmp_path / "work.gwk") as case:
        assert take(case, tmp_path).number == 3
        assert is_due(case, Backup(found[0].path, found[0].taken_at, 0, 2)), "it cannot be opened"


def test_history_tells_where_its_times_run_backwards(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    for time in ("2030-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z"):
        monkeypatch.setattr(sealing, "now", lambda time=time: time)
        case.claims.add(f"A claim of {time}.")
    assert [one.clock_was_set_back for one in case.history(4)] == [False, True, False, False]
    assert case.verify() == []
