"""Files that a step cut off in the middle leaves beside a case; cleared by the next who holds its lock."""

from pathlib import Path

REKEYED = ".rekeyed"
"""The case written anew under another key, until it takes the place of the case."""
RESTORING = ".restoring"
"""A backup being copied, until it takes the place of the case."""


def clear(case_path: Path) -> None:
    """Remove what was left; only for who holds the lock of the case."""
    for kind in (REKEYED, RESTORING):
        for ending in ("", "-journal", "-wal", "-shm"):
            case_path.with_name(case_path.name + kind + ending).unlink(missing_ok=True)
