"""A text with its words, found once for everything that looks through it."""

import re
from functools import cached_property

# A letter, then whatever is no sign that parts words: letters with marks, and signs that are not seen.
WORDS = re.compile(
    r"[^\W\d_][^\x00-\x26\x28-\x40\x5b-\x60\x7b-\xac\xae-\xbf\u2000-\u200a\u2010-\u2018\u201a-\u205f"
    r"\u3000-\u303f\u060c\u061b\u061f\u066a\u06d4\ufffd]*"
)
_RUN = re.compile(r"[^\W_]+")


class Reading:
    """A text of the file. What repeats in it is looked at once: words are taken from tokens that differ."""

    def __init__(self, text: str, each_once: str | None = None) -> None:
        self.text = text
        self._told = each_once

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """What stands between blanks and line ends, each once, in order. No word reaches over either."""
        return tuple(dict.fromkeys(self.text.replace("\n", " ").split(" ")))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, each once."""
        return frozenset(WORDS.findall(self._each_once))

    @cached_property
    def runs(self) -> frozenset[str]:
        """Its runs of letters and digits, each once."""
        return frozenset(_RUN.findall(self._each_once))

    @cached_property
    def small(self) -> "Reading":
        """The same in small letters; it may be longer."""
        return Reading(self.text.lower(), self._each_once.lower())

    @cached_property
    def _each_once(self) -> str:
        return "\n".join(self.tokens) if self._told is None else self._told
