"""A name as a row of parts, each with the words it is known by."""

import re
from dataclasses import dataclass

from workbench.actors.inflection import first_stem, inflected, is_cyrillic
from workbench.actors.transliteration import script_of
from workbench.guard.chinese import syllables, syllables_of_cyrillic
from workbench.guard.model import Needle
from workbench.guard.reading import Reading, read
from workbench.guard.sounds import sounds
from workbench.guard.words import ARTICLES, PARTICLES, word_list

EXACT, DERIVED, LOOSE, HEARD, FAINT = 4, 3, 2, 1, 0
"""How sure it is that a word is part of a name: as written; inflected; spelled otherwise; as it may be heard
in another language; its consonants."""

SERVANT = word_list("servant")
FATHER = word_list("father")
"""Words that make one part of a name with the word after them."""

OF_GOD = ("allah", "الله", "аллах", "ullah", "اوغلو", "اوغلي")
"""Words that make one part of a name with the word before them."""

TITLES = word_list("titles")
_PATRONYMIC = re.compile(
    r"(?:ович|евич|ич|овна|евна|ична|ovich|evich|ovych|yevich|ovna|evna|yevna|ivna|івна)\Z"
)
_SHORTEST_STEM = 3
_SHORT = 5
"""Letters up to which three words may be the family name and two syllables of a Chinese one."""
_ALSO_GIVEN = ("ben", "van")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name: its folded word, and whether the family goes by it."""

    word: str
    is_surname: bool
    is_joined: bool = False
    """Whether it is of two words in the text, such as `abu omar`."""
    written: str = ""
    """The word with its marks, which show how it sounds; "" where it has none."""

    @property
    def initials(self) -> frozenset[str]:
        """The letters it may be cut down to, in any script."""
        from workbench.actors.transliteration import romanise

        plain = romanise(self.word)
        return frozenset({self.word[0], plain[:1], plain[:2]} - {""})

    @property
    def strength(self) -> int:
        """How many consonants distinguish it from others."""
        return max((len(key) for key in sounds(self.word)), default=0)


@dataclass(frozen=True, slots=True)
class Person:
    """One spelling of the name of somebody who must not be named."""

    needle: Needle
    parts: tuple[Part, ...]
    is_whole: bool = False
    """Whether only several of its parts together count: it is a way to write the name, not the name."""

    @property
    def script(self) -> str:
        """The script it is written in (`Latn`, `Cyrl`, `Arab`)."""
        return script_of(self.parts[0].word)

    @property
    def is_one_word(self) -> bool:
        """Whether the whole name is one part."""
        return len(self.parts) == 1

    @property
    def surnames(self) -> tuple[Part, ...]:
        """The parts the family goes by."""
        return tuple(part for part in self.parts if part.is_surname)


def parts_of(name: str) -> tuple[Part, ...]:
    """The parts of a name, titles and small words left out."""
    reading = read(name)
    marked = dict(reading.marked())
    words = [
        (word, marked.get(number, ""))
        for number, word in enumerate(reading.words)
        if word not in TITLES and not (is_small(reading, number) and not _is_given(reading, number))
    ]
    joined: list[tuple[str, bool, str]] = []
    for word, mark in words or [(word, "") for word in reading.words]:
        if joined and (joined[-1][0] in SERVANT | FATHER or word in OF_GOD):
            joined[-1] = (joined[-1][0] + bare(word), True, "")
        else:
            joined.append((bare(word), False, mark))
    named = [row for row in joined if len(row[0]) > 1]
    surname = _surname_at([row[0] for row in named])
    return tuple(
        Part(word, number == surname, is_joined, mark) for number, (word, is_joined, mark) in enumerate(named)
    )


def persons_of(needle: Needle) -> tuple[Person, ...]:
    """The name of a needle in the ways it is parted into words: `Xi Jinping`, `Xi Jin Ping`."""
    parts = parts_of(needle.words)
    if not parts:
        return ()
    found = [Person(needle, parts)]
    cut = [syllables(part.word) or syllables_of_cyrillic(part.word) for part in parts]
    if len(parts) == 2 and all(cut) and max(map(len, cut)) == 2 and min(map(len, cut)) == 1:
        words = [(one, len(row) == 1) for row in cut for one in row]
        found.append(Person(needle, tuple(Part(*word) for word in words), is_whole=True))
    short = len(parts) == 3 and all(len(part.word) <= _SHORT and not part.word.isascii() for part in parts)
    if short:
        first, *given = parts
        joined = Part(given[0].word + given[1].word, False)
        found.append(Person(needle, (Part(first.word, True), joined), is_whole=True))
    return tuple(found)


def is_small(reading: Reading, number: int) -> bool:
    """Whether a word is one of the small ones between the parts of a name."""
    word = reading.words[number]
    return word in PARTICLES or (word in ARTICLES and reading.is_hyphened(number))


def _is_given(reading: Reading, number: int) -> bool:
    """Whether a small word is the given name of somebody, such as `Ben Adler`."""
    return number == 0 and reading.words[0] in _ALSO_GIVEN and len(reading.words) > 1


def _surname_at(words: list[str]) -> int:
    """Which part is the surname: the last, or the first where a patronymic stands last."""
    if len(words) > 2 and _PATRONYMIC.search(words[-1]):
        return 0
    return len(words) - 1


def bare(word: str) -> str:
    """An Arabic word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def forms_of_part(part: Part) -> dict[str, int]:
    """The folded words a part of a name is found as for certain, with how sure each is."""
    word = part.word
    forms = {word: EXACT}
    if part.is_joined:
        return forms
    if is_cyrillic(word) and len(word) > _SHORTEST_STEM:
        stem = first_stem(word)
        endings = inflected(word).pattern.removeprefix(re.escape(stem)).partition(")")[0].removeprefix("(?:")
        if "(?!" not in endings:
            forms |= {stem + ending: DERIVED for ending in endings.split("|") if stem + ending != word}
        if word.endswith(("ова", "ева", "ина")) and len(word) > _SHORTEST_STEM + 3:
            forms.setdefault(word[:-1], LOOSE)
    elif re.match(r"[\u0620-\u06ff]", word):
        forms |= {
            before + word: DERIVED
            for before in ("ال", "وال", "بال", "كال", "فال", "لل", "ولل", "و", "ب", "ل", "ف", "ك", "ول", "وب")
        }
    else:
        forms[f"al{word}"] = DERIVED
        forms[f"el{word}"] = DERIVED
        if len(word) > _SHORTEST_STEM:
            forms[f"{word}s"] = DERIVED
    return forms
