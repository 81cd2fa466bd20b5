"""Claims and evidence as the rest of the program sees them."""

from workbench.values.records import dataclass

STANCES = ("supports", "contradicts", "context")
STATUSES = ("open", "accepted", "disputed", "rejected")
"""What was decided about a claim; the first where nothing was."""
CLAIM_KINDS = ("event", "statement", "state of affairs", "intention", "background")


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion with its event dates (partial), place and Admiralty credibility 1-6 (6 = unknown)."""

    id: str
    text: str
    kind: str = "event"
    event_on: str = ""
    event_to: str = ""
    place_id: str | None = None
    credibility: str = "6"
    status: str = "open"
    notes: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A clip that supports, contradicts or gives context to a claim."""

    claim_id: str
    clip_id: str
    stance: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How a claim stands: a *voice* is an origin group, or a source that belongs to none."""

    supporting_voices: int = 0
    contradicting_voices: int = 0
    supporting_sources: int = 0
    contradicting_sources: int = 0

    @property
    def contested(self) -> bool:
        """Whether there is evidence on both sides."""
        return self.supporting_voices > 0 and self.contradicting_voices > 0

    @property
    def single_voice(self) -> bool:
        """Whether all support goes back to one origin."""
        return self.supporting_voices == 1
