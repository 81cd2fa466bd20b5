"""Keys pressed in the real window: Esc, letters with nothing selected, commands on things that are gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya, fill
from tests.ui.opened import answer, open_window
from ui.app.place import Place
from ui.kit.notice import Notice
from ui.kit.notices import LONGER, MOST, PASSING
from ui.kit.saved_field import SavedTextEdit
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import unsaved
from ui.rooms.reader.source_view import SourceView
from ui.shell.main_window import MainWindow
from workbench.case import Case

KEY = Qt.Key
LETTERS = "ACEKJMNPSTWX"


@pytest.fixture
def made(tmp_path: Path) -> Libya:
    """A filled case, closed again."""
    with Case.create(tmp_path / "libya.gwk", title="Libya", analyst="A. Analyst") as case:
        return fill(case)


@pytest.fixture
def window(qtbot: QtBot, made: Libya) -> Iterator[MainWindow]:
    """The window on it."""
    window = open_window(qtbot, made.case.path)
    yield window
    unsaved().forget()
    window.close()


@pytest.fixture
def reader(window: MainWindow, made: Libya) -> SourceView:
    """A source in it, the keyboard in its text."""
    window.workspace.show(Place("source", made.sources["belta"]))
    view = window.frame.view
    assert isinstance(view, SourceView)
    view.pane.view.setFocus()
    return view


def press(*keys: Qt.Key | str) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


def test_commands_about_a_claim_that_was_undone_say_so_and_nothing_breaks(
    window: MainWindow, reader: SourceView
) -> None:
    case = window.workspace.case
    reader.pane.view.select_range(0, 10)
    press(KEY.Key_E)
    reader.box.input.setText("A claim that goes again")
    press(KEY.Key_Return)
    assert window.workspace.active_claim
    case.undo()
    assert window.workspace.active_claim == "", "it is forgotten with the claim"
    reader.pane.view.select_range(0, 10)
    for key in "SX":
        press(key)
        assert reader.box.isVisible(), "the program asks which claim, as where there was none"
        press(KEY.Key_Escape)


@pytest.mark.parametrize("gone", ["clip", "claim", "actor", "source"])
def test_every_key_works_on_things_that_are_gone(
    window: MainWindow, reader: SourceView, made: Libya, gone: str
) -> None:
    """What is remembered of a thing outlives it by a moment where another thread deletes it."""
    case = window.workspace.case
    reader.make_current(made.clips["met"])
    window.workspace.active_claim = made.claims["visit"]
    window.workspace.blockSignals(True)
    {
        "clip": lambda: case.clips.remove(made.clips["met"]),
        "claim": lambda: case.claims.remove(made.claims["visit"]),
        "actor": lambda: case.actors.remove(made.actors["khalifa"]),
        "source": lambda: case.sources.remove(made.sources["belta"]),
    }[gone]()
    window.workspace.blockSignals(False)
    for key in LETTERS:
        reader.pane.view.setFocus()
        press(key)
        reader.box._leave()
    reader.pane.view.setFocus()
    press(KEY.Key_Delete)
    QApplication.processEvents()


def test_esc_in_the_find_bar_closes_the_bar_and_nothing_else(
    window: MainWindow, reader: SourceView, made: Libya
) -> None:
    reader.pane.open_find()
    press("M", "i", "n")
    press(KEY.Key_Escape)
    assert not reader.pane.find_bar.isVisible()
    assert window.frame.view is reader
    assert reader.pane.view.hasFocus()


def test_the_next_source_has_the_keyboard_not_the_bar_of_the_last(
    window: MainWindow, reader: SourceView, made: Libya
) -> None:
    reader.pane.open_find()
    press("M", "i", "n")
    window.workspace.show(Place("source", made.sources["digest"]))
    assert reader.pane.view.hasFocus()


def test_esc_in_a_note_saves_it_and_the_next_letter_is_a_command(
    window: MainWindow, reader: SourceView, made: Libya
) -> None:
    case = window.workspace.case
    reader.make_current(made.clips["met"])
    press(KEY.Key_N)
    press("a", "b")
    press(KEY.Key_Escape)
    assert case.clips.get(made.clips["met"]).note.endswith("ab")
    press(KEY.Key_J)
    assert case.clips.get(made.clips["met"]).note.endswith("ab")
    assert reader.clip_id != made.clips["met"]


def test_esc_leaves_every_field_of_every_view(window: MainWindow, made: Libya) -> None:
    for place in (
        Place("source", made.sources["belta"], clip_id=made.clips["met"]),
        Place("actor", made.actors["khalifa"]),
        Place("claim", made.claims["visit"]),
        Place("outlets"),
        Place("brief", made.brief.id),
    ):
        window.frame.go(place)
        QApplication.processEvents()
        fields = [*window.frame.findChildren(SavedLine), *window.frame.findChildren(SavedTextEdit)]
        for field in [one for one in fields if one.isVisible() and one.isEnabled()]:
            field.setFocus()
            before = field.text()
            press(KEY.Key_Escape)
            assert not field.hasFocus(), field.accessibleName()
            assert _is_view(window, QApplication.focusWidget())
            assert field.text() == before
        assert window.frame.places.current == place, "Esc led nowhere"


def _is_view(window: MainWindow, focused: QWidget | None) -> bool:
    view = window.frame.view
    return (
        isinstance(view, QWidget) and focused is not None and (focused is view or view.isAncestorOf(focused))
    )


def test_letters_with_nothing_selected_leave_one_hint_and_change_nothing(
    window: MainWindow, reader: SourceView
) -> None:
    case = window.workspace.case
    before = case.journal.changes(limit=1)[0].seq if hasattr(case.journal, "changes") else None
    place, where = reader.pane.view.mapToGlobal(reader.pane.view.rect().topLeft()), reader.pane.view.size()
    for key in "ACEMNPSTX":
        reader.pane.view.setFocus()
        press(key)
    QApplication.processEvents()
    assert len(window.frame.notices.rows) == 1
    assert window.frame.notices.rows[0]._passing.isActive()
    assert not reader.box.isVisible()
    assert reader.pane.view.mapToGlobal(reader.pane.view.rect().topLeft()) == place
    assert reader.pane.view.size() == where
    if before is not None:
        assert case.journal.changes(limit=1)[0].seq == before


def test_notices_move_nothing_merge_and_go(window: MainWindow) -> None:
    frame, middle = window.frame, window.frame.middle
    before = middle.geometry()
    for number in range(2 * MOST):
        frame.notices.show_notice(Notice("The same words twice.", "warning"))
        frame.notices.show_notice(Notice(f"Words {number}", "error", "Do it", lambda: None))
    QApplication.processEvents()
    assert middle.geometry() == before
    assert len(frame.notices.rows) == MOST
    texts = [row.notice.text for row in frame.notices.rows]
    assert len(set(texts)) == len(texts)
    assert all(row._passing.interval() in (PASSING, LONGER) for row in frame.notices.rows)
    assert all(row._passing.isActive() for row in frame.notices.rows)
    assert frame.notices.geometry().bottom() <= middle.geometry().bottom()
    frame.notices.rows[0].setFocus()
    QTest.keyClick(frame.notices, KEY.Key_Escape)
    assert frame.notices.rows == []


def test_a_date_that_cannot_be_read_stays_when_one_goes_on(window: MainWindow, made: Libya) -> None:
    window.frame.go(Place("claim", made.claims["visit"]))
    facts = window.frame.view.side_panel()
    facts.event_on.setFocus()
    facts.event_on.selectAll()
    press(*"end of 2020")
    press(KEY.Key_Tab)
    assert facts.event_on.text() == "end of 2020"
    assert "Only “2020” in it is." in facts.event_on.toolTip()
    window.frame.go(Place("claim", made.claims["tobruk"]))
    assert facts.event_on.text() != "end of 2020"
    assert "is not a date" in window.frame.status.saved.text()
    window.frame.go(Place("claim", made.claims["visit"]))
    assert facts.event_on.text() == "end of 2020"


def test_deleting_a_source_names_the_statements_that_lose_their_ground(
    window: MainWindow, made: Libya
) -> None:
    case, source = window.workspace.case, made.sources["belta"]
    window.frame.go(Place("library", source))
    window.frame.view.table.setFocus()
    press(KEY.Key_Delete)
    said = answer("Cancel")
    assert "lose ground" in said
    statement = case.briefs.statement(made.statements["visit"])
    assert statement.text[:40] in said
    assert case.sources.get(source).id == source
    window.frame.view.table.setFocus()
    press(KEY.Key_Delete)
    answer("Delete")
    assert source not in case.sources.ids()
    case.undo()
    assert source in case.sources.ids()


def test_every_deletion_with_dependants_asks(window: MainWindow, made: Libya) -> None:
    case = window.workspace.case
    outlet = case.sources.get(made.sources["belta"]).publication_id
    for place, command in (
        (Place("actor", made.actors["khalifa"]), "actors.remove"),
        (Place("claim", made.claims["visit"]), "claims.remove"),
        (Place("outlet", str(outlet)), "outlets.remove"),
        (Place("source", made.sources["belta"], clip_id=made.clips["met"]), "source.remove"),
    ):
        window.frame.go(place)
        before = case.undo_label
        window.frame.view.commands.actions[command].trigger()
        said = answer("Cancel")
        assert "Undo brings everything back." in said, place
        assert case.undo_label == before
