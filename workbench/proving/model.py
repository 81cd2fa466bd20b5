"""What of a statement can be checked against the passages under it, and what came of it."""

from typing import Literal

from workbench.extraction.model import Value
from workbench.values.records import dataclass

Kind = Literal["number", "date", "name", "place", "outlet", "quotation"]
State = Literal["proven", "unproven", "contradicted"]
Part = Literal["quote", "translation"]
DoubtKind = Literal["subject", "negation", "roles", "tense", "one_side"]


@dataclass(frozen=True, slots=True)
class Checkable:
    """One thing in a statement that a passage can prove: `words == text[start:end]`, in code points.

    `value` is what the words mean; None for a name that nobody has read a meaning into.
    """

    start: int
    end: int
    words: str
    kind: Kind
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A checkable thing and where it is proven or contradicted.

    `clip_id` is "" where no passage says anything of it. `start` and `end` are code points of the clip's
    quote, or of its translation where `part` says so; both 0 where the source as a whole proves it: its
    outlet, its day of publication. `words` are the passage's at that place. `why` is one plain sentence.
    """

    checkable: Checkable
    state: State
    clip_id: str = ""
    start: int = 0
    end: int = 0
    words: str = ""
    why: str = ""
    part: Part = "quote"
    in_claim: bool = False
    """Whether the claims under the statement say it, though no passage does."""
    is_open: bool = False
    """Whether passages say too little to prove or to doubt it: for a reader to tick, no finding."""

    @property
    def is_proven(self) -> bool:
        """Whether a passage proves it."""
        return self.state == "proven"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something between a statement and its passages that is no single word.

    `start` and `end` are code points of the statement, both 0 where it is the statement as a whole.
    `clip_id` and `clip_words` say which passage speaks otherwise.
    """

    kind: DoubtKind
    why: str
    start: int = 0
    end: int = 0
    words: str = ""
    clip_id: str = ""
    clip_words: str = ""


@dataclass(frozen=True, slots=True)
class StatementProof:
    """What of one statement is proven: its checkable things in the order of the text."""

    statement_id: str
    items: tuple[Item, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    countries: frozenset[str] = frozenset()
    """The countries that the passages name, themselves or by their capitals and people."""
