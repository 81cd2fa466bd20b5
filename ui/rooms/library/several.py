"""What can be said of several sources at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Choice, Column
from ui.kit.dates import DateField
from ui.kit.entry_line import EntryLine
from ui.kit.tasks import Task
from ui.kit.words import heading, muted, quiet_button
from ui.parts.marks import HANDLING_CHOICES, PROTECTION_CHOICES
from ui.parts.outlet_completer import OutletCompleter
from workbench.sources.model import RELIABILITY
from workbench.values.text import counted

KEEP = "\0"
AT_ONCE = 100
"""Up to so many sources are changed while the user waits."""


class SeveralPanel(Column):
    """Outlet, grade, language, date, marking and origin of the chosen sources, each in one change."""

    def __init__(
        self,
        workspace: Workspace,
        group: Callable[[], object],
        ungroup: Callable[[], object],
        review: Callable[[bool], object],
    ) -> None:
        super().__init__(margin=16, gap=8)
        self._workspace = workspace
        self._ids: list[str] = []
        self._kept: list[str] = []
        self._heading = heading("", 1.1)
        keep = [(KEEP, "No change")]
        grades = [("", "The outlet's grade"), *((grade, grade) for grade in RELIABILITY)]
        self.grade = Choice([*keep, *grades], self._set_grade, "Grade of all")
        self.handling = Choice([*keep, *HANDLING_CHOICES], self._set_handling, "TLP marking of all")
        self.protection = Choice([*keep, *PROTECTION_CHOICES], self._set_protection, "Protection of all")
        self.outlet = _line("Outlet of all", self._set_outlet)
        self._outlets = OutletCompleter(self)
        self.outlet.setCompleter(self._outlets)
        self.language = _line("Language of all", self._set_language)
        self.published = DateField(self._set_published, "No change", while_typing=False)
        self.published.setAccessibleName("Date of all")
        column = self.box
        column.addWidget(self._heading)
        column.addWidget(muted("Sources of one origin count once, however many outlets repeat it."))
        column.addWidget(quiet_button("Group as one origin  (Ctrl+G)", group))
        column.addWidget(quiet_button("Remove from origin group", ungroup))
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
        self._build_lifting(column)
        column.addStretch(1)

    def _build_lifting(self, column: QVBoxLayout) -> None:
        """Setting protected sources open asks for a reason, or leaves their names in the list."""
        self.lifting = QWidget()
        lines = QVBoxLayout(self.lifting)
        lines.setContentsMargins(0, 4, 0, 0)
        lines.addWidget(
            muted(
                "Names of protected sources stay out of client files, also when the sources are set to open. "
                "Give a reason to lift the protection of their names as well."
            )
        )
        self.reason = EntryLine("Why they need not be protected")
        self.reason.returnPressed.connect(self._lift)
        lines.addWidget(self.reason)
        lines.addWidget(quiet_button("Lift protection", self._lift))
        lines.addWidget(quiet_button("Set to open, keep names back", self._open))
        lines.addWidget(quiet_button("Cancel", self._cancel_lifting, name="Leave them protected"))
        column.addWidget(self.lifting)
        self.lifting.hide()

    def show_sources(self, ids: list[str]) -> None:
        """Be about these sources."""
        case = self._workspace.case
        self._ids = ids
        self._heading.setText(counted(len(ids), "source"))
        for choice in (self.grade, self.handling, self.protection):
            choice.show_value(KEEP)
        for line in (self.outlet, self.language):
            line.clear()
        self.published.show_date("", f"{len(ids)} {hash(tuple(ids))}")
        self._cancel_lifting()
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
        guard = self._workspace.case.guard
        kept = {known.id for known in guard.kept_sources()} if protection == "open" else set()
        self._kept = [source_id for source_id in self._ids if source_id in kept]
        self.lifting.setVisible(bool(self._kept))
        if not self._kept:
            self._set("Protect" if protection == "protected" else "Open", protection=protection)

    def _open(self) -> None:
        self.lifting.hide()
        self._set("Open", protection="open")

    def _lift(self) -> None:
        """Set all of them open, and lift the protection of those that are kept back."""
        case, kept, others, reason = self._workspace.case, self._kept, self._ids, self.reason.text()

        def work() -> int:
            with case.change(f"Lift the protection of {counted(len(kept), 'source')}"):
                case.guard.lift_all(kept, reason)
                for source_id in others:
                    case.sources.update(source_id, protection="open")
            return len(others)

        if self._workspace.attempt(work):
            self._cancel_lifting()
            self._on_done(len(others))

    def _cancel_lifting(self) -> None:
        self.reason.clear()
        self.lifting.hide()
        self.protection.show_value(KEEP)

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
        self._workspace.notice(f"{counted(count, 'source')} changed.", "good")

    def _on_failed(self, why: str) -> None:
        self._workspace.notice(why, "error")


def _line(name: str, save: Callable[[], object]) -> EntryLine:
    line = EntryLine("No change", name)
    line.returnPressed.connect(save)
    return line
