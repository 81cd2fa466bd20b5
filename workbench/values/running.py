"""What runs beside the program and is stopped or ended with it, entered by whoever starts it.

Whoever stops it need not load the module that runs it, nor ask whether that is loaded: one that is being
loaded by another thread at this moment is there already, and cannot be used yet.
"""

from collections.abc import Callable

_stops: list[Callable[[], object]] = []
_ends: list[Callable[[], object]] = []


def enter(stop: Callable[[], object], end: Callable[[], object]) -> None:
    """`stop` cuts off what is under way, `end` lets nothing run on; either may be called from any thread."""
    _stops.append(stop)
    _ends.append(end)


def stop_all() -> None:
    """Cut off all that is under way."""
    for stop in tuple(_stops):
        stop()


def end_all() -> None:
    """The program ends: nothing runs on."""
    for end in tuple(_ends):
        end()
