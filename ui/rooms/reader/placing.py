"""Placing by hand the clips of a source that lost their words in a newer capture."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from ui.rooms.reader.inline_box import Option
from workbench.annotations.renewal import orphans, place
from workbench.values.text import fold, one_line

if TYPE_CHECKING:
    from ui.rooms.reader.source_view import SourceView

_LONGEST = 70


class Placing:
    """The verbs of one source view that find a lost clip its place."""

    def __init__(self, view: "SourceView") -> None:
        self._view = view
        self._workspace = view.workspace
        self._case = view.workspace.case

    def place_here(self) -> None:
        """P: the selected passage is what a clip that lost its place belongs to."""
        if self._view.reading.declines("clips are placed"):
            return
        lost = orphans(self._case, self._view.source_id) if self._view.source_id else []
        selected = self._view.pane.selected_range()
        if not lost:
            self._workspace.hint("All clips in this source were found.")
        elif selected is None:
            self._workspace.hint("Select the passage where the clip belongs; then P places it there.")
        elif len(lost) == 1:
            self._place(lost[0].id, *selected)
        else:
            take = partial(self._take, selected=selected)
            self._view.ask("Which clip belongs here?", "", self._options, take, "Words of the clip")

    def _options(self, typed: str) -> Sequence[Option]:
        lost = orphans(self._case, self._view.source_id)
        wanted = fold(typed)
        found = [clip for clip in lost if wanted in fold(f"{clip.quote} {clip.note}")]
        return [
            Option(one_line(clip.quote, _LONGEST), one_line(clip.note, _LONGEST), clip.id, "", "clip")
            for clip in found
        ]

    def _take(self, _typed: str, option: Option | None, selected: tuple[int, int]) -> None:
        if option is not None:
            self._place(str(option.value), *selected)

    def _place(self, clip_id: str, start: int, end: int) -> None:
        placed = self._workspace.attempt(lambda: place(self._case, clip_id, start, end))
        if placed:
            self._view.make_current(placed.id)
            self._workspace.notice("Clip moved here. Its quote was updated.", "good")
