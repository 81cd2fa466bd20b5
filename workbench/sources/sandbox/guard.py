"""The guard: foreign bytes are read in a child process with limits and no network.

The parent never imports a parser. It sends bytes down a pipe and takes plain data back; whatever
happens to the child, the caller gets one sentence and keeps the original.
"""

import atexit
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.held import in_words
from workbench.sources.sandbox.wire import believed, on_one_line
from workbench.sources.sandbox.worker import ChildDied, ReaderPool, ReadingStopped
from workbench.values import running
from workbench.values.content import Content, size_in_words, size_of
from workbench.values.errors import Unreadable

__all__ = [
    "CONFINEMENT",
    "Limits",
    "Picture",
    "ReaderPool",
    "ReadingStopped",
    "UnreadableDocument",
    "close_workers",
    "picture_guarded",
    "read_guarded",
    "stop_readings",
    "warm_up",
    "word_looks_guarded",
    "word_review_guarded",
]
CONFINEMENT = "read"
"""The fact of a reading that says what kept its reader from network and files."""
_KEPT = "The original is kept."
_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: seconds of waiting, bytes of address space, bytes of input.

    A child with every reader loaded takes about 270 MiB of address space (140 MiB of memory)
    before it has seen a document.
    """

    seconds: float = 9.0
    memory: int = 1024 * _MEBIBYTE
    size: int = 300_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels of three bytes (red, green, blue), row by row from the top."""

    width: int
    height: int
    pixels: bytes


class UnreadableDocument(Unreadable):
    """A document that could not be read; `media_type` is what its content says it is.

    `confinement` says what kept its reader from network and files; "" where it was read by none.
    """

    media_type = "application/octet-stream"
    confinement = ""


def read_guarded(
    data: Content,
    name: str,
    *,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] | None = None,
    pool: ReaderPool | None = None,
    whole: bool = False,
    boxes: bool = False,
) -> Reading:
    """Read a document in a guarded child; `whole` asks of a web page all its words, menus and all.

    `boxes` asks where the letters are on the pages, which takes a PDF several times as long.
    May be called from any thread; up to two documents are read at the same time. `cancelled` is
    asked twenty times a second. Raises UnreadableDocument with a plain reason, ReadingStopped once
    cancelled.
    """
    limits = limits or Limits()
    _require_size(data, limits)
    answer = _ask(pool or _pool, {"name": name, "whole": whole, "boxes": boxes}, data, limits, cancelled)
    confinement = in_words(answer["held"], limits.memory, limits.seconds) if "held" in answer else ""
    try:
        _require_answer(answer)
        reading = believed(answer)
        return replace(reading, facts={**reading.facts, CONFINEMENT: confinement})
    except UnreadableDocument as error:
        error.confinement = confinement
        raise
    except (KeyError, TypeError, ValueError):
        raise UnreadableDocument(f"The document could not be read (invalid reader output). {_KEPT}") from None


def picture_guarded(
    data: Content,
    name: str,
    page: int = 0,
    longest: int = 2000,
    *,
    calm: bool = False,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] | None = None,
    pool: ReaderPool | None = None,
) -> Picture:
    """A page of a picture or PDF (counted from 0) as bare pixels, at most `longest` on its longer side.

    `calm` takes away single specks. Decoded in the guarded child: no byte of the file itself reaches
    what shows it. Raises as `read_guarded` does.
    """
    header = {"name": name, "picture": page, "longest": longest, "calm": calm}
    limits = limits or Limits()
    _require_size(data, limits)
    answer = _ask(pool or _pool, header, data, limits, cancelled)
    _require_answer(answer)
    try:
        width, height, (pixels,) = int(answer["width"]), int(answer["height"]), answer["blobs"]
    except (KeyError, TypeError, ValueError):
        width = height = 0
        pixels = b""
    if not 0 < width <= longest or not 0 < height <= longest or len(pixels) != width * height * 3:
        raise UnreadableDocument(f"The document could not be read (invalid reader output). {_KEPT}")
    return Picture(width, height, pixels)


def word_review_guarded(
    data: Content,
    name: str,
    *,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] | None = None,
    pool: ReaderPool | None = None,
) -> dict[str, Any]:
    """Lines, comments and tracked changes of a Word file as the guarded child tells them: plain data, not
    yet believed. Raises as `read_guarded` does, also for a file of another kind."""
    limits = limits or Limits()
    _require_size(data, limits)
    answer = _ask(pool or _pool, {"name": name, "review": True}, data, limits, cancelled)
    _require_answer(answer)
    found = answer.get("review")
    if not isinstance(found, dict):
        raise UnreadableDocument("The file is not a Word document (.docx).")
    return found


def word_looks_guarded(
    data: Content,
    name: str,
    *,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] | None = None,
    pool: ReaderPool | None = None,
) -> dict[str, Any] | None:
    """Paragraphs of a Word file with their looks as the guarded child reports them: plain data, not yet
    checked; None for a file of another kind. Raises as `read_guarded` does."""
    limits = limits or Limits()
    _require_size(data, limits)
    answer = _ask(pool or _pool, {"name": name, "looks": True}, data, limits, cancelled)
    _require_answer(answer)
    found = answer.get("looks")
    return found if isinstance(found, dict) else None


def _require_size(data: Content, limits: Limits) -> None:
    size = size_of(data)
    if size > limits.size:
        raise UnreadableDocument(
            f"The file is larger than {size_in_words(limits.size)}: it has {size_in_words(size)}. Its text "
            f"was not read. {_KEPT} To work on its text, add smaller parts of it. Of an archive, add the "
            "files in it."
        )


def _require_answer(answer: dict[str, Any]) -> None:
    if "reason" in answer:
        error = UnreadableDocument(on_one_line(answer["reason"]))
        error.media_type = on_one_line(answer.get("media_type", "")) or error.media_type
        raise error


def warm_up(cancelled: Callable[[], bool] | None = None) -> None:
    """Start a child and let it load its readers, so that the first document need not wait for that.

    Takes a second or so: call it on a worker thread. A child that cannot start is no error here;
    the first document will say so. `cancelled` is asked twenty times a second: a case that is closed
    right after it was opened need not wait for it.
    """
    try:
        _pool.ask({"warm": True}, b"", Limits().seconds, Limits().memory, cancelled)
    except (OSError, ChildDied, ReadingStopped):
        return


def stop_readings() -> None:
    """Stop every reading under way; each raises ReadingStopped where it was asked for."""
    _pool.cancel()


def close_workers() -> None:
    """End the child processes; the next document starts new ones."""
    _pool.close()


def _ask(
    pool: ReaderPool,
    header: dict[str, Any],
    data: Content,
    limits: Limits,
    cancelled: Callable[[], bool] | None,
) -> dict[str, Any]:
    try:
        return pool.ask(header, data, limits.seconds, limits.memory, cancelled)
    except TimeoutError:
        unit = "second" if limits.seconds == 1 else "seconds"
        reason = f"Reading took longer than {limits.seconds:g} {unit} and was stopped."
    except ChildDied:
        reason = "The document could not be read (two attempts failed)."
    except OSError:
        reason = "The program that reads documents could not be started on this computer."
    return {"reason": f"{reason} {_KEPT}"}


_pool = ReaderPool()
atexit.register(close_workers)
running.enter(stop_readings, close_workers)
