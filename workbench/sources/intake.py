"""Taking many documents in: two are read at a time, stored one by one in the order they came.

Reading is what takes long, and it happens in children; storing is one change a document, so that
each stands in the history and can be taken back by itself.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from workbench.sources.document import Document, read_document, told
from workbench.sources.folder import Entry, look_through
from workbench.sources.given import GivenFile, LeftOut
from workbench.sources.model import Source
from workbench.sources.page_and_folder import original_of
from workbench.sources.sandbox.wire import MOST_INSIDE_BYTES
from workbench.sources.sandbox.worker import MOST_WORKERS, ReaderPool, ReadingStopped
from workbench.sources.store.originals import is_large
from workbench.sources.store.repository import Sources
from workbench.values.content import sha256_of, size_in_words, size_of
from workbench.values.deception import shown_safely, signs_shown
from workbench.values.errors import CannotWrite, CaseLocked, KnownError, NotACase
from workbench.values.file_names import kept_name
from workbench.values.job import Cancelled
from workbench.values.text import shortened

log = logging.getLogger(__name__)

_AHEAD = 128 * MOST_WORKERS
"""Documents being read at once: enough for one reader while the other takes all its time for one of them."""
_AHEAD_BYTES = 64 * 1024 * 1024
"""Of them all and of what was read in them; more are not begun before some are stored."""
_LARGE = 8 * 1024 * 1024
"""Bytes from which documents are read one at a time."""
_OF_THE_CASE = (CannotWrite, CaseLocked, NotACase, ReadingStopped)
"""What would meet every document that follows as well: the disk, the case itself, the user's Stop."""
_LONGEST_NAME = 300
_GLANCE = 0.2
Step = Callable[[str], None]
"""Told, in words, how far a large document is; raises to stop."""
PIECE = "piece"
"""The fact that marks a source which is a piece of what stands at its address."""
COPY_ADVICE = "Copy the passage in the browser and paste it here instead: a copy has the address with it."
"""How a remark ends that asks for an address."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A document that is to be taken in: a file, or bytes under a name."""

    name: str
    path: Path | None = None
    data: bytes = b""
    metadata: dict[str, Any] = field(default_factory=dict)
    within: Path | None = None
    """The folder that was given, where the file was found in one: no link below it is followed."""
    piece: str = ""
    """What it is where it is only a piece of what stands at its address; two pieces are no versions."""
    site: str = ""
    """The address of the site it comes from, where that of the page is not known."""
    remark: str = ""
    """What is to be said of it besides, kept with the source."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one document, in plain words.

    `outcome` is read, unread (kept with a reason), known (its very bytes were there already), failed
    (nothing was kept), left (no file to be read, or too large a one) or stopped (its turn did not come).
    `earlier_id` is a source that was captured from the same address before, "" as a rule.
    """

    name: str
    outcome: str
    words: str = ""
    source_id: str = ""
    path: Path | None = None
    earlier_id: str = ""
    inside: int = 0


@dataclass(frozen=True, slots=True)
class _Begun:
    """A document that is being read, and the SHA-256 of its bytes."""

    given: GivenFile
    sha256: str
    document: Future[Document]

    @property
    def held(self) -> int:
        """Bytes it takes in memory, and letters, once they are read."""
        size = len(self.given.content) if isinstance(self.given.content, bytes) else 0
        if not self.document.done() or self.document.cancelled() or self.document.exception():
            return size
        return size + _held(self.document.result())


def _held(document: Document) -> int:
    """Letters of a document and bytes and letters of those inside it."""
    inside = sum(size_of(inner.original) + _held(inner) for inner in document.inside)
    return len(document.reading.text) + inside


def take_in(
    sources: Sources,
    offered: Iterable[Offered],
    cancelled: Callable[[], bool] | None = None,
    pool: ReaderPool | None = None,
    step: Step | None = None,
) -> Generator[Taken, None, None]:
    """Read and store documents; yields what became of each once it is stored.

    To be called and gone through on one thread. A document that is refused, whatever for, is one result
    among the others. `step` is told how far a large one is. Raises ReadingStopped once cancelled, also in
    the middle of a document; what was stored before stays. DiskFull, a case that is gone and the like end
    it too.
    """
    intake = _Intake(sources, cancelled, pool, step or _untold)
    try:
        for one in offered:
            intake.begin(one)
            while intake.is_enough:
                yield intake.finish_first()
        while intake.current:
            yield intake.finish_first()
    finally:
        intake.end()


def _untold(_words: str) -> None:
    """Nobody is told how far it is."""


class _Intake:
    """The documents of one intake that are being read, in the order they came."""

    def __init__(
        self, sources: Sources, cancelled: Callable[[], bool] | None, pool: ReaderPool | None, step: Step
    ) -> None:
        self._sources = sources
        self._cancelled = cancelled
        self._pool = pool
        self._step = step
        self._readers = ThreadPoolExecutor(MOST_WORKERS, thread_name_prefix="intake")
        self._one_large = threading.Lock()
        self._room = threading.Condition()
        self._held = self._first = self._begun_so_far = 0
        self._ended = False
        self.current: deque[tuple[Offered, Taken | _Begun]] = deque()

    @property
    def is_enough(self) -> bool:
        """Whether some must be stored before more are begun."""
        if len(self.current) > _AHEAD:
            return True
        held = [begun.held for _one, begun in self.current if isinstance(begun, _Begun)]
        return len(self.current) > MOST_WORKERS and sum(held) > _AHEAD_BYTES

    def begin(self, one: Offered) -> None:
        """Look at a document and have it read."""
        self.current.append((one, self._begun(one)))
        self._begun_so_far += 1

    def _begun(self, one: Offered) -> Taken | _Begun:
        try:
            given = self._given(one)
        except LeftOut as reason:
            return Taken(one.name, "left", str(reason), path=one.path)
        except KnownError as error:
            return Taken(one.name, "failed", str(error), path=one.path)
        except InterruptedError:
            raise ReadingStopped from None
        except OSError as error:
            words = f"The file could not be opened: {error.strerror}."
            return Taken(one.name, "failed", words, path=one.path)
        sha256 = sha256_of(given.content)
        known = _known(self._sources, one, sha256)
        if known:
            given.close()
            return known
        return _Begun(given, sha256, self._readers.submit(self._read, given, self._begun_so_far))

    def _given(self, one: Offered) -> GivenFile:
        if one.path is None:
            return GivenFile(one.data, one.name)
        return original_of(one.path, one.name, one.within, self._cancelled)

    def _read(self, given: GivenFile, number: int) -> Document:
        large = not isinstance(given.content, bytes) or len(given.content) > _LARGE
        # What may be found inside a large one counts before it is known.
        reserved = MOST_INSIDE_BYTES if large else 0
        with self._room:
            # What is read before its turn waits in memory until the one in front is stored.
            while self._held > _AHEAD_BYTES and number > self._first and not self._is_stopped:
                self._room.wait(_GLANCE)
            self._held += reserved
        taken = 0
        try:
            with self._one_large if large else nullcontext():
                document = read_document(
                    given.content, given.name, cancelled=self._cancelled, pool=self._pool
                )
            taken = _held(document)
        finally:
            with self._room:
                self._held += taken - reserved
        return document

    @property
    def _is_stopped(self) -> bool:
        return self._ended or bool(self._cancelled and self._cancelled())

    def finish_first(self) -> Taken:
        """Store the one that came first, once it is read."""
        one, begun = self.current.popleft()
        with self._room:
            self._first = self._begun_so_far - len(self.current) - 1
            self._room.notify_all()
        if isinstance(begun, Taken):
            return begun
        try:
            return _finish(self._sources, one, begun, partial(self._stored, one.name))
        finally:
            begun.given.close()
            self._let_go(begun)

    def _let_go(self, begun: _Begun) -> None:
        with self._room:
            if begun.document.done() and not begun.document.exception():
                self._held -= _held(begun.document.result())
            self._room.notify_all()

    def _stored(self, name: str, whole: int, written: int) -> None:
        if self._cancelled and self._cancelled():
            raise ReadingStopped
        self._step(f"{shown_safely(name)}: {size_in_words(written)} of {size_in_words(whole)} stored")

    def end(self) -> None:
        """Read nothing more, and let go of the files."""
        self._ended = True
        self._readers.shutdown(wait=True, cancel_futures=True)
        for _one, begun in self.current:
            if isinstance(begun, _Begun):
                begun.given.close()


def _known(sources: Sources, one: Offered, sha256: str) -> Taken | None:
    known = sources.with_original(sha256)
    if not known:
        return None
    words = f"Already there as “{signs_shown(known[0].title)}”."
    url = str(one.metadata.get("url") or "")
    if url and not known[0].url and PIECE in known[0].facts:
        sources.enter_address(known[0].id, url, COPY_ADVICE)
        words = f"{words} Its address is entered now."
    return Taken(one.name, "known", words, known[0].id, one.path)


def _finish(sources: Sources, one: Offered, begun: _Begun, step: Callable[[int, int], None]) -> Taken:
    """What became of one document; only what concerns the case as a whole is raised."""
    try:
        return _store(sources, one, begun, step)
    except (Cancelled, *_OF_THE_CASE):
        raise
    except KnownError as refused:
        return Taken(one.name, "failed", f"Not imported. {refused}", path=one.path)
    except Exception:
        if sources.closed:
            raise
        # A fault of ours at one document must not cost the others.
        log.exception("a document could not be taken in")
        words = "Not imported, because of an error in Groundwork. The file is untouched."
        return Taken(one.name, "failed", words, path=one.path)


def _store(sources: Sources, one: Offered, begun: _Begun, step: Callable[[int, int], None]) -> Taken:
    document = _with_what_is_known(told(begun.document.result(), begun.given.told), one)
    # The same bytes may have come twice in this very intake.
    there = _known(sources, one, begun.sha256)
    if there:
        return there
    url = str(one.metadata.get("url") or document.reading.url)
    earlier = _whole(sources.at_address(url)) if url and not one.piece else []
    known = {"site_address": one.site} if one.site else {}
    large = sum(size_of(content) for content in document.originals() if is_large(content))
    source = sources.add_document(document, partial(step, large), **one.metadata, **known)
    inside = len(document.inside)
    if not source.readable:
        words = " ".join((source.unread_reason, *source.warnings))
        return Taken(one.name, "unread", words, source.id, one.path, inside=inside)
    words = " ".join(source.warnings)
    earlier_id = earlier[-1].id if earlier else ""
    return Taken(one.name, "read", words, source.id, one.path, earlier_id, inside)


def _with_what_is_known(document: Document, one: Offered) -> Document:
    """The document with what was known of it before it was read."""
    reading = document.reading
    facts = {**reading.facts, **({PIECE: one.piece} if one.piece else {})}
    warnings = (*reading.warnings, one.remark) if one.remark else reading.warnings
    return replace(document, reading=replace(reading, facts=facts, warnings=warnings))


def _whole(found: list[Source]) -> list[Source]:
    return [source for source in found if source.readable and PIECE not in source.facts]


# -- what is to be taken in -------------------------------------------------------------------


def offered_files(paths: Iterable[Path], **metadata: Any) -> Iterator[Offered]:
    """Every file, folders opened; what else there is in them is left out: `look_through` tells of it."""
    for entry in look_through(paths):
        if not entry.why:
            yield offer(entry, **metadata)


def offer(entry: Entry, **metadata: Any) -> Offered:
    """A file that was found, to be taken in."""
    return Offered(kept_name(entry.path.name), entry.path, metadata=dict(metadata), within=entry.within)


def left_out(entry: Entry) -> Taken:
    """What was found and is no file to be read, with the way to it."""
    return Taken(shortened(kept_name(entry.name), _LONGEST_NAME), "left", entry.why, path=entry.path)


def files_in(paths: Iterable[Path], left_out: tuple[Path, ...] = ()) -> Iterator[Path]:
    """Every file, folders opened but those `left_out`; hidden files, cases, links and devices not."""
    for entry in look_through(paths, left_out):
        if not entry.why:
            yield entry.path
