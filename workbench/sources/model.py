"""Publications, sources and origin groups as the rest of the program sees them."""

from dataclasses import field

from workbench.values.deception import signs_shown
from workbench.values.records import dataclass

HANDLING = ("", "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""Traffic Light Protocol 2.0 labels, least strict first; "" means not marked."""

RELIABILITY = ("A", "B", "C", "D", "E", "F")
"""Admiralty grades of a source. F is unknown, not worst."""

PUBLICATION_KINDS = (
    "outlet",
    "agency",
    "state body",
    "organisation",
    "think tank",
    "human source",
    "social media",
    "internal",
)


@dataclass(frozen=True, slots=True)
class Publication:
    """An outlet or originator with its default grade and affiliation.

    `languages` and `domains` are lists with spaces; an address under one of the domains is this
    publication's. `owner` is who it belongs to; `origin_id` the publication as whose origin it counts,
    where somebody said so.
    """

    id: str
    name: str
    kind: str = "outlet"
    affiliation: str = ""
    reliability: str = "F"
    notes: str = ""
    country: str = ""
    languages: str = ""
    domains: str = ""
    owner: str = ""
    origin_id: str | None = None

    @property
    def graded(self) -> bool:
        """Whether anybody has said how reliable it is: F means that it cannot be judged."""
        return self.reliability != "F"


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Sources that go back to one origin; they count as one voice."""

    id: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One captured document.

    Dates are partial ISO dates, times UTC. `reliability` is "" where the publication's grade
    holds. `unread_reason` says in plain words why there is no text; the original is kept all the
    same. `facts` says where title, date and the like came from; `active` counts what the document
    would have done had it been allowed to. `reports_id` is the publication whose report it gives.
    """

    id: str
    publication_id: str | None
    title: str
    author: str
    url: str
    published_on: str
    captured_at: str
    added_at: str
    language: str
    sha256: str
    reliability: str
    origin_group_id: str | None
    handling: str
    protection: str
    descriptor: str
    warnings: tuple[str, ...] = ()
    file_name: str = ""
    unread_reason: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    active: dict[str, int] = field(default_factory=dict)
    parent_id: str | None = None
    publication_name: str = ""
    publication_reliability: str = "F"
    media_type: str = ""
    size: int = 0
    origin: str = ""
    reports_id: str | None = None

    @property
    def name_shown(self) -> str:
        """Its title, else the name of its file, on one line; signs that are not seen as numbers."""
        return signs_shown(" ".join((self.title or self.file_name).split()))

    @property
    def readable(self) -> bool:
        """Whether a text could be read from the original."""
        return not self.unread_reason

    @property
    def grade(self) -> str:
        """The reliability that holds: the source's own, else its publication's."""
        return self.reliability or self.publication_reliability

    @property
    def protected(self) -> bool:
        """Whether a client must never learn who this is."""
        return self.protection == "protected"

    @property
    def voice(self) -> str:
        """The independent origin: the user's group, whose report it gives, its outlet, or itself."""
        return self.origin or self.origin_group_id or self.id

    @property
    def name_for_client(self) -> str:
        """What a client reads: the publication, or the descriptor of a protected source."""
        if self.protected:
            return self.descriptor or "Protected source"
        return self.publication_name or self.title or self.file_name
