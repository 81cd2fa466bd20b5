"""A scan in a PDF: its pages stand above the words that were recognised on them."""

from pytestqt.qtbot import QtBot

from tests.sources.documents import pdf
from ui.app.workspace import Place
from ui.shell.main_window import MainWindow
from workbench.sources import Reading


def test_a_scan_shows_its_pages_and_a_printed_pdf_its_text(window: MainWindow, qtbot: QtBot) -> None:
    sources = window.workspace.case.sources
    pages = pdf([["one"], ["two"]])
    facts = {"words": "recognised in the picture by tesseract (eng)", "pages": "2"}
    scan = sources.add_reading(Reading(text="one", media_type="application/pdf", facts=facts), pages, "s.pdf")
    printed = sources.add_reading(Reading(text="one", media_type="application/pdf"), pages + b"\n", "p.pdf")
    window.workspace.show(Place("source", scan.id))
    picture = window.frame.view.picture
    assert picture.isVisible()
    qtbot.waitUntil(lambda: not picture.canvas.natural_size().isEmpty(), timeout=20_000)
    picture.next_page()
    assert picture.page == 1
    window.workspace.show(Place("source", printed.id))
    assert not window.frame.view.picture.isVisible()
