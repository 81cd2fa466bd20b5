"""Taking many documents in: two are read at a time, stored one by one in the order they came.

Reading is what takes long, and it happens in children; storing is one change a document, so that
each stands in the history and can be taken back by itself.
"""

import hashlib
import logging
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workbench.sources.document import Document, read_document
from workbench.sources.model import Source
from workbench.sources.reading.saved_page import is_saved_with_a_page, original_of
from workbench.sources.sandbox.worker import MOST_WORKERS, ReaderPool, ReadingStopped
from workbench.sources.store.repository import Sources
from workbench.values.deception import signs_shown
from workbench.values.errors import CannotWrite, CaseLocked, KnownError, NotACase
from workbench.values.file_names import kept_name

log = logging.getLogger(__name__)

MOST_FILES = 5000
"""A folder with more is a mistake more often than a wish."""
_AHEAD = 128 * MOST_WORKERS
"""Documents being read at once: enough for one reader while the other takes all its time for one of them."""
_AHEAD_BYTES = 64 * 1024 * 1024
"""Of them all and of what was read in them; more are not begun before some are stored."""
_OF_THE_CASE = (CannotWrite, CaseLocked, NotACase, ReadingStopped)
"""What would meet every document that follows as well: the disk, the case itself, the user's Stop."""
PIECE = "piece"
"""The fact that marks a source which is a piece of what stands at its address."""
COPY_ADVICE = "Copy the passage in the browser and paste it here instead: a copy has the address with it."
"""How a remark ends that asks for an address."""
_LEFT_OUT = (".gwk", ".gwk-wal", ".gwk-shm", ".gwk.lock")


@dataclass(frozen=True, slots=True)
class Offered:
    """A document that is to be taken in: a file, or bytes under a name."""

    name: str
    path: Path | None = None
    data: bytes = b""
    metadata: dict[str, Any] = field(default_factory=dict)
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
    (nothing was kept) or stopped (its turn did not come). `earlier_id` is a source that was captured
    from the same address before, "" as a rule.
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

    sha256: str
    size: int
    document: Future[Document]

    @property
    def held(self) -> int:
        """Bytes it takes in memory, and letters, once they are read."""
        if not self.document.done() or self.document.exception():
            return self.size
        return self.size + len(self.document.result().reading.text)


def take_in(
    sources: Sources,
    offered: Iterable[Offered],
    cancelled: Callable[[], bool] | None = None,
    pool: ReaderPool | None = None,
) -> Generator[Taken, None, None]:
    """Read and store documents; yields what became of each once it is stored.

    To be called and gone through on one thread. A document that is refused, whatever for, is one result
    among the others. Raises ReadingStopped once cancelled, also in the middle of a document; what was
    stored before stays. DiskFull, a case that is gone and the like end it too.
    """
    current: deque[tuple[Offered, Taken | _Begun]] = deque()
    readers = ThreadPoolExecutor(MOST_WORKERS, thread_name_prefix="intake")
    try:
        for one in offered:
            current.append((one, _begin(sources, one, readers, cancelled, pool)))
            while _is_enough(current):
                yield _finish(sources, *current.popleft())
        while current:
            yield _finish(sources, *current.popleft())
    finally:
        readers.shutdown(wait=True, cancel_futures=True)


def _is_enough(current: deque[tuple[Offered, Taken | _Begun]]) -> bool:
    if len(current) > _AHEAD:
        return True
    held = (begun.held for _one, begun in current if isinstance(begun, _Begun))
    return len(current) > MOST_WORKERS and sum(held) > _AHEAD_BYTES


def _begin(
    sources: Sources,
    one: Offered,
    readers: ThreadPoolExecutor,
    cancelled: Callable[[], bool] | None,
    pool: ReaderPool | None,
) -> Taken | _Begun:
    try:
        data, name = original_of(one.path, one.name) if one.path else (one.data, one.name)
    except KnownError as error:
        return Taken(one.name, "failed", str(error), path=one.path)
    except OSError as error:
        return Taken(one.name, "failed", f"The file could not be opened: {error.strerror}.", path=one.path)
    sha256 = hashlib.sha256(data).hexdigest()
    known = _known(sources, one, sha256)
    if known:
        return known
    document = readers.submit(read_document, data, name, cancelled=cancelled, pool=pool)
    return _Begun(sha256, len(data), document)


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


def _finish(sources: Sources, one: Offered, begun: Taken | _Begun) -> Taken:
    """What became of one document; only what concerns the case as a whole is raised."""
    if isinstance(begun, Taken):
        return begun
    try:
        return _store(sources, one, begun)
    except _OF_THE_CASE:
        raise
    except KnownError as refused:
        return Taken(one.name, "failed", f"Not taken in. {refused}", path=one.path)
    except Exception:
        if sources.closed:
            raise
        # A fault of ours at one document must not cost the others.
        log.exception("a document could not be taken in")
        words = "Not taken in, because of a fault in Groundwork. The file is untouched."
        return Taken(one.name, "failed", words, path=one.path)


def _store(sources: Sources, one: Offered, begun: _Begun) -> Taken:
    document = _with_what_is_known(begun.document.result(), one)
    # The same bytes may have come twice in this very intake.
    known = _known(sources, one, begun.sha256)
    if known:
        return known
    url = str(one.metadata.get("url") or document.reading.url)
    earlier = _whole(sources.at_address(url)) if url and not one.piece else []
    known_site = {"site_address": one.site} if one.site else {}
    source = sources.add_document(document, **one.metadata, **known_site)
    inside = len(document.inside)
    if not source.readable:
        return Taken(one.name, "unread", source.unread_reason, source.id, one.path, inside=inside)
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


def offered_files(paths: Iterable[Path], **metadata: Any) -> Iterator[Offered]:
    """Every file, folders opened, hidden files and cases left out; at most MOST_FILES."""
    for path in files_in(paths):
        yield Offered(kept_name(path.name), path, metadata=dict(metadata))


def files_in(paths: Iterable[Path], left_out: tuple[Path, ...] = ()) -> Iterator[Path]:
    """Every file, folders opened but those `left_out`; hidden files and cases not; at most MOST_FILES."""
    count = 0
    for path in paths:
        for file in sorted(_below(path, left_out)) if path.is_dir() else [path]:
            if file.name.startswith(".") or file.name.endswith(_LEFT_OUT):
                continue
            if file != path and is_saved_with_a_page(file):
                continue
            count += 1
            if count > MOST_FILES:
                return
            yield file


def _below(folder: Path, left_out: tuple[Path, ...]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [
            name for name in folders if not name.startswith(".") and Path(root) / name not in left_out
        ]
        yield from (Path(root) / name for name in names)
