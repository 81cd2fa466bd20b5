"""The figures of a brief: those that show nothing (F01), and those that no client gets (F02)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.briefs import Brief
from workbench.charts.kinds import kind_named
from workbench.charts.wanted import NothingToDraw
from workbench.guard import Piece
from workbench.tradecraft.finding import Finding

if TYPE_CHECKING:
    from workbench.case import Case
    from workbench.charts.figures import Chosen


def check_drawn(case: "Case", brief: Brief) -> Iterator[Finding]:
    """F01 for figures that would be empty; F02 for figures for the house only."""
    for chosen in _chosen(case, brief):
        kind = kind_named(chosen.kind)
        if kind.internal:
            yield Finding(
                "F02", "info", f"The figure “{kind.title}” is not printed in files for clients.",
                "It shows grades, which are internal.",
                "Choose another figure for clients, or leave it for the internal file.",
                words=kind.title, profile="client",
            )  # fmt: skip
            continue
        try:
            case.figures.draw(chosen)
        except NothingToDraw as error:
            yield Finding(
                "F01", "warning", f"The figure “{kind.title}” shows nothing: {error.what}",
                "An empty figure is left out of the file.",
                error.do or "Remove the figure from the brief.",
                words=kind.title,
            )  # fmt: skip


def drawn_pieces(case: "Case", brief: Brief, client: str) -> Iterator[Piece]:
    """The words of the figures of a brief: nothing reads them out of a picture later."""
    if not _chosen(case, brief):
        return
    for number, figure in enumerate(case.figures.drawn(brief.id, client, internal=False), 1):
        for words in figure.words:
            yield Piece(f"figure {number}", words)


def _chosen(case: "Case", brief: Brief) -> list["Chosen"]:
    return case.figures.of_brief(brief.id) if case.briefs.figure_rows(brief.id) else []
