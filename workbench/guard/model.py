"""What the guard looks for and what it finds."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["refuse", "ask", "pass"]
"""What happens when words are found: refused whatever is said; asked about; too common to be looked for."""

NeedleKind = Literal[
    "name", "phrase", "address", "handle", "telephone", "date", "passage", "identifier", "path"
]


@dataclass(frozen=True, slots=True)
class Needle:
    """Words that must not be in a client file.

    `origin` says where they come from in the case, `verdict` what happens when they are found whole,
    `forms` what they are found as besides, for a person to read. `role` is whose name it is:
    `source` of a protected source, `analyst`, or "" for no person. `client` is the client whose own
    files may hold it.
    """

    words: str
    origin: str
    kind: NeedleKind = "phrase"
    verdict: Verdict = "refuse"
    forms: tuple[str, ...] = ()
    role: str = ""
    client: str = ""

    @property
    def tells_who(self) -> bool:
        """Whether it names a protected source or says how to find it; its texts and days do not."""
        return "protected source" in self.origin and self.kind not in ("passage", "date")

    @property
    def outcome(self) -> str:
        """What happens when it is found, in words."""
        return _OUTCOMES[self.verdict]


_OUTCOMES: dict[Verdict, str] = {
    "refuse": "no client file is written",
    "ask": "a client file waits for an answer",
    "pass": "too common; not looked for",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A needle found in a text.

    `words` are those of the text, from `start` to `end` in code points. `confirmed` is the reason
    given for letting these words pass, "" where nobody was asked. `where` says in which piece of a
    brief or part of a file, where that is known.
    """

    words: str
    start: int
    end: int
    needle: Needle
    verdict: Verdict
    confirmed: str = ""
    where: str = ""

    @property
    def stops(self) -> bool:
        """Whether no client file may be written because of it."""
        return self.verdict == "refuse" or not self.confirmed

    @property
    def line(self) -> str:
        """Where, which words, and which needle, on one line."""
        place = f"{self.where}: " if self.where else ""
        named = (
            "" if self.words.casefold() == self.needle.words.casefold() else f" ({_cut(self.needle.words)})"
        )
        ask = "; to be confirmed" if self.verdict == "ask" and not self.confirmed else ""
        return f"{place}“{_cut(self.words)}”{named}, {self.needle.origin}{ask}"


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
