"""The keys of the reader, pressed for real, with what they leave in the case and on the screen."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.rooms.reader.source_view import SourceView
from ui.shell.main_window import MainWindow

KEY = Qt.Key


def select(reader: SourceView, words: str) -> tuple[int, int]:
    start = reader.text.index(words)
    reader.pane.view.select_range(start, start + len(words))
    return start, start + len(words)


def press(qtbot: QtBot, reader: SourceView, key: Qt.Key) -> None:
    qtbot.keyClick(reader.pane.view, key)


def marks(reader: SourceView) -> list[tuple[int, int, str]]:
    return [(mark.start, mark.end, mark.kind) for mark in reader.pane.view.marks()]


def test_c_clips_the_selection_in_code_points(reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    # Behind an emoji, where Qt's own positions are one off.
    start, end = select(reader, "He met Aleksandr Lukashenko")
    press(qtbot, reader, KEY.Key_C)
    (clip,) = case.clips.all()
    assert (clip.start, clip.end, clip.quote) == (start, end, "He met Aleksandr Lukashenko")
    assert marks(reader) == [(start, end, "clip")]
    assert reader.panel.clip == clip


def test_c_twice_makes_one_clip(reader: SourceView, qtbot: QtBot) -> None:
    select(reader, "Minsk")
    press(qtbot, reader, KEY.Key_C)
    select(reader, "Minsk")
    press(qtbot, reader, KEY.Key_C)
    assert reader.workspace.case.clips.count() == 1


def test_c_with_nothing_selected_says_what_to_do(
    window: MainWindow, reader: SourceView, qtbot: QtBot
) -> None:
    press(qtbot, reader, KEY.Key_C)
    assert reader.workspace.case.clips.count() == 0
    assert "Select a passage first" in window.frame.notices.rows[-1].notice.text


def test_a_proposes_the_known_actor_in_another_script(reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    start, end = select(reader, "خليفة حفتر")
    press(qtbot, reader, KEY.Key_A)
    assert reader.box.isVisible()
    assert reader.box.model.entries[0].title == "Khalifa Haftar"
    qtbot.keyClick(reader.box.input, KEY.Key_Return)
    (clip,) = case.clips.all()
    assert [actor.name for actor in case.actors.in_clip(clip.id)] == ["Khalifa Haftar"]
    assert marks(reader) == [(start, end, "mention")]


def test_a_enters_a_new_actor_and_one_undo_takes_all_of_it_back(reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    select(reader, "Aleksandr Lukashenko")
    press(qtbot, reader, KEY.Key_A)
    offered = [one.aside for one in reader.box.model.entries if "New" in one.title]
    assert offered[0] == "Person  ·  Enter"
    qtbot.keyClick(reader.box.input, KEY.Key_Return)
    assert case.actors.find("Aleksandr Lukashenko") is not None
    assert case.clips.count() == 1
    case.undo()
    assert case.actors.find("Aleksandr Lukashenko") is None
    assert case.clips.count() == 0
    assert marks(reader) == []
    assert reader.clip_id == ""


def test_e_makes_a_claim_with_the_passage_as_evidence(reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    select(reader, "He met Aleksandr Lukashenko on the next day.")
    press(qtbot, reader, KEY.Key_E)
    assert reader.box.input.text() == "He met Aleksandr Lukashenko on the next day."
    reader.box.input.setText("Haftar met Lukashenko")
    qtbot.keyClick(reader.box.input, KEY.Key_Return)
    (claim,) = case.claims.all()
    (evidence,) = case.claims.evidence(claim.id)
    assert (claim.text, evidence.stance) == ("Haftar met Lukashenko", "supports")
    assert reader.workspace.active_claim == claim.id
    assert marks(reader)[0][2] == "supports"
    case.undo()
    assert (case.claims.count(), case.clips.count()) == (0, 0)


@pytest.mark.parametrize(("key", "stance"), [(KEY.Key_S, "supports"), (KEY.Key_X, "contradicts")])
def test_s_and_x_cite_for_the_active_claim(
    reader: SourceView, qtbot: QtBot, key: Qt.Key, stance: str
) -> None:
    case = reader.workspace.case
    claim = case.claims.add("The base was discussed")
    reader.workspace.active_claim = claim.id
    select(reader, "The ministry denied")
    press(qtbot, reader, key)
    assert [one.stance for one in case.claims.evidence(claim.id)] == [stance]
    assert marks(reader)[0][2] == stance


def test_s_without_an_active_claim_asks_which(reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    claim = case.claims.add("The base was discussed")
    select(reader, "the base was discussed")
    press(qtbot, reader, KEY.Key_S)
    assert reader.box.model.entries[0].title == "The base was discussed"
    qtbot.keyClick(reader.box.input, KEY.Key_Return)
    assert len(case.claims.evidence(claim.id)) == 1
    assert reader.workspace.active_claim == claim.id


def test_n_and_t_write_into_the_clip(window: MainWindow, reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    select(reader, "وصل خليفة حفتر إلى مينسك")
    press(qtbot, reader, KEY.Key_T)
    assert window.focusWidget() is reader.panel.translation
    qtbot.keyClicks(reader.panel.translation, "Khalifa Haftar arrived in Minsk")
    press(qtbot, reader, KEY.Key_N)
    reader.pane.view.setFocus()
    assert case.clips.all()[0].translation == "Khalifa Haftar arrived in Minsk"
    press(qtbot, reader, KEY.Key_N)
    assert window.focusWidget() is reader.panel.note


def test_m_turns_the_underlined_name_into_a_mention(reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    qtbot.waitUntil(lambda: reader.pane.view.suggestion_at(3) is not None, timeout=5000)
    reader.pane.view.select_range(3, 3)
    press(qtbot, reader, KEY.Key_M)
    (clip,) = case.clips.all()
    assert clip.quote == "Khalifa Haftar"
    assert [actor.name for actor in case.actors.in_clip(clip.id)] == ["Khalifa Haftar"]
    qtbot.waitUntil(lambda: reader.pane.view.suggestion_at(3) is None, timeout=5000)
    # The other script still stands as a suggestion.
    assert reader.pane.view.suggestion_at(reader.text.index("خليفة")) is not None


def test_all_suggestions_at_once_with_one_undo(reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    qtbot.waitUntil(lambda: len(reader.suggestions.hits) == 2, timeout=5000)
    reader.take_all_suggestions()
    assert case.clips.count() == 2
    assert case.undo_label == "Mark 2 known names"
    case.undo()
    assert case.clips.count() == 0


def test_delete_removes_the_current_clip_and_undo_paints_it_again(reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    select(reader, "Minsk")
    press(qtbot, reader, KEY.Key_C)
    before = marks(reader)
    press(qtbot, reader, KEY.Key_Delete)
    assert case.clips.count() == 0
    assert marks(reader) == []
    case.undo()
    assert marks(reader) == before


def test_escape_leaves_step_by_step(window: MainWindow, reader: SourceView, qtbot: QtBot) -> None:
    select(reader, "Minsk")
    press(qtbot, reader, KEY.Key_C)
    press(qtbot, reader, KEY.Key_Escape)
    assert reader.pane.selected_range() is None
    press(qtbot, reader, KEY.Key_Escape)
    assert reader.clip_id == ""
    press(qtbot, reader, KEY.Key_Escape)
    assert window.frame.view.title == "Sources"


def test_escape_in_the_box_leaves_nothing_behind(reader: SourceView, qtbot: QtBot) -> None:
    select(reader, "Minsk")
    press(qtbot, reader, KEY.Key_E)
    qtbot.keyClick(reader.box.input, KEY.Key_Escape)
    assert not reader.box.isVisible()
    assert reader.workspace.case.clips.count() == 0
    assert reader.pane.selected_range() is not None


def test_letters_typed_into_a_field_are_letters(reader: SourceView, qtbot: QtBot) -> None:
    case = reader.workspace.case
    select(reader, "Minsk")
    press(qtbot, reader, KEY.Key_C)
    reader.panel.note.setFocus()
    qtbot.keyClicks(reader.panel.note, "cases")
    reader.panel.note.save_now()
    assert case.clips.all()[0].note == "cases"
    assert case.claims.count() == 0


def test_a_change_elsewhere_is_painted(reader: SourceView) -> None:
    case = reader.workspace.case
    clip = case.clips.add(reader.source_id, 0, 14)
    assert marks(reader) == [(0, 14, "clip")]
    claim = case.claims.add("He flew")
    case.claims.cite(claim.id, clip.id, "contradicts")
    assert marks(reader) == [(0, 14, "contradicts")]
    case.claims.uncite(claim.id, clip.id)
    assert marks(reader) == [(0, 14, "clip")]


def test_a_removed_source_leaves_no_word_on_the_screen(reader: SourceView) -> None:
    reader.workspace.case.sources.remove(reader.source_id)
    assert reader.pane.view.toPlainText() == ""
    assert reader.text == ""
