"""Does a file hold all that its case held? What it says of itself, for whoever opens a copy of it.

While a case is written, the newest changes may stand only in the log beside it, and a program that copies
files takes one without the other, or a page before and a page after a change. So the file says of itself:

- *open*, with its number on the disk, from before the first change until everything stands in the file;
- otherwise the newest change set that it holds.

`open` is in the file itself before the first change is told to be saved. A copy therefore either says
that it was taken in the middle of work, or names a change set that it holds, or is known to lack it.
"""

import os
from pathlib import Path

from workbench.casefile.file.connection import Connection
from workbench.values.records import dataclass

PAGE = 4096
"""Bytes of a page of the file. A file that is no whole number of pages was cut off or being written."""


@dataclass(frozen=True, slots=True)
class FileState:
    """What the file says of itself; `seq` and `seal` are of the newest change set when it was put away."""

    open: int
    inode: int
    seq: int
    seal: str


def state_in(connection: Connection) -> FileState | None:
    """What the file says; None where its schema is older or the note is missing."""
    if not _is_known(connection):
        return None
    row = connection.execute("SELECT open, inode, seq, seal FROM file_state").fetchone()
    return FileState(*row) if row else None


def mark_open(connection: Connection, path: Path) -> None:
    """Say that the file is being written, inside a transaction."""
    connection.execute("UPDATE file_state SET open = 1, inode = ?", (number_of(path),))


def mark_whole(connection: Connection) -> None:
    """Say that the file holds everything up to its newest change set, inside a transaction."""
    if _is_known(connection):
        connection.execute(
            "UPDATE file_state SET open = 0, inode = 0, "
            "seq = (SELECT coalesce(max(seq), 0) FROM change_set), "
            "seal = coalesce((SELECT hash FROM change_set ORDER BY seq DESC LIMIT 1), '')"
        )


def fault_in(connection: Connection) -> str:
    """What is wrong with the note of a file that is put away, or with the one it had before it was opened."""
    state = state_in(connection)
    if state is None:
        return "its note of the newest change is missing" if _is_known(connection) else ""
    named = connection.execute("SELECT hash FROM change_set WHERE seq = ?", (state.seq,)).fetchone()
    newest = connection.execute("SELECT coalesce(max(seq), 0) FROM change_set").fetchone()[0]
    fits = (named["hash"] if named else "") == state.seal and (named is not None or state.seq == 0)
    if state.open == 0:
        fits = fits and state.inode == 0 and state.seq == newest
    return "" if fits and state.open in (0, 1) else "its note of the newest change does not fit it"


def number_of(path: Path) -> int:
    """The number of a file on its disk: a copy has another."""
    return path.stat().st_ino & (1 << 63) - 1


def is_about(state: FileState, path: Path) -> bool:
    """Whether an open file says this of itself: in a copy it still speaks of the first one."""
    return state.inode == number_of(path)


def is_cut(path: Path) -> bool:
    """Whether the file is no whole number of pages."""
    return os.stat(path).st_size % PAGE != 0


def _is_known(connection: Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'file_state'")
    return found.fetchone() is not None
