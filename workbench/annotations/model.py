"""A clip as the rest of the program sees it."""

from dataclasses import dataclass

CONTEXT_LENGTH = 32
"""Code points of context kept before and after a quote (as Hypothesis does)."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A passage of a source's text: `quote == text[start:end]`, in code points, end exclusive.

    `anchored` is "exact", "moved" (placed again in a newer text) or "orphan" (no longer placed).
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
