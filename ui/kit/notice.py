"""A message shown in the window without stopping the work."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """`severity` is info, good, warning or error; `action` names a button, `run` is what it does."""

    text: str
    severity: str = "info"
    action: str = ""
    run: Callable[[], None] | None = None
