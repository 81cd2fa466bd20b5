"""Filters of the library that are kept in the case under a name."""

from workbench.casefile import CaseFile
from workbench.sources.store.criteria import Criteria
from workbench.values.errors import Refused
from workbench.values.ids import new_id
from workbench.values.records import dataclass


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A name and what it stands for."""

    id: str
    name: str
    criteria: Criteria


def saved_filters(case: CaseFile) -> list[SavedFilter]:
    """All of them, by name."""
    rows = case.connection.execute("SELECT id, name, criteria FROM saved_filter ORDER BY name COLLATE NOCASE")
    return [SavedFilter(row[0], row[1], Criteria.from_json(row[2])) for row in rows.fetchall()]


def save_filter(case: CaseFile, name: str, criteria: Criteria) -> SavedFilter:
    """Keep criteria under a name; those that had it before make room. Raises Refused without a name."""
    name = name.strip()
    if not name or not criteria:
        raise Refused("A filter is kept under a name, and narrows the list down.", "Nothing was changed.")
    with case.change(f"Save the filter “{name}”"):
        for former in saved_filters(case):
            if former.name.casefold() == name.casefold():
                case.remove("saved_filter", id=former.id)
        kept = SavedFilter(new_id(), name, criteria)
        case.insert("saved_filter", {"id": kept.id, "name": name, "criteria": criteria.to_json()})
    return kept


def rename_filter(case: CaseFile, filter_id: str, name: str) -> None:
    """Give a filter another name. Raises Refused when another filter has it or it is empty."""
    name = name.strip()
    taken = {one.name.casefold() for one in saved_filters(case) if one.id != filter_id}
    if not name or name.casefold() in taken:
        raise Refused(f"There is a filter “{name}” already." if name else "A filter needs a name.")
    with case.change(f"Rename a filter to “{name}”"):
        case.update("saved_filter", filter_id, {"name": name})


def remove_filter(case: CaseFile, filter_id: str) -> None:
    """Forget a filter; no source is touched."""
    with case.change("Remove a saved filter"):
        case.remove("saved_filter", id=filter_id)
