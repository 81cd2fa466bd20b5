"""A person's name taken apart: which of its words are the surname."""

import re
from dataclasses import dataclass
from functools import lru_cache

from workbench.actors.around import given_names, is_german_title, words_of
from workbench.actors.folding import fold_for_names
from workbench.actors.transliteration import is_arabic

_PATRONYMIC = re.compile(r"(?:ович|евич|овна|евна|івна|ovich|evich|ovych|yevich|ovna|evna|yevna|ivna)\Z")
_PINYIN = re.compile(
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en"
    r"|in|un|ia|ie|iu|ua|uo|ui|ue|er|a|o|e|i|u|v)){1,2}"
)
_IN_CAPITALS = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")
_REST = re.compile(r"[(\[/|].*|[\"“”«»„].*?[\"“”«»]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
SON = ("bin", "ibn", "ben", "bint", "бин", "ибн", "بن", "بنت")
"""Before the name of the father."""
_MOST = 6
"""Words of a name at most; what has more is a description."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """One spelling, folded: the given names, the surname, and how many words of that may be missing.

    `Abdel Fattah al-Sisi` is abdel, fattah and al, sisi; the article may be missing.
    """

    given: tuple[str, ...]
    surname: tuple[str, ...]
    optional: int = 0


def is_patronymic(word: str) -> bool:
    """Whether a folded word is a patronymic, as in `Vladimir Vladimirovich`."""
    return bool(_PATRONYMIC.search(word))


@lru_cache(maxsize=32768)
def person_names(spelling: str) -> tuple[PersonName, ...]:
    """The ways to take a spelling apart; none where it is no name of a person, such as an organisation's."""
    plain = _REST.sub(" ", spelling)
    before, comma, after = plain.partition(",")
    words = _words(before)
    if comma and _words(after):
        # "Haftar, Khalifa", as lists have it.
        return _of(tuple(_words(after)), tuple(words)) if words else ()
    if not words or len(words) > _MOST or any(not word.isalpha() for word in words):
        return ()
    if not words_of("organisations").isdisjoint(words):
        return ()
    capitals = _surname_in_capitals(plain)
    if capitals and words[: len(capitals)] == capitals:
        return _of(tuple(words[len(capitals) :]), tuple(capitals))
    return _taken_apart(tuple(words), "-" in plain.split()[-1])


def by_father(name: PersonName) -> tuple[PersonName, ...]:
    """A name without the family: `Mohammed bin Zayed` of `Mohammed bin Zayed Al Nahyan`."""
    if len(name.given) < 3 or name.given[1] not in SON or len(name.given) > 4:
        return ()
    return (PersonName(name.given[:1], name.given[1:]),)


def _words(spelling: str) -> list[str]:
    words = fold_for_names(spelling)[0].split()
    titles = words_of("titles") | words_of("arabic_titles")
    while len(words) > 2 and (words[0] in titles or is_german_title(words[0])):
        del words[0]
    return words


def _surname_in_capitals(spelling: str) -> list[str]:
    """The surname of `HAFTAR Khalifa`; nothing where all or no words are in capitals."""
    words = spelling.split()
    if len(words) < 2 or not words[0].isupper() or not _IN_CAPITALS.fullmatch(words[0]):
        return []
    return fold_for_names(words[0])[0].split() if any(not word.isupper() for word in words) else []


def _taken_apart(words: tuple[str, ...], is_hyphened: bool) -> tuple[PersonName, ...]:
    if len(words) == 1:
        return (PersonName((), words),)
    if words[0] in words_of("articles") and len(words) == 2 and is_hyphened:
        return (PersonName((), words, 1),)
    if words[0] in words_of("kunyas") and len(words) == 2:
        return (PersonName((), words),)
    if (len(words) > 2 and is_patronymic(words[-1])) or _is_eastern(words) or _is_hungarian(words):
        return _of(words[1:], words[:1])
    if _is_spanish(words):
        return _of(words[:-2], words[-2:]) + _of(words[:-2], words[-2:-1])
    return _of(*_split(words, is_hyphened))


def _of(given: tuple[str, ...], surname: tuple[str, ...]) -> tuple[PersonName, ...]:
    optional = 0
    while optional < len(surname) - 1 and surname[optional] in words_of("articles"):
        optional += 1
    return (PersonName(given, surname, optional),)


def _split(words: tuple[str, ...], is_hyphened: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Given names and surname: the last word, with the particles before it."""
    first = len(words) - 1
    small = words_of("particles") | words_of("articles")
    of_god = words[-1] in words_of("of_god")
    if first > 1 and (of_god or (is_hyphened and words[first - 1] not in small)):
        first -= 1
    while first > 1 and words[first - 1] in small:
        first -= 1
    return words[:first], words[first:]


def _is_eastern(words: tuple[str, ...]) -> bool:
    """Chinese, Korean and Vietnamese names begin with the surname."""
    if words[0] not in words_of("eastern"):
        return False
    if not words[0].isascii():
        return len(words) > 2 or len(words[0]) <= 3
    return (len(words) > 2 and all(len(word) <= 5 for word in words[1:])) or _is_pinyin(words[1:])


def _is_pinyin(words: tuple[str, ...]) -> bool:
    return all(_PINYIN.fullmatch(word) for word in words)


def _is_hungarian(words: tuple[str, ...]) -> bool:
    return len(words) == 2 and words[1] in words_of("hungarian_given") and words[0] not in given_names()


def _is_spanish(words: tuple[str, ...]) -> bool:
    """Two surnames after Spanish given names."""
    given = words_of("spanish_given")
    small = words_of("particles") | words_of("articles")
    return len(words) > 2 and words[0] in given and words[-2] not in given and small.isdisjoint(words[-2:])


def is_one_word_name(spelling: str) -> bool:
    """Whether a spelling is one word with a capital, or in Arabic, and no acronym: a surname by itself."""
    word = spelling.strip()
    if len(word.split()) != 1 or len(word) < 3 or (word.isupper() and len(word) <= 6):
        return False
    names = person_names(word)
    return bool(names) and not names[0].given and is_looked_for(names[0])


def is_looked_for(name: PersonName) -> bool:
    """Whether a surname can be looked for: its script keeps words apart, and it is not too short."""
    pivot = name.surname[-1]
    if _UNSPACED.search(pivot) or len(pivot) < 2:
        return False
    return len(pivot) > 2 or not is_arabic(pivot)
