"""The editions that went out: which statements they had, on which claims, and in which files they were."""

import json
from collections.abc import Collection

from workbench.briefs.model import title_of
from workbench.casefile import CaseFile
from workbench.casefile.journal.stamps import stamp_of
from workbench.recall.model import Issued
from workbench.values.records import dataclass

_PROFILE = "client"


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of an edition with the ids of the claims under it."""

    id: str
    text: str
    claims: tuple[str, ...]


def weighed(question: str) -> str:
    """What the matrix of a question is called among the statements."""
    return f"The hypotheses under “{question}”"


class IssuedEditions:
    """Reads editions. They never change, so that each is read once."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._statements: dict[str, tuple[Stated, ...]] = {}
        self._using: dict[str, set[str]] = {}
        """Claim -> the editions that have it, those that are gone as well."""

    def using(self, claim_ids: Collection[str]) -> dict[str, list[Stated]]:
        """The statements of each edition that rest on any of these claims, by the id of the edition."""
        self._read()
        wanted = set(claim_ids)
        ever = {edition for claim in wanted for edition in self._using.get(claim, ())}
        return {
            edition: [known for known in self._statements[edition] if wanted.intersection(known.claims)]
            for edition in sorted(ever & self._statements.keys())
        }

    def _read(self) -> None:
        present = {row[0] for row in self._case.connection.execute("SELECT id FROM edition")}
        for gone in self._statements.keys() - present:
            del self._statements[gone]
        new = present - self._statements.keys()
        if not new:
            return
        rows = self._case.connection.execute(
            "SELECT id, snapshot FROM edition WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(new)),),
        )
        for row in rows.fetchall():
            told = json.loads(row[1])
            stated = [
                Stated(known["id"], known["text"], tuple(known["claims"]))
                for section in told["sections"]
                for known in section["statements"]
            ]
            stated += [
                Stated(known["id"], weighed(known["question"]), tuple(one["id"] for one in known["claims"]))
                for known in told.get("matrices", ())
            ]
            self._statements[row[0]] = tuple(stated)
            for known in stated:
                for claim in known.claims:
                    self._using.setdefault(claim, set()).add(row[0])

    def seq_of(self, edition_id: str) -> int:
        """The number of the change set after which the case held it as issued; 0 where that is not known."""
        row = self._case.connection.execute(
            "SELECT change_set_id FROM edition WHERE id = ?", (edition_id,)
        ).fetchone()
        stamp = stamp_of(self._case.connection, row[0]) if row else None
        return stamp.seq if stamp else 0

    def files(self, edition_ids: Collection[str] | None = None) -> list[Issued]:
        """The client files of these editions (of all by default), the newest first; without their lines."""
        chosen, values = "", (_PROFILE,)
        if edition_ids is not None:
            chosen = "AND d.edition_id IN (SELECT value FROM json_each(?))"
            values = (_PROFILE, json.dumps(sorted(edition_ids)))  # type: ignore[assignment]
        rows = self._case.connection.execute(
            "SELECT d.id, d.edition_id, e.number, d.brief_id, b.country, b.headline, "
            "coalesce(c.name, '') AS client, d.issued_at, d.file_name "
            "FROM deliverable d JOIN edition e ON e.id = d.edition_id JOIN brief b ON b.id = d.brief_id "
            f"LEFT JOIN client c ON c.id = d.client_id WHERE d.profile = ? {chosen} "
            "ORDER BY d.issued_at DESC, d.id DESC",
            values,
        )
        return [
            Issued(
                row["id"],
                row["edition_id"],
                row["number"],
                row["brief_id"],
                title_of(row["country"], row["headline"]),
                row["client"],
                row["issued_at"],
                row["file_name"],
            )
            for row in rows.fetchall()
        ]
