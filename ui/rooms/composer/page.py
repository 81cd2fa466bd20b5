"""The brief as it will read, edited in place: headline, sections, statements, closing line."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Column
from ui.kit.paragraph_editor import Ask, ParagraphEdit
from ui.kit.words import quiet_button, settle
from ui.parts.review_marks import NO_MARK, marks_of
from ui.parts.review_rest import ReviewRest
from ui.rooms.composer.dropping import Dropped, Sheet, Slot, drop
from ui.rooms.composer.section_head import SectionFoot, SectionHead
from ui.rooms.composer.statement_box import StatementBox
from ui.rooms.composer.title_block import TitleBlock
from workbench.briefs import Brief, Section, Statement, composing
from workbench.briefs.layouts import is_bulleted
from workbench.casefile import Change
from workbench.values.errors import NotFound

if TYPE_CHECKING:
    from workbench.tradecraft import Finding

MEASURE = 780
AT_ONCE = 6
"""So many statements are made before the window has its turn again; half as many while others are shown."""


class BriefPage(Column):
    """Shows one brief. Widgets are kept from one refresh to the next, so that the caret stays."""

    statement_focused = Signal(str)
    """The id of the statement that is worked on."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=0, gap=0)
        self.workspace = workspace
        self.brief: Brief | None = None
        self.boxes: dict[str, StatementBox] = {}
        self.heads: dict[str, SectionHead] = {}
        self.feet: dict[str, SectionFoot] = {}
        self._sections: list[Section] = []
        self._all: list[Statement] = []
        self._statements: list[Statement] = []
        """Those that have a box by now, in order."""
        self._shown: list[QWidget] = []
        self._to_reveal = ""
        self._complete = False
        self._waits_to_be_seen = False
        self._findings: Sequence[Finding] = ()
        self._build()

    def _build(self) -> None:
        self.sheet = Sheet(partial(_slots, self), self._on_dropped)
        self.sheet.setMaximumWidth(MEASURE)
        self.column = QVBoxLayout(self.sheet)
        self.column.setContentsMargins(16, 20, 28, 48)
        self.column.setSpacing(0)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.sheet, 100)
        across.addStretch(1)
        self.box.addLayout(across)
        self.box.addStretch(1)
        self.title = TitleBlock(self.workspace)
        self.title.setParent(self.sheet)
        self.add_section = quiet_button("+ Section", self._on_add_section, "Add a section of your own")
        self.closing = ParagraphEdit(self._save_closing, placeholder="Closing line")
        self.closing.setAccessibleName("Closing line")
        self.closing_row = QWidget(self.sheet)
        beside = QHBoxLayout(self.closing_row)
        beside.setContentsMargins(28, 20, 0, 0)
        beside.addWidget(self.closing)
        self.add_row = QWidget(self.sheet)
        beside = QHBoxLayout(self.add_row)
        beside.setContentsMargins(24, 12, 0, 0)
        beside.addWidget(self.add_section)
        beside.addStretch(1)
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.setInterval(0)
        self._more.timeout.connect(self._make_more)
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self._reveal.setInterval(0)
        self._reveal.timeout.connect(self._reveal_now)
        self._reviews = ReviewRest(self, self.workspace, "statement", partial(_show_reviews, self))

    # -- showing ------------------------------------------------------------------------------

    def show_brief(self, brief_id: str) -> None:
        """Show a brief from its top."""
        if self.brief is None or self.brief.id != brief_id:
            self.save_now()
            for widget in (*self.boxes.values(), *self.heads.values(), *self.feet.values()):
                _drop(widget)
            self.boxes, self.heads, self.feet = {}, {}, {}
            self.verticalScrollBar().setValue(0)
        self.brief = self.workspace.case.briefs.get(brief_id)
        self._refresh_structure()
        self._refresh_ground(set(self.boxes))
        _show_reviews(self)

    def on_change(self, change: Change) -> bool:
        """Refresh what a change touched; False when the brief is gone."""
        if self.brief is None:
            return True
        try:
            self.brief = self.workspace.case.briefs.get(self.brief.id)
        except NotFound:
            return False
        if change.touches("brief", self.brief.id):
            self._refresh_structure()
        touched = {statement_id for statement_id in self.boxes if change.touches("statement", statement_id)}
        if touched:
            self._refresh_ground(touched)
        return True

    def _refresh_structure(self) -> None:
        assert self.brief is not None
        briefs = self.workspace.case.briefs
        self.title.show_brief(self.brief)
        self.closing.show_text(self.brief.closing, self.brief.id)
        self._sections = briefs.sections(self.brief.id)
        self._all = briefs.statements(brief_id=self.brief.id)
        self._statements = self._to_show(self._all)
        _keep_only(self, {known.id for known in self._sections}, {known.id for known in self._statements})
        for section in self._sections:
            self._show_section(section)
        for statement in self._statements:
            self._show_statement(statement)
        self._arrange()

    def _to_show(self, statements: list[Statement]) -> list[Statement]:
        """All of them, or so many more than are shown already as can be made without a pause; more follow."""
        missing = [known.id for known in statements if known.id not in self.boxes]
        most = AT_ONCE // 2 if self.boxes else AT_ONCE
        if len(missing) > most and not self._complete:
            self._more.start()
            later = set(missing[most:])
            return [known for known in statements if known.id not in later]
        return statements

    def _make_more(self) -> None:
        if self.brief is None:
            return
        # What is looked at instead goes first.
        self._waits_to_be_seen = not self.isVisible()
        if not self._waits_to_be_seen:
            self._add_more()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what is still to be made of a long brief."""
        super().showEvent(event)
        if self._waits_to_be_seen:
            self._waits_to_be_seen = False
            self._more.start()

    def _add_more(self) -> None:
        """Only what is new is shown: the rest is as it was."""
        known = set(self.boxes)
        self._statements = self._to_show(self._all)
        fresh = [one for one in self._statements if one.id not in known]
        for statement in fresh:
            self._show_statement(statement)
        self._show_ground({one.id for one in fresh})
        self._arrange()
        _show_reviews(self, fresh)
        for one in fresh:
            _mark(self, one.id)
        settle()

    def complete(self) -> None:
        """Make what is still to be made of a long brief."""
        if self._more.isActive() or self._waits_to_be_seen:
            self._more.stop()
            self._waits_to_be_seen = False
            self._complete = True
            self._add_more()
            self._complete = False

    def _show_section(self, section: Section) -> None:
        head = self.heads.get(section.id)
        if head is None:
            head = self.heads[section.id] = SectionHead(self.workspace, section)
            foot = self.feet[section.id] = SectionFoot(section.id)
            foot.wanted.connect(self.add_statement)
        head.show_section(section)
        count = sum(known.section_id == section.id for known in self._all)
        self.feet[section.id].show_count(count, section.title)

    def _show_statement(self, statement: Statement) -> None:
        assert self.brief is not None
        box = self.boxes.get(statement.id)
        if box is None:
            box = self.boxes[statement.id] = StatementBox(self.workspace, statement, self.brief.scale)
            box.asked.connect(self._on_asked)
            box.focused.connect(self._on_focused)
            box.more_pasted.connect(self._on_more_pasted)
        else:
            box.show_statement(statement, self.brief.scale)
        bulleted = is_bulleted(self.brief.template)
        if box.bulleted != bulleted:
            box.bulleted = bulleted
            box.grip.update()

    def _arrange(self) -> None:
        """Put everything that is made in its place."""
        order = _order(self)
        if order == self._shown:
            return
        self._shown = order
        for place, widget in enumerate(order):
            item = self.column.itemAt(place)
            if item is None or item.widget() is not widget:
                self.column.removeWidget(widget)
                self.column.insertWidget(place, widget)
                # Else the layout shows it in a later turn, and moves its neighbours after they were painted.
                widget.show()
        _chain_tabs(self)

    def _refresh_ground(self, statement_ids: set[str]) -> None:
        self._show_ground(statement_ids)
        _chain_tabs(self)

    def _show_ground(self, statement_ids: set[str]) -> None:
        assert self.brief is not None
        case = self.workspace.case
        grounds = case.briefs.claims_in(self.brief.id)
        claims = {claim.id for one in statement_ids for claim in grounds.get(one, ())}
        standing = case.claims.corroborations(claims)
        for statement_id in statement_ids:
            self.boxes[statement_id].show_ground(grounds.get(statement_id, []), standing)

    def show_findings(self, findings: "Sequence[Finding]") -> None:
        """Mark the statements that the findings concern."""
        self._findings = findings
        for statement_id in self.boxes:
            _mark(self, statement_id)

    def focus_statement(self, statement_id: str, at_end: bool = True) -> None:
        """Bring the caret into a statement and show it."""
        if statement_id not in self.boxes:
            self.complete()
        box = self.boxes.get(statement_id)
        if box is None:
            return
        box.text.setFocus()
        cursor = box.text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End if at_end else cursor.MoveOperation.Start)
        box.text.setTextCursor(cursor)
        self._to_reveal = statement_id
        self._reveal.start()

    def _reveal_now(self) -> None:
        if box := self.boxes.get(self._to_reveal):
            self.ensureWidgetVisible(box, 0, 40)

    def focused_box(self) -> StatementBox | None:
        """The statement that has the caret, in its words or in its fields."""
        return next((box for box in self.boxes.values() if box.isAncestorOf(self.focusWidget())), None)

    def save_now(self) -> None:
        """Save everything that is being typed."""
        for box in self.boxes.values():
            box.save_now()
        self.closing.save_now()
        self.title.save_now()

    # -- what the user does -------------------------------------------------------------------

    def _on_focused(self, statement_id: str) -> None:
        self.statement_focused.emit(statement_id)

    def _on_asked(self, statement_id: str, ask: Ask) -> None:
        case, box = self.workspace.case, self.boxes[statement_id]
        order = [statement.id for statement in self._statements]
        index = order.index(statement_id)
        before = order[index - 1] if index else ""
        after = order[index + 1] if index + 1 < len(order) else ""
        if ask in (Ask.PREVIOUS, Ask.NEXT):
            self.focus_statement(before if ask is Ask.PREVIOUS else after, ask is Ask.PREVIOUS)
            return
        first, second = box.text.halves()
        if ask is not Ask.SPLIT and not box.text.save_now():
            return
        if ask is Ask.BELOW:
            made = self.workspace.attempt(lambda: composing.add_below(case, statement_id))
            self.focus_statement(made.id if made else "")
        elif ask is Ask.SPLIT and box.text.save_now():
            made = self.workspace.attempt(lambda: composing.split(case, statement_id, first, second))
            self.focus_statement(made.id if made else "", at_end=False)
        elif ask is Ask.REMOVE:
            self.focus_statement(before or after)
            self.workspace.attempt(lambda: case.briefs.remove_statement(statement_id))
        elif ask in (Ask.UP, Ask.DOWN):
            step = -1 if ask is Ask.UP else 1
            self.workspace.attempt(lambda: composing.move_by(case, statement_id, step))
            self._to_reveal = statement_id
            self._reveal.start()

    def _on_more_pasted(self, statement_id: str, paragraphs: list[str]) -> None:
        if not self.boxes[statement_id].text.save_now():
            return
        case = self.workspace.case
        made = self.workspace.attempt(lambda: composing.add_all_below(case, statement_id, paragraphs))
        self.focus_statement(made[-1].id if made else "")

    def add_statement(self, section_id: str) -> None:
        """Add an empty statement at the end of a section and bring the caret in."""
        case = self.workspace.case
        made = self.workspace.attempt(lambda: composing.add_statement(case, case.briefs.section(section_id)))
        self.focus_statement(made.id if made else "")

    def _on_add_section(self) -> None:
        assert self.brief is not None
        case, brief_id = self.workspace.case, self.brief.id
        made = self.workspace.attempt(lambda: case.briefs.add_section(brief_id, "New section"))
        if made:
            self.heads[made.id].title.setFocus()
            self.heads[made.id].title.selectAll()

    def _save_closing(self, brief_id: str, text: str) -> None:
        self.workspace.case.briefs.update(brief_id, closing=text)

    def _on_dropped(self, dropped: Dropped) -> None:
        made = self.workspace.attempt(lambda: drop(self.workspace.case, dropped))
        self.focus_statement(made or "")


def _slots(page: BriefPage) -> list[Slot]:
    """Where something can be dropped."""
    slots = []
    for section in page._sections:
        ids = [known.id for known in page._statements if known.section_id == section.id]
        slots.append(Slot(page.heads[section.id], section.id, 0, 0))
        for position, known in enumerate(ids):
            slots.append(Slot(page.boxes[known], section.id, position, position + 1, known))
        slots.append(Slot(page.feet[section.id], section.id, len(ids), len(ids)))
    return slots


def _order(page: BriefPage) -> list[QWidget]:
    """Everything that is made, from top to bottom."""
    order: list[QWidget] = [page.title]
    for section in page._sections:
        boxes = (page.boxes[one.id] for one in page._statements if one.section_id == section.id)
        order += [page.heads[section.id], *boxes, page.feet[section.id]]
    return [*order, page.add_row, page.closing_row]


def _keep_only(page: BriefPage, section_ids: set[str], statement_ids: set[str]) -> None:
    for widgets, ids in (
        (page.boxes, statement_ids),
        (page.heads, section_ids),
        (page.feet, section_ids),
    ):
        for gone in set(widgets) - ids:
            _drop(widgets.pop(gone))


def _chain_tabs(page: BriefPage) -> None:
    stops: list[QWidget] = []
    for widget in page._shown:
        if isinstance(widget, TitleBlock | SectionHead | StatementBox | SectionFoot):
            stops += widget.tab_stops()
    stops += [page.add_section, page.closing]
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def _drop(widget: QWidget) -> None:
    if isinstance(widget, StatementBox):
        widget.leave()
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def _mark(page: BriefPage, statement_id: str) -> None:
    """The findings of one statement."""
    found = [known for known in page._findings if known.statement_id == statement_id]
    page.boxes[statement_id].show_findings(found)


def _show_reviews(page: BriefPage, statements: Sequence[Statement] | None = None) -> None:
    """The marks of review beside the statements, by default beside all, as the case has them."""
    marks = marks_of(page.workspace.case, "statement")
    for statement in page._statements if statements is None else statements:
        page.boxes[statement.id].show_review(marks.get(statement.id, NO_MARK))
