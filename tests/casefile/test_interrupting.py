"""Long reading and writing of a case stops within a statement, and leaves the case as it was."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.ui.libya import fill
from workbench.case import Case
from workbench.casefile import Change, backups
from workbench.casefile.file import leftovers
from workbench.casefile.journal import sealing
from workbench.casefile.journal.history import Wanted
from workbench.values import job as jobs
from workbench.values.job import Cancelled, Job


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A job that looks whether to go on every few steps, so that a small case is large enough."""
    monkeypatch.setattr(jobs, "TICK", 50)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize(
    "work",
    [lambda case: case.history(wanted=Wanted(words="haftar")), lambda case: case.search("haftar"),
     lambda case: case.verify(), lambda case: case.sources.all()],
    ids=["history", "search", "verify", "sources"],
)  # fmt: skip
def test_reading_stops_in_the_middle(case: Case, work: Callable[[Case], object]) -> None:
    fill(case)
    job = Job()

    def cancelled_work() -> None:
        job.cancel()
        work(case)

    with pytest.raises(Cancelled), case.interruptible(job):
        cancelled_work()
    assert case.verify() == []


@pytest.mark.usefixtures("hasty")
def test_a_change_that_is_stopped_is_rolled_back(case: Case) -> None:
    libya, job = fill(case), Job()
    newest = case.history(1)[0].seq

    def change() -> None:
        with case.change("Half a change"):
            case.claims.add("This is not kept.")
            job.cancel()
            case.briefs.remove(libya.brief.id)

    with pytest.raises(Cancelled), case.interruptible(job):
        change()
    assert case.history(1)[0].seq == newest
    assert case.verify() == []
    case.claims.add("Work goes on.")


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize(("module", "step"), [(leftovers, "clear_backups"), (backups, "to_disk")])
def test_a_backup_that_is_stopped_leaves_nothing(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, step: str
) -> None:
    fill(case)
    job, folder, do_step = Job(), tmp_path / "backups", getattr(module, step)
    before = backups.take(case, folder)

    def then_stop(path: Path) -> None:
        do_step(path)
        job.cancel()

    with monkeypatch.context() as patched:
        # Before it is written, and before it is read back.
        patched.setattr(module, step, then_stop)
        with pytest.raises(Cancelled):
            backups.take(case, folder, job=job)
    assert [path.name for path in folder.iterdir()] == [before.path.name]
    assert case.verify() == []


def test_a_connection_that_is_shared_is_left_alone(tmp_path: Path) -> None:
    job, lost = Job(), tmp_path / "lost.gwk"
    with Case.create(lost) as case:
        case.claims.add("This was saved.")
        lost.unlink()

        def read() -> int:
            # A thread without a connection of its own shares the first one when the file is gone.
            with case.interruptible(job):
                job.cancel()
                return case.claims.count()

        with ThreadPoolExecutor(1) as other:
            assert other.submit(read).result() == 1


@pytest.mark.usefixtures("hasty")
def test_a_change_that_is_saved_is_told_although_its_job_is_cancelled(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(case)
    actor, job, told = case.actors.all()[0], Job(), list[Change]()
    case.listen(told.append)
    seal = sealing.seal_set

    def sealed(*arguments: Any) -> Any:
        change = seal(*arguments)
        job.cancel()
        return change

    monkeypatch.setattr(sealing, "seal_set", sealed)
    with suppress(Cancelled), case.interruptible(job):
        case.actors.update(actor.id, country="Belize")
    assert job.cancelled
    assert [set(change.ids) for change in told] == [{"actor"}]
    assert actor.id in told[0].affected["actor"]
    assert case.actors.get(actor.id).country == "Belize"
