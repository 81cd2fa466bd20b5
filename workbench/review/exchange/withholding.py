"""What is left out of a copy for a reviewer, because it names a protected source or rests on what does.

A thing that cannot be given whole is not given: its hashes, and those of what rests on it, would be others.
So a clip whose words name a source goes with the claims it is evidence of and the statements that rest on
them. What no wording is made of (titles, names of files, places in a text) is blanked instead.
"""

import json
from functools import cache

from workbench.review.exchange.gathering import Needed, Row
from workbench.review.exchange.model import Secrets
from workbench.values.moments import now

PROTECTED_SOURCE = "Protected source"
PROTECTED_PERSON = "Protected person"
_WITHHELD = "Withheld"
_OF_SOURCE = ("title", "author", "url", "file_name", "unread_reason", "descriptor")
_POINTS = {
    "alternative": ("text", "implication"), "assumption": ("text", "if_wrong"), "indicator": ("text",),
}  # fmt: skip
_EMPTY_OF_PROTECTED = {
    "author": "", "url": "", "file_name": "", "published_on": "", "captured_at": "", "unread_reason": "",
    "publication_id": None, "parent_id": None, "reports_id": None, "protection": "protected",
}  # fmt: skip


class Withholding:
    """Goes through what was gathered once, from below: actors, clips, claims, statements, sources.

    `counts` says how much was left out, by the names of `Withheld`; `secret` are the sources of whose
    texts only the words of the clips are given.
    """

    def __init__(self, needed: Needed, secrets: Secrets) -> None:
        self._needed = needed
        self._secrets = secrets
        self._tells = cache(secrets.tells_who)
        self.counts: dict[str, int] = {}
        self.secret: set[str] = set()

    def apply(self) -> None:
        """Leave out of the rows what is withheld."""
        self._actors()
        self._clips()
        self._claims()
        self._statements()
        self._reasoning()
        self._matrices()
        self._posts()
        self._sources()
        self._titles()

    def _count(self, what: str, number: int) -> None:
        if number:
            self.counts[what] = self.counts.get(what, 0) + number

    def _any(self, row: Row, *columns: str) -> bool:
        return any(self._tells(row[column]) for column in columns if row[column])

    def _drop(self, table: str, gone: set[str], counted: str = "") -> None:
        self._needed.rows[table] = [row for row in self._needed[table] if row["id"] not in gone]
        if counted:
            self._count(counted, len(gone))

    def _actors(self) -> None:
        """The row of an actor stays without name, since others point to it; their hashes hold only its id."""
        needed = self._needed
        told = {row["actor_id"] for row in needed["alias"] if self._any(row, "text")}
        told |= {row["actor_id"] for row in needed["post"] if self._any(row, "title")}
        gone = {row["id"] for row in needed["actor"] if row["id"] in told or self._any(row, "name")}
        for row in needed["actor"]:
            if row["id"] in gone:
                row.update(name=PROTECTED_PERSON, kind="person", country="")
        needed.rows["alias"] = [row for row in needed["alias"] if row["actor_id"] not in gone]
        needed.rows["post"] = [row for row in needed["post"] if row["actor_id"] not in gone]
        self._count("actors", len(gone))

    def _clips(self) -> None:
        gone = {row["id"] for row in self._needed["clip"] if self._any(row, "quote", "translation")}
        self._drop("clip", gone, "clips")
        kept = self._needed.ids("clip")
        for table in ("mention", "region", "post_evidence"):
            self._needed.keep(table, "clip_id", kept)

    def _claims(self) -> None:
        needed, clips = self._needed, self._needed.ids("clip")
        gone = {row["claim_id"] for row in needed["evidence"] if row["clip_id"] not in clips}
        gone |= {row["claim_id"] for row in needed["claim_actor"] if self._any(row, "role")}
        gone |= {row["id"] for row in needed["claim"] if self._any(row, "text")}
        self._drop("claim", gone, "claims")
        kept = needed.ids("claim")
        for table in ("claim_actor", "evidence"):
            needed.keep(table, "claim_id", kept)
        for row in needed["evidence"]:
            self._blank(row, "note")

    def _statements(self) -> None:
        needed, claims = self._needed, self._needed.ids("claim")
        gone = {row["statement_id"] for row in needed["statement_claim"] if row["claim_id"] not in claims}
        gone |= {row["id"] for row in needed["statement"] if self._any(row, "text", "confidence_basis")}
        self._drop("statement", gone, "statements")
        kept = needed.ids("statement")
        for table in ("statement_claim", "style_span"):
            needed.keep(table, "statement_id", kept)

    def _reasoning(self) -> None:
        """A point that names a source is left out; the statement stays, since no wording is made of them."""
        needed, statements, claims = self._needed, self._needed.ids("statement"), self._needed.ids("claim")
        for row in needed["statement"]:
            if row["kind"] == "judgement":
                self._blank(row, "note")
        for table, columns in _POINTS.items():
            needed.keep(table, "statement_id", statements)
            told = {row["id"] for row in needed[table] if self._any(row, *columns)}
            self._drop(table, told, "points")
        needed.keep("indicator_sign", "indicator_id", needed.ids("indicator"))
        needed.keep("indicator_sign", "claim_id", claims)

    def _matrices(self) -> None:
        """A question goes whole where it or one of its hypotheses names a source."""
        needed = self._needed
        told = {row["id"] for row in needed["matrix"] if self._any(row, "question")}
        told |= {row["matrix_id"] for row in needed["hypothesis"] if self._any(row, "text")}
        self._drop("matrix", told, "questions")
        kept = needed.ids("matrix")
        for table in ("hypothesis", "weighed_claim", "brief_matrix"):
            needed.keep(table, "matrix_id", kept)
        before = len(needed["weighed_claim"])
        needed.keep("weighed_claim", "claim_id", needed.ids("claim"))
        self._count("weighed", before - len(needed["weighed_claim"]))

    def _posts(self) -> None:
        self._needed.keep("post_evidence", "post_id", self._needed.ids("post"))

    def _sources(self) -> None:
        grades = {row["id"]: row["reliability"] for row in self._needed["publication"]}
        for source in self._needed["source"]:
            texts = [row for row in self._needed["source_text"] if row["source_id"] == source["id"]]
            if self._secrets.is_kept(source["id"]):
                self.secret.add(source["id"])
                self._count("sources", 1)
                self._make_anonymous(source, grades)
            elif any(self._any(row, "text", "structure") for row in texts):
                self.secret.add(source["id"])
                self._count("texts", 1)
            for column in _OF_SOURCE:
                self._blank(source, column)
        used = self._needed.ids("clip", "source_id")
        self._needed.rows["source"] = [
            row for row in self._needed["source"] if row["id"] in used or row["id"] not in self.secret
        ]
        open_ones = self._needed.ids("source") - self.secret
        for source in self._needed["source"]:
            source["parent_id"] = source["parent_id"] if source["parent_id"] in open_ones else None
        outlets = self._needed.ids("source", "publication_id") | self._needed.ids("source", "reports_id")
        heads = {row["origin_id"] for row in self._needed["publication"] if row["id"] in outlets}
        self._needed.keep("publication", "id", outlets | heads - {None})
        self._needed.keep("region", "clip_id", {
            row["id"] for row in self._needed["clip"] if row["source_id"] not in self.secret
        })  # fmt: skip

    def _make_anonymous(self, source: Row, grades: dict[str, str]) -> None:
        grade = source["reliability"] or grades.get(source["publication_id"], "")
        source.update(
            _EMPTY_OF_PROTECTED,
            title=source["descriptor"] or PROTECTED_SOURCE,
            reliability=grade,
            added_at=now(),
        )

    def _titles(self) -> None:
        for table, column, instead in (
            ("brief", "headline", ""), ("brief", "closing", ""), ("brief", "country", ""),
            ("section", "title", _WITHHELD), ("publication", "name", _WITHHELD),
            ("publication", "affiliation", ""), ("publication", "domains", ""), ("publication", "owner", ""),
            ("origin_group", "name", _WITHHELD),
        ):  # fmt: skip
            for row in self._needed[table]:
                self._blank(row, column, instead)

    def _blank(self, row: Row, column: str, instead: str = "") -> None:
        if row[column] and self._tells(row[column]):
            row[column] = instead
            self._count("words", 1)

    def tells(self, row: Row) -> bool:
        """Whether any word of a row names a protected source: for verdicts and remarks of the reviewer."""
        return self._tells(json.dumps(list(row.values()), ensure_ascii=False))
