"""What the proposals rest on, read from the case: sources, outlets, passages, what was decided."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from workbench.casefile import CaseFile
from workbench.claims.one_origin.model import Known, KnownOutlet
from workbench.sources.store.outlets import Outlet, outlet_at, outlet_named
from workbench.sources.store.publications import ORIGIN
from workbench.sources.store.versions import IN_FORCE
from workbench.values.text import one_line, shortened

CITED = ("outlet", "agency")
"""Kinds of publication whose reports others give. An official who is quoted is a witness, no outlet: but
beside his own words he does not count twice."""
KIND = "origin"
"""The kind of a row of `proposal` that says that an origin was not taken up."""
Pair = tuple[str, str]


def listed(name: str, domains: str = "") -> Outlet | None:
    """The entry of the shipped list that a publication is."""
    addresses = filter(None, (outlet_at(domain) for domain in domains.split()))
    return next(addresses, None) or outlet_named(name)


def outlets_of(case: CaseFile) -> dict[str, KnownOutlet]:
    """The publications of the case by id."""
    rows = case.connection.execute(
        "SELECT p.id, p.name, p.kind, p.owner, p.domains, coalesce(p.origin_id, p.id) AS head, "
        "(SELECT count(*) FROM source s WHERE s.publication_id = p.id) AS sources FROM publication p"
    )
    found = {}
    for row in rows:
        entry = listed(row["name"], row["domains"])
        owner = row["owner"] or (entry.belongs_to if entry else "")
        outlet = entry.name if entry else row["name"]
        found[row["id"]] = KnownOutlet(
            row["id"], row["name"], outlet, row["kind"], owner, row["head"], row["sources"]
        )
    return found


def sources_of(
    case: CaseFile, outlets: dict[str, KnownOutlet], source_ids: Collection[str] | None = None
) -> dict[str, Known]:
    """The sources, or some of them, by id."""
    where = ""
    values: tuple[str, ...] = ()
    if source_ids is not None:
        where, values = "WHERE s.id IN (SELECT value FROM json_each(?))", (json.dumps(list(source_ids)),)
    rows = case.connection.execute(
        f"SELECT s.id, s.publication_id, {ORIGIN} AS origin, s.origin_group_id, s.reports_id, s.title, "
        "s.file_name, s.author, s.language, s.published_on, s.parent_id, s.protection, s.descriptor, t.n "
        f"FROM source s LEFT JOIN publication p ON p.id = s.publication_id "
        f"LEFT JOIN source_text t ON {IN_FORCE} {where} ORDER BY s.id",
        values,
    )
    return {row["id"]: _known(row, outlets.get(row["publication_id"] or "")) for row in rows}


def _known(row: Any, outlet: KnownOutlet | None) -> Known:
    title = one_line(row["title"] or row["file_name"], 60)
    name = outlet.name if outlet else title
    if row["protection"] == "protected":
        name = row["descriptor"] or "Protected source"
    return Known(
        row["id"],
        outlet.id if outlet else "",
        outlet.kind if outlet else "",
        outlet.outlet if outlet else "",
        row["origin"],
        bool(row["origin_group_id"] or row["reports_id"]),
        shortened(name, 60),
        row["title"],
        row["author"],
        row["language"],
        row["published_on"],
        row["parent_id"] or "",
        -1 if row["n"] is None else row["n"],
    )


def passages_of(case: CaseFile, claim_id: str = "") -> dict[str, list[tuple[int, int]]]:
    """Where the passages that are evidence, for anything or for one claim, are in the texts, by source."""
    chosen, values = ("AND e.claim_id = ?", (claim_id,)) if claim_id else ("", ())
    rows = case.connection.execute(
        "SELECT DISTINCT c.source_id, c.start, c.end FROM evidence e JOIN clip c ON c.id = e.clip_id "
        f"WHERE e.stance <> 'context' {chosen} ORDER BY c.source_id, c.start",
        values,
    )
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for source_id, start, end in rows:
        found[source_id].append((start, end))
    return found


def texts_of(case: CaseFile, numbers: Iterable[int]) -> dict[int, str]:
    """Texts by their numbers."""
    rows = case.connection.execute(
        "SELECT n, text FROM source_text WHERE n IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    )
    return {row[0]: row[1] for row in rows}


def texts_with(case: CaseFile, words: str) -> set[int]:
    """The numbers of the texts that hold these words."""
    rows = case.connection.execute("SELECT n FROM source_text WHERE instr(text, ?) > 0", (words,))
    return {row[0] for row in rows}


def kept_apart(case: CaseFile) -> set[Pair]:
    """The pairs of sources that somebody kept apart, the lower id first."""
    rows = case.connection.execute("SELECT source_id, other_id FROM not_one_origin")
    return {(row[0], row[1]) for row in rows}


def dismissed(case: CaseFile) -> set[Pair]:
    """What was dismissed: the id of the source or outlet it was about, and the value."""
    rows = case.connection.execute(
        "SELECT target_id, value FROM proposal WHERE kind = ? AND state = 'dismissed'", (KIND,)
    )
    return {(row[0], row[1]) for row in rows}
