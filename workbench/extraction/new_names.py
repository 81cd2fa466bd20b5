"""Names in a source that the register does not have: proposed, entered or dismissed by a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.actors import Actors
from workbench.annotations import Clips
from workbench.casefile import CaseFile
from workbench.casefile.journal.withheld import hidden_clips, sources_read
from workbench.extraction.name_groups import NameGroup, grouped
from workbench.extraction.unknown import UnknownName, sorted_names, without
from workbench.values.errors import Refused
from workbench.values.ids import new_id
from workbench.values.moments import now
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    from workbench.actors.names import Candidate

MOST_LETTERS = 400_000
"""Code points of a text that are looked through; a longer one takes more than a second."""
_COMPARED = 25
"""So many of the most frequent names are compared with the register."""
_NEAR = 84.0
"""The lowest score of an actor of the register worth showing beside a name."""
_KIND = "name"


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that is proposed for a source; `near` is the actor it may be another spelling of."""

    group: NameGroup
    near: "Candidate | None" = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A name to be entered: as a new actor of a kind, or as a spelling of `actor_id` where that is given."""

    group: NameGroup
    kind: str = "person"
    actor_id: str = ""


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A name that is not proposed any more; `everywhere` in no source of the case."""

    id: str
    name: str
    key: str
    everywhere: bool


class NewNames:
    """What the register lacks of the names in the sources. Nothing is entered by itself."""

    def __init__(self, case: CaseFile, actors: Actors, clips: Clips) -> None:
        self._case = case
        self._actors = actors
        self._clips = clips
        self._last: tuple[str, list[UnknownName]] | None = None

    def in_source(self, source_id: str) -> list[NewName]:
        """The names of a source, the most frequent first, without those that were dismissed.

        Takes about two seconds for a million letters.
        """
        text = self._clips.sources.text(source_id)[:MOST_LETTERS]
        # Another spelling of a known name is one to enter; a surname is left out with its name.
        known = [(hit.start, hit.end) for hit in self._actors.names_in(text) if hit.how == "name"]
        read = self._read(text)
        names = _without_surnames(read, without(read, (*known, *self._named(source_id))))
        dismissed = {one.key for one in self.dismissed(source_id)}
        groups = [group for group in grouped(text, names) if group.key not in dismissed]
        has_register = bool(self._actors.count())
        return [
            NewName(group, self._near(group.name) if has_register and number < _COMPARED else None)
            for number, group in enumerate(groups)
        ]

    def _read(self, text: str) -> list[UnknownName]:
        """All names of a text; those of the last one are kept, for the register changes more often."""
        last = self._last
        if last is None or last[0] != text:
            self._last = last = (text, sorted_names(text))
        return last[1]

    def _named(self, source_id: str) -> list[tuple[int, int]]:
        """Where a clip that this analyst may see says already who is named, and has hardly more words."""
        hidden = hidden_clips(self._case.connection, self._case.analyst.id, source_id)
        mentions = self._actors.mentions_in(source_id)
        return [
            (clip.start, clip.end)
            for clip in self._clips.of_source(source_id)
            if clip.id in mentions and clip.id not in hidden and len(clip.quote.split()) <= 6
        ]

    def _near(self, name: str) -> "Candidate | None":
        found = self._actors.propose(name, 1)
        return found[0] if found and found[0].score >= _NEAR else None

    # -- entering -----------------------------------------------------------------------------

    def enter(self, source_id: str, entries: Sequence[Entry]) -> list[str]:
        """Enter names with mentions at all their places, in one change; the ids of the actors.

        Raises Refused in a second reading of the source, where passages are marked and not clipped, and
        NotFound when an actor is gone.
        """
        if not entries:
            return []
        if source_id in sources_read(self._case.connection, self._case.analyst.id):
            raise Refused(
                "In a second reading names are not entered in the register.",
                "Nothing was changed.",
                "Close the second reading first.",
            )
        with self._case.change(self._label(entries)):
            at = {(clip.start, clip.end): clip.id for clip in self._clips.of_source(source_id)}
            return [self._enter(source_id, entry, at) for entry in entries]

    def _label(self, entries: Sequence[Entry]) -> str:
        if len(entries) > 1:
            return f"Enter {counted(len(entries), 'name')} with mentions"
        name = one_line(entries[0].group.name, 60)
        return (
            f"Add spelling “{name}” with mentions"
            if entries[0].actor_id
            else f"Add actor “{name}” with mentions"
        )

    def _enter(self, source_id: str, entry: Entry, at: dict[tuple[int, int], str]) -> str:
        group = entry.group
        if entry.actor_id:
            actor_id = self._actors.get(entry.actor_id).id
            self._actors.add_alias(actor_id, group.name)
        else:
            known = self._actors.find(group.name)
            actor_id = known.id if known else self._actors.add(group.name, entry.kind).id
        for place in group.places:
            if place not in at:
                at[place] = self._clips.add(source_id, *place).id
            self._actors.mention(at[place], actor_id)
        return actor_id

    # -- dismissing ---------------------------------------------------------------------------

    def dismiss(self, source_id: str, groups: Iterable[NameGroup], *, everywhere: bool = False) -> None:
        """Propose names no more: in this source, or in no source of the case."""
        chosen = list(groups)
        if not chosen:
            return
        named = f"“{one_line(chosen[0].name, 60)}”" if len(chosen) == 1 else counted(len(chosen), "name")
        with self._case.change(f"Dismiss {named}"):
            for group in chosen:
                self._case.insert(
                    "proposal",
                    {
                        "id": new_id(),
                        "kind": _KIND,
                        "target_table": "" if everywhere else "source",
                        "target_id": "" if everywhere else source_id,
                        "value": group.key,
                        "reason": group.name,
                        "state": "dismissed",
                        "decided_by": self._case.analyst.id,
                        "at": now(),
                    },
                )

    def dismissed(self, source_id: str) -> list[Dismissed]:
        """The names that are not proposed in a source; in a second reading one's own decisions alone."""
        analyst = self._case.analyst.id
        alone = source_id in sources_read(self._case.connection, analyst)
        rows = self._case.connection.execute(
            "SELECT id, reason, value, target_id FROM proposal WHERE kind = ?1 AND state = 'dismissed' "
            "AND target_id IN ('', ?2) AND (NOT ?3 OR decided_by = ?4) ORDER BY at, id",
            (_KIND, source_id, alone, analyst),
        )
        return [Dismissed(row[0], row[1], row[2], not row[3]) for row in rows]

    def restore(self, names: Iterable[Dismissed]) -> None:
        """Propose dismissed names again; one that is proposed already changes nothing."""
        chosen = list(names)
        with self._case.change(f"Propose {counted(len(chosen), 'name')} again"):
            for one in chosen:
                self._case.remove("proposal", id=one.id)


def _without_surnames(read: list[UnknownName], unknown: list[UnknownName]) -> list[UnknownName]:
    """The unknown names without surnames alone of those who are named in full and are known."""
    left = {one.find for one in unknown}
    known = {one.forms[-1] for one in read if len(one.forms) > 1 and one.find not in left}
    return [one for one in unknown if len(one.forms) != 1 or one.forms[0] not in known]
