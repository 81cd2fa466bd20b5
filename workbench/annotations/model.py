"""A clip as the rest of the program sees it."""

from workbench.values.records import dataclass

CONTEXT_LENGTH = 32
"""Code points of context kept before and after a quote (as Hypothesis does)."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A passage of a source's text: `quote == text[start:end]`, in code points, end exclusive.

    `anchored` is "exact", "moved" (placed again in a newer version of the source) or "orphan": gone
    from the newer version, and still standing in the one it points to. `score` says how sure the
    present place is (0 to 1). `made_*` say where the clip was made, when it was moved since.
    """

    id: str
    text_id: str
    source_id: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    page: str
    translation: str
    note: str
    tags: tuple[str, ...]
    anchored: str
    analyst_id: str
    created_at: str
    score: float = 1.0
    made_text_id: str = ""
    made_start: int = -1
    made_end: int = -1

    @property
    def shown(self) -> str:
        """The quote; for a region in which no words were recognised, what it is."""
        return self.quote or "A region of the picture"


@dataclass(frozen=True, slots=True)
class Region:
    """The rectangle of a clip on a picture or page; edges as shares of width and height, from the top left.

    `page` counts from 0.
    """

    clip_id: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
