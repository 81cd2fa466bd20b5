"""Figures that leave the program as pictures: what must stay in the house says so on the picture."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.charts.drawing import png, svg
from workbench.charts.look import Look
from workbench.charts.model import Figure, Mark, rectangle
from workbench.values.errors import CannotWrite, Refused
from workbench.values.file_names import file_name_of
from workbench.values.internal import INTERNAL

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

FORMS = (".png", ".svg")
_MARK = "INTERNAL - "
_BANNER = 7.0
"""Millimetres above a figure for the words that it is internal."""


def for_others(case: "CaseParts", figure: Figure, client_id: str = "") -> Figure:
    """The figure as other programs may get it: under a line that says so where it is internal.

    It is where it is of a kind for the house only, or its words hold what no client may read.
    """
    client = case.clients.get(client_id).name if client_id else ""
    with case.snapshot():
        hits = case.guard.search("\n".join(figure.words), "client", client)
    return marked_internal(figure) if figure.internal or any(hit.stops for hit in hits) else figure


def marked_internal(figure: Figure) -> Figure:
    """The same figure under a line that says that it is internal."""
    moved = tuple(_lower(mark) for mark in figure.marks)
    banner = (
        Mark("area", rectangle(0, 0, figure.width, _BANNER - 1.5), "", "ink"),
        Mark("words", ((2.0, (_BANNER - 1.5) / 2),), "paper", "", 9.0, INTERNAL, bold=True),
    )
    return replace(figure, height=figure.height + _BANNER, marks=(*banner, *moved), internal=True)


def suggested_picture_name(figure: Figure) -> str:
    """The name that a picture of a figure, as `for_others` gives it, is suggested to be saved under."""
    name = file_name_of(f"{figure.caption[:80].rstrip(' .')}.png")
    return f"{_MARK}{name}" if figure.internal else name


def save_picture(figure: Figure, path: Path, look: Look) -> None:
    """Write a figure, as `for_others` gives it, as PNG or SVG after the ending of the path.

    Raises Refused for another ending, CannotWrite where the file cannot be written.
    """
    if path.suffix.lower() not in FORMS:
        raise Refused(f"“{path.name}” is neither a PNG nor an SVG.", do="End the name with .png or .svg.")
    data = png(figure, look) if path.suffix.lower() == ".png" else svg(figure, look).encode()
    try:
        path.write_bytes(data)
    except OSError as error:
        raise CannotWrite(
            f"“{path.name}” was not saved ({error.strerror}).", do="Choose another folder."
        ) from error


def _lower(mark: Mark) -> Mark:
    points = tuple((x, y + _BANNER) for x, y in mark.points)
    holes = tuple(tuple((x, y + _BANNER) for x, y in hole) for hole in mark.holes)
    return replace(mark, points=points, holes=holes)
