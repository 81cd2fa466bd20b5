"""Places of networks that were laid out before: a network looks the same wherever it is drawn."""

import threading
from collections import OrderedDict

from workbench.charts.network.graph import Shape
from workbench.charts.network.layout import Places, places_of
from workbench.values.job import Job

_MOST = 12
AT_ONCE = 150
"""Actors that are laid out within the program; more are left to a child process."""
_kept: OrderedDict[Shape, Places] = OrderedDict()
_lock = threading.Lock()


def places(shape: Shape, job: Job | None = None) -> Places:
    """The places of a network, laid out now if they are not known.

    A large one takes some seconds in a child process, which ends when the job is cancelled; then Cancelled is
    raised.
    """
    found = known(shape)
    if found is None:
        found = places_of(shape) if len(shape.ids) <= AT_ONCE else (job or Job()).in_child(places_of, shape)
        keep(shape, found)
    return found


def known(shape: Shape) -> Places | None:
    """The places of a network where it was laid out before."""
    with _lock:
        found = _kept.get(shape)
        if found is not None:
            _kept.move_to_end(shape)
        return found


def keep(shape: Shape, found: Places) -> None:
    """Remember the places of a network; those that were not asked for longest are forgotten."""
    with _lock:
        _kept[shape] = found
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
