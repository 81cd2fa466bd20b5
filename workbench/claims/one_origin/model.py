"""What is proposed about origins, and what is known of a source for it."""

from typing import Literal

from workbench.values.records import dataclass

Why = Literal["report", "owner", "words"]


@dataclass(frozen=True, slots=True)
class OneOrigin:
    """A proposal that sources count as one origin.

    `why`: "report" where a source says that it gives the report of `outlet`, in these `words`; "owner"
    where outlets belong to one, whose name is `outlet`; "words" where two sources share a `share` of their
    words (0 to 1), or the passage `words`. `source_ids` are the sources it is about, `publication_ids`
    the outlets: the reported one where it is in the case, or those of one owner. `names` are those of the
    sources or of the outlets that belong to one owner, in their order.
    """

    why: Why
    source_ids: tuple[str, ...]
    names: tuple[str, ...]
    outlet: str = ""
    words: str = ""
    share: float = 0.0
    publication_ids: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What distinguishes it from every other proposal."""
        about = self.publication_ids if self.why == "owner" else self.source_ids
        return " ".join((self.why, *sorted(about), self.outlet if self.why == "report" else ""))


@dataclass(frozen=True, slots=True)
class Known:
    """A source as far as its origin goes; `text_n` is the number of its text in force, -1 without one."""

    id: str
    publication_id: str
    kind: str
    outlet: str
    """The outlet as the shipped list names it, else by its own name."""
    origin: str
    decided: bool
    """Whether somebody said which origin it has."""
    name: str
    title: str
    author: str
    language: str
    published_on: str
    parent_id: str
    text_n: int


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """A publication of the case; `owner` is "" where it is not known, `head` what it counts as."""

    id: str
    name: str
    outlet: str
    kind: str
    owner: str
    head: str
    sources: int
