"""The columns of the source table."""

from dataclasses import fields
from typing import Any

from PySide6.QtCore import Qt

from ui.kit.icons import icon
from ui.kit.rows import Column, Index, RowsModel
from ui.kit.tips import plain_tip
from ui.parts.review_marks import ReviewMark, mark_in
from workbench.case import Case
from workbench.sources.store.listing import ListedSource, listed_source
from workbench.values.deception import signs_shown
from workbench.values.moments import human_date
from workbench.values.records import dataclass


@dataclass(frozen=True, slots=True)
class LibraryRow(ListedSource):
    """What the list shows of a source, with its mark of review."""

    review: ReviewMark


_LISTED = tuple(field.name for field in fields(ListedSource))


def library_row(case: Case, source_id: str) -> LibraryRow | None:
    """One row, read when it is drawn; None when the source is gone."""
    listed = listed_source(case, source_id)
    if listed is None:
        return None
    values = {name: getattr(listed, name) for name in _LISTED}
    return LibraryRow(**values, review=mark_in(case, "source", source_id))


def _title(row: ListedSource) -> str:
    return signs_shown(row.title or row.file_name)


def _title_shade(row: ListedSource) -> str:
    return "muted" if row.unread_reason else "text"


def _short_date(row: ListedSource) -> str:
    parts = human_date(row.published_on).split()
    return " ".join(part[:3] if part.isalpha() else part for part in parts)


def _grade_shade(row: ListedSource) -> str:
    return {"A": "good", "B": "good", "D": "warning", "E": "danger"}.get(row.grade, "muted")


COLUMNS = (
    Column("Title", _title, _title_shade, stretch=True),
    Column("Outlet", lambda row: row.outlet),
    Column("Date", _short_date),
    Column("Lang.", lambda row: row.language),
    Column("Grade", lambda row: row.grade, _grade_shade),
    Column("Clips", lambda row: str(row.clips or ""), numeric=True),
    Column("Origin", lambda row: row.origin, lambda row: "muted"),
    Column("TLP marking", lambda row: row.handling.removeprefix("TLP:"), lambda row: "muted"),
    Column(
        "Review", lambda row: row.review.sign, lambda row: row.review.shade, hint=lambda row: row.review.words
    ),
)
ORDER_OF = ("title", "outlet", "date", "language", "grade", "clips", "origin", "handling", "review")
"""What a click on a column sorts by; the list has no order of review."""
WIDTHS = (0, 144, 100, 52, 58, 54, 132, 88, 60)
"""Pixels at the first start; the title takes the rest."""
LEAST_WIDTHS = {"review": 800, "handling": 820, "origin": 740, "language": 600, "clips": 520, "grade": 460}
"""Columns that give way when the table is narrower."""


class LibraryModel(RowsModel):
    """The table's rows, with a sign before titles that need a second look."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A lock where a source is protected, a warning where it could not be read."""
        if index.column() == 0 and role in (
            Qt.ItemDataRole.DecorationRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            row: ListedSource | None = self._row(self.id_at(index.row()))
            if row is None:
                return None
            if role == Qt.ItemDataRole.ToolTipRole:
                return _tip(row)
            return (
                icon("warning", "warning") if row.unread_reason else icon("lock") if row.protected else None
            )
        return super().data(index, role)


def _tip(row: ListedSource) -> str:
    parts = [_title(row), row.unread_reason, "Protected: a client never reads its name." * row.protected]
    return plain_tip("\n".join(part for part in parts if part))
