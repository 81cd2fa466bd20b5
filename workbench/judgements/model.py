"""Judgements as they were issued, and what is weighed beside a judgement."""

from functools import lru_cache

from workbench.values.records import dataclass
from workbench.values.scales import Term, scale

HAPPENED, DID_NOT, CANNOT_TELL = "happened", "did not happen", "cannot be decided"
RESULTS = (HAPPENED, DID_NOT, CANNOT_TELL)
"""What may become of a judgement."""
DUE, OPEN, UNDATED = "due", "open", "no horizon"
STATES = (DUE, OPEN, UNDATED, *RESULTS)
"""How a judgement of the ledger is, those that ask for a decision first."""


@lru_cache(maxsize=512)
def term_of(scale_id: str, word: str) -> Term | None:
    """The term of a scale that a chosen likelihood is; None where nothing or something else was chosen."""
    try:
        return scale(scale_id).term(word) if word else None
    except KeyError:
        return None


@dataclass(frozen=True, slots=True)
class Entry:
    """One judgement as it was issued, with what became of it.

    A later edition that repeats it word for word, with the same likelihood and horizon, is no second
    judgement: it is in `numbers` and `edition_ids`. `edition_id` is that of the first, `issued_at` (UTC) its
    time and `analyst` who released it; `title` is what the brief was called then. `horizon_on` is a partial
    date, `due_on` its last day ("" for none). `result` is "" where it was not decided yet; `decided_on` is
    the day from which that was known, `claim_id` on what.
    """

    edition_id: str
    statement_id: str
    brief_id: str
    title: str
    edition_ids: tuple[str, ...]
    numbers: tuple[int, ...]
    issued_at: str
    analyst: str
    subject: str
    scale: str
    text: str
    likelihood: str
    confidence: str
    horizon_on: str
    due_on: str
    result: str = ""
    decided_on: str = ""
    decided_by: str = ""
    claim_id: str = ""
    note: str = ""

    @property
    def id(self) -> str:
        """Names it in lists and places."""
        return f"{self.edition_id} {self.statement_id}"

    @property
    def term(self) -> Term | None:
        """The band that was chosen; None where none was, so that it cannot be scored."""
        return term_of(self.scale, self.likelihood)

    @property
    def likelihood_words(self) -> str:
        """`likely (55–80%)`; the word alone where the scale lacks it, `no likelihood` where there is none."""
        term = self.term
        return f"{self.likelihood} ({term.range_text})" if term else self.likelihood or "no likelihood"

    def state(self, today: str) -> str:
        """One of `STATES` on a day, such as `2025-02-18`."""
        if self.result:
            return self.result
        if not self.due_on:
            return UNDATED
        return DUE if self.due_on < today else OPEN


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another outcome: how likely it is (a term of the brief's scale or "") and what it would mean."""

    id: str
    statement_id: str
    position: int
    text: str
    likelihood: str = ""
    implication: str = ""


@dataclass(frozen=True, slots=True)
class Assumption:
    """What a judgement takes for granted, and what follows if that is wrong."""

    id: str
    statement_id: str
    position: int
    text: str
    if_wrong: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A claim that shows an indicator, seen on a day (partial date)."""

    claim_id: str
    claim: str
    status: str
    seen_on: str
    analyst: str
    at: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """What would show which way things go: `points` more or less likely, `signs` the earliest first."""

    id: str
    statement_id: str
    position: int
    text: str
    points: str = "more"
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """The points beside one judgement, each kind in its order."""

    alternatives: tuple[Alternative, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.alternatives or self.assumptions or self.indicators)
