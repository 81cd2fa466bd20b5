"""Waivers and the client of an older case: moved into their new tables, with the history sound."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from workbench.casefile import Case
from workbench.casefile.file.connection import Connection, connect
from workbench.casefile.journal.sealing import first_seal, rows_of
from workbench.values.errors import Refused

RELEASED = Path(__file__).parent / "released" / "schema-1.gwk"


@contextmanager
def old_change(connection: Connection, label: str) -> Iterator[Connection]:
    """A change as the first released version wrote it."""
    previous = connection.execute("SELECT hash, analyst_id FROM change_set ORDER BY seq DESC").fetchone()
    connection.execute("BEGIN IMMEDIATE")
    seq = connection.execute(
        "INSERT INTO change_set (label, analyst_id, at, undoes, undoable, previous_hash) "
        "VALUES (?, ?, '2026-01-05T10:00:00.000Z', NULL, 1, ?)",
        (label, previous["analyst_id"], previous["hash"]),
    ).lastrowid
    yield connection
    head = connection.execute("SELECT * FROM change_set WHERE seq = ?", (seq,)).fetchone()
    sealed = first_seal(head, rows_of(connection, seq))
    connection.execute("UPDATE change_set SET hash = ? WHERE seq = ?", (sealed, seq))
    connection.execute("COMMIT")


@pytest.fixture
def old(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A case of the first released version with a waiver, one that was withdrawn, and a client."""
    path = Path(shutil.copy(RELEASED, tmp_path / "old.gwk"))
    connection = connect(path, None, b"", read_only=False)
    known = {
        table: connection.execute(f"SELECT id FROM {table} LIMIT 1").fetchone()[0]
        for table in ("statement", "brief", "analyst")
    }
    waiver = "INSERT INTO waiver VALUES (?, ?, ?, ?, '2026-01-05T10:00:00.000Z')"
    with old_change(connection, "Waive L12"):
        for check_id in ("L12", "L13"):
            connection.execute(waiver, (known["statement"], check_id, "Known", known["analyst"]))
        connection.execute("INSERT INTO case_info VALUES ('client', ' Ministry ')")
    with old_change(connection, "Take back the waiver of L13"):
        connection.execute("DELETE FROM waiver WHERE check_id = 'L13'")
    connection.close()
    return path, known


def rows(case: Case, table: str) -> list[dict[str, Any]]:
    return [dict(row) for row in case.connection.execute(f"SELECT * FROM {table} ORDER BY 1")]


def test_waivers_and_the_client_move_with_the_history_sound(old: tuple[Path, dict[str, str]]) -> None:
    path, known = old
    with Case.open(path) as case:
        assert case.verify() == []
        (waiver,) = rows(case, "waiver")
        text = case.briefs.statement(known["statement"]).text
        assert waiver["words_hash"] == hashlib.sha256(text.encode()).hexdigest()
        assert (waiver["brief_id"], waiver["reason"]) == (known["brief"], "Known")
        assert case.briefs.waivers(known["brief"]) == {(known["statement"], "L12"): "Known"}
        (client,) = case.clients.all()
        assert client.name == "Ministry"
        assert case.info("client") == ""
        assert case.briefs.get(known["brief"]).client_id == client.id
        case.briefs.unwaive(known["statement"], "L12")
        case.undo()
        assert len(rows(case, "waiver")) == 1
        assert case.verify() == []


def test_two_copies_get_the_same_rows(old: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    path, _known = old
    copy = Path(shutil.copy(path, tmp_path / "copy.gwk"))
    found = []
    for place in (path, copy):
        with Case.open(place) as case:
            tables = ("waiver", "client", "brief", "case_info", "change_set", "change", "authored")
            found.append({table: rows(case, table) for table in tables})
    assert found[0] == found[1]


def test_what_an_earlier_version_did_to_waivers_is_not_undone(old: tuple[Path, dict[str, str]]) -> None:
    path, known = old
    with Case.open(path) as case:
        assert case.journal.undo_label == "Take back the waiver of L13"
        with pytest.raises(Refused, match="cannot be undone"):
            case.undo()
        before = case.connection.execute(
            "SELECT max(seq) FROM change_set WHERE label NOT LIKE '%aive%' AND label NOT LIKE '%up to date%'"
        ).fetchone()[0]
        case.journal.go_back(before)
        assert rows(case, "waiver") == []
        assert case.briefs.get(known["brief"]).client_id is None
        assert [client.name for client in case.clients.all()] == ["Ministry"], (
            "whom it was for stays on record"
        )
        assert case.verify() == []
        case.undo()
        assert len(rows(case, "waiver")) == 1
        assert case.verify() == []
