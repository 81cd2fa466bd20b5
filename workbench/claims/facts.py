"""What the board of claims is filtered by and weighed with: facts of each claim and of what is under it.

They are read for all claims together and kept by whoever shows a board: with ten thousand claims that
takes some tenths of a second, while going through them takes some milliseconds.
"""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from workbench.casefile.file.connection import decoded
from workbench.claims.parties import is_party
from workbench.sources.store.criteria import GRADE
from workbench.sources.store.publications import ORIGIN
from workbench.values.admiralty import best
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

_CLAIMS = "SELECT id, kind, event_on, event_to, credibility, status, place_id, tags FROM claim"
_ACTORS = (
    "SELECT ca.claim_id, ca.actor_id, a.name FROM claim_actor ca JOIN actor a ON a.id = ca.actor_id {where}"
)
_EVIDENCE = (
    f"SELECT e.claim_id, e.stance, c.id, {ORIGIN} AS origin, {GRADE} AS grade, "
    "coalesce(nullif(s.published_on, ''), substr(s.captured_at, 1, 10), ''), coalesce(p.affiliation, ''), "
    "c.tags, c.anchored FROM evidence e JOIN clip c ON c.id = e.clip_id JOIN source s ON s.id = c.source_id "
    "LEFT JOIN publication p ON p.id = s.publication_id {where} ORDER BY e.claim_id, c.id"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """One claim and what its evidence comes to.

    `actors` has the place as well. `reliability` is the best grade of a source that supports it, "" without
    any. `own_tags` are its tags, `tagged` those of its passages, each with the id of its clip. `newest` is
    the date of the newest support, `support` and `contrary` the clips to look at first: the newest that
    supports it, the first against it. `only_parties` says that whoever supports it is a party, `is_lost`
    that no passage that supports it is in the newest version of its source.
    """

    id: str
    kind: str = "event"
    event_on: str = ""
    event_to: str = ""
    credibility: str = "6"
    status: str = "open"
    actors: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    reliability: str = ""
    tagged: tuple[tuple[str, str], ...] = ()
    own_tags: tuple[str, ...] = ()
    newest: str = ""
    support: str = ""
    contrary: str = ""
    only_parties: bool = False
    is_lost: bool = False

    def tags(self, withheld: frozenset[str] = frozenset()) -> set[str]:
        """Its tags and those of its passages, those aside that are withheld from the analyst."""
        return {*self.own_tags, *(tag for clip_id, tag in self.tagged if clip_id not in withheld)}


def facts_of(case: "CaseParts", claim_ids: Iterable[str] | None = None) -> dict[str, Facts]:
    """The facts of some claims, of all by default, by id; about 30 µs for each piece of evidence."""
    values: tuple[str, ...] = () if claim_ids is None else (json.dumps(list(claim_ids)),)
    chosen = "WHERE {} IN (SELECT value FROM json_each(?))" if values else ""
    with case.snapshot():
        claims = case.connection.execute(f"{_CLAIMS} {_where(chosen, 'id')}", values).fetchall()
        actors = case.connection.execute(
            _ACTORS.format(where=_where(chosen, "ca.claim_id")), values
        ).fetchall()
        evidence = case.connection.execute(
            _EVIDENCE.format(where=_where(chosen, "e.claim_id")), values
        ).fetchall()
    roles: dict[str, list[tuple[str, str]]] = {}
    for claim_id, actor_id, name in actors:
        roles.setdefault(claim_id, []).append((actor_id, name))
    under: dict[str, list[Any]] = {}
    for row in evidence:
        under.setdefault(row[0], []).append(row)
    parties: dict[tuple[str, tuple[str, ...]], bool] = {}
    return {row[0]: _facts(row, roles.get(row[0], []), under.get(row[0], []), parties) for row in claims}


def _where(chosen: str, column: str) -> str:
    return chosen.format(column) if chosen else ""


def _facts(
    claim: Any,
    roles: list[tuple[str, str]],
    evidence: list[Any],
    parties: dict[tuple[str, tuple[str, ...]], bool],
) -> Facts:
    claim_id, kind, event_on, event_to, credibility, status, place_id, tags = claim
    names = tuple(name for _actor_id, name in roles)

    def party(affiliation: str) -> bool:
        if not affiliation:
            return False
        key = (affiliation, names)
        if key not in parties:
            parties[key] = is_party(affiliation, names)
        return parties[key]

    support = [row for row in evidence if row[1] == "supports"]
    contrary = [row for row in evidence if row[1] == "contradicts"]
    newest = max(support, key=lambda row: row[5], default=None)
    return Facts(
        claim_id, kind, event_on, event_to, credibility, status,
        frozenset((*(actor_id for actor_id, _name in roles), *([place_id] if place_id else []))),
        frozenset(row[3] for row in support),
        frozenset(row[3] for row in contrary),
        best([row[4] or "F" for row in support]),
        tuple((row[2], tag) for row in evidence if row[7] != "[]" for tag in decoded(row[7], [])),
        tuple(decoded(tags, [])) if tags != "[]" else (),
        newest[5] if newest else "",
        newest[2] if newest else "",
        contrary[0][2] if contrary else "",
        bool(support) and all(party(row[6]) for row in support),
        bool(support) and all(row[8] == "orphan" for row in support),
    )  # fmt: skip


def origin_names(case: "CaseParts", origins: Iterable[str]) -> dict[str, str]:
    """What origins are called: the group, the outlet, or the source that counts for itself."""
    wanted = json.dumps(list(origins))
    rows = case.connection.execute(
        "WITH wanted AS (SELECT value AS id FROM json_each(?)) "
        "SELECT g.id, g.name FROM wanted JOIN origin_group g USING (id) "
        "UNION ALL SELECT p.id, p.name FROM wanted JOIN publication p USING (id) "
        "UNION ALL SELECT s.id, coalesce(nullif(s.title, ''), s.file_name) "
        "FROM wanted JOIN source s USING (id)",
        (wanted,),
    )
    return {row[0]: row[1] for row in rows}


def read_again(case: "CaseParts", known: Mapping[str, Facts], claim_ids: Iterable[str]) -> dict[str, Facts]:
    """The same facts with those of some claims read again; those that are gone are left out."""
    touched = set(claim_ids)
    kept = {claim_id: facts for claim_id, facts in known.items() if claim_id not in touched}
    return kept | facts_of(case, touched)
