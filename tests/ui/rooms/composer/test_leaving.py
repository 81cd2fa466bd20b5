"""The export asks before it replaces a file, remembers each brief by itself, and knows the clients."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Workspace
from ui.rooms.composer.clients_panel import ClientsPanel
from ui.rooms.composer.export_panel import ExportPanel
from ui.rooms.composer.view import ComposerView

REASON = "A test of the export"


@pytest.fixture
def panel(composer: ComposerView, workspace: Workspace, libya: Libya, qtbot: QtBot) -> ExportPanel:
    panel = ExportPanel(workspace, composer)
    qtbot.addWidget(panel)
    panel.show_brief(libya.brief.id)
    panel.show()
    return panel


def export(panel: ExportPanel, path: Path, qtbot: QtBot, answer: str = "") -> None:
    panel.file.setText(str(path))
    panel.override.setText(REASON)
    panel.export()
    if answer:
        (question,) = panel.findChildren(QMessageBox)
        button = next(one for one in question.buttons() if one.text().replace("&", "") == answer)
        button.click()
        question.setParent(None)
    qtbot.waitUntil(lambda: panel._running is None, timeout=20_000)


def test_a_file_that_is_there_is_asked_about(panel: ExportPanel, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"another one's")
    export(panel, path, qtbot, "Cancel")
    assert path.read_bytes() == b"another one's"
    export(panel, path, qtbot, "Keep both")
    assert path.read_bytes() == b"another one's"
    assert panel.outcome.text() == f"Written: {tmp_path / 'brief (2).docx'}"
    export(panel, path, qtbot, "Replace")
    assert path.read_bytes().startswith(b"PK")
    assert sorted(one.name for one in tmp_path.glob("*.docx")) == ["brief (2).docx", "brief.docx"]


def test_each_brief_has_its_own_choices(
    panel: ExportPanel,
    composer: ComposerView,
    workspace: Workspace,
    libya: Libya,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    other = workspace.case.briefs.add("Chad", "A visit")
    client = workspace.case.clients.add("Ministry", template="assessed-brief")
    panel.show_brief(libya.brief.id)
    panel.profiles.button(1).setChecked(True)
    panel.client.show_value(client.id)
    panel._on_client(client.id)
    assert panel.template.value() == "assessed-brief"
    qtbot.waitUntil(lambda: "Ministry - internal" in panel.file.text(), timeout=20_000)
    assert "Libya - 20" in panel.file.text()
    export(panel, tmp_path / "brief.docx", qtbot)
    panel.show_brief(other.id)
    assert (panel._profile(), panel.client.value()) == ("client", "")
    again = ExportPanel(workspace, composer)
    qtbot.addWidget(again)
    again.show_brief(libya.brief.id)
    assert (again._profile(), again.client.value(), again.template.value()) == (
        "internal", client.id, "assessed-brief",
    )  # fmt: skip
    qtbot.waitUntil(lambda: not workspace.tasks.running, timeout=20_000)


def test_clients_are_listed_and_edited_and_undone(
    composer: ComposerView, workspace: Workspace, qtbot: QtBot
) -> None:
    composer.show_clients()
    clients = composer.clients_panel
    assert isinstance(clients, ClientsPanel)
    clients.fresh.setText("Bank")
    clients.add()
    case = workspace.case
    (bank,) = [one for one in case.clients.all() if one.name == "Bank"]
    assert clients.client == bank
    clients.lines["approved_domains"].setText("port.example")
    clients.lines["approved_domains"].save_now()
    clients.marking.setCurrentIndex(clients.marking.findData("TLP:RED"))
    clients.marking.activated.emit(clients.marking.currentIndex())
    assert (case.clients.get(bank.id).approved_domains, case.clients.get(bank.id).marking) == (
        "port.example",
        "TLP:RED",
    )
    case.undo()
    assert clients.marking.value() == ""
    clients.lines["name"].setText("Harbour bank")
    clients.lines["name"].save_now()
    assert [clients.list.item(row).text() for row in range(clients.list.count())].count("Harbour bank") == 1
    clients.remove()
    assert case.clients.find("Harbour bank") is None
    case.undo()
    assert case.clients.find("Harbour bank") is not None
