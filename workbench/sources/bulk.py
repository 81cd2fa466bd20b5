"""Very many documents that are read already, stored in large changes: an archive, an export of a database.

The full-text index gathers the words of one statement and writes them out before the next, so a
statement for each row costs it several times the work. Here a statement stores a whole batch.
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from workbench.casefile import CaseFile
from workbench.sources.reading import Reading
from workbench.values.ids import new_id
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.sources.repository import Sources

BATCH = 500
"""Documents in one change: some megabytes of text, a second or less of writing."""
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
    with ThreadPoolExecutor(1, thread_name_prefix="compression") as pool:

        def next_batch() -> tuple[list[ReadDocument], Future[list[bytes]]]:
            these = list(islice(waiting, batch))
            return these, pool.submit(_packed, [document.original for document in these])

        these, packing = next_batch()
        while these:
            # The next ones are packed while these are written.
            following = next_batch()
            yield _store(case, sources, these, packing.result())
            these, packing = following


def _store(
    case: CaseFile, sources: "Sources", documents: list[ReadDocument], packed: list[bytes]
) -> list[str]:
    with case.change(f"Add {counted(len(documents), 'source')}"):
        rows = [_rows_of(sources, document) for document in documents]
        originals = zip(documents, rows, packed, strict=True)
        case.insert_many("original", list(_new_originals(sources, originals)))
        case.insert_many("source", [source for source, _text in rows])
        case.insert_many("source_text", [text for _source, text in rows])
    return [source["id"] for source, _text in rows]


def _packed(originals: list[bytes]) -> list[bytes]:
    return [zlib.compress(original, _COMPRESSION) for original in originals]


def _rows_of(sources: "Sources", document: ReadDocument) -> tuple[dict[str, Any], dict[str, Any]]:
    reading = document.reading
    source_id, sha256 = new_id(), hashlib.sha256(document.original).hexdigest()
    source = sources.row_of(source_id, sha256, reading, document.name, "", dict(document.metadata))
    return source, sources.text_row(source_id, 1, reading)


def _new_originals(sources: "Sources", documents: Iterable[Any]) -> Iterator[dict[str, Any]]:
    met: set[str] = set()
    for document, (source, _text), data in documents:
        sha256 = source["sha256"]
        if sha256 not in met and not sources.has_original(sha256):
            yield {
                "sha256": sha256,
                "media_type": document.reading.media_type,
                "size": len(document.original),
                "data": data,
            }
        met.add(sha256)
