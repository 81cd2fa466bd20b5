"""Functions that the tests of jobs have computed in a child process."""

import os
import time

from workbench.values.errors import Refused


def total(numbers: list[int], *, twice: bool = False) -> int:
    """The sum, once or twice; it also prints, which is no part of the answer."""
    print("counting")
    return sum(numbers) * (2 if twice else 1)


def where() -> tuple[int, int]:
    """The process that computes and its parent."""
    return os.getpid(), os.getppid()


def refuse() -> None:
    """Raise what the user would be told."""
    raise Refused("There are no numbers.", "Nothing was changed.")


def raise_unsendable() -> None:
    """Raise an error that no pipe can carry."""
    raise OddError(lambda: None)


class OddError(Exception):
    """Holds what cannot be pickled."""


def die() -> None:
    """End without an answer."""
    os._exit(7)


def compute_for(seconds: float, note: str) -> None:
    """Write this process's id to the file `note` and keep the processor busy."""
    with open(note, "w") as file:
        file.write(str(os.getpid()))
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        sum(range(10_000))
