"""What a file lacks that may be a copy taken in the middle of work, and whether it holds together."""

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.casefile.file.file_state import is_about, is_cut, mark_whole, state_in
from workbench.casefile.file.files import identity
from workbench.casefile.verify import verify
from workbench.values.moments import human_date
from workbench.values.places import state_folder
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.casefile.case_file import CaseFile

_ADVICE = "Copy the case again once it is closed there, or use a backup."


def warning_about(case: "CaseFile", had_log: bool) -> str:
    """What the opened file lacks or may lack, in plain words; "" when it holds everything.

    `had_log` says whether a log stood beside the file before it was opened. A file that this machine has
    not put away itself is looked at from end to end, once.
    """
    state = state_in(case.connection)
    if state is not None and state.open:
        if had_log and is_about(state, case.path):
            # The file itself: its program was killed, and the log holds what was saved; or it works on.
            _settle(case)
            return ""
        return (
            "This copy was taken while the case was open. It may lack the newest changes: "
            f"{_newest_words(case)}. {_ADVICE}"
        )
    head = case.journal.head or (0, "")
    if state is not None and head[0] < state.seq:
        missing = counted(state.seq - head[0], "change")
        return (
            f"This copy was taken while the case was being written. It lacks the newest {missing}: "
            f"{_newest_words(case)}. {_ADVICE}"
        )
    if is_cut(case.path) and not had_log:
        return (
            "This copy was taken while the case was open, or was cut off. It may lack the newest changes: "
            f"{_newest_words(case)}. {_ADVICE}"
        )
    return "" if _is_known(case.path) else _look_through(case)


def _settle(case: "CaseFile") -> None:
    if case.read_only:
        return
    with case.derived({}):
        mark_whole(case.connection)


def _newest_words(case: "CaseFile") -> str:
    newest = case.history(1)
    if not newest:
        return "it holds none"
    one = newest[0]
    when = f"{human_date(one.at[:10])}, {one.at[11:16]} UTC"
    return f"the last it holds is “{one.label}” of {when} (change {one.seq})"


def _look_through(case: "CaseFile") -> str:
    problems = verify(case.connection, encrypted=False, read_only=True)
    if not problems:
        note_as_known(case.path)
        return ""
    first = problems[0]
    return (
        f"This file does not hold together ({first.where}: {first.what}). It may be a copy that was taken "
        f"while the case was being written. {_ADVICE}"
    )


# -- files that this machine has put away or looked through -----------------------------------


def note_as_known(path: Path) -> None:
    """Remember the file as it is now: sound, and put away here."""
    note = _note_of(path)
    file = identity(path)
    if note is None or file is None or _is_known(path):
        return
    with contextlib.suppress(OSError):
        _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        _place(file).write_text(note, "utf-8")


def _is_known(path: Path) -> bool:
    file = identity(path)
    if file is None:
        return False
    try:
        return _place(file).read_text("utf-8") == _note_of(path)
    except (OSError, ValueError):
        return False


def _note_of(path: Path) -> str | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return json.dumps([found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns])


def _folder() -> Path:
    return state_folder() / "known"


def _place(file: tuple[int, int]) -> Path:
    return _folder() / hashlib.sha256(f"{file[0]} {file[1]}".encode()).hexdigest()[:32]
