"""What somebody said is not one origin: listed as it was proposed, and taken back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.casefile import CaseFile
from workbench.claims.one_origin.model import KnownOutlet, OneOrigin
from workbench.claims.one_origin.proposing import owner_value, report_value
from workbench.claims.one_origin.reading import KIND, sources_of
from workbench.sources.store.outlets import outlet_named

_IDS = "(SELECT value FROM json_each(?))"


def decided(case: CaseFile, outlets: dict[str, KnownOutlet]) -> list[OneOrigin]:
    """Every dismissed proposal and every pair of sources kept apart, the newest first.

    Pairs have no time of their own and come last. What is about a source or outlet that is gone is left out.
    """
    rows = case.connection.execute(
        "SELECT target_table, target_id, value, reason FROM proposal WHERE kind = ? AND state = 'dismissed' "
        "ORDER BY at DESC, id DESC",
        (KIND,),
    ).fetchall()
    reports = [(row[1], row[2], row[3]) for row in rows if row[0] == "source"]
    owners = [(row[1], row[2], row[3]) for row in rows if row[0] == "publication"]
    found = [*_reports(case, outlets, reports), *_owners(outlets, owners), *_pairs(case, outlets)]
    return list({one.key: one for one in found}.values())


def _reports(
    case: CaseFile, outlets: dict[str, KnownOutlet], rows: Sequence[tuple[str, str, str]]
) -> Iterator[OneOrigin]:
    sources = sources_of(case, outlets, {row[0] for row in rows})
    by_name = {report_value(name): known for known in outlets.values() for name in (known.name, known.outlet)}
    for source_id, value, words in rows:
        if source_id not in sources:
            continue
        known = by_name.get(value)
        entry = outlet_named(value.partition(" ")[2])
        outlet = known.name if known else (entry.name if entry else value.partition(" ")[2])
        ids = (known.id,) if known else ()
        yield OneOrigin(
            "report", (source_id,), (sources[source_id].name,), outlet, words, publication_ids=ids
        )


def _owners(outlets: Mapping[str, KnownOutlet], rows: Sequence[tuple[str, str, str]]) -> Iterator[OneOrigin]:
    """One for each owner: each pair of its outlets is a row."""
    together: dict[str, set[str]] = defaultdict(set)
    for publication_id, value, owner in rows:
        other_id = value.partition(" ")[2]
        if publication_id in outlets and other_id in outlets:
            together[owner] |= {publication_id, other_id}
    for owner, ids in together.items():
        ordered = sorted(ids, key=lambda one: outlets[one].name)
        names = tuple(outlets[one].name for one in ordered)
        yield OneOrigin("owner", (), names, owner, publication_ids=tuple(ordered))


def _pairs(case: CaseFile, outlets: dict[str, KnownOutlet]) -> Iterator[OneOrigin]:
    rows = case.connection.execute("SELECT source_id, other_id FROM not_one_origin").fetchall()
    sources = sources_of(case, outlets, {source_id for row in rows for source_id in row})
    for source_id, other_id in sorted(rows, key=tuple, reverse=True):
        if source_id in sources and other_id in sources:
            names = sources[source_id].name, sources[other_id].name
            yield OneOrigin("words", (source_id, other_id), names)


def pairs_among(case: CaseFile, source_ids: Sequence[str]) -> list[OneOrigin]:
    """The pairs of these sources that were kept apart."""
    ids = json.dumps(list(source_ids))
    rows = case.connection.execute(
        f"SELECT source_id, other_id FROM not_one_origin WHERE source_id IN {_IDS} AND other_id IN {_IDS}",
        (ids, ids),
    )
    return [OneOrigin("words", (row[0], row[1]), ()) for row in rows.fetchall()]


def take_back(case: CaseFile, dismissals: Iterable[OneOrigin]) -> None:
    """Remove the decisions; only inside a change."""
    for one in dismissals:
        if one.why == "words":
            first, second = sorted(one.source_ids)
            case.remove("not_one_origin", source_id=first, other_id=second)
        else:
            for row_id in _rows_of(case, one):
                case.remove("proposal", id=row_id)


def _rows_of(case: CaseFile, one: OneOrigin) -> list[str]:
    if one.why == "report":
        entry = outlet_named(one.outlet)
        targets: Sequence[str] = one.source_ids
        values = {report_value(one.outlet), report_value(entry.name if entry else one.outlet)}
    else:
        targets = one.publication_ids
        values = {owner_value(other) for other in one.publication_ids}
    rows = case.connection.execute(
        f"SELECT id FROM proposal WHERE kind = ? AND state = 'dismissed' AND target_id IN {_IDS} "
        f"AND value IN {_IDS}",
        (KIND, json.dumps(list(targets)), json.dumps(sorted(values))),
    )
    return [row[0] for row in rows.fetchall()]
