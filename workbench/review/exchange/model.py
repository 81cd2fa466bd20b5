"""What is sent to a reviewer elsewhere, and what comes back."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Protocol

from workbench.review.model import Target
from workbench.values.text import counted


class Secrets(Protocol):
    """What the exchange asks of the guard."""

    def is_kept(self, source_id: str) -> bool:
        """Whether the name of a source is kept back."""
        ...

    def tells_who(self, text: str) -> bool:
        """Whether words name a protected source."""
        ...


@dataclass(frozen=True, slots=True)
class Withheld:
    """How much of what a round needs is not in the copy.

    `statements`, `claims`, `clips` and `actors` name a protected source, or rest on what does; `sources`
    are protected and come with their descriptions and the words of their clips; `texts` are open but
    name a protected source; `words` are titles and the like. `items` are those of the round that cannot
    be judged in the copy, `own` those the reviewer wrote. `marks` are verdicts and remarks of others.
    """

    items: int = 0
    own: int = 0
    statements: int = 0
    claims: int = 0
    clips: int = 0
    actors: int = 0
    sources: int = 0
    texts: int = 0
    words: int = 0
    marks: int = 0

    @property
    def lines(self) -> list[str]:
        """The same in words, a line for each that is not nothing."""
        found = []
        for field in fields(self):
            count = getattr(self, field.name)
            if count:
                one, several = _LINES[field.name]
                found.append(one if count == 1 else several.format(count=f"{count:,}"))
        return found


_LINES = {
    "items": (
        "1 item of the round cannot be judged in the copy.",
        "{count} items of the round cannot be judged in the copy.",
    ),
    "own": ("1 item was written by the reviewer.", "{count} items were written by the reviewer."),
    "statements": (
        "1 statement is left out: it names a protected source or rests on a claim that does.",
        "{count} statements are left out: they name a protected source or rest on claims that do.",
    ),
    "claims": (
        "1 claim is left out: it names a protected source or rests on a clip that does.",
        "{count} claims are left out: they name a protected source or rest on clips that do.",
    ),
    "clips": (
        "1 clip is left out: its words name a protected source.",
        "{count} clips are left out: their words name a protected source.",
    ),
    "actors": (
        "1 actor is without name: it is a protected source.",
        "{count} actors are without names: they are protected sources.",
    ),
    "sources": (
        "1 protected source comes with its description and the words of its clips only.",
        "{count} protected sources come with their descriptions and the words of their clips only.",
    ),
    "texts": (
        "1 text names a protected source: only the words of its clips are given.",
        "{count} texts name a protected source: only the words of their clips are given.",
    ),
    "words": (
        "1 title or note names a protected source and is blank.",
        "{count} titles or notes name a protected source and are blank.",
    ),
    "marks": (
        "1 verdict or remark of somebody else is left out.",
        "{count} verdicts and remarks of others are left out.",
    ),
}


@dataclass(frozen=True, slots=True)
class Given:
    """A copy that was written. The passphrase is nowhere else: show it once."""

    path: Path
    passphrase: str
    items: int
    withheld: Withheld
    seal: str


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """What came back about one thing: a verdict with its remark, a remark alone, or a passage marked.

    `words` are those of the thing as it is now, or of the passage. `reworded` and `ground_moved` say
    what has changed since the wording that was judged, `is_gone` that the thing is no longer in the
    case. `is_new` is false for what was taken in before; `taken_back` for what the reviewer took back.
    """

    id: str
    target: Target
    words: str
    verdict: str = ""
    reason: str = ""
    remark: str = ""
    proposal: tuple[tuple[str, str], ...] = ()
    at: str = ""
    reworded: bool = False
    ground_moved: bool = False
    is_gone: bool = False
    is_new: bool = True
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """What a reviewer sent back. `rows` is empty while the round is blind and open (`is_blind`).

    `new` is how many rows are not in the case yet, or are other than in it.
    """

    round_id: str
    reviewer: str
    rows: tuple[ReturnedRow, ...]
    new: int
    is_blind: bool = False
    left_out: int = 0
    """Passages marked in texts that the case does not have."""

    @property
    def summary(self) -> str:
        """How much came back, in a sentence."""
        if self.is_blind:
            return f"{self.reviewer} has sent the review. It can be seen once the round is closed."
        if not self.rows:
            return f"{self.reviewer} has not judged anything yet."
        verdicts = [row for row in self.rows if row.verdict and not row.taken_back]
        told = f"{counted(len(verdicts), 'verdict')} by {self.reviewer}, {self.new:,} new or changed."
        stale = sum(row.reworded or row.ground_moved or row.is_gone for row in self.rows)
        if stale:
            told += f" {counted(stale, 'item')} changed since."
        return told
