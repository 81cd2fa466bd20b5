"""What a matrix says, in words, and the hypotheses with their scores; what two analysts judged otherwise."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Column
from ui.kit.layouts import empty
from ui.kit.words import Link, Words, heading, muted
from ui.rooms.hypotheses.hypothesis_rows import HypothesisRows
from workbench.values.records import dataclass
from workbench.values.text import one_line
from workbench.weighing import Comparison, Grid
from workbench.weighing.words import LETTERS, LIMITS, comparison_words, order_words, result_words

_SHOWN = 80
_MOST = 12
"""So many claims or cells are listed; the others are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, a heading, or a link to a claim of the matrix and perhaps a hypothesis."""

    words: str
    weighed_id: str = ""
    hypothesis_id: str = ""
    heads: bool = False

    @property
    def kind(self) -> str:
        """`sentence`, `heading` or `link`."""
        return "link" if self.weighed_id else "heading" if self.heads else "sentence"


class _Lines(QWidget):
    """Sentences, headings and links; existing labels are reworded rather than replaced."""

    def __init__(self, follow: Callable[[str, str], object]) -> None:
        super().__init__()
        self._follow = follow
        self._said: tuple[Line, ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def say(self, said: tuple[Line, ...]) -> None:
        """Show these lines."""
        before, self._said = self._said, said
        if [one.kind for one in before] != [one.kind for one in said]:
            empty(self.column)
            for at, line in enumerate(said):
                self.column.addWidget(self._label(at, line))
            return
        for at, (line, known) in enumerate(zip(said, before, strict=True)):
            item = self.column.itemAt(at)
            label = item.widget() if item else None
            if line != known and isinstance(label, Words):
                label.setText(line.words)
            if line != known and isinstance(label, Link):
                label.setAccessibleName(line.words)

    def _label(self, at: int, line: Line) -> QWidget:
        if line.kind == "link":
            return Link(line.words, partial(self._go, at))
        return heading(line.words, 0.92) if line.kind == "heading" else Words(line.words)

    def _go(self, at: int) -> None:
        self._follow(self._said[at].weighed_id, self._said[at].hypothesis_id)


class ResultPanel(Column):
    """Sentences first, then the hypotheses, then the claims that matter."""

    wanted = Signal(str, str)
    """A claim of the matrix, and a hypothesis or "", that are to be shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=12, gap=4)
        self.workspace = workspace
        self.setAccessibleName("Result")
        self.sentences = _Lines(self.wanted.emit)
        self.hypotheses = HypothesisRows(workspace)
        self.claims = _Lines(self.wanted.emit)
        self.limits = muted(LIMITS)
        self.box.addWidget(heading("Result"))
        for part in (self.sentences, self.limits, self.hypotheses, self.claims):
            self.box.addWidget(part)
        self.box.addStretch(1)

    def show_grid(self, grid: Grid | None, found: Comparison | None, other: Grid | None, name: str) -> None:
        """Show what a matrix says, and how it compares with the cells of `name`."""
        lines = [Line(words) for words in result_words(grid)] if grid else []
        if grid and found and other:
            lines += _compared(grid, found, other, name)
        self.sentences.say(tuple(lines))
        self.hypotheses.show_grid(grid)
        self.claims.say(tuple(_resting(grid)) if grid else ())
        for part in (self.limits, self.hypotheses):
            part.setVisible(grid is not None)


def _resting(grid: Grid) -> list[Line]:
    """The claims that the order rests on, each with the order without it."""
    changes = grid.result.changes if len(grid.hypotheses) > 1 else ()
    if not changes:
        return []
    lines = [Line("Claims that the order rests on", heads=True)]
    claims = {one.id: one for one in grid.claims}
    for change in changes[:_MOST]:
        claim = claims[change.weighed_id]
        words = one_line(claim.text, _SHOWN)
        lines.append(
            Line(f"Without claim {claim.number}, “{words}”: {order_words(grid, change.order)}.", claim.id)
        )
    return lines + _rest(len(changes))


def _compared(grid: Grid, found: Comparison, other: Grid, name: str) -> list[Line]:
    lines = [Line(f"Compared with {name}", heads=True), *map(Line, comparison_words(found, name))]
    if found.both:
        lines.append(Line(f"Your order: {order_words(grid)}."))
        lines.append(Line(f"Order of {name}: {order_words(other)}."))
    names, numbers = grid.names, grid.numbers
    for one in found.differences[:_MOST]:
        what = f"Claim {numbers[one.weighed_id]}, {names[one.hypothesis_id]}"
        words = f"{what}: you {LETTERS[one.one]}, {name} {LETTERS[one.other]}"
        lines.append(Line(words, one.weighed_id, one.hypothesis_id))
    return lines + _rest(len(found.differences))


def _rest(count: int) -> list[Line]:
    return [Line(f"and {count - _MOST:,} more.")] if count > _MOST else []
