"""What another program gave us, dragged or copied: files, mail, a page with its address, pictures, words.

What each program offers was recorded from the real ones; see `tests/ui/given`.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage, QImageWriter

from ui.shell.intake.pieces import Pieces, pieces_of
from workbench.sources.intake import COPY_ADVICE, Offered
from workbench.values.text import one_line

MAIL = "message/rfc822"
_PAGE_ADDRESSES = ("text/x-moz-url-priv", "chromium/x-source-url", "org.chromium.source-url")
"""Under which names browsers say where copied words stood."""
_SITES = ("chromium/x-renderer-taint", "org.chromium.chromium-renderer-initiated-drag")
"""Under which names they say at least on which site, of what is dragged."""
_OF_A_BROWSER = (*_SITES, "text/_moz_htmlcontext")
_WINDOWS_HTML = 'application/x-qt-windows-mime;value="HTML Format"'
_SOURCE_URL = re.compile(rb"^SourceURL:(\S+)", re.MULTILINE)
_LINKS = ("text/x-moz-url", "text/x-moz-url-data")
_PICTURES = (
    "application/octet-stream", "image/png", "image/jpeg", "image/tiff", "image/webp", "image/gif",
)  # fmt: skip
"""Chromium gives the file itself under the first name, the others are drawn again."""
_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"II*\0": "tiff", b"MM\0*": "tiff",
    b"GIF8": "gif",
}  # fmt: skip
_FILE_NAME = "application/x-moz-file-promise-dest-filename"
_WEB = ("http://", "https://")
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,40}://\S+")
_PASSAGE_PIECE = "a passage copied or dragged from another program"
_PICTURE_PIECE = "a picture copied or dragged from another program"


@dataclass(frozen=True, slots=True)
class Given:
    """Files and folders on this machine, or one document without a file, or words; one of them."""

    paths: tuple[Path, ...] = ()
    document: Offered | None = None
    words: str = ""
    link: str = ""
    """Only an address: there is nothing of the page itself in what was given."""
    of_picture: bool = False
    """What the address leads to is a picture."""

    def __bool__(self) -> bool:
        return bool(self.paths or self.document or self.words or self.link)


def given_in(mime: QMimeData) -> Given:
    """The most that can be made of it: a file before a copy of its words, a page before bare words."""
    paths = tuple(_path(url) for url in mime.urls() if url.isLocalFile())
    if paths:
        return Given(paths=paths)
    if mime.hasFormat(MAIL):
        return Given(document=Offered("Dropped mail.eml", data=_bytes(mime.data(MAIL))))
    pieces = pieces_of(mime.html()) if mime.hasHtml() else Pieces()
    link = _link(mime)
    if pieces.words and not (link and pieces.is_link):
        return Given(document=_page(mime))
    if not pieces.words:
        picture = _picture(mime, pieces)
        if picture is not None:
            return Given(document=picture)
    if pieces.is_picture and pieces.pictures[0].startswith(_WEB):
        return Given(link=pieces.pictures[0], of_picture=True)
    if link:
        return Given(link=link)
    return Given(words=mime.text()) if mime.hasText() and mime.text().strip() else Given()


def _path(url: QUrl) -> Path:
    """The path of a file; bytes of its name that are no letters are kept, which Qt would replace."""
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
    if os.name == "nt" or url.host() or "%" not in encoded:
        return Path(url.toLocalFile())
    return Path(os.fsdecode(unquote_to_bytes(encoded)))


# -- where it comes from ----------------------------------------------------------------------


def page_address(mime: QMimeData) -> str:
    """Where copied words stood, as the browser says; "" where it does not."""
    for name in _PAGE_ADDRESSES:
        if mime.hasFormat(name):
            address = _decoded(_bytes(mime.data(name)))
            if address:
                return address
    told = _SOURCE_URL.search(_bytes(mime.data(_WINDOWS_HTML))) if mime.hasFormat(_WINDOWS_HTML) else None
    return told.group(1).decode("utf-8", "replace") if told else ""


def site_address(mime: QMimeData) -> str:
    """The site that something was dragged from, such as `https://example.org`; "" where nothing says so."""
    sites = (_decoded(_bytes(mime.data(name))) for name in _SITES if mime.hasFormat(name))
    return next((site for site in sites if site.startswith(_WEB)), "")


def _link(mime: QMimeData) -> str:
    for name in _LINKS:
        if mime.hasFormat(name):
            return _decoded(_bytes(mime.data(name))).split("\n")[0].strip()
    addresses = [url.toString() for url in mime.urls() if url.scheme() and not url.isLocalFile()]
    if addresses:
        return addresses[0]
    words = mime.text().strip()
    return words if _ADDRESS.fullmatch(words) else ""


# -- what is made of it -----------------------------------------------------------------------


def _page(mime: QMimeData) -> Offered:
    address, site = page_address(mime) or _link(mime), site_address(mime)
    metadata, remark = {}, ""
    if address.startswith(_WEB):
        metadata = {"url": address}
    elif site:
        remark = f"The browser gave only the site this came from ({one_line(site, 60)}), not the page."
        remark = f"{remark} {COPY_ADVICE}"
    elif not address and any(mime.hasFormat(name) for name in _OF_A_BROWSER):
        remark = "The program did not give the page this came from."
        remark = f"{remark} {COPY_ADVICE}"
    # What a browser gives is a piece of the page, whose encoding Qt has taken care of already.
    html = f'<!doctype html><meta charset="utf-8">\n{mime.html().lstrip(chr(0xFEFF))}'
    return Offered(
        "Copied page.html",
        data=html.encode("utf-8", "replace"),
        metadata=metadata,
        piece=_PASSAGE_PIECE,
        site="" if metadata else site,
        remark=remark,
    )


def _picture(mime: QMimeData, pieces: Pieces) -> Offered | None:
    data, kind = _picture_bytes(mime)
    if not data:
        return None
    own = pieces.pictures[0] if pieces.is_picture else _link(mime)
    page = page_address(mime)
    address = page if page.startswith(_WEB) else own
    metadata = {"url": address} if address.startswith(_WEB) else {}
    promised = _decoded(_bytes(mime.data(_FILE_NAME))) if mime.hasFormat(_FILE_NAME) else ""
    name = promised or unquote(PurePosixPath(urlsplit(own).path).name if own.startswith(_WEB) else "")
    stem = one_line(PurePosixPath(name).stem, 80) or "Copied picture"
    return Offered(f"{stem}.{kind}", data=data, metadata=metadata, piece=_PICTURE_PIECE)


def _picture_bytes(mime: QMimeData) -> tuple[bytes, str]:
    """The bytes of a picture and its kind. Programs name kinds that they then give nothing of."""
    for name in _PICTURES:
        data = _bytes(mime.data(name)) if mime.hasFormat(name) else b""
        kind = _kind(data)
        if kind:
            return data, kind
    if not mime.hasImage():
        return b"", ""
    image = QImage(mime.imageData())
    if image.isNull():
        return b"", ""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return _bytes(buffer.data()), "png"


def _kind(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for signature, kind in _SIGNATURES.items() if data.startswith(signature)), "")


def _bytes(held: QByteArray) -> bytes:
    return bytes(held.data())


def _decoded(data: bytes) -> str:
    # Firefox says it in UTF-16, others in UTF-8.
    sixteen = len(data) > 1 and data[1] == 0
    return data.decode("utf-16-le" if sixteen else "utf-8", "replace").strip("\0\ufeff").strip()
