"""The figures of a brief: what is empty, for the house only, or shows what states do not agree on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.briefs import Brief
from workbench.charts.kinds import kind_named
from workbench.charts.wanted import NothingToDraw
from workbench.guard import Piece
from workbench.tradecraft.finding import Finding
from workbench.values.text import with_and

if TYPE_CHECKING:
    from workbench.case import Case
    from workbench.charts.figures import Chosen
    from workbench.charts.model import Figure

_LISTED = 6


def check_drawn(case: "Case", brief: Brief) -> Iterator[Finding]:
    """F01 for figures that would be empty, F02 for figures for the house only, F03 and F04 for maps.

    F03 says which disputed areas a map shows, F04 which places it cannot show.
    """
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
            yield from _of_map(case.figures.draw(chosen), kind.title)
        except NothingToDraw as error:
            yield Finding(
                "F01", "warning", f"The figure “{kind.title}” shows nothing: {error.what}",
                "An empty figure is left out of the file.",
                error.do or "Remove the figure from the brief.",
                words=kind.title,
            )  # fmt: skip


def _of_map(figure: "Figure", title: str) -> Iterator[Finding]:
    """What a reader may object to in a map, and what it leaves out."""
    if figure.disputed:
        yield Finding(
            "F03", "warning", f"The map shows disputed areas: {_listed(figure.disputed)}.",
            "Readers may take the way borders are drawn for a political position.",
            "Check the borders that are chosen for the client, or choose a map that does not show the area.",
            words=title,
        )  # fmt: skip
    if figure.left_out:
        yield Finding(
            "F04", "info", f"The map leaves out {_listed(figure.left_out)}: without coordinates.",
            "A place that the text names is not on the map.",
            "Enter the coordinates on the page of the place.",
            words=title,
        )  # fmt: skip


def _listed(names: tuple[str, ...]) -> str:
    shown, more = names[:_LISTED], len(names) - _LISTED
    return with_and([*shown, f"{more} more"] if more > 0 else list(shown))


def drawn_pieces(case: "Case", brief: Brief, client: str) -> Iterator[Piece]:
    """The words of the figures of a brief: nothing reads them out of a picture later."""
    if not _chosen(case, brief):
        return
    for number, figure in enumerate(case.figures.drawn(brief.id, client, internal=False), 1):
        for words in figure.words:
            yield Piece(f"figure {number}", words)


def _chosen(case: "Case", brief: Brief) -> list["Chosen"]:
    return case.figures.of_brief(brief.id) if case.briefs.figure_rows(brief.id) else []
