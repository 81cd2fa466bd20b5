"""A backup in words: when it was taken, how old it is and how large."""

from datetime import UTC, datetime

from workbench.casefile.backups import Backup
from workbench.values.moments import human_date
from workbench.values.text import counted

_CLOCKS_DIFFER = 120
"""Seconds by which a clock that runs right may have been corrected."""


def when(backup: Backup) -> str:
    """`18 February 2025, 10:11` on the clock of this machine."""
    local = backup.taken_at.astimezone()
    return f"{human_date(local.strftime('%Y-%m-%d'))}, {local.strftime('%H:%M')}"


def age(backup: Backup, now: datetime | None = None) -> str:
    """`3 hours ago` in the largest unit that fits."""
    seconds = ((now or datetime.now(UTC)) - backup.taken_at).total_seconds()
    if seconds < -_CLOCKS_DIFFER:
        return "dated ahead of the clock"
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        number = int(seconds // length)
        if number:
            return f"{counted(number, unit)} ago"
    return "just now"


def size(backup: Backup) -> str:
    """Megabytes, or kilobytes for a small one."""
    return f"{backup.size / 1e6:,.1f} MB" if backup.size >= 1e6 else f"{backup.size / 1e3:,.0f} kB"
