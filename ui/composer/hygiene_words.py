"""The hygiene report of a deliverable in plain sentences."""

from typing import Any


def hygiene_lines(deliverable: Any) -> list[str]:
    """One sentence a line."""
    report = deliverable.hygiene
    return [str(line) for line in report] if isinstance(report, list | tuple) else [str(report)]
