"""The bytes of documents in the case. Those of a large one are written in pieces before its change.

Each piece is a short transaction, so that other work goes on between two of them and memory holds one.
Until the row of the original is written, pieces count for nothing: what an intake that was stopped left
behind is cleared.
"""

import hashlib
import json
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.file.connection import Connection
from workbench.casefile.file.packed import Unpackable, original_pieces
from workbench.values.content import PIECE, WHOLE, Content, as_bytes, sha256_of, size_in_words, size_of
from workbench.values.errors import Damaged, NotFound, Refused
from workbench.values.records import dataclass

_COMPRESSION = 6
_COMPRESSION_OF_LARGE = 1
"""What is large is packed as a rule: pictures, films, archives."""
_SPARE = 64 * 1024 * 1024
"""Bytes of the disk that a large original leaves free."""


@dataclass(frozen=True, slots=True)
class StoredOriginal:
    """A large original of the case, for the thread that asked for it or one that this thread waits for.

    Its pieces are read through the connection of that thread.
    """

    connection: Connection
    name: str
    """Of the case, for the words that say it is damaged."""
    sha256: str
    size: int

    def pieces(self) -> Iterator[bytes]:
        """The bytes in order; Damaged where they are not all there."""
        try:
            yield from original_pieces(self.connection, self.sha256)
        except Unpackable as fault:
            raise Damaged(
                f"An original document in “{self.name}” is damaged: {fault}.",
                "The case has not been changed.",
                "Restore the newest backup; the damaged file stays beside it.",
            ) from fault


class Originals:
    """Originals in and out of a case."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._being_written: set[str] = set()

    def among(self, fingerprints: Iterable[str]) -> set[str]:
        """Those of some SHA-256 whose bytes are in the case already."""
        rows = self._case.connection.execute(
            "SELECT sha256 FROM original WHERE sha256 IN (SELECT value FROM json_each(?))",
            (json.dumps(list(fingerprints)),),
        )
        return {row[0] for row in rows}

    def bring(self, contents: Iterable[Content], step: Callable[[int], None] | None = None) -> None:
        """Write the pieces of large originals, before the change that puts them in.

        `step` is told the bytes written so far of them all, and may raise to stop; then nothing stays.
        Refused where the disk has no room or a file is another by now. What is small, or there already, is
        left.
        """
        large = {sha256_of(content): content for content in contents if is_large(content)}
        for known in self.among(large) if large else ():
            del large[known]
        if not large:
            return
        self._require_room(sum(map(size_of, large.values())))
        self.clear_unfinished()
        self._being_written |= large.keys()
        written = 0
        try:
            for sha256, content in large.items():
                written = self._write(sha256, content, written, step)
        except BaseException:
            self._clear(list(large))
            raise
        finally:
            self._being_written -= large.keys()

    def _write(self, sha256: str, content: Content, written: int, step: Callable[[int], None] | None) -> int:
        digest = hashlib.sha256()
        try:
            for n, piece in enumerate(_pieces(content)):
                digest.update(piece)
                packed = zlib.compress(piece, _COMPRESSION_OF_LARGE)
                with self._case.derived({}):
                    self._case.connection.execute(
                        "INSERT OR REPLACE INTO original_part (sha256, n, size, data) VALUES (?, ?, ?, ?)",
                        (sha256, n, len(piece), packed),
                    )
                written += len(piece)
                if step:
                    step(written)
        except OSError as error:
            raise _changed() from error
        if digest.hexdigest() != sha256:
            raise _changed()
        return written

    def _require_room(self, size: int) -> None:
        free = shutil.disk_usage(self._case.path.parent).free
        if free < size + _SPARE:
            raise Refused(
                f"It has {size_in_words(size)}, and the disk with the case has {size_in_words(free)} free.",
                "Nothing of it was added.",
                "Free some disk space, then add it again.",
            )

    def put(self, media_type: str, content: Content) -> str:
        """Enter an original unless it is there, inside a change; returns its SHA-256.

        The pieces of a large one must be there: see `bring`.
        """
        sha256 = sha256_of(content)
        if not self.among([sha256]):
            self._case.insert("original", row_of_original(sha256, media_type, content))
        return sha256

    def content(self, sha256: str) -> Content:
        """The bytes of an original: in memory where they are few. NotFound where there is none."""
        row = self._case.connection.execute(
            "SELECT size, length(data) AS packed FROM original WHERE sha256 = ?", (sha256,)
        ).fetchone()
        if row is None:
            raise NotFound("This source is no longer in the case.")
        stored = StoredOriginal(self._case.connection, self._case.path.name, sha256, row["size"])
        return stored if not row["packed"] or row["size"] > WHOLE else as_bytes(stored)

    def clear_unfinished(self) -> None:
        """Remove pieces whose original was never entered: their intake was stopped or killed."""
        rows = self._case.connection.execute(
            "SELECT DISTINCT sha256 FROM original_part WHERE sha256 NOT IN (SELECT sha256 FROM original)"
        )
        self._clear([row[0] for row in rows if row[0] not in self._being_written])

    def _clear(self, fingerprints: list[str]) -> None:
        for sha256 in fingerprints:
            with self._case.derived({}):
                self._case.connection.execute(
                    "DELETE FROM original_part WHERE sha256 = ?1 "
                    "AND NOT EXISTS (SELECT 1 FROM original WHERE sha256 = ?1)",
                    (sha256,),
                )


def row_of_original(
    sha256: str, media_type: str, content: Content, compression: int = _COMPRESSION
) -> dict[str, Any]:
    """The row of an original; that of a large one holds none of its bytes."""
    packed = (
        zlib.compress(content, compression) if isinstance(content, bytes) and not is_large(content) else b""
    )
    return {"sha256": sha256, "media_type": media_type, "size": size_of(content), "data": packed}


def is_large(content: Content) -> bool:
    """Whether it is kept in pieces: what is found inside an archive or a mail may be in memory and large."""
    return not isinstance(content, bytes) or len(content) > WHOLE


def _pieces(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        for at in range(0, len(content), PIECE):
            yield content[at : at + PIECE]
    else:
        yield from content.pieces()


def _changed() -> Refused:
    return Refused(
        "It changed while it was read.", "Nothing of it was added.", "Add it again once it is written."
    )
