"""One writer per case: a lock file beside it that the operating system frees when its holder dies.

Where the system has locks of an open file (Linux), the case file itself is locked as well: whoever comes
to it by another name, another folder or another mount is refused too.
"""

import contextlib
import errno
import json
import os
import sys
from pathlib import Path
from typing import IO

from workbench.casefile.file.files import real_path
from workbench.casefile.file.held import Hold
from workbench.casefile.file.waiting import wait_until_left
from workbench.values.account import account_name, computer_name
from workbench.values.errors import CannotWrite, CaseLocked, Refused
from workbench.values.moments import human_date, now


class CaseLock:
    """Holds `NAME.gwk.lock` while a case is open for writing.

    The lock is the operating system's (flock, or byte-range locking on Windows), so a crash leaves
    nothing to clear. The file says who holds it, for the message to the next one.
    """

    def __init__(self, case_path: Path) -> None:
        self._case_path = real_path(case_path)
        self._path = _beside(self._case_path)
        self._file: IO[str] | None = None
        self._hold: Hold | None = None
        self.was_left = False
        """Whether the last holder did not let go: it was killed, or the machine lost its power."""

    def acquire(self) -> None:
        """Take the lock, or raise CaseLocked naming the holder's host, process and time.

        A case that this process is just putting away is waited for.
        """
        wait_until_left(self._case_path)
        locked = False
        for handle in iter(self._open, None):
            locked = _try_lock(handle, self._case_path)
            if _still_there(handle):
                break
            # The last holder removed the file between our open and our lock: take the new one.
            handle.close()
        if not locked:
            holder = _holder(handle)
            handle.close()
            raise CaseLocked(
                f"“{self._case_path.name}” is open elsewhere: {holder}.",
                "Nothing was changed.",
                "Close it there, or open it here read-only.",
            )
        self._file = handle
        try:
            handle.seek(0, os.SEEK_END)
            self.was_left = handle.tell() > 0
            handle.seek(0)
            handle.truncate()
            handle.write(json.dumps(_self()))
            handle.flush()
        except BaseException:
            # On a full disk: a handle that is only forgotten keeps the lock for as long as the error lives.
            self.release()
            raise
        self.lock_file()

    def lock_file(self) -> None:
        """Lock the case file itself, if it is there; CaseLocked when it is open under another name."""
        if self._hold is not None or not self._case_path.exists():
            return
        try:
            hold = Hold(self._case_path, for_writing=os.access(self._case_path, os.W_OK))
        except BaseException:
            self.release()
            raise
        if hold.lock():
            self._hold = hold
            return
        hold.let_go()
        self.release()
        raise CaseLocked(
            f"“{self._case_path.name}” is open elsewhere, under another name or by way of another folder.",
            "Nothing was changed.",
            "Close it there, or open it here read-only.",
        )

    def _open(self) -> IO[str]:
        try:
            return open(self._path, "a+", encoding="utf-8")
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise
            raise CannotWrite(
                f"The folder “{self._path.parent}” cannot be written.",
                "Nothing was changed.",
                "Open the case read-only, or copy it to a folder you may write to.",
            ) from error

    def release(self) -> None:
        """Let go; removing the file first, so that nobody reads a stale holder."""
        if self._hold is not None:
            self._hold.let_go()
            self._hold = None
        if self._file is None:
            return
        if sys.platform != "win32":
            # A file that stays says nothing: the lock is the system's and goes with the handle.
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
        else:
            # An open file cannot be removed there: an empty one says that it was let go.
            self._file.seek(0)
            self._file.truncate()
        # What could not be written before cannot be written now; the handle is closed all the same.
        with contextlib.suppress(OSError):
            self._file.close()
        self._file = None


def is_held(case_path: Path) -> bool:
    """Whether some program has the case at `case_path` open for writing now."""
    case_path = real_path(case_path)
    try:
        with open(_beside(case_path), "r+", encoding="utf-8") as handle:
            return not _try_lock(handle, case_path)
    except FileNotFoundError:
        return False
    except (OSError, CannotWrite):
        return True


def require_one_name(case_path: Path) -> None:
    """Refused when the file has a second name (a hard link): its log and its lock stand beside one only."""
    if case_path.stat().st_nlink > 1:
        raise Refused(
            f"“{case_path.name}” has another name on this disk (a hard link).",
            "Nothing was changed: changes made under one name can damage what is written under the other.",
            "Remove the other name, or make a copy of the file and work in the copy.",
        )


def _beside(case_path: Path) -> Path:
    return case_path.with_name(case_path.name + ".lock")


def _self() -> dict[str, object]:
    return {"host": computer_name(), "user": account_name(), "process": os.getpid(), "since": now()}


def _holder(handle: IO[str]) -> str:
    handle.seek(0)
    try:
        holder = json.loads(handle.read())
        since = f"{human_date(holder['since'][:10])}, {holder['since'][11:16]} UTC"
        who = f"by {holder['user']} " if holder.get("user") else ""
        return f"{who}on {holder['host']} (process {holder['process']}) since {since}"
    except (ValueError, KeyError, OSError):
        return "by another program"


def _still_there(handle: IO[str]) -> bool:
    there = True
    if sys.platform != "win32":
        try:
            there = os.fstat(handle.fileno()).st_ino == os.stat(handle.name).st_ino
        except FileNotFoundError:
            there = False
    return there


def _try_lock(handle: IO[str], case_path: Path) -> bool:
    """False when another program has the lock; raises CannotWrite where files cannot be locked at all."""
    try:
        _lock(handle)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise CannotWrite(
            f"“{case_path.name}” is on a drive that does not support file locking "
            f"({os.strerror(error.errno or 0)}).",
            "Nothing was changed.",
            "Copy the case to a disk of this computer, or open it read-only.",
        ) from error
    return True


_HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK, errno.EWOULDBLOCK}
"""What the system answers when another program has the lock."""

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: IO[str]) -> None:
        # Far behind the text, so that others may still read who holds it.
        handle.seek(1 << 30)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: IO[str]) -> None:
        fcntl.flock(handle.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
