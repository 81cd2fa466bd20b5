"""The left half: a passage marked in its source, in the middle of the view."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.words import Words
from ui.parts.passages import withheld_clips
from ui.parts.reading.clip_marks import Bearing
from ui.parts.reading.heading_words import in_text, meta_line
from ui.parts.reading.image_view import ImageView, is_shown_as_picture
from ui.parts.reading.spans import Mark
from ui.parts.reading.text_view import ReaderTextView
from ui.rooms.review.checked_words import CheckedWords
from workbench.annotations import Clip
from workbench.casefile.journal.withheld import WITHHELD
from workbench.review import Passage
from workbench.sources import Source
from workbench.values.deception import signs_shown
from workbench.values.errors import NotFound

_HEIGHT = 0.38
"""How far down the view a passage begins, as a share of its height."""
_SIDE, _LEAST = 20, 12


class PassagePane(QWidget):
    """Shows one source at a time; it stays open while the passages of the next items are in it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._source: Source | None = None
        self._text_id = ""
        self._clip: Clip | None = None
        self._title = Words("", factor=1.1, bold=True)
        self._meta = Words("", "muted", 0.92)
        self._empty = Words("", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text = ReaderTextView()
        self.text.for_others = lambda words: workspace.case.guard.for_others(words, self.source_id)
        self.picture = ImageView(workspace, can_draw=False)
        self.checked = CheckedWords(workspace)
        self.checked.checked.connect(self._mark_checked)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._centre)
        self._build()
        self.show_nothing()

    def _build(self) -> None:
        for label in (self._title, self._meta):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        head = QVBoxLayout()
        head.setContentsMargins(_SIDE, _LEAST, _SIDE, 8)
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._meta)
        head.addWidget(self.checked)
        self._halves = QSplitter(Qt.Orientation.Vertical)
        self._halves.addWidget(self.picture)
        self._halves.addWidget(self.text)
        self._halves.setSizes([600, 300])
        self._halves.setChildrenCollapsible(False)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._halves, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(reading)

    @property
    def source_id(self) -> str:
        """The source that is open; "" for none."""
        return self._source.id if self._source else ""

    @property
    def clip_id(self) -> str:
        """The clip whose passage is shown; "" for none."""
        return self._clip.id if self._clip else ""

    # -- what is shown ------------------------------------------------------------------------

    def show_nothing(self, words: str = "") -> None:
        """Show no source; nothing of the last one stays in the widgets."""
        self._source, self._clip, self._text_id = None, None, ""
        self.text.set_unknown([])
        self.text.clear()
        self.picture.clear()
        self._title.clear()
        self._meta.clear()
        self._empty.setText(words)
        self._stack.setCurrentIndex(0)

    def show_source(self, source_id: str) -> None:
        """Show a source as a whole, from its beginning."""
        self._clip = None
        if self._open(source_id):
            self.text.set_marks([])

    def show_passage(
        self, passage: Passage, beside: Sequence[Passage], within: tuple[int, int] = (0, 0)
    ) -> None:
        """Show one passage in its source; `beside` are the others that its item rests on.

        `within` are code points of the passage to set off in it, (0, 0) for none.
        """
        case = self._workspace.case
        try:
            self._clip = case.clips.get(passage.clip_id)
        except NotFound:
            self.show_nothing("This passage is no longer in the case.")
            return
        withheld = withheld_clips(case)
        if self._clip.id in withheld:
            self.show_nothing(WITHHELD)
            return
        if not self._open(passage.source_id):
            return
        here = {one.clip_id: one.stance for one in (passage, *beside) if one.source_id == passage.source_id}
        start, end = within
        clips = [
            self._clip,
            *case.clips.of_ids(
                [one for one in here if one != self._clip.id and one not in withheld]
            ).values(),
        ]
        self.text.set_marks(
            [
                Mark(clip.id, clip.start, clip.end, here.get(clip.id) or "clip")
                for clip in clips
                if in_text(clip)
            ]
            + [
                Mark(f"{clip.id} found", clip.start + start, clip.start + end, "first")
                for clip in clips[:1]
                if in_text(clip) and start < end
            ]
        )
        self.text.set_current(self._clip.id)
        self._mark_checked()
        self._show_regions(clips)
        self._centre()

    def _mark_checked(self) -> None:
        """Underline what of the item the passage has."""
        clip = self._clip
        found = self.checked.stretches(clip.id) if clip is not None and in_text(clip) else []
        # Only a clip of one stretch has its words where it has its place.
        whole = clip is not None and clip.end - clip.start == len(clip.quote)
        start = clip.start if clip is not None else 0
        self.text.set_unknown([(start + one, start + end) for one, end in found] if whole else [])

    def show_again(self) -> None:
        """What the source is called, or says, may have changed."""
        self._text_id = ""

    def _open(self, source_id: str) -> bool:
        """Bring up a source unless it is open; False when it is gone."""
        case = self._workspace.case
        try:
            text_id = case.sources.text_id(source_id)
            if self.source_id == source_id and text_id == self._text_id:
                return True
            same_text = self.source_id == source_id and self.text.text == case.sources.text(source_id)
            source = self._source = case.sources.get(source_id)
        except NotFound:
            self.show_nothing("This source is no longer in the case.")
            return False
        if not source.readable:
            self.show_nothing(f"{signs_shown(source.title)}\n\n{source.unread_reason}")
            return False
        self._text_id = text_id
        if not same_text:
            text = case.sources.text(source_id)
            self.text.show_text(text, case.sources.structure(source_id))
            self._show_picture(source, bool(text))
            self._again.start()
        self._title.setText(signs_shown(source.title))
        self._meta.setText(meta_line(source, self.text.has_doubtful()))
        self._stack.setCurrentIndex(1)
        return True

    def _show_picture(self, source: Source, has_text: bool) -> None:
        is_picture = is_shown_as_picture(source)
        self.picture.setVisible(is_picture)
        self.text.setVisible(has_text or not is_picture)
        if is_picture:
            self.picture.show_source(source)
        else:
            self.picture.clear()

    def _show_regions(self, clips: Sequence[Clip]) -> None:
        if self.picture.isHidden() or self._clip is None:
            return
        regions = self._workspace.case.clips.regions(self._clip.source_id)
        shown = [(clip, regions[clip.id]) for clip in clips if clip.id in regions]
        self.picture.show_clips(shown, Bearing({}, {}, {}, {}), self._clip.id)

    # -- where --------------------------------------------------------------------------------

    def _centre(self) -> None:
        clip = self._clip
        if clip is not None and in_text(clip):
            self.text.scroll_to(clip.start, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The passage stays in the middle."""
        super().resizeEvent(event)
        self._again.start()
