"""Very many documents that are read already, stored in large changes: an archive, an export of a database.

The full-text index gathers the words of one statement and writes them out before the next, so a
statement for each row costs it several times the work. Here a statement stores a whole batch.
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import field
from typing import TYPE_CHECKING, Any

from workbench.casefile import CaseFile
from workbench.casefile.file.connection import wide_cache
from workbench.sources.reading.model import Reading
from workbench.sources.store.page_boxes import page_boxes_row
from workbench.values.ids import new_id
from workbench.values.records import dataclass
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.sources.store.repository import Sources

BATCH = 2_000
"""Documents in one change at most: some megabytes of text, a second or less of writing."""
_BATCH_BYTES = 32 * 1024 * 1024
"""Of their originals: with these a batch is complete, however few they are."""
_COMPRESSION = 1
"""Originals that are words already stand in the case as text too: their copy need not be the smallest."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read elsewhere, and what is known of it besides."""

    reading: Reading
    original: bytes
    name: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)


def add_many(
    case: CaseFile, sources: "Sources", documents: Iterable[ReadDocument], batch: int = BATCH
) -> Iterator[list[str]]:
    """Store documents, so many in one change; yields the ids of each batch once it is saved.

    As `Sources.add_reading` for each, with the same promises; stop going through it to stop.
    """
    waiting = iter(documents)
    with (
        ThreadPoolExecutor(1, thread_name_prefix="preparation") as pool,
        wide_cache(case.connection),
    ):

        def next_batch() -> Future[list[_Prepared]]:
            these = _next_few(waiting, batch)
            return pool.submit(lambda: [_prepared(sources, document) for document in these])

        preparing = next_batch()
        while prepared := preparing.result():
            # The next ones are prepared while these are written.
            preparing = next_batch()
            yield _store(case, sources, prepared)


def _next_few(waiting: Iterator[ReadDocument], most: int) -> list[ReadDocument]:
    these: list[ReadDocument] = []
    size = 0
    for document in waiting:
        these.append(document)
        size += len(document.original)
        if len(these) >= most or size >= _BATCH_BYTES:
            break
    return these


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A document with all that can be made of it without the case."""

    document: ReadDocument
    source_id: str
    sha256: str
    packed: bytes
    text: dict[str, Any]


def _prepared(sources: "Sources", document: ReadDocument) -> _Prepared:
    source_id, sha256 = new_id(), hashlib.sha256(document.original).hexdigest()
    packed = zlib.compress(document.original, _COMPRESSION)
    return _Prepared(document, source_id, sha256, packed, sources.text_row(source_id, 1, document.reading))


def _store(case: CaseFile, sources: "Sources", prepared: list[_Prepared]) -> list[str]:
    with case.change(f"Add {counted(len(prepared), 'source')}"):
        # An outlet that a document names may be entered here, before the sources that point to it.
        rows = [_source_row(sources, one) for one in prepared]
        case.insert_many("original", list(_new_originals(sources, prepared)))
        case.insert_many("source", rows)
        case.insert_many("source_text", [one.text for one in prepared])
        case.insert_many("page_boxes", [row for one in prepared for row in _page_boxes(one)])
    return [one.source_id for one in prepared]


def _page_boxes(one: _Prepared) -> Iterator[dict[str, Any]]:
    if one.document.reading.boxes:
        yield page_boxes_row(one.text["id"], one.document.reading.boxes)


def _source_row(sources: "Sources", one: _Prepared) -> dict[str, Any]:
    document = one.document
    metadata = dict(document.metadata)
    return sources.row_of(one.source_id, one.sha256, document.reading, document.name, "", metadata)


def _new_originals(sources: "Sources", prepared: list[_Prepared]) -> Iterator[dict[str, Any]]:
    met = sources.originals_among(one.sha256 for one in prepared)
    for one in prepared:
        if one.sha256 not in met:
            yield {
                "sha256": one.sha256,
                "media_type": one.document.reading.media_type,
                "size": len(one.document.original),
                "data": one.packed,
            }
        met.add(one.sha256)
