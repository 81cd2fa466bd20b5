"""The address of a source is words: shown as what it is, copied like words, and no click follows it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from tests.sources.hostile_names import reading
from ui.app.workspace import Notice, Workspace
from ui.parts.source.source_card import SourceCard
from ui.shell.main_window import MainWindow

ADDRESSES = {
    "punycode": "https://xn--pypal-4ve.com/login",
    "letters of another script": "https://www.p\u0430ypal.com/login",
    "a name before the host": "https://bank.example@evil.example/login",
    "markup": '<a href="https://evil.example/">https://bank.example/</a>',
}


class Opener(QObject):
    """What the desktop would be asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def opener() -> Iterator[Opener]:
    opener = Opener()
    for scheme in ("http", "https"):
        QDesktopServices.setUrlHandler(scheme, opener, "take")
    yield opener
    for scheme in ("http", "https"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_what_the_desktop_is_asked_to_open_is_seen(qtbot: QtBot, opener: Opener) -> None:
    QDesktopServices.openUrl(QUrl("https://evil.example/"))
    assert opener.opened == ["https://evil.example/"]


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_no_click_on_an_address_opens_it(
    qtbot: QtBot, workspace: Workspace, opener: Opener, address: str
) -> None:
    page = replace(reading("words of a page"), url=address, title=address, author=address)
    source = workspace.case.sources.add_reading(page, b"words of a page", "a.html")
    card = SourceCard(workspace)
    qtbot.addWidget(card)
    card.show()
    card.show_source(source.id)
    assert card.url.text() == address, "to the letter"
    for widget in card.findChildren(QWidget):
        if isinstance(widget, QLabel) or widget in (card.url, card.title, card.author):
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)
            QTest.mouseDClick(widget, Qt.MouseButton.LeftButton)
    card.url.setFocus()
    QTest.keyClick(card.url, Qt.Key.Key_Return)
    assert opener.opened == []
    card.url.selectAll()
    card.url.copy()
    assert QApplication.clipboard().text() == address
    told = "The address contains misleading characters" in card.warnings.text()
    assert told == (address == ADDRESSES["letters of another script"])


def test_no_label_follows_links_or_takes_words_for_markup(window: MainWindow) -> None:
    labels = window.findChildren(QLabel)
    assert len(labels) > 5
    for label in labels:
        assert not label.openExternalLinks(), label.text()
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text(), label.text()
    assert not [
        one for one in window.findChildren(QTextBrowser) if one.openLinks() or one.openExternalLinks()
    ]


def test_an_address_is_copied_and_opened_only_after_a_question(
    qtbot: QtBot, workspace: Workspace, opener: Opener
) -> None:
    asked: list[Notice] = []
    workspace.noticed.connect(asked.append)
    address = ADDRESSES["a name before the host"]
    page = replace(reading("words of a page"), url=address)
    source = workspace.case.sources.add_reading(page, b"words of a page", "a.html")
    card = SourceCard(workspace)
    qtbot.addWidget(card)
    card.show()
    card.show_source(source.id)
    assert "leads to “evil.example”" in card.address_acts.told.text()
    card.address_acts.copy.click()
    assert QApplication.clipboard().text() == address
    card.address_acts.open.click()
    assert opener.opened == []
    question = asked[-1]
    assert "evil.example" in question.text
    assert question.run is not None
    question.run()
    assert opener.opened == [address]


def test_what_is_no_address_of_the_web_cannot_be_opened(qtbot: QtBot, workspace: Workspace) -> None:
    page = replace(reading("words of a page"), url="file:///etc/passwd")
    source = workspace.case.sources.add_reading(page, b"words of a page", "a.html")
    card = SourceCard(workspace)
    qtbot.addWidget(card)
    card.show()
    card.show_source(source.id)
    assert card.address_acts.copy.isVisible()
    assert not card.address_acts.open.isVisible()
