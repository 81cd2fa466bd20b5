"""The newest change that this machine saw in a case file, kept apart from the file.

What a file lacks cannot be known from the file: without its log, with an older log, or with an older file in
its place it is a sound case with a shorter history. So the state folder keeps, for the path of each case,
number, seal and time of its newest change, written after each commit and before the change is told to be
saved. On opening, the file must hold a change with that number and that seal. A newer state of the same
history does, whoever went on with it; an older one, or another branch, does not.

The place is a hash of the path, the case is named by a hash of its id: nothing of a case can be read here.
"""

import contextlib
import hashlib
import json
import os
from pathlib import Path

from workbench.casefile.file.connection import Connection
from workbench.casefile.file.files import identity
from workbench.values.places import state_folder
from workbench.values.records import dataclass

_LENGTH = 512
"""Bytes of a record, always the same: one write, in place."""
_MOST = 2000
"""Records that are kept, those written last."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest change that was seen in a file: `at` is its time (UTC, ISO 8601)."""

    case: str
    device: int
    inode: int
    seq: int
    seal: str
    at: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Changes that were saved on this machine and are not in the file.

    `count` is 0 where it is not known, because the file goes on differently. `since` is the time of the
    newest change that the file holds, "" for none; `until` that of the newest one that is missing.
    """

    count: int
    since: str
    until: str


class LastSeal:
    """Keeps the record of one case that is open for writing; what cannot be kept does no harm."""

    def __init__(self, path: Path, case_id: str) -> None:
        self._path = path
        self._case = _digest(case_id)
        self._file = -1

    def look(self, connection: Connection) -> None:
        """Keep the newest change of the connection's view."""
        newest = _newest(connection)
        if newest is not None:
            self.remember(*newest)

    def remember(self, seq: int, seal: str, at: str) -> None:
        """Keep that this is the newest change, inside the transaction that made it or after."""
        here = identity(self._path)
        if here is None:
            return
        seen = Seen(self._case, *here, seq, seal, at)
        record = json.dumps({name: getattr(seen, name) for name in seen.__slots__})
        with contextlib.suppress(OSError):
            if self._file < 0:
                self._file = _open(_place(self._path))
            _write(self._file, record.encode("ascii").ljust(_LENGTH))

    def to_disk(self) -> None:
        """Bring the record to the disk; not needed against a crash of the program."""
        with contextlib.suppress(OSError):
            if self._file >= 0:
                os.fsync(self._file)

    def close(self) -> None:
        """The case is closed."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def missing_in(connection: Connection, path: Path, case_id: str, *, is_itself: bool) -> Missing | None:
    """What the file lacks of the changes seen in it on this machine; None where it lacks none that is known.

    `is_itself` says that the file was left open under this very number on the disk: it is then known
    under another path as well.
    """
    seen = seen_in(path, case_id, is_itself=is_itself)
    if seen is None:
        return None
    kept = connection.execute("SELECT hash FROM change_set WHERE seq = ?", (seen.seq,)).fetchone()
    if kept is not None and kept["hash"] == seen.seal:
        return None
    newest = _newest(connection) or (0, "", "")
    return Missing(max(0, seen.seq - newest[0]), newest[2], seen.at)


def seen_in(path: Path, case_id: str, *, is_itself: bool = False) -> Seen | None:
    """What was last seen of a case at this path; None where nothing is known."""
    seen = _read(_place(path))
    if seen is not None and seen.case == _digest(case_id):
        return seen
    here = identity(path)
    if not is_itself or here is None:
        return None
    with contextlib.suppress(OSError):
        for place in _newest_first(_folder()):
            seen = _read(place)
            if seen and (seen.device, seen.inode) == here and seen.case == _digest(case_id):
                return seen
    return None


def forget(path: Path) -> None:
    """Another state is put at this path on purpose: nothing that was seen there is missing in it."""
    with contextlib.suppress(OSError):
        _place(path).unlink(missing_ok=True)


def _newest(connection: Connection) -> tuple[int, str, str] | None:
    row = connection.execute("SELECT seq, hash, at FROM change_set ORDER BY seq DESC LIMIT 1").fetchone()
    return (row["seq"], row["hash"], row["at"]) if row else None


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode(errors="surrogateescape")).hexdigest()[:32]


def _folder() -> Path:
    return state_folder() / "seals"


def _place(path: Path) -> Path:
    return _folder() / _digest(str(path))


def _open(place: Path) -> int:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not place.exists():
        _clear_old(place.parent)
    return os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)


def _write(file: int, record: bytes) -> None:
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, record)


def _read(place: Path) -> Seen | None:
    try:
        return Seen(**json.loads(place.read_text("ascii")))
    except (OSError, ValueError, TypeError):
        return None


def _clear_old(folder: Path) -> None:
    for place in _newest_first(folder)[_MOST:]:
        place.unlink(missing_ok=True)


def _newest_first(folder: Path) -> list[Path]:
    return sorted(folder.iterdir(), key=lambda place: place.stat().st_mtime, reverse=True)
