"""The names in a statement: of the register, of places and bodies, and every other that is written as one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.actors.name_words import ARTICLES, DEPARTMENTS, MINISTERS, PARTICLES, TITLES
from workbench.actors.names import NameHit
from workbench.extraction.name_words import english
from workbench.extraction.outlets import long_names_in
from workbench.extraction.unknown import unknown_names
from workbench.proving.ground import Register
from workbench.proving.names.governments import is_country, is_seat
from workbench.proving.names.places import Codes, codes_of
from workbench.proving.reading import Reading, Token


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_JOINTS = _listed(
    "al el ul wal an as ash ad ar at bin ibn bint ben ould wuld ag de del della dei di du da des la le"
    " von van der den abu abou umm oğlu"
)
_OF = _listed("of for the and on in to")
_BODIES = _listed("ministry ministere ministero ministerium bakanligi department office council")
_OF_NAMES = re.compile(r"\s(?:of|for)(?:\sthe)?\s\Z")
_NO_NAMES = _listed(
    "i january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday sunday mr mrs ms dr st north south east west northern"
    " southern eastern western central tlp european asian african arab arabic islamic muslim christian"
)
_DEEDS = _listed(
    "attack attacks strike strikes invasion offensive war drones missiles army navy troops forces"
)
_COMMON = _listed(
    "GDP GNP VAT LNG LPG CEO CFO MP MPs MEP MEPs TV AI NGO NGOs HIV PM PR ID CPI FDI IDP IDPs IED IEDs PPP"
)
"""Acronyms of common words, which other languages write out or shorten otherwise."""
_NOT_CASED = frozenset(("de", "ar", "fa", "he", "ur", "ku", "ps", "ka", "zh", "ja", "ko", "hi"))
"""Languages in which capitals do not tell names."""
_OF_A_TOWN = re.compile(
    r"\s(?:\w+\s){0,2}(?:mayor|governor|police|bishop|archbishop|court|council|prosecutor)"
)
_OFFICE_OF = re.compile(
    r"\b(?:minister|ministers|commander|commanders|official|officials|leader|leaders|member|members|spokesman|spokeswoman|"
    r"spokesperson|envoy|chief|head|representative)\sof\s(?:the\s)?\Z"
)
_GOES_ON = re.compile(r"\s[A-ZÀ-ÖØ-Þ]")
"""A name that goes on behind what is an outlet's: "the National Assembly"."""
_PLACE_BEFORE = re.compile(
    r"\b(?:in|near|at|outside|around|towards?|from|into|across|through|of)\s(?:the\s)?\Z"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a statement: code points, the words that carry it, what it may mean.

    `actor_ids` are those of the register that are spelled so.
    """

    start: int
    end: int
    text: str
    words: tuple[Token, ...]
    actor_ids: frozenset[str] = frozenset()
    codes: Codes = field(default_factory=frozenset)
    is_place: bool = False
    descriptive: bool = False
    """Whether it is the adjective of a country, beside what it describes."""
    owning: bool = False
    """Whether it is a country in the possessive, before whom or what is its own: "Russia's Rosatom"."""


def names_in(
    reading: Reading, language: str, hits: Sequence[NameHit], register: Register, with_outlets: bool = False
) -> tuple[Name, ...]:
    """The names of a text in their order; none overlaps another or is within a quotation."""
    return _Reader(reading, language, hits, register, with_outlets).found()


class _Reader:
    def __init__(
        self, reading: Reading, language: str, hits: Sequence[NameHit], register: Register, with_outlets: bool
    ) -> None:
        self._reading = reading
        self._language = language
        self._register = register
        self._with_outlets = with_outlets
        self._quoted = [
            (find.start, find.end) for find, one in reading.quotations if len(one.words.split()) > 1
        ]
        self._holders: dict[tuple[int, int], set[str]] = {}
        for hit in hits:
            self._holders.setdefault((hit.start, hit.end), set()).add(hit.actor_id)
        self._starts = {self._first_letter(start) for start, _end in reading.sentences}

    def _first_letter(self, start: int) -> int:
        return next((one.start for one in self._reading.tokens if one.start >= start), start)

    def found(self) -> tuple[Name, ...]:
        names = [self._registered(span, ids) for span, ids in self._holders.items()]
        names += [self._of_outlet(span) for span in self._outlets()]
        taken = [(name.start, name.end) for name in names]
        for row in self._rows(taken):
            names += [self._named(words, self._describes(words, row)) for words in self._carrying(row)]
        return tuple(sorted(names, key=lambda name: name.start))

    def _registered(self, span: tuple[int, int], actor_ids: set[str]) -> Name:
        start, end = span
        words = tuple(token for token in self._reading.tokens if start <= token.start < end)
        text = self._reading.text[start:end]
        is_place = bool(actor_ids & self._register.places)
        return Name(start, end, text, words, frozenset(actor_ids), codes_of(text), is_place)

    def _outlets(self) -> list[tuple[int, int]]:
        """Names of outlets of several words, some of which may be common ones: "Middle East Eye"."""
        if not self._with_outlets:
            return []
        taken = [*self._holders, *self._quoted]
        return [
            (start, end)
            for start, end in long_names_in(self._reading.text, self._register.outlets)
            if not any(first < end and start < last for first, last in taken)
            and not _GOES_ON.match(self._reading.text, end)
        ]

    def _of_outlet(self, span: tuple[int, int]) -> Name:
        start, end = span
        words = tuple(token for token in self._reading.tokens if start <= token.start < end)
        text = self._reading.text[start:end]
        return Name(start, end, text, words, codes=codes_of(text))

    # -- names that the register does not have ------------------------------------------------

    def _rows(self, taken: list[tuple[int, int]]) -> list[list[Token]]:
        """Rows of words in capitals with the small words that names have between them."""
        if self._language[:2] in _NOT_CASED:
            return self._proposed(taken)
        rows: list[list[Token]] = []
        row: list[Token] = []
        for token in self._reading.tokens:
            if self._is_free(token, taken) and token.is_capital and not self._is_plain(token, row):
                if row and not self._joins(row[-1], token):
                    rows.append(row)
                    row = []
                row.append(token)
            elif row and not (token.word in _JOINTS or token.word in _OF):
                rows.append(row)
                row = []
        return [*rows, row] if row else rows

    def _proposed(self, taken: list[tuple[int, int]]) -> list[list[Token]]:
        """Where capitals say nothing: what may be an unknown name, and places."""
        rows = []
        text = self._reading.text
        for find in unknown_names(text, [*taken, *self._quoted], self._language):
            rows.append([token for token in self._reading.tokens if find.start <= token.start < find.end])
        covered = [(row[0].start, row[-1].end) for row in rows if row]
        for token in self._reading.tokens:
            if self._is_free(token, [*taken, *covered]) and codes_of(token.text):
                rows.append([token])
        return [row for row in rows if row]

    def _is_free(self, token: Token, taken: list[tuple[int, int]]) -> bool:
        if self._reading.is_taken(token.start, token.end):
            return False
        if any(one.start <= token.start < one.end for one in self._reading.dated):
            return False
        return not any(start < token.end and token.start < end for start, end in (*taken, *self._quoted))

    def _is_plain(self, token: Token, row: list[Token]) -> bool:
        """Whether a word is in capitals for another reason than a name."""
        if token.text in _COMMON:
            return True
        if token.word in _NO_NAMES and not row:
            return not self._begins_a_place(token)
        if token.start not in self._starts:
            return False
        if self._reading.text[token.end : token.end + 1] == ":" and not codes_of(token.text):
            # The label of a paragraph: "Governance: …".
            return True
        if self._language not in ("", "en"):
            return not codes_of(token.text) and not self._is_unknown_name(token)
        return token.word in english() and not codes_of(token.text)

    def _begins_a_place(self, token: Token) -> bool:
        """Whether a word such as "south" is the first of a place: "South China Sea"."""
        tokens = self._reading.tokens
        at = tokens.index(token)
        return any(
            tokens[at + 1].is_capital
            and codes_of(self._reading.text[token.start : tokens[at + length - 1].end])
            for length in (3, 2)
            if at + length <= len(tokens)
        )  # fmt: skip

    def _owns(self, token: Token) -> bool:
        """Whether a word in the possessive is right before a name, or before somebody's title."""
        if not token.text.endswith(("'s", "’s")):
            return False
        after = [one for one in self._reading.tokens if one.start > token.end][:4]
        near = [one for one in after if ":" not in self._reading.text[token.end : one.start]]
        return bool(near) and (
            near[0].is_capital or any(is_title(one.word) or one.word in _DEEDS for one in near[:3])
        )

    def _is_unknown_name(self, token: Token) -> bool:
        finds = unknown_names(self._reading.text, (), self._language)
        return any(find.start <= token.start < find.end for find in finds)

    def _joins(self, before: Token, token: Token) -> bool:
        """Whether two words in capitals are of one name."""
        between = self._reading.text[before.end : token.start]
        if between in (" ", "-", "\u00a0", "‑", "–") and not before.text.endswith(("'s", "’s")):
            return True
        if between.strip(" -\u00a0‑").lower() in _JOINTS:
            return True
        return bool(_OF_NAMES.match(between)) and before.word in english()

    def _describes(self, words: list[Token], row: list[Token]) -> bool:
        """Whether a word is the adjective of a country before a title: "Russian Deputy Prime Minister"."""
        return len(words) == 1 and any(
            words[0].end < token.start <= words[0].end + 2 and is_title(token.word) for token in row
        )

    def _named(self, words: list[Token], describes: bool) -> Name:
        start, end = words[0].start, _end_of(words[-1])
        before = self._reading.text[max(0, start - 3) : start]
        if before.lower() in ("al-", "el-"):
            start -= len(before)
        text = self._reading.text[start:end]
        codes = codes_of(text)
        led = self._reading.text[max(0, start - 12) : start]
        is_place = bool(codes) and not any(code.startswith("body") for code in codes)
        is_place = is_place or (len(words) == 1 and bool(_PLACE_BEFORE.search(led)))
        owning = len(words) == 1 and (
            is_seat(codes) or any(is_country(code) or code.startswith("body") for code in codes)
        )
        by_office = any(code.startswith("body") for code in codes) and _OFFICE_OF.search(
            self._reading.text, 0, start
        )
        of_a_town = _OF_A_TOWN.match(self._reading.text, words[-1].end)
        owning = bool(by_office) or (owning and not of_a_town and self._owns(words[0]))
        return Name(
            start, end, text, tuple(words), frozenset(), codes, is_place, describes and bool(codes), owning
        )

    def _carrying(self, row: list[Token]) -> list[list[Token]]:
        """The words of a row that carry names, parted where titles come between them."""
        words = [token for token in row if token.word not in PARTICLES and token.word not in ARTICLES]
        if any(token.word in _BODIES for token in words):
            return [words]
        parts: list[list[Token]] = [[]]
        for token in words:
            if is_title(token.word):
                parts.append([])
            else:
                parts[-1].append(token)
        titled = len(parts) > 1
        return [
            part
            for part in parts
            if part
            and not (
                len(part) == 1 and (part[0].word in _NO_NAMES or (titled and _goes_with_titles(part[0])))
            )
        ]


def _goes_with_titles(token: Token) -> bool:
    """Whether a word only says which office: "High Representative", "Permanent Secretary"."""
    return token.word in _OFFICES


_OFFICES = _listed(
    "high chief permanent special first senior acting federal national supreme general outgoing former"
    " interim lead executive resident joint principal personal"
)


def is_title(word: str) -> bool:
    """Whether a folded word is of a title or says what a minister is minister of."""
    return word in TITLES or word in MINISTERS or word in DEPARTMENTS


def _end_of(token: Token) -> int:
    return token.end - 2 if token.text.endswith(("'s", "’s")) else token.end
