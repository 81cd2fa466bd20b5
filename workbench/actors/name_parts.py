"""A name taken apart: its words with how each sounds, which of them carry it, and its initials."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from workbench.actors.inflection import without_article
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
_CASE_ENDINGS = frozenset(_ENDINGS.split())
_ALLAH = frozenset({"allah", "lah", "الله", "لله", "له", "аллах", "алла", "аллы", "оллох"})
_SERVANT = re.compile(
    r"abd(?:[aeiouw]{1,2}l|[aeiouw]{1,2}(?=([rsdnztSTDL])\1)|[aeiouw]{1,2}(?=..)|l(?=[^aeiouwy]))?(?=..)"
)
_SERVANT_ALONE = re.compile(r"abd(?:[aeiouw]{0,2}[lrsdnztSTD]?)\Z")
_ARABIC_CLITIC = re.compile(r"(?:[وف]?[بلك]|[وف])(?=ال|\w{3})")
_LI = re.compile(r"[وف]?لل(?=\w{2})")
_BREAKS = re.compile(r"[\s,\-‐–—/]+")
_NO_INITIALS = PARTICLES - {"a", "e", "y", "i"}
_SIMPLE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*\Z")
_COMMAS = re.compile("[,،;]")
_INITIAL_DOTS = re.compile(r"(?:\w{1,2}\.[-\s]?)+\w?\.?\Z")
LONGEST = 12
"""Words of a name that are looked at; what is longer is no name."""


class Form(NamedTuple):
    """One way to read a word: its sounds, and what it costs to read it so."""

    sound: str
    abjad: bool
    cost: float = 0.0


class Word(NamedTuple):
    """A word of a name. `light` where it says nothing by itself; `initial` where it is a first letter.

    `short` says whether so little of it sounds that half a register sounds like it.
    """

    folded: str
    forms: tuple[Form, ...]
    short: bool = False
    light: bool = False
    initial: bool = False
    position: int = 0


class Name(NamedTuple):
    """A name in parts. `comma` is how many of its words stand before a comma, 0 without one.

    `core` are the words that carry the name, `slight` how many of these are first letters or too short
    to be looked for by their sound.
    """

    text: str
    words: tuple[Word, ...] = ()
    comma: int = 0
    core: tuple[Word, ...] = ()
    slight: int = 0


@lru_cache(maxsize=65536)
def parts(text: str) -> Name:
    """A name taken apart; without words where there are no letters or too many of them."""
    plain = _plain(text)
    if _SIMPLE.match(plain):
        before, pieces = "", _without_articles(plain.split())
    else:
        before, comma, _after = plain.replace("،", ",").partition(",")
        before = before if comma else ""
        pieces = _pieces(_COMMAS.sub(" ", plain))
    if not pieces or len(pieces) > LONGEST:
        return Name(text)
    words = _joined(pieces)
    surnames = len(_joined(_pieces(before))) if before.strip() else 0
    weighed = _weighed(words, plain)
    core = tuple([word for word in weighed if not word.light])
    return Name(text, weighed, surnames, core, sum([word.initial or word.short for word in core]))


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text if _SIMPLE.match(text) else _QUOTES.sub(" ", text)
    plain = unicodedata.normalize("NFC", plain_spelling(text))
    return plain if _SIMPLE.match(plain) else _QUOTES.sub(" ", plain)


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
            if number + 1 < len(parts_of) and _article(part):
                continue
            found.append(part)
    return _without_articles([piece for piece in found if any(map(str.isalnum, piece))])


@lru_cache(maxsize=4096)
def _article(part: str) -> str:
    """An Arabic article in Latin letters, as it is written before a hyphen; "" for any other word."""
    plain = romanise(part) if len(part) <= 4 and "." not in part else ""
    return plain if plain in ARTICLES else ""


def _without_articles(pieces: list[str]) -> list[str]:
    kept = []
    for number, piece in enumerate(pieces):
        article = _article(piece) if len(piece) <= 4 and number + 1 < len(pieces) else ""
        if article not in ("al", "el", "ul") and not (
            len(article) > 1 and romanise(pieces[number + 1]).startswith(article[1:])
        ):
            kept.append(piece)
    return kept


def _joined(pieces: list[str]) -> list[str]:
    """`Abd al-Rahman` and `Nasr Allah` as one word each."""
    found: list[str] = []
    for piece in pieces:
        is_god = _is_god(piece)
        if found and (is_god or _is_servant(found[-1])):
            found[-1] += piece if is_god else without_article(piece)
        else:
            found.append(piece)
    return found


@lru_cache(maxsize=65536)
def _is_god(piece: str) -> bool:
    return fold(piece) in _ALLAH


@lru_cache(maxsize=65536)
def _is_servant(piece: str) -> bool:
    return bool(_SERVANT_ALONE.match(sounds(piece)))


def _weighed(words: list[str], plain: str) -> tuple[Word, ...]:
    shouted = plain.upper() == plain
    made = [_word(word, number, shouted, len(words)) for number, word in enumerate(words)]
    made = [word for word in made if word.folded]
    if len(made) > 1 and not MINISTERS.isdisjoint([word.folded for word in made]):
        made = [
            _light(word) if word.folded in DEPARTMENTS and word.position + 1 < len(words) else word
            for word in made
        ]
    first = 0
    if _is_small_letter(words[0]):
        first = next((number for number, word in enumerate(words) if not _is_small_letter(word)), 0)
    # Small words before the first capital describe: "the warlord Khalifa Haftar".
    if first and len(words) - first >= 2:
        made = [_light(word) if word.position < first else word for word in made]
    if all(word.light or word.initial for word in made):
        made = [word._replace(light=False) for word in made]
    return tuple(made)


def _light(word: Word) -> Word:
    return word._replace(light=True)


def _is_small_letter(word: str) -> bool:
    return word[:1].islower()


def _word(word: str, position: int, shouted: bool, of: int) -> Word:
    bare = word.strip(".")
    folded, found, short, may_be_title = _told(word)
    dotted = word.endswith(".") and len(bare) <= 2
    initial = of > 1 and (len(folded) == 1 or dotted) and not folded.isdigit() and folded not in _NO_INITIALS
    if of > 1 and not initial and not shouted and len(bare) == 2 and bare.isupper() and not is_abjad(bare):
        initial = True
    # A title stands before a name: at its end the word is a name, as in "Martin King".
    title = may_be_title and (position + 1 < of or folded in TITLES_AFTER)
    is_small = folded in PARTICLES and not initial and (position > 0 or (of > 1 and _is_small_letter(word)))
    light = title or is_small or folded in LEGAL_FORMS
    return Word(folded, found, short, light, initial, position)


@lru_cache(maxsize=131072)
def _told(word: str) -> tuple[str, tuple[Form, ...], bool, bool]:
    """Of a word wherever it stands: its letters, its forms, whether it is short, whether it is a title."""
    found = forms(word)
    said = found[0].sound if found else ""
    short = len(said) <= 3 or sum(letter not in VOWELS for letter in said) <= 2
    folded = _folded(word.strip("."))
    title = folded in TITLES
    if not title and _CYRILLIC.match(folded):
        title = any(stem in _title_stems() for stem in (folded, *case_stems(folded)))
    return folded, found, short, title


@lru_cache(maxsize=1)
def _title_stems() -> frozenset[str]:
    """Cyrillic titles without their endings."""
    return frozenset(
        stem for title in TITLES if _CYRILLIC.match(title) for stem in (title, *case_stems(title))
    )


@lru_cache(maxsize=131072)
def _folded(word: str) -> str:
    folded = fold(word if word.isalpha() else _APOSTROPHES.sub("", word))
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def forms(word: str) -> tuple[Form, ...]:
    """Every way to read a word: as it stands, without a case ending, without what is written onto it."""
    abjad = is_abjad(word)
    if abjad:
        spelled = [(without_article(word), 0.0)]
        spelled += [(rest, 0.04) for rest in _without_clitics(word)]
    else:
        spelled = [(word, 0.0)]
        if not word.isalpha():
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
        found.append(without_article(word[match.end() :]))
        if match.end() == 2:
            found.append(without_article(word[1:]))
    return found


def case_stems(word: str) -> list[str]:
    """A Cyrillic word without its case ending; empty where it has none, or nothing would be left."""
    for length in (3, 2, 1):
        if len(word) - length >= 3 and word[-length:] in _CASE_ENDINGS:
            return [word[:-length]]
    return []


def initials(text: str) -> tuple[str, ...]:
    """The acronyms that a name of several words may have, romanised in small letters."""
    words = [word for word in _BREAKS.split(_plain(text)) if word and word[0].isalnum()]
    if not 2 <= len(words) <= LONGEST:
        return ()
    letters = [_first_letter(word) for word in words]
    folded = [_folded(word) for word in words]
    telling = [letter for letter, word in zip(letters, folded, strict=True) if word not in SMALL]
    capitals = [letter for letter, word in zip(letters, words, strict=True) if word[0].isupper()]
    found = {"".join(some): None for some in (telling, letters, capitals)}
    if not LEGAL_FORMS.isdisjoint(folded):
        others = (word not in SMALL and word not in LEGAL_FORMS for word in folded)
        found["".join(letter for letter, other in zip(letters, others, strict=True) if other)] = None
    return tuple(letters for letters in found if len(letters) > 1)


def first_initials(text: str) -> str:
    """The first letters of the first three words of a name of four or more: `MbZ`; "" for others."""
    words = [word for word in _BREAKS.split(_plain(text)) if word and word[0].isalnum()]
    return "".join(_first_letter(word) for word in words[:3]) if len(words) > 3 else ""


@lru_cache(maxsize=65536)
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
