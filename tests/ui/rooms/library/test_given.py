"""What other programs give: each as a source with all that can be known of it."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.shell.intake.dropped import given_in, page_address
from ui.shell.main_window import MainWindow
from workbench.sources import Source

PAGE = "<h1>Talks in Minsk</h1><p>Khalifa Haftar met Aleksandr Lukashenko in Minsk on Monday.</p>"
URL = "https://eng.belta.by/president/view/talks-in-minsk-1/"
CF_HTML = f"Version:0.9\r\nStartHTML:00000097\r\nSourceURL:{URL}\r\n<html>{PAGE}</html>".encode()


def copied(html: str = "", text: str = "") -> QMimeData:
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    if text:
        mime.setText(text)
    return mime


def taken(window: MainWindow, qtbot: QtBot, mime: QMimeData) -> Source:
    with qtbot.waitSignal(window.frame.intake.finished, timeout=30_000):
        assert window.frame.intake.take_in_given(mime)
    return window.workspace.case.sources.all()[-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text/x-moz-url-priv", URL.encode("utf-16-le")),
        ("chromium/x-source-url", URL.encode()),
        ('application/x-qt-windows-mime;value="HTML Format"', CF_HTML),
    ],
)
def test_a_copied_page_keeps_its_address(window: MainWindow, qtbot: QtBot, name: str, value: bytes) -> None:
    mime = copied(PAGE, "Talks in Minsk")
    mime.setData(name, value)
    assert page_address(mime) == URL
    source = taken(window, qtbot, mime)
    assert source.url == URL
    assert source.publication_name == "BelTA"
    assert "met Aleksandr Lukashenko" in window.workspace.case.sources.text(source.id)


def test_a_dragged_mail_is_read_as_one(window: MainWindow, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setData(
        "message/rfc822", b"From: a@b.example\r\nSubject: Convoy\r\n\r\nThree lorries left Tobruk.\r\n"
    )
    source = taken(window, qtbot, mime)
    assert (source.title, source.media_type) == ("Convoy", "message/rfc822")


def test_a_dragged_selection_of_a_browser_is_a_page(window: MainWindow, qtbot: QtBot) -> None:
    mime = copied(PAGE, "Talks in Minsk")
    mime.setUrls([QUrl(URL)])
    assert taken(window, qtbot, mime).url == URL


def test_a_copied_picture_is_a_source(window: MainWindow, qtbot: QtBot) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    mime = QMimeData()
    mime.setImageData(image)
    assert taken(window, qtbot, mime).media_type == "image/png"


@pytest.mark.parametrize("html", ["", f'<a href="{URL}">Talks</a>', f'<meta><a href="{URL}">Talks</a>'])
def test_a_bare_link_is_not_fetched_and_that_is_said(window: MainWindow, html: str) -> None:
    mime = copied(html, URL)
    mime.setUrls([QUrl(URL)])
    count = window.workspace.case.sources.count()
    assert window.frame.intake.take_in_given(mime)
    assert "Save the page in the browser" in window.frame.notices.rows[-1].notice.text
    assert window.workspace.case.sources.count() == count


def test_nothing_is_nothing() -> None:
    assert not given_in(QMimeData())
    assert not given_in(copied(text="   "))
