"""Finding people in a text by the parts of their names, in any order, script, case and spelling."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.actors.transliteration import script_of
from workbench.guard.abroad import Abroad
from workbench.guard.beside import Beside, beside_of
from workbench.guard.misspelled import misspelled
from workbench.guard.model import Hit, Verdict
from workbench.guard.open_names import OpenNames
from workbench.guard.people import (
    DERIVED,
    EXACT,
    FAINT,
    FATHER,
    HEARD,
    LOOSE,
    OF_GOD,
    SERVANT,
    TITLES,
    Person,
    bare,
    forms_of_part,
    is_small,
)
from workbench.guard.reading import Reading, seen_as
from workbench.guard.sounds import alike, nearly, sounds
from workbench.guard.words import COMMON_NAMES, common_words, is_common

_LEAST_FAINT = 3
_UNMISTAKABLE = 4
_JOINING = SERVANT | FATHER
_MOST_BETWEEN = 2
_LEAST_NAMED = 4
_SURE_ABROAD = 4
_AND = ("и", "і", "та", "или")
"""Words that stand between two people."""
_SURE = 6
"""Consonants in a name spelled otherwise from which on it is no chance."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word of a text that may be a part of a name."""

    first: int
    last: int
    part: int
    strength: int


class People:
    """Looks for the names of some persons. What has been seen of a word is kept."""

    def __init__(self, persons: Iterable[Person], open_names: OpenNames) -> None:
        self._persons = list(persons)
        self._open = open_names
        self._certain: dict[str, dict[tuple[int, int], int]] = {}
        self._sounding: dict[str, dict[tuple[int, int], None]] = {}
        self._idle: set[str] = set()
        self._known: dict[str, tuple[tuple[int, int, int], ...]] = {}
        for number, person in enumerate(self._persons):
            for place, part in enumerate(person.parts):
                for form, strength in forms_of_part(part).items():
                    for seen in (form, *seen_as(form)):
                        self._certain.setdefault(seen, {})[number, place] = strength
                for key in dict.fromkeys((*sounds(part.word, True), *sounds(part.written, True))):
                    self._sounding.setdefault(key, {})[number, place] = None
        self._abroad = Abroad(self._persons)

    def written_in(self, reading: Reading) -> Iterator[Hit]:
        """The names in chance letters: only parts as they are written, and only several together."""
        by_person: dict[int, list[_Seen]] = {}
        if self._certain.keys().isdisjoint(reading.words):
            return
        for number, word in enumerate(reading.words):
            for (person, part), strength in self._certain.get(word, {}).items():
                by_person.setdefault(person, []).append(_Seen(number, number, part, strength))
        for hit in self._judged(reading, by_person):
            if hit.verdict == "refuse" and len(hit.words.split()) > 1:
                yield hit

    def found_in(self, reading: Reading) -> Iterator[Hit]:
        """Every name in a text; the same words may be found as several names."""
        by_person: dict[int, list[_Seen]] = {}
        # Nearly every word is known to be part of no name; those are passed over at once.
        words, idle = reading.words, self._idle
        telling = set(words) - idle
        for number in [number for number, word in enumerate(words) if word in telling] if telling else ():
            seen = self._of_word(words[number])
            joined = list(self._joined(reading, number))
            if not seen and not joined and not _may_join(words[number]):
                idle.add(words[number])
            for person, part, strength in seen:
                by_person.setdefault(person, []).append(_Seen(number, number, part, strength))
            for person, two in joined:
                by_person.setdefault(person, []).append(two)
        for number, marked in reading.marked():
            for person, part, strength in self._of_marked(marked):
                by_person.setdefault(person, []).append(_Seen(number, number, part, strength))
        yield from self._judged(reading, by_person)

    def _judged(self, reading: Reading, by_person: dict[int, list[_Seen]]) -> Iterator[Hit]:
        """The rows of parts that stand together, as hits."""
        for number, row in by_person.items():
            person = self._persons[number]
            known = [(seen.first, seen.last, seen.part) for seen in row if seen.strength >= HEARD]
            row += [_Seen(word, word, part, FAINT) for word, part in misspelled(reading, person, known)]
            for chain in _chains(reading, person, row):
                hit = self._judge(reading, person, chain)
                if hit:
                    yield hit

    def _of_word(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """(person, part, how sure) for a folded word."""
        known = self._known.get(word)
        if known is None:
            found = dict(self._certain.get(word, {}))
            if len(word) > 2 and not (word.isascii() and is_common(word)):
                self._add_sounding(word, found)
            self._abroad.add(word, found)
            known = self._known[word] = _rows(found)
        return known

    def _of_marked(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """The same for a word with marks that show how it sounds, such as `çavuşoğlu`."""
        if not word:
            return ()
        known = self._known.get(word)
        if known is None:
            found: dict[tuple[int, int], int] = {}
            self._add_sounding(word, found)
            self._abroad.add(word, found)
            known = self._known[word] = _rows(found)
        return known

    def _add_sounding(self, word: str, found: dict[tuple[int, int], int]) -> None:
        for key in sounds(word):
            for person, place in self._sounding.get(key, {}):
                if (person, place) not in found:
                    part = self._persons[person].parts[place]
                    named = (part.word, part.written) if part.written else (part.word,)
                    if any(alike(word, name) for name in named):
                        found[person, place] = LOOSE
                    elif any(nearly(word, name) for name in named):
                        found[person, place] = FAINT

    def _joined(self, reading: Reading, number: int) -> Iterator[tuple[int, _Seen]]:
        """Parts of a name that are two words, such as `abu omar`, of which a word is the telling one."""
        word = reading.words[number]
        first, last = number, number + 1
        if word in OF_GOD:
            first, last, word = number - 1, number, reading.words[number - 1] if number else ""
        elif word in _JOINING or word[1:] in FATHER:
            while last < len(reading.words) and is_small(reading, last) and last < number + 2:
                last += 1
            word = word if word in _JOINING else word[1:]
        else:
            return
        if word and last < len(reading.words):
            for person, part, strength in self._of_word(word + bare(reading.words[last])):
                yield person, _Seen(first, last, part, strength)

    def _judge(self, reading: Reading, person: Person, chain: list[_Seen]) -> Hit | None:
        """What a row of parts of one name is: the whole identity, a part of it, or nothing."""
        kept = [seen for seen in chain if self._counts(reading, person, seen, len(chain) > 1)]
        if not kept:
            return None
        strengths: dict[int, int] = {}
        for seen in kept:
            strengths[seen.part] = max(strengths.get(seen.part, FAINT), seen.strength)
        first, last = kept[0].first, kept[-1].last
        if person.is_whole and len(strengths) == 1:
            return None
        if person.is_one_word:
            verdict = self._of_one_word(reading, person, first, last, strengths[0])
        elif len(strengths) > 1:
            verdict = self._of_several(reading, person, strengths, first, last)
        else:
            beside = beside_of(reading, person, first, last, kept[0].part)
            first, last = beside.first, beside.last
            ((part, strength),) = strengths.items()
            verdict = self._of_a_part(reading, person, part, strength, beside)
        if verdict is None:
            return None
        if person.needle.verdict == "ask":
            verdict = "ask"
        start, end = reading.start(first), reading.end(last)
        return Hit(reading.text[start:end], start, end, person.needle, verdict)

    def _counts(self, reading: Reading, person: Person, seen: _Seen, in_company: bool) -> bool:
        """Whether a word may be meant as a name: a common one only where it has a capital."""
        word, written = person.parts[seen.part].word, reading.words[seen.first]
        if written.isascii() and person.script != "Latn" and is_common(written):
            return in_company and reading.is_capital(seen.first)
        if not is_common(word) or person.needle.role == "word":
            return True
        if not reading.is_capital(seen.first):
            return False
        return (
            in_company
            or not reading.begins_sentence(seen.first)
            or seen.first == seen.last == 0 == len(reading.words) - 1
        )

    def _of_one_word(
        self, reading: Reading, person: Person, first: int, last: int, strength: int
    ) -> Verdict | None:
        if self._open.cover(reading, first, last):
            return None
        part = person.parts[0]
        is_vague = part.strength < _LEAST_FAINT or is_common(part.word)
        if strength == FAINT or (strength <= LOOSE and is_vague) or _is_chance(reading, last, strength):
            return None
        if person.needle.role == "word":
            return "refuse" if strength >= DERIVED else "ask"
        beside = beside_of(reading, person, first, last, 0)
        if beside.is_another and person.needle.verdict == "ask":
            return None
        sure = strength >= DERIVED and not is_common(part.word) and not self._open.holds(part.word)
        return "refuse" if sure and not beside.is_another else "ask"

    def _of_several(
        self, reading: Reading, person: Person, strengths: dict[int, int], first: int, last: int
    ) -> Verdict | None:
        """Two parts of a name or more: the identity where the surname is among them."""
        place = next(number for number, part in enumerate(person.parts) if part.is_surname)
        surname, best = strengths.get(place, -1), max(strengths.values())
        consonants = person.parts[place].strength
        if best < HEARD:
            return None
        if surname < 0:
            # Given names alone, which in another's name mean that other.
            is_meant = best >= DERIVED and person.needle.role in ("source", "word")
            return (
                "ask"
                if is_meant and not beside_of(reading, person, first, last, max(strengths)).is_another
                else None
            )
        if surname == FAINT:
            return "ask" if consonants >= _LEAST_FAINT else None
        if 0 not in strengths and place != 0 and beside_of(reading, person, first, last, place).is_another:
            return "ask"
        if surname >= DERIVED:
            return "refuse"
        total = sum(person.parts[number].strength for number in strengths)
        if person.script != script_of(reading.words[first]) and min(strengths.values()) >= HEARD:
            is_whole = len(strengths) == len(person.parts)
            return _heard_together(reading, first, last, total >= _SURE_ABROAD, is_whole)
        is_sure = consonants >= _UNMISTAKABLE or (best <= LOOSE and total >= _SURE)
        return "refuse" if is_sure else "ask"

    def _of_a_part(
        self, reading: Reading, person: Person, part: int, strength: int, beside: "Beside"
    ) -> Verdict | None:
        known = person.parts[part]
        first, last = beside.first, beside.last
        role = person.needle.role
        if is_common(known.word) and (role == "word" or not known.is_surname):
            return None
        if strength == FAINT or role == "client" or self._open.cover(reading, first, last):
            return None
        if beside.has_initial and known.is_surname:
            return "refuse" if strength >= DERIVED else "ask"
        if strength <= LOOSE and (known.strength < _LEAST_FAINT or is_common(known.word)):
            return None
        if not known.is_surname:
            # A given name belongs to many: alone it is asked about, within another's name it is not.
            asked = role == "source" and strength == EXACT and not beside.is_another
            return (
                "ask"
                if asked or (role == "source" and strength == DERIVED and not beside.is_another)
                else None
            )
        if strength <= LOOSE and not reading.is_capital(last):
            # A word spelled otherwise in small letters is a word.
            return None
        is_of_many = known.word in COMMON_NAMES
        if is_of_many and beside.is_another:
            return None
        if _is_chance(reading, last, strength):
            return None
        if strength <= LOOSE:
            return "ask" if known.strength >= _UNMISTAKABLE or not beside.is_another else None
        is_plain = is_common(known.word) or is_of_many or self._open.holds(known.word)
        # Two letters may be any word, and so may three that have no capital: `ли` is "whether".
        is_any = len(known.word) < _LEAST_NAMED - reading.is_capital(first)
        if role != "source" or is_plain or is_any or beside.is_another or not reading.has_capitals(first):
            return "ask"
        return "refuse"


def _heard_together(reading: Reading, first: int, last: int, is_long: bool, is_whole: bool) -> Verdict | None:
    """What parts of a name are that stand together in another script, where no name is written by letters.

    Several that sound right are no chance, but short ones may be any words: `ли на`, `لي نا`.
    """
    if not reading.has_capitals(first):
        return "refuse" if is_long else "ask"
    has_them = reading.is_capital(first) and reading.is_capital(last)
    if is_long:
        return "refuse" if has_them else "ask"
    return ("refuse" if is_whole else "ask") if has_them else None


def _is_chance(reading: Reading, number: int, strength: int) -> bool:
    """Whether a word alone that is only heard as a name is any word: Arabic has no capitals to show it."""
    return strength == HEARD and not reading.has_capitals(number)


def _may_join(word: str) -> bool:
    """Whether a word may make one part of a name with one beside it."""
    return word in _JOINING or word in OF_GOD or word[1:] in FATHER


def _rows(found: dict[tuple[int, int], int]) -> tuple[tuple[int, int, int], ...]:
    return tuple((person, part, strength) for (person, part), strength in found.items())


def _chains(reading: Reading, person: Person, row: list[_Seen]) -> Iterator[list[_Seen]]:
    """Rows of parts of one name that stand together."""
    chain: list[_Seen] = []
    for seen in sorted(row, key=lambda seen: (seen.first, -seen.last, -seen.strength)):
        if chain and seen.first <= chain[-1].last:
            if seen.part == chain[-1].part or len(chain) > 1:
                continue
            # One word may be two parts of a name: `Said Said`.
            if seen.strength <= chain[-1].strength:
                continue
            chain.pop()
        if chain and not (_bridged(reading, chain[-1].last, seen.first) and _is_new(chain, seen)):
            yield chain
            chain = []
        chain.append(seen)
    if chain:
        yield chain


def _is_new(chain: list[_Seen], seen: _Seen) -> bool:
    return all(known.part != seen.part for known in chain)


def _bridged(reading: Reading, last: int, first: int) -> bool:
    """Whether two parts of a name stand together: with small words, initials, a few names between them."""
    unknown = 0
    for number in range(last + 1, first):
        word = reading.words[number]
        if word in _AND and not reading.is_capital(number):
            return False
        if is_small(reading, number) or len(word) == 1 or word in TITLES:
            continue
        unknown += 1
        if unknown > _MOST_BETWEEN or not reading.is_capital(number) or word in common_words():
            return False
    if unknown:
        between = reading.text[reading.end(last) : reading.start(first)]
        return not any(sign in between for sign in ".,;:!?\n()")
    return True
