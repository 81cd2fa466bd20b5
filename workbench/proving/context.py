"""A statement with what is under it, read; and how items about it are made."""

from collections.abc import Callable, Sequence
from functools import cached_property

from workbench.actors.names import NameHit
from workbench.extraction.languages import language_of
from workbench.extraction.model import Value
from workbench.proving.ground import Passage, Register, Under
from workbench.proving.model import Checkable, Item, Kind, State
from workbench.proving.names import outlets
from workbench.proving.names.names import Name, names_in
from workbench.proving.reading import Reading, read
from workbench.values.records import dataclass

Hits = Callable[[str], Sequence[NameHit]]
"""The names of the register in a text."""

_STANCES = {"supports": 0, "context": 1, "contradicts": 2}
_ONLY_CLAIMED = "The claim says so; no passage under it does."


@dataclass(frozen=True, slots=True)
class Read:
    """A passage with what was found in it."""

    passage: Passage
    reading: Reading


class Context:
    """One statement against what is under it."""

    def __init__(self, under: Under, register: Register, hits: Hits) -> None:
        self.under = under
        self.register = register
        self.hits = hits
        self.text = under.statement.text
        self.language = language_of(self.text)
        self.reading = read(self.text, None, self.language, register.outlets, under.reference)

    @cached_property
    def passages(self) -> list[Read]:
        """The passages of sources, those that support first, then the words of the claims."""
        under = self.under
        ordered = sorted(under.passages, key=lambda one: (not one.clip_id, _STANCES[one.stance]))
        return [
            Read(one, read(one.text, one.published, one.language, self.register.outlets, under.reference))
            for one in ordered
            if one.text.strip()
        ]

    @cached_property
    def clips(self) -> list[Read]:
        """The passages of sources alone."""
        return [one for one in self.passages if one.passage.clip_id]

    @cached_property
    def told(self) -> list[Read]:
        """The passages of sources, of translated ones the translations alone."""
        translated = {one.passage.clip_id for one in self.clips if one.passage.part == "translation"}
        return [
            one for one in self.clips
            if one.passage.part == "translation" or one.passage.clip_id not in translated
        ]  # fmt: skip

    @cached_property
    def claims(self) -> list[Read]:
        """The words of the claims alone."""
        return [one for one in self.passages if not one.passage.clip_id]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names of the statement."""
        return names_in(self.reading, self.language, self.hits(self.text), self.register, True)

    @cached_property
    def cited(self) -> tuple[tuple[int, int], ...]:
        """Where the statement names the outlets that it has something from."""
        return tuple(
            outlets.name_within(self.text, found, one, self.register.outlets)
            for found, one in self.reading.outlets
        )

    def is_named(self, start: int, end: int) -> bool:
        """Whether figures are within the name of an outlet or of an actor of the register."""
        named = [(name.start, name.end) for name in self.names if name.actor_ids]
        return any(first <= start and end <= last for first, last in (*self.cited, *named))

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a place is within a quotation, which is checked as a whole."""
        return any(find.start < start and end < find.end for find, _quoted in self.reading.quotations)

    def checkable(self, start: int, end: int, kind: Kind, value: Value | None) -> Checkable:
        """The words at a place as something to be proven."""
        end -= len(self.text[start:end]) - len(self.text[start:end].rstrip(". "))
        return Checkable(start, end, self.text[start:end], kind, value)

    def proven(self, checkable: Checkable, one: Read, start: int, end: int) -> Item:
        """Proven at a place of a passage; where that is a claim, only claimed."""
        if not one.passage.clip_id:
            return self.claimed(checkable)
        words = one.reading.text[start:end]
        why = f"The passage says “{words}”." if words else "The passage says so."
        return self.item(checkable, "proven", one, start, end, why)

    def claimed(self, checkable: Checkable) -> Item:
        """What a claim says and no passage."""
        return Item(checkable, "unproven", why=_ONLY_CLAIMED, in_claim=True)

    def item(self, checkable: Checkable, state: State, one: Read, start: int, end: int, why: str) -> Item:
        """An item about a place of a passage, or of a claim, which is no place to look at."""
        if not one.passage.clip_id:
            return Item(checkable, state, why=why.replace("The passage", "The claim"))
        words = one.reading.text[start:end]
        return Item(
            checkable, state, one.passage.clip_id, start, end, words, why, one.passage.part or "quote"
        )
