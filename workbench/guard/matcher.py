"""All needles of a case looked for in one text at once."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from workbench.actors.transliteration import script_of
from workbench.guard.headers import digits
from workbench.guard.listing import joined_letters
from workbench.guard.model import Hit, Needle, Verdict
from workbench.guard.naming import People
from workbench.guard.needles import Needles
from workbench.guard.passages import Passage, Passages
from workbench.guard.people import Person, persons_of
from workbench.guard.phrases import Joined, Phrases
from workbench.guard.reading import folded_words, read
from workbench.guard.words import is_common

_TELEPHONE = re.compile(r"\+?\d[\d ()./\u00a0\u2011-]{5,24}\d")
_SAME_NUMBER = 8
"""Last digits by which two telephone numbers are one, whatever stands before them."""

_RECORD = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![\w/=#.-])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)"
    r"(?:[0-9a-f]{32}|[0-9a-f]{12}|[0-9a-f]{8}|[0-9a-f]{6})(?![\w-])",
    re.IGNORECASE,
)
_LONGEST_SHORT = 12
_ID_LENGTHS = (6, 8, 12, 32)
_ARTICLES = {"Latn": ("al", "el"), "Arab": ("ال",), "Cyrl": ("аль", "эль")}
_RANKS = {"refuse": 0, "ask": 1, "pass": 2}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the matcher asks of the case when something is found."""

    is_open_passage: Callable[[tuple[str, ...]], bool]
    is_record: Callable[[str], bool]


class Matcher:
    """Finds the needles in texts; made once for a list of needles and kept."""

    def __init__(self, needles: Needles, passages: Iterable[Passage], asked: Asked) -> None:
        self._asked = asked
        named = [needle for needle in needles.listed if needle.kind == "name"]
        persons = [person for needle in named for person in persons_of(needle)]
        self._people = People(persons, needles.open_names)
        plain = [
            needle for needle in needles.listed if needle.kind in ("phrase", "address", "handle", "path")
        ]
        forms = [(form, needle) for needle in plain for form in (needle.words, *needle.forms)]
        forms += [
            (form, needle) for needle in needles.listed if needle.kind == "date" for form in needle.forms
        ]
        self._phrases = Phrases(
            forms, _joined_names(persons), lambda address: _plain(address) in needles.open_addresses
        )
        self._telephones = {
            digits(needle.words)[-_SAME_NUMBER:]: needle
            for needle in needles.listed
            if needle.kind == "telephone"
        }
        self._passages = Passages(passages, asked.is_open_passage)

    def search(self, text: str) -> list[Hit]:
        """The needles in a text, in order; of those that overlap the one that weighs most."""
        reading = read(text)
        found = [*self._people.found_in(reading), *self._phrases.found_in(reading)]
        found += self._passages.found_in(reading)
        found += self._telephones_in(text)
        found += self._records_in(text, reading.words)
        return _apart(found)

    def search_codes(self, text: str) -> list[Hit]:
        """The same in what a code stood for, where words may run into signs that are none of theirs."""
        reading = read(text.replace("\n", " "))
        found = [*self._phrases.found_in_codes(reading), *self._phrases.found_in(reading)]
        found += self._people.written_in(reading)
        unique = {(hit.needle.words, hit.verdict): hit for hit in found}
        return list(unique.values())

    def _telephones_in(self, text: str) -> Iterator[Hit]:
        for match in _TELEPHONE.finditer(text) if self._telephones else ():
            needle = self._telephones.get(digits(match[0])[-_SAME_NUMBER:])
            if needle:
                yield Hit(match[0], *match.span(), needle, needle.verdict)

    def _records_in(self, text: str, words: list[str]) -> Iterator[Hit]:
        if not any(len(word) in _ID_LENGTHS and _is_hexadecimal(word) for word in set(words)):
            return
        for match in _RECORD.finditer(text):
            if self._asked.is_record(match[0].lower()):
                verdict: Verdict = "refuse" if len(match[0]) > _LONGEST_SHORT else "ask"
                needle = Needle(match[0], "an id of the case", "identifier", "refuse")
                yield Hit(match[0], *match.span(), needle, verdict)


def _joined_names(persons: Iterable[Person]) -> Iterator[Joined]:
    """Names run together or in pieces: the whole, a surname with an initial, a surname alone."""
    for person in persons:
        if person.is_whole:
            continue
        words = [part.word for part in person.parts]
        needle = person.needle
        if len(words) == 1:
            if not is_common(words[0]):
                yield Joined(words[0], needle, needle.verdict if len(words[0]) >= 7 else "ask", True)
            continue
        rows = [words]
        for article in _ARTICLES.get(script_of(words[-1]), ()):
            parts = zip(words, person.parts, strict=True)
            rows.append([article + word if part.is_surname else word for word, part in parts])
        place = next(number for number, part in enumerate(person.parts) if part.is_surname)
        for letters in dict.fromkeys(letters for row in rows for letters in joined_letters(row, row[place])):
            yield Joined(letters, needle, needle.verdict)
        yield Joined("".join(folded_words(needle.words)), needle, needle.verdict)
        for part in person.surnames if needle.role != "client" else ():
            if is_common(part.word):
                continue
            given = words[0] if words[0] != part.word else words[1]
            alone = (part.word, *(article + part.word for article in _ARTICLES.get(script_of(part.word), ())))
            for letters in (given[0] + part.word, part.word + given[0], *alone):
                yield Joined(letters, needle, "ask", letters in alone)


def _plain(address: str) -> str:
    bare = address.strip().partition("://")[2] or address.strip()
    return bare.removeprefix("www.").rstrip("/")


def _apart(found: list[Hit]) -> list[Hit]:
    """Of hits that overlap the sternest, of those the longest: what is within it is answered by it."""
    chosen: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (_RANKS[hit.verdict], hit.start - hit.end, hit.start)):
        if not any(hit.start < known.end and known.start < hit.end for known in chosen):
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)


def _is_hexadecimal(word: str) -> bool:
    """Whether a word may be of an id: digits and letters up to f, of each at least one."""
    return not word.isalpha() and not word.isdigit() and all(letter in "0123456789abcdef" for letter in word)


def located(hit: Hit, where: str, start: int) -> Hit:
    """The hit as it stands in a piece of the text that begins at `start`."""
    return replace(hit, where=where, start=max(hit.start - start, 0), end=hit.end - start)
