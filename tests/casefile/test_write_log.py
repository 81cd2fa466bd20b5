"""The log is brought into the file before it moves: another reader is waited for, but not for ever."""

import threading
from pathlib import Path

import pytest

from workbench.casefile import Case
from workbench.casefile.file import connection as connections
from workbench.casefile.file import write_log
from workbench.casefile.file.connection import Connection, DatabaseError, connect
from workbench.values.errors import CannotWrite


def test_a_reader_that_ends_soon_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.gwk"
    writer = connect(path, None, b"", read_only=False)
    reader = connect(path, None, b"", read_only=False)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("PRAGMA busy_timeout = 0")
    writer.execute("CREATE TABLE t (a)")
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM t").fetchall()
    writer.execute("INSERT INTO t VALUES (1)")
    with monkeypatch.context() as patch:
        patch.setattr(write_log, "_PATIENCE", 0.0)
        with pytest.raises(CannotWrite, match="read by another program"):
            write_log.bring_in(writer, path)
    ended = threading.Timer(0.1, lambda: reader.execute("ROLLBACK"))
    ended.start()
    write_log.bring_in(writer, path)
    ended.join()
    assert not write_log.holds_pages(path)
    for connection in (writer, reader):
        connection.close()


def test_a_connection_that_fails_while_it_is_made_keeps_no_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.gwk"
    Case.create(path).close()

    def fail(connection: Connection) -> None:
        connection.execute("SELECT count(*) FROM actor").fetchone()
        raise DatabaseError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(connections, "_give_functions", fail)
        with pytest.raises(DatabaseError) as failed:
            connect(path, None, b"", read_only=False)
    with Case.open(path) as case:
        case.actors.add("Khalifa Haftar")
    # Whoever keeps the error keeps all that was at hand when it came.
    assert failed.value
    assert not write_log.log_of(path).exists()
