"""Giving tags to the chosen claims and taking them off, in one change for all of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QInputDialog, QWidget

from ui.app.workspace import AT_ONCE, Workspace
from ui.kit.commands import Command
from workbench.values.text import counted


class TaggingCommands:
    """What is done with tags to the claims that are chosen."""

    def __init__(self, owner: QWidget, workspace: Workspace, chosen: Callable[[], list[str]]) -> None:
        self._owner = owner
        self._workspace = workspace
        self._chosen = chosen

    def commands(self, menu: str, possible: Callable[[], bool]) -> list[Command]:
        """Adding one and removing one."""
        return [
            Command(
                "claims.tags.add", "Add tag…", self.add, "T", menu, possible, "To all selected claims",
                begins_group=True,
            ),
            Command(
                "claims.tags.take", "Remove tag…", self.take, "Shift+T", menu, possible,
                "From all selected claims",
            ),
        ]  # fmt: skip

    def add(self) -> None:
        """Ask for a tag, the known ones to choose from."""
        ids, tags = self._chosen(), self._workspace.case.tags
        if not ids:
            self._workspace.hint("Select one or more claims first.")
            return
        # The empty one first: Enter alone is to change nothing.
        names = ["", *(tag.name for tag in tags.all())]
        words = f"Tag for {counted(len(ids), 'selected claim')}:"
        name, said = QInputDialog.getItem(self._owner, "Add tag", words, names, 0, True)
        if said and name.strip():
            self._do(
                partial(tags.put, name, ids), f"Tag “{name.strip()}” added to", "Already tagged so.", ids
            )

    def take(self) -> None:
        """Ask which of their tags they lose."""
        ids, tags = self._chosen(), self._workspace.case.tags
        names = tags.of_claims(ids)
        if not names:
            self._workspace.hint("The selected claims have no tags of their own.")
            return
        words = f"Remove from {counted(len(ids), 'selected claim')}:"
        name, said = QInputDialog.getItem(self._owner, "Remove tag", words, names, 0, False)
        if said:
            self._do(partial(tags.take, name, ids), f"Tag “{name}” removed from", "Not tagged so.", ids)

    def _do(self, verb: Callable[[], int], done: str, nothing: str, ids: list[str]) -> None:
        def tell(number: int) -> None:
            if number:
                self._workspace.notify_undoable(f"{done} {counted(number, 'claim')}.")
            else:
                self._workspace.hint(nothing)

        label = f"Change tags of {counted(len(ids), 'claim')}"
        self._workspace.attempt_or_run(label, lambda _job: verb(), tell, is_long=len(ids) > AT_ONCE)
