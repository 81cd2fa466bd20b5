"""The line that asks for an actor: what stands first, and what Enter, Shift+Enter and the arrows do."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.app.workspace import Workspace
from ui.parts.actor_line import ActorLine, Chosen

Asked = tuple[ActorLine, list[Chosen]]


@pytest.fixture
def asked(qtbot: QtBot, workspace: Workspace) -> Asked:
    """A line over a register with much that is alike, and what was chosen in it."""
    actors = workspace.case.actors
    with workspace.case.change("Enter actors"):
        for name, kind in (
            ("Oman", "place"), ("Al-Omani Group", "company"), ("Romania", "place"),
            ("Syrian National Army", "armed_group"), ("Arab Army of Libya", "armed_group"),
            ("Kais Saied", "person"), ("Muammar Gaddafi", "person"), ("Saif al-Islam Gaddafi", "person"),
            ("Security Service of Ukraine", "state_body"), ("Ali Hassan", "person"), ("Ali Hassan", "person"),
        ):  # fmt: skip
            actors.add(name, kind)
        actors.add("Hemedti", aliases=["Mohamed Hamdan Dagalo"])
    line = ActorLine(workspace, "Who?")
    qtbot.addWidget(line)
    line.resize(420, 30)
    line.show()
    qtbot.waitExposed(line)
    line.setFocus()
    taken: list[Chosen] = []
    line.chosen.connect(taken.append)
    return line, taken


def rows(line: ActorLine) -> list[str]:
    return [line._model.item(row).text() for row in range(line._model.rowCount())]


def write(line: ActorLine, words: str) -> None:
    """Type in any script, letter for letter."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(line, event)


def typed(qtbot: QtBot, asked: Asked, words: str, *keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> list[str]:
    """The names chosen when the words are typed and the keys pressed; new ones with a plus before."""
    line, taken = asked
    line.clear()
    taken.clear()
    write(line, words)
    for key, modifier in keys:
        # The keyboard is the list's while it is open.
        popup = line._popup()
        qtbot.keyClick(popup if popup.isVisible() else line, key, modifier)
    line._close_list()
    return [one.name if one.actor_id else f"+{one.name}" for one in taken]


NONE = Qt.KeyboardModifier.NoModifier
ENTER = (Qt.Key.Key_Return, NONE)
NEW = (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
DOWN, UP = (Qt.Key.Key_Down, NONE), (Qt.Key.Key_Up, NONE)


def test_the_best_match_stands_first_and_enter_takes_it(qtbot: QtBot, asked: Asked) -> None:
    line = asked[0]
    for words, name in (
        ("Oman", "Oman"), ("oman", "Oman"), ("Oma", "Oman"), ("Al-Om", "Al-Omani Group"),
        ("Army", "Libyan National Army"), ("syrian", "Syrian National Army"), ("Кайс Саид", "Kais Saied"),
        ("SSU", "Security Service of Ukraine"), ("Saied, Kais", "Kais Saied"),
            ("Gaddafi, Muammar", "Muammar Gaddafi"),
        ("dagalo", "Hemedti"), ("President Kais Saied", "Kais Saied"),
    ):  # fmt: skip
        assert typed(qtbot, asked, words, ENTER) == [name], words
        assert typed(qtbot, asked, words, NEW) == [f"+{words}"]
    write(line, "Oman")
    assert rows(line)[0].startswith("Oman   ·  Place")
    assert rows(line)[-1] == "New: “Oman”   ·  Shift+Enter"
    assert typed(qtbot, asked, "Oman", UP, ENTER) == ["+Oman"]
    assert typed(qtbot, asked, "Oman", DOWN, ENTER) == ["Al-Omani Group"]


def test_of_several_that_fit_equally_well_one_is_chosen_first(qtbot: QtBot, asked: Asked) -> None:
    line = asked[0]
    for words, heading in (
        ("Gaddafi", "2 people have this surname. Choose one."),
        ("القذافي", "2 people have this surname. Choose one."),
        ("Ali Hassan", "2 actors fit equally well. Choose one."),
    ):
        assert typed(qtbot, asked, words) == []
        assert typed(qtbot, asked, words, NEW) == [f"+{words}"]
        write(line, words)
        assert rows(line)[0] == heading
        qtbot.keyClick(line._popup(), Qt.Key.Key_Return)
        assert asked[1][1:] == []
        assert line._popup().currentIndex().row() == 1
    assert typed(qtbot, asked, "Gaddafi", ENTER, ENTER) == ["Muammar Gaddafi"]
    assert typed(qtbot, asked, "Gaddafi", DOWN, DOWN, ENTER) == ["Saif al-Islam Gaddafi"]
    assert typed(qtbot, asked, "Gaddafi", UP, ENTER) == ["+Gaddafi"]


def test_where_nobody_is_near_the_list_says_so_and_enter_makes_a_new_actor(
    qtbot: QtBot, asked: Asked
) -> None:
    line = asked[0]
    write(line, "Narendra Modi")
    assert rows(line) == ["No actor with a similar name", "New: “Narendra Modi”   ·  Enter"]
    assert typed(qtbot, asked, "Narendra Modi", ENTER) == ["+Narendra Modi"]
    # A given name alone, or a brother, is not near enough to be taken.
    for stranger in ("Ahmed Gaddafi", "Kais Yassin", "Bank of Libya"):
        assert typed(qtbot, asked, stranger, ENTER) == [f"+{stranger}"], stranger
    # Letters within a word are shown, but not taken.
    assert typed(qtbot, asked, "mani", ENTER) == ["+mani"]
    write(line, "mani")
    assert rows(line)[:2] == ["No actor has this name. Similar names are below.", "New: “mani”   ·  Enter"]
    assert any(row.startswith("Romania") for row in rows(line)[2:])


def test_nothing_is_taken_that_is_not_seen(qtbot: QtBot, asked: Asked) -> None:
    line, taken = asked
    assert typed(qtbot, asked, "", ENTER, NEW, DOWN) == []
    write(line, "Oman")
    line._close_list()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert taken == []
    assert line._popup().isVisible()
    qtbot.keyClick(line._popup(), Qt.Key.Key_Return)
    assert [one.name for one in taken] == ["Oman"]
    assert line.text() == ""


def test_a_line_for_places_offers_places_first(qtbot: QtBot, workspace: Workspace, asked: Asked) -> None:
    workspace.case.actors.add("Oman", "organisation")
    line = ActorLine(workspace, "Where?", ("place",))
    qtbot.addWidget(line)
    line.show()
    assert [(one.name, one.kind) for one in line.matches("Oman")][:2] == [
        ("Oman", "place"),
        ("Oman", "organisation"),
    ]
    taken: list[Chosen] = []
    line.chosen.connect(taken.append)
    assert typed(qtbot, (line, taken), "Oman", ENTER) == ["Oman"]
    assert workspace.case.actors.get(taken[0].actor_id).kind == "place"


def test_a_surname_says_how_many_have_it(qtbot: QtBot, workspace: Workspace, asked: Asked) -> None:
    workspace.case.actors.add("Saadi al-Kadhafi")
    line = asked[0]
    write(line, "Gaddafi")
    assert rows(line)[0] == "3 people have this surname. Choose one."
    assert all("3 people have this surname" in row for row in rows(line)[1:4])
    line._close_list()
