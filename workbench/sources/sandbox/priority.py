"""Programs that read documents give way to the window, and to whatever else the user does."""

import os

NICER = 5
"""Steps of priority: enough for the window to go first, little enough that a busy machine ends no reading."""


def give_way() -> None:
    """Have this process go last where the machine has too little for all; for good.

    On Windows whoever starts a process says so, with BELOW_NORMAL.
    """
    if hasattr(os, "nice"):
        os.nice(NICER)
