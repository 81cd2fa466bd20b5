"""The head of a section: its title, edited in place, and what can be done with it; and its foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ui.app.workspace import Workspace
from ui.kit.saved_line import SavedLine
from ui.kit.words import quiet_button, scaled_font
from workbench.briefs import Section
from workbench.values.errors import Refused
from workbench.values.text import counted


class SectionHead(QWidget):
    """`Summary`, `Outlook` or a title of one's own."""

    def __init__(self, workspace: Workspace, section: Section) -> None:
        super().__init__()
        self.workspace = workspace
        self.section = section
        self.title = SavedLine(self._rename, "Section title")
        self.title.setFont(scaled_font(self.title, 1.2, bold=True))
        self.title.setStyleSheet("QLineEdit { background: transparent; border: none; padding: 0; }")
        self.title.setAccessibleName("Section title")
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setAutoRaise(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(self.more)
        menu.addAction("Rename", self.title.setFocus)
        menu.addAction("Move section up", self._move_up)
        menu.addAction("Move section down", self._move_down)
        menu.addSeparator()
        menu.addAction("Remove section", self._remove)
        self.more.setMenu(menu)
        across = QHBoxLayout(self)
        across.setContentsMargins(28, 16, 0, 2)
        across.addWidget(self.title, 1)
        across.addWidget(self.more)
        self.show_section(section)

    def show_section(self, section: Section) -> None:
        """Show what the case holds."""
        self.section = section
        self.title.show_text(section.title, section.id)
        self.more.setAccessibleName(f"Section {section.title}: more")

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key visits."""
        return [self.title, self.more]

    def _rename(self, section_id: str, title: str) -> None:
        if not title.strip():
            raise Refused("A section needs a title.", "The old title is kept.")
        self.workspace.case.briefs.rename_section(section_id, title)

    def _move_up(self) -> None:
        self._move(max(self.section.position - 1, 0))

    def _move_down(self) -> None:
        self._move(self.section.position + 1)

    def _move(self, position: int) -> None:
        case, section_id = self.workspace.case, self.section.id
        self.workspace.attempt(lambda: case.briefs.move_section(section_id, position))

    def _remove(self) -> None:
        case, section = self.workspace.case, self.section
        held = len(case.briefs.statements(section_id=section.id))
        what = f" and its {counted(held, 'statement')}" if held else ""
        if self.workspace.succeeds(lambda: case.briefs.remove_section(section.id)):
            self.workspace.notify_undoable(f"Removed “{section.title}”{what}.")


class SectionFoot(QWidget):
    """The place after the last statement: write on, or drop something here."""

    wanted = Signal(str)
    """The id of the section that wants a new statement."""

    def __init__(self, section_id: str) -> None:
        super().__init__()
        self.section_id = section_id
        self.button = quiet_button("", self._on_clicked)
        self.button.setFont(scaled_font(self.button, 0.92))
        across = QHBoxLayout(self)
        across.setContentsMargins(24, 0, 0, 4)
        across.addWidget(self.button)
        across.addStretch(1)

    def show_count(self, count: int, title: str) -> None:
        """Teach in an empty section, stand back in a full one."""
        empty = "Write the first statement, or drag a claim here"
        self.button.setText("+ Statement" if count else empty)
        self.button.setAccessibleName(f"Add a statement to {title}")

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key visits."""
        return [self.button]

    def _on_clicked(self) -> None:
        self.wanted.emit(self.section_id)
