"""Dates and evidence of posts and relations in the window."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Place, Workspace
from ui.rooms.actors.view import ActorsView


def test_a_relation_gets_dates_and_evidence(
    register: ActorsView, libya: Libya, workspace: Workspace, qtbot: QtBot
) -> None:
    register.show_thing(libya.actors["khalifa"])
    actors, rows = libya.case.actors, register.page.relations.rows
    (row,) = rows.values()
    row.from_on.setText("March 1980")
    row.from_on.save_now()
    assert actors.relations(libya.actors["khalifa"])[0].from_on == "1980-03"
    assert list(rows.values()) == [row]
    assert row.evidence.button.text().startswith("No evidence")
    row.evidence.button.click()
    picker = row.evidence.picker
    assert picker is not None
    qtbot.waitUntil(lambda: picker.model.rowCount() > 0)
    # Those that name one of the two come first.
    assert picker.model.id_at(0) in (libya.clips["met"], libya.clips["arrived"])
    picker.line.setText("tractors")
    qtbot.waitUntil(lambda: picker.model.rowCount() == 1)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert actors.relations(libya.actors["khalifa"])[0].clip_ids == (libya.clips["contracts"],)
    (card,) = row.evidence.cards
    with qtbot.waitSignal(workspace.navigated) as shown:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    place = shown.args[0] if shown.args else Place("")
    assert (place.kind, place.clip_id) == ("source", libya.clips["contracts"])
    card.unlink.click()
    assert row.evidence.cards == []
    assert actors.relations(libya.actors["khalifa"])[0].clip_ids == ()
    libya.case.undo()
    assert len(row.evidence.cards) == 1


def test_a_post_takes_evidence(register: ActorsView, libya: Libya, qtbot: QtBot) -> None:
    register.show_thing(libya.actors["khalifa"])
    (row,) = register.page.posts.rows.values()
    row.evidence.open_picker()
    picker = row.evidence.picker
    assert picker is not None
    qtbot.waitUntil(lambda: picker.model.rowCount() > 0)
    picker.list.clicked.emit(picker.model.index(0, 0))
    assert len(libya.case.actors.posts(libya.actors["khalifa"])[0].clip_ids) == 1
    assert row.evidence.button.text() == "1 passage ▾"
    row.evidence.open_picker()
    assert row.evidence.picker is not None
    qtbot.keyClick(row.evidence.picker.line, Qt.Key.Key_Escape)
    assert row.evidence.picker is None


def test_many_relations_are_shown_on_request(register: ActorsView, libya: Libya) -> None:
    with libya.case.change("Many"):
        for _number in range(24):
            libya.case.actors.relate(libya.actors["lna"], libya.actors["khalifa"], "led by")
    register.show_thing(libya.actors["khalifa"])
    relations = register.page.relations
    assert len(relations.rows) == 20
    assert relations.more.text() == "Show 5 more"
    relations.more.click()
    assert len(relations.rows) == 25
    assert not relations.more.isVisible()
