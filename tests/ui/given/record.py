"""A small window that writes down everything another program offers on the clipboard or drops on it.

Run it beside the program on one screen (`Xvfb` and `xdotool` will do), with this project's own Qt:

    python -m tests.ui.given.record FOLDER

Drop something on the window, or copy something in the other program: each time a file `N.json` appears in
FOLDER, with every format and its very bytes, and what Qt makes of them. What is kept in `recordings/` was
recorded so from Debian 12's programs, from the pages in `pages/`, which are made up.
"""

import base64
import json
import sys
import zlib
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

_PICTURE = "application/x-qt-image"


def written_down(mime: QMimeData, way: str) -> dict[str, Any]:
    """Every format with its bytes, as text where they are readable, and what Qt makes of them."""
    formats: dict[str, Any] = {}
    seen: dict[bytes, str] = {}
    for name in mime.formats():
        if name == _PICTURE:
            continue
        data = bytes(mime.data(name).data())
        formats[name] = {"same as": seen[data]} if len(data) > 100 and data in seen else _packed(data)
        seen.setdefault(data, name)
    return {
        "way": way,
        "formats": formats,
        "picture": mime.hasImage(),
        "html": mime.html() if mime.hasHtml() else "",
        "text": mime.text() if mime.hasText() else "",
        "urls": [url.toString() for url in mime.urls()],
    }


def _packed(data: bytes) -> dict[str, str]:
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        words = ""
    if not data or (words and all(sign.isprintable() or sign in "\r\n\t\ufeff" for sign in words)):
        return {"utf-8": words}
    plain, pressed = (base64.b64encode(held).decode() for held in (data, zlib.compress(data, 9)))
    return {"zlib": pressed} if len(pressed) < len(plain) else {"base64": plain}


def _unpacked(held: dict[str, str]) -> bytes:
    if "utf-8" in held:
        return held["utf-8"].encode()
    if "zlib" in held:
        return zlib.decompress(base64.b64decode(held["zlib"]))
    return base64.b64decode(held["base64"])


def played(recording: dict[str, Any]) -> QMimeData:
    """The recorded offer, as Qt gives it to a window."""
    mime = QMimeData()
    formats = recording["formats"]
    for name, held in formats.items():
        mime.setData(name, _unpacked(formats[held["same as"]] if "same as" in held else held))
    if recording["html"]:
        # On X11 Qt keeps a mark of byte order at its head; on this way the first one is lost.
        mime.setHtml("\ufeff" * recording["html"].startswith("\ufeff") + recording["html"])
    if recording["picture"]:
        mime.setImageData(_picture(mime))
    return mime


def _picture(mime: QMimeData) -> Any:
    from PySide6.QtGui import QImage

    for name in mime.formats():
        if name.startswith("image/"):
            image = QImage.fromData(mime.data(name))
            if not image.isNull():
                return image
    raise AssertionError("no picture in the recording")


class Recorder(QLabel):
    """The window."""

    def __init__(self, folder: Path) -> None:
        super().__init__("Drop something here, or copy something elsewhere.")
        self._folder = folder
        self.setAcceptDrops(True)
        self.resize(400, 300)
        QApplication.clipboard().dataChanged.connect(self._on_copied)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take everything."""
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Write it down."""
        self._write(event.mimeData(), "dragged")
        event.acceptProposedAction()

    def _on_copied(self) -> None:
        mime = QApplication.clipboard().mimeData()
        if mime is not None and mime.formats():
            self._write(mime, "copied")

    def _write(self, mime: QMimeData, way: str) -> None:
        number = len(list(self._folder.glob("*.json"))) + 1
        held = json.dumps(written_down(mime, way), indent=1, ensure_ascii=False)
        (self._folder / f"{number}.json").write_text(held + "\n", "utf-8")
        self.setText(f"{number}: {way}: {', '.join(mime.formats())}")


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = Recorder(Path(sys.argv[1]))
    window.setWindowTitle("Recorder")
    window.move(900, 0)
    window.show()
    sys.exit(application.exec())
