"""Fields that save themselves."""

import pytest
from pytestqt.qtbot import QtBot

from ui.kit.saved_field import SavedTextEdit
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import LONGEST, QUIET, Unsaved
from workbench.values.errors import Refused


def test_a_field_saves_after_a_quiet_second(qtbot: QtBot) -> None:
    saved: list[str] = []
    field = SavedTextEdit(lambda _of, words: saved.append(words))
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "words")
    assert (field.state, saved) == ("unsaved", [])
    qtbot.waitUntil(lambda: saved == ["words"], timeout=2500)
    assert field.state == "saved"


def test_typing_on_and_on_is_saved_all_the_same(qtbot: QtBot) -> None:
    saved: list[str] = []
    now = [0.0]
    ledger = Unsaved(lambda: now[0])
    line = SavedLine(lambda _of, words: saved.append(words), ledger=ledger)
    qtbot.addWidget(line)
    line.show_text("", "one")
    for number in range(1, 25):
        qtbot.keyClicks(line, "x")
        now[0] += QUIET / 2
        ledger.step()
        assert bool(saved) == (number * QUIET / 2 >= LONGEST)


def test_what_cannot_be_saved_stays_and_says_so(qtbot: QtBot) -> None:
    def refuse(_of: str, _text: str) -> None:
        raise Refused("The disk is full.")

    field = SavedTextEdit(refuse)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "words")
    with qtbot.waitSignal(field.refused) as why:
        assert not field.save_now()
    assert why.args == ["The disk is full."]
    assert (field.state, field.text()) == ("failed", "words")
    field.show_text("what the case holds")
    assert field.text() == "words"


@pytest.mark.parametrize("kind", [SavedLine, SavedTextEdit])
@pytest.mark.parametrize("held", ["", "ab"])
def test_refused_words_that_were_taken_back_do_not_come_again(
    qtbot: QtBot, kind: type[SavedLine] | type[SavedTextEdit], held: str
) -> None:
    def refuse(_of: str, _text: str) -> None:
        raise Refused("There may be no x in it.")

    field = kind(refuse)
    qtbot.addWidget(field)
    field.show_text(held, "one")
    field.setText("x")
    field.saver.settle()
    assert (field.state, field.text()) == ("failed", "x")
    field.setText(held)
    field.saver.settle()
    assert (field.state, field.text(), field.saver.held) == ("saved", held, held)


@pytest.mark.parametrize("kind", [SavedLine, SavedTextEdit])
def test_a_blank_that_was_typed_never_replaces_what_came_from_elsewhere(
    qtbot: QtBot, kind: type[SavedLine] | type[SavedTextEdit]
) -> None:
    saved: list[str] = []
    field = kind(lambda _of, words: saved.append(words))
    qtbot.addWidget(field)
    field.show_text("ab", "one")
    field.setText("ab ")
    field.show_text("ab", "one")
    assert field.text() == "ab ", "a blank stays while one types on"
    field.show_text("from elsewhere", "one")
    assert (field.text(), field.state) == ("from elsewhere", "saved")
    field.saver.settle()
    assert saved == []


def test_nothing_is_saved_that_was_not_typed(qtbot: QtBot) -> None:
    saved: list[str] = []
    field = SavedTextEdit(lambda _of, words: saved.append(words))
    qtbot.addWidget(field)
    field.show_text("from the case")
    assert field.save_now()
    assert saved == []
