"""A proof that is kept, and what it is bound to."""

import json

from workbench.values.records import dataclass


@dataclass(frozen=True, slots=True)
class Bound:
    """The words that a proof was given for."""

    text: str
    quote: str
    translation: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of a statement that a clip proves: code points, end exclusive.

    `analyst_id` is "" where the program found it, `at` UTC, `wording` what it is bound to, as JSON.
    """

    id: str
    statement_id: str
    start: int
    end: int
    words: str
    clip_id: str
    analyst_id: str
    analyst: str
    at: str
    wording: str

    @property
    def bound(self) -> Bound:
        """What it is bound to."""
        text, quote, translation = json.loads(self.wording)
        return Bound(text, quote, translation)

    @property
    def by_program(self) -> bool:
        """Whether the program found it."""
        return not self.analyst_id

    def is_of(self, start: int, end: int, text: str) -> bool:
        """Whether it is of this piece of a text: the same words, elsewhere only in another text."""
        same_place = (self.start, self.end) == (start, end)
        return self.words == text[start:end] and (same_place or self.bound.text != text)
