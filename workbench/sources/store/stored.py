"""What is stored of the sources, read back: facts, original bytes, canonical text and its structure."""

import json
import os
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.file.connection import decoded
from workbench.casefile.file.damaged import json_of
from workbench.sources.model import Source
from workbench.sources.reading.model import PageBoxes, Reading, Span
from workbench.sources.store.likeness import Likenesses
from workbench.sources.store.originals import Originals
from workbench.sources.store.page_boxes import page_boxes_of
from workbench.sources.store.publications import ORIGIN, Publications
from workbench.sources.store.versions import IN_FORCE, Captures
from workbench.values.content import PIECE, Content, as_bytes, pieces_of, sha256_of, size_of
from workbench.values.errors import NotFound
from workbench.values.ids import new_id
from workbench.values.job import Job

_COLUMNS = (
    "s.id, s.publication_id, s.title, s.author, s.url, s.published_on, s.captured_at, s.added_at, "
    "s.language, s.sha256, s.reliability, s.origin_group_id, s.handling, s.protection, "
    "s.descriptor, s.warnings, s.file_name, s.unread_reason, s.facts, s.active, s.parent_id, "
    "coalesce(p.name, '') AS publication_name, "
    f"coalesce(p.reliability, 'F') AS publication_reliability, o.media_type, o.size, {ORIGIN} AS origin, "
    "s.reports_id"
)
_TABLES = "source s JOIN original o ON o.sha256 = s.sha256 LEFT JOIN publication p ON p.id = s.publication_id"


class StoredSources:
    """The documents of a case as they were captured; nothing is altered here."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self.publications = Publications(case)
        self.captures = Captures(case)
        self.likenesses = Likenesses(case)
        self.originals = Originals(case)
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

    def count_of_origin(self, origin: str) -> int:
        """How many sources count as this one origin."""
        row = self._case.connection.execute(
            f"SELECT count(*) FROM source s LEFT JOIN publication p ON p.id = s.publication_id "
            "WHERE (s.origin_group_id = ?1 OR s.id = ?1 OR s.publication_id IN (SELECT id FROM publication "
            "WHERE ?1 IN (id, origin_id)) OR s.reports_id IN (SELECT id FROM publication "
            f"WHERE ?1 IN (id, origin_id))) AND {ORIGIN} = ?1",
            (origin,),
        ).fetchone()
        return int(row[0])

    def any_grouped(self, source_ids: Iterable[str]) -> bool:
        """Whether one of these sources is in an origin group, or was said to give an outlet's report."""
        row = self._case.connection.execute(
            "SELECT 1 FROM source WHERE coalesce(origin_group_id, reports_id) IS NOT NULL "
            "AND id IN (SELECT value FROM json_each(?)) LIMIT 1",
            (json.dumps(list(source_ids)),),
        ).fetchone()
        return row is not None

    def all(self) -> list[Source]:
        """Every source, the newest last."""
        return self._all_where("1")

    def of_publication(self, publication_id: str, most: int = -1) -> list[Source]:
        """The sources of one publication, the newest last; the `most` oldest of them, or all."""
        return self._all_where("s.publication_id = ?", publication_id, most=most)

    def _all_where(self, clause: str, *values: str, most: int = -1) -> list[Source]:
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM {_TABLES} WHERE {clause} ORDER BY s.id LIMIT {int(most)}", values
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

    def same_bytes(self, original: Content) -> list[Source]:
        """Sources already in the case whose original is byte for byte this one."""
        return self.with_original(sha256_of(original))

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

    def as_read(self, source_id: str) -> Reading:
        """The reading of a source as it is kept, for storing it again."""
        source = self.get(source_id)
        return Reading(
            text=self.text(source_id),
            structure=self.structure(source_id),
            title=source.title,
            author=source.author,
            url=source.url,
            published_on=source.published_on,
            captured_at=source.captured_at,
            language=source.language,
            reader=str(self._text_in_force(source_id, "reader")),
            warnings=source.warnings,
            media_type=source.media_type,
            facts=source.facts,
            active=source.active,
        )

    def structure(self, source_id: str) -> tuple[Span, ...]:
        """Headings, paragraphs, pages ... of the text in force, as spans in code points."""
        return self.structure_of_version(self.text_id(source_id))

    def structure_of_version(self, text_id: str) -> tuple[Span, ...]:
        """The same of one version, in force or not."""
        if self._last_structure[0] != text_id:
            self._last_structure = (text_id, _spans(self._of_version(text_id, "structure")))
        return self._last_structure[1]

    def hidden_in(self, text_ids: Iterable[str]) -> dict[str, list[Span]]:
        """By the id of a text the stretches of it that its reader may not have seen, where there are any."""
        rows = self._case.connection.execute(
            "SELECT id, structure FROM source_text WHERE id IN (SELECT value FROM json_each(?)) "
            "AND instr(structure, '\"hidden\"') > 0",
            (json.dumps(list(text_ids)),),
        )
        found = {row[0]: [span for span in _spans(row[1]) if span.kind == "hidden"] for row in rows}
        return {text_id: spans for text_id, spans in found.items() if spans}

    def size(self, source_id: str) -> tuple[int, int]:
        """Bytes of the text in force and of its structure, without reading them; 0 where there is none."""
        row = self._case.connection.execute(
            "SELECT octet_length(t.text), octet_length(t.structure) FROM source s "
            f"JOIN source_text t ON {IN_FORCE} WHERE s.id = ?",
            (source_id,),
        ).fetchone()
        return (int(row[0]), int(row[1])) if row else (0, 0)

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

    def inside(self, source_id: str, first: int = -1) -> list[Source]:
        """The sources that were inside this one, in their order: attachments, archived pages.

        Only the `first` of them, where a number is given.
        """
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM {_TABLES} WHERE s.parent_id = ? ORDER BY s.id LIMIT ?",
            (source_id, first),
        )
        return [_source(row) for row in rows]

    def inside_count(self, source_id: str) -> int:
        """How many sources were inside this one."""
        rows = self._case.connection.execute("SELECT count(*) FROM source WHERE parent_id = ?", (source_id,))
        return int(rows.fetchone()[0])

    def original(self, source_id: str) -> bytes:
        """The bytes as they were taken in, all in memory: see `content`. Damaged where they are not whole."""
        return as_bytes(self.content(source_id))

    def content(self, source_id: str) -> Content:
        """The bytes as they were taken in; a large original is gone through in pieces."""
        row = self._case.connection.execute("SELECT sha256 FROM source WHERE id = ?", (source_id,)).fetchone()
        if not row:
            raise NotFound("This source is no longer in the case.")
        return self.originals.content(row["sha256"])

    def write_original(self, source_id: str, path: Path, job: Job | None = None) -> None:
        """Write the bytes as they were taken in to a file, which is there whole or not at all.

        OSError where it cannot be written, Cancelled once the job is; the file that was there stays then.
        """
        job, content, written = job or Job(), self.content(source_id), 0
        unfinished = path.with_name(f".{new_id()}.unfinished")
        try:
            with open(unfinished, "xb") as target:
                for piece in pieces_of(content):
                    target.write(piece)
                    written += len(piece)
                    job.report(written // PIECE, size_of(content) // PIECE)
            os.replace(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)


_NAMES = [field.name for field in fields(Source)]
"""In the order of `_COLUMNS`: a thousand rows are read by their places in half the time."""
_WARNINGS, _FACTS, _ACTIVE = map(_NAMES.index, ("warnings", "facts", "active"))


def _source(row: Any) -> Source:
    values = [*row]
    values[_WARNINGS] = tuple(decoded(values[_WARNINGS], []))
    values[_FACTS] = decoded(values[_FACTS], {})
    values[_ACTIVE] = decoded(values[_ACTIVE], {})
    return Source(*values)


def _spans(structure: Any) -> tuple[Span, ...]:
    return tuple(Span(*row) for row in json_of(structure))
