"""What is recalled: the act, the statements that rest on what it touched, the files that went out with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that was done to what statements rest on.

    `act` is one of `ACTS`, `kind` source or claim; `name` is what it is called in the house,
    `for_client` what a client may read of it. `before` and `after` are grades, wordings or dates, as far
    as the act has any.
    """

    act: str
    kind: str
    id: str
    name: str
    for_client: str = ""
    before: str = ""
    after: str = ""
    clips: tuple[str, ...] = ()
    """Of a source: the passages that it is about, where not all of them are."""

    @property
    def words(self) -> str:
        """What happened, as one sentence without a full stop."""
        return ACTS[self.act].format(name=self.name, before=self.before, after=self.after)


ACTS = {
    "asked": "What rests on “{name}”",
    "regraded": "“{name}” was regraded from {before} to {after}",
    "recaptured": "“{name}” has a newer version",
    "lost": "“{name}” no longer has a passage that was clipped",
    "removed source": "The source “{name}” was removed",
    "retracted": "The claim “{name}” was rejected",
    "reopened": "The claim “{name}” is no longer {before}",
    "removed claim": "The claim “{name}” was removed",
    "reworded": "The claim “{before}” now says “{name}”",
    "regraded claim": "The claim “{name}” was regraded from {before} to {after}",
    "redated": "The claim “{name}” was dated {before} and is now dated {after}",
    "disputed": "Evidence against the claim “{name}” was added",
    "unsupported": "A passage no longer supports the claim “{name}”",
    "contradicted": "The claim “{name}” contradicts another: “{after}”",
}
"""What was done, in words."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A statement that rests on it now. `has_other` where another claim or passage supports it as well."""

    statement_id: str
    text: str
    brief_id: str
    brief: str
    has_other: bool


@dataclass(frozen=True, slots=True)
class IssuedLine:
    """A statement as it was issued. `now` is what it says today, "" where it is gone."""

    statement_id: str
    text: str
    now: str
    has_other: bool
    support: tuple[str, ...] = ()
    """What else supports it today, in words that a client may read."""


@dataclass(frozen=True, slots=True)
class Issued:
    """One file that went out with such statements: which edition, to whom, when."""

    deliverable_id: str
    edition_id: str
    number: int
    brief_id: str
    brief: str
    client: str
    issued_at: str
    file_name: str
    lines: tuple[IssuedLine, ...] = ()
    correction: str = ""
    """A draft of what could be sent to the client."""


@dataclass(frozen=True, slots=True)
class Recall:
    """What rests on the things that some acts touched: in the briefs of today, and in what went out."""

    causes: tuple[Cause, ...] = ()
    statements: tuple[Resting, ...] = ()
    issued: tuple[Issued, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.statements or self.issued)
