"""The rows of an import that is looked at first: briefs, their sections, and what each paragraph becomes."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from ui.kit.theme import colour
from workbench.briefs.import_plan import ImportPlan, PlannedBrief, PlannedParagraph
from workbench.values.deception import shown_safely
from workbench.values.text import one_line

COLUMNS = ("Text", "Becomes", "Remark")
_SHOWN = 200
_ROLE = Qt.ItemDataRole.UserRole
_SECTION_KINDS = {"summary": "Summary", "outlook": "Outlook", "other": "Other section"}


class Row(NamedTuple):
    """What a row is about: a brief, a section or a paragraph (`kind`), and its place in the plan."""

    kind: str
    brief: int
    place: int = 0


def items_of(plan: ImportPlan) -> list[QTreeWidgetItem]:
    """A row for each brief, with its sections and paragraphs below it."""
    return [_brief_item(number, brief) for number, brief in enumerate(plan.briefs)]


def row_of(item: QTreeWidgetItem) -> Row:
    """What a row is about."""
    return Row(*item.data(0, _ROLE))


def all_items(items: list[QTreeWidgetItem]) -> Iterator[QTreeWidgetItem]:
    """Rows with those below them, in the order in which they are shown."""
    for item in items:
        yield item
        below = (item.child(number) for number in range(item.childCount()))
        yield from all_items([one for one in below if one is not None])


def is_doubtful(plan: ImportPlan, row: Row) -> bool:
    """Whether what a row is about was not understood."""
    brief = plan.briefs[row.brief]
    if row.kind == "brief":
        return bool(brief.doubt)
    return bool((brief.sections if row.kind == "section" else brief.paragraphs)[row.place].doubt)


def _brief_item(number: int, brief: PlannedBrief) -> QTreeWidgetItem:
    item = _item(Row("brief", number), brief.title or "No headline", "Brief", brief.doubt)
    for place, paragraph in enumerate(brief.paragraphs):
        if paragraph.section < 0:
            item.addChild(_paragraph_item(number, place, paragraph))
    for at, section in enumerate(brief.sections):
        below = _item(Row("section", number, at), section.title, _SECTION_KINDS[section.kind], section.doubt)
        font = below.font(0)
        font.setBold(True)
        below.setFont(0, font)
        for place, paragraph in enumerate(brief.paragraphs):
            if paragraph.section == at:
                below.addChild(_paragraph_item(number, place, paragraph))
        item.addChild(below)
    return item


def _paragraph_item(brief: int, place: int, paragraph: PlannedParagraph) -> QTreeWidgetItem:
    note = f"Note kept: {paragraph.note}" if paragraph.note and paragraph.is_kept else ""
    remark = " ".join(filter(None, (paragraph.doubt or paragraph.reason, note)))
    item = _item(Row("paragraph", brief, place), paragraph.text, paragraph.becomes.capitalize(), remark)
    shade = "warning" if paragraph.doubt else "" if paragraph.is_kept else "muted"
    _colour(item, shade)
    return item


def _colour(item: QTreeWidgetItem, shade: str) -> None:
    """Rows that are as they should be have the colour of the list, which needs no setting."""
    for column in range(len(COLUMNS)) if shade else ():
        item.setForeground(column, colour(shade))


def _item(row: Row, text: str, becomes: str, remark: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(
        [shown_safely(one_line(text, _SHOWN)), becomes, shown_safely(one_line(remark, _SHOWN))]
    )
    item.setData(0, _ROLE, tuple(row))
    item.setToolTip(0, shown_safely(text))
    if remark:
        item.setToolTip(2, shown_safely(remark))
    if row.kind != "paragraph":
        _colour(item, "warning" if remark else "")
    return item
