"""A case that takes long to open is locked like one that is open: opening it is stopped."""

from typing import TYPE_CHECKING

from ui.shell.opening.opener import Attempt, Opener

if TYPE_CHECKING:
    from collections.abc import Callable


class WhileOpening:
    """The encrypted case that is being opened, if any."""

    def __init__(self, over: "Callable[[], object]") -> None:
        """`over` is called when it is no longer being opened, whatever came of it."""
        self._over = over
        self._opener: Opener | None = None
        self._attempt: Attempt | None = None

    def begin(self, opener: Opener, attempt: Attempt) -> None:
        """From now on it can be stopped, until it is open or refused."""
        if self._opener is None:
            opener.busy.connect(self._on_busy)
        self._opener, self._attempt = opener, attempt

    def stop(self) -> Attempt | None:
        """Stop it: the case, whose passphrase is then asked for again; None where none is being opened."""
        attempt = self._attempt
        if self._opener is None or attempt is None:
            return None
        self._opener.stop(is_told=False)
        self._attempt = None
        return Attempt(attempt.path, read_only=attempt.read_only)

    def _on_busy(self, words: str) -> None:
        if not words and self._opener is not None:
            self._opener.busy.disconnect(self._on_busy)
            self._opener = self._attempt = None
            self._over()
