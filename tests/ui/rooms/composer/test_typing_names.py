"""M02 runs as one types: a protected name that is typed is found, and gone again when it is deleted."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Workspace
from ui.rooms.composer.side import FINDINGS
from ui.rooms.composer.view import ComposerView

TYPED = " Anton Kowal said so"


def test_a_protected_name_is_found_as_it_is_typed(
    composer: ComposerView, workspace: Workspace, libya: Libya, qtbot: QtBot
) -> None:
    workspace.case.sources.add_text("Words.", author="Anton Kowal", protection="protected")
    composer.show()
    composer.show_brief(libya.brief.id)
    composer.show_tab(FINDINGS)
    statement = workspace.case.briefs.statements(libya.brief.id)[0]
    composer.page.focus_statement(statement.id)
    box = composer.page.boxes[statement.id]

    def named() -> list[str]:
        return [
            one.words for one in composer.checks.findings if one.check_id == "M02" and one.lift == "never"
        ]

    qtbot.waitUntil(lambda: bool(composer.checks.findings), timeout=20_000)
    assert named() == []
    box.text.setFocus()
    qtbot.keyClick(box.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for letter in TYPED:
        qtbot.keyClick(box.text, letter)
    qtbot.waitUntil(lambda: named() == ["Anton Kowal"], timeout=20_000)
    findings = [one for one in composer.checks.findings if one.check_id == "M02"]
    (found,) = [one for one in findings if one.words == "Anton Kowal"]
    assert found.statement_id == statement.id
    text = workspace.case.briefs.statements(libya.brief.id)[0].text
    assert text[found.start : found.end] == "Anton Kowal"
    for _letter in TYPED:
        qtbot.keyClick(box.text, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: named() == [], timeout=20_000)
    qtbot.waitUntil(lambda: not workspace.tasks.running, timeout=20_000)
