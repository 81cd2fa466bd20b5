"""What can be computed again does not wait for the disk; nothing else ever goes that way."""

import os

import pytest

from workbench.case import Case
from workbench.casefile.file.write_log import log_of


def _is_hurried(case: Case) -> bool:
    return bool(case.connection.execute("PRAGMA synchronous").fetchone()[0] == 2)


def _compute(case: Case, number: int) -> None:
    with case.derived({}):
        case.connection.execute("INSERT OR REPLACE INTO fingerprinted VALUES (?, -1)", (number,))


def test_a_change_is_refused_where_it_would_not_wait_for_the_disk(case: Case) -> None:
    with case.unhurried():
        _compute(case, 1)
        with pytest.raises(RuntimeError, match="waits for the disk"):
            case.claims.add("Haftar flew to Minsk.")
    assert _is_hurried(case)
    case.claims.add("Haftar flew to Minsk.")
    with pytest.raises(ZeroDivisionError), case.unhurried():
        _compute(case, 1 // 0)
    assert _is_hurried(case)
    case.claims.add("Haftar flew back.")


def test_never_more_than_one_commit_is_not_on_the_disk(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    fsync, log = os.fsync, log_of(case.path)

    def noted(file: int) -> None:
        if os.path.samestat(os.fstat(file), log.stat()):
            synced.append("log")
        fsync(file)

    monkeypatch.setattr(os, "fsync", noted)
    case.claims.add("Haftar flew to Minsk.")
    with Case.open(case.path, read_only=True) as reader, reader.snapshot():
        assert reader.claims.count() == 1
        with case.unhurried() as to_disk:
            _compute(case, 1)
            assert synced == []
            to_disk()
            assert synced == ["log"], "a reader keeps the log from coming in"
            _compute(case, 2)
            _compute(case, 3)
            assert synced == ["log"] * 2
        assert synced == ["log"] * 3
