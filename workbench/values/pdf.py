"""PDF files: laid out by the libraries of the window, which the workbench has not.

Whoever starts the program and has them says so with `lay_out_with`. A script that does not can write no PDF.
"""

from collections.abc import Callable

from workbench.values.errors import Refused
from workbench.values.records import dataclass


@dataclass(frozen=True, slots=True)
class Pages:
    """What is laid out on A4 pages: plain HTML, what is printed above each page and below it."""

    title: str
    html: str
    above: str = ""
    below: str = ""


LayOut = Callable[[Pages], bytes]
_known: list[LayOut] = []


def lay_out_with(lay_out: LayOut) -> None:
    """Let PDF files be made by this from now on. It is called on the thread that writes the file."""
    _known[:] = [lay_out]


def laid_out(pages: Pages) -> bytes:
    """The PDF file. Refused where nothing can lay it out."""
    if not _known:
        raise Refused(
            "PDF cannot be written here: the libraries of the window are missing.",
            "No file was written.",
            "Use the window or the command “groundwork”, or write a .docx or .html file.",
        )
    return _known[0](pages)
