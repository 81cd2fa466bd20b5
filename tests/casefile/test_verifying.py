"""Verifying says how far it is, stops when it is asked to, and finds what was altered behind the journal."""

from pathlib import Path

import pytest

from tests.ui.libya import fill
from workbench.case import Case
from workbench.casefile.file.connection import DatabaseError, is_full, was_interrupted
from workbench.casefile.file.damaged import damaged_pages, is_damage
from workbench.casefile.file.guarded import GuardedCursor
from workbench.values import job as jobs
from workbench.values.errors import Damaged, DiskFull
from workbench.values.job import Cancelled, Job, Progress


def test_it_says_what_it_looks_at(case: Case) -> None:
    fill(case)
    told: list[Progress] = []
    assert case.verify(Job(told.append)) == []
    assert [at.done for at in told] == sorted(at.done for at in told)
    assert {at.total for at in told} == {10}
    assert "the chain of changes" in {at.words for at in told}


@pytest.mark.parametrize("at", ["the pages of the file", "the original documents", "the search index"])
def test_it_stops_where_it_is(case: Case, at: str) -> None:
    fill(case)

    def told(progress: Progress) -> None:
        if progress.words == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        case.verify(Job(told))
    case.claims.add("Work goes on")
    assert case.verify() == []


def test_it_stops_within_one_long_statement(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "TICK", 50)
    fill(case)
    words: list[str] = []

    def told(progress: Progress) -> None:
        words.append(progress.words)
        if progress.words == "every row against the history":
            job.cancel()

    job = Job(told)
    with pytest.raises(Cancelled):
        case.verify(job)
    assert words[-1] == "every row against the history", "it did not get to the next step"
    assert case.verify() == []


def _altered(case: Case, table: str, statement: str, *values: object) -> None:
    """Alter rows behind the back of the journal: its triggers are put aside for that."""
    connection = case.connection
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
    ).fetchall()
    for name, _sql in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute(statement, values)
    for _name, sql in triggers:
        connection.execute(sql)


def test_bytes_behind_the_end_of_an_original_are_found(case: Case) -> None:
    fill(case)
    _altered(
        case, "original", "UPDATE original SET data = CAST(data || ? AS BLOB) WHERE rowid = 1", b"hidden here"
    )
    assert [(problem.kind, problem.what) for problem in case.verify()] == [
        ("original", "it holds more or less than was packed")
    ]
    first = case.connection.execute("SELECT sha256 FROM original WHERE rowid = 1").fetchone()[0]
    source = case.sources.with_original(first)[0]
    with pytest.raises(Damaged, match="it holds more or less than was packed"):
        case.sources.original(source.id)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE fingerprint SET hash = hash + 1 WHERE hash = (SELECT max(hash) FROM fingerprint)",
     "DELETE FROM fingerprint WHERE text_n = 1", "UPDATE fingerprinted SET prints = prints + 1",
     "INSERT INTO fingerprint VALUES (4711, 99)", "DELETE FROM fingerprinted WHERE text_n = 1"],
)  # fmt: skip
def test_a_forged_fingerprint_is_found(case: Case, statement: str) -> None:
    fill(case)
    case.sources.likenesses.catch_up()
    assert case.verify() == []
    case.connection.execute(statement)
    problems = case.verify()
    assert problems
    assert {problem.what for problem in problems} == {"they are not those of the text"}


def test_the_name_of_a_damaged_file_says_nothing_of_the_disk() -> None:
    error = damaged_pages(Path("full list, interrupted.gwk"))
    assert is_damage(error)
    assert not is_full(error)
    assert not was_interrupted(error)


def test_a_full_disk_is_no_damage(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """As SQLite says it where the log, or its index, finds no room."""
    fill(case)
    execute = GuardedCursor.execute

    def full(cursor: GuardedCursor, sql: str, *values: object) -> GuardedCursor:
        if sql.startswith("INSERT INTO entry_index"):
            raise DatabaseError("database or disk is full")
        return execute(cursor, sql, *values)

    monkeypatch.setattr(GuardedCursor, "execute", full)
    with pytest.raises(DiskFull, match="could not be checked: no space left on the disk"):
        case.verify()
