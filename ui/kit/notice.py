"""A message shown in the window without stopping the work."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workbench.values.records import dataclass


class Offer(QObject):
    """What a button offers for a time only."""

    over = Signal()
    """It can no longer be taken."""


@dataclass(frozen=True, slots=True)
class Notice:
    """`severity` is info, good, warning or error; `action` names a button, `run` is what it does.

    Where there is an `offer`, the button goes when that is over. A new notice takes the place of an
    earlier one on the same `topic`. One that `stays` goes only when it is dismissed.
    """

    text: str
    severity: str = "info"
    action: str = ""
    run: Callable[[], None] | None = None
    offer: Offer | None = None
    topic: str = ""
    stays: bool = False
