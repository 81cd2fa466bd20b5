"""The two scales of likelihood: ICD 203 (both rows of words) and the PHIA yardstick.

One scale a brief: the two share words (likely, unlikely, almost certain) with different ranges.
Bands of ICD 203 touch, so that 5, 20, 45, 55, 80 and 95 belong to two; bands of PHIA leave gaps
on purpose. 0 and 100 per cent are on neither.
"""

import json
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache


@dataclass(frozen=True, slots=True)
class Term:
    """One band of a scale: its words (citation forms, one for each row), bounds in per cent."""

    id: str
    words: tuple[str, ...]
    low: int
    high: int
    range_text: str
    forms: tuple[tuple[str, str], ...] = ()
    """Other forms of the words, such as (`probably`, `probable`)."""
    below_high: bool = False
    """Whether the upper bound itself lies outside."""

    @property
    def midpoint(self) -> float:
        """The middle of the band, for counting how judgements turned out."""
        return (self.low + self.high) / 2

    def holds(self, percent: float) -> bool:
        """Whether a probability in per cent lies in this band, bounds included where the scale has them."""
        if not 0 < percent < 100 or (self.below_high and percent == self.high):
            return False
        return self.low <= percent <= self.high


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term in a text: `word` is its citation form, `row` 0 or 1; code points, end exclusive."""

    term: Term
    word: str
    row: int
    start: int
    end: int


@dataclass(frozen=True)
class Scale:
    """A named scale; `terms` from the least likely."""

    id: str
    name: str
    terms: tuple[Term, ...]
    rows: int
    boundary_rule: str

    @cached_property
    def _by_word(self) -> dict[str, tuple[Term, str, int]]:
        found = {}
        for term in self.terms:
            for row, word in enumerate(term.words):
                found[word] = (term, word, min(row, self.rows - 1))
            for form, word in term.forms:
                found[form] = (term, word, min(term.words.index(word), self.rows - 1))
        return found

    @property
    def words(self) -> tuple[str, ...]:
        """Every word of every row, from the least likely."""
        return tuple(word for term in self.terms for word in term.words)

    def term(self, word: str) -> Term | None:
        """The term a word or one of its forms belongs to; None when it is not on this scale."""
        found = self._by_word.get(_plain(word))
        return found[0] if found else None

    def range_text(self, word: str) -> str:
        """The band of a word as it is printed, such as `55–80%`; "" when it is not on this scale."""
        term = self.term(word)
        return term.range_text if term else ""

    def terms_in(self, text: str) -> list[TermHit]:
        """The terms of this scale in `text`, in order. Comparisons ("more likely") are none."""
        hits = []
        for start, end, word in words_in(text, self.id):
            if word in self._by_word:
                hits.append(TermHit(*self._by_word[word], start, end))
        return hits

    def term_in(self, text: str) -> TermHit | None:
        """The first term of this scale in `text`."""
        return next(iter(self.terms_in(text)), None)

    def term_for(self, percent: float) -> Term | None:
        """The band of a probability in per cent; None in a gap, at 0 and 100 and beyond.

        Where two bands touch, the one nearer to an even chance, for it claims less.
        """
        holding = [term for term in self.terms if term.holds(percent)]
        return min(holding, key=lambda term: abs(term.midpoint - 50), default=None)

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """The stretches in per cent between bands that belong to none."""
        pairs = zip(self.terms, self.terms[1:], strict=False)
        return tuple((lower.high, upper.low) for lower, upper in pairs if lower.high < upper.low)


ICD203 = Scale(
    "icd203",
    "ICD 203",
    (
        Term("icd203.1", ("almost no chance", "remote"), 1, 5, "1–5%",
             (("remote chance", "remote"), ("remotely possible", "remote"))),
        Term("icd203.2", ("very unlikely", "highly improbable"), 5, 20, "5–20%"),
        Term("icd203.3", ("unlikely", "improbable"), 20, 45, "20–45%", (("improbably", "improbable"),)),
        Term("icd203.4", ("roughly even chance", "roughly even odds"), 45, 55, "45–55%"),
        Term("icd203.5", ("likely", "probable"), 55, 80, "55–80%", (("probably", "probable"),)),
        Term("icd203.6", ("very likely", "highly probable"), 80, 95, "80–95%"),
        Term("icd203.7", ("almost certain", "nearly certain"), 95, 99, "95–99%",
             (("almost certainly", "almost certain"), ("nearly certainly", "nearly certain"))),
    ),
    rows=2,
    boundary_rule="A value on a boundary belongs to the band nearer to an even chance.",
)  # fmt: skip

PHIA = Scale(
    "phia",
    "PHIA probability yardstick",
    (
        Term("phia.1", ("remote chance",), 0, 5, ">0–≈5%"),
        Term("phia.2", ("highly unlikely",), 10, 20, "≈10–≈20%"),
        Term("phia.3", ("unlikely",), 25, 35, "≈25–≈35%"),
        Term("phia.4", ("realistic possibility",), 40, 50, "≈40–<50%",
             (("realistic possibilities", "realistic possibility"),), below_high=True),
        Term("phia.5", ("likely", "probable"), 55, 75, "≈55–≈75%", (("probably", "probable"),)),
        Term("phia.6", ("highly likely",), 80, 90, "≈80–≈90%"),
        Term("phia.7", ("almost certain",), 95, 100, "≈95–<100%", (("almost certainly", "almost "
            "certain"),)),
    ),
    rows=1,
    boundary_rule="A value in a gap belongs to no band: choose the band that is meant.",
)  # fmt: skip

SCALES = {known.id: known for known in (ICD203, PHIA)}


HOUSE = "house:"
"""What the id of a scale of the house's own begins with; the rest is all of the scale."""


def scale(scale_id: str) -> Scale:
    """The scale of that id: `icd203`, `phia` or one of the house's own; KeyError for another."""
    if scale_id.startswith(HOUSE):
        return house_scale(scale_id)
    return SCALES[scale_id]


@lru_cache(maxsize=64)
def house_scale(scale_id: str) -> Scale:
    """The scale that an id of a house scale holds. Raises KeyError where it is none."""
    try:
        read = json.loads(scale_id.removeprefix(HOUSE))
        terms = tuple(
            Term(f"house.{number}", tuple(term["words"]), term["low"], term["high"], term["range"])
            for number, term in enumerate(read["terms"], start=1)
        )
        rows = max(len(term.words) for term in terms)
        return Scale(scale_id, read["name"], terms, rows, "A value on a boundary belongs to both bands.")
    except (ValueError, KeyError, TypeError) as error:
        raise KeyError(scale_id) from error


@lru_cache(maxsize=1024)
def words_in(text: str, scale_id: str = "") -> tuple[tuple[int, int, str], ...]:
    """Likelihood words of any scale in `text`: start, end, the word in small letters, single spaces.

    Of scales of houses only the words of `scale_id` are looked for.
    The longest wins, so that `highly likely` is never read as `likely`. Comparisons ("more likely
    than before") are left out.
    """
    return tuple(
        (match.start(), match.end(), _plain(match[0]))
        for match in _pattern(scale_id if scale_id.startswith(HOUSE) else "").finditer(text)
        if not _COMPARED.search(text, max(0, match.start() - 9), match.start())
    )


_COMPARED = re.compile(r"\b(?:more|less|as|how|the most|least)\s+\Z", re.IGNORECASE)


@lru_cache(maxsize=16)
def _pattern(house: str) -> re.Pattern[str]:
    every = {word for known in SCALES.values() for word in known._by_word}
    every |= set(scale(house)._by_word) if house else set()
    spaced = (word.replace(" ", r"\s+") for word in sorted(every - {"remote"}, key=len, reverse=True))
    # "Remote" alone is mostly a place; it counts with a word for chance beside it.
    remote = r"remote(?=\s+(?:possibility|probability|prospect|likelihood|odds))"
    remote += r"|(?<=chance is )remote|(?<=chances are )remote|(?<=likelihood is )remote"
    return re.compile(rf"\b(?:{'|'.join(spaced)}|{remote})\b(?!-)", re.IGNORECASE)


def _plain(word: str) -> str:
    return " ".join(word.lower().split())
