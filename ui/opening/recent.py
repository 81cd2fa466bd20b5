"""The cases opened last, as paths only: a title may say more than a stolen laptop should."""

from pathlib import Path

from ui.settings import settings

MOST = 8
_KEY = "recent/cases"


def recent_cases() -> list[Path]:
    """The paths, the newest first, as far as the files are still there."""
    return [path for path in _stored() if path.exists()]


def remember_case(path: Path) -> None:
    """Put a path at the head of the list."""
    path = path.resolve()
    paths = [path, *(known for known in _stored() if known != path)][:MOST]
    settings().setValue(_KEY, [str(known) for known in paths])


def last_case() -> Path | None:
    """The case that was open when the window was last closed."""
    stored = str(settings().value("recent/open", "") or "")
    path = Path(stored)
    return path if stored and path.exists() else None


def remember_open(path: Path | None) -> None:
    """Note which case is open, for the next start."""
    settings().setValue("recent/open", str(path.resolve()) if path else "")


def _stored() -> list[Path]:
    stored = settings().value(_KEY, [])
    # A list of one comes back from an ini file as plain text.
    names = [stored] if isinstance(stored, str) else list(stored or [])
    return [Path(str(name)) for name in names if name]
