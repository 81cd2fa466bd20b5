"""What the passage of a claim offers, taken by keyboard and mouse."""

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Place
from ui.rooms.claims.offers import OfferRow
from ui.rooms.claims.view import ClaimsView


def _offered(board: ClaimsView, libya: Libya, published: str = "2025-03-05") -> OfferRow:
    """The board at a claim of one passage, which speaks of last Tuesday."""
    case = libya.case
    text = "Khalifa Haftar left Sirte last Tuesday with about 40 fighters."
    with case.change("Add a claim with a passage"):
        case.actors.add("Sirte", kind="place")
        source = case.sources.add_text(text, "Sirte", published_on=published)
        claim = case.claims.add("Haftar left.")
        case.claims.cite(claim.id, case.clips.add(source.id, 0, len(text)).id)
    board.show_place(Place("claim", claim.id))
    row = board.facts.offers
    deadline = QDeadlineTimer(10_000)
    while not (row.offers or deadline.hasExpired()):
        QTest.qWait(5)
    return row


def test_each_offer_has_its_key_and_says_what_it_was_resolved_by(board: ClaimsView, libya: Libya) -> None:
    row = _offered(board, libya)
    assert [chip.text() for chip in row.chips if chip.isVisible()] == [
        "1  4 March 2025",
        "2  Sirte",
        "3  Khalifa Haftar",
        "4  40 fighters",
    ]
    assert row.reasons.text() == "4 March 2025: “last Tuesday”, from publication on 5 March 2025."


def test_alt_and_a_digit_takes_and_undo_gives_back(board: ClaimsView, libya: Libya, qtbot: QtBot) -> None:
    row = _offered(board, libya)
    board.facts.activateWindow()
    qtbot.waitUntil(board.facts.isActiveWindow)
    QTest.keyClick(board.facts, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    claim_id = board.page.claim_id
    assert libya.case.claims.get(claim_id).event_on == "2025-03-04"
    assert row.chips[0].text() == "✓  4 March 2025"
    libya.case.undo()
    assert row.chips[0].text() == "1  4 March 2025"
    assert board.facts.event_on.text() == ""


def test_enter_on_a_chip_takes_it(board: ClaimsView, libya: Libya) -> None:
    row = _offered(board, libya)
    QTest.keyClick(row.chips[1], Qt.Key.Key_Return)
    place_id = libya.case.claims.get(board.page.claim_id).place_id
    assert place_id is not None
    assert libya.case.actors.get(place_id).name == "Sirte"


def test_a_number_goes_to_the_cursor_in_words_that_are_being_typed(
    board: ClaimsView, libya: Libya, qtbot: QtBot
) -> None:
    row = _offered(board, libya)
    words = board.page.words
    board.activateWindow()
    words.setFocus()
    qtbot.waitUntil(words.hasFocus)
    cursor = words.textCursor()
    cursor.setPosition(len("Haftar"))
    words.setTextCursor(cursor)
    words.insertPlainText(" and")
    row.take(3)
    assert libya.case.claims.get(board.page.claim_id).text == "Haftar and 40 fighters left."
    assert words.text() == "Haftar and 40 fighters left."


def test_without_a_day_of_publication_nothing_is_taken(board: ClaimsView, libya: Libya) -> None:
    row = _offered(board, libya, published="")
    assert row.chips[0].text() == "?  “last Tuesday”"
    row.chips[0].click()
    assert libya.case.claims.get(board.page.claim_id).event_on == ""
    assert "the day of publication" in row.reasons.text()


def test_a_claim_without_offers_shows_no_row(board: ClaimsView, libya: Libya) -> None:
    board.show_place(Place("claim", libya.claims["bare"]))
    assert not board.facts.offers.isVisible()
