"""What is withheld from an analyst while a round of review is blind and open.

Of other people's rounds: what they give in them. Of a source that the analyst reads a second time without
sight of the first reading: the clips that others made in it, with what the history says of them.
"""

import json
from typing import NamedTuple

from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.change import RowChange

WITHHELD = "Withheld until your second reading of this source is closed."
"""Shown in place of the words of a clip that is withheld."""
_BLIND = "blind = 1 AND closed_at = ''"
_ROUNDS = f"SELECT id FROM review_round WHERE {_BLIND} AND reviewer_id <> ?"
_READING = (
    f"SELECT source_id FROM review_round WHERE {_BLIND} AND reviewer_id = ? "
    "AND source_id <> '' AND json_extract(targets, '$[0][0]') = 'source'"
)
_CLIPS_OF_OTHERS = (
    "SELECT id FROM clip WHERE source_id IN (SELECT value FROM json_each(?)) AND analyst_id <> ?"
)
# Also those that are gone again: the journal still has their words.
_CLIPS_EVER = (
    "SELECT DISTINCT c.row_key FROM change c WHERE c.table_name = 'clip' "
    "AND json_extract(coalesce(c.after, c.before), '$.source_id') IN (SELECT value FROM json_each(?)) "
    "AND json_extract(coalesce(c.after, c.before), '$.analyst_id') <> ?"
)
_OF_ROUNDS = (
    "c.table_name IN ('review', 'remark', 'reading_mark') "
    "AND json_extract(coalesce(c.after, c.before), '$.round_id') IN (SELECT value FROM json_each(?))"
)
_TICKED = (
    f"SELECT 1 FROM review_round r WHERE {_BLIND} "
    "AND r.reviewer_id <> ? AND r.reviewer_id = {analyst} AND {at} >= r.opened_at AND ("
    "r.brief_id = (SELECT s.brief_id FROM statement t JOIN section s ON s.id = t.section_id "
    "WHERE t.id = {statement}) OR EXISTS (SELECT 1 FROM json_each(r.targets) j "
    "WHERE json_extract(j.value, '$[1]') = {statement}))"
)
"""Whether a tick was made in somebody else's blind round that is open, by where its columns are."""
_TICKS = "SELECT p.id FROM proof p WHERE EXISTS ({})".format(
    _TICKED.format(analyst="p.analyst_id", at="p.at", statement="p.statement_id")
)
_OF_TICKS = "c.table_name = 'proof' AND EXISTS ({})".format(
    _TICKED.format(
        **{
            name: f"json_extract(coalesce(c.after, c.before), '$.{column}')"
            for name, column in (("analyst", "analyst_id"), ("at", "at"), ("statement", "statement_id"))
        }
    )
)
_OF_CLIPS = (
    "(c.table_name = 'clip' AND c.row_key IN (SELECT value FROM json_each(?)) "
    "OR json_extract(coalesce(c.after, c.before), '$.clip_id') IN (SELECT value FROM json_each(?)) "
    "OR json_extract(coalesce(c.after, c.before), '$.target_table') = 'clip' "
    "AND json_extract(coalesce(c.after, c.before), '$.target_id') IN (SELECT value FROM json_each(?)))"
)


class Withheld(NamedTuple):
    """What an analyst does not see: all that is given in some rounds, and some clips, by their ids."""

    rounds: frozenset[str]
    clips: frozenset[str]


def hidden_rounds(connection: Connection, analyst_id: str) -> frozenset[str]:
    """The rounds whose verdicts, remarks and marks this analyst does not see."""
    return frozenset(row[0] for row in connection.execute(_ROUNDS, (analyst_id,)))


def hidden_ticks(connection: Connection, analyst_id: str) -> frozenset[str]:
    """The ticks of line by line that this analyst does not see: made in the blind round of somebody else."""
    if not hidden_rounds(connection, analyst_id):
        return frozenset()
    return frozenset(row[0] for row in connection.execute(_TICKS, (analyst_id,)))


def sources_read(connection: Connection, analyst_id: str) -> frozenset[str]:
    """The sources that this analyst is reading a second time, without sight of the first reading."""
    return frozenset(row[0] for row in connection.execute(_READING, (analyst_id,)))


def hidden_clips(connection: Connection, analyst_id: str, source_id: str = "") -> frozenset[str]:
    """The clips that this analyst does not see: in the whole case, or in one source."""
    sources = sources_read(connection, analyst_id)
    if source_id:
        sources &= {source_id}
    if not sources:
        return frozenset()
    rows = connection.execute(_CLIPS_OF_OTHERS, (json.dumps(sorted(sources)), analyst_id))
    return frozenset(row[0] for row in rows)


def withheld_from(connection: Connection, analyst_id: str) -> Withheld:
    """Everything that this analyst does not see now."""
    return Withheld(hidden_rounds(connection, analyst_id), hidden_clips(connection, analyst_id))


def seen_rows(connection: Connection, analyst_id: str, rows: list[RowChange]) -> list[RowChange]:
    """Those of the rows that show this analyst nothing withheld: no such clip and no such tick."""
    clips = clips_ever(connection, analyst_id)
    ticks = hidden_ticks(connection, analyst_id)
    if not clips and not ticks:
        return rows
    return [row for row in rows if not _tells(row, clips, ticks)]


def _tells(row: RowChange, clips: frozenset[str], ticks: frozenset[str]) -> bool:
    image = row.after or row.before or {}
    if row.table == "clip":
        return row.key in clips
    if row.table == "proof" and row.key in ticks:
        return True
    of_clip = image.get("target_table") == "clip" and image.get("target_id") in clips
    return image.get("clip_id") in clips or of_clip


def clips_ever(connection: Connection, analyst_id: str) -> frozenset[str]:
    """The clips that others have or had in what this analyst is reading a second time, by id."""
    sources = sources_read(connection, analyst_id)
    if not sources:
        return frozenset()
    rows = connection.execute(_CLIPS_EVER, (json.dumps(sorted(sources)), analyst_id))
    return frozenset(row[0] for row in rows)


def withholding(connection: Connection, analyst_id: str) -> tuple[str, list[str]]:
    """A condition over `change_set s` that leaves out what is withheld, and its values; "" for nothing."""
    told, values = _told(connection, analyst_id)
    if not told:
        return "", []
    return f"NOT EXISTS (SELECT 1 FROM change c WHERE c.change_set_seq = s.seq AND ({told}))", values


def is_withheld(connection: Connection, analyst_id: str, seq: int) -> bool:
    """Whether a change set is of a round or a clip that this analyst does not see."""
    told, values = _told(connection, analyst_id)
    if not told:
        return False
    joined = "change c JOIN change_set s ON s.seq = c.change_set_seq"
    query = f"SELECT 1 FROM {joined} WHERE s.seq = ? AND ({told})"
    return connection.execute(query, (seq, *values)).fetchone() is not None


def _told(connection: Connection, analyst_id: str) -> tuple[str, list[str]]:
    """Which rows of `change c` of a `change_set s` tell of something withheld; "" where nothing is."""
    clauses, values = [], []
    rounds = hidden_rounds(connection, analyst_id)
    if rounds:
        clauses.append(_OF_ROUNDS)
        values.append(json.dumps(sorted(rounds)))
        clauses.append(_OF_TICKS)
        values.append(analyst_id)
    ids = sorted(clips_ever(connection, analyst_id))
    if ids:
        clauses.append(f"s.analyst_id <> ? AND {_OF_CLIPS}")
        values += [analyst_id, *[json.dumps(ids)] * 3]
    return " OR ".join(f"({clause})" for clause in clauses), values
