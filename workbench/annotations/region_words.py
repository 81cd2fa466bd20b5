"""The words that were recognised within a rectangle of a picture."""

from workbench.annotations.model import Region
from workbench.sources.reading.model import Span

_MOST_FOREIGN = 0.2


def words_within(structure: tuple[Span, ...], region: Region) -> tuple[int, int]:
    """The stretch of the text whose words stand in the rectangle; (0, 0) where none do.

    Also (0, 0) where the words between the first and the last stand mostly elsewhere, as when a
    rectangle cuts across columns: no quote is better than somebody else's words.
    """
    first, last = _page(structure, region.page)
    words = [span for span in structure if span.kind == "word" and first <= span.start and span.end <= last]
    inside = [span for span in words if _is_in(span, region)]
    if not inside:
        return 0, 0
    start, end = inside[0].start, inside[-1].end
    between = [span for span in words if start <= span.start and span.end <= end]
    if len(between) - len(inside) > _MOST_FOREIGN * len(between):
        return 0, 0
    return start, end


def page_label(structure: tuple[Span, ...], page: int) -> str:
    """The printed number of a page; "" for a picture of one page."""
    pages = [span for span in structure if span.kind == "page"]
    numbered = next((span.label for span in pages if span.label == str(page + 1)), "")
    return numbered or (pages[page].label if page < len(pages) else str(page + 1) if page else "")


def _page(structure: tuple[Span, ...], page: int) -> tuple[int, int]:
    """Where the words of a page stand in the text; a picture without pages is one."""
    pages = [span for span in structure if span.kind == "page"]
    if not pages:
        return (0, max((span.end for span in structure), default=0)) if page == 0 else (0, 0)
    span = next((span for span in pages if span.label == str(page + 1)), None)
    return (span.start, span.end) if span else (0, 0)


def _is_in(span: Span, region: Region) -> bool:
    """Whether the middle of a word is in the rectangle."""
    edges = span.label.split()
    if len(edges) != 4:
        return False
    x0, y0, x1, y1 = map(float, edges)
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return region.x0 <= x <= region.x1 and region.y0 <= y <= region.y1
