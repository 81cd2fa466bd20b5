"""Finding protected people in a text by windows of words whose sounds agree with the parts of a name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from workbench.attack.lists import given_names, is_known_word, word_list
from workbench.attack.reading import WORDS, Reading
from workbench.attack.sound import folded, keys, keys_in_text, roman, weight

_POSSESSIVE = re.compile(r"[’'ʼ]s?$")
_WINDOW = 4
_LEAST_ALONE = 3
_ALIKE = 0.7
_NEARLY = 0.8


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose name must not be recovered: one spelling of it, and whose it is."""

    name: str
    what: str
    is_certain: bool = True
    """Whether the whole name stops the file; that of a namesake who is open does not."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A name as it stands in a text."""

    person: Person
    words: str
    start: int
    is_whole: bool


@dataclass(slots=True)
class _Name:
    person: Person
    parts: tuple[str, ...]
    sounds: tuple[frozenset[str], ...]
    alone: frozenset[int]
    """The parts that show who it is without the others."""
    is_common: bool
    """Whether all its parts are words of the language: then it counts with capitals only."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


@dataclass(slots=True)
class People:
    """All protected people of a case, ready to be looked for."""

    persons: Sequence[Person]
    open_words: frozenset[str] = frozenset()
    """Folded words of names that stand openly in the case."""
    _names: list[_Name] = field(default_factory=list)
    _by_key: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    _known: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in self.persons:
            parts = name_parts(person.name)
            if not parts or (len(parts) == 1 and len(parts[0]) < 3):
                continue
            # In Arabic the given name comes first, in spellings no list has.
            given = len(parts) > 1 and not person.name.isascii() and "\u0600" <= parts[0][:1] < "\u0700"
            alone = frozenset(
                at for at, part in enumerate(parts) if self._tells(part) and not (given and at == 0)
            )
            common = all(is_known_word(roman(part)) for part in parts)
            number = len(self._names)
            self._names.append(_Name(person, parts, tuple(map(keys, parts)), alone, common))
            for place, sounds in enumerate(self._names[number].sounds):
                for key in sounds:
                    self._by_key.setdefault(key, []).append((number, place))

    def _tells(self, part: str) -> bool:
        latin = roman(part)
        return (
            len(latin) >= 5
            and (weight(part) >= _LEAST_ALONE or len(latin) >= 6)
            and latin not in given_names()
            and not latin.startswith("abd")
            and part not in given_names()
            and not is_known_word(latin)
            and part not in self.open_words
        )

    def seen_in(self, reading: Reading) -> Iterator[Seen]:
        """Everybody of them who can be recovered from a text."""
        if not self._names:
            return
        marked = {word for word in reading.words if self._parts_like(word)}
        if not marked:
            return
        lines = reading.text.split("\n")
        words = [WORDS.findall(line) for line in lines]
        start, block, begin = 0, "", 0
        for line, found in zip([*lines, ""], [*words, []], strict=True):
            if marked.isdisjoint(found):
                if block:
                    yield from self._seen_in_block(block, begin)
                    block = ""
            elif block:
                block = f"{block}\n{line}"
            else:
                block, begin = line, start
            start += len(line) + 1

    def _seen_in_block(self, text: str, begin: int) -> Iterator[Seen]:
        words = [_Word(found[0], found.start(), found.end()) for found in WORDS.finditer(text)]
        places: dict[int, list[tuple[int, int]]] = {}
        for number, word in enumerate(words):
            for name, place in self._parts_like(word.text):
                places.setdefault(name, []).append((number, place))
        for name, found in places.items():
            for seen in self._judge(self._names[name], found, words, text):
                yield replace(seen, start=begin + seen.start)

    def _parts_like(self, word: str) -> tuple[tuple[int, int], ...]:
        known = self._known.get(word)
        if known is None:
            plain = folded(_POSSESSIVE.sub("", word))
            found = dict.fromkeys(place for key in keys_in_text(plain) for place in self._by_key.get(key, ()))
            known = tuple(
                (name, place) for name, place in found if _alike(plain, self._names[name].parts[place])
            )
            self._known[word] = known
        return known

    def _judge(
        self, name: _Name, places: list[tuple[int, int]], words: list[_Word], text: str
    ) -> Iterator[Seen]:
        whole = False
        for at, (first, place) in enumerate(places):
            met = {place: first}
            for number, other in places[at + 1 :]:
                if number - first > _WINDOW:
                    break
                met.setdefault(other, number) if number not in met.values() else None
            if len(name.parts) > 1 and len(met) >= min(2, len(name.parts)):
                start, end = min(met.values()), max(met.values())
                if self._is_meant(name, [words[number].text for number in met.values()], met):
                    whole = True
                    yield Seen(
                        name.person, text[words[start].start : words[end].end], words[start].start, True
                    )
        if whole:
            return
        for number, place in places:
            word = words[number].text
            is_written_as_name = word[:1].isupper() or not word.isascii()
            if place in name.alone and is_written_as_name and _is_close(word, name.parts[place]):
                yield Seen(name.person, word, words[number].start, False)

    def _is_meant(self, name: _Name, found: list[str], met: dict[int, int]) -> bool:
        """Whether words that sound like parts of a name are one: not two given names, not common words."""
        if len(met) < len(name.parts) and not any(place in name.alone for place in met):
            return False
        order = sorted(met.values())
        if name.is_common or sum(weight(folded(word)) for word in found) < 4:
            return order[-1] - order[0] == len(order) - 1 and all(
                word[:1].isupper() or not word.isascii() for word in found
            )
        return all(word[:1].isupper() or not word.isascii() or not is_known_word(word) for word in found)


def _alike(word: str, part: str) -> bool:
    """Whether two words of the same sounds are written alike enough; in other scripts that is not asked."""
    if not (word.isascii() and part.isascii()):
        return True
    return float(Levenshtein.normalized_similarity(word, part)) >= (_ALIKE if len(part) > 3 else 0.5) or (
        weight(part) >= 4
    )


def _is_close(word: str, part: str) -> bool:
    """Whether a word of few consonants, which many share, is written nearly as the part of the name is."""
    if weight(part) >= _LEAST_ALONE:
        return True
    written = roman(_bare(folded(_POSSESSIVE.sub("", word))))
    return float(Levenshtein.normalized_similarity(written, roman(part))) >= _NEARLY


@lru_cache(20_000)
def name_parts(name: str) -> tuple[str, ...]:
    """The folded parts of a name without articles, titles and initials."""
    small = word_list("small") | word_list("articles") | word_list("titles")
    parts = [folded(word) for found in WORDS.finditer(name) for word in [found[0].strip("’'ʼ")]]
    return tuple(dict.fromkeys(_bare(part) for part in parts if len(part) > 1 and part not in small))


def _bare(part: str) -> str:
    return part[2:] if part.startswith("ال") and len(part) > 4 else part


def squeezed(text: str) -> str:
    """Only the letters of a text, in Latin script, with nothing between them."""
    return "".join(roman(folded(word)) for word in WORDS.findall(text))


def run_together(persons: Iterable[Person]) -> dict[str, Person]:
    """Names as accounts and addresses write them: both parts in one word."""
    found = {}
    for person in persons:
        parts = [roman(part) for part in name_parts(person.name)]
        if len(parts) == 2 and all(len(part) > 2 for part in parts) and len("".join(parts)) >= 8:
            found["".join(parts)] = found["".join(reversed(parts))] = person
    return found
