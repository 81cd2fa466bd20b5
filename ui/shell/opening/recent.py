"""The cases opened last, as paths only: a title may say more than a stolen laptop should.

A file name may say too much as well. A machine can be set to remember nothing: no paths, no folders,
no place to come back to.
"""

from pathlib import Path

from ui.kit.settings import settings

MOST = 8
_KEY = "recent/cases"
_REMEMBERS = "recent/remember"
_TELLING = (
    _KEY, "recent/open", "opening/folder", "library/folder", "composer/import_folder", "window/place",
    "window/place_case", "export",
)  # fmt: skip
"""Settings from which one learns which cases there are, or where their files lie."""


def remembers() -> bool:
    """Whether this machine remembers cases and folders."""
    return str(settings().value(_REMEMBERS, "yes")) != "no"


def set_remembering(wanted: bool) -> None:
    """Remember cases and folders from now on, or forget what is known and remember nothing."""
    settings().setValue(_REMEMBERS, "yes" if wanted else "no")
    forget_traces()


def forget_traces() -> None:
    """Forget which cases and folders were used, where this machine is set to remember nothing."""
    if remembers():
        return
    for name in _TELLING:
        settings().remove(name)
    settings().sync()


def recent_cases() -> list[Path]:
    """The paths, the newest first, as far as the files are still there or the system does not say."""
    from workbench.values.promptly import all_promptly

    paths = _stored()
    are_there = all_promptly([path.exists for path in paths], True)
    return [path for path, is_there in zip(paths, are_there, strict=True) if is_there]


def remember_case(path: Path) -> None:
    """Put a path at the head of the list."""
    if not remembers():
        return
    path = path.resolve()
    paths = [path, *(known for known in _stored() if known != path)][:MOST]
    settings().setValue(_KEY, [str(known) for known in paths])


def last_case() -> Path | None:
    """The case that was open when the window was last closed."""
    from workbench.values.promptly import promptly

    stored = str(settings().value("recent/open", "") or "")
    path = Path(stored)
    return path if stored and promptly(path.exists, True) else None


def remember_open(path: Path | None) -> None:
    """Note which case is open, for the next start."""
    settings().setValue("recent/open", str(path.resolve()) if path and remembers() else "")


def _stored() -> list[Path]:
    stored = settings().value(_KEY, [])
    # A list of one comes back from an ini file as plain text.
    names = stored if isinstance(stored, list) else [stored]
    return [Path(str(name)) for name in names if name]
