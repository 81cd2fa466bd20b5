"""The last resort: a fault of ours is logged without a word of any document, and told once."""

import copy
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from workbench.values.errors import KnownError

SENTENCE = (
    "Groundwork ran into an unexpected error. Your work is saved up to the last change. "
    "If the window stops responding, close it and reopen the case."
)
log = logging.getLogger("groundwork")


class WordlessFormatter(logging.Formatter):
    """Says where a fault happened and of what type, never with which values.

    The message of an exception may quote a document or a file name; a log outlives an encrypted case.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record, without the wording that another handler may have kept on it."""
        record = copy.copy(record)
        record.exc_text = None
        return super().format(record)

    def formatException(self, error: tuple[object, ...]) -> str:
        """Type and frames only."""
        kind, _value, frames = error
        lines = [
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(frames)  # type: ignore[arg-type]
        ]
        return "\n".join([f"{getattr(kind, '__name__', kind)} (message left out)", *lines])


def start_log() -> Path | None:
    """Log to a small rotating file in the state folder; None when it cannot be written."""
    # Imported here: they bring sockets and queues that the first paint does not need.
    from logging.handlers import RotatingFileHandler

    from ui.app.folders import state_folder

    folder = state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "groundwork.log", maxBytes=200_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setFormatter(WordlessFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    root = logging.getLogger()
    for earlier in [known for known in root.handlers if isinstance(known, RotatingFileHandler)]:
        root.removeHandler(earlier)
        earlier.close()
    root.addHandler(handler)
    return folder / "groundwork.log"


def install(notify: Callable[[str], None]) -> None:
    """Send every fault that nobody caught to the log, and one plain sentence to `tell`."""

    def on_fault(kind: type[BaseException], value: BaseException, frames: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, value, frames)
            return
        if isinstance(value, KnownError):
            # Something the user can understand, such as a thing that is gone: no fault of the program.
            notify(str(value))
            return
        log.error("a fault nobody caught", exc_info=(kind, value, frames))
        if os.environ.get("GROUNDWORK_DEVELOP"):
            sys.__excepthook__(kind, value, frames)
        notify(SENTENCE)

    def on_thread_fault(fault: threading.ExceptHookArgs) -> None:
        # Python gives no value where the exception itself could not be made.
        value = fault.exc_value if fault.exc_value is not None else fault.exc_type()
        log.error("a fault in a thread", exc_info=(fault.exc_type, value, fault.exc_traceback))

    sys.excepthook = on_fault
    threading.excepthook = on_thread_fault
