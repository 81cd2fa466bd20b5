"""Words from Writer, Word and browsers in a statement; documents dropped on one; a statement dragged out."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.given.test_replay import offered
from tests.ui.libya import Libya
from tests.ui.rooms.composer.test_page import box, texts
from ui.app.workspace import Place
from ui.kit.html_parts import html_parts
from ui.kit.pasted import pasted
from ui.rooms.composer.view import ComposerView
from ui.shell.main_window import MainWindow

FROM_WRITER = [
    "General Maranth met the minister in Calvestampa.[1] The talks covered Ras Nawras.[2]",
    "The base is open.",
    "The contract is signed.",
    "First lorries.",
    "Then tractors.",
    "A last sentence with no note.",
]
WORD = """<html><head><style>p {}</style></head><body><!--StartFragment-->
<p class=MsoNormal>They met.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a> So it was.</p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>
<![endif]>The base is open.</p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p>A note.</p></div></div>
<!--EndFragment--></body></html>"""
WEB = """<p>A page<sup class="reference"><a href="https://a.example/x#cite_note-1">[1]</a></sup> of
20&nbsp;km<sup>2</sup> and CO<sub>2</sub>, the 1<sup>st</sup> <a href="/x">link</a>.<br>More.</p>"""


def as_copied(html: str = "", text: str = "") -> QMimeData:
    mime = QMimeData()
    mime.setHtml(html)
    mime.setText(text)
    return mime


def test_what_was_copied_is_paragraphs_with_marks_of_notes() -> None:
    for way in ("copied", "dragged"):
        found = pasted(offered(f"writer/{way}-words"))
        assert (found.paragraphs, found.notes) == (FROM_WRITER, 2)
    found = pasted(as_copied(WORD, "They met.[1] So it was.\n·  The base is open."))
    assert (found.paragraphs, found.notes) == (["They met.[1] So it was.", "The base is open."], 1)
    assert pasted(as_copied(WEB, "A page")).paragraphs == ["A page[1] of 20 km² and CO₂, the 1st link. More."]
    assert pasted(as_copied("<span>some words</span>", "some words ")).paragraphs == ["some words "]
    listed = "one\ntwo\n\n• three\n  and on\n• four"
    assert pasted(as_copied("", listed)).paragraphs == ["one two", "three   and on", "four"]
    assert pasted(as_copied("<img src=x>", "")).paragraphs == []
    for hostile in ("<" * 150_000, "<!--" * 40_000, "<div id=ftn1>" * 10_000, "<a href=#fn1>" * 12_000):
        pasted(as_copied(hostile, "words"))
        list(html_parts(hostile))


def test_pasting_a_list_makes_statements_in_one_step(
    composer: ComposerView, libya: Libya, qtbot: QtBot
) -> None:
    contracts = box(composer, libya, "contracts")
    before = texts(libya, 0)
    contracts.text.selectAll()
    QGuiApplication.clipboard().setMimeData(offered("writer/copied-words"))
    contracts.text.paste()
    after = texts(libya, 0)
    assert after[2:8] == FROM_WRITER
    assert after[8:] == before[3:]
    focused = composer.page.focused_box()
    assert focused is not None
    assert focused.statement.text == FROM_WRITER[-1]
    libya.case.undo()
    assert texts(libya, 0)[3:] == before[3:], "the statements that were pasted go in one step"


def let_go(widget: QWidget, mime: QMimeData) -> None:
    """Drag over the widget and let go, as Qt tells it to whoever accepts it."""
    copy, none, left = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    target: QWidget | None = widget
    while target is not None and not target.acceptDrops() and not target.isWindow():
        target = target.parentWidget()
    assert target is not None
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), copy, mime, left, none))
    QApplication.sendEvent(target, QDragMoveEvent(QPoint(6, 5), copy, mime, left, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(6, 5), copy, mime, left, none))


@pytest.mark.parametrize("where", ["statement", "section title"])
def test_a_document_dropped_on_the_brief_is_a_source(window: MainWindow, qtbot: QtBot, where: str) -> None:
    case = window.workspace.case
    with case.change("A brief"):
        brief = case.briefs.add("Libya", "A visit")
        section = case.briefs.sections(brief.id)[0]
        statement = case.briefs.state(brief.id, section.id, "He flew.")
    window.workspace.show(Place("brief", brief.id))
    view = window.frame.view
    assert isinstance(view, ComposerView)
    qtbot.waitUntil(lambda: statement.id in view.page.boxes)
    on_statement = where == "statement"
    widget = (
        view.page.boxes[statement.id].text.viewport() if on_statement else view.page.heads[section.id].title
    )
    count = case.sources.count()
    mime = offered("writer/dragged-words" if on_statement else "firefox/dragged-picture")
    with qtbot.waitSignal(window.frame.intake.finished, timeout=30_000):
        let_go(widget, mime)
    assert case.sources.count() == count + 1
    assert case.briefs.statement(statement.id).text == "He flew."
    assert case.briefs.sections(brief.id)[0].title == section.title


def test_a_statement_dragged_out_is_its_words(composer: ComposerView, libya: Libya) -> None:
    contracts = box(composer, libya, "contracts")
    mime = contracts.grip._mime()
    assert mime.text() == contracts.statement.text
    assert not mime.hasUrls()
