"""The figures of a brief in their order, and the words of the one that is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Column
from ui.kit.flow import flowing
from ui.kit.saved_field import SavedTextEdit
from ui.kit.unsaved import Save
from ui.kit.words import heading, muted, quiet_button
from workbench.charts.figures import Chosen
from workbench.charts.kinds import kind_named
from workbench.charts.model import Figure

_ID = 256
"""Where an entry keeps the id of its figure: Qt.UserRole."""


class FigureSide(Column):
    """The list, what can be done with an entry, and caption and alternative text."""

    picked = Signal(str)
    """The id of the figure that is to be shown."""
    added = Signal()
    """What is shown is to be added to the brief."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=12, gap=6)
        self.workspace = workspace
        self._figure_id = ""
        self.title = heading("Figures of the brief")
        self.list = QListWidget()
        self.list.setAccessibleName("Figures of the brief")
        self.list.setFixedHeight(self.list.fontMetrics().height() * 9)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentItemChanged.connect(self._on_current)
        self.add = quiet_button("Add to brief", self.added.emit, "Add the figure that is shown to the brief")
        self.up = quiet_button("Move up", self.move_up, "Print it before the figure above")
        self.down = quiet_button("Move down", self.move_down, "Print it after the figure below")
        self.remove = quiet_button("Remove", self.remove_figure, "Take the figure out of the brief")
        self.about = muted("")
        self.caption = SavedTextEdit(self._saver("caption"))
        self.caption.setAccessibleName("Caption")
        self.alternative = SavedTextEdit(self._saver("alternative"))
        self.alternative.setAccessibleName("Alternative text")
        self.drafted_caption, self.draft = muted(""), muted("")
        for part in (
            self.title, self.list, flowing(self.add, self.up, self.down, self.remove), self.about,
            heading("Caption", 0.92), self.caption, self.drafted_caption,
            heading("Alternative text", 0.92), self.alternative, self.draft,
        ):  # fmt: skip
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.caption.setFixedHeight(_lines(self.caption, 3))
        self.alternative.setFixedHeight(_lines(self.alternative, 5))

    @property
    def figure_id(self) -> str:
        """The chosen figure that is shown; "" where what is shown is in no brief."""
        return self._figure_id

    def show_brief(self, brief_id: str, figure_id: str) -> None:
        """List the figures of a brief, with one of them as the one that is shown."""
        known = self.workspace.case.figures.of_brief(brief_id) if brief_id else []
        chosen = next((one for one in known if one.id == figure_id), None)
        self._figure_id = chosen.id if chosen else ""
        self.list.blockSignals(True)
        self.list.clear()
        for number, one in enumerate(known, 1):
            words = one.caption or kind_named(one.kind).title
            entry = QListWidgetItem(f"{number}. {words}")
            entry.setData(_ID, one.id)
            self.list.addItem(entry)
            if one.id == figure_id:
                self.list.setCurrentItem(entry)
        self.list.blockSignals(False)
        self._show_fields(chosen)
        writable = not self.workspace.case.read_only
        self.add.setEnabled(bool(brief_id) and writable and chosen is None)
        at = known.index(chosen) if chosen else -1
        self.up.setEnabled(writable and at > 0)
        self.down.setEnabled(writable and 0 <= at < len(known) - 1)
        self.remove.setEnabled(writable and chosen is not None)
        self.about.setText(_about(brief_id, bool(known), chosen is not None))

    def _show_fields(self, chosen: Chosen | None) -> None:
        for field, words in (
            (self.caption, chosen.caption if chosen else ""),
            (self.alternative, chosen.alternative if chosen else ""),
        ):
            if chosen:
                field.show_text(words, chosen.id)
            else:
                field.leave()
                field.show_text("")
            field.setEnabled(chosen is not None and not self.workspace.case.read_only)

    def show_drafts(self, figure: Figure | None) -> None:
        """Show what is printed where caption and alternative text are left empty."""
        # Not in the fields themselves: Qt cuts a placeholder to one line.
        self.drafted_caption.setText(f"Drafted: {figure.caption}" if figure else "")
        self.draft.setText(f"Drafted: {figure.alternative}" if figure else "")

    def move_up(self) -> None:
        """Put the figure before the one above it."""
        self._move(-1)

    def move_down(self) -> None:
        """Put the figure after the one below it."""
        self._move(1)

    def _move(self, by: int) -> None:
        figures, figure_id = self.workspace.case.figures, self._figure_id
        if figure_id:
            self.workspace.attempt(lambda: figures.move(figure_id, figures.get(figure_id).position + by))

    def remove_figure(self) -> None:
        """Take the figure out of the brief."""
        figures, figure_id = self.workspace.case.figures, self._figure_id
        if figure_id and self.workspace.succeeds(lambda: figures.remove(figure_id)):
            self.workspace.notify_undoable("Figure removed from the brief.")

    def _saver(self, field: str) -> Save:
        def save(figure_id: str, words: str) -> None:
            self.workspace.case.figures.update(figure_id, **{field: words})

        return save

    def _on_current(self, entry: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if entry is not None:
            self.picked.emit(str(entry.data(_ID)))


def _lines(field: QWidget, count: int) -> int:
    """The height of a field of so many lines."""
    return field.fontMetrics().lineSpacing() * count + 18


def _about(brief_id: str, is_any: bool, is_shown: bool) -> str:
    if not brief_id:
        return "Choose a brief to add figures to it."
    if is_shown:
        return "What you change above changes the figure in the brief. Empty texts are drafted."
    if is_any:
        return "The figure shown is not in the brief. Add it, or select one of the list."
    return "No figures yet. Choose a figure above, then select Add to brief."
