"""Export: profile, template, file; then the hygiene report and the file's SHA-256."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.app.workspace import Workspace
from ui.kit.controls import Choice
from ui.kit.tasks import Task
from ui.kit.words import button, heading, muted, row
from ui.parts.proof_sheet_file import ProofSheetFile
from ui.rooms.composer.clients_panel import ClientsPanel
from ui.rooms.composer.export_choices import ExportChoices, remember, remembered
from ui.rooms.composer.export_result import ExportResult
from ui.rooms.composer.exporting import Export, Outcome
from ui.rooms.composer.file_to_write import FileToWrite
from ui.rooms.composer.for_whom import ForWhom
from ui.rooms.composer.guard_list import GuardList
from ui.rooms.composer.hygiene_words import hygiene_lines
from ui.rooms.composer.open_findings import OpenFindings
from ui.rooms.composer.recovered import OtherReaders, Recovered
from ui.rooms.composer.settings_panel import TEMPLATE_CHOICES
from ui.rooms.composer.to_confirm import ToConfirm
from workbench.attack.model import Examination
from workbench.values.moments import now

if TYPE_CHECKING:
    from workbench.tradecraft import Finding

OWN = "own"


class ExportPanel(QDialog):
    """A window beside the brief; the brief can be worked on while it is open."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._brief_id = ""
        self._findings: Sequence[Finding] = ()
        self._own_template = ""
        self.clients: ClientsPanel | None = None
        self._running: Task | None = None
        self._wanted: Export | None = None
        self._found: Examination | None = None
        self.setWindowTitle("Export brief")
        self.setModal(False)
        self.setMinimumWidth(560)
        self._build()

    def _build(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(8)
        self.title = heading("", 1.1)
        self.column.addWidget(self.title)
        self._build_profiles()
        self._build_client()
        self._build_template()
        self._build_reasons()
        self._build_file()
        self._build_result()

    def _build_profiles(self) -> None:
        self.for_whom = ForWhom()
        self.profiles, self.protected = self.for_whom.profiles, self.for_whom.protected
        # Made after the profiles, which have the focus first.
        self.found_line = OpenFindings(self.workspace)
        self.column.addWidget(self.found_line)
        self.column.addWidget(self.for_whom)

    def _build_client(self) -> None:
        self.client = Choice((("", "No client"),), self._on_client, "Client")
        self.client.setMinimumWidth(320)
        self.clients_button = button("Clients…", self.show_clients)
        self.column.addWidget(muted("Client"))
        self.column.addWidget(row(self.client, 1, self.clients_button))

    def _build_template(self) -> None:
        self.template = Choice(
            (*TEMPLATE_CHOICES, (OWN, "A template of your own…")), self._on_template, "Template"
        )
        self.template.setMinimumWidth(320)
        self.own_template = muted("")
        self.column.addWidget(muted("Template"))
        self.column.addWidget(row(self.template, 1))
        self.column.addWidget(self.own_template)

    def _build_reasons(self) -> None:
        self.override = QLineEdit()
        self.override.setAccessibleName("Reason to export despite errors")
        self.override.setPlaceholderText("Why it is exported despite the errors")
        self.override_label = muted("Reason to export despite errors")
        self.column.addWidget(self.override_label)
        self.column.addWidget(self.override)
        self.confirmations = ToConfirm()
        self.column.addWidget(self.confirmations)
        self.profiles.buttonToggled.connect(self._on_profile)

    def _build_file(self) -> None:
        self.place = FileToWrite(self.workspace)
        self.file = self.place.line
        self.column.addWidget(muted("File"))
        self.column.addWidget(self.place)
        self.other_readers = OtherReaders(self.workspace.settings)
        self.column.addWidget(self.other_readers)
        self.export_button = QPushButton("Export")
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self.export)
        close = QPushButton("Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        self.column.addSpacing(8)
        self.list_button = button("What is looked for…", self.show_guard_list)
        self.list_button.setToolTip("Every word that must stay internal, shown before anything is written")
        self.sheet_button = button("Save proof sheet…", self.save_proof_sheet)
        self.sheet_button.setToolTip("The proof sheet alone, as an internal Word, PDF or HTML file")
        self.files = ProofSheetFile(self.workspace, self)
        self.column.addWidget(row(self.list_button, self.sheet_button, 1, close, self.export_button))
        self.recovered = Recovered()
        self.recovered.continued.connect(self._accept)
        self.recovered.cancelled.connect(self._refuse)
        self.column.addWidget(self.recovered)

    def _build_result(self) -> None:
        self.told = ExportResult()
        self.outcome, self.report, self.digest = self.told.outcome, self.told.report, self.told.digest
        self.column.addWidget(self.told)
        self.column.addStretch(1)

    # -- showing ------------------------------------------------------------------------------

    def show_brief(self, brief_id: str, findings: "Sequence[Finding]" = ()) -> None:
        """Prepare the export of a brief with what was chosen for it the last time."""
        brief = self.workspace.case.briefs.get(brief_id)
        self.title.setText(brief.title or "Untitled brief")
        self.show_findings(findings)
        is_other = self._brief_id != brief_id
        self._brief_id = self.found_line.brief_id = brief_id
        self._offer_clients()
        if is_other:
            chosen = remembered(self.workspace.settings, brief_id)
            self.for_whom.choose(chosen.profile or "client")
            known = chosen.client if self.client.findData(chosen.client) >= 0 else ""
            self.client.show_value(known or brief.client_id or "")
            self._own_template = chosen.own_template
            self.template.show_value(chosen.template or self._usual_template())
            self.told.hide()
            self.override.clear()
        self.place.suggest(brief_id, self._profile(), self.client.value(), again=is_other)
        self._show_own_template()

    def show_findings(self, findings: "Sequence[Finding]") -> None:
        """Say how much the checks still find; errors ask for a reason to export a client file."""
        self._findings = findings
        self.found_line.show_findings(findings)
        self._show_override()

    def follow_findings(self, findings: "Sequence[Finding]") -> None:
        """Show what the checks found for the brief's own client; for another one they look again."""
        usual = self._brief_id and ("", self.workspace.case.briefs.get(self._brief_id).client_id or "")
        if usual and (self.client.value() not in usual or self._chosen_template() != self._usual_template()):
            self._check_again()
        else:
            self.show_findings(findings)

    def show_guard_list(self) -> None:
        """What is looked for in a client file, in a window of its own."""
        self.guard_list = GuardList(self.workspace, self)
        self.guard_list.gather()
        self.guard_list.show()

    def save_proof_sheet(self) -> None:
        """Write the proof sheet of the brief alone."""
        self.files.save(self._brief_id)

    def show_clients(self) -> None:
        """Whom briefs are written for, in a window of its own."""
        if self.clients is None:
            self.clients = ClientsPanel(self.workspace, self)
            self.clients.finished.connect(self._offer_clients)
        self.clients.show()

    def _offer_clients(self) -> None:
        known = self.workspace.case.clients.all()
        # A brief that has a client is never for nobody in particular.
        brief = self.workspace.case.briefs.get(self._brief_id) if self._brief_id else None
        nobody = () if brief is not None and brief.client_id else (("", "No client"),)
        self.client.set_choices((*nobody, *((one.id, one.name) for one in known)))

    def _usual_template(self) -> str:
        """The template of the client, or else of the brief."""
        case, client_id = self.workspace.case, self.client.value()
        template = case.clients.get(client_id).template if client_id else ""
        return template or case.briefs.get(self._brief_id).template

    def _on_client(self, _client_id: str) -> None:
        self.template.show_value(self._usual_template())
        self._show_own_template()
        self._suggest()
        self._check_again()

    def _on_profile(self, _button: object = None, _on: bool = True) -> None:
        self._show_override()
        self._suggest()

    def _suggest(self) -> None:
        if self._brief_id:
            self.place.suggest(self._brief_id, self._profile(), self.client.value())

    def _chosen_template(self) -> str:
        return self.template.value() if self.template.value() != OWN else self._own_template

    def _check_again(self) -> None:
        """What the checks find for the client and template that are chosen, which need not be the brief's."""
        client, template = self.client.value(), self._chosen_template()
        check = partial(self.workspace.case.briefs.check, self._brief_id, client=client, template=template)
        self.workspace.tasks.run("Check the brief", lambda _: check(), self.show_findings, self._on_failed)

    def _show_override(self) -> None:
        from workbench.tradecraft.gate import gate

        closed = gate(self._findings, self._profile())
        self.confirmations.show_findings(closed.blocking)
        for widget in (self.override_label, self.override):
            widget.setVisible(not closed.is_open and not closed.never)

    def _profile(self) -> str:
        return self.for_whom.profile

    def _show_own_template(self) -> None:
        own = self.template.value() == OWN
        self.own_template.setVisible(own)
        self.own_template.setText(self._own_template or "No template is chosen yet.")

    def _on_template(self, value: str) -> None:
        if value == OWN:
            path, _kind = QFileDialog.getOpenFileName(
                self, "Template", self._own_template or str(Path.home()), "Word documents (*.docx)"
            )
            if path:
                self._own_template = path
        self._show_own_template()
        self._check_again()

    # -- writing ------------------------------------------------------------------------------

    def export(self) -> None:
        """Write the file as a task; what can be recovered from it is shown first.

        A file that is there is asked about.
        """
        if self._running is not None and not self._running.cancelled:
            return
        template = self._chosen_template()
        if self.place.path() is None or not template:
            what = "file to write" if self.place.path() is None else "template"
            self._on_failed(f"Choose a {what} first.")
            return
        self.place.ask(partial(self._begin, template))

    def _begin(self, template: str, path: Path, replaces: bool) -> None:
        profile, client = self._profile(), self.client.value()
        self.place.remember()
        remember(
            self.workspace.settings,
            self._brief_id,
            ExportChoices(profile, self.template.value(), self._own_template, client),
        )
        answers = self.confirmations.answers() if profile == "client" else {}
        self._write(
            Export(
                self._brief_id, path, profile, template, now(), self.override.text(), answers, client,
                replaces, self.other_readers.isChecked(), self.protected.isChecked(),
                self.for_whom.proof_sheet.isChecked(),
            )
        )  # fmt: skip

    def _accept(self) -> None:
        """Write the file with what was shown in it."""
        if self._wanted is not None and self._found is not None:
            self._write(replace(self._wanted, answers={}, accepted=self._found))

    def _refuse(self) -> None:
        self.recovered.hide()
        self._on_failed("You cancelled the export.")

    def _write(self, wanted: Export) -> None:
        self._wanted, self._found = wanted, None
        self.recovered.hide()
        self.export_button.setEnabled(False)
        self._say("Writing…", "muted")
        self._running = self.workspace.tasks.run(
            f"Export {wanted.path.name}",
            wanted.work(self.workspace.case),
            self._on_written,
            self._on_failed,
        )

    def _on_written(self, result: tuple[Path, Outcome]) -> None:
        path, deliverable = result
        self._done()
        if isinstance(deliverable, Examination):
            self._found = deliverable
            self.told.hide()
            self.recovered.show_finds(deliverable)
            self._fit()
            return
        report = "\n".join(hygiene_lines(deliverable))
        self._say(f"Written: {path}", "good", report, f"SHA-256  {deliverable.sha256}", path)

    def _on_failed(self, why: str) -> None:
        self._done()
        self._say("No file was written.", "danger", why)

    def _say(
        self, outcome: str, shade: str, report: str = "", digest: str = "", path: Path | None = None
    ) -> None:
        self.told.say(outcome, shade, report, digest, path)
        self._fit()

    def _done(self) -> None:
        self._running = None
        self.export_button.setEnabled(True)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.resize(self.width(), self.column.totalHeightForWidth(self.width()))
