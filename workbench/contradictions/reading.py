"""What a claim says, made ready to be compared: what about, whether so or not, numbers, posts, days."""

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from workbench.contradictions.model import Fact
from workbench.contradictions.words import NEGATING, WORD, negations, signed, stem
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from workbench.extraction.model import Amount

_SEVERAL = re.compile(r";|\b(?:but|although|though|while|whereas|however|except|unless|if)\b", re.IGNORECASE)
_LOWER = re.compile(
    r"(?:at least|more than|over|no fewer than|no less than|upwards of|so far|above|exceed\w*"
    r"|minimum of)\W*$",
    re.IGNORECASE,
)
_UPPER = re.compile(
    r"(?:up to|fewer than|less than|at most|no more than|under|below|nearly|almost)\W*$", re.I
)
_UPDATE = re.compile(
    r"\b(?:rose|risen|climbed|increased|grew|grown|dropped|fell|fallen|revised|updated|so far|now stands"
    r"|initially|earlier|later|at first|as of|by then|to date|already)\b",
    re.IGNORECASE,
)
_POST = re.compile(
    r"^(?P<who>.{3,60}?)\s+(?:is|was|became|has become|remains|serves as|served as"
    r"|was (?:appointed|named|made)|has been (?:appointed|named))\s+(?:as\s+)?(?:the\s+|a\s+)?"
    r"(?:appointed\s+|named\s+)?(?P<title>[\w’' -]{3,60}?)"
    r"(?=\s+(?:of|by|in|for|since|under|on|from|until)\b|[.,;]|$)",
    re.IGNORECASE,
)
_HEADS = frozenset(
    (
        "minister", "president", "governor", "commander", "chief", "head", "director", "chairman",
        "chair", "speaker", "mayor", "ambassador", "secretary", "spokesman", "spokeswoman", "envoy",
        "premier", "adviser",
    )
)  # fmt: skip
_PAST = re.compile(r"^.{3,60}?\s+(?:was|served)\b(?!\s+(?:appointed|named|made))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the bounds that its words leave: `about 90` may be 80, `at least 12` any from 12."""

    low: float
    high: float
    unit: str
    of: str
    words: str


@dataclass(frozen=True, slots=True)
class Post:
    """Who is said to hold which title, and whether that is over."""

    who: str
    title: frozenset[str]
    head: str
    words: str
    past: bool


class Told:
    """One claim, read. What costs more is read when it is asked for."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        read = _words(fact.text)
        self.stems, self.sign = read.stems, read.sign
        self.names = read.names

    @cached_property
    def several(self) -> bool:
        """Whether it says more than one thing."""
        return bool(_SEVERAL.search(self.fact.text))

    @cached_property
    def place_words(self) -> frozenset[str]:
        """The words that only say where: the place is compared by itself."""
        return _words(self.fact.where).stems

    @cached_property
    def updates(self) -> bool:
        """Whether its words say that the count goes on."""
        return bool(_UPDATE.search(self.fact.text))

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers in it."""
        return _numbers(self.fact.text)

    @property
    def post(self) -> Post | None:
        """The title that it gives somebody."""
        return _post(self.fact.text)


@dataclass(frozen=True, slots=True)
class _Read:
    stems: frozenset[str]
    sign: int
    names: frozenset[str]


@lru_cache(maxsize=32768)
def _words(text: str) -> _Read:
    found = [match[0] for match in WORD.finditer(text)]
    lower = [word.lower() for word in found]
    stems, sign = signed([one for word in lower if (one := stem(word))])
    stems -= NEGATING
    if negations(lower) % 2:
        sign = -sign
    names = frozenset(
        lower[at]
        for at, word in enumerate(found)
        if word[:1].isupper() and (at or len(word) > 3) and stem(lower[at])
    )
    return _Read(stems, sign, names)


@lru_cache(maxsize=16384)
def _numbers(text: str) -> tuple[Number, ...]:
    from workbench.extraction.engine import extract
    from workbench.extraction.model import Amount

    found = []
    for find in extract(text, language="en", kinds=("number", "date")):
        if isinstance(find.value, Amount):
            low, high = _bounds(text, find.start, find.value)
            of = _counted(text, find.end)
            found.append(Number(low, high, find.value.unit, of, text[find.start : find.end]))
    return tuple(found)


def _bounds(text: str, start: int, amount: "Amount") -> tuple[float, float]:
    before = text[max(0, start - 24) : start]
    low, high = amount.low, amount.high
    if _LOWER.search(before):
        return low, float("inf")
    if _UPPER.search(before):
        return 0.8 * low, high
    if amount.approximate:
        return 0.85 * low, 1.15 * high
    return low, high


def _counted(text: str, end: int) -> str:
    """What a number counts: the first words behind it, without their endings."""
    for match in list(WORD.finditer(text[end : end + 60]))[:3]:
        if one := stem(match[0].lower()):
            return one
    return ""


@lru_cache(maxsize=16384)
def _post(text: str) -> Post | None:
    match = _POST.match(text)
    if not match:
        return None
    words = match["title"].lower().split()
    head = next((word for word in reversed(words) if word in _HEADS), "")
    if not head or len(words) > 6:
        return None
    return Post(match["who"].casefold(), frozenset(words), head, match["title"], bool(_PAST.match(text)))
