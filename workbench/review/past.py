"""Things as they were when a verdict was given: their rows then, in memory, with the wordings of that time.

The rows come from the journal. The hashes of the verdict show whether these rows are the ones that were
judged, so that nothing is shown as the former wording which was not.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from workbench.casefile import CaseFile
from workbench.casefile.file.connection import connect_in_memory
from workbench.casefile.journal.then import Then
from workbench.review.model import Target
from workbench.review.wording import TABLES, Wordings, ids_of_evidence

_ROWS: dict[str, tuple[tuple[str, str], ...]] = {
    "clip": (("mention", "clip_id"),),
    "claim": (("claim_actor", "claim_id"), ("evidence", "claim_id")),
    "statement": (("statement_claim", "statement_id"),),
    "actor": (("alias", "actor_id"), ("post", "actor_id")),
    "post": (("post_evidence", "post_id"),),
    "source": (("clip", "source_id"),),
}
"""The rows that belong to a thing: their table, and the column that points to it."""
_LEADS_TO = {
    "evidence": ("clip", "clip_id"),
    "statement_claim": ("claim", "claim_id"),
    "post_evidence": ("clip", "clip_id"),
    "post": ("post", "id"),
    "clip": ("clip", "id"),
}
"""The thing that such a row leads on to: its table, and the column with its id."""
_GIVEN = "SELECT target_hash, ground_hash, round_id FROM review WHERE id = ?"
_ENTERED = "SELECT min(change_set_seq) FROM change WHERE table_name = ? AND row_key = ? AND before IS NULL"
_SENT = (
    "SELECT c.change_set_seq FROM review_package p JOIN change c ON c.table_name = 'review_package' "
    "AND c.row_key = p.seal AND c.before IS NULL WHERE ?1 IN ('', p.round_id) ORDER BY c.change_set_seq DESC"
)


class _Rows(NamedTuple):
    """As much of a case as wordings are made of."""

    connection: Any


def wordings_judged(case: CaseFile, target: Target, review_id: str) -> Wordings | None:
    """The wordings of a thing and of what lay beneath it when a verdict was given.

    None where the journal does not have what was judged: it was judged in a copy of another time, or
    amid a change.
    """
    row = case.connection.execute(_GIVEN, (review_id,)).fetchone()
    if row is None:
        return None
    bound = (row["target_hash"], row["ground_hash"])
    for seq in _moments(case, review_id, row["round_id"]):
        found = wordings_then(case, target, seq)
        if found.hashes(target) == bound:
            return found
    return None


def wordings_when_said(case: CaseFile, target: Target, remark_id: str) -> Wordings | None:
    """The wordings of a thing when a remark on it was entered; None where the journal does not have that."""
    row = case.connection.execute(_ENTERED, ("remark", remark_id)).fetchone()
    return wordings_then(case, target, row[0]) if row and row[0] else None


def wordings_then(case: CaseFile, target: Target, seq: int) -> Wordings:
    """The wordings of a thing and of what lies beneath it after change set `seq`."""
    connection = connect_in_memory()
    for table in TABLES:
        columns = [row[1] for row in case.connection.execute(f'PRAGMA table_info("{table}")')]
        connection.execute(f'CREATE TABLE "{table}" ({", ".join(map(_quoted, columns))})')
    for table, row in _rows(Then(case.connection, seq), target):
        places = ", ".join("?" * len(row))
        connection.execute(
            f'INSERT INTO "{table}" ({", ".join(map(_quoted, row))}) VALUES ({places})', list(row.values())
        )
    return Wordings(_Rows(connection))


def _moments(case: CaseFile, review_id: str, round_id: str) -> Iterator[int]:
    """When the verdict was entered, and when copies were sent in which it may have been given before."""
    row = case.connection.execute(_ENTERED, ("review", review_id)).fetchone()
    entered = row[0] if row and row[0] else 0
    if entered:
        yield entered
    for (seq,) in case.connection.execute(_SENT, (round_id,)).fetchall():
        if seq < entered:
            yield seq


def _rows(then: Then, target: Target) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a thing and of everything beneath it, each once, with their tables."""
    is_evidence = target.table == "evidence"
    wanted = [Target("claim", ids_of_evidence(target.id)[0]) if is_evidence else target]
    seen: set[Target] = set()
    while wanted:
        one = wanted.pop()
        if one in seen:
            continue
        seen.add(one)
        row = then.row(one.table, one.id)
        if row is None:
            continue
        yield one.table, row
        for table, column in _ROWS.get(one.table, ()):
            for part in then.rows(table, column, one.id):
                known = _LEADS_TO.get(table)
                if known is None or known[1] != "id":
                    yield table, part
                if known is not None:
                    wanted.append(Target(known[0], str(part[known[1]])))


def _quoted(name: str) -> str:
    return f'"{name}"'
