"""One writer: whoever starts when, and however the last one ended."""

import errno
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.casefile import Case
from workbench.casefile.backups import backups_of, take
from workbench.casefile.file import lock as lock_module
from workbench.casefile.file.lock import CaseLock, is_held
from workbench.casefile.rekeying import key_for, rekey
from workbench.casefile.restoring import restore
from workbench.values.errors import CaseLocked, Refused

ROUNDS = int(os.environ.get("GROUNDWORK_RACES", "100"))

CONTENDER = """
import json, random, sys, time
from pathlib import Path
from workbench.casefile.file.lock import CaseLock
from workbench.values.errors import CaseLocked

path, seed, rounds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance, log = random.Random(seed), []
print("ready", flush=True)
sys.stdin.readline()
while len(log) < rounds:
    lock = CaseLock(path)
    try:
        lock.acquire()
    except CaseLocked:
        continue
    began = time.monotonic_ns()
    time.sleep(chance.choice((0, 0, 0.0005, 0.002)))
    log.append((began, time.monotonic_ns()))
    lock.release()
    time.sleep(chance.choice((0, 0.0002, 0.001)))
print(json.dumps(log), flush=True)
"""


def test_of_many_that_start_at_once_one_writes(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", CONTENDER, str(tmp_path / "a.gwk"), str(seed), str(ROUNDS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for seed in range(3)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    held = [span for process in processes for span in json.loads(process.communicate("go\n", timeout=120)[0])]
    held.sort()
    assert len(held) == 3 * ROUNDS
    for (_, let_go), (taken, _) in itertools.pairwise(held):
        assert let_go <= taken, "two had the lock at once"
    assert not (tmp_path / "a.gwk.lock").exists()


def test_whether_a_case_is_open_can_be_asked_without_opening_it(tmp_path: Path) -> None:
    path = tmp_path / "a.gwk"
    assert not is_held(path)
    with Case.create(path):
        assert is_held(path)
        # Asking has not taken the lock away from its holder.
        with pytest.raises(CaseLocked):
            Case.open(path)
    assert not is_held(path)


def test_a_lock_that_nobody_holds_is_free(tmp_path: Path) -> None:
    path = tmp_path / "a.gwk"
    path.with_name("a.gwk.lock").write_text('{"host": "elsewhere", "process": 1}', "utf-8")
    assert not is_held(path)
    lock = CaseLock(path)
    lock.acquire()
    assert lock.was_left
    lock.release()


SECOND = """
import sys
from workbench.casefile import Case
from workbench.values.errors import CaseLocked, Refused
try:
    with Case.open(sys.argv[1]) as case:
        case.actors.add("A second writer")
except (CaseLocked, Refused) as error:
    print(type(error).__name__, error.what)
"""


def second_writer(path: Path) -> str:
    """What another program is told that opens the case by this path; "" when it could write."""
    done = subprocess.run(
        [sys.executable, "-c", SECOND, str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_second_writer_by_another_path_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.gwk"
    link, linked_folder = tmp_path / "link.gwk", tmp_path / "folder"
    link.symlink_to(path)
    linked_folder.symlink_to(tmp_path)
    with Case.create(path):
        for other in (link, linked_folder / "a.gwk", tmp_path / "." / "x" / ".." / "a.gwk"):
            assert second_writer(other).startswith("CaseLocked")
            assert is_held(other)
            with pytest.raises(CaseLocked):
                Case.open(other)
        monkeypatch.chdir(tmp_path)
        assert second_writer(Path("a.gwk")).startswith("CaseLocked")
        hard = tmp_path / "hard.gwk"
        hard.hardlink_to(path)
        assert "another name" in second_writer(hard)
        with pytest.raises((CaseLocked, Refused), match="another name"):
            Case.open(hard)
    with pytest.raises(Refused, match="hard link"):
        Case.open(path)
    hard.unlink()
    with Case.open(link) as case:
        assert case.path == path
        assert case.actors.count() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="locks of an open file")
def test_the_file_itself_is_locked(tmp_path: Path) -> None:
    """Another mount shows the same file under a path that leads nowhere near: here a renamed folder does."""
    path = tmp_path / "a" / "a.gwk"
    path.parent.mkdir()
    with Case.create(path):
        moved = path.parent.rename(tmp_path / "b")
        (moved / "a.gwk").rename(moved / "renamed.gwk")
        (moved / "a.gwk.lock").unlink()
        assert "under another name" in second_writer(moved / "renamed.gwk")
        with pytest.raises(CaseLocked, match="under another name"):
            Case.open(moved / "renamed.gwk")
        (moved / "renamed.gwk").rename(moved / "a.gwk")
        moved.rename(path.parent)
        assert "under another name" in second_writer(path), "asking has not freed the lock"


@pytest.mark.skipif(sys.platform == "win32", reason="locks of a process")
def test_looking_at_an_open_case_keeps_its_locks(tmp_path: Path) -> None:
    """Whoever closes a descriptor of a file loses all locks of his process on it."""
    path = tmp_path / "a.gwk"
    with Case.create(path) as case:
        case.actors.add("One")
        assert not Case.is_encrypted(path)
        with pytest.raises(CaseLocked):
            Case.open(path)
        code = f"from workbench.casefile import Case; Case.open({str(path)!r}, read_only=True).close()"
        subprocess.run([sys.executable, "-c", code], check=True)
        assert path.with_name("a.gwk-wal").exists(), "the log of an open case was taken away"
        case.actors.add("Two")
    with Case.open(path) as case:
        assert case.actors.count() == 2
        assert case.verify() == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("step", ["restore", "rekey"])
def test_a_step_by_way_of_a_link_works_on_the_file(tmp_path: Path, step: str) -> None:
    path, link = tmp_path / "there" / "a.gwk", tmp_path / "link.gwk"
    path.parent.mkdir()
    link.symlink_to(path)
    with Case.create(link) as case:
        case.actors.add("One")
        take(case)
        case.actors.add("Two")
        key = case.file_key
    if step == "restore":
        restore(link, backups_of(link)[0])
    else:
        rekey(link, key, key_for("words"))
    assert link.is_symlink()
    assert path.is_file()
    assert not path.is_symlink()
    with Case.open(path, None if step == "restore" else "words") as case:
        assert case.actors.count() == (1 if step == "restore" else 2)
        assert case.verify() == []


def test_a_lock_that_could_not_be_written_is_free_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk, also while the error is still being looked at, which keeps all it met alive."""
    path = tmp_path / "work.gwk"

    def full() -> dict[str, object]:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(lock_module, "_self", full)
        with pytest.raises(OSError, match=str(errno.ENOSPC)) as kept:
            CaseLock(path).acquire()
    lock = CaseLock(path)
    lock.acquire()
    lock.release()
    assert kept.value.__traceback__ is not None
