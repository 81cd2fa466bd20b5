"""Asking the system about files without waiting for one that does not answer: a dead network share, say."""

import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

Result = TypeVar("Result")
PATIENCE = 0.1
"""Seconds that a window may keep its user waiting."""


def promptly(ask: Callable[[], Result], unknown: Result, patience: float = PATIENCE) -> Result:
    """What `ask` gives; `unknown` where it gives nothing within `patience` seconds or the system refuses."""
    return all_promptly([ask], unknown, patience)[0]


def all_promptly(
    asks: Sequence[Callable[[], Result]], unknown: Result, patience: float = PATIENCE
) -> list[Result]:
    """The same for several at once, with one patience for all.

    Whatever does not answer is left to a thread that ends with its answer, or with the program.
    """
    answers = [unknown] * len(asks)

    def work(number: int, ask: Callable[[], Result]) -> None:
        try:
            answers[number] = ask()
        except OSError:
            answers[number] = unknown

    threads = [
        threading.Thread(target=work, args=(number, ask), name="groundwork asking", daemon=True)
        for number, ask in enumerate(asks)
    ]
    end = time.monotonic() + patience
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
    # A copy: what answers later changes nothing any more.
    return list(answers)
