"""What is copied says that it is internal, and out of an encrypted case it does not stay on the clipboard.

Every copy of this program comes by here: words that hold what the guard keeps back reach other programs
under a line that says so.

It is marked so that clipboard managers which honour the mark do not keep it, and it is taken away
after a minute, when the case is closed or locked and when the program ends; unless something else
has been copied since, which is never touched.
"""

import hashlib
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from ui.kit.dragging import WORDS, words_as_mime
from ui.kit.settings import settings

LASTS = 60_000
"""Milliseconds that copied words stay."""
MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}
"""How the content is marked as secret: for KDE's and other managers on Linux, for Windows' history."""
_SETTING = "clipboard/clear"
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


def clears(encrypted: bool) -> bool:
    """Whether copies are cleared: as this machine is set, else for encrypted cases only."""
    wanted = str(settings().value(_SETTING, "") or "")
    return wanted == "always" or (encrypted and wanted != "never")


def set_clearing(wanted: str) -> None:
    """Set this machine to "always", "never" or "" for encrypted cases only."""
    settings().setValue(_SETTING, wanted)


class ClipboardKeeper(QObject):
    """Watches what is copied from this program while a case is open."""

    def __init__(self, parent: QObject | None = None, lasts: int = LASTS) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._on = False
        self._marking = False
        self._ours: dict[QClipboard.Mode, bytes] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(lasts)
        self._timer.timeout.connect(self.clear)
        self._clipboard.changed.connect(self._on_changed)

    def begin(self, encrypted: bool, for_others: Callable[[str], str] = str) -> None:
        """A case is open from now on; `for_others` says what other programs get of copied words."""
        self._encrypted = encrypted
        self._for_others = for_others
        self._on = True

    def end(self) -> None:
        """The case is put away, locked or closed: what was copied from it goes."""
        self.clear()
        self._on = False

    def clear(self) -> None:
        """Take away what was copied here, where it is still what the clipboard holds."""
        self._timer.stop()
        ours, self._ours = self._ours, {}
        for mode, digest in ours.items():
            # What another program offers is not asked for: it may not answer.
            if _is_ours(mode) and _digest(self._clipboard.mimeData(mode)) == digest:
                self._clipboard.clear(mode)

    def _on_changed(self, mode: QClipboard.Mode) -> None:
        if self._marking or not self._on or mode not in _MODES or not _is_ours(mode):
            return
        copied = self._clipboard.mimeData(mode)
        if copied is None or not copied.formats():
            return
        is_cleared = clears(self._encrypted)
        marked = self._said_internal(copied)
        if marked is None and not is_cleared:
            return
        if marked is None:
            marked = QMimeData()
            for form in copied.formats():
                marked.setData(form, copied.data(form))
        if copied.hasImage():
            marked.setImageData(copied.imageData())
        if is_cleared:
            for form, value in MARKS.items():
                marked.setData(form, value)
            self._ours[mode] = _digest(marked)
        self._marking = True
        try:
            # Before the event loop runs again: nobody is answered with the unmarked content.
            self._clipboard.setMimeData(marked, mode)
        finally:
            self._marking = False
        if is_cleared and mode == QClipboard.Mode.Clipboard:
            self._timer.start()

    def _said_internal(self, copied: QMimeData) -> QMimeData | None:
        """The words under a line that says they are internal, where they are; None where they are not."""
        if not copied.hasText() or copied.hasFormat(WORDS):
            return None
        words = copied.text()
        told = self._for_others(words)
        return words_as_mime(words, told) if told != words else None


def hand_over() -> None:
    """The program ends: what was copied and may stay is handed to Qt as plain words.

    Some platforms keep the content until after Python is gone; content that was made in Python would
    then be destroyed without it, and the program would end with a crash.
    """
    clipboard = QGuiApplication.clipboard()
    for mode in _MODES:
        copied = clipboard.mimeData(mode) if _is_ours(mode) else None
        if copied is not None and copied.hasText():
            clipboard.setText(copied.text(), mode)


def _is_ours(mode: QClipboard.Mode) -> bool:
    clipboard = QGuiApplication.clipboard()
    if mode == QClipboard.Mode.Selection:
        return clipboard.ownsSelection()
    # A machine without a screen has no other programs to copy from, and does not know owners.
    return clipboard.ownsClipboard() or QGuiApplication.platformName() == "offscreen"


def _digest(content: QMimeData | None) -> bytes:
    """What identifies the content without being it."""
    digest = hashlib.sha256()
    if content is not None and content.hasText():
        digest.update(content.text().encode("utf-8", "surrogatepass"))
    elif content is not None and content.hasImage():
        picture = content.data("application/x-qt-image") or content.data("image/png")
        digest.update(picture.data())
    return digest.digest()
