"""The guard: foreign bytes are read in a child process with limits and no network.

The parent never imports a parser. It sends bytes down a pipe and takes plain data back; whatever
happens to the child, the caller gets one sentence and keeps the original.
"""

import atexit
import json
import os
import queue
import select
import struct
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from workbench.sources.reading import Reading, Span
from workbench.values.errors import Unreadable

MOST_WORKERS = 2
_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: seconds of waiting, bytes of memory, bytes of input."""

    seconds: float = 20.0
    memory: int = 1536 * 1024 * 1024
    size: int = 300 * 1024 * 1024


class UnreadableDocument(Unreadable):
    """A document that could not be read; `media_type` is what its content says it is."""

    media_type = "application/octet-stream"


def read_guarded(data: bytes, name: str, *, limits: Limits | None = None) -> Reading:
    """Read a document in a guarded child.

    Raises UnreadableDocument with a plain reason. May be called from any thread; up to two
    documents are read at the same time.
    """
    limits = limits or Limits()
    if len(data) > limits.size:
        raise UnreadableDocument(
            f"The file is larger than {limits.size // 1024 // 1024} MB; its text was not read."
        )
    answer = _ask_a_worker({"name": name, "size": len(data)}, data, limits)
    if "reason" in answer:
        error = UnreadableDocument(answer["reason"])
        error.media_type = answer.get("media_type", error.media_type)
        raise error
    return _reading(answer)


def close_workers() -> None:
    """End the child processes; the next document starts new ones."""
    _pool.close()


def child_command() -> list[str]:
    """How the child is started."""
    return [sys.executable, "-m", "workbench.sources.child"]


class _Worker:
    """One child process that reads one document after another."""

    def __init__(self, memory: int) -> None:
        environment = dict(os.environ)
        root = str(Path(__file__).resolve().parents[2])
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (root, environment.get("PYTHONPATH", ""))))
        environment["GROUNDWORK_READER_MEMORY"] = str(memory)
        self.memory = memory
        self._process = subprocess.Popen(
            child_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=root,
        )

    def ask(self, header: dict[str, Any], data: bytes, seconds: float) -> dict[str, Any]:
        """Send one document; TimeoutError or ConnectionError when the child does not answer."""
        feeder = threading.Thread(target=self._feed, args=(header, data), daemon=True)
        feeder.start()
        answer = json.loads(self._receive(time.monotonic() + seconds))
        feeder.join()
        result: dict[str, Any] = answer
        return result

    def _feed(self, header: dict[str, Any], data: bytes) -> None:
        # A child that dies while being fed is noticed by the one who waits for its answer.
        packed = json.dumps(header).encode()
        pipe = self._pipe(self._process.stdin)
        try:
            pipe.write(_LENGTH.pack(len(packed)) + packed + data)
            pipe.flush()
        except (BrokenPipeError, ValueError, OSError):
            return

    def _receive(self, deadline: float) -> bytes:
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size, deadline))
        return self._exactly(length, deadline)

    def _exactly(self, count: int, deadline: float) -> bytes:
        pipe = self._pipe(self._process.stdout)
        pieces: list[bytes] = []
        while count:
            _wait_readable(pipe, deadline)
            piece = os.read(pipe.fileno(), min(count, 1 << 20))
            if not piece:
                raise ConnectionError
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None:
            raise ConnectionError
        return pipe

    def end(self) -> None:
        """Kill the child and close the pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    # What was not flushed was meant for a child that is gone.
                    continue


if sys.platform == "win32":

    def _wait_readable(pipe: IO[bytes], deadline: float) -> None:
        """Windows cannot wait for a pipe; a timer kills the child instead (see `_ask_a_worker`)."""

else:

    def _wait_readable(pipe: IO[bytes], deadline: float) -> None:
        remaining = deadline - time.monotonic()
        if remaining <= 0 or not select.select([pipe], [], [], remaining)[0]:
            raise TimeoutError


class _Pool:
    """Up to two warm children, started when first needed."""

    def __init__(self) -> None:
        self._free: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(MOST_WORKERS):
            self._free.put(None)

    def ask(self, header: dict[str, Any], data: bytes, limits: Limits) -> dict[str, Any]:
        worker = self._free.get()
        keep: _Worker | None = None
        try:
            if worker is not None and worker.memory != limits.memory:
                worker.end()
                worker = None
            worker = worker or _Worker(limits.memory)
            timer = threading.Timer(limits.seconds, worker.end) if sys.platform == "win32" else None
            if timer:
                timer.start()
            answer = worker.ask(header, data, limits.seconds)
            if timer:
                timer.cancel()
            # A child that came near its memory limit is not trusted with the next document.
            keep = None if answer.get("spent") else worker
            return answer
        finally:
            if keep is None and worker is not None:
                worker.end()
            self._free.put(keep)

    def close(self) -> None:
        """End every idle child."""
        workers = [self._free.get_nowait() for _ in range(self._free.qsize())]
        for worker in workers:
            if worker is not None:
                worker.end()
            self._free.put(None)


def _ask_a_worker(header: dict[str, Any], data: bytes, limits: Limits) -> dict[str, Any]:
    for attempt in (1, 2):
        try:
            return _pool.ask(header, data, limits)
        except TimeoutError:
            return {
                "reason": f"Reading took longer than {limits.seconds:g} seconds and was stopped. "
                "The original is kept."
            }
        except (ConnectionError, BrokenPipeError, struct.error, ValueError):
            # Once more in a fresh child: the fault may have come from the document before.
            if attempt == 2:
                return {"reason": "The document made its reader fail. The original is kept."}
    raise AssertionError("unreachable")


def _reading(answer: dict[str, Any]) -> Reading:
    structure = tuple(Span(*row) for row in answer.pop("structure"))
    answer.pop("spent")
    return Reading(**{**answer, "structure": structure, "warnings": tuple(answer["warnings"])})


_pool = _Pool()
atexit.register(close_workers)
