"""Claims as they are compared, and what two of them contradict each other in."""

from typing import Literal

from workbench.values.records import dataclass

Kind = Literal["number", "date", "post", "polarity", "place"]


@dataclass(frozen=True, slots=True)
class Fact:
    """What is compared of a claim: its words, days, place and actors. Plain data, sent to a child process."""

    id: str
    text: str
    event_on: str = ""
    event_to: str = ""
    place: str = ""
    actors: frozenset[str] = frozenset()
    where: str = ""
    """The name of the place, which is compared by its id."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both be true. `one` is the id that sorts first.

    `one_says` and `other_says` are the words that differ: "12 people" and "30 people".
    """

    one: str
    other: str
    kind: Kind
    one_says: str
    other_says: str

    def beside(self, claim_id: str) -> str:
        """The id of the other claim."""
        return self.other if claim_id == self.one else self.one

    def said_by(self, claim_id: str) -> str:
        """What a claim says where the other says something else."""
        return self.one_says if claim_id == self.one else self.other_says


@dataclass(frozen=True, slots=True)
class Decided:
    """A contradiction with what was decided: `state` is "" (nothing yet), taken or dismissed."""

    contradiction: Contradiction
    state: str = ""
    reason: str = ""
