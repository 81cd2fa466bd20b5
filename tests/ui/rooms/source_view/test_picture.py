"""A picture in the reader: rectangles drawn with the mouse and the keys become clips."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRectF, Qt
from pytestqt.qtbot import QtBot

from ui.app.workspace import Place
from ui.rooms.reader.source_view import SourceView
from ui.shell.main_window import MainWindow
from workbench.sources import Reading, Span

WORDS = "convoy at the gate"


def picture_of(pages: int) -> bytes:
    images = [Image.new("RGB", (400, 300), colour) for colour in ("white", "navy", "white")[:pages]]
    target = io.BytesIO()
    images[0].save(target, "TIFF", save_all=True, append_images=images[1:])
    return target.getvalue()


@pytest.fixture
def picture(window: MainWindow, qtbot: QtBot) -> SourceView:
    """A picture of two pages, on the first of which words were recognised in the upper half."""
    word = Span("word", 0, len(WORDS), 90, "0.1000 0.1000 0.9000 0.3000")
    reading = Reading(text=WORDS, structure=(word,), media_type="image/tiff", facts={"pages": "2"})
    source = window.workspace.case.sources.add_reading(reading, picture_of(2), "gate.tif")
    window.workspace.show(Place("source", source.id))
    view = window.frame.view
    qtbot.waitUntil(lambda: not view.picture.canvas.natural_size().isEmpty(), timeout=20_000)
    return view


def drag(qtbot: QtBot, view: SourceView, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas = view.picture.canvas
    begin, end = (
        QPoint(round(x * canvas.width()), round(y * canvas.height())) for x, y in ((x0, y0), (x1, y1))
    )
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


def test_a_rectangle_drawn_and_c_make_a_clip_with_its_words(picture: SourceView, qtbot: QtBot) -> None:
    drag(qtbot, picture, 0.05, 0.05, 0.95, 0.4)
    qtbot.keyClick(picture.picture.canvas, Qt.Key.Key_C)
    case = picture.workspace.case
    (clip,) = case.clips.of_source(picture.source_id)
    region = case.clips.regions(picture.source_id)[clip.id]
    assert clip.quote == WORDS
    assert (region.x0, region.y0) == pytest.approx((0.05, 0.05), abs=0.01)
    assert (region.x1, region.y1) == pytest.approx((0.95, 0.4), abs=0.01)
    assert picture.clip_id == clip.id
    assert picture.picture.selection() is None, "what is clipped is no longer being drawn"


def test_the_keys_draw_as_well(picture: SourceView, qtbot: QtBot) -> None:
    canvas = picture.picture.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    for _ in range(10):
        qtbot.keyClick(canvas, Qt.Key.Key_Down)
        qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    area = canvas.selection()
    assert (area.x(), area.y(), area.width()) == pytest.approx((0.375, 0.475, 0.35))
    qtbot.keyClick(canvas, Qt.Key.Key_C)
    (clip,) = picture.workspace.case.clips.of_source(picture.source_id)
    assert (clip.quote, clip.shown) == ("", "A region of the picture")
    assert "A region of the picture" in picture.panel.quote.text()


def test_a_click_makes_the_region_current_and_esc_clears_it(picture: SourceView, qtbot: QtBot) -> None:
    clip = picture.workspace.case.clips.add_region(picture.source_id, 0, 0.5, 0.5, 0.9, 0.9)
    canvas = picture.picture.canvas
    qtbot.mouseClick(
        canvas, Qt.MouseButton.LeftButton, pos=QPoint(canvas.width() * 7 // 10, canvas.height() * 7 // 10)
    )
    assert picture.clip_id == clip.id
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert picture.clip_id == ""


def test_a_clip_on_another_page_brings_that_page_up(picture: SourceView, qtbot: QtBot) -> None:
    clip = picture.workspace.case.clips.add_region(picture.source_id, 1, 0.1, 0.1, 0.5, 0.5)
    picture.workspace.show(Place("source", picture.source_id, clip_id=clip.id))
    assert picture.picture.page == 1
    qtbot.waitUntil(lambda: not picture.picture.canvas.natural_size().isEmpty(), timeout=20_000)
    drag(qtbot, picture, 0.2, 0.2, 0.8, 0.8)
    assert picture.picture.selection().page == 1  # type: ignore[union-attr]
    picture.picture.previous_page()
    assert picture.picture.page == 0
    assert picture.picture.selection() is None


def test_undo_takes_the_region_off_the_picture(picture: SourceView) -> None:
    case = picture.workspace.case
    case.clips.add_region(picture.source_id, 0, 0.1, 0.1, 0.5, 0.5)
    assert len(picture.picture.canvas._regions) == 1
    case.undo()
    assert picture.picture.canvas._regions == []


def test_a_text_shows_no_picture_and_no_pixel_of_the_last_one_stays(picture: SourceView) -> None:
    picture.picture.canvas.select(QRectF(0.1, 0.1, 0.5, 0.5))
    text_id = picture.workspace.case.sources.ids()[0]
    picture.workspace.show(Place("source", text_id))
    assert not picture.picture.isVisible()
    assert picture.picture.canvas.natural_size().isEmpty()
    assert picture.selected_region() is None
