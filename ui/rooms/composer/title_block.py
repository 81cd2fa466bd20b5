"""Country and headline at the top of a brief, edited in place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.paragraph_editor import ParagraphEdit
from ui.kit.saved_line import SavedLine
from ui.kit.words import muted, scaled_font
from workbench.briefs import Brief
from workbench.values.moments import human_date


class TitleBlock(QWidget):
    """The country small, the headline large, the marking and the cut-off below."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.country = SavedLine(self._save_country, "Country")
        self.country.setFont(scaled_font(self.country, 1.0, bold=True))
        self.country.setStyleSheet("QLineEdit { background: transparent; border: none; padding: 0; }")
        self.country.setAccessibleName("Country")
        self.headline = ParagraphEdit(self._save_headline, placeholder="Headline", factor=1.6, bold=True)
        self.headline.setAccessibleName("Headline")
        self.meta = muted("")
        self.meta.setContentsMargins(2, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.country, self.headline, self.meta):
            column.addWidget(widget)
        self.country.setCursor(Qt.CursorShape.IBeamCursor)

    def show_brief(self, brief: Brief) -> None:
        """Show what the case holds."""
        self.country.show_text(brief.country, brief.id)
        self.headline.show_text(brief.headline, brief.id)
        cutoff = human_date(brief.information_cutoff)
        parts = [
            "Archived" if brief.archived else "",
            brief.handling,
            f"information cut-off {cutoff}" if cutoff else "no information cut-off",
        ]
        self.meta.setText("  ·  ".join(part for part in parts if part))

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key visits."""
        return [self.country, self.headline]

    def save_now(self) -> None:
        """Save what is being typed."""
        self.country.save_now()
        self.headline.save_now()

    def _save_country(self, brief_id: str, text: str) -> None:
        self.workspace.case.briefs.update(brief_id, country=text.strip())

    def _save_headline(self, brief_id: str, text: str) -> None:
        self.workspace.case.briefs.update(brief_id, headline=text)
