"""A second reading of a source: passages and who they name, marked without sight of the first reading.

The marks are no clips, and nothing of them is seen by others while the round is open. When it is closed
the clips of the first readers are kept beside them as they were, so that what is compared stays what was
read, whatever is decided afterwards.

Marks keep the place they were made at; where they stand in a newer text is worked out when it is asked.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from workbench.annotations.anchoring import Anchor, place_again
from workbench.casefile import CaseFile
from workbench.casefile.journal.withheld import hidden_clips, hidden_rounds
from workbench.review.model import Round
from workbench.review.proposals import Parts
from workbench.review.rounds import Rounds
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import derived_id, new_id
from workbench.values.moments import now
from workbench.values.text import canonical, one_line

_SHOWN = 40
_COLUMNS = (
    'id, round_id, source_id, text_id, start, "end", quote, actors, note, taken, clip_id, analyst_id, at'
)


@dataclass(frozen=True, slots=True)
class ReadingMark:
    """A passage that a reader marked, in code points of the text in force; `actors` are those it names.

    `taken` is what was decided about it, in the order of the readers' ids: first, second, both, or "".
    `clip_id` is the clip that stands for it now, "" for none. `is_lost` says that the text in force does
    not have the passage; then the place is that in the text it was made in.
    """

    id: str
    round_id: str
    source_id: str
    text_id: str
    start: int
    end: int
    quote: str
    actors: tuple[str, ...]
    note: str
    taken: str
    clip_id: str
    analyst_id: str
    at: str
    is_lost: bool = False


class Readings:
    """The second readings of a case, as far as the present analyst sees them."""

    def __init__(self, case: CaseFile, parts: Parts, rounds: Rounds) -> None:
        self._case = case
        self._parts = parts
        self._rounds = rounds
        self._placed: dict[tuple[str, str, int, int], Anchor] = {}

    # -- rounds --------------------------------------------------------------------------------

    def open(self, reader: str, source_id: str, note: str = "") -> Round:
        """Ask `reader` (id or name) to read a source without sight of what others marked in it.

        Raises Refused when they have clips of it or read it already, NotFound when it is gone.
        """
        self._parts.clips.sources.get(source_id)
        return self._rounds.open_reading(reader, source_id, note)

    def mine(self, source_id: str) -> Round | None:
        """The open reading in which the present analyst is asked to read this source."""
        return self._rounds.reading_of(source_id, self._case.analyst.id)

    def close(self, one: Round) -> Round:
        """End a reading; the clips that others have in the source are kept as their readings."""
        with self._case.change(f"Close the second reading by {one.reviewer}"):
            if one.is_open:
                self._rounds.close(one.id)
                self._keep_first_readings(one)
        return self._rounds.get(one.id)

    def withheld_clips(self, source_id: str = "") -> frozenset[str]:
        """The clips that the present analyst must not see: others made them, and their source is being
        read without sight of them. Those of one source, or of all without one."""
        return hidden_clips(self._case.connection, self._case.analyst.id, source_id)

    # -- marks ---------------------------------------------------------------------------------

    def marks(self, source_id: str) -> list[ReadingMark]:
        """My marks in a source in my open reading of it, in reading order; none where I have none."""
        one = self.mine(source_id)
        return [mark for mark in self._visible(source_id) if one and mark.round_id == one.id]

    def get(self, mark_id: str) -> ReadingMark:
        """One mark; NotFound when it is gone or withheld."""
        found = self._read("id = ?", mark_id)
        if not found:
            raise NotFound("This mark is not in the case.")
        return found[0]

    def add(
        self, source_id: str, start: int, end: int, actors: Iterable[str] = (), note: str = ""
    ) -> ReadingMark:
        """Mark `text[start:end]` (code points, end exclusive) in my open reading; `actors` are ids.

        Raises Refused when I have no open reading of the source, or the stretch is empty or lies outside
        the text, NotFound when an actor is gone.
        """
        one = self._required(source_id)
        text_id, quote = self._stretch(source_id, start, end)
        row: dict[str, Any] = {
            "id": new_id(),
            "round_id": one.id,
            "source_id": source_id,
            "text_id": text_id,
            "start": start,
            "end": end,
            "quote": quote,
            "actors": self._actors_json(actors),
            "note": canonical(note),
            "taken": "",
            "clip_id": "",
            "analyst_id": self._case.analyst.id,
            "at": now(),
        }
        with self._case.change(f"Mark “{one_line(quote, _SHOWN)}” in a second reading"):
            self._case.insert("reading_mark", row)
        return self.get(row["id"])

    def update(
        self,
        mark_id: str,
        start: int | None = None,
        end: int | None = None,
        actors: Iterable[str] | None = None,
        note: str | None = None,
    ) -> ReadingMark:
        """Give a mark of mine another boundary, other actors or another note, while the reading is open."""
        mark = self._own(mark_id)
        fields: dict[str, Any] = {}
        if start is not None or end is not None:
            begin = mark.start if start is None else start
            stop = mark.end if end is None else end
            text_id, quote = self._stretch(mark.source_id, begin, stop)
            fields |= {"text_id": text_id, "start": begin, "end": stop, "quote": quote}
        if actors is not None:
            fields["actors"] = self._actors_json(actors)
        if note is not None:
            fields["note"] = canonical(note)
        with self._case.change(f"Edit mark “{one_line(mark.quote, _SHOWN)}” in a second reading"):
            self._case.update("reading_mark", mark_id, fields)
        return self.get(mark_id)

    def remove(self, mark_id: str) -> None:
        """Take a mark of mine away, while the reading is open; undo brings it back."""
        mark = self._own(mark_id)
        with self._case.change(f"Remove mark “{one_line(mark.quote, _SHOWN)}” of a second reading"):
            self._case.remove("reading_mark", id=mark_id)

    # -- what was read -------------------------------------------------------------------------

    def of_reader(self, source_id: str, analyst_id: str) -> list[ReadingMark]:
        """What an analyst marked in a source, in reading order: kept marks, else their clips.

        Once a second reading of the source is closed these are the marks that were kept then. Raises
        Refused while they or the present analyst are reading it without sight of others.
        """
        self.require_closed(source_id, analyst_id)
        mine = [mark for mark in self._visible(source_id) if mark.analyst_id == analyst_id]
        if self._has_closed_reading(source_id):
            return mine
        known = self._known(source_id)
        live = [mark for mark in self._of_clips(source_id, analyst_id) if mark.id not in known]
        return sorted([*mine, *live], key=_reading_order)

    def readers(self, source_id: str) -> list[tuple[str, str]]:
        """Id and name of those who marked something in a source, as far as it can be seen; by id."""
        found = {mark.analyst_id for mark in self._visible(source_id)}
        hidden = self.withheld_clips(source_id)
        found |= {clip.analyst_id for clip in self._parts.clips.of_source(source_id) if clip.id not in hidden}
        rows = self._case.connection.execute(
            "SELECT id, name FROM analyst WHERE id IN (SELECT value FROM json_each(?)) "
            "OR id IN (SELECT reviewer_id FROM review_round WHERE source_id = ? "
            "AND json_extract(targets, '$[0][0]') = 'source' "
            "AND closed_at <> '') ORDER BY id",
            (json.dumps(sorted(found)), source_id),
        )
        return [(row[0], row[1]) for row in rows]

    def require_closed(self, source_id: str, analyst_id: str) -> None:
        """Refused while this analyst or the present one reads the source without sight of others."""
        for person in (analyst_id, self._case.analyst.id):
            one = self._rounds.reading_of(source_id, person)
            if one:
                raise Refused(
                    f"The second reading of this source by {one.reviewer} is still open.",
                    "Nothing of it is shown.",
                    "Close that round of review first.",
                )

    def keep(self, mark: ReadingMark, **fields: Any) -> None:
        """Keep a reading's mark as a row, with `taken` or `clip_id` set; only inside a change."""
        if self._case.connection.execute("SELECT 1 FROM reading_mark WHERE id = ?", (mark.id,)).fetchone():
            if fields:
                self._case.update("reading_mark", mark.id, fields)
            return
        self._case.insert("reading_mark", _row(mark) | fields)

    def id_of_clip(self, clip_id: str) -> str:
        """The id of the mark that keeps a clip as it was read; the same wherever it is worked out."""
        return derived_id("reading of a clip", clip_id)

    # -- inside --------------------------------------------------------------------------------

    def _keep_first_readings(self, one: Round) -> None:
        known = self._known(one.source_id)
        for mark in self._of_clips(one.source_id):
            if mark.id not in known and mark.analyst_id != one.reviewer_id:
                self.keep(replace(mark, round_id=one.id))

    def _known(self, source_id: str) -> set[str]:
        """The marks of clips that are kept already, and of clips that a decision has made."""
        kept = self._visible(source_id)
        return {mark.id for mark in kept} | {self.id_of_clip(mark.clip_id) for mark in kept if mark.clip_id}

    def _of_clips(self, source_id: str, analyst_id: str = "") -> list[ReadingMark]:
        """The clips of a source as marks of those who made them; regions without words are none."""
        named = self._parts.actors.mentions_in(source_id)
        force = self._parts.clips.sources.text_id(source_id)
        return [
            ReadingMark(
                self.id_of_clip(clip.id), "", source_id, clip.text_id, clip.start, clip.end, clip.quote,
                tuple(sorted(named.get(clip.id, ()))), clip.note, "", clip.id, clip.analyst_id, now(),
                clip.text_id != force,
            )
            for clip in self._parts.clips.of_source(source_id)
            if clip.end > clip.start and (not analyst_id or clip.analyst_id == analyst_id)
        ]  # fmt: skip

    def _has_closed_reading(self, source_id: str) -> bool:
        row = self._case.connection.execute(
            "SELECT 1 FROM review_round WHERE source_id = ? "
            "AND json_extract(targets, '$[0][0]') = 'source' AND closed_at <> ''",
            (source_id,),
        ).fetchone()
        return row is not None

    def _visible(self, source_id: str) -> list[ReadingMark]:
        return self._read("source_id = ?", source_id)

    def _read(self, where: str, value: str) -> list[ReadingMark]:
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM reading_mark WHERE {where}", (value,)
        ).fetchall()
        hidden = hidden_rounds(self._case.connection, self._case.analyst.id)
        seen = [_mark(row) for row in rows if row["round_id"] not in hidden]
        return sorted(self._in_force(seen), key=_reading_order)

    def _in_force(self, marks: list[ReadingMark]) -> list[ReadingMark]:
        """The marks where they stand in the texts in force, or said to be lost."""
        sources = self._parts.clips.sources
        found = []
        for mark in marks:
            force = sources.text_id(mark.source_id)
            if mark.text_id == force:
                found.append(mark)
                continue
            key = (mark.text_id, force, mark.start, mark.end)
            if key not in self._placed:
                places = [(one.start, one.end) for one in marks if one.text_id == mark.text_id]
                anchors = place_again(
                    sources.text_of_version(mark.text_id), sources.text_of_version(force), places
                )
                for place, anchor in zip(places, anchors, strict=True):
                    self._placed[(mark.text_id, force, *place)] = anchor
            anchor = self._placed[key]
            lost = anchor.how == "orphan"
            found.append(
                replace(mark, is_lost=True)
                if lost
                else replace(mark, text_id=force, start=anchor.start, end=anchor.end)
            )
        return found

    def _required(self, source_id: str) -> Round:
        one = self.mine(source_id)
        if one is None:
            raise Refused(
                "There is no open second reading of this source by you.",
                "Nothing was changed.",
                "Ask for one first.",
            )
        return one

    def _own(self, mark_id: str) -> ReadingMark:
        mark = self.get(mark_id)
        one = self._rounds.reading_of(mark.source_id, self._case.analyst.id)
        if one is None or mark.round_id != one.id:
            raise Refused("This mark is of a reading that is not yours or is closed.", "Nothing was changed.")
        return mark

    def _stretch(self, source_id: str, start: int, end: int) -> tuple[str, str]:
        text_id, text = self._parts.clips.sources.text_in_force(source_id)
        if not 0 <= start < end <= len(text):
            raise Refused("Nothing is selected to mark.", do="Select a passage of the source first.")
        return text_id, text[start:end]

    def _actors_json(self, actors: Iterable[str]) -> str:
        return json.dumps(sorted({self._parts.actors.get(actor).id for actor in actors}))


def _reading_order(mark: ReadingMark) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.id


def _row(mark: ReadingMark) -> dict[str, Any]:
    names = [name.strip().strip('"') for name in _COLUMNS.split(",")]
    return {name: getattr(mark, name) for name in names} | {"actors": json.dumps(list(mark.actors))}


def _mark(row: Any) -> ReadingMark:
    return ReadingMark(**{**dict(row), "actors": tuple(json.loads(row["actors"]))})
