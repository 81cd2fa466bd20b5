"""What another program gave us, dragged or copied: files, mail, a page with its address, pictures, words."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage, QImageWriter

from workbench.sources.intake import Offered

MAIL = "message/rfc822"
_PAGE_ADDRESSES = ("text/x-moz-url-priv", "chromium/x-source-url", "org.chromium.source-url")
"""Under which names browsers say where copied words stood."""
_WINDOWS_HTML = 'application/x-qt-windows-mime;value="HTML Format"'
_SOURCE_URL = re.compile(rb"^SourceURL:(\S+)", re.MULTILINE)
_LINK = "text/x-moz-url"
_PICTURES = ("image/png", "image/jpeg", "image/tiff", "image/webp")


@dataclass(frozen=True, slots=True)
class Given:
    """Files and folders on this machine, or one document without a file, or words; one of them."""

    paths: tuple[Path, ...] = ()
    document: Offered | None = None
    words: str = ""
    link: str = ""
    """Only an address: there is nothing of the page itself in what was given."""

    def __bool__(self) -> bool:
        return bool(self.paths or self.document or self.words or self.link)


def given_in(mime: QMimeData) -> Given:
    """The most that can be made of it: a file before a copy of its words, a page before bare words."""
    paths = tuple(_path(url) for url in mime.urls() if url.isLocalFile())
    if paths:
        return Given(paths=paths)
    if mime.hasFormat(MAIL):
        return Given(document=Offered("Dropped mail.eml", data=_bytes(mime.data(MAIL))))
    if mime.hasHtml() and mime.html().strip() and not _is_bare_link(mime):
        return Given(document=_page(mime))
    if mime.hasImage():
        return Given(document=_picture(mime))
    link = _link(mime)
    if link:
        return Given(link=link)
    return Given(words=mime.text()) if mime.hasText() and mime.text().strip() else Given()


def _path(url: QUrl) -> Path:
    """The path of a file; bytes of its name that are no letters are kept, which Qt would replace."""
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    if os.name == "nt" or url.host() or "%" not in encoded:
        return Path(url.toLocalFile())
    return Path(os.fsdecode(unquote_to_bytes(encoded)))


def page_address(mime: QMimeData) -> str:
    """Where copied words stood, as the browser says; "" where it does not."""
    for name in _PAGE_ADDRESSES:
        if mime.hasFormat(name):
            address = _decoded(_bytes(mime.data(name)))
            if address:
                return address
    told = _SOURCE_URL.search(_bytes(mime.data(_WINDOWS_HTML))) if mime.hasFormat(_WINDOWS_HTML) else None
    return told.group(1).decode("utf-8", "replace") if told else ""


def _page(mime: QMimeData) -> Offered:
    address = page_address(mime) or _link(mime)
    metadata = {"url": address} if address.startswith(("http://", "https://")) else {}
    # What a browser gives is a piece of the page, whose encoding Qt has taken care of already.
    html = f'<!doctype html><meta charset="utf-8">\n{mime.html()}'
    return Offered("Copied page.html", data=html.encode("utf-8", "replace"), metadata=metadata)


def _picture(mime: QMimeData) -> Offered:
    for kind in _PICTURES:
        if mime.hasFormat(kind):
            return Offered(f"Copied picture.{kind.removeprefix('image/')}", data=_bytes(mime.data(kind)))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(QImage(mime.imageData()))
    return Offered("Copied picture.png", data=_bytes(buffer.data()))


def _link(mime: QMimeData) -> str:
    if mime.hasFormat(_LINK):
        return _decoded(_bytes(mime.data(_LINK))).split("\n")[0].strip()
    addresses = [url.toString() for url in mime.urls() if url.scheme() in ("http", "https")]
    if addresses:
        return addresses[0]
    words = mime.text().strip()
    return words if re.fullmatch(r"https?://\S+", words) else ""


def _is_bare_link(mime: QMimeData) -> bool:
    """A dragged link comes with HTML of its own: an anchor and the words on it, nothing of the page."""
    if not _link(mime):
        return False
    bare = re.sub(r"<!--.*?-->|</?(html|body|meta|head)\b[^>]*>", "", mime.html(), flags=re.I | re.S).strip()
    return bool(re.fullmatch(r"<a\b[^>]*>[^<]*</a>", bare, flags=re.I | re.S))


def _bytes(held: QByteArray) -> bytes:
    return bytes(held.data())


def _decoded(data: bytes) -> str:
    # Firefox says it in UTF-16, others in UTF-8.
    sixteen = len(data) > 1 and data[1] == 0
    return data.decode("utf-16-le" if sixteen else "utf-8", "replace").strip("\0").strip()
