"""An actor who is named thousands of times: the first are shown, the rest counted."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Workspace
from ui.parts.passages import PassageCard
from ui.rooms.actors.mentions_panel import STEP, MentionsPanel


def test_the_first_are_shown_and_more_on_request(libya: Libya, qtbot: QtBot) -> None:
    case, actor_id = libya.case, libya.actors["khalifa"]
    source = case.sources.add_text("Haftar. " * 100, "Many mentions")
    claims = STEP + 3
    with case.change("Many mentions"):
        for number in range(2 * STEP):
            clip = case.clips.add(source.id, number * 8, number * 8 + 6)
            case.actors.mention(clip.id, actor_id)
        for number in range(claims):
            claim = case.claims.add(f"Haftar claim {number}")
            case.claims.add_actor(claim.id, actor_id, "owner")
    panel = MentionsPanel(Workspace(case))
    qtbot.addWidget(panel)
    panel.show_actor(actor_id)
    count = case.actors.mention_count(actor_id)
    assert count == len(case.actors.mentions(actor_id)) >= 2 * STEP
    assert [clip.id for clip in case.actors.mentions(actor_id, 5)] == [
        clip.id for clip in case.actors.mentions(actor_id)[:5]
    ]
    assert len(panel.findChildren(PassageCard)) == STEP
    more = [one for one in panel.findChildren(QToolButton) if one.text() == f"{count - STEP:,} more"]
    more[-1].click()
    qtbot.waitUntil(lambda: len(panel.findChildren(PassageCard)) == 2 * STEP, timeout=5000)
