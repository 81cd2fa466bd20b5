"""Which numbers, dates, names and quotations of an item its passages have: each match and each miss."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.kit.words import Words
from ui.parts.passages import isolated
from workbench.case import Case
from workbench.proving import Item
from workbench.review import Target
from workbench.review.wording import ids_of_evidence
from workbench.values.errors import NotFound
from workbench.values.text import one_line

_SHOWN, _MOST = 60, 12
_REST = 150
"""Milliseconds for which an item is looked at before its words are compared."""
_Checked = tuple[Target, tuple[Item, ...]]


class CheckedWords(QWidget):
    """Three lines over the passage; hidden where an item holds nothing that can be checked."""

    checked = Signal()
    """The items of what is shown were compared."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._target: Target | None = None
        self.items: Sequence[Item] = ()
        self.found = Words("", "good", 0.92)
        self.differing = Words("", "danger", 0.92)
        self.missing = Words("", "warning", 0.92)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        for words in (self.found, self.differing, self.missing):
            column.addWidget(words)
        self.hide()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._compare)

    def check(self, target: Target | None) -> None:
        """Compare an item with its passages, off this thread; statements and claims only."""
        if target != self._target:
            self._show(())
        self._target = target
        # Items that are gone through quickly are not compared: that would slow down the next key.
        self._rest.start()

    def _compare(self) -> None:
        target, case = self._target, self._workspace.case
        if target is None or target.table not in ("statement", "claim", "evidence"):
            return

        def work(_task: Task) -> _Checked:
            return target, _items_of(case, target)

        self._workspace.tasks.run_quietly(work, self._on_checked)

    def _on_checked(self, checked: _Checked) -> None:
        target, items = checked
        if target == self._target:
            self._show(items)
            self.checked.emit()

    def _show(self, items: Sequence[Item]) -> None:
        self.items = items
        lines = (
            (self.found, "proven", "In the passages"),
            (self.differing, "contradicted", "The passages say otherwise"),
            (self.missing, "unproven", "Not in the passages"),
        )
        for words, state, head in lines:
            known = [item for item in items if item.state == state]
            told = ", ".join(
                isolated(f"“{one_line(item.checkable.words, _SHOWN)}”") for item in known[:_MOST]
            )
            more = f" and {len(known) - _MOST} more" if len(known) > _MOST else ""
            words.setText(f"{head}: {told}{more}")
            words.setToolTip("\n".join(item.why for item in known))
            words.setVisible(bool(known))
        self.setVisible(bool(items))

    def stretches(self, clip_id: str) -> list[tuple[int, int]]:
        """Where the quote of a clip has what the item says, or says it otherwise."""
        return [
            (item.start, item.end)
            for item in self.items
            if item.clip_id == clip_id and item.part == "quote" and item.start < item.end
        ]


def _items_of(case: Case, target: Target) -> tuple[Item, ...]:
    try:
        if target.table == "statement":
            return case.proving.statement(target.id).items
        claim_id = ids_of_evidence(target.id)[0] if target.table == "evidence" else target.id
        return case.proving.claim(claim_id).items
    except NotFound:  # Deleted meanwhile.
        return ()
