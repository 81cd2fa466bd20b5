"""The columns of the source table."""

from ui.parts.rows import Column
from workbench.sources.listing import ListedSource
from workbench.values.moments import human_date


def _title(row: ListedSource) -> str:
    return row.title or row.file_name


def _title_shade(row: ListedSource) -> str:
    return "muted" if row.unread_reason else "text"


def _short_date(row: ListedSource) -> str:
    parts = human_date(row.published_on).split()
    return " ".join(part[:3] if part.isalpha() else part for part in parts)


def _grade_shade(row: ListedSource) -> str:
    return {"A": "good", "B": "good", "D": "warning", "E": "danger"}.get(row.grade, "muted")


def _state(row: ListedSource) -> str:
    if row.unread_reason:
        return "not read"
    return "protected" if row.protected else ""


COLUMNS = (
    Column("Title", _title, _title_shade, stretch=True),
    Column("Outlet", lambda row: row.outlet),
    Column("Date", _short_date),
    Column("Language", lambda row: row.language),
    Column("Grade", lambda row: row.grade, _grade_shade),
    Column("Clips", lambda row: str(row.clips or ""), numeric=True),
    Column("Origin", lambda row: row.origin, lambda row: "muted"),
    Column("Handling", lambda row: row.handling.removeprefix("TLP:"), lambda row: "muted"),
    Column("", _state, lambda row: "warning"),
)
ORDER_OF = ("title", "outlet", "date", "language", "grade", "clips", "origin", "handling", "added")
WIDTHS = (0, 150, 96, 78, 56, 52, 150, 96, 78)
"""Pixels at the first start; the title takes the rest."""
