"""What the guard asks about is answered in the window, and its list can be read and added to."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Workspace
from ui.rooms.composer.export_panel import ExportPanel
from ui.rooms.composer.findings_panel import FindingCard
from ui.rooms.composer.guard_list import GuardList
from ui.rooms.composer.view import ComposerView
from workbench.tradecraft import Finding

TITLE = "Lathes for the third hall"


@pytest.fixture
def asked(workspace: Workspace, libya: Libya) -> Finding:
    """A finding of words that must be confirmed, in the current brief."""
    case = workspace.case
    case.sources.add_text("Words.", title=TITLE, author="Selim Bashandi", protection="protected")
    case.briefs.state(libya.brief.id, section="Summary", text=f"A note on {TITLE.lower()} was seen.")
    (finding,) = [one for one in case.briefs.check(libya.brief.id) if one.check_id == "M02"]
    assert finding.lift == "confirm"
    return finding


def test_words_are_confirmed_beside_the_statement(
    workspace: Workspace, libya: Libya, asked: Finding, qtbot: QtBot
) -> None:
    card = FindingCard(workspace, asked, libya.brief.id)
    qtbot.addWidget(card)
    card._ask_reason()
    field = card.findChild(QLineEdit)
    assert field is not None
    field.setText("It is the name of a fair.")
    field.returnPressed.emit()
    assert [one for one in workspace.case.briefs.check(libya.brief.id) if one.check_id == "M02"] == []


def test_the_export_asks_for_each_of_the_words(
    composer: ComposerView, workspace: Workspace, libya: Libya, asked: Finding, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = ExportPanel(workspace, composer)
    qtbot.addWidget(panel)
    panel.show_brief(libya.brief.id, workspace.case.briefs.check(libya.brief.id))
    panel.show()
    assert panel.confirmations.isVisible()
    (field,) = panel.confirmations.findChildren(QLineEdit)
    path = tmp_path / "brief.docx"
    panel.file.setText(str(path))
    panel.override.setText("A test of the export")
    panel.export()
    qtbot.waitUntil(lambda: panel._running is None, timeout=20_000)
    assert not path.exists()
    assert asked.words in panel.report.text()
    field.setText("It is the name of a fair.")
    panel.export()
    qtbot.waitUntil(lambda: panel._running is None, timeout=20_000)
    assert path.exists(), panel.report.text()


def test_the_list_is_shown_and_words_are_added_and_taken_off(
    composer: ComposerView, workspace: Workspace, asked: Finding, qtbot: QtBot
) -> None:
    listed = GuardList(workspace, composer)
    qtbot.addWidget(listed)
    listed.gather()
    table = listed.table

    def words() -> list[str]:
        return [table.topLevelItem(number).text(0) for number in range(table.topLevelItemCount())]

    qtbot.waitUntil(lambda: "Selim Bashandi" in words(), timeout=10_000)
    assert TITLE in words()
    listed.never.setText("Olga Sidorenko")
    listed.add_words()
    qtbot.waitUntil(lambda: "Olga Sidorenko" in words(), timeout=10_000)
    table.setCurrentItem(table.topLevelItem(words().index("Olga Sidorenko")))
    assert listed.remove_button.isEnabled()
    listed.remove_words()
    workspace.case.actors.add("Night Heron")
    assert listed.sources.count() == 1
    listed.actor.setText("Night Heron")
    listed.identify()
    qtbot.waitUntil(lambda: "Night Heron" in words(), timeout=10_000)
    listed.reason.setText("He spoke on television.")
    listed.lift()
    qtbot.waitUntil(lambda: "Selim Bashandi" not in words(), timeout=10_000)
    assert listed.sources.count() == 0
    qtbot.waitUntil(lambda: "Olga Sidorenko" not in words(), timeout=10_000)
