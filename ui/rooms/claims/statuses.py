"""What was decided about claims, in words, and the commands that set it."""

from collections.abc import Callable

from ui.app.workspace import AT_ONCE, Workspace
from ui.kit.commands import Command
from workbench.values.text import counted

STATUS_WORDS = {"open": "Open", "accepted": "Accepted", "disputed": "Disputed", "rejected": "Rejected"}
STATUS_SHADES = {"accepted": "good", "disputed": "warning", "rejected": "danger"}
_KEYS = {"open": "O", "accepted": "A", "disputed": "D", "rejected": "R"}


class StatusCommands:
    """Set the status of the claims that are chosen, in one change."""

    def __init__(self, workspace: Workspace, chosen: Callable[[], list[str]]) -> None:
        self._workspace = workspace
        self._chosen = chosen

    def commands(self, menu: str, possible: Callable[[], bool]) -> list[Command]:
        """One for each status."""
        runs = {
            "open": self.mark_open, "accepted": self.mark_accepted,
            "disputed": self.mark_disputed, "rejected": self.mark_rejected,
        }  # fmt: skip
        return [
            Command(
                f"claims.status.{status}", f"Mark as {status}", run, _KEYS[status], menu, possible,
                "Of all selected claims", begins_group=status == "open",
            )
            for status, run in runs.items()
        ]  # fmt: skip

    def mark_open(self) -> None:
        """Nothing is decided about them."""
        self.mark("open")

    def mark_accepted(self) -> None:
        """They hold."""
        self.mark("accepted")

    def mark_disputed(self) -> None:
        """They are disputed."""
        self.mark("disputed")

    def mark_rejected(self) -> None:
        """They do not hold."""
        self.mark("rejected")

    def mark(self, status: str) -> None:
        """Set it; the notice offers to undo that."""
        workspace, ids = self._workspace, self._chosen()
        claims = workspace.case.claims
        if not ids:
            workspace.hint("Select one or more claims first.")
            return

        def tell(number: int) -> None:
            if number:
                workspace.notify_undoable(f"{counted(number, 'claim')} marked as {status}.")
            else:
                workspace.hint(f"Already marked as {status}.")

        label = f"Mark {counted(len(ids), 'claim')} as {status}"
        workspace.attempt_or_run(
            label, lambda job: claims.set_status(ids, status, job), tell, is_long=len(ids) > AT_ONCE
        )
