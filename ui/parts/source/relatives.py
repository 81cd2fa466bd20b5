"""On the card of a source: the one it came in, and those that came in it, each one click away."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.layouts import empty
from ui.kit.words import link_words
from workbench.sources import Source
from workbench.values.errors import NotFound
from workbench.values.text import shortened

SHOWN_AT_MOST = 12
_STEP = 100
_LONGEST = 60


class Relatives(QWidget):
    """Nothing to see where a source came alone."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self._shown: list[tuple[str, str]] | None = None
        self._about = ""
        self._most = SHOWN_AT_MOST

    def show_source(self, source: Source) -> None:
        """Be about a source."""
        if source.id != self._about:
            self._about, self._most = source.id, SHOWN_AT_MOST
        sources = self._workspace.case.sources
        lines: list[tuple[str, str]] = []
        if source.parent_id:
            try:
                around = sources.get(source.parent_id)
            except NotFound:
                around = None
            if around:
                lines.append((f"Imported with “{_name(around)}”", around.id))
        lines += [(f"Holds “{_name(one)}”", one.id) for one in sources.inside(source.id, self._most)]
        more = sources.inside_count(source.id) - self._most
        if more > 0:
            lines.append((f"and {more:,} more", ""))
        if lines != self._shown:
            self._show_lines(lines)

    def _show_lines(self, lines: list[tuple[str, str]]) -> None:
        self._shown = lines
        empty(self._lines)
        for words, source_id in lines:
            if source_id:
                line = link_words(words, self._workspace.show, Place("source", source_id))
            else:
                line = link_words(words, self._show_more, _STEP)
            self._lines.addWidget(line)
        self.setVisible(bool(lines))

    def _show_more(self, number: int) -> None:
        self._most += number
        self.show_source(self._workspace.case.sources.get(self._about))


def _name(source: Source) -> str:
    return shortened(source.name_shown, _LONGEST)
