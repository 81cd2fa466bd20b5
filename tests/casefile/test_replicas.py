"""Two copies of a case never write the same (replica, number), however the copy came about."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.casefile import Case
from workbench.casefile.backups import backups_of, take
from workbench.casefile.file.connection import DatabaseError
from workbench.casefile.journal import replica as replica_module
from workbench.casefile.rekeying import key_for, rekey
from workbench.casefile.restoring import restore
from workbench.values.ids import is_derived

Written = dict[tuple[str, int], str]


def written(path: Path, passphrase: str | None = None) -> Written:
    """The seal of each set in the file, by replica and number."""
    with Case.open(path, passphrase, read_only=True) as case:
        rows = case.connection.execute("SELECT replica, n, hash FROM authored").fetchall()
    return {(row["replica"], row["n"]): row["hash"] for row in rows}


def work(path: Path, *names: str, passphrase: str | None = None, is_older: bool = False) -> str:
    """Add an actor for each name; the replica that wrote the last.

    `is_older` says that the file lacks changes this machine saw in it, which must be told.
    """
    with Case.open(path, passphrase) as case:
        for name in names:
            case.actors.add(name)
        assert [problem.kind for problem in case.verify()] == (["copy"] if is_older else [])
        row = case.connection.execute("SELECT replica FROM authored ORDER BY seq DESC LIMIT 1").fetchone()
    return str(row["replica"])


def collisions(*files: Path) -> list[tuple[str, int]]:
    """The places that two files fill with different content."""
    seen: Written = {}
    found = []
    for path in files:
        for place, seal in written(path).items():
            if seen.setdefault(place, seal) != seal:
                found.append(place)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.gwk"
    with Case.create(made) as case:
        case.actors.add("Khalifa Haftar")
    return made


def by_cp(source: Path, target: Path) -> None:
    subprocess.run(["cp", str(source), str(target)], check=True)


def by_cp_with_times(source: Path, target: Path) -> None:
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)


def by_reflink(source: Path, target: Path) -> None:
    subprocess.run(["cp", "--reflink=auto", str(source), str(target)], check=True)


def by_python(source: Path, target: Path) -> None:
    shutil.copy2(source, target)


COPIES = [by_python, *([by_cp, by_cp_with_times, by_reflink] if sys.platform == "linux" else [])]


def test_a_file_goes_on_as_its_replica(path: Path) -> None:
    first = work(path, "One")
    assert not is_derived(first)
    assert work(path, "Two") == first
    assert sorted(n for _replica, n in written(path)) == list(range(1, len(written(path)) + 1))


def test_a_renamed_file_goes_on_as_its_replica(path: Path) -> None:
    first = work(path, "One")
    moved = path.parent / "elsewhere" / "b.gwk"
    moved.parent.mkdir()
    path.rename(moved)
    assert work(moved, "Two") == first


@pytest.mark.parametrize("copied", COPIES)
def test_a_copy_is_another_replica(path: Path, copied: Callable[[Path, Path], None]) -> None:
    first = work(path, "One")
    copy = path.with_name("copy.gwk")
    copied(path, copy)
    assert work(copy, "In the copy") != first
    assert work(path, "In the first") == first
    assert collisions(path, copy) == []


@pytest.mark.parametrize("copied", COPIES)
def test_a_copy_in_the_place_of_the_file(path: Path, copied: Callable[[Path, Path], None]) -> None:
    copy, other = path.with_name("copy.gwk"), path.with_name("other.gwk")
    copied(path, copy)
    first = work(path, "After the copy was taken")
    copied(path, other)
    path.unlink()
    copy.rename(path)
    assert work(path, "Again", is_older=True) != first
    assert collisions(path, other) == []


def test_an_older_copy_written_over_the_file(path: Path) -> None:
    """The file keeps its number on the disk; only the newest set tells that it is older."""
    copy, other = path.with_name("copy.gwk"), path.with_name("other.gwk")
    shutil.copy(path, copy)
    first = work(path, "After the copy was taken")
    shutil.copy(path, other)
    inode = path.stat().st_ino
    shutil.copyfile(copy, path)
    assert path.stat().st_ino == inode
    assert work(path, "Again", is_older=True) != first
    assert collisions(path, other) == []


def test_a_number_on_the_disk_that_is_used_again(path: Path) -> None:
    """Copies until one gets the number that the removed file had, as file systems do."""
    old, newest = path.with_name("old.gwk"), path.with_name("newest.gwk")
    shutil.copy2(path, old)
    first = work(path, "After the copy was taken")
    shutil.copy2(path, newest)
    inode = path.stat().st_ino
    path.unlink()
    for number in range(200):
        candidate = path.with_name(f"candidate {number}.gwk")
        shutil.copy2(old, candidate)
        if candidate.stat().st_ino == inode:
            candidate.rename(path)
            break
    else:
        pytest.skip("this file system does not use numbers again")
    assert work(path, "Again", is_older=True) != first
    assert collisions(path, newest) == []


def test_a_killed_program_ends_its_replica(path: Path) -> None:
    """What it wrote last may stand in a copy; so the next one counts anew."""
    first = work(path, "One")
    code = f"""
import os
from workbench.casefile import Case
case = Case.open({str(path)!r})
case.actors.add("Two")
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    assert max(n for replica, n in written(path) if replica == first) == len(written(path))
    assert work(path, "Three") != first


def test_another_start_of_the_machine_is_another_replica(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = work(path, "One")
    (tmp_path / "boot").write_text("another start")
    monkeypatch.setattr(replica_module, "_BOOT", tmp_path / "boot")
    assert work(path, "Two") != first


def test_what_the_machine_remembers_counts_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = work(path, "One")
    folder = replica_module._folder()
    (kept,) = folder.iterdir()
    content = kept.read_text()
    assert work(path, "Two") == first
    kept.write_text(content)
    assert work(path, "Three") != first
    kept.write_text("{")
    assert work(path, "Four") != first
    monkeypatch.setattr(replica_module, "_folder", lambda: path / "not a folder")
    assert work(path, "Five") != first


def test_a_restored_backup_is_another_replica(path: Path) -> None:
    with Case.open(path) as case:
        case.actors.add("One")
        take(case)
    first = work(path, "Two")
    kept = restore(path, backups_of(path)[0])
    assert kept is not None
    assert work(path, "Another") != first
    assert work(kept, "Three") == first, "the file that was there is still itself"
    assert collisions(path, kept, backups_of(path)[0].path) == []


def test_a_case_with_another_key_is_another_replica(path: Path) -> None:
    first = work(path, "One")
    with Case.open(path) as case:
        old = case.file_key
    rekey(path, old, key_for("other words"))
    assert work(path, "Two", passphrase="other words") != first


def test_a_new_replica_says_what_it_stands_on(path: Path) -> None:
    first = work(path, "One")
    copy = path.with_name("copy.gwk")
    shutil.copy(path, copy)
    second = work(copy, "Two", "Three")
    with Case.open(copy, read_only=True) as case:
        rows = case.connection.execute(
            "SELECT n, saw, previous FROM authored WHERE replica = ? ORDER BY n", (second,)
        ).fetchall()
        base = case.connection.execute(
            "SELECT n, hash FROM authored WHERE replica = ? ORDER BY n DESC LIMIT 1", (first,)
        ).fetchone()
    assert json.loads(rows[0]["saw"]) == {first: base["n"]}
    assert rows[0]["previous"] == base["hash"]
    assert [row["saw"] for row in rows[1:]] == ["{}"] * (len(rows) - 1)


def test_a_change_has_an_id_and_undoing_names_it(path: Path) -> None:
    with Case.open(path) as case:
        changes = []
        case.listen(changes.append)
        case.actors.add("One")
        case.undo()
        case.redo()
        rows = case.connection.execute("SELECT id, undoes FROM authored ORDER BY seq").fetchall()[-3:]
    assert [change.id for change in changes] == [row["id"] for row in rows]
    assert [row["undoes"] for row in rows] == [None, rows[0]["id"], rows[1]["id"]]
    assert [change.undoes for change in changes] == [None, changes[0].seq, changes[1].seq]


def test_people_stay_on_record(path: Path) -> None:
    with Case.open(path) as case:
        case.as_analyst("B. Second")
        case.actors.add("One")
        (second,) = case.connection.execute("SELECT id FROM analyst WHERE name = 'B. Second'").fetchone()
        with case.change("Remove a person"), pytest.raises(DatabaseError, match="stays on record"):
            case.remove("analyst", id=second)
        with case.change("Someone new", undoable=True):
            case.insert("analyst", {"id": "c", "name": "C. Third"})
            case.actors.add("Two")
        case.undo()
        assert case.actors.count() == 2
        case.journal.go_back(3)
        names = [row[0] for row in case.connection.execute("SELECT name FROM analyst ORDER BY name")]
        assert names == ["Analyst", "B. Second", "C. Third"]
        assert case.verify() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE authored SET replica = 'x' WHERE seq = 3",
        "UPDATE authored SET n = n + 100 WHERE seq = 3",
        "UPDATE authored SET id = 'x' WHERE seq = 3",
        "UPDATE authored SET saw = '{\"x\": 1}' WHERE seq = 3",
        "UPDATE authored SET undoes = 'x' WHERE seq = 3",
        "UPDATE authored SET previous = '' WHERE seq = 3",
        "UPDATE authored SET hash = 'x' WHERE seq = 3",
        "DELETE FROM authored WHERE seq = 3",
        "INSERT INTO authored VALUES ('x', 1, 'y', NULL, '{}', NULL, '', '')",
        "UPDATE authored SET n = 'many', saw = '{\"x\": []}' WHERE seq = 3",
    ],
)
def test_an_altered_identity_is_found(path: Path, statement: str) -> None:
    work(path, "One", "Two")
    with Case.open(path) as case:
        triggers = case.connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'sealed_authored%'"
        ).fetchall()
        for trigger in triggers:
            case.connection.execute(f"DROP TRIGGER {trigger['name']}")
        case.connection.execute(statement)
        for trigger in triggers:
            case.connection.execute(trigger["sql"])
        assert case.verify() != []
