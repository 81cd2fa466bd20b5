"""What real programs offer, byte for byte, and what becomes of it. See `recordings/README.md`."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.given.record import played
from ui.shell.intake.dropped import given_in
from ui.shell.intake.pieces import LONGEST, pieces_of
from ui.shell.main_window import MainWindow
from workbench.sources import Source

RECORDINGS = Path(__file__).parent / "recordings"
FILES = sorted(RECORDINGS.rglob("*.json"))
OFFERS = [path.relative_to(RECORDINGS).with_suffix("").as_posix() for path in FILES]
SITE = "http://127.0.0.1:8123"
PAGE, OTHER, PICTURE = f"{SITE}/talks.html", f"{SITE}/other.html", f"{SITE}/map.png"
WORDS = "General Idris Maranth arrived in Calvestampa on Monday"


def recording(offer: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((RECORDINGS / f"{offer}.json").read_text("utf-8"))
    return found


def offered(offer: str) -> QMimeData:
    return played(recording(offer))


def test_seven_programs_were_recorded_and_are_played_as_they_were_met() -> None:
    for offer in OFFERS:
        held, mime = recording(offer), offered(offer)
        met = (mime.hasImage(), mime.html(), mime.text().rstrip(), [url.toString() for url in mime.urls()])
        assert met == (held["picture"], held["html"], held["text"].rstrip(), held["urls"]), offer
    assert {offer.partition("/")[0] for offer in OFFERS} == {
        "chromium", "firefox", "thunderbird", "writer", "pcmanfm", "thunar", "dolphin",
    }  # fmt: skip


def test_a_picture_of_a_browser_is_a_picture() -> None:
    pictures = [offer for offer in OFFERS if "picture" in offer]
    assert len(pictures) == 6
    for offer in pictures:
        document = given_in(offered(offer)).document
        assert document is not None, offer
        image = QImage.fromData(document.data)
        assert (image.width(), image.height(), document.name) == (96, 64, "map.png"), offer
        assert document.metadata["url"] == (PAGE if offer == "chromium/copied-picture" else PICTURE), offer
        if offer.startswith("chromium/dragged"):
            assert document.data == (RECORDINGS.parent / "pages" / "map.png").read_bytes(), "the file itself"


def test_a_link_is_only_an_address() -> None:
    links = [offer for offer in OFFERS if offer.endswith("-link")]
    assert len(links) == 4
    for offer in links:
        given = given_in(offered(offer))
        assert (given.link, given.document, given.words) == (OTHER, None, ""), offer


def test_a_picture_without_its_bytes_is_only_an_address() -> None:
    mime = offered("firefox/dragged-picture")
    bare = QMimeData()
    for name in ("text/html", "text/uri-list", "text/plain"):
        bare.setData(name, mime.data(name))
    for name in ("image/gif", "image/png", "application/octet-stream"):
        bare.setData(name, b"")
    given = given_in(bare)
    assert (given.link, given.of_picture, given.document) == (PICTURE, True, None)


KNOWN_OF_WORDS = {
    "chromium/copied-words": (PAGE, "", ""),
    "firefox/copied-words": (PAGE, "", ""),
    "chromium/dragged-words": ("", SITE, "only the site this came from"),
    "firefox/dragged-words": ("", "", "not give the page"),
    "thunderbird/copied-words": ("", "", ""),
    "writer/copied-words": ("", "", ""),
    "writer/dragged-words": ("", "", ""),
}
"""The address of the page, that of the site, and what is said to be missing."""


def test_words_keep_what_is_known_of_their_page() -> None:
    for offer, (url, site, remark) in KNOWN_OF_WORDS.items():
        document = given_in(offered(offer)).document
        assert document is not None, offer
        assert (document.metadata.get("url", ""), document.site) == (url, site), offer
        assert (remark in document.remark) if remark else not document.remark, offer
        assert "\ufeff" not in document.data.decode("utf-8"), offer


def test_files_of_a_file_manager_are_files() -> None:
    folder = Path("/home/u/Documents")
    both = (folder / "folder", folder / "حفتر in Minsk.txt")
    for program in ("pcmanfm", "thunar", "dolphin"):
        assert given_in(offered(f"{program}/dragged-file")).paths == (folder / "note.txt",)
        assert given_in(offered(f"{program}/copied-files")).paths == both


def test_mail_and_attachments_of_thunderbird_are_files() -> None:
    assert [path.name for path in given_in(offered("thunderbird/dragged-mail")).paths] == [
        "Convoy near Ras Nawras.eml"
    ]
    assert [path.name for path in given_in(offered("thunderbird/dragged-attachment")).paths] == ["list.txt"]


def taken(window: MainWindow, qtbot: QtBot, offer: str) -> Source:
    with qtbot.waitSignal(window.frame.intake.finished, timeout=30_000):
        assert window.frame.intake.take_in_given(offered(offer))
    return window.workspace.case.sources.all()[-1]


def test_what_is_given_becomes_sources_that_say_what_is_missing(window: MainWindow, qtbot: QtBot) -> None:
    case = window.workspace.case
    with case.change("Enter the outlet"):
        case.publications.add("Calvestampa Daily", domains="127.0.0.1")
    dragged = taken(window, qtbot, "chromium/dragged-words")
    assert (dragged.url, dragged.publication_name) == ("", "Calvestampa Daily")
    assert "not the page" in dragged.warnings[-1]
    count = case.sources.count()
    copied = taken(window, qtbot, "chromium/copied-words")
    assert (case.sources.count(), copied.id) == (count, dragged.id), "as advised: the same words, copied"
    assert (copied.url, copied.warnings) == (PAGE, ())
    assert case.sources.text(copied.id)[: len(WORDS)] == WORDS
    again = taken(window, qtbot, "firefox/copied-words")
    assert again.url == PAGE
    told = " ".join(row.notice.text for row in window.frame.notices.rows)
    assert "captured from the same address" not in told, "two pieces of a page are no versions of it"
    count = case.sources.count()
    for offer in ("chromium/dragged-link", "firefox/dragged-link"):
        assert window.frame.intake.take_in_given(offered(offer))
        assert OTHER in window.frame.notices.rows[-1].notice.text
    assert case.sources.count() == count
    picture = taken(window, qtbot, "firefox/dragged-picture")
    assert (picture.media_type, picture.title) == ("image/png", "map")


KINDS_OF_HTML = {
    "<p>words</p>": "words",
    "\ufeff<!-- a --><p><a href='x'>one</a></p>": "link",
    "<a href='x'>one</a> <a href='y'>two</a>": "words",
    "<a href='x'>one</a> and more": "words",
    "<div><a href='x'><img src='p.png'></a>\n</div>": "picture",
    "<img src=a.png><img src=b.png>": "nothing",
    "<html><head><title>T</title><style>p {}</style></head><body>&nbsp;\u200b</body></html>": "nothing",
    "<!-- never closed <p>words</p>": "nothing",
    "<" * 100_000: "words",
    "<!--" * 40_000: "nothing",
    "x" * (LONGEST + 1): "words",
}


def test_html_is_told_apart() -> None:
    for html, kind in KINDS_OF_HTML.items():
        found = pieces_of(html)
        told = {"link": found.is_link, "words": found.words, "picture": found.is_picture, "nothing": True}
        assert next(name for name, holds in told.items() if holds) == kind, html[:80]
