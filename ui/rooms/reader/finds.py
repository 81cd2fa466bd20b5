"""From one date or number of the source to the next: found off the window's thread, once for a text."""

from typing import TYPE_CHECKING

from ui.kit.tasks import Task
from workbench.extraction.model import Find, Kind
from workbench.extraction.told import told_of

if TYPE_CHECKING:
    from ui.rooms.reader.source_view import SourceView

_Asked = tuple[str, str, str]
"""Source, its text and its day of publication, by which relative dates are resolved."""
_Looked = tuple[_Asked, Kind, list[Find]]


class FindsOfSource:
    """For one source view; what was found is kept while the same text is shown."""

    def __init__(self, view: "SourceView") -> None:
        self._view = view
        self._of: _Asked = ("", "", "")
        self._found: dict[Kind, list[Find]] = {}

    def next_date(self) -> None:
        """Select the date behind the cursor and say what day it is."""
        self._next("date")

    def next_number(self) -> None:
        """Select the number behind the cursor and say what it comes to."""
        self._next("number")

    def _next(self, kind: Kind) -> None:
        view = self._view
        if not view.source_id or not view.text:
            return
        asked = self._asked()
        if asked != self._of:
            self._of, self._found = asked, {}
        if kind in self._found:
            self._go(kind, self._found[kind])
            return
        case, source_id = view.workspace.case, view.source_id

        def work(_task: Task) -> _Looked:
            return asked, kind, case.finds.in_source(source_id, (kind,))

        view.workspace.tasks.run(f"Looking for {kind}s", work, self._on_found)

    def _asked(self) -> _Asked:
        source_id, sources = self._view.source_id, self._view.workspace.case.sources
        return source_id, sources.text_id(source_id), sources.get(source_id).published_on

    def _on_found(self, looked: _Looked) -> None:
        asked, kind, found = looked
        if self._view.source_id and asked == self._of == self._asked():
            self._found[kind] = found
            self._go(kind, found)

    def _go(self, kind: Kind, found: list[Find]) -> None:
        view = self._view
        if not found:
            view.workspace.hint(f"No {kind} found in this source.")
            return
        pane = view.pane.view
        selected = pane.selected_range()
        behind = selected[1] if selected else pane.caret()
        find = next((one for one in found if one.start >= behind), found[0])
        pane.reveal(find.start, find.end)
        pane.select_range(find.start, find.end)
        view.workspace.hint(f"{told_of(view.text, find, self._of[2])}.")
