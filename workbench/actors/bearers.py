"""Who bears which surname, and in what forms a text may write it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from workbench.actors.around import given_names, ordinary_words, words_of
from workbench.actors.inflection import ARABIC_ARTICLE, CLITICS, forms_of, is_form_of
from workbench.actors.person_names import SON, PersonName, by_father, is_looked_for, person_names
from workbench.actors.tokens import Tokens
from workbench.actors.transliteration import is_arabic, is_cyrillic_word


@dataclass(slots=True)
class Surname:
    """A surname as the register has it, folded, and who bears it: actor id, given names."""

    words: tuple[str, ...]
    optional: int
    bearers: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    @property
    def pivot(self) -> int:
        """The word it is looked for by: the last, but for such as the second of Abd Allah."""
        last = len(self.words) - 1
        return last - 1 if last and self.words[last] in words_of("of_god") else last

    @property
    def explicit(self) -> frozenset[str]:
        """The actors of whom it is a spelling by itself."""
        return frozenset(actor_id for actor_id, given in self.bearers if not given)

    @property
    def is_given(self) -> bool:
        """Whether others have it for a given name."""
        return len(self.words) == 1 and self.words[0] in given_names()

    @property
    def is_ordinary(self) -> bool:
        """Whether it is an ordinary word too."""
        return len(self.words) == 1 and self.words[0] in ordinary_words()

    @property
    def is_month(self) -> bool:
        """Whether it is a month or a day of the week too."""
        return len(self.words) == 1 and self.words[0] in words_of("months")


@dataclass(frozen=True, slots=True)
class Standing:
    """A surname in a text: its first and last word by number, letters of the first that are not its own."""

    surname: Surname
    first: int
    last: int
    skip: int = 0


class Bearers:
    """The surnames of a register of persons, by every word they may be met under."""

    def __init__(self, names: Iterable[tuple[str, PersonName]]) -> None:
        self._surnames: dict[tuple[str, ...], Surname] = {}
        self.given: set[str] = set()
        self.actors: set[str] = set()
        for actor_id, name in names:
            self.actors.add(actor_id)
            surname = self._surnames.setdefault(name.surname, Surname(name.surname, name.optional))
            if (actor_id, name.given) not in surname.bearers:
                surname.bearers.append((actor_id, name.given))
            self.given.update(name.given[:1])
        self._forms: dict[str, list[tuple[Surname, int]]] = {}
        for surname in self._surnames.values():
            for form, skip in _forms(surname):
                self._forms.setdefault(form, []).append((surname, skip))
        # German alone writes the genitive without an apostrophe: Putins.
        self._genitives = {
            f"{form}s": known
            for form, known in self._forms.items()
            if form.isascii() and form[-1:] not in ("s", "x", "z") and f"{form}s" not in self._forms
        }

    def present(self, words: Iterable[str]) -> bool:
        """Whether any surname may stand among some words of a text."""
        words = set(words)
        return not (self._forms.keys().isdisjoint(words) and self._genitives.keys().isdisjoint(words))

    def standing(self, tokens: Tokens) -> Iterable[Standing]:
        """Where surnames stand, alone or in longer names; several of one place are possible."""
        words = set(tokens.words)
        known = words & self._forms.keys()
        if tokens.is_german:
            known |= words & self._genitives.keys()
        if not known:
            return
        for number, word in enumerate(tokens.words):
            if word in known:
                for surname, skip in self._forms.get(word) or self._genitives[word]:
                    found = _at(tokens, surname, number, skip)
                    if found:
                        yield found

    def surnames(self) -> Iterable[Surname]:
        """Every surname of the register."""
        return self._surnames.values()

    def is_surname(self, word: str) -> bool:
        """Whether a folded word of a text may be a surname of the register, and no father's name."""
        return any(surname.words[0] not in SON for surname, _skip in self._forms.get(word, ()))


@lru_cache(maxsize=65536)
def _written_forms(word: str, is_first: bool) -> tuple[tuple[str, int], ...]:
    """The ways a word may be written, each with how many of its letters are a clitic."""
    if is_cyrillic_word(word):
        return tuple((form, 0) for form in forms_of(word))
    if not is_arabic(word) or not is_first:
        return ((word, 0),)
    forms = {clitic + word: len(clitic) for clitic in CLITICS}
    article = ARABIC_ARTICLE
    if word.startswith(article):
        forms |= {f"{one}لل{word[2:]}": 0 for one in ("", "و", "ف")}
    elif word.endswith("ي"):
        # "of Misrata" is a surname with the article or without.
        forms |= {clitic + article + word: len(clitic) for clitic in CLITICS}
        forms |= {f"{one}لل{word}": 0 for one in ("", "و", "ف")}
    return tuple(forms.items())


def _forms(surname: Surname) -> Iterable[tuple[str, int]]:
    pivot = surname.pivot
    yield from _written_forms(surname.words[pivot], pivot <= surname.optional)
    if len(surname.words) > 1 and is_arabic(surname.words[0]) and not surname.optional:
        # Abd Allah, written as one word.
        yield from _written_forms("".join(surname.words), True)


def _at(tokens: Tokens, surname: Surname, number: int, skip: int) -> Standing | None:
    """The surname whose pivot, or all of it in one word, is word `number`."""
    wanted, pivot = surname.words, surname.pivot
    if len(wanted) > 1 and len(tokens.words[number]) - skip == sum(map(len, wanted)):
        return Standing(surname, number, number, skip)
    last = number
    if pivot < len(wanted) - 1:
        last += 1
        if not tokens.joint(last) or tokens.words[last] != wanted[last - number + pivot]:
            return None
    first, place = number, pivot
    while place:
        place -= 1
        written = tokens.words[first - 1] if first else ""
        if not (
            first and len(tokens.between(first)) <= 2 and _is_written(wanted[place], written, place == 0)
        ):
            if place < surname.optional:
                break
            return None
        if place == 0 and is_arabic(written):
            skip = len(written) - len(wanted[0])
        first -= 1
    return Standing(surname, first, last, skip)


def _is_written(word: str, written: str, is_first: bool) -> bool:
    if word == written or is_form_of(written, word):
        return True
    if word in words_of("articles") and written in words_of("articles"):
        return True
    return is_first and any(form == written for form, _skip in _written_forms(word, True))


def of_people(entries: Iterable[tuple[str, str]]) -> list[tuple[str, PersonName]]:
    """The names of persons among (actor id, spelling) entries, taken apart."""
    return [
        (actor_id, name)
        for actor_id, spelling in entries
        for whole in person_names(spelling)
        for name in (whole, *by_father(whole))
        if is_looked_for(name)
    ]
