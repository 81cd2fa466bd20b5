"""A name taken apart: its words with how each sounds, which of them carry it, and its initials."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from workbench.actors.name_words import (
    ARTICLES,
    DEPARTMENTS,
    LEGAL_FORMS,
    MINISTERS,
    PARTICLES,
    SMALL,
    TITLES,
    TITLES_AFTER,
)
from workbench.actors.sounds import VOWELS, is_abjad, sounds
from workbench.actors.transliteration import romanise
from workbench.values.deception import plain_spelling
from workbench.values.text import fold

_DASHES = re.compile(r"[-‐‑‒–—־_/]+")
_QUOTES = re.compile(r"[«»“”„\"()\[\]<>*]+")
_APOSTROPHES = re.compile(r"['’‘`´ʼʻʿʾ′]")
_POSSESSIVE = re.compile(r"(?<=\w\w)['’](?:s\b|(?=\s|$))", re.IGNORECASE)
_TURKISH_SUFFIX = re.compile(
    r"(?<=\w{3})['’](?:[nys]?[ıiuü]n?|[nys]?[ae]|[dt][ae]n?|[nd][ae]n?|yl[ae]|l[ae]r\w*|n[ıiuü]n)$",
    re.IGNORECASE,
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ENDINGS = (
    "а я у ю е и ы о ь й і ї є ой ей ою ею ий ый ої ом ем ым им ам ям ах ях ого его ому ему ую юю ая яя ые ие"
    " ых их ові еві єві ами ями ыми ими ією ії ию ия ій ея ию ьою ья ью ье ьи ьё ём єм їв єю їм їх"
)
_CASE_ENDINGS = tuple(sorted(_ENDINGS.split(), key=len, reverse=True))
_ALLAH = frozenset({"allah", "lah", "الله", "لله", "له", "аллах", "алла", "аллы", "оллох"})
_SERVANT = re.compile(
    r"abd(?:[aeiouw]{1,2}l|[aeiouw]{1,2}(?=([rsdnztSTDL])\1)|[aeiouw]{1,2}(?=..)|l(?=[^aeiouwy]))?(?=..)"
)
_SERVANT_ALONE = re.compile(r"abd(?:[aeiouw]{0,2}[lrsdnztSTD]?)\Z")
_ARABIC_CLITIC = re.compile(r"(?:[وف]?[بلك]|[وف])(?=ال|\w{3})")
_LI = re.compile(r"[وف]?لل(?=\w{2})")
_INITIAL_DOTS = re.compile(r"(?:\w{1,2}\.[-\s]?)+\w?\.?\Z")
LONGEST = 12
"""Words of a name that are looked at; what is longer is no name."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a word: its sounds, and what it costs to read it so."""

    sound: str
    abjad: bool
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name. `light` where it says nothing by itself; `initial` where it is a first letter."""

    folded: str
    forms: tuple[Form, ...]
    light: bool = False
    initial: bool = False
    position: int = 0

    @property
    def short(self) -> bool:
        """Whether so little of it sounds that half a register sounds like it."""
        said = self.forms[0].sound if self.forms else ""
        return len(said) <= 3 or sum(letter not in VOWELS for letter in said) <= 2


@dataclass(frozen=True)
class Name:
    """A name in parts. `comma` is how many of its words stand before a comma, 0 without one."""

    text: str
    words: tuple[Word, ...]
    comma: int = 0

    @cached_property
    def slight(self) -> int:
        """How many of the words are first letters or too short to be looked for by their sound."""
        return sum(word.initial or word.short for word in self.core)

    @cached_property
    def core(self) -> tuple[Word, ...]:
        """The words that carry the name."""
        return tuple(word for word in self.words if not word.light)


@lru_cache(maxsize=65536)
def parts(text: str) -> Name:
    """A name taken apart; without words where there are no letters or too many of them."""
    plain = unicodedata.normalize("NFC", plain_spelling(text))
    plain = _QUOTES.sub(" ", plain)
    before, comma, _after = plain.partition(",")
    pieces = _pieces(plain.replace(",", " ").replace("،", " ").replace(";", " "))
    if not pieces or len(pieces) > LONGEST:
        return Name(text, ())
    words = _joined(pieces)
    surnames = len(_joined(_pieces(before))) if comma and before.strip() else 0
    return Name(text, _weighed(words, plain), surnames)


def _pieces(text: str) -> list[str]:
    """The words as written, without articles; initials apart."""
    found: list[str] = []
    for token in text.split():
        if _INITIAL_DOTS.match(token) and sum(map(str.isalpha, token)) > 1 and "." in token[:-1]:
            found += [letter + "." for letter in re.findall(r"\w{1,2}(?=\.|\Z)", token)]
            continue
        token = _POSSESSIVE.sub("", token)
        parts_of = [part for part in _DASHES.split(token) if part]
        for number, part in enumerate(parts_of):
            if number + 1 < len(parts_of) and _is_article(part):
                continue
            found.append(part)
    return _without_articles([piece for piece in found if any(map(str.isalnum, piece))])


def _is_article(part: str) -> bool:
    return len(part) <= 4 and romanise(part) in ARTICLES


def _without_articles(pieces: list[str]) -> list[str]:
    kept = []
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else ""
        plain = romanise(piece) if len(piece) <= 4 else ""
        if (
            following
            and "." not in piece
            and (
                plain in ("al", "el", "ul")
                or (plain in ARTICLES and len(plain) > 1 and _is_sun(plain, romanise(following)))
            )
        ):
            continue
        kept.append(piece)
    return kept


def _is_sun(article: str, following: str) -> bool:
    return following.startswith(article[1:])


def _joined(pieces: list[str]) -> list[str]:
    """`Abd al-Rahman` and `Nasr Allah` as one word each."""
    found: list[str] = []
    for piece in pieces:
        letters = fold(piece).strip(".")
        if found and (letters in _ALLAH or _SERVANT_ALONE.match(sounds(found[-1]))) and "." not in found[-1]:
            found[-1] += _without_arabic_article(piece) if letters not in _ALLAH else piece
        else:
            found.append(piece)
    return found


def _weighed(words: list[str], plain: str) -> tuple[Word, ...]:
    shouted = plain.upper() == plain
    made = [_word(word, number, shouted, len(words)) for number, word in enumerate(words)]
    made = [word for word in made if word.folded]
    if any(word.folded in MINISTERS for word in made):
        made = [
            _light(word) if word.folded in DEPARTMENTS and word.position + 1 < len(words) else word
            for word in made
        ]
    first = next((number for number, word in enumerate(words) if not _is_small_letter(word)), 0)
    # Small words before the first capital describe: "the warlord Khalifa Haftar".
    if first and len(words) - first >= 2:
        made = [_light(word) if word.position < first else word for word in made]
    if all(word.light or word.initial for word in made):
        made = [Word(word.folded, word.forms, False, word.initial, word.position) for word in made]
    return tuple(made)


def _light(word: Word) -> Word:
    return Word(word.folded, word.forms, True, word.initial, word.position)


def _is_small_letter(word: str) -> bool:
    return word[:1].islower()


def _word(word: str, position: int, shouted: bool, of: int) -> Word:
    bare = word.strip(".")
    folded = "".join(
        letter for letter in fold(_APOSTROPHES.sub("", bare)).replace("ı", "i") if letter.isalnum()
    )
    dotted = word.endswith(".") and len(bare) <= 2
    initial = (
        of > 1
        and (len(folded) == 1 or dotted)
        and not folded.isdigit()
        and folded not in PARTICLES - {"a", "e", "y", "i"}
    )
    if of > 1 and not initial and not shouted and len(bare) == 2 and bare.isupper() and not is_abjad(bare):
        initial = True
    # A title stands before a name: at its end the word is a name, as in "Martin King".
    title = folded in TITLES and (position + 1 < of or folded in TITLES_AFTER)
    light = title or folded in LEGAL_FORMS or (position > 0 and folded in PARTICLES and not initial)
    return Word(folded, forms(word), light, initial, position)


@lru_cache(maxsize=131072)
def forms(word: str) -> tuple[Form, ...]:
    """Every way to read a word: as it stands, without a case ending, without what is written onto it."""
    abjad = is_abjad(word)
    if abjad:
        spelled = [(_without_arabic_article(word), 0.0)]
        spelled += [(rest, 0.04) for rest in _without_clitics(word)]
    else:
        bare = _TURKISH_SUFFIX.sub("", word)
        spelled = [(_APOSTROPHES.sub("", word), 0.0)]
        if bare != word:
            spelled.append((bare, 0.01))
        if _CYRILLIC.search(word):
            spelled += [(stem, 0.02) for stem in case_stems(word.lower())]
    found = {}
    for text, cost in spelled:
        sound = _without_servant(sounds(text))
        if sound and sound not in found:
            found[sound] = Form(sound, abjad, cost)
    return tuple(found.values())


def _without_servant(sound: str) -> str:
    return _SERVANT.sub("abd", sound, count=1) if sound.startswith("abd") else sound


def _without_arabic_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _without_clitics(word: str) -> list[str]:
    found = []
    match = _LI.match(word)
    if match:
        found.append(word[match.end() :])
    match = _ARABIC_CLITIC.match(word)
    inner = word.find("ال", 2)
    if inner > 0 and len(word) - inner >= 5:
        found.append(word[:inner] + word[inner + 2 :])
    if match and len(word) - match.end() >= 3:
        found.append(_without_arabic_article(word[match.end() :]))
        if match.end() == 2:
            found.append(_without_arabic_article(word[1:]))
    return found


def case_stems(word: str) -> list[str]:
    """A Cyrillic word without its case ending; empty where it has none, or nothing would be left."""
    for ending in _CASE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return [word[: -len(ending)]]
    return []


@lru_cache(maxsize=65536)
def initials(text: str) -> tuple[str, ...]:
    """The acronyms that a name of several words may have, romanised in small letters."""
    plain = _QUOTES.sub(" ", unicodedata.normalize("NFC", plain_spelling(text)))
    words = [word for word in re.split(r"[\s,\-‐–—/]+", plain) if word and word[0].isalnum()]
    if not 2 <= len(words) <= LONGEST:
        return ()
    folded = [fold(_APOSTROPHES.sub("", word)).strip(".") for word in words]
    letters = [_first_letter(word) for word in words]
    every = "".join(letters)
    telling = "".join(letter for letter, word in zip(letters, folded, strict=True) if word not in SMALL)
    capitals = "".join(letter for letter, word in zip(letters, words, strict=True) if word[0].isupper())
    lasting = "".join(
        letter
        for letter, word in zip(letters, folded, strict=True)
        if word not in SMALL and word not in LEGAL_FORMS
    )
    found = dict.fromkeys((telling, every, capitals, lasting))
    return tuple(letter for letter in found if len(letter) > 1)


def first_initials(text: str) -> str:
    """The first letters of the first three words of a name of four or more: `MbZ`; "" for others."""
    words = [word for word in re.split(r"[\s,\-‐–—/]+", text) if word and word[0].isalnum()]
    return "".join(_first_letter(word) for word in words[:3]) if len(words) > 3 else ""


def _first_letter(word: str) -> str:
    if is_abjad(word):
        word = re.sub(r"^[وبل]?ال(?=\w\w)", "", word)
        return fold(word)[:1]
    return romanise(_APOSTROPHES.sub("", word)[:1])


def as_acronym(text: str) -> str:
    """The letters of words that may be an acronym, `L.N.A.` or `СБУ`, romanised; "" for others."""
    bare = text.strip()
    if " " in bare and not re.fullmatch(r"(?:\w{1,2}\.\s?)+\w?", bare):
        return ""
    letters = "".join(filter(str.isalpha, bare))
    if not 2 <= len(letters) <= 8 or len(letters) + bare.count(".") + bare.count(" ") < len(bare):
        return ""
    return fold(letters) if is_abjad(letters) else romanise(letters)
