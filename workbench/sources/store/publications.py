"""The register of publications."""

from typing import Any

from workbench.casefile import CaseFile
from workbench.sources.model import Publication
from workbench.values.errors import NotFound, Refused
from workbench.values.ids import new_id
from workbench.values.text import canonical

_COLUMNS = "id, name, kind, affiliation, reliability, notes, country, languages, domains, owner, origin_id"

# Which independent origin a source goes back to. What the user decided comes first: the group, the outlet
# whose report it gives, and pairs that were kept apart. Two reports of one outlet are one origin until
# somebody says otherwise, and so are those of two outlets that were said to be one. A platform says nothing
# itself, and each human source is a person, so their sources count each for themselves.
EACH_FOR_ITSELF = ("social media", "human source")
"""Kinds of publication whose sources are origins of their own."""

_OTHERS = "SELECT 1 FROM not_one_origin n JOIN source k ON k.id = n.{theirs} "
_KEPT_APART = (
    f"EXISTS ({_OTHERS.format(theirs='source_id')} JOIN publication kp ON kp.id = k.publication_id "
    "WHERE n.other_id = s.id AND coalesce(kp.origin_id, kp.id) = coalesce(p.origin_id, p.id))"
)
_APART_FROM_REPORTED = (
    f"EXISTS ({_OTHERS.format(theirs='source_id')} WHERE n.other_id = s.id "
    "AND s.reports_id IN (k.publication_id, k.reports_id)) "
    f"OR EXISTS ({_OTHERS.format(theirs='other_id')} WHERE n.source_id = s.id "
    "AND k.publication_id = s.reports_id)"
)
ORIGIN = (
    "coalesce(s.origin_group_id, "
    f"CASE WHEN s.reports_id IS NOT NULL AND NOT ({_APART_FROM_REPORTED}) "
    "THEN (SELECT coalesce(r.origin_id, r.id) FROM publication r WHERE r.id = s.reports_id) END, "
    "CASE WHEN p.id IS NULL "
    f"OR p.kind IN ({', '.join(repr(kind) for kind in EACH_FOR_ITSELF)}) "
    f"OR {_KEPT_APART} THEN s.id ELSE coalesce(p.origin_id, p.id) END)"
)
"""SQL: the id of the origin of a source `s` with its publication `p`, if it has one.

Of two sources kept apart the later one (by id) leaves the origin of their outlet; one that was said to
give an outlet's report leaves that outlet.
"""


class Publications:
    """Outlets and originators, each with a default grade and an affiliation."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case

    def add(
        self,
        name: str,
        kind: str = "outlet",
        affiliation: str = "",
        reliability: str = "F",
        notes: str = "",
        country: str = "",
        languages: str = "",
        domains: str = "",
        owner: str = "",
    ) -> Publication:
        """Enter a publication; Refused when one of that name is there.

        `languages` and `domains` are lists with spaces: "ru en", "tass.ru tass.com".
        """
        name = canonical(name).strip()
        if not name:
            raise Refused("An outlet needs a name.")
        if self.find(name):
            raise Refused(f"“{name}” is in the register already.")
        publication = Publication(
            new_id(), name, kind, affiliation, reliability, notes, country, languages, domains, owner
        )
        with self._case.change(f"Add outlet “{name}”"):
            self._case.insert("publication", _row(publication))
        return publication

    def get(self, publication_id: str) -> Publication:
        """One publication; NotFound when it is gone."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM publication WHERE id = ?", (publication_id,)
        ).fetchone()
        if not row:
            raise NotFound("This outlet is no longer in the case.")
        return Publication(*row)

    def find(self, name: str) -> Publication | None:
        """The publication of that name, letter case aside."""
        row = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM publication WHERE lower(name) = lower(?)", (canonical(name).strip(),)
        ).fetchone()
        return Publication(*row) if row else None

    def all(self) -> list[Publication]:
        """Every publication by name."""
        rows = self._case.connection.execute(
            f"SELECT {_COLUMNS} FROM publication ORDER BY name COLLATE NOCASE"
        )
        return [Publication(*row) for row in rows]

    def by_domain(self) -> dict[str, Publication]:
        """Publications under the domains they were entered with."""
        rows = self._case.connection.execute(f"SELECT {_COLUMNS} FROM publication WHERE domains <> ''")
        known = [Publication(*row) for row in rows]
        return {domain: publication for publication in known for domain in publication.domains.split()}

    def source_counts(self) -> dict[str, int]:
        """How many sources each publication has; those without any are left out."""
        rows = self._case.connection.execute(
            "SELECT publication_id, count(*) FROM source WHERE publication_id IS NOT NULL GROUP BY 1"
        )
        return {row[0]: row[1] for row in rows}

    def update(self, publication_id: str, **fields: Any) -> Publication:
        """Set fields of a publication; Refused for no name, or one that another has."""
        publication = self.get(publication_id)
        name = fields.get("name", publication.name)
        if not name.strip():
            raise Refused("An outlet needs a name.")
        namesake = self.find(name)
        if namesake and namesake.id != publication_id:
            raise Refused(f"“{name}” is in the register already.")
        with self._case.change(f"Edit outlet “{publication.name}”"):
            self._case.update("publication", publication_id, fields)
        return self.get(publication_id)

    def remove(self, publication_id: str) -> None:
        """Take a publication out of the register; its sources stay, without an outlet."""
        with self._case.change(f"Remove outlet “{self.get(publication_id).name}”"):
            self._case.remove("publication", id=publication_id)


def _row(publication: Publication) -> dict[str, Any]:
    return {column: getattr(publication, column) for column in _COLUMNS.split(", ")}
