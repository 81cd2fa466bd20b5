"""Client files that were issued although the checks found errors: why, by whom, when."""

import json
from dataclasses import dataclass
from typing import Any, Protocol


class _Readable(Protocol):
    @property
    def connection(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Override:
    """One of them. `at` is UTC; `errors` are `E01: what was found`; `analyst` is a name."""

    deliverable_id: str
    file_name: str
    at: str
    analyst: str
    reason: str
    errors: tuple[str, ...]


def overrides_of(case: _Readable, brief_id: str) -> list[Override]:
    """Those of a brief, the first one first."""
    rows = case.connection.execute(
        "SELECT d.id, d.file_name, d.issued_at, d.override, d.hygiene, coalesce(a.name, '') "
        "FROM deliverable d LEFT JOIN edition e ON e.id = d.edition_id "
        "LEFT JOIN analyst a ON a.id = e.released_by "
        "WHERE d.brief_id = ? AND d.override <> '' ORDER BY d.id",
        (brief_id,),
    )
    found = []
    for key, file_name, issued_at, reason, told, released_by in rows:
        known = json.loads(told)
        errors = tuple(f"{check}: {message}" for check, _statement, message in known.get("overridden", ()))
        # Files that were issued before this was kept name who released their edition.
        by, at = known.get("overridden_by") or released_by, known.get("overridden_at") or issued_at
        found.append(Override(key, file_name, at, by, reason, errors))
    return found
