"""A source was captured again: its clips are placed in the new text, or listed until someone does."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from workbench.annotations.anchoring import Anchor, place_again
from workbench.annotations.model import CONTEXT_LENGTH, Clip
from workbench.annotations.repository import Clips, page_of
from workbench.sources import Sources
from workbench.sources.document import Document
from workbench.sources.reading.model import Reading, Span
from workbench.values.content import Content
from workbench.values.errors import Refused
from workbench.values.text import one_line

_SHOWN = 40


class ClippedCase(Protocol):
    """What is needed of a case here: its sources with their clips, and the one way to change it."""

    @property
    def sources(self) -> Sources: ...
    @property
    def clips(self) -> Clips: ...
    def change(self, label: str) -> AbstractContextManager[None]: ...
    def update(self, table: str, row_key: str, values: dict[str, Any]) -> None: ...


@dataclass(frozen=True, slots=True)
class Renewal:
    """What became of the clips of a source: an anchor for each clip id."""

    source_id: str
    anchors: dict[str, Anchor]

    def count(self, how: str) -> int:
        """How many clips were anchored "exact", "moved", "near" or left an "orphan"."""
        return sum(1 for anchor in self.anchors.values() if anchor.how == how)


def renew(
    case: ClippedCase,
    source_id: str,
    reading: Reading,
    original: Content,
    name: str = "",
    inside: tuple[Document, ...] = (),
    again: bool = False,
) -> Renewal:
    """Put a new capture of a source in force and place its clips in it, in one change.

    A clip that is placed keeps its words wherever they are the same; one that is not is an orphan
    and goes on pointing to the version that has it. Earlier orphans are looked for again. `again`
    says that it is the same capture, read again.
    """
    sources, clips = case.sources, case.clips
    with case.change(f"New version of “{sources.get(source_id).title}”"):
        present, regions = clips.of_source(source_id), clips.regions(source_id)
        text_id = sources.add_version(source_id, reading, original, name, inside, again=again)
        force = _InForce(text_id, sources.text(source_id), sources.structure(source_id))
        anchors: dict[str, Anchor] = {}
        for old_id in {clip.text_id for clip in present}:
            of_version = [clip for clip in present if clip.text_id == old_id]
            places = [(clip.start, clip.end) for clip in of_version]
            found = place_again(sources.text_of_version(old_id), force.text, places)
            for clip, anchor in zip(of_version, found, strict=True):
                if clip.id in regions and not again:
                    # A rectangle on another picture is another thing, whatever its words.
                    anchor = Anchor(clip.start, clip.end, 0.0, "orphan")
                anchors[clip.id] = anchor
                _place(case, clip, force, anchor)
    return Renewal(source_id, anchors)


def keep_as_newer(case: ClippedCase, newer_id: str, earlier_id: str) -> Renewal:
    """Make a source that was just taken in a newer version of another, in one change.

    Refused when it has been annotated as a source of its own: that work would be lost with it.
    """
    sources = case.sources
    newer = sources.get(newer_id)
    if case.clips.of_source(newer_id):
        raise Refused(
            f"“{one_line(newer.title, _SHOWN)}” has clips of its own already.",
            "It stays a source of its own.",
            "Remove its clips first, or add the file to the earlier source as a new version.",
        )
    reading = sources.as_read(newer_id)
    original = sources.content(newer_id)
    with case.change(f"Keep “{one_line(newer.title, _SHOWN)}” as a newer version"):
        sources.remove(newer_id)
        return renew(case, earlier_id, reading, original, newer.file_name)


def place(case: ClippedCase, clip_id: str, start: int, end: int) -> Clip:
    """Place a clip by hand at `text[start:end]` of the version in force; its quote becomes those words.

    Raises Refused when the stretch is empty or lies outside the text.
    """
    sources, clips = case.sources, case.clips
    clip = clips.get(clip_id)
    text = sources.text(clip.source_id)
    if not 0 <= start < end <= len(text):
        raise Refused("Nothing is selected.", do="Select the passage where the clip belongs.")
    with case.change(f"Place clip “{one_line(clip.quote, _SHOWN)}”"):
        force = _InForce(sources.text_id(clip.source_id), text, sources.structure(clip.source_id))
        _place(case, clip, force, Anchor(start, end, 1.0, "moved"))
    return clips.get(clip_id)


def orphans(case: ClippedCase, source_id: str = "") -> list[Clip]:
    """The clips that have no place in the version in force: of one source, or of the case."""
    return case.clips.orphans(source_id)


def likely_place(case: ClippedCase, clip_id: str) -> Anchor:
    """Where an orphan would most likely belong in the version in force, for a person to look at."""
    sources, clip = case.sources, case.clips.get(clip_id)
    old, new = sources.text_of_version(clip.text_id), sources.text(clip.source_id)
    return place_again(old, new, [(clip.start, clip.end)])[0]


@dataclass(frozen=True, slots=True)
class _InForce:
    """The version that is in force, read once for all clips."""

    text_id: str
    text: str
    structure: tuple[Span, ...]


def _place(case: ClippedCase, clip: Clip, force: _InForce, anchor: Anchor) -> None:
    if anchor.how == "orphan":
        case.update("clip", clip.id, {"anchored": "orphan", "score": anchor.score})
        return
    text, start, end = force.text, anchor.start, anchor.end
    case.update(
        "clip",
        clip.id,
        {
            "text_id": force.text_id,
            "start": start,
            "end": end,
            "quote": text[start:end],
            "prefix": text[max(0, start - CONTEXT_LENGTH) : start],
            "suffix": text[end : end + CONTEXT_LENGTH],
            "page": page_of(force.structure, start),
            "anchored": "exact" if anchor.how == "exact" else "moved",
            "score": anchor.score,
            "made_text_id": clip.made_text_id or clip.text_id,
            "made_start": clip.made_start if clip.made_text_id else clip.start,
            "made_end": clip.made_end if clip.made_text_id else clip.end,
        },
    )
