"""Work that can be stopped wherever it is: between two steps, in a statement, in a child process."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.values import computing
from workbench.casefile.file.connection import Connection, DatabaseError, connect_in_memory
from workbench.values.child import ChildFailed
from workbench.values.errors import Refused
from workbench.values.job import Cancelled, Job, Progress

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
SOON = 20.0
"""Seconds within which what was cancelled has to end, on a busy machine too."""


def soon(job: Job, holds: Callable[[], bool] = lambda: True) -> threading.Thread:
    """Cancel the job from another thread once something holds."""

    def cancel() -> None:
        until = time.monotonic() + 20
        while not holds() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.1)
        job.cancel()

    thread = threading.Thread(target=cancel)
    thread.start()
    return thread


def is_alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def waits_for(holds: Callable[[], bool], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return holds()


def test_it_says_how_far_it_is_and_stops_at_the_next_report() -> None:
    told: list[Progress] = []
    job = Job(told.append)
    job.report(1, 3, "one")
    job.cancel()
    assert job.cancelled
    with pytest.raises(Cancelled):
        job.report(2, 3)
    with pytest.raises(Cancelled):
        job.check()
    assert told == [Progress(1, 3, "one")]


# -- a long statement -----------------------------------------------------------------------------


@pytest.fixture
def connection() -> Connection:
    return connect_in_memory_for_any_thread()


def connect_in_memory_for_any_thread() -> Connection:
    from sqlcipher3 import dbapi2

    return dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)


def test_a_statement_without_end_is_interrupted(connection: Connection) -> None:
    job = Job()
    thread, began = soon(job), time.monotonic()
    with pytest.raises(Cancelled), job.interruptible(connection):
        connection.execute(ENDLESS).fetchall()
    thread.join()
    assert time.monotonic() - began < SOON
    assert connection.execute("SELECT 1").fetchone() == (1,), "the connection answers the next question"


def test_a_statement_that_begins_just_after_the_interruption_ends_too(connection: Connection) -> None:
    job = Job()
    # Between two statements SQLite forgets an interruption.
    with pytest.raises(Cancelled), job.interruptible(connection):
        _cancel_and_execute(job, connection)


def test_a_cancelled_job_begins_no_statement(connection: Connection) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled), job.interruptible(connection):
        pytest.fail("it was begun")


def test_a_second_block_with_the_same_connection_leaves_the_first_in_force(connection: Connection) -> None:
    job = Job()
    with pytest.raises(Cancelled), job.interruptible(connection):
        _execute_inside_and_after(job, connection)


def test_after_the_block_the_connection_is_nobodys(connection: Connection) -> None:
    job = Job()
    with job.interruptible(connection):
        connection.execute("SELECT 1").fetchone()
    job.cancel()
    connection.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 999999) "
                       "SELECT max(i) FROM n").fetchall()  # fmt: skip


def test_an_error_of_its_own_is_not_taken_for_a_cancel() -> None:
    connection, job = connect_in_memory(), Job()
    with pytest.raises(DatabaseError, match="no such table"), job.interruptible(connection):
        _cancel_and_execute(job, connection, "SELECT * FROM nowhere")


def _cancel_and_execute(job: Job, connection: Connection, statement: str = ENDLESS) -> None:
    job.cancel()
    connection.execute(statement).fetchall()


def _execute_inside_and_after(job: Job, connection: Connection) -> None:
    with job.interruptible(connection):
        connection.execute("SELECT 1").fetchone()
    _cancel_and_execute(job, connection)


# -- a child --------------------------------------------------------------------------------------


def test_a_child_computes_in_a_process_of_its_own() -> None:
    job = Job()
    assert job.in_child(computing.total, [1, 2, 3], twice=True) == 12
    process, parent = job.in_child(computing.where)
    assert (process != os.getpid(), parent) == (True, os.getpid())


def test_a_large_question_and_a_large_answer_pass() -> None:
    assert Job().in_child(sorted, list(range(300_000, 0, -1)))[:2] == [1, 2]


def test_what_the_function_raises_is_raised_here() -> None:
    with pytest.raises(Refused, match="There are no numbers") as refused:
        Job().in_child(computing.refuse)
    assert refused.value.kept == "Nothing was changed."
    with pytest.raises(RuntimeError, match="OddError"):
        Job().in_child(computing.raise_unsendable)


def test_a_child_that_dies_is_told() -> None:
    with pytest.raises(ChildFailed, match="7"):
        Job().in_child(computing.die)


def test_cancelling_kills_the_child(tmp_path: Path) -> None:
    job, note = Job(), tmp_path / "note"
    thread, began = soon(job, lambda: note.exists() and bool(note.read_text())), time.monotonic()
    with pytest.raises(Cancelled):
        job.in_child(computing.compute_for, 60.0, str(note))
    thread.join()
    assert time.monotonic() - began < 20
    assert not is_alive(int(note.read_text()))
    with pytest.raises(Cancelled):
        job.in_child(computing.total, [1])


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal, looks in /proc")
def test_a_child_ends_with_its_parent(tmp_path: Path) -> None:
    note = tmp_path / "note"
    words = (
        "from tests.values import computing; from workbench.values.job import Job; "
        f"Job().in_child(computing.compute_for, 60.0, {str(note)!r})"
    )
    parent = subprocess.Popen([sys.executable, "-c", words], cwd=Path(__file__).parents[2])
    assert waits_for(lambda: note.exists() and bool(note.read_text()), 30)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert waits_for(lambda: not is_alive(int(note.read_text())))
