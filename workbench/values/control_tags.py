"""The marks by which a statement in a Word file is known again: id, what it said, and where it stood.

A content control has them in its tag. Some programs that save Word files drop controls or tags and
keep bookmarks: the same marks, packed, are the name of a hidden bookmark over the words.
"""

import hashlib
import re
from typing import NamedTuple

_TAG = re.compile(r"gw:(statement|assessment):([0-9a-f-]{36})(?::([0-9a-f]{8}))?(?::(\d{1,4}))?")
"""Word keeps 64 characters of a tag; this is at most 63."""
_BOOKMARK = re.compile(r"_gw([sa])([0-9a-z]{25})([0-9a-z]{7})([0-9a-z]{1,3})")
"""Word keeps 40 characters of the name of a bookmark, without regard to case; one that begins with _ is
hidden."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_KINDS = {"statement": "s", "assessment": "a"}


class ControlTag(NamedTuple):
    """What the marks say; `words` is the beginning of the hash of the wording, `number` its place from 1."""

    kind: str
    statement_id: str
    words: str = ""
    number: int = 0

    def __str__(self) -> str:
        return f"gw:{self.kind}:{self.statement_id}:{self.words}:{self.number}"

    @property
    def bookmark(self) -> str:
        """The same as the name of a bookmark."""
        own = _packed(int(self.statement_id.replace("-", ""), 16), 25)
        return f"_gw{_KINDS[self.kind]}{own}{_packed(int(self.words, 16), 7)}{_packed(self.number, 1)}"


def tag_for(kind: str, statement_id: str, text: str, number: int) -> ControlTag:
    """The marks of a line that is written."""
    return ControlTag(kind, statement_id, words_hash(text), number)


def tag_of(text: str) -> ControlTag | None:
    """What a tag or the name of a bookmark says, None where it is none of ours."""
    found = _TAG.fullmatch(text)
    if found:
        return ControlTag(found[1], found[2], found[3] or "", int(found[4] or 0))
    found = _BOOKMARK.fullmatch(text.lower())
    if not found:
        return None
    own, words = int(found[2], 36), int(found[3], 36)
    if own >> 128 or words >> 32:
        return None
    digits = f"{own:032x}"
    statement_id = f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
    kind = "statement" if found[1] == "s" else "assessment"
    return ControlTag(kind, statement_id, f"{words:08x}", int(found[4], 36))


def words_hash(text: str) -> str:
    """Eight digits that tell the wordings of one statement apart, whatever its blanks."""
    return hashlib.sha256(plain(text).encode(errors="surrogatepass")).hexdigest()[:8]


def plain(text: str) -> str:
    """A text with single blanks: what Word does to blanks is no edit."""
    return " ".join(text.split())


def _packed(number: int, width: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits.rjust(width, "0")
