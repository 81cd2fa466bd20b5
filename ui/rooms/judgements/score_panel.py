"""How good the judgements were that the ledger shows: Brier score, calibration, by analyst and subject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Column
from ui.kit.layouts import column_of, empty
from ui.kit.tasks import Task
from ui.kit.words import Words, heading, muted, rule
from ui.parts.figures.canvas import FigureCanvas
from workbench.charts.calibration import chart_of
from workbench.charts.model import Figure
from workbench.judgements import FEW, Bin, Calibration, Entry, Share
from workbench.judgements.scoring import calibration, shares
from workbench.values.text import counted

_MARGIN, _AROUND = 12, 8.0
"""Pixels beside the chart, and millimetres that the canvas leaves around it."""
_MOST = 12
"""Lines by analyst or subject that are shown."""
_BY = (("analyst", "By analyst"), ("subject", "By subject"), ("scale", "By scale"))


Parts = tuple[tuple[str, list[Share]], ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of some judgements, and of their parts under a title each; a chart where there is any."""

    entries: tuple[Entry, ...]
    all: Calibration
    parts: Parts
    chart: Figure | None


def _scored(entries: tuple[Entry, ...], _task: Task) -> Scored:
    found = calibration(entries)
    parts = tuple((title, shares(entries, by)) for by, title in _BY)
    return Scored(entries, found, parts, chart_of(found) if found.bins else None)


class ScorePanel(Column):
    """The right column beside the ledger."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=_MARGIN, gap=6)
        self.workspace = workspace
        self.setAccessibleName("Score")
        self._entries: tuple[Entry, ...] | None = None
        self._shown: tuple[Calibration, Parts] | None = None
        self.above, self._above = column_of(6)
        self.below, self._below = column_of(6)
        self.chart = FigureCanvas()
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.chart.setHorizontalScrollBarPolicy(off)
        self.chart.setVerticalScrollBarPolicy(off)
        self.chart.opened.connect(workspace.show)
        self.chart.hide()
        for widget in (self.above, self.chart, self.below):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the score of some judgements, which is computed beside the work of the window."""
        wanted = tuple(entries)
        if wanted != self._entries:
            self._entries = wanted
            self.workspace.tasks.run_quietly(partial(_scored, wanted), self._on_scored)

    def _on_scored(self, answer: Scored) -> None:
        if answer.entries is not self._entries or (answer.all, answer.parts) == self._shown:
            return
        self._shown = answer.all, answer.parts
        empty(self._above)
        empty(self._below)
        for widget in _score(answer.all):
            self._above.addWidget(widget)
        self.chart.show_figure(answer.chart)
        self.chart.setVisible(answer.chart is not None)
        self._fit_chart()
        for widget in _bands(answer.all):
            self._below.addWidget(widget)
        for title, some in answer.parts:
            for widget in _by(title, some):
                self._below.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chart is as wide as the column, and as high as it takes then."""
        super().resizeEvent(event)
        self._fit_chart()

    def _fit_chart(self) -> None:
        figure = self.chart.figure
        if figure is not None:
            wide = self.viewport().width() - 2 * _MARGIN
            self.chart.setFixedHeight(round(wide * (figure.height + _AROUND) / (figure.width + _AROUND)))


def _score(found: Calibration) -> Iterator[QWidget]:
    if found.score is None or found.base_rate is None or found.base_score is None:
        yield heading("No score yet", 1.1)
        yield muted("The Brier score appears once a judgement with a likelihood was decided.")
        return
    yield heading(f"Brier score {found.score:.3f}", 1.1)
    yield muted(
        f"{counted(found.count, 'outcome')}. 0 is perfect; an even chance on everything scores 0.250. "
        f"{found.base_rate:.0%} happened: this share given to every judgement scores {found.base_score:.3f}."
    )
    if found.is_few:
        yield Words(f"Fewer than {FEW} outcomes: the figures say little yet.", "warning")
    yield rule()
    yield heading("How often each term came true")


def _bands(found: Calibration) -> Iterator[QWidget]:
    several = len({one.scale for one in found.bins}) > 1
    for one in found.bins:
        yield _line(one, several)
    if found.not_counted:
        yield rule()
        yield muted(found.not_counted)


def _line(one: Bin, says_scale: bool) -> Words:
    scale = f"{one.scale_name}, " if says_scale else ""
    return Words(
        f"{scale}{one.word} ({one.range_text}): {one.happened} of {one.count}, "
        f"{one.observed:.0%} ({one.least:.0%}–{one.most:.0%})",
        "text" if one.fits else "warning",
        0.92,
    )


def _by(title: str, some: Sequence[Share]) -> Iterator[QWidget]:
    if len(some) < 2:
        return
    yield heading(title)
    for share in some[:_MOST]:
        score = "no score" if share.score is None else f"{share.score:.3f}"
        few = " (few)" if 0 < share.count < FEW else ""
        yield muted(f"{share.title or 'Not named'}: {score}, {counted(share.count, 'outcome')}{few}")
    if len(some) > _MOST:
        yield muted(f"and {len(some) - _MOST:,} more: narrow the list")
