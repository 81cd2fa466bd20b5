"""Beside the list of sources stands what is proposed about origins, taken one by one or all at once."""

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from ui.parts.origin_proposals import OriginProposalRows, why_in_words
from ui.rooms.library.view import LibraryView
from ui.shell.main_window import MainWindow
from workbench.claims.one_origin import OneOrigin


@pytest.fixture
def library(window: MainWindow) -> LibraryView:
    return window.frame.view


def buttons(rows: OriginProposalRows, words: str) -> list[QAbstractButton]:
    return [button for button in rows.findChildren(QAbstractButton) if button.text() == words]


def test_all_proposals_are_listed_accepted_and_dismissed(library: LibraryView, qtbot: QtBot) -> None:
    case = library.workspace.case
    for outlet in ("The Herald", "The Post"):
        text = f"The gates are shut at noon, Reuters reported. {outlet} has more."
        case.sources.add_text(text, publication=outlet)
    library.proposed.click()
    panel = library.origins
    assert library.side.currentWidget() is panel
    qtbot.waitUntil(lambda: len(panel.rows.proposals) == 2, timeout=10_000)
    assert panel.state.text() == "2 proposals"
    buttons(panel.rows, "Keep apart")[0].click()
    qtbot.waitUntil(lambda: len(panel.rows.proposals) == 1, timeout=10_000)
    case.undo()
    qtbot.waitUntil(lambda: len(panel.rows.proposals) == 2, timeout=10_000)
    panel.take_all.click()
    qtbot.waitUntil(lambda: panel.state.text() == "Nothing is proposed.", timeout=10_000)
    assert case.publications.find("Reuters") is not None
    case.undo()
    qtbot.waitUntil(lambda: len(panel.rows.proposals) == 2, timeout=10_000)
    library.proposed.click()
    assert library.side.currentWidget() is not panel


def test_each_reason_is_a_sentence() -> None:
    words = [
        why_in_words(OneOrigin("report", ("1",), ("The Herald",), "Reuters", "Reuters reported it.")),
        why_in_words(OneOrigin("owner", (), ("One", "Two", "Three"), "a house")),
        why_in_words(OneOrigin("words", ("1", "2"), ("One", "Two"), share=0.8)),
        why_in_words(OneOrigin("words", ("1", "2"), ("One", "Two"), words="The gates are shut", share=0.2)),
    ]
    plain = [text.translate(dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))) for text in words]
    assert plain == [
        "The Herald says that the report is by Reuters: “Reuters reported it.” No report of that outlet is "
        "in the case.",
        "One, Two and Three belong to one owner: a house.",
        "One and Two share 80% of their words.",
        "One and Two share a passage: “The gates are shut”",
    ]
