"""What a file lacks of what was saved, and whether it holds together; told on opening it.

Three witnesses: what the file says of itself (`file.file_state`), the newest change that this machine saw in
it (`last_seal`), and its own rows, looked through where neither is enough.
"""

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.casefile.file.file_state import FileState, is_about, is_cut, mark_whole, state_in
from workbench.casefile.file.files import identity
from workbench.casefile.file.last_seal import Missing, missing_in, seen_in
from workbench.casefile.file.write_log import log_of
from workbench.values.moments import human_date
from workbench.values.places import state_folder
from workbench.values.records import dataclass
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.casefile.case_file import CaseFile

_ADVICE = "Copy the case again once it is closed there, or use a backup."


@dataclass(frozen=True, slots=True)
class LogBeside:
    """What stood beside the file as its log before it was opened."""

    is_used: bool = False
    is_ignored: bool = False
    """It is not of this state of the file; the case is only read, and it stays."""
    aside: Path | None = None
    """It is not of this state of the file, and got this name."""


def warning_about(case: "CaseFile", log: LogBeside) -> str:
    """What the opened file lacks or may lack, in plain words; "" when it holds everything.

    A file that this machine has not put away itself is looked at from end to end, once.
    """
    state = state_in(case.connection)
    is_itself = state is not None and bool(state.open) and is_about(state, case.path)
    case_id = case.info("id")
    lacks = missing_in(case.connection, case.path, case_id, is_itself=is_itself)
    if lacks:
        return _words_of(lacks, case, log)
    is_known = seen_in(case.path, case_id, is_itself=is_itself) is not None
    return _by_the_file(case, state, log, is_known=is_known)


def _by_the_file(case: "CaseFile", state: FileState | None, log: LogBeside, *, is_known: bool) -> str:
    """What the file says of itself; `is_known` where it holds the newest change seen in it here."""
    if state is not None and state.open:
        if is_about(state, case.path) and (log.is_used or is_known):
            # The file itself: its program was killed, or works on. With its log, or with a change that
            # came after all others, it holds what was saved.
            unsound = "" if log.is_used else _look_through(case)
            if not unsound:
                _settle(case)
            return unsound
        if is_about(state, case.path):
            return (
                "Groundwork did not end properly while this case was open, and the log with the newest "
                f"changes (“{log_of(case.path).name}”) is no longer beside it. Changes may be missing: "
                f"{_newest_words(case)}. Put the log back beside the file if you have it, or use a backup."
            )
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
    if is_cut(case.path) and not log.is_used:
        return (
            "This copy was taken while the case was open, or was cut off. It may lack the newest changes: "
            f"{_newest_words(case)}. {_ADVICE}"
        )
    return "" if _is_known(case.path) else _look_through(case)


def _words_of(lacks: Missing, case: "CaseFile", log: LogBeside) -> str:
    """What is missing, what is safe, what to do."""
    if lacks.count:
        is_or_are = "is" if lacks.count == 1 else "are"
        what = f"{counted(lacks.count, 'change')} made {_span(lacks)} {is_or_are} not in this file."
    else:
        what = (
            f"Changes made on this computer up to {_moment(lacks.until)} are not in this file. "
            "The case was worked on elsewhere from an earlier state, or its history was rewritten."
        )
    put_back = "" if log.is_used else f"put “{log_of(case.path).name}” back beside the file, or "
    return (
        f"{what} Everything before is safe: {_newest_words(case)}. Close the case and {put_back}use a backup "
        "that holds more. If another copy was put here on purpose, go on working: this message then ends."
    )


def words_of_log(case: "CaseFile", log: LogBeside) -> str:
    """What was done with a log that is not of this state of the file; "" where there was none."""
    name = log_of(case.path).name
    if log.aside:
        return (
            f"The log “{name}” beside the file was older than the file, so Groundwork did not use it. "
            f"It is kept as “{log.aside.name}”."
        )
    if log.is_ignored:
        return f"The log “{name}” beside the file is older than the file, so Groundwork does not use it."
    return ""


def _span(lacks: Missing) -> str:
    """`between 14:02 and 14:09 UTC on 18 February 2025`."""
    if not lacks.since or lacks.since > lacks.until:
        return f"up to {_moment(lacks.until)}"
    if lacks.since[:10] == lacks.until[:10]:
        day = human_date(lacks.until[:10])
        return f"between {lacks.since[11:16]} and {lacks.until[11:16]} UTC on {day}"
    return f"between {_moment(lacks.since)} and {_moment(lacks.until)}"


def _moment(at: str) -> str:
    return f"{human_date(at[:10])}, {at[11:16]} UTC"


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
    return f"the last it holds is “{one.label}” of {_moment(one.at)} (change {one.seq})"


def _look_through(case: "CaseFile") -> str:
    from workbench.casefile.verify import verify

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
