"""Settings of a brief: template, scale, marking, information cut-off, client."""

from PySide6.QtWidgets import QFrame

from ui.app.workspace import Workspace
from ui.kit.controls import SavedChoice
from ui.kit.dates import DateField
from ui.kit.flow import FlowLayout
from ui.kit.forms import labelled
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import Save
from ui.parts.marks import HANDLING_CHOICES
from workbench.briefs import Brief
from workbench.briefs.layouts import NAMES
from workbench.values.scales import scale

SCALE_CHOICES = (("icd203", "ICD 203 (United States)"), ("phia", "PHIA yardstick (United Kingdom)"))
ORIGIN_CHOICES = (("no", "Not printed"), ("yes", "Printed with facts"))
_SHOWN = 44
"""Letters of the title of a previous brief that are shown."""
TEMPLATE_CHOICES = tuple(NAMES.items())


class SettingsPanel(QFrame):
    """A row of settings above the page; it wraps where there is no room."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.template = SavedChoice(TEMPLATE_CHOICES, self._saver("template"), "Template")
        self.scale = SavedChoice(SCALE_CHOICES, self._saver("scale"), "Scale of likelihood")
        self._previous: list[tuple[str, str]] = []
        self._scales: tuple[tuple[str, str], ...] = SCALE_CHOICES
        self.handling = SavedChoice(HANDLING_CHOICES, self._saver("handling"), "Marking (TLP)")
        self.cutoff = DateField(self._saver("information_cutoff"), "19 February 2025")
        self.cutoff.setAccessibleName("Information cut-off")
        self.cutoff.setFixedWidth(self.cutoff.fontMetrics().horizontalAdvance("30 September 2025") + 28)
        # Saved when it is complete: half a name would be another client.
        self.client = SavedLine(self._save_client, "No client", while_typing=False)
        self.client.setAccessibleName("Client")
        self.client.setFixedWidth(
            self.client.fontMetrics().horizontalAdvance("Ministry of Foreign Affairs") + 28
        )
        self.origins = SavedChoice(ORIGIN_CHOICES, self._save_origins, "Count of origins")
        self.previous = SavedChoice((("", "None"),), self._saver("previous_brief_id"), "Previous brief")
        self.previous.setMaximumWidth(self.previous.fontMetrics().averageCharWidth() * _SHOWN)
        flow = FlowLayout(self, gap=16)
        flow.setContentsMargins(0, 4, 0, 8)
        for label, field in (
            ("Template", self.template),
            ("Scale of likelihood", self.scale),
            ("Marking", self.handling),
            ("Information cut-off", self.cutoff),
            ("Client", self.client),
            ("Count of origins", self.origins),
            ("Previous brief", self.previous),
        ):
            flow.addWidget(labelled(label, field, small=True))

    def show_brief(self, brief: Brief) -> None:
        """Show what the case holds."""
        self.template.hold_value(brief.template, brief.id)
        self._offer_scales(brief.scale)
        self.scale.hold_value(brief.scale, brief.id)
        self.handling.hold_value(brief.handling, brief.id)
        self.cutoff.show_date(brief.information_cutoff, brief.id)
        self.origins.hold_value("yes" if brief.counts_origins else "no", brief.id)
        client_id = brief.client_id
        name = self.workspace.case.clients.get(client_id).name if client_id else ""
        self.client.show_text(name, brief.id)
        self._offer_previous(brief)
        self.previous.hold_value(brief.previous_brief_id or "", brief.id)

    def _offer_scales(self, scale_id: str) -> None:
        """The two of the program, and that of the house where the brief is written in one."""
        choices: tuple[tuple[str, str], ...] = SCALE_CHOICES
        if scale_id not in dict(choices):
            choices = (*choices, (scale_id, scale(scale_id).name))
        if choices != self._scales:
            self._scales = choices
            self.scale.set_choices(choices)

    def _offer_previous(self, brief: Brief) -> None:
        """The other briefs, those on the same country first, the newest before older ones."""
        others = [one for one in self.workspace.case.briefs.all(archived=True)[::-1] if one.id != brief.id]
        others.sort(key=lambda one: one.country != brief.country)
        shown = [one for one in others if one.id == brief.previous_brief_id]
        shown += [one for one in others if one not in shown]
        titles = [("", "None"), *((one.id, one.title or "Untitled brief") for one in shown)]
        if titles != self._previous:
            self._previous = titles
            self.previous.set_choices(titles)

    def _save_client(self, brief_id: str, name: str) -> None:
        """The brief is for the client of that name, who is entered where the case has none such."""
        self.workspace.case.briefs.write_for(brief_id, name)

    def _save_origins(self, brief_id: str, value: str) -> None:
        """Whether “three outlets, one origin” is printed behind each fact."""
        self.workspace.case.briefs.update(brief_id, counts_origins=value == "yes")

    def _saver(self, field: str) -> Save:
        def save(brief_id: str, value: str) -> None:
            self.workspace.case.briefs.update(brief_id, **{field: value})

        return save
