"""The passages for and against a claim side by side, context below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import MenuChoice
from ui.kit.dragging import CLIP, ids_in_mime
from ui.kit.theme import colour
from ui.kit.words import Words, muted, quiet_button, scaled_font
from ui.parts.passages import Passage, PassageCard, passages_of_claim
from ui.parts.review_marks import ReviewMark, mark_in
from workbench.values.text import counted

SIDE_BY_SIDE = 560
"""Pixels of width under which the two columns stand one below the other."""
STANCE_CHOICES = (("supports", "For"), ("contradicts", "Against"), ("context", "Context"))
_HEADS = {"supports": "For", "contradicts": "Against", "context": "Context"}
_TEACH = {
    "supports": "No supporting evidence. Make this the active claim, select a passage in a source and press"
    " S, or drag a clip here.",
    "contradicts": "No contradicting evidence. Press X in a source to add a passage against it.",
    "context": "",
}


class EvidenceCard(PassageCard):
    """A passage with its stance, which can be changed, and a way to take it away."""

    def __init__(self, workspace: Workspace, claim_id: str, passage: Passage) -> None:
        super().__init__(passage)
        self.workspace = workspace
        self._claim_id = claim_id
        self.opened.connect(workspace.show)
        self.stance = MenuChoice(STANCE_CHOICES, self._set_stance, "Stance")
        self.stance.hold_value(passage.stance, f"{claim_id} {passage.clip.id}")
        self.stance.set_shade("muted")
        self.remove = quiet_button("✕", self._remove, "Unlink this passage")
        self.remove.setAccessibleName("Unlink this passage")
        self._show_mark(mark_in(workspace.case, "clip", passage.clip.id))
        for button in (self.stance, self.remove):
            button.setFont(scaled_font(button, 0.88))
            self.foot.addWidget(button)

    def _show_mark(self, mark: ReviewMark) -> None:
        """A quiet tick or question of review, as on the cards of the reader."""
        if mark.sign:
            shown = Words(mark.sign, mark.shade, wrap=False)
            shown.setAccessibleName(mark.words)
            shown.setToolTip(mark.words)
            self.foot.addWidget(shown)

    def _set_stance(self, _of: str, stance: str) -> None:
        self.workspace.case.claims.cite(self._claim_id, self.passage.clip.id, stance)

    def _remove(self) -> None:
        case, clip_id = self.workspace.case, self.passage.clip.id
        self.workspace.attempt(lambda: case.claims.uncite(self._claim_id, clip_id))


class EvidenceColumn(QWidget):
    """The passages of one stance; a clip dropped here is cited so."""

    dropped = Signal(str, list)
    """The stance, and the ids of the clips."""

    def __init__(self, workspace: Workspace, stance: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.stance = stance
        self._over = False
        self.setAcceptDrops(True)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(8)
        self.head = Words(_HEADS[stance], stance, 1.0, bold=True)
        self.teach = muted(_TEACH[stance])
        self.box.addWidget(self.head)
        self.box.addWidget(self.teach)
        self.box.addStretch(1)
        self.cards: list[EvidenceCard] = []

    def show_passages(self, claim_id: str, passages: Sequence[Passage]) -> None:
        """Show these, or what to do."""
        for card in self.cards:
            self.box.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [EvidenceCard(self.workspace, claim_id, passage) for passage in passages]
        for number, card in enumerate(self.cards):
            self.box.insertWidget(1 + number, card)
        voices = len({passage.source.voice for passage in passages})
        tail = counted(voices, "independent origin")
        self.head.setText(f"{_HEADS[self.stance]}  ·  {tail}" if passages else _HEADS[self.stance])
        self.teach.setVisible(not passages and bool(self.teach.text()))
        if self.stance == "context":
            self.head.setText(_HEADS[self.stance])
            self.setVisible(bool(passages))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take clips."""
        if event.mimeData().hasFormat(CLIP):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:
        """Nothing is cited."""
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Cite the clips."""
        self._over = False
        self.update()
        event.acceptProposedAction()
        self.dropped.emit(self.stance, list(ids_in_mime(CLIP, event.mimeData())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame while something is held over it."""
        if self._over:
            painter = QPainter(self)
            painter.setPen(colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.end()


class EvidenceBoard(QWidget):
    """For | Against, Context below; one below the other where it is narrow."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._claim_id = ""
        self.columns = {stance: EvidenceColumn(workspace, stance) for stance in _HEADS}
        self.across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.across.setSpacing(16)
        for stance in ("supports", "contradicts"):
            self.across.addWidget(self.columns[stance], 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self.across)
        column.addWidget(self.columns["context"])
        for evidence in self.columns.values():
            evidence.dropped.connect(self._on_dropped)

    def show_claim(self, claim_id: str) -> None:
        """Show the evidence of a claim."""
        self._claim_id = claim_id
        passages = passages_of_claim(self.workspace.case, claim_id)
        for stance, column in self.columns.items():
            column.show_passages(claim_id, [known for known in passages if known.stance == stance])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        wide = self.width() >= SIDE_BY_SIDE
        self.across.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _on_dropped(self, stance: str, clip_ids: list[str]) -> None:
        case, claim_id = self.workspace.case, self._claim_id

        def cite() -> None:
            with case.change(f"Link {counted(len(clip_ids), 'clip')} to a claim"):
                for clip_id in clip_ids:
                    case.claims.cite(claim_id, clip_id, stance)

        if claim_id and clip_ids:
            self.workspace.attempt(cite)
