"""Four eyes: who wrote a thing, from the journal. An author's own verdict does not count.

The authors are all analysts whose changes of its words and fields are in force, however small. A change
that was taken back makes nobody an author, nor does taking it back; going back to an earlier point does.
"""

import json
from collections.abc import Iterable
from typing import Any

from workbench.casefile import CaseFile
from workbench.casefile.file.connection import plain_rows
from workbench.review.model import Target

_SUBSTANCE: dict[str, tuple[str, ...]] = {
    "clip": ("quote", "translation"),
    "mention": (),
    "claim": ("text", "kind", "event_on", "event_to", "place_id", "credibility"),
    "claim_actor": ("role",),
    "evidence": ("stance",),
    "statement": ("kind", "text", "likelihood", "confidence", "confidence_basis", "horizon_on"),
    "statement_claim": (),
    "actor": ("name", "kind"),
    "alias": ("text",),
    "post": ("title", "body_id", "exclusive", "from_on", "to_on"),
    "post_evidence": (),
}
"""For each table the columns whose change makes somebody an author; a new or removed row always does."""

CLAIM_WORDS = "claim words"
"""The fields of a claim without its evidence: who wrote them does not judge its evidence either."""


_Thing = tuple[str, str]
"""Table and key, as of a target: there are tens of thousands."""
_PART_OF: dict[str, tuple[tuple[str, str], ...]] = {
    "clip": (("clip", "itself"), ("source", "owner")),
    "mention": (("clip", "first"),),
    "claim": (("claim", "itself"), (CLAIM_WORDS, "itself")),
    "claim_actor": (("claim", "first"), (CLAIM_WORDS, "first")),
    "evidence": (("claim", "first"), ("evidence", "itself")),
    "statement": (("statement", "itself"),),
    "statement_claim": (("statement", "first"),),
    "actor": (("actor", "itself"),),
    "alias": (("actor", "owner"),),
    "post": (("actor", "owner"), ("post", "itself")),
    "post_evidence": (("post", "first"),),
}
"""The things of whose substance a row is a part: that of its own key, of the first id in it, or its owner."""


def _altered(table: str, columns: tuple[str, ...]) -> str:
    if not columns:
        return f"WHEN '{table}' THEN 0"
    paths = ", ".join(f"'$.{column}'" for column in columns)
    return f"WHEN '{table}' THEN (json_extract(c.before, {paths}) IS json_extract(c.after, {paths})) = 0"


_TOUCHED = (
    "SELECT s.seq, s.analyst_id, c.table_name, c.row_key, "
    "CASE WHEN c.table_name = 'clip' THEN json_extract(coalesce(c.after, c.before), '$.source_id') "
    "WHEN c.table_name IN ('alias', 'post') THEN json_extract(coalesce(c.after, c.before), '$.actor_id') END "
    "FROM change_set s CROSS JOIN change c ON c.change_set_seq = s.seq "
    "WHERE s.seq > ? AND s.hash IS NOT NULL AND s.undoes IS NULL "
    "AND s.analyst_id IN (SELECT value FROM json_each(?)) "
    f"AND c.table_name IN ({', '.join(repr(table) for table in _SUBSTANCE)}) "
    "AND (c.before IS NULL OR c.after IS NULL OR CASE c.table_name "
    f"{' '.join(_altered(*one) for one in _SUBSTANCE.items())} END)"
)


class Authors:
    """Who of some analysts wrote what. Read once; afterwards only what the journal has grown by."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._seq = 0
        self._known: frozenset[str] = frozenset()
        self._touched: list[tuple[int, str, _Thing]] = []
        """The number of a change set, who made it, and a thing that it was of."""
        self._written: dict[str, set[_Thing]] = {}

    def refresh(self, analyst_ids: Iterable[str]) -> None:
        """Bring what is known of these analysts up to the present."""
        wanted = frozenset(analyst_ids)
        if not wanted <= self._known:
            self._known, self._seq, self._touched = self._known | wanted, 0, []
        head = self._case.connection.execute(
            "SELECT coalesce(max(seq), 0) FROM change_set WHERE hash IS NOT NULL"
        ).fetchone()[0]
        if head == self._seq:
            return
        values = (self._seq, json.dumps(sorted(self._known)))
        for seq, analyst_id, table, key, owner in plain_rows(self._case.connection, _TOUCHED, values):
            for kind, of in _PART_OF[table]:
                touched = owner or "" if of == "owner" else key if of == "itself" else _first(key)
                self._touched.append((seq, analyst_id, (kind, touched)))
        self._seq = head
        gone = _taken_back(self._case)
        self._written = {analyst_id: set() for analyst_id in self._known}
        for seq, analyst_id, thing in self._touched:
            if seq not in gone:
                self._written[analyst_id].add(thing)

    def wrote(self, target: Target, analyst_id: str) -> bool:
        """Whether this analyst is among the authors of a thing; only of those `refresh` was told of."""
        written = self._written.get(analyst_id)
        if not written:
            return False
        return target in written or (target.table == "evidence" and _claim_words(target) in written)

    def of(self, target: Target) -> frozenset[str]:
        """The authors of a thing, by id; only those whom `refresh` was told of."""
        return frozenset(analyst_id for analyst_id in self._known if self.wrote(target, analyst_id))


def _claim_words(evidence: Target) -> Target:
    return Target(CLAIM_WORDS, _first(evidence.id))


def _first(row_key: str) -> str:
    """The first id of a key that is a JSON array."""
    if row_key.startswith('["') and "\\" not in row_key:
        return row_key[2 : row_key.index('"', 2)]
    parts: list[Any] = json.loads(row_key)
    return str(parts[0])


def _taken_back(case: CaseFile) -> frozenset[int]:
    """The change sets that are undone at present: one whose undo was undone is in force again."""
    found: set[int] = set()
    rows = case.connection.execute(
        "SELECT seq, undoes FROM change_set WHERE undoes IS NOT NULL AND hash IS NOT NULL ORDER BY seq DESC"
    )
    for seq, undoes in rows:
        if seq not in found:
            found.add(undoes)
    return frozenset(found)
