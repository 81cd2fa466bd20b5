"""Which acts a change set holds that statements may have to be corrected for."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.journal.change import RowChange
from workbench.casefile.journal.history import changes_in
from workbench.recall.model import Cause
from workbench.sources import Source, Sources
from workbench.values.moments import human_date
from workbench.values.text import as_quoted, fold

_SHOWN = 90
_MANY_ROWS = 2000
"""A change set of more rows that only adds is an import, which recalls nothing."""


def acts_in(case: CaseFile, sources: Sources, seq: int) -> list[Cause]:
    """What change set `seq` did to sources, claims and evidence; each thing once for an act."""
    count, of_known = case.connection.execute(
        "SELECT count(*), count(before) FROM change WHERE change_set_seq = ?", (seq,)
    ).fetchone()
    if count > _MANY_ROWS and not of_known:
        return []
    rows = changes_in(case.connection, seq)
    found = list(_Acts(case, sources, rows).all())
    return list({(cause.act, cause.id): cause for cause in found}.values())


class _Acts:
    def __init__(self, case: CaseFile, sources: Sources, rows: list[RowChange]) -> None:
        self._case = case
        self._sources = sources
        self._rows = rows
        self._removed = {(row.table, row.key) for row in rows if row.after is None}
        self._new = {(row.table, row.key) for row in rows if row.before is None}
        self._with_source = {
            row.key
            for row in rows
            if row.table == "clip"
            and row.after is None
            and row.before
            and ("source", row.before["source_id"]) in self._removed
        }
        """Clips that were removed with their source, which is an act of its own."""
        self._known = sources.of_ids(_sources_in(rows))

    def all(self) -> Iterator[Cause]:
        """Every act, in the order of the rows."""
        readers = {
            "publication": self._outlet,
            "source": self._source,
            "source_text": self._text,
            "clip": self._clip,
            "claim": self._claim,
            "evidence": self._evidence,
            "proposal": self._proposal,
        }
        for row in self._rows:
            if row.table in readers:
                yield from readers[row.table](row)

    def _outlet(self, row: RowChange) -> Iterator[Cause]:
        before, after = _changed(row, "reliability")
        if before == after:
            return
        for source in self._sources.of_publication(row.key):
            if not source.reliability:
                yield replace(of_source("regraded", source), before=before, after=after)

    def _source(self, row: RowChange) -> Iterator[Cause]:
        if row.after is None and row.before is not None:
            name = row.before["title"] or row.before["file_name"]
            known = row.before["descriptor"] if row.before["protection"] == "protected" else name
            yield Cause("removed source", "source", row.key, name, known or "a protected source")
        elif row.before is not None:
            before, after = (self._grade(image) for image in (row.before, row.after))
            if before != after:
                yield self._of_source("regraded", row.key, before, after)

    def _grade(self, image: Any) -> str:
        if image["reliability"]:
            return str(image["reliability"])
        known = self._case.connection.execute(
            "SELECT reliability FROM publication WHERE id = ?", (image["publication_id"],)
        ).fetchone()
        return str(known[0]) if known else "F"

    def _text(self, row: RowChange) -> Iterator[Cause]:
        source_id = (row.after or {}).get("source_id", "")
        if source_id and ("source", source_id) not in self._new and (row.after or {}).get("version", 1) > 1:
            yield self._of_source("recaptured", source_id)

    def _clip(self, row: RowChange) -> Iterator[Cause]:
        before, after = _changed(row, "anchored")
        if row.before and row.after and after == "orphan" != before:
            yield self._of_source("lost", str(row.after["source_id"]), clips=(row.key,))

    def _claim(self, row: RowChange) -> Iterator[Cause]:
        if row.before is None:
            return
        name = as_quoted((row.after or row.before)["text"], _SHOWN)
        if row.after is None:
            yield Cause("removed claim", "claim", row.key, name)
            return
        before, after = _changed(row, "status")
        if before != after and "rejected" in (before, after):
            yield Cause(
                "retracted" if after == "rejected" else "reopened", "claim", row.key, name, "", before
            )
        before, after = _changed(row, "credibility")
        if before != after:
            yield Cause("regraded claim", "claim", row.key, name, "", before, after)
        before, after = _changed(row, "text")
        if fold(before) != fold(after):
            yield Cause("reworded", "claim", row.key, name, "", as_quoted(before, _SHOWN))
        before, after = _changed(row, "event_on")
        if before != after and before:
            yield Cause(
                "redated", "claim", row.key, name, "", human_date(before), human_date(after) or "no day"
            )

    def _evidence(self, row: RowChange) -> Iterator[Cause]:
        claim_id, clip_id = json.loads(row.key)
        before, after = _changed(row, "stance")
        is_of_the_claim = ("claim", claim_id) in self._removed | self._new
        if is_of_the_claim or clip_id in self._with_source or before == after:
            return
        if before == "supports":
            yield self._of_claim("unsupported", claim_id)
        if after == "contradicts":
            yield self._of_claim("disputed", claim_id)

    def _proposal(self, row: RowChange) -> Iterator[Cause]:
        after = row.after or {}
        if after.get("kind") == "contradiction" and after.get("state") == "taken":
            both = json.loads(after["value"])["claims"]
            for one, other in (both, both[::-1]):
                yield self._of_claim("contradicted", one, self._words_of(other))

    def _of_claim(self, act: str, claim_id: str, after: str = "") -> Cause:
        return Cause(act, "claim", claim_id, self._words_of(claim_id), after=after)

    def _words_of(self, claim_id: str) -> str:
        row = self._case.connection.execute("SELECT text FROM claim WHERE id = ?", (claim_id,)).fetchone()
        return as_quoted(row[0], _SHOWN) if row else ""

    def _of_source(
        self, act: str, source_id: str, before: str = "", after: str = "", clips: tuple[str, ...] = ()
    ) -> Cause:
        known = self._known.get(source_id)
        if known is None:
            return Cause(act, "source", source_id, "", "", before, after, clips)
        return replace(of_source(act, known), before=before, after=after, clips=clips)


def _sources_in(rows: list[RowChange]) -> set[str]:
    """The sources that some rows are or belong to."""
    images = [(row, row.after or {}) for row in rows]
    found = {row.key for row, _after in images if row.table == "source"}
    found |= {str(after["source_id"]) for _row, after in images if after.get("source_id")}
    return found


def of_source(act: str, source: Source) -> Cause:
    """An act on a source that is in the case."""
    name = source.title or source.publication_name or source.file_name
    return Cause(act, "source", source.id, name, source.name_for_client)


def _changed(row: RowChange, column: str) -> tuple[str, str]:
    return str((row.before or {}).get(column, "")), str((row.after or {}).get(column, ""))
