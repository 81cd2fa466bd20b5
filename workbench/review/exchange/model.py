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
    be judged in the copy, `own` those the reviewer wrote. `points` are alternatives, assumptions and
    indicators, `questions` matrices, `weighed` claims that a matrix in the copy lacks. `marks` are verdicts
    and remarks of others.
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
    points: int = 0
    questions: int = 0
    weighed: int = 0
    marks: int = 0

    @property
    def lines(self) -> list[str]:
        """The same in words, a line for each that is not nothing."""
        counts = ((getattr(self, field.name), *_LINES[field.name]) for field in fields(self))
        return [f"{counted(count, one, several)} {why}" for count, one, several, why in counts if count]


_LINES = {
    "items": ("item", "items", "of the round not in the copy"),
    "own": ("item", "items", "written by the reviewer, so not to be judged"),
    "statements": ("statement", "statements", "left out: a protected source is named in it or beneath it"),
    "claims": ("claim", "claims", "left out: a protected source is named in it or in its evidence"),
    "clips": ("clip", "clips", "left out: the words name a protected source"),
    "actors": ("actor", "actors", "without a name: a protected source"),
    "sources": ("protected source", "protected sources", "with description and words of clips only"),
    "texts": ("text", "texts", "with words of clips only: a protected source is named in the rest"),
    "words": ("title or note", "titles or notes", "left blank: a protected source is named"),
    "points": (
        "point beside a judgement",
        "points beside judgements",
        "left out: a protected source is named",
    ),
    "questions": ("question", "questions", "left out: a protected source is named in it"),
    "weighed": ("claim", "claims", "missing in a matrix: it is left out of the copy"),
    "marks": ("verdict or remark", "verdicts or remarks", "of others left out"),
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
    """What came back about one thing: a verdict with its remark, a remark alone, a passage marked, a tick.

    `words` are those of the thing as it is now, of the passage, or what was ticked (`is_tick`).
    `reworded` and `ground_moved` say what has changed since the wording that was judged, `is_gone` that
    the thing is no longer in the case. `is_new` is false for what was taken in before; `taken_back` for
    what the reviewer took back.
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
    is_tick: bool = False


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
    cells: int = 0
    """Cells of matrices that are judged otherwise than in the case."""
    left_out: int = 0
    """Passages marked in texts that the case does not have, ticks and cells on what is gone from it."""

    @property
    def left_out_words(self) -> str:
        """That answers were left out, and why; "" where none were."""
        told = f"{counted(self.left_out, 'answer')} left out: what they are about is not in the case."
        return told if self.left_out else ""

    @property
    def summary(self) -> str:
        """How much came back, in a sentence."""
        if self.is_blind:
            return f"{self.reviewer} has sent the review. It can be seen once the round is closed."
        if not self.rows:
            judged = f"{self.reviewer} has judged {counted(self.cells, 'cell')} of the hypotheses."
            return judged if self.cells else f"{self.reviewer} has not judged anything yet."
        verdicts = [row for row in self.rows if row.verdict and not row.taken_back]
        ticks = sum(row.is_tick and not row.taken_back for row in self.rows)
        told = counted(len(verdicts), "verdict") + (f" and {counted(ticks, 'tick')}" if ticks else "")
        told += f" by {self.reviewer}, {self.new:,} new or changed."
        if self.cells:
            told += f" {counted(self.cells, 'cell')} of the hypotheses new or changed."
        stale = sum(row.reworded or row.ground_moved or row.is_gone for row in self.rows)
        if stale:
            told += f" {counted(stale, 'item')} changed since."
        return told
