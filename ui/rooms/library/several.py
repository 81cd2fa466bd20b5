"""What can be said of several sources at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Choice
from ui.kit.dates import DateField
from ui.kit.entry_line import EntryLine
from ui.kit.tasks import Task
from ui.kit.words import heading, muted, quiet_button
from ui.parts.marks import HANDLING_CHOICES, PROTECTION_CHOICES
from ui.parts.outlet_completer import OutletCompleter
from workbench.sources.model import RELIABILITY

KEEP = "\0"
AT_ONCE = 100
"""Up to so many sources are changed while the user waits."""


class SeveralPanel(QWidget):
    """Outlet, grade, language, date, marking and origin of the chosen sources, each in one change."""

    def __init__(
        self,
        workspace: Workspace,
        group: Callable[[], object],
        ungroup: Callable[[], object],
        review: Callable[[bool], object],
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._ids: list[str] = []
        self._heading = heading("", 1.1)
        keep = [(KEEP, "Leave as they are")]
        grades = [("", "The outlet's grade"), *((grade, grade) for grade in RELIABILITY)]
        self.grade = Choice([*keep, *grades], self._set_grade, "Grade of all")
        self.handling = Choice([*keep, *HANDLING_CHOICES], self._set_handling, "Handling of all")
        self.protection = Choice([*keep, *PROTECTION_CHOICES], self._set_protection, "Protection of all")
        self.outlet = _line("Outlet of all", self._set_outlet)
        self._outlets = OutletCompleter(self)
        self.outlet.setCompleter(self._outlets)
        self.language = _line("Language of all", self._set_language)
        self.published = DateField(self._set_published, "Leave as they are", while_typing=False)
        self.published.setAccessibleName("Date of all")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(
            muted("Sources that go back to one origin count as one voice, however many outlets repeat it.")
        )
        column.addWidget(quiet_button("Group as one origin  (Ctrl+G)", group))
        column.addWidget(quiet_button("Take out of their origin", ungroup))
        column.addWidget(quiet_button("Mark as reviewed  (Ctrl+R)", partial(review, True)))
        column.addWidget(quiet_button("Mark as not reviewed", partial(review, False)))
        column.addSpacing(8)
        for words, field in (
            ("Outlet", self.outlet), ("Grade", self.grade), ("Published", self.published),
            ("Language", self.language), ("Handling", self.handling), ("Protection", self.protection),
        ):  # fmt: skip
            label = muted(words)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        column.addStretch(1)

    def show_sources(self, ids: list[str]) -> None:
        """Be about these sources."""
        case = self._workspace.case
        self._ids = ids
        self._heading.setText(f"{len(ids):,} sources")
        for choice in (self.grade, self.handling, self.protection):
            choice.show_value(KEEP)
        for line in (self.outlet, self.language):
            line.clear()
        self.published.show_date("", f"{len(ids)} {hash(tuple(ids))}")
        self._outlets.offer(case)
        self.setEnabled(not case.read_only)

    # -- setting ------------------------------------------------------------------------------

    def _set_grade(self, _value: str) -> None:
        grade = str(self.grade.currentData())
        self._set(f"Grade {grade or 'of the outlet'}", reliability=grade)

    def _set_handling(self, _value: str) -> None:
        mark = str(self.handling.currentData())
        self._set(f"Mark {mark or 'as unmarked'}", handling=mark)

    def _set_protection(self, _value: str) -> None:
        protection = str(self.protection.currentData())
        self._set("Protect" if protection == "protected" else "Open", protection=protection)

    def _set_outlet(self) -> None:
        name = self.outlet.text().strip()
        if name:
            self._set(f"Outlet {name}", publication=name)

    def _set_language(self) -> None:
        language = self.language.text().strip()
        if language:
            self._set(f"Language {language}", language=language)

    def _set_published(self, _of: str, iso: str) -> None:
        if iso:
            self._set(f"Published {iso}", published_on=iso)

    def _set(self, label: str, **values: str) -> None:
        if KEEP in values.values():
            return
        case, ids = self._workspace.case, list(self._ids)
        label = f"{label}: {len(ids):,} sources"

        def work(task: Task | None = None) -> int:
            with case.change(label):
                for number, source_id in enumerate(ids):
                    if task and number % AT_ONCE == 0:
                        task.report(number, len(ids))
                    case.sources.update(source_id, **values)
            return len(ids)

        if len(ids) > AT_ONCE:
            self._workspace.tasks.run(label, work, self._on_done, self._on_failed)
        elif self._workspace.attempt(work):
            self._on_done(len(ids))

    def _on_done(self, count: int) -> None:
        self._workspace.notice(f"{count:,} sources are changed. Undo takes it back for all of them.", "good")

    def _on_failed(self, why: str) -> None:
        self._workspace.notice(why, "error")


def _line(name: str, save: Callable[[], object]) -> EntryLine:
    line = EntryLine("Leave as they are", name)
    line.returnPressed.connect(save)
    return line
