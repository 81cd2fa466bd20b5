"""Alternatives, assumptions, indicators and what has changed, edited beside a judgement."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.app.workspace import Workspace
from ui.parts.reasoning.panel import ReasoningPanel
from workbench.case import Case


@pytest.fixture
def panel(case: Case, qtbot: QtBot) -> Iterator[ReasoningPanel]:
    workspace = Workspace(case)
    panel = ReasoningPanel(workspace)
    qtbot.addWidget(panel)
    panel.resize(360, 800)
    panel.show()
    yield panel
    workspace.close()


def words(panel: ReasoningPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if not label.isHidden())


def test_points_are_added_edited_seen_and_removed(panel: ReasoningPanel, case: Case, qtbot: QtBot) -> None:
    brief = case.briefs.add("Libya", "Talks", scale="phia")
    fact = case.briefs.state(brief.id, "Summary", "They met.").id
    judgement = case.briefs.state(brief.id, "Outlook", "Talks will resume.", "judgement").id
    panel.show_statement(fact)
    assert "Put the cursor in a judgement" in words(panel)
    panel.show_statement(judgement)
    alternatives, assumptions, indicators = panel.lists
    for some, typed in (
        (alternatives, "Talks fail"),
        (assumptions, "The truce holds"),
        (indicators, "Flights"),
    ):
        qtbot.keyClicks(some.add, typed)
        qtbot.keyClick(some.add, Qt.Key.Key_Return)
    (alternative,) = alternatives.rows.values()
    alternative.likelihood.choose("highly unlikely")
    alternative.implication.setText("War")
    (assumption,) = assumptions.rows.values()
    assumption.if_wrong.setText("No talks")
    panel.save_now()
    assert [
        (one.text, one.likelihood, one.implication) for one in case.reasoning.alternatives(judgement)
    ] == [("Talks fail", "highly unlikely", "War")]
    assert case.reasoning.assumptions(judgement)[0].if_wrong == "No talks"
    (indicator,) = indicators.rows.values()
    indicator.points.choose("less")
    claim = case.claims.add("A flight was cancelled", event_on="2025-03")
    indicator.pick_claim()
    indicator.picker.picked.emit(claim.id)
    qtbot.waitUntil(lambda: "Seen March 2025: A flight was cancelled" in words(panel))
    case.claims.update(claim.id, status="rejected")
    qtbot.waitUntil(lambda: "A flight was cancelled (rejected)" in words(panel))
    case.reasoning.unsee(indicator.point_id, claim.id)
    assert case.reasoning.indicators(judgement)[0].points == "less"
    alternative.remove_point()
    assert not alternatives.rows
    case.undo()
    assert [row.text.text() for row in alternatives.rows.values()] == ["Talks fail"]
    case.briefs.remove_statement(judgement)
    assert "Put the cursor in a judgement" in words(panel)


def test_what_the_previous_brief_said_asks_for_a_reason(
    panel: ReasoningPanel, case: Case, qtbot: QtBot
) -> None:
    first = case.briefs.add("Libya", "January")
    text = "The Geneva ceasefire talks are likely to resume."
    case.briefs.state(first.id, "Outlook", text, "judgement", likelihood="likely")
    second = case.briefs.add("Libya", "February")
    now = text.replace("likely", "unlikely")
    judgement = case.briefs.state(second.id, "Outlook", now, "judgement", likelihood="unlikely").id
    panel.show_statement(judgement)
    qtbot.waitUntil(lambda: "No previous brief is set" in words(panel))
    case.briefs.update(second.id, previous_brief_id=first.id)
    qtbot.waitUntil(lambda: "was likely (55–80%). It is unlikely (20–45%) here. Say what" in words(panel))
    assert any(one.check_id == "L25" for one in case.briefs.check(second.id))
    panel.change.note.setText("The delegations left")
    panel.save_now()
    assert case.briefs.statement(judgement).note == "The delegations left"
    assert not any(one.check_id == "L25" for one in case.briefs.check(second.id))
    qtbot.waitUntil(lambda: "Say what" not in panel.change.words.text())
