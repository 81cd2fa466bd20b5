"""From when to when a post or a relation holds, and the passages that say so."""

from collections.abc import Callable

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.dates import DateField
from ui.kit.dragging import CLIP, ids_in_mime
from ui.kit.unsaved import Save
from ui.kit.words import quiet_button, quiet_line_style
from ui.parts.clip_picker import ClipPicker
from ui.parts.passages import Passage, PassageCard, passages_of_clips
from ui.parts.picker import put_away
from workbench.values.records import dataclass
from workbench.values.text import counted


def period_fields(save_from: Save, save_to: Save) -> tuple[DateField, DateField]:
    """The two dates, which may be partial."""
    fields = DateField(save_from, "since when"), DateField(save_to, "until now")
    for field, name in zip(fields, ("From when", "To when"), strict=True):
        field.setAccessibleName(name)
        field.setFixedWidth(field.fontMetrics().horizontalAdvance("30 September 2025") + 16)
        field.setStyleSheet(quiet_line_style())
    return fields


@dataclass(frozen=True, slots=True)
class Verbs:
    """What links a clip to the thing and unlinks it; both get the id of the thing and of the clip."""

    cite: Callable[[str, str], object]
    uncite: Callable[[str, str], object]


class EvidenceRows(QWidget):
    """A button with the number of passages; it opens them, and a way to add another.

    Clips may also be dropped here. The cards are made when it is opened.
    """

    def __init__(self, workspace: Workspace, verbs: Verbs, name: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._verbs = verbs
        self._name = name
        self._of = ""
        self._actor_ids: tuple[str, ...] = ()
        self._clip_ids: tuple[str, ...] = ()
        self.picker: ClipPicker | None = None
        self.button = quiet_button("", self._on_button, "Passages that say so; drop clips here to add them")
        self.button.setCheckable(True)
        self.add = quiet_button("Add passage", self.open_picker, "Choose a clip as evidence")
        self.cards: list[_Card] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.add)
        self.setAcceptDrops(True)
        self.hide()

    def show_evidence(self, of: str, clip_ids: tuple[str, ...], actor_ids: tuple[str, ...]) -> None:
        """Be about a post or relation; passages that name `actor_ids` are offered first."""
        if of != self._of:
            self.button.setChecked(False)
            self.close_picker()
        self._of, self._clip_ids, self._actor_ids = of, clip_ids, actor_ids
        words = f"{counted(len(clip_ids), 'passage')}" if clip_ids else "No evidence"
        self.button.setText(f"{words} ▾")
        self.button.setAccessibleName(f"Evidence for {self._name}: {words}")
        self._fill()

    def _fill(self) -> None:
        """The cards, where it is open."""
        is_open = self.button.isChecked()
        self.setVisible(is_open)
        for card in self.cards:
            self.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        if not is_open:
            return
        self.add.setVisible(self.picker is None and not self._workspace.case.read_only)
        case = self._workspace.case
        clips = case.clips.of_ids(self._clip_ids)
        known = [(clips[clip_id], "") for clip_id in self._clip_ids if clip_id in clips]
        for number, passage in enumerate(passages_of_clips(case, known)):
            card = _Card(passage, self._remove)
            card.opened.connect(self._workspace.show)
            self.cards.append(card)
            self.column.insertWidget(number, card)

    def _on_button(self) -> None:
        self.close_picker()
        self._fill()
        if self.button.isChecked() and not self._clip_ids and not self._workspace.case.read_only:
            self.open_picker()

    def open_picker(self) -> None:
        """Choose a clip by typing."""
        self.close_picker()
        self.picker = ClipPicker(self._workspace, self._actor_ids, frozenset(self._clip_ids))
        self.picker.picked.connect(self._on_picked)
        self.picker.left.connect(self.close_picker)
        self.column.addWidget(self.picker)
        self.add.hide()
        self.picker.line.setFocus()

    def close_picker(self) -> None:
        """Put the picker away."""
        if self.picker is not None:
            picker, self.picker = self.picker, None
            put_away(picker)
            self.add.setVisible(not self._workspace.case.read_only)

    def _on_picked(self, clip_id: str) -> None:
        self.close_picker()
        self._link((clip_id,))

    def _link(self, clip_ids: tuple[str, ...]) -> None:
        case, of, verbs = self._workspace.case, self._of, self._verbs

        def link() -> None:
            with case.change(f"Link {counted(len(clip_ids), 'passage')} to {self._name}"):
                for clip_id in clip_ids:
                    verbs.cite(of, clip_id)

        if of and clip_ids:
            self._workspace.attempt(link)

    def _remove(self, clip_id: str) -> None:
        of, uncite = self._of, self._verbs.uncite
        self._workspace.attempt(lambda: uncite(of, clip_id))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept clips."""
        if event.mimeData().hasFormat(CLIP):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Link the clips."""
        event.acceptProposedAction()
        self._link(ids_in_mime(CLIP, event.mimeData()))


class _Card(PassageCard):
    """A passage with a way to unlink it."""

    def __init__(self, passage: Passage, remove: Callable[[str], object]) -> None:
        super().__init__(passage, compact=True)
        self._remove = remove
        self.unlink = quiet_button("✕", self._on_unlink, "Unlink this passage", "Unlink this passage")
        self.foot.addWidget(self.unlink)

    def _on_unlink(self) -> None:
        self._remove(self.passage.clip.id)
