"""A very long text is read off the window's thread before it is shown."""

from typing import TYPE_CHECKING

from ui.app.place import Place
from ui.kit.tasks import Task

if TYPE_CHECKING:
    from ui.rooms.reader.source_view import SourceView

LONG_TEXT, LONG_STRUCTURE = 2_000_000, 400_000
"""Bytes from which on that is done."""


class ReadingFirst:
    """For one source view; the newest place counts."""

    def __init__(self, view: "SourceView") -> None:
        self._view = view
        self._coming: Place | None = None

    def takes(self, place: Place) -> bool:
        """Whether the source is long; then it is being read, and the view shows the place afterwards."""
        self._coming = None
        view = self._view
        if not place.id or place.id == view.source_id:
            return False
        sources = view.workspace.case.sources
        text, structure = sources.size(place.id)
        if text <= LONG_TEXT and structure <= LONG_STRUCTURE:
            return False
        view.show_nothing("Reading the text…")
        self._coming = place

        def work(_task: Task) -> str:
            # They are at hand when the view asks for them again.
            sources.text(place.id)
            sources.structure(place.id)
            return place.id

        view.workspace.tasks.run_quietly(work, self._on_read)
        return True

    def _on_read(self, source_id: str) -> None:
        place, self._coming = self._coming, None
        if place is not None and place.id == source_id:
            self._view.show_source(source_id)
            self._view.show_passage(place)
