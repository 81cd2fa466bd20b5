"""What is looked up for a claim beside the window's work: proposals about origins, other claims."""

from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.rooms.claims.view import ClaimsView


def test_a_proposal_that_was_dismissed_comes_back_with_undo(
    board: ClaimsView, libya: Libya, qtbot: QtBot
) -> None:
    case = libya.case
    text = "The gates are shut at noon, Reuters reported. The Herald has more."
    source = case.sources.add_text(text, publication="The Herald")
    claim = case.claims.add("The gates are shut")
    case.claims.cite(claim.id, case.clips.add(source.id, 0, len(text)).id)
    board.show_thing(claim.id)
    rows = board.facts.origins.proposed
    qtbot.waitUntil(lambda: len(rows.proposals) == 1 and rows.isVisible())
    (apart,) = [one for one in rows.findChildren(QAbstractButton) if one.text() == "Keep apart"]
    apart.click()
    qtbot.waitUntil(lambda: rows.isHidden())
    assert rows.proposals == []
    case.undo()
    qtbot.waitUntil(lambda: len(rows.proposals) == 1 and rows.isVisible())


def test_a_claim_that_contradicts_another_is_shown_beside_it(
    board: ClaimsView, libya: Libya, qtbot: QtBot
) -> None:
    case = libya.case
    one, other = (
        case.claims.add(f"{number} people were killed at the market of Minsk", event_on="2025-03-03").id
        for number in (12, 30)
    )
    text = "Officials spoke of 30 dead."
    case.claims.cite(other, case.clips.add(case.sources.add_text(text, "Herald").id, 0, len(text)).id)
    board.show_thing(one)
    rows = board.page.contradictions
    qtbot.waitUntil(rows.isVisible)
    words = [label.text() for label in rows.findChildren(QLabel)]
    assert words[0] == "May contradict another claim"
    assert "30 people were killed at the market of Minsk" in words
    assert "No supporting evidence." in words
    assert any(line.startswith(f"“{text}” (") for line in words)
    (dismiss,) = [one for one in rows.findChildren(QAbstractButton) if one.text() == "Dismiss"]
    dismiss.click()
    qtbot.waitUntil(lambda: rows.isHidden())
    case.undo()
    qtbot.waitUntil(rows.isVisible)
