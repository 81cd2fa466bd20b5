"""How good the judgements were that the ledger shows: Brier score, calibration, by analyst and subject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Column
from ui.kit.tasks import Task
from ui.kit.words import Words, heading, muted, rule
from workbench.judgements import FEW, Bin, Calibration, Entry, Share
from workbench.judgements.scoring import calibration, shares
from workbench.values.text import counted

_MOST = 12
"""Lines by analyst or subject that are shown."""
_BY = (("analyst", "By analyst"), ("subject", "By subject"), ("scale", "By scale"))


Parts = tuple[tuple[str, list[Share]], ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of some judgements, and of their parts under a title each."""

    entries: tuple[Entry, ...]
    all: Calibration
    parts: Parts


def _scored(entries: tuple[Entry, ...], _task: Task) -> Scored:
    return Scored(entries, calibration(entries), tuple((title, shares(entries, by)) for by, title in _BY))


class ScorePanel(Column):
    """The right column beside the ledger."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=12, gap=6)
        self.workspace = workspace
        self.setAccessibleName("Score")
        self._entries: tuple[Entry, ...] = ()
        self._shown: tuple[Calibration, Parts] | None = None

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the score of some judgements, which is reckoned beside the work of the window."""
        self._entries = tuple(entries)
        self.workspace.tasks.run_quietly(partial(_scored, self._entries), self._on_scored)

    def _on_scored(self, answer: Scored) -> None:
        if answer.entries is not self._entries or (answer.all, answer.parts) == self._shown:
            return
        found, parts = self._shown = answer.all, answer.parts
        self.empty()
        for widget in self._widgets(found):
            self.box.addWidget(widget)
        for title, some in parts:
            for widget in _by(title, some):
                self.box.addWidget(widget)
        self.box.addStretch(1)

    def _widgets(self, found: Calibration) -> Iterator[QWidget]:
        if found.score is None or found.base_rate is None or found.base_score is None:
            yield heading("No score yet", 1.1)
            yield muted("The Brier score appears once a judgement with a likelihood was decided.")
        else:
            yield heading(f"Brier score {found.score:.3f}", 1.1)
            yield muted(
                f"{counted(found.count, 'outcome')}. 0 is perfect; an even chance on everything scores "
                f"0.250. {found.base_rate:.0%} happened: this share given to every judgement scores "
                f"{found.base_score:.3f}."
            )
            if found.is_few:
                yield Words(f"Fewer than {FEW} outcomes: the figures say little yet.", "warning")
            yield rule()
            yield heading("How often each term came true")
            for one in found.bins:
                yield _line(one, len({each.scale for each in found.bins}) > 1)
        yield rule()
        yield muted(
            f"Not counted: {found.undecided:,} not decided, {found.untold:,} that cannot be decided, "
            f"{found.unscored:,} without a likelihood."
        )


def _line(one: Bin, says_scale: bool) -> Words:
    scale = f"{one.scale_name}, " if says_scale else ""
    return Words(
        f"{scale}{one.words.split(' / ')[0]} ({one.range_text}): {one.happened} of {one.count}, "
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
