"""A copy of a case that is open holds what was saved, or says on opening what it may lack."""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from workbench.casefile import Case, settling
from workbench.casefile.backups import take
from workbench.values.errors import KnownError

Copy = Callable[[], Path]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.gwk"
    with Case.create(made) as case:
        case.actors.add("Khalifa Haftar")
    return made


@pytest.fixture
def copy(path: Path) -> Copy:
    """Copy the case file alone, as a file manager does."""
    numbers: Iterator[int] = iter(range(1000))

    def copied() -> Path:
        (path.parent / "copies").mkdir(exist_ok=True)
        target = path.parent / "copies" / f"{next(numbers)}.gwk"
        return Path(shutil.copy(path, target))

    return copied


def opened(path: Path) -> tuple[int, str, int]:
    """How many actors a copy has, what is told of it, and how many problems verifying finds."""
    with Case.open(path) as case:
        return case.actors.count(), case.warning, len(case.verify())


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_copy_of_a_closed_case_is_whole(path: Path, copy: Copy) -> None:
    assert opened(copy()) == (1, "", 0)


def test_a_copy_in_the_middle_of_work_is_told(path: Path, copy: Copy) -> None:
    with Case.open(path) as case:
        case.actors.add("Aguila Saleh Issa")
        taken = copy()
    count, told, problems = opened(taken)
    assert "taken while the case was open. It may lack the newest changes: the last it holds is “" in told
    assert count in (1, 2)
    assert problems == 1, "verifying does not call it sound"
    with Case.open(taken) as case:
        case.actors.add("Work goes on in it")
    assert opened(taken)[1:] == ("", 0), "it is a case of its own from then on"


def test_what_is_saved_comes_into_the_file_within_a_moment(path: Path, copy: Copy) -> None:
    with Case.open(path) as case:
        case.actors.add("Aguila Saleh Issa")
        until(lambda: opened(copy())[0] == 2)


def test_a_case_at_rest_is_whole(path: Path, copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "REST", 0.2)
    with Case.open(path) as case:
        case.actors.add("Aguila Saleh Issa")
        until(lambda: opened(copy()) == (2, "", 0))
        case.actors.add("Fathi Bashagha")
        assert opened(copy())[1] != ""
        until(lambda: opened(copy()) == (3, "", 0))
        assert case.verify() == []


def test_a_copy_that_lacks_changes_by_the_mark_of_its_end(path: Path, copy: Copy) -> None:
    """As by a program that read most of the file before work ended and its mark after."""
    with Case.open(path) as case:
        before = case.journal.head
        case.actors.add("Aguila Saleh Issa")
    with Case.open(path) as case:
        head = case.journal.head
    assert before is not None
    assert head is not None
    old = copy()
    with Case.open(old) as case, case.derived({}):
        case.connection.execute("UPDATE file_state SET seq = ?, seal = 'x'", (head[0] + 2,))
    _count, told, problems = opened(old)
    assert "lacks the newest 2 changes" in told
    assert problems


def test_while_someone_reads_an_older_state_the_file_says_so(path: Path, copy: Copy) -> None:
    with Case.open(path, read_only=True) as reader, reader.snapshot():
        assert reader.actors.count() == 1
        with Case.open(path) as case:
            case.actors.add("Aguila Saleh Issa")
            taken = copy()
            assert reader.actors.count() == 1
    count, told, _problems = opened(taken)
    assert count == 1
    assert "may lack the newest changes" in told
    assert opened(path) == (2, "", 0)


def test_a_killed_case_is_not_taken_for_a_copy(path: Path) -> None:
    code = f"""
import os
from workbench.casefile import Case
case = Case.open({str(path)!r})
case.actors.add("Aguila Saleh Issa")
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    assert opened(path) == (2, "", 0)
    assert opened(path) == (2, "", 0)


def test_a_killed_case_without_its_log_is_told(
    path: Path, copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case.open(path) as case:
        case.actors.add("Aguila Saleh Issa")
        taken = copy()
    path.write_bytes(taken.read_bytes())
    assert "1 change made between" in opened(path)[1]
    # On another machine nothing is known of what was in it.
    monkeypatch.setenv("XDG_STATE_HOME", str(path.parent / "elsewhere"))
    assert "Changes may be missing" in opened(path)[1]


def test_a_backup_of_an_open_case_is_whole(path: Path) -> None:
    with Case.open(path) as case:
        case.actors.add("Aguila Saleh Issa")
        backup = take(case)
    assert opened(backup.path) == (2, "", 0)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE file_state SET open = 1",
        "UPDATE file_state SET open = 2",
        "UPDATE file_state SET inode = 7",
        "UPDATE file_state SET seq = seq - 1",
        "UPDATE file_state SET seal = 'x'",
        "UPDATE file_state SET seq = 0, seal = ''",
        "DELETE FROM file_state",
    ],
)
def test_an_altered_note_is_found(path: Path, statement: str) -> None:
    with Case.open(path) as case, case.derived({}):
        case.connection.execute(statement)
    assert opened(path)[2] > 0


def test_pages_of_two_moments_are_told(path: Path, copy: Copy) -> None:
    """A copy that began while the case was closed and went on while it was written."""
    with Case.open(path) as case:
        for number in range(40):
            case.claims.add(f"Claim {number} with some words to fill the pages of the file", notes="x" * 700)
    before = path.read_bytes()
    with Case.open(path) as case:
        for claim in case.claims.all()[10:30]:
            case.claims.update(claim.id, notes="y" * 900)
    after = path.read_bytes()
    chance, silent = random.Random(4), []
    for number in range(30):
        cut = chance.randrange(1, len(before) // 4096) * 4096
        torn = path.with_name(f"torn {number}.gwk")
        torn.write_bytes(before[:cut] + after[cut:])
        if torn.read_bytes() in (before, after):
            continue
        with suppress(KnownError), Case.open(torn) as case:
            if not case.warning and case.verify():
                silent.append(cut)
    assert silent == []
