"""One checkable item: how it is proven, who ticked it, what changed since."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.controls import Column
from ui.kit.difference import DifferenceWords
from ui.kit.layouts import empty
from ui.kit.words import Words, button, muted, row
from ui.parts.passages import withheld_clips
from ui.parts.review.review_words import day_of
from workbench.case import Case
from workbench.proving.line_walk import LineWalk, Stop
from workbench.proving.sheet import IN_WORDS, Line, Piece, Stale
from workbench.review.differences import word_difference
from workbench.values.errors import NotFound

_SHADES = {"proven": "good", "ticked": "good", "contradicted": "danger", "unproven": "danger"}
_KINDS = {"quotation": "quotation", "words": "words that a reader chose"}


class LinesItem(Column):
    """Shows an item. Says what the user wants; decides nothing."""

    def __init__(
        self,
        tick: Callable[[], object],
        untick: Callable[[], object],
        following: Callable[[], object],
        again: Callable[[], object],
    ) -> None:
        super().__init__(margin=20, gap=6)
        self.where = muted("", wrap=False)
        self.words = Words("", factor=1.2)
        self.state = Words("", bold=True)
        self.why = Words("")
        self.tick_button = button("Tick", tick, primary=True)
        self.untick_button = button("Untick", untick)
        self.next_button = button("Next unproven item", following)
        self.again_button = button("Tick unchanged words again", again)
        self.passage = muted("")
        self.translation = Words("")
        self._more = QVBoxLayout()
        self._more.setSpacing(4)
        for part in (self.where, self.words, self.state, self.why):
            self.box.addWidget(part)
        self.box.addWidget(row(self.tick_button, self.untick_button, self.next_button, 1))
        self.box.addWidget(row(self.again_button, 1))
        self.box.addLayout(self._more)
        self.box.addWidget(self.passage)
        self.box.addWidget(self.translation)
        self.box.addStretch(1)

    def show_stop(self, case: Case, walk: LineWalk) -> None:
        """Show the current item of a walk."""
        stop = walk.current
        if stop is None:
            self.show_nothing("Nothing to check in this brief.")
            return
        line, piece = stop
        kind = _KINDS.get(piece.kind, piece.kind)
        self.where.setText(f"{line.place}  ·  {kind}  ·  {walk.number:,} of {walk.sheet.count:,}")
        self.words.setText(f"“{piece.words}”")
        self.state.setText(self._state(piece))
        self.state.set_shade(_SHADES[piece.state])
        self.why.setText(piece.why)
        self.why.setVisible(bool(piece.why))
        self._fill(_more_of(case, walk, stop))
        writable = not case.read_only
        self.tick_button.setVisible(writable and not _is_mine(case, piece))
        self.untick_button.setVisible(writable and _is_mine(case, piece))
        self.next_button.setVisible(walk.sheet.proven < walk.sheet.count)
        self.again_button.setVisible(writable and bool(_stale_of(line)))

    def show_passage(self, number: int, count: int, translation: str) -> None:
        """Say which passage is shown, from 1, and how it reads in translation."""
        self.passage.setText(f"Passage {number:,} of {count:,}" if number else "")
        self.passage.setVisible(bool(number))
        self.translation.setText(f"Translation: “{translation}”" if translation else "")
        self.translation.setVisible(bool(translation))

    def show_nothing(self, words: str = "") -> None:
        """Nothing of the last item stays in the widgets."""
        for label in (self.where, self.words, self.state, self.why):
            label.clear()
        self.why.setText(words)
        self.why.setVisible(bool(words))
        self.show_passage(0, 0, "")
        self._fill(())
        for one in (self.tick_button, self.untick_button, self.next_button, self.again_button):
            one.hide()

    @property
    def told(self) -> str:
        """The item in one line, for a screen reader."""
        return " ".join(filter(None, (self.words.text(), self.state.text() + ".", self.why.text())))

    def _state(self, piece: Piece) -> str:
        if not piece.ticks:
            return IN_WORDS[piece.state]
        found = "; the passage says otherwise" if piece.found == "contradicted" else ""
        return f"Ticked by {piece.tickers}{found}"

    def _fill(self, widgets: Iterator[QWidget] | tuple[QWidget, ...]) -> None:
        empty(self._more)
        for widget in widgets:
            self._more.addWidget(widget)
            # At once: a layout shows what is new in it only with the next turn of events.
            widget.show()


def _is_mine(case: Case, piece: Piece) -> bool:
    return any(one.analyst_id == case.analyst.id for one in piece.ticks)


def _stale_of(line: Line) -> list[Stale]:
    return [*(one for piece in line.pieces for one in piece.stale), *line.stale]


def _more_of(case: Case, walk: LineWalk, stop: Stop) -> Iterator[QWidget]:
    line, piece = stop
    for tick in piece.ticks:
        source = walk.sheet.sources.get(tick.clip_id, "")
        yield muted(f"Ticked by {tick.analyst} on {day_of(tick.at)}: {source}")
    if piece.is_proven and not piece.ticks and piece.clip_id:
        yield muted(f"Found in {walk.sheet.sources.get(piece.clip_id, '')}")
    for one in (*piece.stale, *line.stale):
        yield Words(
            f"“{one.proof.words}” was ticked by {one.proof.analyst} on {day_of(one.proof.at)}. {one.why}",
            "warning",
        )
        yield from _changes(case, line, one)
    for doubt in line.doubts:
        yield Words(f"In doubt: {doubt.why}", "warning")
    for reason in line.reasons if line.open else ():
        yield muted(f"Why it stays: {reason}")


def _changes(case: Case, line: Line, one: Stale) -> Iterator[QWidget]:
    """What the tick was given for, and how it reads now."""
    bound = one.proof.bound
    pairs = [(bound.text, line.statement.text)]
    try:
        clip = None if one.proof.clip_id in withheld_clips(case) else case.clips.get(one.proof.clip_id)
    except NotFound:
        clip = None
    if clip is not None:
        pairs += [(bound.quote, clip.quote), (bound.translation, clip.translation)]
    for before, after in pairs:
        if before != after:
            shown = DifferenceWords()
            shown.show_pieces(word_difference(before, after), "Ticked", "Now")
            yield shown
