"""Building very many objects at once without looking for cycles among them in between."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Leave automatic collection off until the end of the block; on again only if it was on before.

    For blocks that make tens of thousands of objects that all stay and form no cycles: Python would go
    through all of them several times, a quarter of the time, and find nothing to free.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
