"""The right half: one item in words and fields, what changed, what was said about it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Column
from ui.kit.difference import DifferenceWords
from ui.kit.layouts import empty
from ui.kit.words import Words, heading, muted
from ui.parts.passages import STANCE_WORDS, as_seen, withheld_clips
from ui.parts.review.review_words import NOUNS, STATE_SHADES, day_of, state_words, verdict_words
from ui.parts.review.thread_card import ThreadCard
from ui.parts.standing_words import origins_in_words
from workbench.case import Case
from workbench.judgements.words import points_of
from workbench.review import Field, FieldChange, GroundChange, Passage, Standing, Target, Thread, Verdict
from workbench.values.moments import human_date
from workbench.values.text import is_right_to_left, one_line

_TITLES = {
    "changed": "Changed since your verdict",
    "evidence": "Evidence",
    "verdicts": "Verdicts",
    "remarks": "Remarks",
}
_QUOTE = 160
"""Code points of a passage that the list of evidence shows."""


class ItemPanel(Column):
    """Shows an item. Says what the user wants; decides nothing."""

    evidence_wanted = Signal(int)
    """The number of a passage that was clicked."""
    reply_wanted = Signal(str)
    resolve_wanted = Signal(str)
    reopen_wanted = Signal(str)

    def __init__(self, workspace: Workspace, remarks_first: bool = False) -> None:
        super().__init__(margin=20, gap=6)
        self._remarks_first = remarks_first
        self._workspace = workspace
        self._evidence: list[EvidenceLine] = []
        self._fields: list[tuple[Words, Words]] = []
        self.kind = muted("", wrap=False)
        self.state = muted("", wrap=False)
        self.words = Words("", factor=1.25)
        self.also = muted("")
        self._grid_host = QWidget()
        self._grid = QGridLayout(self._grid_host)
        self._grid.setContentsMargins(0, 6, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._parts: dict[str, tuple[Words, QVBoxLayout]] = {}
        self._build()

    def _build(self) -> None:
        top = QVBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.kind)
        top.addWidget(self.state)
        self.box.addLayout(top)
        self.box.addSpacing(4)
        self.box.addWidget(self.words)
        self.box.addWidget(self.also)
        said = ("verdicts", "remarks")
        if self._remarks_first:
            self._add_parts(said)
        self.box.addWidget(self._grid_host)
        self._add_parts(("changed", "evidence", *(() if self._remarks_first else said)))
        self.box.addStretch(1)

    def _add_parts(self, names: Iterable[str]) -> None:
        for name in names:
            label = heading(_TITLES[name])
            label.setContentsMargins(0, 12, 0, 0)
            part = QVBoxLayout()
            part.setSpacing(4)
            self.box.addWidget(label)
            self.box.addLayout(part)
            self._parts[name] = (label, part)

    # -- what is shown ------------------------------------------------------------------------

    def show_item(self, target: Target, place: str) -> tuple[Passage, ...]:
        """Show an item; `place` says where one is, such as `3 of 30`. Returns the passages it rests on."""
        case = self._workspace.case
        reviews = case.reviews
        standing, fields = reviews.standing(target), reviews.fields(target)
        passages = reviews.passages(target)
        self.kind.setText("  ·  ".join(filter(None, (NOUNS[target.table], place))))
        self._show_words(target, fields)
        self._show_fields(self._told(target, fields))
        self._show_changes(self._stale(standing))
        self._show_evidence(target, passages)
        self.show_said(standing, reviews.threads(target))
        return passages

    def show_nothing(self) -> None:
        """Nothing of the last item stays in the widgets."""
        for label in (self.kind, self.state, self.words, self.also):
            label.clear()
        self._show_fields(())
        for name in self._parts:
            self._fill(name, ())
        self._evidence = []

    def show_said(self, standing: Standing, threads: Sequence[Thread]) -> None:
        """Show how it stands, the verdicts and the remarks."""
        self.state.setText(state_words(standing))
        self.state.set_shade(STATE_SHADES.get(standing.state, "muted"))
        self._fill("verdicts", [Words(verdict_words(one)) for one in standing.verdicts])
        self._fill("remarks", [self._card(thread) for thread in threads])

    def set_current(self, number: int) -> None:
        """Mark which passage is shown at the left."""
        for at, line in enumerate(self._evidence):
            line.set_current(at == number)

    def _show_words(self, target: Target, fields: Sequence[Field]) -> None:
        words = fields[0].words if fields else self._workspace.case.reviews.words(target)
        if target.table == "source":
            words = self._workspace.case.reviews.words(target)
        self.words.setText(words or "A region of the picture")
        self.also.setText("" if fields else "It is no longer in the case.")
        self.also.setVisible(not fields)

    def _told(self, target: Target, fields: Sequence[Field]) -> list[tuple[str, str]]:
        shown = fields if target.table == "source" else fields[1:]
        told = [(field.label, field.words) for field in shown if field.words]
        if target.table == "claim" and fields:
            support = origins_in_words(self._workspace.case.claims.corroboration(target.id))
            told.append(("Support", support))
        if target.table == "statement" and fields:
            told += _weighed(self._workspace.case, target.id)
            told += _ticked(self._workspace.case, target.id)
        return told

    def _show_fields(self, told: Sequence[tuple[str, str]]) -> None:
        while len(self._fields) < len(told):
            pair = (muted("", wrap=False), Words(""))
            for column, label in enumerate(pair):
                self._grid.addWidget(label, len(self._fields), column, Qt.AlignmentFlag.AlignTop)
            self._fields.append(pair)
        for number, (name, words) in enumerate(self._fields):
            there = number < len(told)
            name.setText(told[number][0] if there else "")
            words.setText(told[number][1] if there else "")
            name.setVisible(there)
            words.setVisible(there)
        self._grid_host.setVisible(bool(told))

    def _stale(self, standing: Standing) -> Verdict | None:
        """My verdict where the item has changed since, else the newest of others where it has."""
        me = self._workspace.case.analyst.id
        mine = next((one for one in standing.verdicts if one.analyst_id == me), None)
        given = [mine] if mine is not None else [one for one in standing.verdicts if not one.by_author]
        return next((one for one in given if one.reworded or one.ground_moved), None)

    def _show_changes(self, verdict: Verdict | None) -> None:
        shown: list[QWidget] = []
        if verdict is not None:
            reviews = self._workspace.case.reviews
            for change in reviews.changed_since(verdict):
                shown += [muted(change.label), _difference(change)]
            beneath = reviews.ground_changed_since(verdict)
            for one in beneath:
                shown += _beneath(one)
            if verdict.ground_moved and not beneath:
                shown.append(Words("The evidence beneath it has changed."))
            mine = verdict.analyst_id == self._workspace.case.analyst.id
            whose = "your verdict" if mine else f"the verdict by {verdict.analyst or 'somebody'}"
            self._parts["changed"][0].setText(f"Changed since {whose} of {day_of(verdict.at)}")
        self._fill("changed", shown)

    def _show_evidence(self, target: Target, passages: Sequence[Passage]) -> None:
        self._evidence = []
        if target.table != "clip":
            case = self._workspace.case
            clips = case.clips.of_ids([one.clip_id for one in passages])
            withheld = withheld_clips(case)
            sources = {one.source_id: case.sources.get(one.source_id) for one in passages}
            for number, one in enumerate(passages):
                source = sources[one.source_id]
                where = (
                    STANCE_WORDS.get(one.stance, ""),
                    source.publication_name or source.name_shown,
                    human_date(source.published_on),
                    f"grade {source.grade}",
                )
                quote = one_line(as_seen(clips[one.clip_id], withheld).shown, _QUOTE)
                line = EvidenceLine(number, "  ·  ".join(filter(None, where)), f"“{quote}”")
                line.wanted.connect(self.evidence_wanted)
                self._evidence.append(line)
        self._fill("evidence", self._evidence)

    def _card(self, thread: Thread) -> ThreadCard:
        card = ThreadCard(self._workspace.case, thread)
        card.reply_wanted.connect(self.reply_wanted)
        card.resolve_wanted.connect(self.resolve_wanted)
        card.reopen_wanted.connect(self.reopen_wanted)
        return card

    def _fill(self, name: str, widgets: Iterable[QWidget]) -> None:
        label, part = self._parts[name]
        empty(part)
        for widget in widgets:
            part.addWidget(widget)
            # At once: a layout shows what is new in it only with the next turn of events.
            widget.show()
        label.setVisible(part.count() > 0)


class EvidenceLine(QWidget):
    """One passage that an item rests on; a click shows it in its source."""

    wanted = Signal(int)

    def __init__(self, number: int, where: str, quote: str) -> None:
        super().__init__()
        self._number = number
        self._where = muted(where)
        self._quote = Words(quote)
        self._quote.setContentsMargins(0, 0, 0, 4)
        if is_right_to_left(quote):
            self._quote.setLayoutDirection(self._quote.layoutDirection().RightToLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(1)
        column.addWidget(self._where)
        column.addWidget(self._quote)

    def set_current(self, current: bool) -> None:
        """Say whether it is the one that is shown."""
        self._where.set_shade("accent" if current else "muted")
        self._quote.set_shade("text" if current else "muted")
        self.setAccessibleDescription("Shown at the left" if current else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show it in its source."""
        self.wanted.emit(self._number)
        super().mouseReleaseEvent(event)


def _weighed(case: Case, statement_id: str) -> list[tuple[str, str]]:
    """What is weighed beside a judgement, and what was said of its change since the previous brief."""
    statement = case.briefs.statement(statement_id)
    if statement.kind != "judgement":
        return []
    told = [("Changed since", statement.note)] if statement.note.strip() else []
    scale = case.briefs.get(case.briefs.brief_of(statement_id)).scale
    for point in points_of(case.reasoning.beside(statement_id), scale):
        told.append((point.kind, f"{point.text} ({point.detail})" if point.detail else point.text))
    return told


def _ticked(case: Case, statement_id: str) -> list[tuple[str, str]]:
    """What readers ticked line by line in a statement, and how many of these ticks no longer count."""
    proofs = case.proofs
    ticks = [one for one in proofs.of_statement(statement_id) if one.analyst_id]
    counting = [one for one in ticks if proofs.counts(one)]
    words = ", ".join(dict.fromkeys(f"“{one.words}”" for one in counting))
    names = " and ".join(dict.fromkeys(one.analyst for one in counting))
    told = [("Ticked", f"{words} by {names}")] if counting else []
    stale = len(ticks) - len(counting)
    return [*told, *([("Ticks", f"{stale:,} of an earlier wording")] if stale else [])]


def _beneath(one: GroundChange) -> list[QWidget]:
    """What became of a thing beneath: what it is, what happened to it, and its words then and now."""
    noun = NOUNS[one.target.table]
    shown: list[QWidget] = []
    if one.told:
        shown += [muted(f"{noun}  ·  {one.told}"), Words(f"“{one_line(one.words, _QUOTE)}”")]
    for change in one.changes:
        shown += [muted(noun if change.label == noun else f"{noun}  ·  {change.label}"), _difference(change)]
    return shown


def _difference(change: FieldChange) -> DifferenceWords:
    shown = DifferenceWords()
    shown.show_pieces(change.pieces)
    return shown
