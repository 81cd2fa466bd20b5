"""Clips in and out of the case."""

import bisect
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields, replace
from typing import Any

from workbench.annotations.model import CONTEXT_LENGTH, Clip, Region
from workbench.annotations.region_words import page_label, words_within
from workbench.casefile import CaseFile, Problem
from workbench.casefile.file.connection import decoded
from workbench.sources.reading.model import Span
from workbench.sources.store.repository import Sources
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.moments import now
from workbench.values.text import one_line

_SHOWN = 40
"""Code points of a text that a label of the history shows."""

_COLUMNS = (
    'id, text_id, source_id, start, "end", quote, prefix, suffix, page, translation, note, tags, '
    "anchored, analyst_id, created_at, score, made_text_id, made_start, made_end"
)
_TAGS = [field.name for field in fields(Clip)].index("tags")


class Clips:
    """The passages that were marked. The quote is cut from the canonical text, never from a screen."""

    def __init__(self, case: CaseFile, sources: Sources) -> None:
        self._case = case
        self._sources = sources

    @property
    def sources(self) -> Sources:
        """The sources that are clipped."""
        return self._sources

    def add(
        self,
        source_id: str,
        start: int,
        end: int,
        note: str = "",
        translation: str = "",
        tags: tuple[str, ...] | list[str] = (),
    ) -> Clip:
        """Clip `text[start:end]` of a source (code points, end exclusive).

        Raises Refused when the stretch is empty or lies outside the text.
        """
        text_id, text = self._sources.text_in_force(source_id)
        if not 0 <= start < end <= len(text):
            raise Refused("Nothing is selected to clip.", do="Select a passage of the source first.")
        page = page_of(self._sources.structure_of_version(text_id), start)
        clip = self._made(source_id, (text_id, text), start, end, page, note, translation, tags)
        with self._case.change(f"Clip “{one_line(clip.quote, _SHOWN)}”"):
            self._case.insert("clip", _row(clip))
        return clip

    def add_region(
        self,
        source_id: str,
        page: int,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        note: str = "",
        translation: str = "",
        tags: tuple[str, ...] | list[str] = (),
    ) -> Clip:
        """Clip a rectangle of a picture or a page (counted from 0), its edges as shares of width and height.

        The quote is the words that were recognised in it, empty where there are none. Raises
        Refused when the rectangle is empty.
        """
        region = Region("", page, max(0.0, x0), max(0.0, y0), min(1.0, x1), min(1.0, y1))
        if page < 0 or region.x1 - region.x0 <= 0 or region.y1 - region.y0 <= 0:
            raise Refused("Nothing is selected to clip.", do="Draw a rectangle on the picture first.")
        structure = self._sources.structure(source_id)
        start, end = words_within(structure, region)
        label = page_label(structure, page)
        text = self._sources.text_in_force(source_id)
        clip = self._made(source_id, text, start, end, label, note, translation, tags)
        with self._case.change(f"Clip “{one_line(clip.shown, _SHOWN)}”"):
            self._case.insert("clip", _row(clip))
            self._case.insert("region", asdict(replace(region, clip_id=clip.id)))
        return clip

    def _made(
        self,
        source_id: str,
        in_force: tuple[str, str],
        start: int,
        end: int,
        page: str,
        note: str,
        translation: str,
        tags: Iterable[str],
    ) -> Clip:
        text_id, text = in_force
        return Clip(
            id=new_id(),
            text_id=text_id,
            source_id=source_id,
            start=start,
            end=end,
            quote=text[start:end],
            prefix=text[max(0, start - CONTEXT_LENGTH) : start],
            suffix=text[end : end + CONTEXT_LENGTH],
            page=page,
            translation=translation,
            note=note,
            tags=tuple(tags),
            anchored="exact",
            analyst_id=self._case.analyst.id,
            created_at=now(),
        )

    def regions(self, source_id: str) -> dict[str, Region]:
        """The rectangles of the clips of a source, by the id of the clip; passages of text have none."""
        rows = self._case.connection.execute(
            "SELECT r.clip_id, r.page, r.x0, r.y0, r.x1, r.y1 FROM region r JOIN clip c ON c.id = r.clip_id "
            "WHERE c.source_id = ? ORDER BY r.page, r.y0, r.x0",
            (source_id,),
        )
        return {row["clip_id"]: Region(**dict(row)) for row in rows}

    def get(self, clip_id: str) -> Clip:
        """One clip; NotFound when it is gone."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM clip WHERE id = ?", (clip_id,)
        ).fetchone()
        if not row:
            raise NotFound("This clip is no longer in the case.")
        return _clip(row)

    def of_ids(self, clip_ids: Iterable[str]) -> dict[str, Clip]:
        """Many clips at once, by id; those that are gone are left out."""
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM clip WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(clip_ids)),),
        )
        return {clip.id: clip for clip in map(_clip, rows)}

    def of_source(self, source_id: str) -> list[Clip]:
        """The clips of a source in reading order."""
        rows = self._case.connection.execute(
            f'SELECT {_COLUMNS} FROM clip WHERE source_id = ? ORDER BY start, "end", id', (source_id,)
        )
        return [_clip(row) for row in rows]

    def translated_in(self, source_ids: Iterable[str]) -> dict[str, list[Clip]]:
        """The clips of many sources that have a translation, by source, each in reading order."""
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM clip WHERE translation <> '' "
            "AND source_id IN (SELECT value FROM json_each(?)) "
            'ORDER BY start, "end", id',
            (json.dumps(list(source_ids)),),
        )
        found: dict[str, list[Clip]] = {}
        for row in rows:
            found.setdefault(row["source_id"], []).append(_clip(row))
        return found

    def naming(self, actor_ids: Iterable[str], limit: int) -> list[Clip]:
        """The newest clips that name one of these actors; those that name most of them first."""
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM clip JOIN (SELECT clip_id, count(*) AS named FROM mention "
            "WHERE actor_id IN (SELECT value FROM json_each(?)) GROUP BY clip_id) ON clip_id = id "
            "ORDER BY named DESC, id DESC LIMIT ?",
            (json.dumps(list(actor_ids)), limit),
        )
        return [_clip(row) for row in rows]

    def newest(self, limit: int) -> list[Clip]:
        """The newest clips of the case."""
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM clip ORDER BY id DESC LIMIT ?", (limit,)
        )
        return [_clip(row) for row in rows]

    def all(self) -> list[Clip]:
        """Every clip, the newest last."""
        rows = self._case.connection.execute(f"SELECT {_COLUMNS} FROM clip ORDER BY id")
        return [_clip(row) for row in rows]

    def orphans(self, source_id: str = "") -> list[Clip]:
        """The clips that have no place in the version in force: of one source, or of the case."""
        every = self.of_source(source_id) if source_id else self.all()
        return [clip for clip in every if clip.anchored == "orphan"]

    def count(self) -> int:
        """How many clips there are."""
        return int(self._case.connection.execute("SELECT count(*) FROM clip").fetchone()[0])

    def update(self, clip_id: str, **fields: Any) -> Clip:
        """Set `note`, `translation` or `tags` of a clip."""
        unknown = set(fields) - {"note", "translation", "tags"}
        if unknown:
            raise Refused(f"A clip's {', '.join(sorted(unknown))} cannot be changed.")
        if "tags" in fields:
            fields["tags"] = _kept_tags(fields["tags"])
        with self._case.change(f"Edit clip “{one_line(self.get(clip_id).shown, _SHOWN)}”"):
            self._case.update("clip", clip_id, fields)
        return self.get(clip_id)

    def move(self, clip_id: str, start: int, end: int) -> Clip:
        """Give a clip another boundary, `text[start:end]` of the text in force, and the words there as quote.

        Mentions, evidence and note stay. Raises Refused when the stretch is empty or lies outside the
        text, or when the clip is a region of a picture.
        """
        clip = self.get(clip_id)
        text_id, text = self._sources.text_in_force(clip.source_id)
        if not 0 <= start < end <= len(text):
            raise Refused("Nothing is selected.", do="Select the passage that the clip is to cover.")
        if clip_id in self.regions(clip.source_id):
            raise Refused("The boundary of a region of a picture cannot be moved.", "Nothing was changed.")
        page = page_of(self._sources.structure_of_version(text_id), start)
        made = self._made(clip.source_id, (text_id, text), start, end, page, "", "", ())
        fields = ("text_id", "start", "end", "quote", "prefix", "suffix", "page", "anchored", "score")
        with self._case.change(f"Move the boundary of clip “{one_line(clip.shown, _SHOWN)}”"):
            self._case.update("clip", clip_id, {name: getattr(made, name) for name in fields})
        return self.get(clip_id)

    def remove(self, clip_id: str) -> None:
        """Remove a clip with its mentions and evidence; undo brings them back."""
        with self._case.change(f"Remove clip “{one_line(self.get(clip_id).shown, _SHOWN)}”"):
            self._case.remove("clip", id=clip_id)

    def verify(self) -> Iterator[Problem]:
        """Clips whose quote no longer is what stands at their place."""
        rows = self._case.connection.execute(
            'SELECT c.id, c.quote, substr(t.text, c.start + 1, c."end" - c.start) AS there '
            "FROM clip c LEFT JOIN source_text t ON t.id = c.text_id"
        )
        for row in rows:
            if row["quote"] != row["there"]:
                yield Problem("clip", f"clip {row['id']}", "the quote no longer matches the text")


def page_of(structure: tuple[Span, ...], position: int) -> str:
    """The printed number of the page a position is on; "" where there are no pages."""
    pages = [span for span in structure if span.kind == "page"]
    index = bisect.bisect_right([page.start for page in pages], position) - 1
    return pages[index].label if index >= 0 else ""


def _row(clip: Clip) -> dict[str, Any]:
    names = [name.strip().strip('"') for name in _COLUMNS.split(",")]
    row = {name: getattr(clip, name) for name in names}
    row["tags"] = _kept_tags(clip.tags)
    return row


def _clip(row: Any) -> Clip:
    values = [*row]  # In the order of the fields, as `_COLUMNS` has them.
    values[_TAGS] = tuple(decoded(values[_TAGS], []))
    return Clip(*values)


def _kept_tags(tags: Iterable[str]) -> str:
    # Imported here: a case is shown without it.
    from workbench.values.tags import tags_json

    return tags_json(tags)
