"""Four eyes: who wrote a thing, from the journal. An author's own verdict does not count.

The authors are all analysts whose changes of its words and fields are in force, however small. A change
that was taken back makes nobody an author, nor does taking it back; going back to an earlier point does.
"""

import json
from collections.abc import Iterable
from typing import Any

from workbench.casefile import CaseFile
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


def _altered(table: str, columns: tuple[str, ...]) -> str:
    if not columns:
        return f"WHEN '{table}' THEN 0"
    paths = ", ".join(f"'$.{column}'" for column in columns)
    return f"WHEN '{table}' THEN (json_extract(c.before, {paths}) IS json_extract(c.after, {paths})) = 0"


_TOUCHED = (
    "SELECT s.seq, s.analyst_id, c.table_name, c.row_key, "
    "json_extract(coalesce(c.after, c.before), '$.source_id'), "
    "json_extract(coalesce(c.after, c.before), '$.actor_id') "
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
        self._touched: list[tuple[int, Target, str]] = []
        self._written: frozenset[tuple[Target, str]] = frozenset()

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
        rows = self._case.connection.execute(_TOUCHED, (self._seq, json.dumps(sorted(self._known))))
        for seq, analyst_id, *row in rows.fetchall():
            for target in _targets(*row):
                self._touched.append((seq, target, analyst_id))
        self._seq = head
        gone = _taken_back(self._case)
        self._written = frozenset(
            (target, analyst_id) for seq, target, analyst_id in self._touched if seq not in gone
        )

    def wrote(self, target: Target, analyst_id: str) -> bool:
        """Whether this analyst is among the authors of a thing; only of those `refresh` was told of."""
        if (target, analyst_id) in self._written:
            return True
        return target.table == "evidence" and (_claim_words(target), analyst_id) in self._written

    def of(self, target: Target) -> frozenset[str]:
        """The authors of a thing, by id; only those whom `refresh` was told of."""
        return frozenset(analyst_id for analyst_id in self._known if self.wrote(target, analyst_id))


def _claim_words(evidence: Target) -> Target:
    return Target(CLAIM_WORDS, _first(evidence.id))


def _targets(table: str, row_key: str, source_id: str | None, actor_id: str | None) -> Iterable[Target]:
    """The things of whose substance a row is a part."""
    match table:
        case "clip":
            yield Target("clip", row_key)
            yield Target("source", source_id or "")
        case "claim":
            yield Target("claim", row_key)
            yield Target(CLAIM_WORDS, row_key)
        case "statement" | "actor":
            yield Target(table, row_key)
        case "mention":
            yield Target("clip", _first(row_key))
        case "evidence":
            yield Target("claim", _first(row_key))
            yield Target("evidence", row_key)
        case "claim_actor":
            yield Target("claim", _first(row_key))
            yield Target(CLAIM_WORDS, _first(row_key))
        case "statement_claim":
            yield Target("statement", _first(row_key))
        case "alias":
            yield Target("actor", actor_id or "")
        case "post":
            yield Target("actor", actor_id or "")
            yield Target("post", row_key)
        case "post_evidence":
            yield Target("post", _first(row_key))


def _first(row_key: str) -> str:
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
