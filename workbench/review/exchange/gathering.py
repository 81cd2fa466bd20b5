"""Which rows a round needs: its items, what lies beneath and beside them, and the brief they stand in."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from workbench.casefile import CaseFile
from workbench.review.model import Round, Target
from workbench.review.wording import ids_of_evidence

Row = dict[str, Any]


@dataclass(slots=True)
class Needed:
    """The rows that a copy for a reviewer is made of, by table."""

    rows: dict[str, list[Row]] = field(default_factory=dict)

    def __getitem__(self, table: str) -> list[Row]:
        return self.rows.setdefault(table, [])

    def ids(self, table: str, column: str = "id") -> set[str]:
        """The values of a column, without empty ones."""
        return {row[column] for row in self[table] if row[column]}

    def keep(self, table: str, column: str, wanted: set[str]) -> None:
        """Leave out the rows that point to what is not there."""
        self.rows[table] = [row for row in self[table] if row[column] in wanted]


def gather(case: CaseFile, one: Round, items: Iterable[Target]) -> Needed:
    """Everything a round over these items needs, as it is in the case; read within a snapshot."""
    return _Gatherer(case).gather(one, list(items))


class _Gatherer:
    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._needed = Needed()

    def gather(self, one: Round, items: list[Target]) -> Needed:
        wanted: dict[str, set[str]] = {}
        for target in items:
            wanted.setdefault(target.table, set()).add(target.id)
        pairs = [ids_of_evidence(key) for key in wanted.get("evidence", ())]
        self._brief(one.brief_id, wanted.get("statement", set()))
        statements = self._needed.ids("statement")
        self._read("statement_claim", "statement_id", statements)
        self._read("style_span", "statement_id", statements)
        self._reasoning(statements)
        self._matrices(one.brief_id)
        claims = self._needed.ids("statement_claim", "claim_id") | wanted.get("claim", set())
        claims |= self._needed.ids("indicator_sign", "claim_id") | self._needed.ids(
            "weighed_claim", "claim_id"
        )
        self._claims(claims | {pair[0] for pair in pairs})
        posts = self._posts_of(wanted)
        self._read("post_evidence", "post_id", posts)
        clips = self._needed.ids("evidence", "clip_id") | self._needed.ids("post_evidence", "clip_id")
        clips |= wanted.get("clip", set()) | self._clips_of(wanted.get("source", set()))
        self._read("clip", "id", clips)
        self._read("mention", "clip_id", clips)
        self._read("region", "clip_id", clips)
        self._actors(wanted.get("actor", set()) | self._owners(posts))
        self._sources(wanted.get("source", set()) | ({one.source_id} - {""}))
        people = self._needed.ids("clip", "analyst_id") | {one.asked_by, one.reviewer_id}
        people |= self._needed.ids("matrix", "analyst_id") | self._needed.ids("indicator_sign", "analyst_id")
        self._read("analyst", "id", people | {self._case.analyst.id})
        return self._needed

    def _brief(self, brief_id: str, statements: set[str]) -> None:
        if brief_id:
            self._read("brief", "id", {brief_id})
            self._read("section", "brief_id", {brief_id})
            self._read("statement", "section_id", self._needed.ids("section"))
            return
        self._read("statement", "id", statements)
        self._read("section", "id", self._needed.ids("statement", "section_id"))
        self._read("brief", "id", self._needed.ids("section", "brief_id"))

    def _reasoning(self, statements: set[str]) -> None:
        """What is weighed beside the statements."""
        for table in ("alternative", "assumption", "indicator"):
            self._read(table, "statement_id", statements)
        self._read("indicator_sign", "indicator_id", self._needed.ids("indicator"))

    def _matrices(self, brief_id: str) -> None:
        """The matrices in the annex of the brief."""
        self._read("brief_matrix", "brief_id", {brief_id} - {""})
        matrices = self._needed.ids("brief_matrix", "matrix_id")
        self._read("matrix", "id", matrices)
        for table in ("hypothesis", "weighed_claim"):
            self._read(table, "matrix_id", matrices)
        self._read("matrix_cell", "weighed_id", self._needed.ids("weighed_claim"))

    def _claims(self, claims: set[str]) -> None:
        self._read("claim", "id", claims)
        self._read("claim_actor", "claim_id", claims)
        self._read("evidence", "claim_id", claims)

    def _posts_of(self, wanted: dict[str, set[str]]) -> set[str]:
        """The posts that are judged, or whose holders are: their evidence is needed too."""
        of_actors = self._select("post", "actor_id", wanted.get("actor", set()))
        return wanted.get("post", set()) | {row["id"] for row in of_actors}

    def _owners(self, posts: set[str]) -> set[str]:
        return {row["actor_id"] for row in self._select("post", "id", posts)}

    def _clips_of(self, sources: set[str]) -> set[str]:
        return {row["id"] for row in self._select("clip", "source_id", sources)}

    def _actors(self, actors: set[str]) -> None:
        """Actors with all their spellings and posts, and the bodies of these posts in turn."""
        actors = (
            actors | self._needed.ids("mention", "actor_id") | self._needed.ids("claim_actor", "actor_id")
        )
        actors |= self._needed.ids("claim", "place_id")
        known: set[str] = set()
        while actors - known:
            new = actors - known
            known |= new
            self._read("actor", "id", new)
            self._read("alias", "actor_id", new)
            posts = self._select("post", "actor_id", new)
            self._needed["post"].extend(posts)
            actors |= {row["body_id"] for row in posts if row["body_id"]}

    def _sources(self, sources: set[str]) -> None:
        sources = sources | self._needed.ids("clip", "source_id")
        self._read("source", "id", sources)
        there = self._needed.ids("source")
        for row in self._needed["source"]:
            row["parent_id"] = row["parent_id"] if row["parent_id"] in there else None
        outlets = self._needed.ids("source", "publication_id") | self._needed.ids("source", "reports_id")
        self._read("publication", "id", outlets)
        # Those as whose origin the first count; none leads on to a third.
        self._read("publication", "id", self._needed.ids("publication", "origin_id") - outlets)
        self._read("origin_group", "id", self._needed.ids("source", "origin_group_id"))
        texts = self._needed.ids("clip", "text_id")
        chosen = {row["id"]: row["text_id"] for row in self._needed["source"]}
        for row in self._select("source_text", "source_id", sources):
            in_force = chosen[row["source_id"]]
            if row["id"] in texts or (row["id"] == in_force if in_force else row["version"] == 1):
                self._needed["source_text"].append(row)

    # -- reading ------------------------------------------------------------------------------

    def _read(self, table: str, column: str, wanted: set[str]) -> None:
        self._needed[table].extend(self._select(table, column, wanted))

    def _select(self, table: str, column: str, wanted: set[str]) -> list[Row]:
        if not wanted:
            return []
        rows = self._case.connection.execute(
            f'SELECT * FROM "{table}" WHERE "{column}" IN (SELECT value FROM json_each(?)) ORDER BY 1, 2',
            (json.dumps(sorted(wanted)),),
        )
        return [dict(row) for row in rows]
