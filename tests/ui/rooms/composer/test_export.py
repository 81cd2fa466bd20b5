"""Export: one panel, a file, a report in plain words."""

import hashlib
import json
import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Workspace
from ui.rooms.composer.export_panel import ExportPanel
from ui.rooms.composer.view import ComposerView
from workbench.attack.readers import READERS, Reader


@pytest.fixture
def panel(composer: ComposerView, workspace: Workspace, libya: Libya, qtbot: QtBot) -> ExportPanel:
    panel = ExportPanel(workspace, composer)
    qtbot.addWidget(panel)
    panel.show_brief(libya.brief.id)
    panel.show()
    return panel


def export(panel: ExportPanel, path: Path, qtbot: QtBot) -> None:
    panel.file.setText(str(path))
    panel.override.setText("A test of the export")
    panel.export()
    qtbot.waitUntil(lambda: panel._running is None, timeout=20_000)


def test_the_file_is_written_with_its_digest(panel: ExportPanel, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "brief.docx"
    export(panel, path, qtbot)
    assert panel.outcome.text() == f"Written: {path}"
    assert hashlib.sha256(path.read_bytes()).hexdigest() in panel.digest.text()
    assert "No comment, tracked change" in panel.report.text()
    assert not panel.isModal()


def test_the_last_choices_are_remembered(
    panel: ExportPanel,
    composer: ComposerView,
    workspace: Workspace,
    libya: Libya,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    panel.profiles.button(1).setChecked(True)
    export(panel, tmp_path / "brief", qtbot)
    assert (tmp_path / "brief.docx").exists()
    again = ExportPanel(workspace, composer)
    qtbot.addWidget(again)
    again.show_brief(libya.brief.id)
    assert again.profiles.checkedButton().property("profile") == "internal"
    assert Path(again.file.text()).parent == tmp_path


def test_a_brief_with_no_statements_is_refused_in_words(
    panel: ExportPanel, libya: Libya, tmp_path: Path, qtbot: QtBot
) -> None:
    panel.show_brief(libya.case.briefs.add("Chad", "Nothing yet").id)
    export(panel, tmp_path / "empty.docx", qtbot)
    assert panel.outcome.text() == "No file was written."
    assert "no statements" in panel.report.text()
    assert not (tmp_path / "empty.docx").exists()


def test_a_folder_that_is_not_there_is_told(panel: ExportPanel, tmp_path: Path, qtbot: QtBot) -> None:
    export(panel, tmp_path / "nowhere" / "brief.docx", qtbot)
    assert panel.outcome.text() == "No file was written."
    assert "does not exist" in panel.report.text()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_told(panel: ExportPanel, tmp_path: Path, qtbot: QtBot) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    export(panel, closed / "brief.docx", qtbot)
    assert "permission" in panel.report.text()


def test_a_template_without_its_places_is_told(panel: ExportPanel, tmp_path: Path, qtbot: QtBot) -> None:
    import docx

    template = tmp_path / "own.docx"
    docx.Document().save(str(template))
    panel._own_template = str(template)
    panel.template.show_value("own")
    export(panel, tmp_path / "brief.docx", qtbot)
    assert "gw:title" in panel.report.text()
    assert not (tmp_path / "brief.docx").exists()


def test_errors_ask_for_a_reason_that_is_kept(
    panel: ExportPanel, libya: Libya, tmp_path: Path, qtbot: QtBot
) -> None:
    path, case = tmp_path / "brief.docx", libya.case
    panel.show_findings(case.briefs.check(libya.brief.id))
    assert panel.override.isVisible()
    panel.file.setText(str(path))
    panel.export()
    qtbot.waitUntil(lambda: panel._running is None, timeout=20_000)
    assert "was not exported: the check shows" in panel.report.text()
    assert not path.exists()
    panel.profiles.button(1).setChecked(True)
    assert not panel.override.isVisible(), "an internal file may show errors"
    panel.profiles.button(0).setChecked(True)
    export(panel, path, qtbot)
    kept = case.connection.execute("SELECT override FROM deliverable").fetchone()[0]
    assert kept == "A test of the export"
    panel.show_findings([])
    assert not panel.override.isVisible()


def test_what_can_be_recovered_is_shown_before_the_file_is_written(
    panel: ExportPanel, libya: Libya, tmp_path: Path, qtbot: QtBot
) -> None:
    path, case = tmp_path / "brief.docx", libya.case
    case.briefs.state(libya.brief.id, text="A cousin of Qasim Dhulfiqar drove the lorry.")
    export(panel, path, qtbot)
    assert not path.exists()
    assert panel.recovered.isVisible()
    texts = [panel.recovered.table.topLevelItem(0).text(column) for column in range(4)]
    assert texts[0] == "Qasim Dhulfiqar"
    assert texts[2].startswith("statement ")
    assert texts[3] == "raw file"
    panel.recovered.cancel_button.click()
    assert not panel.recovered.isVisible()
    assert panel.outcome.text() == "No file was written."
    export(panel, path, qtbot)
    panel.recovered.continue_button.click()
    qtbot.waitUntil(lambda: panel._running is None, timeout=20_000)
    assert path.exists()
    assert "Accepted: statement" in panel.report.text()
    kept = json.loads(case.connection.execute("SELECT hygiene FROM deliverable").fetchone()[0])
    assert any("Qasim Dhulfiqar" in line for line in kept["recovered"])


def test_whether_other_programs_read_the_file_is_remembered(
    workspace: Workspace, composer: ComposerView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setitem(READERS, "true", Reader("nothing", "True", "true"))
    for chosen in (True, False):
        panel = ExportPanel(workspace, composer)
        qtbot.addWidget(panel)
        assert panel.other_readers.isChecked() == chosen
        panel.other_readers.setChecked(False)
