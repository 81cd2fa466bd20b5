"""The reader joined to the case: shows a source with its clips, and does what the keys ask."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QSplitter, QTabWidget, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.view import Making, begin
from ui.app.workspace import Place, Workspace
from ui.kit.commands import CommandSet
from ui.parts.reading.clip_marks import bearing_of_clip, bearing_of_source, card_of, mark_of
from ui.parts.reading.heading_words import in_text, meta_line
from ui.parts.reading.image_view import ImageView, is_shown_as_picture
from ui.parts.review_marks import ReviewMark
from ui.parts.source.source_card import SourceCard
from ui.rooms.reader.clip_actions import ClipActions
from ui.rooms.reader.clip_panel import ClipPanel
from ui.rooms.reader.inline_box import Answer, InlineBox, Option
from ui.rooms.reader.new_names import NewNames
from ui.rooms.reader.placing import Placing
from ui.rooms.reader.reader_pane import ReaderPane
from ui.rooms.reader.reading_first import ReadingFirst
from ui.rooms.reader.reviews import ReviewsOfClips
from ui.rooms.reader.second_reading import SecondReading
from ui.rooms.reader.suggestions import Suggestions
from workbench.annotations import Region
from workbench.casefile import All, Change, Ids
from workbench.sources import Source
from workbench.values.deception import signs_shown
from workbench.values.errors import NotFound

ONE_BY_ONE = 100
"""Up to so many clips are shown anew one by one; beyond, all are read again."""


class SourceView(QWidget):
    """One source: text in the middle, the current clip and the card of the source at the right."""

    title = "Source"
    shows = frozenset({"source", "clip", "actor", "review", "review_round", "proposal"})
    """Actors are the names that are underlined, proposals the new ones; of reviews it is a second reading."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, in_steps: bool = False) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.source_id = self.clip_id = self.text = self._text_id = self._analyst_id = ""
        self._in_heading: Source | None = None
        self._then: Callable[[str, Option | None], None] | None = None
        self.making = begin(self._make(), in_steps)

    def _make(self) -> Making:
        self.pane = ReaderPane(self)
        self.pane.view.for_others = lambda words: self.workspace.case.guard.for_others(words, self.source_id)
        yield
        self.picture = ImageView(self.workspace)
        self.picture.hide()
        self.halves = _halves(self.picture, self.pane)
        column = _column(self, self.halves)
        self.setFocusProxy(self.pane.view)
        yield
        self.panel = ClipPanel(self.workspace)
        self.side = _tabs((self.panel, "Clip"))
        yield
        self.card = SourceCard(self.workspace)
        self.side.addTab(self.card, "Source")
        yield
        self.new_names = NewNames(self)
        self.side.addTab(self.new_names.panel, "Names")
        yield
        self.reading = SecondReading(self)
        column.insertWidget(0, self.reading.banner)
        self.side.setTabVisible(self.side.addTab(self.reading.panel, "Mark"), False)
        self.box = InlineBox(self)
        yield
        self.suggestions = Suggestions(self.workspace, self)
        self.actions_of_clip = ClipActions(self)
        self.placing = Placing(self)
        self.reading_first = ReadingFirst(self)
        self.whole_page = self.card.whole_page
        self.commands = _commands(self)
        self.box.taken.connect(self._on_taken)
        _connect(self)
        self.reviews = ReviewsOfClips(self)
        follow_case(self, self.workspace)

    # -- places -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Bring up a source, at a passage where one is named; a very long one a moment later."""
        if not self.reading_first.takes(place):
            if place.id and (place.id, self.workspace.case.analyst.id) != (self.source_id, self._analyst_id):
                self.show_source(place.id)
            self.show_passage(place)

    def show_passage(self, place: Place) -> None:
        """Bring up the clip and the passage that a place names."""
        if place.clip_id:
            self.make_current(place.clip_id)
        if place.start >= 0:
            self.pane.reveal(place.start, max(place.start + 1, place.end))

    def side_panel(self) -> QWidget | None:
        """The current clip, and the card of the source behind a tab."""
        return self.side

    def show_source(self, source_id: str) -> None:
        """Show a source with its clips; known names are underlined as soon as they are found."""
        case = self.workspace.case
        self.panel.show_clip("")
        self.clip_id, self._analyst_id = "", case.analyst.id
        try:
            source = case.sources.get(source_id)
            self.source_id, self.text = source_id, case.sources.text(source_id)
            self._text_id = case.sources.text_id(source_id)
        except NotFound as error:
            self.show_nothing(str(error))
            return
        self.card.show_source(source_id)
        self.new_names.look(anew=True)
        if not source.readable:
            self._show_picture(source)
            self.pane.clear(f"{source.title}\n\n{source.unread_reason}")
            return
        self.reading.look()
        self._show_picture(source)
        self.pane.show_source(
            signs_shown(source.title),
            meta_line(source),
            self.text,
            case.sources.structure(source_id),
            *self.reading.marks_and_cards(),
        )
        self._show_heading(source)
        self.suggestions.look(source_id, self.text)

    def _show_heading(self, source: Source) -> None:
        self._in_heading = source
        self.pane.set_heading(signs_shown(source.title), meta_line(source, self.pane.view.has_doubtful()))

    def _show_picture(self, source: Source) -> None:
        """A picture stands above the words that were recognised in it."""
        is_picture = is_shown_as_picture(source)
        self.picture.setVisible(is_picture)
        self.pane.setVisible(bool(self.text) or not is_picture)
        self.setFocusProxy(self.picture if is_picture else self.pane.view)
        if is_picture:
            self.picture.show_source(source)
            self._show_regions()
        else:
            self.picture.clear()

    def _show_regions(self) -> None:
        case = self.workspace.case
        regions = case.clips.regions(self.source_id)
        clips = [clip for clip in self.reading.clips() if clip.anchored != "orphan"]
        self.picture.show_clips(
            [(clip, regions[clip.id]) for clip in clips if clip.id in regions],
            bearing_of_source(case, self.source_id),
            self.clip_id,
        )

    def selected_region(self) -> Region | None:
        """The rectangle that is drawn on the picture; a passage that is selected counts for more."""
        if not self.picture.isVisible() or self.pane.selected_range():
            return None
        return self.picture.selection()

    def show_nothing(self, words: str) -> None:
        """Show no source but these words."""
        self.source_id = self.text = self.clip_id = ""
        self.reading.look()
        self.pane.clear(words)
        self.pane.show()
        self.picture.hide()
        self.picture.clear()
        self.card.show_source("")
        self.panel.show_clip("")
        self.new_names.look(anew=True)

    # -- the current clip ---------------------------------------------------------------------

    def make_current(self, clip_id: str) -> None:
        """Emphasise a clip, or a mark of a second reading, and show it at the right."""
        if self.reading.is_withheld(clip_id):
            clip_id = ""
        self.clip_id = clip_id
        self.pane.set_current(clip_id)
        if self.picture.isVisible():
            self.picture.canvas.clear_selection()
            self._show_regions()
        self.panel.show_clip(clip_id)
        self.commands.refresh()
        if self.reading.is_on and self.reading.panel.show_mark(clip_id):
            self.side.setCurrentWidget(self.reading.panel)
        elif clip_id:
            self.side.setCurrentWidget(self.panel)

    def has_clip(self) -> bool:
        """Whether a clip is current."""
        return bool(self.clip_id)

    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return self.picture.isVisible()

    def clip_at(self, start: int, end: int) -> str:
        """The id of a clip of exactly that stretch, "" when there is none."""
        for mark in self.pane.view.marks_at(start):
            if (mark.start, mark.end) == (start, end):
                return str(mark.id)
        return ""

    def take_all_suggestions(self) -> None:
        """Turn every underlined name into a mention, in one change that one undo takes back."""
        if self.reading.declines("all known names become mentions"):
            return
        self.suggestions.take_all(self.source_id, self.clip_at)

    # -- asking at the selection --------------------------------------------------------------

    def ask(
        self,
        question: str,
        words: str,
        options: Callable[[str], Sequence[Option]],
        then: Callable[[str, Option | None], None],
        placeholder: str = "",
    ) -> None:
        """Ask something in a box just below the selection."""
        self._then = then
        view = self.pane.view
        selected = self.pane.selected_range()
        y = view.y_of(selected[1] if selected else view.caret())
        below = QPoint(64, int(y if y is not None else 0) + view.fontMetrics().height() + 12)
        self.box.ask(question, words, options, view.viewport().mapTo(self, below), placeholder)

    def _on_taken(self, answer: Answer) -> None:
        self.pane.view.setFocus()
        if then := self._then:
            self.workspace.attempt(lambda: then(answer.typed, answer.option))

    def leave(self) -> None:
        """Esc: drop the selection, then the current clip, then go back to the sources."""
        if self.selected_region():
            self.picture.canvas.clear_selection()
        elif self.pane.selected_range():
            self.pane.view.drop_selection()
        elif self.clip_id:
            self.make_current("")
        else:
            self.workspace.show(Place("library", self.source_id))

    # -- signals ------------------------------------------------------------------------------

    def on_menu(self, where: QPoint) -> None:
        """Offer the commands where the menu was asked for."""
        menu = QMenu(self)
        self.commands.fill(menu)
        menu.exec(where)

    def on_suggestions(self, source_id: str) -> None:
        """Underline the known names of the source that is shown."""
        if source_id == self.source_id:
            self.pane.view.set_suggestions(self.suggestions.hits)

    def follow(self, change: Change) -> None:
        """Show again what of the source, its clips and the known names may be other."""
        if not self.source_id:
            return
        if change.touches("source", self.source_id):
            self._refresh_source()
            if not self.source_id:
                return
            self.panel.show_found()
        if self.reading.follow(change):
            self.show_clips_again()
            self.new_names.look()
        self._refresh_clips(change.affected.get("clip", frozenset()))
        if change.touches("actor"):
            self.suggestions.look(self.source_id, self.text)
        if change.touches_any(("actor", "proposal")):
            self.new_names.look()

    def _refresh_clips(self, touched: Ids) -> None:
        if self.picture.isVisible() and touched:
            self._show_regions()
        if isinstance(touched, All) or len(touched) > ONE_BY_ONE:
            self.show_clips_again()
        else:
            for clip_id in touched:
                self.show_clip_again(clip_id)

    def _refresh_source(self) -> None:
        try:
            source = self.workspace.case.sources.get(self.source_id)
        except NotFound as error:
            self.show_nothing(str(error))
            return
        if not source.readable or self.workspace.case.sources.text_id(self.source_id) != self._text_id:
            # A newer capture is in force: clips made in the old words would stand elsewhere in it.
            clip_id = self.clip_id
            self.show_source(self.source_id)
            if clip_id:
                self.make_current(clip_id)
        elif source != self._in_heading:
            self._show_heading(source)

    def show_clip_again(self, clip_id: str, review: ReviewMark | None = None) -> None:
        """Show what a clip is now; its mark of review follows by itself where none is given."""
        case = self.workspace.case
        if self.reading.is_withheld(clip_id):
            return
        try:
            clip = case.clips.get(clip_id)
        except NotFound:
            self.pane.remove_mark(clip_id)
            if clip_id == self.clip_id:
                self.make_current("")
            return
        if clip.source_id != self.source_id:
            return
        if in_text(clip):
            bearing = bearing_of_clip(case, clip_id, review or self.reviews.shown(clip_id))
            self.pane.add_mark(mark_of(clip, bearing), card_of(clip, bearing))
        else:
            self.pane.remove_mark(clip_id)

    def show_clips_again(self) -> None:
        """Read all clips of the source again."""
        marks, cards = self.reading.marks_and_cards()
        self.pane.set_marks_and_cards(marks, cards)
        if self.clip_id not in {mark.id for mark in marks}:
            self.make_current("")
        elif self.reading.is_on:
            self.reading.panel.show_mark(self.clip_id)


def _commands(view: SourceView) -> CommandSet:
    from ui.rooms.reader.source_commands import source_commands

    return CommandSet(view, source_commands(view), attempt=view.workspace.attempt)


def _connect(view: SourceView) -> None:
    """What is done in the text, in the box below it and in the picture."""
    view.box.left.connect(view.pane.view.setFocus)
    view.pane.mark_activated.connect(view.make_current)
    view.pane.suggestion_activated.connect(view.actions_of_clip.take_suggestion)
    view.pane.menu_wanted.connect(view.on_menu)
    view.pane.selection_changed.connect(view.commands.refresh)
    view.picture.selected.connect(view.commands.refresh)
    view.picture.region_activated.connect(view.make_current)
    view.suggestions.found.connect(view.on_suggestions)


def _column(view: QWidget, part: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(view)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(part)
    return column


def _halves(upper: QWidget, lower: QWidget) -> QSplitter:
    """A picture over the words that were recognised in it."""
    halves = QSplitter(Qt.Orientation.Vertical)
    halves.addWidget(upper)
    halves.addWidget(lower)
    halves.setStretchFactor(0, 3)
    halves.setStretchFactor(1, 2)
    halves.setChildrenCollapsible(False)
    halves.setSizes([600, 400])
    return halves


def _tabs(first: tuple[QWidget, str]) -> QTabWidget:
    """What stands beside the source; its last tab is shown only while it is read a second time."""
    side = QTabWidget()
    side.setDocumentMode(True)
    side.addTab(*first)
    return side
