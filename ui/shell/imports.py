"""Our modules are imported without PySide reading their source.

At every import PySide looks through the source of the new module for its own name, to know whether the
optional features of PySide may concern it. We use none of these features, and looking takes some
milliseconds of every hundred that opening a case takes.
"""

import sys
from collections.abc import Sequence
from types import ModuleType

_OF_PYSIDE = ("PySide6", "shiboken6", "shibokensupport", "__feature__")
_IGNORED = -1
"""What PySide notes of a module whose source does not name it."""


class _Noting:
    """A finder that finds nothing; it notes each module before it is imported."""

    def __init__(self, known: dict[str, int]) -> None:
        self._known = known
        for name in list(sys.modules):
            self.note(name)

    def note(self, name: str) -> None:
        """Keep PySide from looking at a module."""
        if name.partition(".")[0] not in _OF_PYSIDE:
            self._known.setdefault(name, _IGNORED)

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        """The module is found by the finders that come after."""
        self.note(fullname)


def import_unread() -> None:
    """From now on PySide reads no source; where it keeps its notes elsewhere, all is as before."""
    feature = sys.modules.get("shibokensupport.feature")
    known = getattr(feature, "pyside_feature_dict", None)
    if isinstance(known, dict) and not any(isinstance(finder, _Noting) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Noting(known))
