"""What is dragged between views: ids under a mime type of our own."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

CLAIM = "application/x-groundwork-claim"
CLIP = "application/x-groundwork-clip"
STATEMENT = "application/x-groundwork-statement"


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
