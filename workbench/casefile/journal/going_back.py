"""Going back to a point in the history: the rows as they were, in one new change that can be undone."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workbench.casefile.file.connection import Connection
from workbench.casefile.journal.change import RowChange
from workbench.casefile.journal.history import image_of
from workbench.casefile.journal.putting import put_back
from workbench.casefile.journal.tables import (
    CONTENT,
    Table,
    current_row,
    described,
    fits,
    is_on_record,
    row_key,
    same_row,
)
from workbench.kinds import staying
from workbench.values.errors import Refused
from workbench.values.job import Job
from workbench.values.moments import now

if TYPE_CHECKING:
    from workbench.casefile.case_file import CaseFile

# Who worked stays on record, whom it was for, and what was issued.
_STAYS = staying()
_PARTS = ("section", "statement", "style_span", "waiver", "alternative", "assumption", "indicator")
"""Tables with the words of a brief, and what was weighed beside them."""


def difference(connection: Connection, seq: int) -> list[RowChange]:
    """What going back to the state after change `seq` would do: each row as it is and as it was then.

    The record of what was issued stays. A brief that was made later and issued is archived with its
    words instead of being removed.
    """
    changes = list(_without_findings_of_sheets(list(_rows_since(connection, seq, _STAYS))))
    issued = {
        change.key
        for change in changes
        if change.table == "brief" and change.after is None and is_on_record(connection, "brief", change.key)
    }
    return list(_archived_instead(connection, changes, issued)) if issued else changes


def _without_findings_of_sheets(changes: list[RowChange]) -> Iterator[RowChange]:
    """The changes without the removal of what the program found for a proof sheet that was written.

    It belongs to the record of that file, and goes only with its statement or clip.
    """
    gone = {
        change.key for change in changes if change.after is None and change.table in ("statement", "clip")
    }
    for change in changes:
        found = change.before if change.table == "proof" and change.after is None else None
        if not found or found["analyst_id"] or {found["statement_id"], found["clip_id"]} & gone:
            yield change


def _archived_instead(
    connection: Connection, changes: list[RowChange], issued: set[str]
) -> Iterator[RowChange]:
    """The changes without the removal of these briefs and of the words in them."""
    kept = set(issued)
    for table, owner in (("section", "brief_id"), ("statement", "section_id")):
        for change in changes:
            if change.table == table and change.before and change.before[owner] in kept:
                kept.add(change.key)
    gone = {change.key for change in changes if change.table == "brief" and change.after is None} - issued
    for change in changes:
        if change.key in issued and change.table == "brief":
            yield from _put_away(change, gone)
        elif change.table not in _PARTS or change.after is not None or not _is_part_of(change, kept):
            yield change


def _is_part_of(change: RowChange, kept: set[str]) -> bool:
    image = change.before or {}
    return change.key in kept or bool({image.get("brief_id"), image.get("statement_id")} & kept)


def _put_away(change: RowChange, gone: set[str]) -> Iterator[RowChange]:
    """A brief archived where it is not yet, and not as the sequel of one that is removed."""
    now_row = dict(change.before or {})
    then = {**now_row, "archived_at": now_row["archived_at"] or now()}
    if then["previous_brief_id"] in gone:
        then["previous_brief_id"] = None
    if then != now_row:
        yield RowChange("brief", change.key, now_row, then)


def is_reachable(connection: Connection, seq: int) -> bool:
    """Whether the case was there after change `seq`: before it was made there is nothing to go back to."""
    row = connection.execute(
        "SELECT min(change_set_seq) FROM change WHERE table_name = 'case_info' AND row_key = 'id'"
    ).fetchone()
    return seq >= int(row[0] or 0)


def go_back(case: "CaseFile", seq: int, job: Job | None = None) -> int:
    """Bring the case to its state after change `seq`, as one new change; how many rows that altered.

    Raises Refused when there is nothing to do, or when the case was not made yet at that point, and
    Cancelled once the job is; then nothing was changed.
    """
    head = case.connection.execute("SELECT label FROM change_set WHERE seq = ?", (seq,)).fetchone()
    if head is None or not is_reachable(case.connection, seq):
        raise Refused("The case did not exist yet at this point.", "Nothing was changed.")
    with case.interruptible(job), case.change(f"Restore to “{head['label']}” (change {seq})"):
        changes = difference(case.connection, seq)
        if not changes:
            raise Refused("The case is just as it was then.", "Nothing was changed.")
        put_back(case.connection, changes, job)
    return len(changes)


def _rows_since(connection: Connection, seq: int, stays: tuple[str, ...]) -> Iterator[RowChange]:
    """Each row that was touched after change `seq`, as it is and as it was then."""
    table_of = described(connection)
    rows = connection.execute(
        "SELECT table_name, row_key, before, min(change_set_seq * 1000000000 + n) AS first FROM change "
        "WHERE change_set_seq > ? GROUP BY table_name, row_key ORDER BY first",
        (seq,),
    ).fetchall()
    altered = [name for name in _altered(connection, seq) if name not in stays]
    moved = {name: _rows_with_other_keys(connection, seq, table_of(name)) for name in altered}
    for row in rows:
        name = row["table_name"]
        if name in CONTENT or name in stays or moved.get(name):
            continue
        yield from _difference(connection, table_of(name), row["row_key"], image_of(row["before"]))
    for name, then in moved.items():
        for key, image in then.items():
            yield from _difference(connection, table_of(name), key, image)


def _difference(
    connection: Connection, table: Table, key: str, then: dict[str, Any] | None
) -> Iterator[RowChange]:
    present = current_row(connection, table, row_key(table, key))
    if not same_row(present, then) and fits(table, then):
        yield RowChange(table.name, key, present, then)


def _altered(connection: Connection, seq: int) -> list[str]:
    """The tables with rows that were altered after change `seq`, not only put in or removed."""
    rows = connection.execute(
        "SELECT DISTINCT table_name FROM change "
        "WHERE change_set_seq > ? AND before IS NOT NULL AND after IS NOT NULL",
        (seq,),
    )
    return [row["table_name"] for row in rows.fetchall() if row["table_name"] not in CONTENT]


def _rows_with_other_keys(connection: Connection, seq: int, table: Table) -> dict[str, dict[str, Any] | None]:
    """For a table of which rows got another key since: every touched key with its row then.

    Merging actors did that: the journal has such a row under its new key alone. Empty for others.
    """
    if len(table.key) == 1:
        return {}
    rows = connection.execute(
        "SELECT row_key, before FROM change WHERE change_set_seq > ? AND table_name = ? "
        "ORDER BY change_set_seq, n",
        (seq, table.name),
    )
    then: dict[str, dict[str, Any] | None] = {}
    any_moved = False
    for row in rows.fetchall():
        before = image_of(row["before"])
        if before is not None:
            key = json.dumps(
                [before[column] for column in table.key], ensure_ascii=False, separators=(",", ":")
            )
            any_moved = any_moved or key != row["row_key"]
            then.setdefault(key, before)
        then.setdefault(row["row_key"], None)
    return then if any_moved else {}
