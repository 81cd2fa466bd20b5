"""Cases that this process is putting away on another thread, for whoever wants the same file again."""

import threading
from pathlib import Path

PATIENCE = 15.0
"""Seconds for which a case that is being put away is waited for."""
_being_left: dict[Path, threading.Event] = {}


def is_being_left(path: Path, over: threading.Event) -> None:
    """From now on the case at `path` is being put away, until `over` is set."""
    _being_left[path] = over


def was_left(path: Path, over: threading.Event) -> None:
    """It is put away."""
    if _being_left.get(path) is over:
        _being_left.pop(path, None)


def is_any_left() -> bool:
    """Whether any case is being put away now."""
    return bool(_being_left)


def wait_until_left(path: Path) -> None:
    """Wait until this process has put the case at `path` away, if it is doing so; not for ever."""
    over = _being_left.get(path)
    if over is not None:
        over.wait(PATIENCE)
