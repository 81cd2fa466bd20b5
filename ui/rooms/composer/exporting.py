"""An export as it runs on another thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Union

from ui.kit.tasks import Task
from workbench.case import Case

if TYPE_CHECKING:
    from workbench.attack.model import Examination
    from workbench.deliver import Deliverable

Outcome = Union["Deliverable", "Examination"]
"""The file that was written, or what must be accepted before it is."""


class NotAccepted(Exception):
    """Raised in the middle of an export: something was recovered that nobody has accepted."""

    def __init__(self, found: "Examination") -> None:
        self.found = found
        super().__init__(len(found.to_accept))


@dataclass(frozen=True, slots=True)
class Export:
    """What is asked of an export. `accepted` is what was shown and accepted a moment ago."""

    brief_id: str
    path: Path
    profile: str
    template: str
    issued_at: str
    override: str
    answers: Mapping[str, str] = field(default_factory=dict)
    client: str = ""
    replaces: bool = False
    other_readers: bool = False
    protected: bool = False
    proof_sheet: bool = True
    accepted: "Examination | None" = None

    def work(self, case: Case) -> Callable[[Task], tuple[Path, Outcome]]:
        """The work of the task: it ends early with what nobody has accepted."""

        def work(task: Task) -> tuple[Path, Outcome]:
            # Imported here: it brings the writer with it.
            from workbench.attack.readers import READERS
            from workbench.deliver import Examiner

            for asked, why in self.answers.items():
                case.guard.confirm(asked, why)
            readers = tuple(READERS) if self.other_readers else ()
            examiner = Examiner(readers, self._review, task.job, self.accepted)
            try:
                deliverable = case.deliver(
                    self.brief_id, self.path, self.profile, self.template, self.issued_at, self.override,
                    self.client, self.replaces, examiner, self.protected, self.proof_sheet,
                )  # fmt: skip
            except NotAccepted as stopped:
                return self.path, stopped.found
            return self.path, deliverable

        return work

    def _review(self, found: "Examination") -> None:
        accepted = {find.key for find in self.accepted.to_accept} if self.accepted else set()
        if {find.key for find in found.to_accept} - accepted:
            raise NotAccepted(found)
