"""Sources in and out of the case: original bytes, canonical text, metadata."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.sources.model import HANDLING, OriginGroup, Publication, Source
from workbench.sources.reading.model import Reading, Span, rows_of
from workbench.sources.store.bulk import BATCH, ReadDocument, add_many
from workbench.sources.store.page_boxes import page_boxes_row
from workbench.sources.store.stated import renewed
from workbench.sources.store.stored import StoredSources
from workbench.values.content import Content, sha256_of
from workbench.values.deception import deceptions, in_words, shown_safely
from workbench.values.errors import Refused
from workbench.values.file_names import kept_name
from workbench.values.ids import new_id
from workbench.values.moments import now, require_partial_date
from workbench.values.text import canonical, counted

if TYPE_CHECKING:
    from workbench.sources.document import Document

EDITABLE = (
    "publication_id",
    "title",
    "author",
    "url",
    "published_on",
    "captured_at",
    "language",
    "reliability",
    "origin_group_id",
    "reports_id",
    "handling",
    "protection",
    "descriptor",
)

_INHERITED = ("handling", "protection", "descriptor")


class Sources(StoredSources):
    """The captured documents of a case. Originals and texts are never altered once they are in."""

    # -- taking in ----------------------------------------------------------------------------

    def add(self, path_or_bytes: Path | str | bytes, name: str | None = None, **metadata: Any) -> Source:
        """Take a document in: read it in the guarded child, keep its bytes, text and facts.

        `metadata` overrides what the document says: title, author, url, published_on, captured_at,
        language, publication (a name, an id or a Publication), reliability, handling, protection,
        descriptor, origin_group_id. A document that cannot be read is kept with the reason.
        Raises NotFound when the file is not there.
        """
        from workbench.sources.document import read_document, told
        from workbench.sources.page_and_folder import original_of

        given = original_of(path_or_bytes, name)
        try:
            return self.add_document(told(read_document(given.content, given.name), given.told), **metadata)
        finally:
            given.close()

    def add_document(
        self, document: "Document", step: Callable[[int], None] | None = None, **metadata: Any
    ) -> Source:
        """Store a document that was read elsewhere with those inside it, in one change.

        Those inside are sources of their own, tied to this one by `parent_id`; they inherit its
        handling and protection. One that is in the case already is not added again, and said. Large
        originals are written before the change: `step` is told the bytes written and may raise to stop.
        """
        self.originals.bring(document.originals(), step)
        with self._case.change(f"Add source “{metadata.get('title') or _title_of(document)}”"):
            return self.get(self._enter(document, metadata))

    def _enter(self, document: "Document", metadata: dict[str, Any]) -> str:
        """Store a document with those inside it whose large originals are there; inside a change."""
        inherited = {key: metadata[key] for key in _INHERITED if key in metadata}
        reading, new = self._without_known(document.reading, document.inside)
        source_id = self._enter_reading(
            reading, document.original, document.name, document.unread_reason, metadata
        )
        for inner in new:
            self._enter(inner, {"parent_id": source_id, **inherited})
        return source_id

    def _without_known(
        self, reading: Reading, inside: tuple["Document", ...]
    ) -> tuple[Reading, list["Document"]]:
        """The documents inside one that are not in the case yet; the reading says which are."""
        new, known = [], []
        for inner in inside:
            if self.same_bytes(inner.original):
                known.append(f"“{shown_safely(inner.name)}”")
            else:
                new.append(inner)
        if known:
            told = f"Inside this one, and in the case already: {', '.join(known)}."
            reading = replace(reading, warnings=(*reading.warnings, told))
        return reading, new

    def add_text(self, text: str, title: str = "", **metadata: Any) -> Source:
        """Take in words that were pasted or typed."""
        reading = Reading(text=canonical(text), title=title, reader="paste 1", media_type="text/plain")
        name = f"{title or 'Pasted text'}.txt"
        return self.add_reading(reading, text.encode(), name=name, **metadata)

    def add_reading(
        self,
        reading: Reading,
        original: Content,
        name: str = "",
        unread_reason: str = "",
        **metadata: Any,
    ) -> Source:
        """Store a document that was read elsewhere, in one change."""
        self.originals.bring([original])
        with self._case.change(f"Add source “{metadata.get('title') or reading.title or kept_name(name)}”"):
            source_id = self._enter_reading(reading, original, name, unread_reason, metadata)
        return self.get(source_id)

    def _enter_reading(
        self, reading: Reading, original: Content, name: str, unread_reason: str, metadata: dict[str, Any]
    ) -> str:
        source_id, sha256 = new_id(), self.originals.put(reading.media_type, original)
        self._case.insert("source", self.row_of(source_id, sha256, reading, name, unread_reason, metadata))
        self._keep_text(source_id, reading)
        return source_id

    def add_many(self, documents: Iterable[ReadDocument], batch: int = BATCH) -> Iterator[list[str]]:
        """Store very many documents that were read elsewhere, `batch` in one change.

        Yields the ids of each batch once it is saved; stop going through it to stop.
        """
        return add_many(self._case, self, documents, batch)

    def row_of(
        self,
        source_id: str,
        sha256: str,
        reading: Reading,
        name: str,
        unread_reason: str,
        metadata: dict[str, Any],
    ) -> dict[str, Any]:
        """The row of a new source; an outlet it names is entered in the register. Only inside a change."""
        name = kept_name(name)
        facts, site = dict(reading.facts), metadata.pop("site_address", "")
        if not {"publication", "publication_id"} & metadata.keys():
            # Imported here: only what is taken in needs it.
            from workbench.sources.store.recognition import recognise

            found = recognise(self.publications, metadata.get("url", reading.url) or site, reading.site)
            if found:
                metadata["publication"], facts["publication"] = found.publication, found.origin
        return {
            "id": source_id,
            "title": reading.title or Path(name).stem,
            "author": reading.author,
            "url": reading.url,
            "published_on": reading.published_on,
            "captured_at": reading.captured_at,
            "added_at": now(),
            "language": reading.language,
            "sha256": sha256,
            "warnings": _json(_warnings(reading, name)),
            "file_name": name,
            "unread_reason": unread_reason,
            "facts": _json(facts),
            "active": _json(reading.active),
            **self._fields(metadata),
        }

    def add_version(
        self,
        source_id: str,
        reading: Reading,
        original: Content,
        name: str = "",
        inside: tuple["Document", ...] = (),
        again: bool = False,
    ) -> str:
        """Put a new capture of a source in force; returns the id of its text.

        What it states of itself takes the place of what the captures before stated; what the analyst
        edited stays. Documents inside it that are new come in as sources of their own. The clips stay
        where they were: `renewal.renew` places them. Refused when it is the very capture in force,
        unless it was read `again`.
        """
        source, name = self.get(source_id), kept_name(name)
        sha256 = sha256_of(original)
        if sha256 == source.sha256 and not again:
            raise Refused(f"This file is identical to the current version of “{source.title}”.")
        self.originals.bring([original, *(large for inner in inside for large in inner.originals())])
        with self._case.change(f"New version of “{source.title}”"):
            fields = renewed(self._case, source, reading)
            reading, new = self._without_known(reading, inside)
            self.originals.put(reading.media_type, original)
            text_id = self._keep_text(source_id, reading)
            captured_at = reading.captured_at or (source.captured_at if again else "")
            self.captures.enter(source_id, text_id, sha256, name, captured_at)
            self._case.update(
                "source",
                source_id,
                {
                    **fields,
                    "sha256": sha256,
                    "file_name": name or source.file_name,
                    "captured_at": captured_at,
                    "warnings": _json(_warnings(reading, name)),
                    "facts": _json(fields["facts"]),
                    "active": _json(reading.active),
                    "unread_reason": "",
                },
            )
            inherited = {key: value for key in _INHERITED if (value := getattr(source, key))}
            for inner in new:
                self._enter(inner, {"parent_id": source_id, **inherited})
        return text_id

    def originals_among(self, fingerprints: Iterable[str]) -> set[str]:
        """Those of some SHA-256 whose bytes are in the case already."""
        return self.originals.among(fingerprints)

    def _keep_text(self, source_id: str, reading: Reading) -> str:
        version = self._case.connection.execute(
            "SELECT coalesce(max(version), 0) + 1 FROM source_text WHERE source_id = ?", (source_id,)
        ).fetchone()[0]
        row = self.text_row(source_id, version, reading)
        self._case.insert("source_text", row)
        if reading.boxes:
            self._case.insert("page_boxes", page_boxes_row(row["id"], reading.boxes))
        return str(row["id"])

    def add_page_boxes(self, source_id: str, reading: Reading) -> bool:
        """Keep where the letters of a source are on its pages, from a later reading of its original.

        False where they are known already, or where that reading is not letter for letter the text in
        force: boxes of another text would be wrong.
        """
        text_id = self.text_id(source_id)
        known = self._case.connection.execute("SELECT 1 FROM page_boxes WHERE text_id = ?", (text_id,))
        if known.fetchone() or not reading.boxes or reading.text != self.text(source_id):
            return False
        with self._case.change(f"Find letters on the pages of “{self.get(source_id).title}”", undoable=False):
            self._case.insert("page_boxes", page_boxes_row(text_id, reading.boxes))
        return True

    def text_row(self, source_id: str, version: int, reading: Reading) -> dict[str, Any]:
        """The row of a text with its structure."""
        structure = _structure_json(reading.structure)
        return {
            "id": new_id(),
            "source_id": source_id,
            "version": version,
            "reader": reading.reader,
            "sha256": hashlib.sha256(reading.text.encode()).hexdigest(),
            "structure_sha256": hashlib.sha256(structure.encode()).hexdigest(),
            "structure": structure,
            "text": reading.text,
        }

    def _fields(self, metadata: dict[str, Any]) -> dict[str, Any]:
        """Column values for metadata as callers give it; Refused where a value makes no sense."""
        publication = metadata.pop("publication", None)
        if publication:
            metadata["publication_id"] = self._publication_id(publication)
        unknown = set(metadata) - set(EDITABLE) - {"parent_id"}
        if unknown:
            raise Refused(f"A source has no “{', '.join(sorted(unknown))}”.")
        require_partial_date(metadata.get("published_on", ""))
        if metadata.get("handling", "") not in HANDLING:
            raise Refused(f"“{metadata['handling']}” is not a TLP 2.0 label.")
        return metadata

    def _publication_id(self, publication: Publication | str) -> str:
        if isinstance(publication, Publication):
            return publication.id
        row = self._case.connection.execute(
            "SELECT id FROM publication WHERE id = ?", (publication,)
        ).fetchone()
        found = self.publications.find(publication)
        if row:
            return str(row["id"])
        return (found or self.publications.add(publication)).id

    # -- changing what is known of a source ---------------------------------------------------

    def update(self, source_id: str, **fields: Any) -> Source:
        """Set metadata of a source; the same names as in `add`."""
        source = self.get(source_id)
        with self._case.change(f"Edit source “{source.title}”"):
            self._case.update("source", source_id, self._fields(fields))
        return self.get(source_id)

    def enter_address(self, source_id: str, url: str, advice: str = "") -> Source:
        """Enter the address of a source taken in without one; warnings that end with `advice` go."""
        with self._case.change(f"Enter the address of “{self.get(source_id).title}”"):
            from workbench.sources.store.late_address import fields_with_address

            fields = fields_with_address(self.publications, self.get(source_id), url, advice)
            self._case.update("source", source_id, fields)
        return self.get(source_id)

    def remove(self, source_id: str) -> None:
        """Take a source out with its clips; undo brings them back."""
        with self._case.change(f"Remove source “{self.get(source_id).title}”"):
            self._case.remove("source", id=source_id)

    def origin_groups(self) -> list[OriginGroup]:
        """Every origin group by name."""
        rows = self._case.connection.execute("SELECT id, name, note FROM origin_group ORDER BY name")
        return [OriginGroup(*row) for row in rows]

    def group_as_one_origin(self, source_ids: list[str], name: str, note: str = "") -> OriginGroup:
        """Say that these sources go back to one origin: from now on they are one voice."""
        group = OriginGroup(new_id(), name, note)
        with self._case.change(f"Group {counted(len(source_ids), 'source')} as one origin"):
            self._case.insert("origin_group", {"id": group.id, "name": name, "note": note})
            for source_id in source_ids:
                self._case.update("source", source_id, {"origin_group_id": group.id})
        return group

    def ungroup(self, source_ids: list[str]) -> None:
        """Let these sources count with their own outlet again: in no group, giving nobody's report."""
        with self._case.change("Remove sources from their origin"):
            for source_id in source_ids:
                self._case.update("source", source_id, {"origin_group_id": None, "reports_id": None})


def _title_of(document: "Document") -> str:
    return document.reading.title or kept_name(document.name)


def _warnings(reading: Reading, name: str) -> list[str]:
    """What its reader warns of, and what in it would deceive the eye."""
    told = (
        (reading.text, "The text"),
        (reading.title, "The title"),
        (reading.author, "The author's name"),
        (reading.url, "The address"),
        (name, "The name of the file"),
    )
    found = [in_words(deceptions(words), what) for words, what in told]
    return [*reading.warnings, *filter(None, found)]


def _structure_json(spans: tuple[Span, ...]) -> str:
    said = (_json(rows)[1:-1] for rows in rows_of(spans))
    return f"[{','.join(said)}]"


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
