"""Backups are sound, keep to their ladder, and restoring keeps the present file."""

import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.casefile import Case
from workbench.casefile.backups import (
    DAILY,
    MONTHLY,
    NEWEST,
    WEEKLY,
    Backup,
    backups_of,
    folder_of,
    reading,
    take,
    thin_out,
    to_keep,
)
from workbench.casefile.file.connection import DatabaseError
from workbench.casefile.rekeying import key_for, rekey
from workbench.casefile.restoring import loss, restore
from workbench.values.errors import CannotWrite, CaseLocked, KnownError, WrongPassphrase

PASSPHRASE = "correct horse battery"


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    value: str | None = request.param
    return value


def new_case(path: Path, passphrase: str | None) -> Case:
    case = Case.create(path, passphrase, title="Backups")
    source = case.sources.add_text("Khalifa Haftar received a delegation in Rajma.", title="Rajma")
    case.clips.add(source.id, 0, 14)
    return case


def test_a_backup_opens_with_the_same_passphrase_and_holds_the_same(
    tmp_path: Path, passphrase: str | None
) -> None:
    with new_case(tmp_path / "libya.gwk", passphrase) as case:
        backup = take(case)
        assert backups_of(case.path) == [backup]
        assert b"Haftar" not in backup.path.read_bytes() or passphrase is None
    with Case.open(backup.path, passphrase) as copy:
        assert copy.clips.all()[0].quote == "Khalifa Haftar"
        assert copy.verify() == []


def test_work_goes_on_while_a_backup_is_taken(tmp_path: Path, passphrase: str | None) -> None:
    with new_case(tmp_path / "libya.gwk", passphrase) as case:
        stop, written = threading.Event(), []

        def write() -> None:
            while not stop.is_set():
                written.append(case.actors.add(f"Actor {len(written)}").id)

        writer = threading.Thread(target=write)
        writer.start()
        try:
            backups = [take(case, at=datetime(2025, 2, day + 1, tzinfo=UTC)) for day in range(4)]
        finally:
            stop.set()
            writer.join()
        assert case.verify() == []
        assert len(written) > 4
        counts = []
        for backup in backups:
            with reading(backup.path, case) as connection:
                counts.append(connection.execute("SELECT count(*) FROM actor").fetchone()[0])
        assert counts == sorted(counts)


def test_a_backup_that_does_not_read_back_is_no_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_case(tmp_path / "libya.gwk", PASSPHRASE) as case:
        good = take(case, at=datetime(2025, 2, 1, tzinfo=UTC))

        def spoil(path: Path) -> None:
            if path.suffix == ".unfinished":
                content = bytearray(path.read_bytes())
                content[len(content) // 2] ^= 1
                path.write_bytes(content)

        monkeypatch.setattr("workbench.casefile.backups.to_disk", spoil)
        with pytest.raises(CannotWrite, match="failed verification"):
            take(case)
        assert backups_of(case.path) == [good]
        assert sorted(folder_of(case.path).iterdir()) == [good.path]


def test_restoring_keeps_the_present_file_and_says_what_is_lost(
    tmp_path: Path, passphrase: str | None
) -> None:
    path = tmp_path / "libya.gwk"
    with new_case(path, passphrase) as case:
        backup = take(case)
        case.actors.add("Saddam Haftar")
        case.actors.add("Belqasem Haftar")
        lost = loss(case, backup)
        assert len(lost.labels) == 2
        assert "Belqasem Haftar" in lost.labels[0]
        assert lost.rows == {"actor": 2}
        with pytest.raises(CaseLocked):
            restore(path, backup)
    kept = restore(path, backup)
    assert kept is not None
    with Case.open(path, passphrase) as case:
        assert case.actors.all() == []
        assert case.verify() == []
    with Case.open(kept, passphrase) as case:
        assert len(case.actors.all()) == 2
        assert case.verify() == []


def test_what_would_be_lost_is_told_of_the_file_that_is_there(tmp_path: Path, passphrase: str | None) -> None:
    with new_case(tmp_path / "libya.gwk", passphrase) as case:
        backup = take(case)
        case.actors.add("Saddam Haftar")
        assert [loss(case, backup).rows, loss(case, backup).rows] == [{"actor": 1}, {"actor": 1}]
        case.actors.add("Belqasem Haftar")
        assert loss(case, backup).rows == {"actor": 2}
        os.replace(take(case).path, backup.path)
        assert loss(case, backup).rows == {}
        case.actors.add("Khalifa Haftar")
        assert loss(case, backup).rows == {"actor": 1}
        old = case.file_key
    rekey(tmp_path / "libya.gwk", old, key_for("another passphrase"))
    with Case.open(tmp_path / "libya.gwk", "another passphrase") as case:
        with pytest.raises(WrongPassphrase):
            loss(case, backup)
        backup.path.unlink()
        with pytest.raises((KnownError, DatabaseError)):
            loss(case, backup)


def test_a_log_left_by_a_kill_goes_with_the_present_file(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "libya.gwk"
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with new_case(path, passphrase) as case:
        backup = take(case)
        case.actors.add("Saddam Haftar")
        for ending in ("", "-wal"):
            name = path.name + ending
            (crashed / name).write_bytes(path.with_name(name).read_bytes())
    kept = restore(crashed / path.name, backup)
    assert kept is not None
    with Case.open(crashed / path.name, passphrase) as case:
        assert case.actors.all() == []
        assert case.verify() == []
    with Case.open(kept, passphrase) as case:
        assert [actor.name for actor in case.actors.all()] == ["Saddam Haftar"]


def test_a_backup_of_another_key_says_so(tmp_path: Path) -> None:
    with new_case(tmp_path / "a.gwk", PASSPHRASE) as one, new_case(tmp_path / "b.gwk", "other words") as two:
        backup = take(two)
        with pytest.raises(WrongPassphrase), reading(backup.path, one):
            pass


START = datetime(2024, 1, 1, tzinfo=UTC)
moments = st.lists(
    st.integers(0, 800 * 24 * 60).map(
        lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    unique=True,
    max_size=120,
)


@given(moments)
def test_the_ladder_keeps_the_newest_and_is_bounded(taken: list[datetime]) -> None:
    kept = to_keep(taken)
    assert kept <= set(taken)
    assert len(kept) <= DAILY + WEEKLY + MONTHLY + NEWEST
    assert set(sorted(taken)[-NEWEST:]) <= kept
    assert to_keep(kept) == kept


def test_a_year_of_daily_backups_leaves_twelve_days_ten_weeks_nine_months(tmp_path: Path) -> None:
    first = datetime(2024, 1, 1, 12, tzinfo=UTC)
    backups = []
    for day in range(366):
        path = tmp_path / f"{day}.gwk"
        path.touch()
        backups.append(Backup(path, first + timedelta(days=day), 0))
    removed = thin_out(backups)
    left = sorted(backup.taken_at for backup in backups if backup.path.exists())
    assert len(left) + len(removed) == 366
    assert left[-DAILY:] == [first + timedelta(days=day) for day in range(366 - DAILY, 366)]
    assert len({moment.strftime("%G-%V") for moment in left}) >= WEEKLY
    assert len({moment.strftime("%Y-%m") for moment in left}) >= MONTHLY
