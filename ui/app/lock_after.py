"""After how many minutes without the user a case is locked: a setting of this machine."""

from ui.kit.settings import settings

DEFAULT_MINUTES = 10
CHOICES = (5, 10, 15, 30, 0)
"""Minutes; 0 is never."""
_KEY = "lock/minutes"


def lock_after() -> int:
    """Minutes without a sign of the user after which a case is locked; 0 is never."""
    stored = settings().value(_KEY, DEFAULT_MINUTES)
    try:
        return max(0, int(str(stored)))
    except ValueError:
        return DEFAULT_MINUTES


def set_lock_after(minutes: int) -> None:
    """Set it for this machine."""
    settings().setValue(_KEY, minutes)
