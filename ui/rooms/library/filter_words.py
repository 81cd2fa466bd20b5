"""What a filter of the library is called, in the menu and on its chip."""

from workbench.case import Case
from workbench.sources.store.criteria import NO_OUTLET, STATES, Criteria
from workbench.values.errors import NotFound
from workbench.values.moments import human_date

KINDS = {
    "outlets": "Outlet",
    "grades": "Grade",
    "languages": "Language",
    "formats": "Format",
    "actors": "Actor",
    "handling": "Handling",
    "protection": "Protection",
    "states": "State",
}
"""The criteria that have values to choose from, in the order of the menu."""
PROTECTION = {"open": "May be named", "protected": "Protected"}


def value_words(case: Case, kind: str, value: str) -> str:
    """One value in words; an outlet or actor that is gone is said to be."""
    try:
        if kind == "outlets":
            return "none" if value == NO_OUTLET else case.publications.get(value).name
        if kind == "actors":
            return case.actors.get(value).name
    except NotFound:
        return "no longer in the case"
    if kind == "handling":
        return value or "not marked"
    return {"states": STATES, "protection": PROTECTION}.get(kind, {}).get(value, value)


def chip_words(case: Case, kind: str, value: str) -> str:
    """The words on the chip of one value."""
    words = value_words(case, kind, value)
    return words if kind in ("states", "protection") else f"{KINDS[kind]}: {words}"


def date_words(criteria: Criteria) -> str:
    """The stretch of time, "" when there is none."""
    if criteria.from_on and criteria.to_on:
        return f"{human_date(criteria.from_on)} to {human_date(criteria.to_on)}"
    if criteria.from_on:
        return f"Since {human_date(criteria.from_on)}"
    return f"Until {human_date(criteria.to_on)}" if criteria.to_on else ""


def in_words(case: Case, criteria: Criteria) -> str:
    """All of it in one line."""
    parts = [chip_words(case, kind, value) for kind in KINDS for value in criteria.values_of(kind)]
    parts += [date_words(criteria)] if date_words(criteria) else []
    parts += [f"“{criteria.words}”"] if criteria.words else []
    return ", ".join(parts)
