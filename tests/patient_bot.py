"""The bot of pytest-qt with a patience that a busy machine does not use up: a timing never decides a test."""

from collections.abc import Callable

from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from tests.durability.patience import Patience


class PatientBot(QtBot):
    """Waits until a time is over in which the program could have gone on."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 5000) -> None:
        """As in the library, except that time spent waiting for a processor does not count."""
        __tracebackhide__ = True
        patience = Patience(timeout / 1000)
        while True:
            try:
                super().waitUntil(callback, timeout=timeout)
            except TimeoutError:
                if patience.is_over:
                    raise
            else:
                return
