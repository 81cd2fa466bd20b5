"""Marks of review on the cards of the reader."""

from typing import TYPE_CHECKING

from ui.parts.review_marks import NO_MARK, ReviewMark, marks_of
from ui.parts.review_rest import ReviewRest

if TYPE_CHECKING:
    from ui.rooms.reader.source_view import SourceView

ONE_BY_ONE = 100
"""Up to so many cards are shown anew one by one; beyond, all are read again."""


class ReviewsOfClips(ReviewRest):
    """Keeps the marks on the cards of a source as the case has them."""

    def __init__(self, view: "SourceView") -> None:
        super().__init__(view, view.workspace, "clip", self._refresh)
        self._view = view

    def shown(self, clip_id: str) -> ReviewMark:
        """The mark that the card of a clip has now."""
        card = self._view.pane.margin.card(clip_id)
        return card.review if card else NO_MARK

    def _refresh(self) -> None:
        """Show the cards again whose clip stands differently now."""
        if not self._view.source_id:
            return
        marks = marks_of(self._view.workspace.case, "clip")
        stale = {
            card.clip_id: marks.get(card.clip_id, NO_MARK)
            for card in self._view.pane.margin.cards()
            if card.review != marks.get(card.clip_id, NO_MARK)
        }
        if len(stale) > ONE_BY_ONE:
            self._view.show_clips_again()
            return
        for clip_id, mark in stale.items():
            self._view.show_clip_again(clip_id, mark)
