"""What is dragged between views: ids under a mime type of our own."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

CLAIM = "application/x-groundwork-claim"
CLIP = "application/x-groundwork-clip"
STATEMENT = "application/x-groundwork-statement"
WORDS = "application/x-groundwork-words"
"""Copied words as they stand, for this program; others get them marked where they are internal."""
_MAIL = "message/rfc822"


def ids_as_mime(kind: str, ids: Iterable[str], text: str = "") -> QMimeData:
    """Ids to be dragged; `text` is what another program gets."""
    data = QMimeData()
    data.setData(kind, "\n".join(ids).encode())
    if text:
        data.setText(text)
    return data


def ids_in_mime(kind: str, data: QMimeData) -> tuple[str, ...]:
    """The dragged ids of that kind; none when it is something else."""
    if not data.hasFormat(kind):
        return ()
    return tuple(bytes(data.data(kind).data()).decode("utf-8", "replace").split())


def words_as_mime(words: str, for_others: str) -> QMimeData:
    """Copied words: as they stand for this program, and what any other one gets."""
    data = QMimeData()
    data.setText(for_others)
    if for_others != words:
        data.setData(WORDS, words.encode("utf-8", "surrogatepass"))
    return data


def words_in_mime(data: QMimeData) -> str:
    """The words to paste here."""
    if data.hasFormat(WORDS):
        return bytes(data.data(WORDS).data()).decode("utf-8", "surrogatepass")
    return data.text()


def is_document(data: QMimeData) -> bool:
    """Whether files, mail or a picture are dragged or copied: sources, not words for a field."""
    # The kinds are asked for, not the content: Thunderbird writes a file each time its address is read.
    return data.hasUrls() or data.hasImage() or data.hasFormat(_MAIL)
