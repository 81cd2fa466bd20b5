"""Stretches of a text to be read with doubt: nobody would have seen them, or they look like other words."""

from collections.abc import Iterator

from ui.parts.reading.spans import Mark
from workbench.sources.reading.model import Span
from workbench.values.deception import deceptions


def doubtful_marks(text: str, structure: tuple[Span, ...]) -> Iterator[Mark]:
    """A mark for each hidden stretch of the source and for each that deceives the eye; the label says why."""
    for number, span in enumerate(structure):
        if span.kind == "hidden":
            yield Mark(f"hidden-{number}", span.start, span.end, "hidden", span.label)
    for number, found in enumerate(deceptions(text)):
        yield Mark(f"deception-{number}", found.start, found.end, "deception", found.reads_as)
