"""A document with all the documents inside it, each read in the guard; nothing is stored yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from workbench.sources.picture_words import is_picture, with_words
from workbench.sources.reading.model import Part, Reading
from workbench.sources.sandbox.guard import CONFINEMENT, Limits, ReaderPool, UnreadableDocument, read_guarded
from workbench.sources.sandbox.wire import MOST_INSIDE_BYTES, not_taken_in
from workbench.values.content import Content, sha256_of

MOST_DEEP = 5
"""Documents in documents, as in a mail in an archive that is attached to a mail."""
MOST_INSIDE = 2000


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it was read, or the reason why it was not, with those inside it."""

    original: Content
    name: str
    reading: Reading
    unread_reason: str = ""
    inside: tuple["Document", ...] = ()

    def originals(self) -> Iterator[Content]:
        """Its bytes, and those of the documents inside it."""
        yield self.original
        for inner in self.inside:
            yield from inner.originals()


@dataclass(slots=True)
class _Budget:
    """What may still be read of one file that was taken in, and what was met in it already."""

    documents: int
    size: int
    seen: set[tuple[str, str, str]] = field(default_factory=set)

    def takes(self, part: Part) -> bool:
        """Whether there is room for one more; counts it."""
        fits = self.documents > 0 and self.size >= len(part.data)
        if fits:
            self.documents -= 1
            self.size -= len(part.data)
        return fits

    def knows(self, part: Part) -> bool:
        """Whether the same bytes from the same address and moment were met before."""
        mark = (sha256_of(part.data), part.url, part.captured_at)
        known = mark in self.seen
        self.seen.add(mark)
        return known


def read_document(
    data: Content,
    name: str,
    *,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] | None = None,
    pool: ReaderPool | None = None,
    reading: Callable[[str], None] | None = None,
) -> Document:
    """Read a document and all that is inside it, each in the guarded child with limits of its own.

    A document that cannot be read is no error here: it comes back with the reason. `reading` is
    told the name of each part before it is read. Raises ReadingStopped once cancelled.
    """

    def read(data: Content, name: str, depth: int) -> Document:
        try:
            found = read_guarded(data, name, limits=limits, cancelled=cancelled, pool=pool, boxes=True)
            if is_picture(found):
                found = with_words(found, data, name, cancelled, limits)
        except UnreadableDocument as reason:
            facts = {CONFINEMENT: reason.confinement} if reason.confinement else {}
            nothing = Reading(text="", media_type=reason.media_type, facts=facts)
            return Document(data, name, nothing, str(reason))
        inside: list[Document] = []
        left_out: list[str] = []
        for part in found.parts:
            if budget.knows(part):
                continue
            if depth >= MOST_DEEP or not budget.takes(part):
                left_out.append(part.name)
                continue
            if reading:
                reading(part.name)
            inside.append(_as_told(read(part.data, part.name, depth + 1), part))
        warnings = (*found.warnings, *not_taken_in(left_out))
        return Document(data, name, replace(found, parts=(), warnings=warnings), inside=tuple(inside))

    budget = _Budget(MOST_INSIDE, MOST_INSIDE_BYTES)
    return read(data, name, 0)


def _as_told(document: Document, part: Part) -> Document:
    """A document with what the one around it knows of it."""
    reading = replace(
        document.reading,
        url=part.url or document.reading.url,
        captured_at=part.captured_at or document.reading.captured_at,
        facts={**document.reading.facts, **part.facts},
    )
    return replace(document, reading=reading)


def told(document: Document, words: tuple[str, ...]) -> Document:
    """A document with more to be said of how it was taken in."""
    if not words:
        return document
    reading = document.reading
    return replace(document, reading=replace(reading, warnings=(*reading.warnings, *words)))
