"""Changes that were saved and are not in the file any more are told, and only those."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from workbench.casefile import Case
from workbench.casefile.backups import backups_of, take
from workbench.casefile.file.file_state import PAGE
from workbench.casefile.keys.key import Key
from workbench.casefile.rekeying import key_for, rekey
from workbench.casefile.restoring import restore
from workbench.casefile.stale_log import is_stale
from workbench.cli import groundwork

KINDS = {"plain": None, "encrypted": "words of the case"}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")


class Files:
    """A case on the disk, with what another program may do to its files."""

    def __init__(self, folder: Path, passphrase: str | None) -> None:
        self.path = folder / "a.gwk"
        self.passphrase = passphrase
        with Case.create(self.path, passphrase) as case:
            case.actors.add("Khalifa Haftar")

    @property
    def log(self) -> Path:
        return self.path.with_name(self.path.name + "-wal")

    def killed(self, changes: int, settled: bool = False) -> None:
        """A program that makes changes and is killed; before or after they came into the file."""
        code = f"""
import os, time
from workbench.casefile import Case, settling
settling.PAUSE = settling.LONGEST = 60
case = Case.open({str(self.path)!r}, {self.passphrase!r})
for number in range({changes}):
    case.actors.add(f"Actor {{number}}")
while {settled} and case._connections.own.execute("PRAGMA wal_checkpoint").fetchone()[0]:
    time.sleep(0.01)
os._exit(9)
"""
        subprocess.run([sys.executable, "-c", code], check=False)

    def seen(self, read_only: bool = False) -> tuple[int, str, list[str]]:
        """How many actors there are, what is told, and what verifying finds."""
        with Case.open(self.path, self.passphrase, read_only) as case:
            found = [problem.kind for problem in case.verify()]
            return case.actors.count(), case.warning + case.note, found


@pytest.fixture(params=list(KINDS))
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Files:
    return Files(tmp_path, KINDS[request.param])


def test_without_its_log(files: Files) -> None:
    files.killed(12)
    files.log.unlink()
    for read_only in (True, False):
        count, told, problems = files.seen(read_only)
        assert count == 1
        assert told.startswith("12 changes made between ")
        assert "“Add actor “Khalifa Haftar””" in told
        assert "put “a.gwk-wal” back beside the file" in told
        assert problems == ["copy"]
    if not files.passphrase:
        said = CliRunner().invoke(groundwork, ["verify", str(files.path)])
        assert said.exit_code == 1
        assert "12 changes made between" in said.output
    with Case.open(files.path, files.passphrase) as case:
        case.actors.add("Work goes on")
    assert files.seen() == (2, "", [])


@pytest.mark.parametrize("left", [0, 1, 6, 31, 32, 40])
def test_a_log_of_which_almost_nothing_is_left(tmp_path: Path, left: int) -> None:
    files = Files(tmp_path, None)
    files.killed(3)
    os.truncate(files.log, left)
    assert files.seen()[1].startswith("3 changes made between ")


def test_with_its_log_put_back_after_it_was_told(files: Files, tmp_path: Path) -> None:
    files.killed(3)
    kept = shutil.move(files.log, tmp_path / "kept")
    assert "3 changes" in files.seen()[1]
    shutil.move(kept, files.log)
    assert files.seen() == (4, "", [])


def test_what_came_into_the_file_needs_no_log(files: Files) -> None:
    files.killed(4, settled=True)
    files.log.unlink()
    assert files.seen() == (5, "", [])


@pytest.mark.parametrize("then", ["killed", "closed"])
def test_an_older_log_is_not_taken_in(files: Files, tmp_path: Path, then: str) -> None:
    files.killed(6)
    older = shutil.copy(files.log, tmp_path / "older")
    assert files.seen() == (7, "", [])
    if then == "killed":
        files.killed(5, settled=True)
    else:
        with Case.open(files.path, files.passphrase) as case:
            for number in range(5):
                case.actors.add(f"Another {number}")
    shutil.copy(older, files.log)
    count, told, problems = files.seen(read_only=True)
    assert (count, problems) == (12, [])
    assert "does not use it" in told
    count, told, problems = files.seen()
    assert (count, problems) == (12, [])
    assert "It is kept as “a.gwk-wal.1”" in told
    assert files.log.with_name("a.gwk-wal.1").read_bytes() == older.read_bytes()
    assert files.seen() == (12, "", [])


def test_a_log_that_was_just_being_brought_in(files: Files) -> None:
    """Some pages of the file alone are newer than others: history may lie where another table does."""
    files.killed(6)
    with Case.open(files.path, files.passphrase, read_only=True) as case:
        places = case.connection.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 1")
        pages = dict(places.fetchall())
        its_key = Key(case.raw_key and bytes(case.raw_key), case.file_key.salt)
    whole, log = files.path.read_bytes(), files.log.read_bytes()
    history = pages.pop("change_set") - 1
    for name, page in pages.items():
        with files.path.open("r+b") as file:
            file.seek(history * PAGE)
            file.write(whole[(page - 1) * PAGE : page * PAGE])
        assert not is_stale(files.path, its_key), name
    assert files.log.read_bytes() == log
    assert files.seen() == (7, "", [])


def test_the_log_of_another_case(files: Files, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Files(tmp_path / "other", files.passphrase)
    other.killed(3)
    shutil.copy(other.log, files.log)
    count, told, problems = files.seen()
    assert (count, problems) == (1, [])
    assert "was not" in told or "did not use it" in told


def test_an_older_file_in_its_place(files: Files, tmp_path: Path) -> None:
    older = shutil.copy(files.path, tmp_path / "older.gwk")
    with Case.open(files.path, files.passphrase) as case:
        for number in range(40):
            case.actors.add(f"Actor {number}")
    shutil.copy(older, files.path)
    assert files.seen()[1].startswith("40 changes made between ")
    # Opened where it was kept, it is what it was.
    files.path = older
    assert files.seen() == (1, "", [])


def backup_restored(files: Files) -> int:
    restore(files.path, backups_of(files.path)[0])
    return 1


def gone_back(files: Files) -> int:
    with Case.open(files.path, files.passphrase) as case:
        case.journal.go_back(3)
    return 1


def undone(files: Files) -> int:
    with Case.open(files.path, files.passphrase) as case:
        case.undo()
    return 2


def other_passphrase(files: Files) -> int:
    with Case.open(files.path, files.passphrase) as case:
        old = case.file_key
    rekey(files.path, old, key_for("other words"))
    files.passphrase = "other words"
    return 3


def worked_on_elsewhere(files: Files) -> int:
    there = files.path.parent / "stick.gwk"
    shutil.copy(files.path, there)
    here = os.environ["XDG_STATE_HOME"]
    os.environ["XDG_STATE_HOME"] = str(files.path.parent / "there")
    with Case.open(there, files.passphrase) as case:
        case.actors.add("From elsewhere")
    os.environ["XDG_STATE_HOME"] = here
    shutil.copy(there, files.path)
    return 4


def backup_opened(files: Files) -> int:
    files.path = backups_of(files.path)[0].path
    return 1


def state_folder_gone(files: Files) -> int:
    shutil.rmtree(os.environ["XDG_STATE_HOME"])
    return 3


@pytest.mark.parametrize(
    "done",
    [
        backup_restored,
        gone_back,
        undone,
        other_passphrase,
        worked_on_elsewhere,
        backup_opened,
        state_folder_gone,
    ],
)
def test_no_false_alarm(files: Files, done: Callable[[Files], int]) -> None:
    with Case.open(files.path, files.passphrase) as case:
        take(case)
        case.actors.add("One")
        case.actors.add("Two")
    count = done(files)
    assert files.seen() == (count, "", [])
    assert files.seen(read_only=True) == (count, "", [])


def test_another_branch_of_the_case_is_told(files: Files, tmp_path: Path) -> None:
    there = Path(shutil.copy(files.path, tmp_path / "stick.gwk"))
    with Case.open(there, files.passphrase) as case:
        for number in range(9):
            case.actors.add(f"Elsewhere {number}")
    with Case.open(files.path, files.passphrase) as case:
        case.actors.add("Here")
    shutil.copy(there, files.path)
    assert files.seen()[1].startswith("Changes made on this computer up to ")


def test_the_record_tells_nothing(files: Files) -> None:
    """Numbers, a time and hashes: no word of the case, no name, no path."""
    with Case.open(files.path, files.passphrase) as case:
        secrets = [case.info("id"), "Haftar", str(files.path.parent), files.path.name]
    kept = [path for path in Path(os.environ["XDG_STATE_HOME"]).rglob("*") if path.is_file()]
    assert any(path.parent.name == "seals" for path in kept)
    for path in kept:
        assert path.stat().st_mode & 0o077 == 0 or path.parent.stat().st_mode & 0o077 == 0
        content = f"{path} {path.read_text('utf-8')}".replace(os.environ["XDG_STATE_HOME"], "")
        assert not [secret for secret in secrets if secret in content]


def test_a_state_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    files = Files(tmp_path, None)
    with Case.open(files.path) as case:
        case.actors.add("One")
    assert files.seen() == (2, "", [])
