"""Briefs, sections and statements as the rest of the program sees them."""

from workbench.values.records import dataclass

STATEMENT_KINDS = ("fact", "judgement", "assumption", "context")
CONFIDENCE = ("", "low", "moderate", "high")
SCALES = ("icd203", "phia")


def title_of(country: str, headline: str) -> str:
    """How a brief is called: `Libya: Talks resume`."""
    return f"{country}: {headline}" if country else headline


@dataclass(frozen=True, slots=True)
class Brief:
    """Headline, scale, marking and closing words of one brief.

    `archived_at` (UTC) is "" for a brief that is worked on; `client_id` is None where it is for
    nobody in particular.
    """

    id: str
    country: str
    headline: str
    status: str
    scale: str
    handling: str
    template: str
    information_cutoff: str
    closing: str
    previous_brief_id: str | None
    created_at: str
    archived_at: str = ""
    client_id: str | None = None
    counts_origins: bool = False
    """Whether outlets and origins behind each fact are counted in print."""

    @property
    def archived(self) -> bool:
        """Whether it is kept for the record and out of the way."""
        return bool(self.archived_at)

    @property
    def title(self) -> str:
        """`Country: headline`, as it is printed."""
        return title_of(self.country, self.headline)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief; `kind` is summary, outlook or other."""

    id: str
    brief_id: str
    title: str
    kind: str
    position: int

    @property
    def statement_kind(self) -> str:
        """What a new statement here is at first: the outlook judges, the other sections tell."""
        return "judgement" if self.kind == "outlook" else "fact"


@dataclass(frozen=True, slots=True)
class Statement:
    """One bullet or paragraph: fact, judgement, assumption or context.

    A judgement has a likelihood (a term of the brief's scale), a confidence with its basis and a
    horizon (partial date).
    """

    id: str
    section_id: str
    position: int
    kind: str
    text: str
    likelihood: str = ""
    confidence: str = ""
    confidence_basis: str = ""
    horizon_on: str = ""
    note: str = ""
