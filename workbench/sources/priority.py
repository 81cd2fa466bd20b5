"""Programs that read documents give way to the window, and to whatever else the user does."""

import os

_NICER = 10


def give_way() -> None:
    """Have this process go last where the machine has too little for all; for good.

    On Windows whoever starts a process says so, with BELOW_NORMAL.
    """
    if hasattr(os, "nice"):
        os.nice(_NICER)
