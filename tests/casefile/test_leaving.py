"""A case is put away under threads that stand still: none is waited for, none can write any more."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from workbench.case import Case
from workbench.casefile.file import connection
from workbench.casefile.file.connection import DatabaseError
from workbench.casefile.file.guarded import GuardedConnection
from workbench.values.errors import CaseLocked, KnownError
from workbench.values.job import Cancelled

PASSPHRASE = "correct horse battery"


class Worker(threading.Thread):
    """Does something with a case, stands still in the middle, and goes on when nobody expects it any more."""

    def __init__(self, work: Callable[["Worker"], None]) -> None:
        super().__init__(name="worker", daemon=True)
        self._work = work
        self.stands, self.go_on = threading.Event(), threading.Event()
        self.met: BaseException | None = None
        self.start()
        assert self.stands.wait(10)

    def stand_still(self) -> None:
        self.stands.set()
        self.go_on.wait(60)

    def run(self) -> None:
        try:
            self._work(self)
        except BaseException as error:  # noqa: BLE001 - what it meets is what is looked at
            self.met = error

    def end(self) -> None:
        self.go_on.set()
        self.join(10)
        assert not self.is_alive()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_threads_that_stand_still_are_cut_off(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "work.gwk"
    case = Case.create(path, passphrase)
    case.claims.add("Saved before.")
    told: list[object] = []

    def in_a_change(worker: Worker) -> None:
        with case.change("Half"):
            case.claims.add("Half a change.")
            worker.stand_still()
            case.claims.add("The other half.")

    def between_rows(worker: Worker) -> None:
        rows = iter(case.connection.execute("SELECT * FROM claim"))
        next(rows)
        worker.stand_still()
        list(rows)

    def before_a_change(worker: Worker) -> None:
        case.claims.all()
        worker.stand_still()
        case.claims.add("After all.")

    workers = [Worker(work) for work in (in_a_change, between_rows, before_a_change)]
    case.listen(told.append)
    leaving = case.leave()
    assert case.closed
    assert case.raw_key is None
    with pytest.raises((CaseLocked, RuntimeError)):
        case.claims.add("By the thread that left.")
    leaving.finish(lambda: case.set_info("last", "typed"))
    assert leaving.is_last_saved
    with Case.open(path, passphrase) as again:
        assert [claim.text for claim in again.claims.all()] == ["Saved before."]
        assert again.info("last") == "typed"
        assert not again.was_left_open
        again.claims.add("Work goes on while they stand.")
        for worker in workers:
            worker.end()
            assert isinstance(worker.met, Cancelled | KnownError | RuntimeError | DatabaseError)
        assert again.claims.count() == 2
        assert again.verify() == []
    assert len(told) == 1, "what was kept, and nothing of what was cut off"


def test_opening_again_waits_for_a_case_that_is_being_put_away(tmp_path: Path) -> None:
    path, saved = tmp_path / "work.gwk", threading.Event()
    case = Case.create(path)
    leaving = case.leave()

    def last() -> None:
        saved.wait(0.3)
        case.set_info("last", "typed")

    finishing = threading.Thread(target=leaving.finish, args=(last,))
    finishing.start()
    with Case.open(path) as again:
        assert again.info("last") == "typed"
    finishing.join()


def test_what_cannot_be_kept_is_said_and_the_file_is_let_go(tmp_path: Path) -> None:
    case = Case.create(tmp_path / "work.gwk", PASSPHRASE)
    leaving = case.leave()

    def fails() -> None:
        raise OSError("no disk")

    leaving.finish(fails)
    assert not leaving.is_last_saved
    assert leaving.wait(0)
    with suppress(RuntimeError):
        case.close()
    Case.open(tmp_path / "work.gwk", PASSPHRASE).close()


@pytest.mark.parametrize("what", ["its own", "a copy"])
def test_a_thread_that_is_just_opening_the_file_does_not_get_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    case = Case.create(tmp_path / "work.gwk", PASSPHRASE)
    give, given, workers = connection._give_key, list[object](), list[Worker]()

    def stand_still_first(opened: object, key: bytes, salt: bytes) -> None:
        letters = bytes(key)  # Read before it is overwritten, and given after.
        workers[0].stand_still()
        give(opened, letters, salt)
        given.append(opened)

    def open_file(worker: Worker) -> None:
        workers.append(worker)
        _ = case.connection if what == "its own" else case.open_copy(case.path, read_only=True)

    monkeypatch.setattr(connection, "_give_key", stand_still_first)
    worker = Worker(open_file)
    case.leave().finish()
    worker.end()
    assert isinstance(worker.met, Cancelled)
    assert given == []


def test_a_case_is_put_away_whole_while_threads_open_and_close_the_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    Case.create(tmp_path / "work.gwk", PASSPHRASE).close()
    for _round in range(5):
        case = Case.open(tmp_path / "work.gwk", PASSPHRASE)
        opened: list[GuardedConnection] = []

        def open_many(case: Case = case, opened: list[GuardedConnection] = opened) -> None:
            with suppress(Cancelled, KnownError, RuntimeError, DatabaseError):
                while True:
                    opened.append(case.open_copy(case.path, read_only=True))

        threads = [threading.Thread(target=open_many, daemon=True) for _ in range(3)]
        for thread in threads:
            thread.start()
        while len(opened) < 3:
            threading.Event().wait(0.01)
        with caplog.at_level("INFO"):
            case.leave().finish()
        for thread in threads:
            thread.join(20)
        assert not [thread for thread in threads if thread.is_alive()]
        assert all(one.out_of_use and one._closing.locked() for one in opened)
    assert "not put away" not in caplog.text
