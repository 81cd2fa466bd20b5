"""Child processes that read documents: started once, asked again and again, killed when they stall.

Nothing here depends on the platform's way of waiting for a pipe: a thread talks to the child, the
caller waits for the thread, and a child that is killed sets the thread free.
"""

import json
import os
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import IO, Any

from workbench.values.content import Content, pieces_of, size_of
from workbench.values.errors import KnownError

MOST_WORKERS = 2
MOST_ANSWER = 400_000_000
"""Bytes of an answer beyond which the child is not believed: more than all that `wire` lets it say."""
NO_HOME = "/nonexistent"
"""Without a home Python asks the system for the user's, and the system may ask over a socket."""
START_SECONDS = 60.0
"""For loading the libraries on a slow or busy machine: generous, since no foreign byte is read yet."""
MOST_BY_THE_CLOCK = 6
"""So many times its time a document may take by the clock, where the machine is busy with other things."""
_GLANCE = 0.05
_NO_WINDOW_AND_LAST = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)
_LENGTH = struct.Struct(">Q")
_INHERITED = (
    "PATH", "LANG", "LC_ALL", "LC_CTYPE", "SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
    "PYTHONHOME", "PYTHONUTF8", "PYTHONDONTWRITEBYTECODE",
)  # fmt: skip

Answer = dict[str, Any]
# Linux kills a child that asked for it when the thread that started it ends, not the program: one
# thread that stays starts them all.
_starter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader-starter")


class ReadingStopped(KnownError):
    """The user stopped the reading of a document; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("Reading was stopped.", kept="Nothing was added.")


class ChildDied(Exception):
    """The child ended, or answered nonsense, while it was reading."""

    after = 0.0
    """Seconds it had been at work."""


def child_command() -> list[str]:
    """How the child is started; the one place to change where Python is frozen into a program."""
    return [sys.executable, "-P", "-m", "workbench.sources.sandbox.child"]


Answers = queue.SimpleQueue[Answer | ChildDied]


class Worker:
    """One child process that reads one document after another."""

    def __init__(self, memory: int) -> None:
        """Start the child; OSError when the machine does not let it."""
        root = str(Path(__file__).resolve().parents[3])
        environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        environment["HOME"] = NO_HOME
        # No threads for sums nobody asks of it: rules on files would not bind them.
        environment |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
        environment["GROUNDWORK_READER_MEMORY"] = str(memory)
        self.memory = memory
        self.stopped = False
        self.held: tuple[str, ...] | None = None
        self._process = _starter.submit(
            subprocess.Popen[bytes],
            child_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=root,
            creationflags=_NO_WINDOW_AND_LAST,
        ).result()

    @property
    def process_id(self) -> int:
        """The child's process id."""
        return self._process.pid

    def begin(self, cancelled: Callable[[], bool] | None) -> None:
        """Wait until the child has loaded its libraries and told what holds it, which is no document's time.

        Raises as `ask` does.
        """
        if self.held is None:
            introduction = self._await(self._hear, START_SECONDS, cancelled)
            self.held = tuple(map(str, introduction["held"]))

    def ask(
        self, header: Answer, data: Content, seconds: float, cancelled: Callable[[], bool] | None
    ) -> Answer:
        """Send one document and wait for its answer; only after `begin`.

        TimeoutError after `seconds`, ChildDied when there is no sound answer, ReadingStopped once
        `cancelled()` is true; after any of them the worker must be ended.
        """
        packed = json.dumps({**header, "seconds": seconds, "size": size_of(data)}).encode()
        message = chain((_LENGTH.pack(len(packed)) + packed,), pieces_of(data))
        answer = self._await(lambda: self._exchange(message), seconds, cancelled)
        answer["held"] = self.held
        return answer

    def _await(
        self, talk: Callable[[], Answer], seconds: float, cancelled: Callable[[], bool] | None
    ) -> Answer:
        """What `talk` brings back from the child, on a thread that is set free when the child is killed."""
        answers: Answers = queue.SimpleQueue()
        threading.Thread(target=_bring, args=(talk, answers), daemon=True).start()
        began, waited = time.monotonic(), self._waited()
        while True:
            if self.stopped or (cancelled and cancelled()):
                raise ReadingStopped
            elapsed = time.monotonic() - began
            remaining = seconds - elapsed
            if remaining <= 0:
                # Other programs had the processor meanwhile: that is not the document's fault.
                remaining = min(self._waited() - waited + remaining, seconds * MOST_BY_THE_CLOCK - elapsed)
            if remaining <= 0:
                raise TimeoutError
            try:
                answer = answers.get(timeout=min(remaining, _GLANCE) if cancelled else remaining)
            except queue.Empty:
                continue
            if isinstance(answer, ChildDied):
                if self.stopped:
                    raise ReadingStopped
                answer.after = time.monotonic() - began
                raise answer
            return answer

    def _waited(self) -> float:
        """For how many seconds the child has waited for a processor; 0 where that is not known."""
        try:
            return int(Path(f"/proc/{self.process_id}/schedstat").read_text("ascii").split()[1]) / 1e9
        except (OSError, ValueError, IndexError):
            return 0.0

    def _hear(self) -> Answer:
        if self._process.stdout is None:
            raise ChildDied
        said = _heard(self._process.stdout)
        if not isinstance(said["held"], list):
            raise ChildDied
        return said

    def _exchange(self, message: Iterator[bytes]) -> Answer:
        requests, replies = self._process.stdin, self._process.stdout
        if requests is None or replies is None:
            raise ChildDied
        for piece in message:
            requests.write(piece)
        requests.flush()
        answer = _heard(replies)
        lengths = [int(blob) for blob in answer.get("blobs", [])]
        if any(blob < 0 for blob in lengths) or sum(lengths) > MOST_ANSWER:
            raise ChildDied
        answer["blobs"] = [replies.read(blob) for blob in lengths]
        if [len(blob) for blob in answer["blobs"]] != lengths:
            raise ChildDied
        return answer

    def stop(self) -> None:
        """Kill the child under the one who waits for it, who then gets ReadingStopped."""
        self.stopped = True
        self._process.kill()

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


def _bring(talk: Callable[[], Answer], answers: Answers) -> None:
    try:
        answers.put(talk())
    except (OSError, ValueError, TypeError, KeyError, struct.error, ChildDied):
        # A pipe that breaks or closes, half an answer: the child is gone or not to be believed.
        answers.put(ChildDied())


def _heard(replies: IO[bytes]) -> Answer:
    (length,) = _LENGTH.unpack(replies.read(_LENGTH.size))
    if length > MOST_ANSWER:
        raise ChildDied
    answer = json.loads(replies.read(length))
    if not isinstance(answer, dict):
        raise ChildDied
    return answer


class ReaderPool:
    """Up to two warm children, each started when first needed, replaced when it dies or is spent.

    Safe to use from any thread of a program with a window: the program itself is never forked.
    """

    def __init__(self, workers: int = MOST_WORKERS) -> None:
        self._free: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        self._busy: set[Worker] = set()
        self._stopping = threading.Lock()
        for _ in range(workers):
            self._free.put(None)

    def __enter__(self) -> "ReaderPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.cancel()
        self.close()

    def ask(
        self,
        header: Answer,
        data: Content,
        seconds: float,
        memory: int,
        cancelled: Callable[[], bool] | None = None,
    ) -> Answer:
        """One answer for one document, from whichever child is free.

        Waits for a free child without limit and for its start, then up to `seconds`. TimeoutError,
        ReadingStopped, or ChildDied when two children in a row died of it; OSError when none can be started.
        """
        try:
            return self._ask_once(header, data, seconds, memory, cancelled)
        except ChildDied as death:
            # Once more in a fresh child: the fault may have come from the document before.
            return self._ask_once(header, data, seconds - death.after, memory, cancelled, fresh=True)

    def _await_free(self, cancelled: Callable[[], bool] | None) -> Worker | None:
        while True:
            try:
                return self._free.get(timeout=_GLANCE if cancelled else None)
            except queue.Empty:
                if cancelled and cancelled():
                    raise ReadingStopped from None

    def _ask_once(
        self,
        header: Answer,
        data: Content,
        seconds: float,
        memory: int,
        cancelled: Callable[[], bool] | None,
        *,
        fresh: bool = False,
    ) -> Answer:
        worker = self._await_free(cancelled)
        keep: Worker | None = None
        try:
            if worker is not None and (fresh or worker.memory != memory):
                worker.end()
                worker = None
            worker = worker or Worker(memory)
            with self._stopping:
                self._busy.add(worker)
            worker.begin(cancelled)
            answer = worker.ask(header, data, seconds, cancelled)
            # A child that came near its memory limit is not trusted with the next document.
            keep = None if answer.get("spent") else worker
            return answer
        finally:
            if worker is not None:
                with self._stopping:
                    self._busy.discard(worker)
                # One that was stopped with its answer already given is dead as well.
                if keep is None or worker.stopped:
                    keep = None
                    worker.end()
            self._free.put(keep)

    def cancel(self) -> None:
        """Stop every reading under way; those who wait for one get ReadingStopped."""
        with self._stopping:
            for worker in self._busy:
                worker.stop()

    def close(self) -> None:
        """End every idle child; the next document starts new ones."""
        workers = [self._free.get_nowait() for _ in range(self._free.qsize())]
        for worker in workers:
            if worker is not None:
                worker.end()
            self._free.put(None)
