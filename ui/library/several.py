"""What can be said of several sources at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.controls import Choice
from ui.parts.words import heading, muted, quiet_button
from ui.workspace import Workspace
from workbench.sources.model import HANDLING, RELIABILITY

KEEP = "\0"


class SeveralPanel(QWidget):
    """Grade, handling and origin of the chosen sources, each in one change."""

    def __init__(
        self, workspace: Workspace, group: Callable[[], object], ungroup: Callable[[], object]
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._ids: list[str] = []
        self._heading = heading("", 1.1)
        keep = [(KEEP, "Leave as they are")]
        grades = [("", "The outlet's grade"), *((grade, grade) for grade in RELIABILITY)]
        marks = [(mark, mark or "Not marked") for mark in HANDLING]
        self.grade = Choice([*keep, *grades], self._set_grade, "Grade of all")
        self.handling = Choice([*keep, *marks], self._set_handling, "Handling of all")
        self.name = muted("")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(
            muted("Sources that go back to one origin count as one voice, however many outlets repeat it.")
        )
        column.addWidget(quiet_button("Group as one origin  (Ctrl+G)", group))
        column.addWidget(quiet_button("Take out of their origin", ungroup))
        column.addSpacing(8)
        for words, field in (("Grade", self.grade), ("Handling", self.handling)):
            column.addWidget(muted(words))
            column.addWidget(field)
        column.addStretch(1)

    def show_sources(self, ids: list[str]) -> None:
        """Be about these sources."""
        self._ids = ids
        self._heading.setText(f"{len(ids):,} sources")
        self.grade.show_value(KEEP)
        self.handling.show_value(KEEP)

    def _set_grade(self, grade: str) -> None:
        self._set("reliability", self.grade.currentData(), f"Grade {grade or 'of the outlet'}")

    def _set_handling(self, mark: str) -> None:
        self._set("handling", self.handling.currentData(), f"Mark {mark or 'as unmarked'}")

    def _set(self, field: str, value: str, label: str) -> None:
        if value == KEEP:
            return
        self._all(
            f"{label}: {len(self._ids)} sources",
            lambda source_id: self._workspace.case.sources.update(source_id, **{field: value}),
        )

    def _all(self, label: str, verb: Callable[[str], object]) -> None:
        ids = list(self._ids)

        def change() -> None:
            with self._workspace.case.change(label):
                for source_id in ids:
                    verb(source_id)

        self._workspace.attempt(change)
