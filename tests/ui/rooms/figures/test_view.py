"""The room of figures: each mark opens its thing, figures are given to a brief, and leave as pictures."""

from dataclasses import astuple
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.rooms.figures.view import FiguresView
from workbench.charts.wanted import Wanted


@pytest.fixture
def view(qtbot: QtBot, workspace: Workspace, libya: Libya) -> FiguresView:
    made = FiguresView(workspace)
    qtbot.addWidget(made)
    qtbot.addWidget(made.side_panel())
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.canvas.figure is not None, timeout=20_000)
    return made


def _drawn(view: FiguresView, qtbot: QtBot, wanted: Wanted) -> None:
    view.look_at(wanted)
    qtbot.waitUntil(
        lambda: view.canvas.figure is not None and view.canvas.figure.kind == wanted.kind, timeout=20_000
    )


def test_every_mark_opens_what_it_stands_for(
    view: FiguresView, workspace: Workspace, libya: Libya, qtbot: QtBot
) -> None:
    canvas, went = view.canvas, list[Place]()
    workspace.navigated.connect(went.append)
    for wanted in (Wanted("network", libya.brief.id), Wanted("likelihoods", libya.brief.id)):
        _drawn(view, qtbot, wanted)
        figure = canvas.figure
        assert figure is not None
        assert figure.opening
        for number in figure.opening:
            canvas.open_mark(number)
        targets = [figure.marks[number].target for number in figure.opening]
        assert [(place.kind, place.id) for place in went] == [(one.kind, one.id) for one in targets if one]
        went.clear()
        # With one click, and with the keys.
        middle = figure.marks[figure.opening[-1]].box
        point = canvas.mapFromScene((middle[0] + middle[2]) / 2, (middle[1] + middle[3]) / 2)
        qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(point))
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
        assert canvas.accessibleDescription() == figure.marks[figure.opening[0]].told
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
        first = figure.marks[figure.opening[0]].target
        assert len(went) == 2
        assert first is not None
        assert went[1] == Place(first.kind, first.id)
        went.clear()


def test_a_figure_is_given_to_a_brief_worded_moved_and_taken_out(
    view: FiguresView, workspace: Workspace, libya: Libya, qtbot: QtBot
) -> None:
    figures, brief_id = libya.case.figures, libya.brief.id
    for kind in ("network", "likelihoods"):
        _drawn(view, qtbot, Wanted(kind, brief_id))
        view.add_to_brief()
    first, second = figures.of_brief(brief_id)
    assert view.side.list.count() == 2
    assert view.side.figure_id == second.id
    view.side.move_up()
    assert [one.id for one in figures.of_brief(brief_id)] == [second.id, first.id]
    qtbot.keyClicks(view.side.caption, "What may come")
    view.side.caption.save_now()
    assert figures.get(second.id).caption == "What may come"
    view.show_place(Place("figure", first.id))
    view.bar.variant.show_value("relations")
    view.bar.variant.activated.emit(view.bar.variant.currentIndex())
    assert figures.get(first.id).variant == "relations"
    libya.case.undo()
    assert view.bar.wanted.variant == "both"
    view.side.remove_figure()
    assert [one.id for one in figures.of_brief(brief_id)] == [second.id]
    libya.case.undo()
    assert view.side.list.count() == 2
    for brief_claims in libya.case.claims.all():
        libya.case.claims.update(brief_claims.id, event_on="")
    view.look_at(Wanted("events", brief_id))
    qtbot.waitUntil(lambda: view.canvas.figure is None, timeout=20_000)
    assert "date" in view.words.text()


def test_a_copy_is_a_picture(view: FiguresView, libya: Libya, qtbot: QtBot) -> None:
    _drawn(view, qtbot, Wanted("grid", libya.brief.id))
    view.copy()
    clipboard = QGuiApplication.clipboard()
    qtbot.waitUntil(lambda: not clipboard.image().isNull(), timeout=30_000)
    figure = view.canvas.figure
    assert figure is not None
    assert clipboard.image().height() == round((figure.height + 7.0) / 25.4 * 300), "it says INTERNAL"
    clipboard.clear()


def test_a_map_has_borders_layers_and_places_that_open(
    view: FiguresView, workspace: Workspace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, maps, went = workspace.case, view.maps, list[Place]()
    assert not maps.isVisible()
    with case.change("Places"):
        for name, latitude, longitude in (("Kyiv", 50.45, 30.52), ("Simferopol", 44.95, 34.1)):
            case.positions.put(case.actors.add(name, "place").id, latitude, longitude)
    _drawn(view, qtbot, Wanted("map", scope="case"))
    assert maps.isVisible()
    assert not maps.remove.isEnabled()
    workspace.navigated.connect(went.append)
    assert view.canvas.figure
    first = view.canvas.figure
    for number in first.opening:
        view.canvas.opened.emit(Place(*astuple(first.marks[number].target)))
    assert [place.kind for place in went[:3]] == ["actor", "actor", "land"]
    maps.borders.setCurrentIndex(maps.borders.findData("held"))
    maps.borders.activated.emit(maps.borders.currentIndex())
    assert case.info("borders") == "held"
    qtbot.waitUntil(lambda: view.canvas.figure not in (None, first), timeout=20_000)
    assert "Crimea (Russia)" in " ".join(view.canvas.figure.words)
    layer = tmp_path / "line.geojson"
    layer.write_text('{"type": "LineString", "coordinates": [[30, 50], [34, 46]]}', "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(layer), ""))
    maps.add.click()
    assert len(case.map_layers.all()) == 1
    assert maps.remove.isEnabled()
    layer.write_bytes(b"\xff\xfe")
    maps.add.click()
    assert len(case.map_layers.all()) == 1
    maps.remove.click()
    assert case.map_layers.all() == []
