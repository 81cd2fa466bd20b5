"""What is weighed beside a judgement stands beside the item that is reviewed."""

from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Workspace
from ui.rooms.review.item_panel import ItemPanel
from workbench.review import Target


def test_the_reviewer_reads_what_is_weighed(qtbot: QtBot, libya: Libya, workspace: Workspace) -> None:
    case = libya.case
    judgement = case.briefs.state(libya.brief.id, "Outlook", "Haftar will go again.", "judgement").id
    case.reasoning.add("assumption", judgement, "He is well", if_wrong="Nobody goes")
    case.briefs.update_statement(judgement, note="A second visit was announced")
    panel = ItemPanel(workspace)
    qtbot.addWidget(panel)
    panel.show_item(Target("statement", judgement), "1 of 1")
    shown = {name.text(): words.text() for name, words in panel._fields}
    assert shown["Assumption"] == "He is well (If wrong: Nobody goes)"
    assert shown["Changed since"] == "A second visit was announced"
    panel.show_item(Target("statement", libya.statements["visit"]), "1 of 1")
    assert "Assumption" not in {name.text() for name, _words in panel._fields}
