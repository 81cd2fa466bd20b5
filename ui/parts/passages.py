"""A passage as a card: the quote with its outlet, date and grade; a click opens it in its source."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.app.workspace import Place
from ui.kit.theme import colour
from ui.kit.words import Words, muted
from workbench.annotations import Clip
from workbench.case import Case
from workbench.casefile.journal.withheld import WITHHELD
from workbench.sources.model import Source
from workbench.values.moments import human_date
from workbench.values.records import dataclass
from workbench.values.text import is_right_to_left, one_line

STANCE_WORDS = {"supports": "For", "contradicts": "Against", "context": "Context"}
QUOTE_SHOWN = 420


@dataclass(frozen=True, slots=True)
class Passage:
    """A clip with the source it was cut from and what it does for a claim."""

    clip: Clip
    source: Source
    stance: str = ""
    origin: str = ""

    @property
    def outlet(self) -> str:
        """The publication, else the title or file name."""
        return self.source.publication_name or self.source.name_shown

    @property
    def place(self) -> Place:
        """Where the reader shows it."""
        clip = self.clip
        return Place("source", self.source.id, clip.start, clip.end, clip.id)

    @property
    def from_where(self) -> str:
        """`Agenzia Nova · 19 February 2025 · p. 3 · grade B`, as far as it is known."""
        parts = [isolated(self.outlet), human_date(self.source.published_on)]
        parts += [f"p. {self.clip.page}" if self.clip.page else "", f"grade {self.source.grade}"]
        parts += [f"one origin: {isolated(self.origin)}" if self.origin else ""]
        return "  ·  ".join(part for part in parts if part)


def passages_of_claim(case: Case, claim_id: str) -> list[Passage]:
    """The evidence of a claim, support first."""
    evidence = case.claims.evidence(claim_id)
    return passages_of_clips(case, [(case.clips.get(one.clip_id), one.stance) for one in evidence])


def passages_of_clips(case: Case, clips: Iterable[tuple[Clip, str]]) -> list[Passage]:
    """Clips, each with its stance, with their sources and origin groups."""
    groups = {group.id: group.name for group in case.sources.origin_groups()}
    withheld = withheld_clips(case)
    found = []
    for clip, stance in clips:
        source = case.sources.get(clip.source_id)
        origin = groups.get(source.origin_group_id or "", "")
        found.append(Passage(as_seen(clip, withheld), source, stance, origin))
    return found


def withheld_clips(case: Case) -> frozenset[str]:
    """The clips that the present analyst must not see."""
    return case.reviews.readings.withheld_clips() if case.has_reviews else frozenset()


def as_seen(clip: Clip, withheld: frozenset[str]) -> Clip:
    """A clip as the present analyst may see it: without words where it is withheld (`withheld_clips`).

    It is while its source is read a second time without sight of the clips of others.
    """
    if clip.id not in withheld:
        return clip
    return replace(
        clip, quote=WITHHELD, translation="", note="", tags=(), start=0, end=0, page="", anchored="exact"
    )


def isolated(text: str) -> str:
    """Words of any script in a line of another: between Unicode's isolate marks."""
    return f"\u2068{text}\u2069" if is_right_to_left(text) else text


def set_direction(widget: QWidget, text: str) -> None:
    """Let a widget run in the direction of its words."""
    right_to_left = is_right_to_left(text)
    direction = Qt.LayoutDirection
    widget.setLayoutDirection(direction.RightToLeft if right_to_left else direction.LeftToRight)


class PassageCard(QFrame):
    """Quote, translation and where it is from. Click, Enter or Space opens the passage."""

    opened = Signal(Place)
    """The `Place` of the passage."""

    def __init__(self, passage: Passage, parent: QWidget | None = None, compact: bool = False) -> None:
        super().__init__(parent)
        self.passage = passage
        self._hovered = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        clip = passage.clip
        stance = STANCE_WORDS.get(passage.stance, "")
        self.setAccessibleName(f"{stance} {passage.from_where}: {one_line(clip.shown, 120)}".strip())
        self.setToolTip("Open the passage in its source")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        quote = Words(f"“{one_line(clip.shown, 160 if compact else QUOTE_SHOWN)}”", "text")
        set_direction(quote, clip.quote)
        column.addWidget(quote)
        if clip.translation:
            translation = Words(one_line(clip.translation, QUOTE_SHOWN), "muted")
            set_direction(translation, clip.translation)
            column.addWidget(translation)
        if clip.note and not compact:
            column.addWidget(muted(f"Note: {one_line(clip.note, QUOTE_SHOWN)}"))
        self.foot = QHBoxLayout()
        self.foot.setSpacing(4)
        self.foot.addWidget(muted(passage.from_where), 1)
        column.addLayout(self.foot)
        if clip.anchored == "orphan":
            column.addWidget(Words("No longer found in the newest text of its source.", "warning", 0.92))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar in the colour of the stance; a ground of its own under the mouse or focus."""
        painter = QPainter(self)
        active = self._hovered or self.hasFocus()
        painter.fillRect(self.rect(), colour("raised" if active else "surface"))
        stance = self.passage.stance
        bar = colour(stance if stance in STANCE_WORDS else "clip")
        painter.fillRect(0, 0, 3, self.height(), bar)
        if self.hasFocus():
            painter.setPen(colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        self._hovered = True
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Stand back."""
        self._hovered = False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the passage."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.opened.emit(self.passage.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the passage."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.passage.place)
        else:
            super().keyPressEvent(event)
