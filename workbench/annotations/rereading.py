"""A source is read again with the readers of today: a better text is offered, and becomes a new version."""

from collections.abc import Callable
from dataclasses import replace

from workbench.annotations.renewal import ClippedCase, Renewal, renew
from workbench.sources.document import Document, read_document
from workbench.sources.picture_words import recognised
from workbench.sources.store.differences import differences
from workbench.values.errors import Refused, Unreadable
from workbench.values.records import dataclass

_KEPT = "The current version is unchanged."
_PASTED = "paste"
"""How the name of the reader begins that keeps words as they were pasted."""


@dataclass(frozen=True, slots=True)
class Rereading:
    """What reading the original of a source again gave.

    `places` counts where the words differ from the version in force; `is_new` says whether its words or
    what is marked in them do. `in_force` is the id of the text that was compared.
    """

    source_id: str
    document: Document
    in_force: str
    is_new: bool
    places: int


def read_again(case: ClippedCase, source_id: str, cancelled: Callable[[], bool] | None = None) -> Rereading:
    """Read the original of a source again; nothing is stored.

    Takes as long as adding it did. Raises Refused for pasted words, Unreadable when the original cannot be
    read, ReadingStopped once cancelled.
    """
    if case.sources.as_read(source_id).reader.startswith(_PASTED):
        raise Refused("The words of this source were pasted: it has no file to read again.")
    return _compared(case, source_id, _read(case, source_id, cancelled))


def recognise_again(
    case: ClippedCase, source_id: str, cancelled: Callable[[], bool] | None = None
) -> Rereading:
    """Recognise the words of a PDF in pictures of its pages; nothing is stored.

    Takes some seconds a page. Raises Refused where that cannot be done, Unreadable when the original cannot
    be read, ReadingStopped once cancelled.
    """
    document = _read(case, source_id, cancelled)
    name = case.sources.get(source_id).file_name
    seen = recognised(document.reading, document.original, name, cancelled)
    return _compared(case, source_id, replace(document, reading=seen))


def _read(case: ClippedCase, source_id: str, cancelled: Callable[[], bool] | None) -> Document:
    name = case.sources.get(source_id).file_name
    document = read_document(case.sources.content(source_id), name, cancelled=cancelled)
    if document.unread_reason:
        raise Unreadable(document.unread_reason, _KEPT)
    return document


def _compared(case: ClippedCase, source_id: str, document: Document) -> Rereading:
    sources = case.sources
    source, then, now = sources.get(source_id), sources.as_read(source_id), document.reading
    places = len(differences(then.text, now.text)) if now.text != then.text else 0
    is_new = (now.text, now.structure) != (then.text, then.structure) or bool(source.unread_reason)
    return Rereading(source_id, document, sources.text_id(source_id), is_new, places)


def take_again(case: ClippedCase, reread: Rereading) -> Renewal:
    """Put what was read again in force as a new version, with the clips of the source placed in it.

    Where the words and marks are the same, only the places of the letters are kept. Raises Refused when
    another version was put in force since.
    """
    sources, document = case.sources, reread.document
    if sources.text_id(reread.source_id) != reread.in_force:
        raise Refused("The source got another version since it was read.", _KEPT, "Read the source again.")
    if not reread.is_new:
        sources.add_page_boxes(reread.source_id, document.reading)
        return Renewal(reread.source_id, {})
    name = sources.get(reread.source_id).file_name
    return renew(
        case, reread.source_id, document.reading, document.original, name, document.inside, again=True
    )
