"""What is stored of the sources, read back: facts, original bytes, canonical text and its structure."""

import hashlib
import json
import zlib
from collections.abc import Iterable
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.file.connection import decoded
from workbench.sources.model import Source
from workbench.sources.reading.model import PageBoxes, Span
from workbench.sources.store.likeness import Likenesses
from workbench.sources.store.page_boxes import page_boxes_of
from workbench.sources.store.publications import Publications
from workbench.sources.store.versions import IN_FORCE, Captures
from workbench.values.errors import NotFound

_COLUMNS = (
    "s.id, s.publication_id, s.title, s.author, s.url, s.published_on, s.captured_at, s.added_at, "
    "s.language, s.sha256, s.reliability, s.origin_group_id, s.handling, s.protection, "
    "s.descriptor, s.warnings, s.file_name, s.unread_reason, s.facts, s.active, s.parent_id, "
    "coalesce(p.name, '') AS publication_name, "
    "coalesce(p.reliability, 'F') AS publication_reliability, o.media_type, o.size"
)
_TABLES = "source s JOIN original o ON o.sha256 = s.sha256 LEFT JOIN publication p ON p.id = s.publication_id"


class StoredSources:
    """The documents of a case as they were captured; nothing is altered here."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self.publications = Publications(case)
        self.captures = Captures(case)
        self.likenesses = Likenesses(case)
        self._last_text: tuple[str, str] = ("", "")
        self._last_structure: tuple[str, tuple[Span, ...]] = ("", ())

    @property
    def closed(self) -> bool:
        """Whether the case they are in was put away."""
        return self._case.closed

    def get(self, source_id: str) -> Source:
        """One source; NotFound when it is gone."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM {_TABLES} WHERE s.id = ?", (source_id,)
        ).fetchone()
        if not row:
            raise NotFound("This source is no longer in the case.")
        return _source(row)

    def of_ids(self, source_ids: Iterable[str]) -> dict[str, Source]:
        """Many sources at once, by id; those that are gone are left out."""
        wanted = json.dumps(list(source_ids))
        found = self._all_where("s.id IN (SELECT value FROM json_each(?))", wanted)
        return {source.id: source for source in found}

    def all(self) -> list[Source]:
        """Every source, the newest last."""
        return self._all_where("1")

    def of_publication(self, publication_id: str) -> list[Source]:
        """The sources of one publication, the newest last."""
        return self._all_where("s.publication_id = ?", publication_id)

    def _all_where(self, clause: str, *values: str) -> list[Source]:
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM {_TABLES} WHERE {clause} ORDER BY s.id", values
        )
        return [_source(row) for row in rows]

    def ids(self) -> list[str]:
        """The ids of all sources, the newest last."""
        return [row["id"] for row in self._case.connection.execute("SELECT id FROM source ORDER BY id")]

    def count(self) -> int:
        """How many sources there are."""
        return int(self._case.connection.execute("SELECT count(*) FROM source").fetchone()[0])

    def at_address(self, url: str) -> list[Source]:
        """Sources already in the case that were captured from this very address."""
        return self._all_where("s.url = ? AND s.url <> ''", url)

    def same_bytes(self, original: bytes) -> list[Source]:
        """Sources already in the case whose original is byte for byte this one."""
        return self.with_original(hashlib.sha256(original).hexdigest())

    def with_original(self, sha256: str) -> list[Source]:
        """Sources whose original has this SHA-256."""
        return self._all_where("s.sha256 = ?", sha256)

    def text(self, source_id: str) -> str:
        """The canonical text of the version in force; "" for a source that could not be read."""
        return self.text_in_force(source_id)[1]

    def text_in_force(self, source_id: str) -> tuple[str, str]:
        """The id of the version in force, and its canonical text."""
        text_id = self.text_id(source_id)
        if self._last_text[0] != text_id:
            # A text never changes, and clip after clip is cut from the one that is being read.
            self._last_text = (text_id, self.text_of_version(text_id))
        return self._last_text

    def text_id(self, source_id: str) -> str:
        """The id of the text in force, which new clips point to."""
        return str(self._text_in_force(source_id, "id"))

    def structure(self, source_id: str) -> tuple[Span, ...]:
        """Headings, paragraphs, pages ... of the text in force, as spans in code points."""
        return self.structure_of_version(self.text_id(source_id))

    def structure_of_version(self, text_id: str) -> tuple[Span, ...]:
        """The same of one version, in force or not."""
        if self._last_structure[0] != text_id:
            rows = json.loads(self._of_version(text_id, "structure"))
            self._last_structure = (text_id, tuple(Span(*row) for row in rows))
        return self._last_structure[1]

    def text_of_version(self, text_id: str) -> str:
        """The canonical text of one version, in force or not."""
        return str(self._of_version(text_id, "text"))

    def page_boxes(self, text_id: str, page: int) -> PageBoxes | None:
        """Where the letters of one page (counted from 1) of a text are; None where that is not known."""
        return page_boxes_of(self._case.connection, text_id, page)

    def _of_version(self, text_id: str, column: str) -> Any:
        row = self._case.connection.execute(
            f"SELECT {column} FROM source_text WHERE id = ?", (text_id,)
        ).fetchone()
        if not row:
            raise NotFound("This version of the source is no longer in the case.")
        return row[0]

    def _text_in_force(self, source_id: str, column: str) -> Any:
        row = self._case.connection.execute(
            f"SELECT t.{column} FROM source s JOIN source_text t ON {IN_FORCE} WHERE s.id = ?", (source_id,)
        ).fetchone()
        if not row:
            raise NotFound("This source is no longer in the case.")
        return row[0]

    def inside(self, source_id: str) -> list[Source]:
        """The sources that were inside this one, in their order: attachments, archived pages."""
        return self._all_where("s.parent_id = ?", source_id)

    def original(self, source_id: str) -> bytes:
        """The bytes as they were taken in."""
        row = self._case.connection.execute(
            "SELECT o.data FROM source s JOIN original o ON o.sha256 = s.sha256 WHERE s.id = ?",
            (source_id,),
        ).fetchone()
        if not row:
            raise NotFound("This source is no longer in the case.")
        return zlib.decompress(row["data"])


def _source(row: Any) -> Source:
    fields = dict(row)
    fields["warnings"] = tuple(decoded(fields["warnings"], []))
    fields["facts"] = decoded(fields["facts"], {})
    fields["active"] = decoded(fields["active"], {})
    return Source(**fields)
