"""Deciding between two readings: clips are made, moved or removed by ordinary changes, the marks stay.

A clip that something cites is never removed: where its reading was not taken it gets the boundary that
was, so that no claim loses its evidence.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from workbench.casefile import CaseFile
from workbench.review.compare import Choice, Comparing, Comparison, Difference, as_named
from workbench.review.proposals import Parts
from workbench.review.readings import ReadingMark, Readings
from workbench.values.errors import NotFound, Refused
from workbench.values.text import one_line

_SHOWN = 40
_CITED = (
    "SELECT EXISTS (SELECT 1 FROM evidence WHERE clip_id = ?1) "
    "OR EXISTS (SELECT 1 FROM post_evidence WHERE clip_id = ?1) "
    "OR EXISTS (SELECT 1 FROM relation_evidence WHERE clip_id = ?1)"
)
_LABELS = {
    "first": "Take the first reading of",
    "second": "Take the second reading of",
    "both": "Keep both readings of",
    "edit": "Edit the readings of",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A passage that a clip is to stand for. Whom a clip names that is there stays, unless `renames`."""

    start: int
    end: int
    actors: tuple[str, ...]
    note: str
    renames: bool


class Deciding:
    """Takes one reading, the other, both, or what somebody makes of them."""

    def __init__(self, case: CaseFile, parts: Parts, readings: Readings, comparing: Comparing) -> None:
        self._case = case
        self._parts = parts
        self._readings = readings
        self._comparing = comparing

    def decide(
        self,
        difference: Difference,
        choice: Choice,
        boundary: tuple[int, int] | None = None,
        actors: Iterable[str] | None = None,
    ) -> Difference:
        """Decide a difference, or decide it anew; one change. `boundary` and `actors` go with edit.

        Raises NotFound when it is no longer there, Refused when the passage that was not taken is cited.
        """
        if choice not in _LABELS:
            raise Refused(f"“{choice}” is not a decision.", do=f"Use one of: {', '.join(_LABELS)}.")
        if choice == "edit" and boundary is None:
            raise Refused("Nothing is selected.", "Nothing was changed.", "Select the passage to keep.")
        first, second = difference.readers
        present = _same(self._comparing.compare(difference.source_id, first.id, second.id), difference.id)
        with self._change(present, choice):
            self._apply(present, choice, boundary, tuple(sorted(actors)) if actors is not None else None)
        return _same(self._comparing.compare(difference.source_id, first.id, second.id), difference.id)

    def take_all(self, comparison: Comparison, choice: Choice) -> tuple[int, int]:
        """Take all of the first or the second in this source that is undecided, as one change.

        How many were decided, and how many were left: a passage is cited that would have to go.
        """
        if choice not in ("first", "second"):
            raise Refused(f"“{choice}” is neither of the two readers.", do="Use first or second.")
        present = self._comparing.compare(comparison.source_id, comparison.first.id, comparison.second.id)
        taken = present.first if choice == "first" else present.second
        possible = [one for one in present.left if not self._loses_evidence(one, choice)]
        if possible:
            with self._case.change(f"Take all of {taken.name} in the second reading of a source"):
                for one in possible:
                    self._apply(one, choice, None, None)
        return len(possible), len(present.left) - len(possible)

    # -- inside --------------------------------------------------------------------------------

    def _change(self, difference: Difference, choice: str) -> AbstractContextManager[None]:
        quote = next(mark.quote for mark in (difference.first, difference.second) if mark)
        return self._case.change(f"{_LABELS[choice]} “{one_line(quote, _SHOWN)}”")

    def _loses_evidence(self, one: Difference, choice: str) -> bool:
        """Whether nothing would be left of a passage that something cites."""
        mark = one.first or one.second
        side = "first" if one.first else "second"
        if (one.first and one.second) or choice in (side, "both", "edit") or mark is None:
            return False
        return self._is_cited(mark.clip_id)

    def _apply(
        self,
        one: Difference,
        choice: Choice,
        boundary: tuple[int, int] | None,
        actors: tuple[str, ...] | None,
    ) -> None:
        if self._loses_evidence(one, choice):
            raise Refused(
                "This passage is evidence of something, so its clip stays.",
                "Nothing was changed.",
                "Unlink the evidence first, or keep the passage.",
            )
        marks = [mark for mark in (one.first, one.second) if mark]
        clips = [self._there(mark.clip_id) for mark in marks]
        wanted = _wanted(one, choice, boundary, actors)
        if len(wanted) == 2:
            # Both are kept: each gets a clip of its own.
            if clips[0] == clips[1]:
                clips[1] = ""
            kept = [self._clip(one.source_id, clip, want) for clip, want in zip(clips, wanted, strict=True)]
        elif wanted:
            kept = [self._only(one, choice, clips, wanted[0])] * len(marks)
        else:
            self._remove(clips)
            kept = [""] * len(marks)
        taken = as_named(one.readers, "both" if choice == "edit" else choice)
        for mark, clip_id in zip(marks, kept, strict=True):
            self._readings.keep(mark, taken=taken, clip_id=clip_id)

    def _only(self, one: Difference, choice: str, clips: list[str], wanted: Wanted) -> str:
        """One clip where the readings had one or two: what is cited, else the one whose reading it is."""
        there = [clip for clip in dict.fromkeys(clips) if clip]
        if choice == "second":
            there.reverse()
        there.sort(key=lambda clip: not self._is_cited(clip))
        kept = self._clip(one.source_id, there[0] if there else "", wanted)
        for other in there[1:]:
            if self._is_cited(other):
                self._clip(one.source_id, other, wanted)
            else:
                self._parts.clips.remove(other)
        return kept

    def _clip(self, source_id: str, clip_id: str, wanted: Wanted) -> str:
        """Make a clip stand for a passage; a new one where there is none."""
        clips = self._parts.clips
        if not clip_id:
            clip_id = clips.add(source_id, wanted.start, wanted.end, note=wanted.note).id
            self._name(clip_id, wanted.actors)
        else:
            present = clips.get(clip_id)
            in_force = present.text_id == clips.sources.text_id(source_id)
            if not in_force or (present.start, present.end) != (wanted.start, wanted.end):
                clips.move(clip_id, wanted.start, wanted.end)
            if wanted.renames:
                self._name(clip_id, wanted.actors)
        return clip_id

    def _name(self, clip_id: str, wanted: tuple[str, ...]) -> None:
        """Let a clip name exactly these actors; those that are no longer in the case are left out."""
        actors = self._parts.actors
        known = {actor.id for actor in actors.all()}
        named = {actor.id for actor in actors.in_clip(clip_id)}
        for actor_id in sorted(named - set(wanted)):
            actors.unmention(clip_id, actor_id)
        for actor_id in sorted((set(wanted) - named) & known):
            actors.mention(clip_id, actor_id)

    def _remove(self, clips: list[str]) -> None:
        for clip_id in dict.fromkeys(clips):
            if clip_id:
                self._parts.clips.remove(clip_id)

    def _there(self, clip_id: str) -> str:
        return clip_id if clip_id in self._parts.clips.of_ids([clip_id]) else ""

    def _is_cited(self, clip_id: str) -> bool:
        return bool(self._case.connection.execute(_CITED, (clip_id,)).fetchone()[0])


def _wanted(
    one: Difference, choice: str, boundary: tuple[int, int] | None, actors: tuple[str, ...] | None
) -> list[Wanted]:
    """The passages that clips are to stand for after a decision: none, one or two."""
    if choice == "edit" and boundary is not None:
        notes = [mark.note for mark in (one.first, one.second) if mark and mark.note]
        if actors is None:
            both = {actor for mark in (one.first, one.second) if mark for actor in mark.actors}
            actors = tuple(sorted(both))
        return [Wanted(*boundary, actors, "\n".join(dict.fromkeys(notes)), True)]
    if choice == "both":
        return [_as_read(one, mark) for mark in (one.first, one.second) if mark]
    taken = one.first if choice == "first" else one.second
    return [_as_read(one, taken)] if taken else []


def _as_read(one: Difference, mark: ReadingMark) -> Wanted:
    return Wanted(mark.start, mark.end, mark.actors, mark.note, "kind" in one.kinds)


def _same(comparison: Comparison, difference_id: str) -> Difference:
    for one in comparison.differences:
        if one.id == difference_id:
            return one
    raise NotFound("This difference is no longer there: the readings have changed.")
