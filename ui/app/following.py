"""Following the case: a view says which kinds of things it shows and is told when they may look different."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.app.workspace import Workspace
from workbench.casefile import Change, Ids
from workbench.casefile.journal.change import united


class Follower(Protocol):
    """A view, or a part of one, that shows things of the case. It is a QObject as well."""

    shows: frozenset[str]
    """The kinds of things (`workbench.kinds`) that it shows."""

    def follow(self, change: Change, /) -> None:
        """Show again what a change touched. `affected` has the kinds it shows and no others."""


def follow_case(follower: Follower, workspace: Workspace) -> None:
    """Let `follower` follow the case as long as it lives.

    What is not on the screen is told when it comes up, of all changes since as one. Raises TypeError
    for a follower that is no QObject.
    """
    if not isinstance(follower, QObject):
        raise TypeError(f"{type(follower).__name__} is no QObject")
    _Following(follower, follower, workspace)


class _Following(QObject):
    def __init__(self, follower: Follower, owner: QObject, workspace: Workspace) -> None:
        super().__init__(owner)
        self._follower = follower
        self._widget = owner if isinstance(owner, QWidget) else None
        self._waiting: tuple[Change, dict[str, Ids]] | None = None
        """The last change that was not shown yet, and what all of them touched."""
        if self._widget is not None:
            self._widget.installEventFilter(self)
        workspace.changed.connect(self._on_changed)

    def _on_changed(self, change: Change) -> None:
        shows = self._follower.shows
        affected = {kind: ids for kind, ids in change.affected.items() if kind in shows}
        if not affected:
            return
        if self._widget is not None and not self._widget.isVisible():
            # Rows are for those who write; a view that waits keeps only what it has to show again.
            before = self._waiting[1] if self._waiting else {}
            self._waiting = (change, united(before, affected))
            return
        self._follower.follow(change.about(change.ids, affected))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up with what changed meanwhile."""
        if event.type() == QEvent.Type.Show and self._waiting is not None:
            (change, affected), self._waiting = self._waiting, None
            self._follower.follow(change.about({}, affected))
        return super().eventFilter(watched, event)
