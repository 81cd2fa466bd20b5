"""What the attack finds."""

from dataclasses import dataclass, replace
from typing import Literal

FindKind = Literal["identity", "name", "contact", "trace"]
"""Somebody who is protected; a person nobody accounts for; a way to reach or locate one; hidden data."""


@dataclass(frozen=True, slots=True)
class Find:
    """Something a reader could recover from the file.

    `words` are in the file as given; `what` says what they are; `where` names the statement or the
    part; `seen_by` lists who saw it: the raw file, pandoc, LibreOffice.
    """

    kind: FindKind
    words: str
    what: str
    where: str
    seen_by: tuple[str, ...]

    @property
    def key(self) -> str:
        """The same for the same find in another run; what was accepted is remembered by it."""
        return f"{self.kind}|{self.words}|{self.where}"

    @property
    def stops(self) -> bool:
        """Whether no one may accept it."""
        return self.kind == "identity"

    @property
    def line(self) -> str:
        """Where, which words, what they are and who saw it, on one line."""
        return f"{self.where}: “{one_line(self.words)}”, {self.what} (seen by {' and '.join(self.seen_by)})"


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of one attack.

    `readers` says of each reader that was wanted whether it was used, or why not.
    """

    finds: tuple[Find, ...] = ()
    readers: tuple[tuple[str, str], ...] = ()
    sha256: str = ""

    @property
    def identities(self) -> tuple[Find, ...]:
        """The finds that no one may accept."""
        return tuple(find for find in self.finds if find.stops)

    @property
    def to_accept(self) -> tuple[Find, ...]:
        """The finds that a person decides about."""
        return tuple(find for find in self.finds if not find.stops)


RAW = "the raw file"
USED = "used"
_LONGEST = 80


def one_line(words: str) -> str:
    """Words as a list shows them."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def together(finds: "list[Find]") -> tuple[Find, ...]:
    """Each find once; it lists everybody who saw it."""
    found: dict[str, Find] = {}
    for find in finds:
        known = found.get(find.key)
        if known is None:
            found[find.key] = find
        elif set(find.seen_by) - set(known.seen_by):
            seen = tuple(dict.fromkeys((*known.seen_by, *find.seen_by)))
            found[find.key] = replace(known, seen_by=seen)
    order = ("identity", "name", "contact", "trace")
    return tuple(sorted(found.values(), key=lambda find: order.index(find.kind)))
