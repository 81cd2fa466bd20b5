"""Making a case file and opening one: everything that is looked at before the first change."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workbench.casefile.copies import LogBeside, warning_about, words_of_log
from workbench.casefile.file import leftovers
from workbench.casefile.file.connection import APPLICATION_ID, plain_words
from workbench.casefile.file.damaged import damaged
from workbench.casefile.file.files import real_path, to_disk
from workbench.casefile.file.held import head_of, is_open_here
from workbench.casefile.file.lock import CaseLock, is_held, require_one_name
from workbench.casefile.file.write_log import State, bring_in, head_in_log, holds_pages, state_of
from workbench.casefile.keys import key
from workbench.casefile.keys.key import require_passphrase
from workbench.casefile.migrations import SCHEMA_VERSION
from workbench.casefile.review_copy import SUFFIX
from workbench.casefile.upgrade import bring_up_to_date, version_of
from workbench.values.dictated import as_dictated
from workbench.values.errors import CannotWrite, CaseTooNew, NotACase, NotFound, Refused, WrongPassphrase
from workbench.values.file_names import kept_name
from workbench.values.ids import new_id
from workbench.values.moments import now
from workbench.values.text import canonical

if TYPE_CHECKING:
    from workbench.casefile.case_file import CaseFile

A = TypeVar("A", bound="CaseFile")


def create(make: type[A], path: Path, passphrase: str | None, title: str, analyst: str) -> A:
    """A new case at `path`, as `CaseFile.create` tells; `make` is the class that opens it."""
    path = real_path(path)
    require_passphrase(passphrase)
    if path.exists():
        raise Refused(
            f"“{path.name}” exists already.",
            "It has not been touched.",
            "Open it, or choose another name.",
        )
    with plain_words(path):
        lock = CaseLock(path)
        lock.acquire()
        try:
            leftovers.clear(path)
            salt = key.new_salt() if passphrase is not None else b""
            raw_key = key.derive(_as_made(path, passphrase), salt) if passphrase is not None else None
            draft = leftovers.draft_of(path, leftovers.CREATING)
            with make(draft, raw_key, salt, None, read_only=False) as case:
                _lay_out(case, canonical(title or kept_name(path.stem)), analyst)
                bring_in(case.connection, draft)
            # It gets its name when it is whole.
            to_disk(draft)
            os.replace(draft, path)
            to_disk(path.parent)
            lock.lock_file()
        except BaseException:
            leftovers.clear(path)
            lock.release()
            raise
        case = make(path, raw_key, salt, lock, read_only=False)
        key.wipe(raw_key)
        case.as_analyst(analyst)
        case.keep_last_seal()
    return case


def open_case(make: type[A], path: Path, passphrase: str | None, read_only: bool, raw_key: bytes | None) -> A:
    """An existing case, as `CaseFile.open` tells; `make` is the class that opens it."""
    path = real_path(path)
    _finish_restoring(path)
    salt, unlocked = _unlock(path, passphrase, raw_key)
    with plain_words(path):
        lock = None
        if not read_only:
            _require_writable_file(path)
            lock = CaseLock(path)
            lock.acquire()
        try:
            if lock:
                leftovers.clear(path)
            if lock or is_open_here(path):
                # SQLite would share what it keeps in memory between the names, and their logs are two.
                require_one_name(path)
            log_state = state_of(path) if lock else State.WHOLE
            if log_state is State.DAMAGED:
                raise damaged(path)
        except BaseException:
            if lock:
                lock.release()
            raise
        found = _log_beside(path, lock, key.Key(unlocked, salt))
        case = make(path, unlocked, salt, lock, read_only, found.is_ignored)
        if raw_key is None:
            # It was derived here, and the case keeps its own.
            key.wipe(unlocked)
        case.log_was_cut = log_state is State.CUT and found.is_used
        try:
            _require_known_version(case)
            _require_readable(case)
            _bring_up_to_date(case)
            case.warning = warning_about(case, found)
            case.note = words_of_log(case, found)
            if lock:
                case.keep_last_seal()
        except BaseException:
            case.close()
            raise
    return case


def _log_beside(path: Path, lock: CaseLock | None, its_key: key.Key) -> LogBeside:
    """The log that stands beside the case; one that is not of this state of it is put aside."""
    if not holds_pages(path):
        return LogBeside()
    from workbench.casefile import stale_log

    try:
        is_stale = stale_log.is_stale(path, its_key) if lock or not is_held(path) else False
        if not is_stale:
            return LogBeside(is_used=True)
        return LogBeside(aside=stale_log.put_aside(path)) if lock else LogBeside(is_ignored=True)
    except BaseException:
        if lock:
            lock.release()
        raise


def is_encrypted(path: Path) -> bool:
    """Whether the file needs a passphrase; raises NotFound or NotACase."""
    path = real_path(path)
    _finish_restoring(path)
    return _salt_of(path) != b""


def _unlock(path: Path, passphrase: str | None, raw_key: bytes | None) -> tuple[bytes, bytes | None]:
    salt = _salt_of(path)
    if not salt:
        return b"", None
    if raw_key is None:
        if not passphrase:
            raise WrongPassphrase(
                f"“{path.name}” is encrypted and needs its passphrase.",
                "The file has not been touched.",
            )
        raw_key = key.derive(_as_made(path, passphrase), salt)
    return salt, raw_key


def _as_made(path: Path, passphrase: str) -> str:
    """A passphrase of a review copy is read out: its groups may be typed in any way."""
    return as_dictated(passphrase) if path.suffix == SUFFIX else passphrase


def _lay_out(case: "CaseFile", title: str, analyst: str) -> None:
    connection = case.connection
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    bring_up_to_date(case.database)
    case.as_analyst(analyst)
    with case.change("Create the case", undoable=False):
        for name, value in (("id", new_id()), ("title", title), ("created", now())):
            case.set_info(name, value)


def _require_known_version(case: "CaseFile") -> None:
    connection = case.connection
    version = version_of(connection)
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise NotACase(
            f"“{case.path.name}” is a database, but not a Groundwork case.",
            "The file has not been touched.",
            "Choose a file that ends in .gwk.",
        )
    if version > SCHEMA_VERSION:
        raise CaseTooNew(
            f"“{case.path.name}” was made by a newer version of Groundwork "
            f"(case format {version}, this program knows {SCHEMA_VERSION}).",
            "The file has not been touched.",
            "Open it with the newer version.",
        )


def _require_readable(case: "CaseFile") -> None:
    """Quickly: every page is there and hangs together; of an encrypted case also unaltered."""
    for row in case.connection.execute("PRAGMA quick_check(1)"):
        if row[0] != "ok":
            raise damaged(case.path)


def _bring_up_to_date(case: "CaseFile") -> None:
    if version_of(case.connection) == SCHEMA_VERSION:
        return
    if case.read_only:
        raise Refused(
            f"“{case.path.name}” was made by an older version of Groundwork and must be brought up to date.",
            "The file has not been touched.",
            "Open it once for writing.",
        )
    from workbench.casefile.backups import take

    take(case)
    bring_up_to_date(case.database)


def _finish_restoring(path: Path) -> None:
    """Before anything is read: what is there now may no longer be the case."""
    if not leftovers.is_restoring(path):
        return
    with plain_words(path):
        lock = CaseLock(path)
        lock.acquire()
        try:
            leftovers.finish_restoring(path)
        finally:
            lock.release()


def _salt_of(path: Path) -> bytes:
    """The salt of an encrypted case, b"" for a plain one; NotFound or NotACase otherwise."""
    if not path.exists():
        raise NotFound(f"There is no file “{path}”.", do="Check the name, or make a new case.")
    with plain_words(path):
        head = head_of(path, key.SALT_LENGTH)
        if not _is_head(head):
            head = head_in_log(path, key.SALT_LENGTH)
    if head == key.PLAIN_HEADER:
        return b""
    if not _is_head(head):
        raise NotACase(
            f"“{path.name}” is not a Groundwork case, or its beginning is damaged.",
            "The file has not been touched.",
            "Choose a file that ends in .gwk, or restore it from a backup.",
        )
    return head


def _is_head(head: bytes) -> bool:
    return head == key.PLAIN_HEADER or key.cost_of(head) is not None


def _require_writable_file(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise CannotWrite(
            f"“{path.name}” is read-only.",
            "Nothing was changed.",
            "Open it read-only, or copy it to a place you may write to.",
        )
