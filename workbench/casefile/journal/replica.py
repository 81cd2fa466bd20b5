"""Which replica a case file writes as: one copy of the case, told from every other copy of its bytes.

What stands in a file is in each copy of it as well, so the file cannot say by itself that it is the one
that a replica belongs to. This machine remembers it outside: a *pass* names the file (by its number on its
disk), the replica, and the replica's newest change set. Whoever goes on writing as that replica uses the
pass up, and a new one is given only when the file is put away properly. So

- a copy, a restored backup, a case given another key: another file, no pass, a new replica;
- an older state copied over the file itself: its newest set is not the one in the pass, a new replica;
- a program that was killed, a state folder that is gone, another machine, another start of the machine
  (which a copied or rolled back virtual machine cannot avoid): no valid pass, a new replica;
- a file renamed or moved on its disk keeps its number, and so its replica.

A replica too many does no harm; one shared by two copies would, and nothing above can lead to it.
"""

import contextlib
import hashlib
import json
import os
import time
from dataclasses import asdict
from pathlib import Path

from workbench.casefile.file.connection import Connection
from workbench.casefile.file.files import identity
from workbench.casefile.journal.sealing import Newest, newest_of
from workbench.values.account import computer_name
from workbench.values.ids import new_id
from workbench.values.places import state_folder
from workbench.values.records import dataclass

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_KEPT_DAYS = 60


@dataclass(frozen=True, slots=True)
class _Pass:
    """What lets a file go on as its replica, once."""

    machine: str
    device: int
    inode: int
    replica: str
    n: int
    seal: str


class Replica:
    """The replica that one open case writes as; settled at the first write."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._identity: tuple[int, int] | None = None
        self._newest: Newest | None = None

    def settle(self, connection: Connection, before: Newest | None) -> Newest:
        """The replica to write as, with its newest set; inside the transaction that writes.

        `before` is the newest set of the file, mostly of this replica.
        """
        if self._newest and before == self._newest:
            return self._newest
        if self._newest and newest_of(connection, self._newest.replica) == self._newest:
            return self._newest
        self._identity = identity(self._path)
        self._newest = self._continued(connection) or Newest(new_id(), 0, "")
        return self._newest

    def wrote(self, newest: Newest) -> None:
        """A set of this replica has been committed."""
        self._newest = newest

    def put_away(self) -> None:
        """Give the pass for the next time; only once every connection to the file is closed."""
        here = identity(self._path)
        newest = self._newest
        if newest is None or not newest.n or here is None or here != self._identity:
            return
        given = _Pass(_machine(), *here, newest.replica, newest.n, newest.seal)
        folder = _folder()
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _clear_old(folder)
            unfinished = folder / f"{newest.replica}.new"
            unfinished.write_text(json.dumps(asdict(given)), "utf-8")
            os.replace(unfinished, _place(here))
        self._newest = None

    def _continued(self, connection: Connection) -> Newest | None:
        """The replica of the pass for this very file, used up by this; None without a valid one."""
        if self._identity is None:
            return None
        place = _place(self._identity)
        try:
            given = _Pass(**json.loads(place.read_text("utf-8")))
            # Whoever removes it has it: two programs cannot both go on.
            place.unlink()
        except (OSError, ValueError, TypeError):
            return None
        same_file = (given.machine, given.device, given.inode) == (_machine(), *self._identity)
        newest = newest_of(connection, given.replica)
        same_state = newest == Newest(given.replica, given.n, given.seal)
        return newest if same_file and same_state else None


def _folder() -> Path:
    return state_folder() / "replicas"


def _place(file: tuple[int, int]) -> Path:
    return _folder() / (hashlib.sha256(f"{file[0]} {file[1]}".encode()).hexdigest()[:32] + ".json")


def _machine() -> str:
    """This machine since it was last started, where the system says so; else the machine."""
    try:
        return _BOOT.read_text("ascii").strip()
    except (OSError, ValueError):
        return computer_name()


def _clear_old(folder: Path) -> None:
    """Passes of files that have not been opened for long, or are gone."""
    before = time.time() - _KEPT_DAYS * 86_400
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < before:
                path.unlink()
