"""On the card of a source: the one it came in, and those that came in it, each one click away."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.layouts import empty
from ui.kit.words import link_words, muted
from workbench.sources import Source
from workbench.values.errors import NotFound
from workbench.values.text import shortened

SHOWN_AT_MOST = 12
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

    def show_source(self, source: Source) -> None:
        """Be about a source."""
        sources = self._workspace.case.sources
        lines: list[tuple[str, str]] = []
        if source.parent_id:
            try:
                around = sources.get(source.parent_id)
            except NotFound:
                around = None
            if around:
                lines.append((f"Came in “{_name(around)}”", around.id))
        inside = sources.inside(source.id)
        lines += [(f"Holds “{_name(one)}”", one.id) for one in inside[:SHOWN_AT_MOST]]
        if len(inside) > SHOWN_AT_MOST:
            lines.append((f"and {len(inside) - SHOWN_AT_MOST} more", ""))
        if lines != self._shown:
            self._show_lines(lines)

    def _show_lines(self, lines: list[tuple[str, str]]) -> None:
        self._shown = lines
        empty(self._lines)
        for words, source_id in lines:
            show = self._workspace.show
            line = link_words(words, show, Place("source", source_id)) if source_id else muted(words)
            self._lines.addWidget(line)
        self.setVisible(bool(lines))


def _name(source: Source) -> str:
    return shortened(source.name_shown, _LONGEST)
