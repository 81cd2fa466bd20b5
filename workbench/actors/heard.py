"""How a word of a name sounds, coarsely, in Latin, Cyrillic and Arabic letters alike.

Keys of consonants, several for a word that may be read in several ways: `Zelenskyy`, `Selenskyj`,
`Зеленского` and `زيلينسكي` share one. Coarser than the skeleton that proposals compare: here the given
names and the surname must both agree, side by side.
"""

import re
from functools import lru_cache
from itertools import product

from workbench.actors.around import words_of
from workbench.actors.inflection import CLITICS, without_article
from workbench.actors.transliteration import is_arabic, is_cyrillic_word, romanise

_ENDING = re.compile(r"(?:ого|его|ому|ему|ым|им|ім|ом|ем|єм|ові|еві|єві|ами|ях|ах)\Z")

_LETTERS = (
    ("dzh", "j"), ("tsch", "s"), ("tch", "s"), ("sch", "s"), ("dsch", "j"), ("shch", "s"), ("zh", "j"),
    ("dj", "j"),
    ("kh", "h"), ("gh", "k"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ts", "s"),
    ("tz", "s"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("c", "k"), ("g", "k"), ("p", "b"), ("v", "f"),
    ("z", "s"),
)  # fmt: skip
_OTHERWISE = (
    (re.compile(r"g(?=[eiy])"), "j"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"dzh|zh"), "s"),
)
_UNHEARD = str.maketrans(dict.fromkeys("aeiouyw'"))
_DOUBLES = re.compile(r"(.)\1+")
_LAST_H = re.compile(r"(?<=.)h$", re.MULTILINE)
_MOST = 24

Key = str


@lru_cache(maxsize=65536)
def keys_of(word: str) -> frozenset[Key]:
    """The keys of one word as it may stand in a text: in any case ending, with what Arabic writes onto it."""
    if is_cyrillic_word(word):
        ending = _ENDING.search(word)
        return _plain_keys(word) | (_plain_keys(word[: ending.start()]) if ending else frozenset())
    return _plain_keys(word) | _plain_keys(without_article(word))


@lru_cache(maxsize=65536)
def readings_of_arabic(word: str) -> tuple[tuple[int, frozenset[Key]], ...]:
    """An Arabic word without each clitic it may begin with: how many letters those are, and the keys.

    The article is no part of the keys. What `li-` swallows of it is no letter to leave out.
    """
    found: dict[int, frozenset[Key]] = {}
    for clitic in CLITICS:
        if not word.startswith(clitic):
            continue
        rest = word[len(clitic) :]
        skip = len(clitic)
        if clitic.endswith("ل") and rest.startswith("ل") and len(rest) > 3:
            found[0] = found.get(0, frozenset()) | _plain_keys(rest[1:])
        if len(rest) > 2:
            keys = _plain_keys(rest) | _plain_keys(without_article(rest))
            found[skip] = found.get(skip, frozenset()) | keys
    return tuple(found.items())


@lru_cache(maxsize=65536)
def joined_keys(words: tuple[str, ...]) -> frozenset[Key]:
    """The keys of several words run together, `abd al-` written in any way."""
    # The article is heard as the letter behind it, or not at all: Nureddin for Nur al-Din.
    parts = [keys_of(word) | {""} if word in words_of("articles") else keys_of(word) for word in words]
    keys = {"".join(row) for row, _number in zip(product(*parts), range(_MOST), strict=False)}
    return frozenset(keys | {f"bd{key[3:]}" for key in keys if key.startswith("bdl") and len(key) > 4})


@lru_cache(maxsize=65536)
def _plain_keys(word: str) -> frozenset[Key]:
    plain = romanise(word).replace("-", "")
    if not plain:
        return frozenset()
    spellings = {plain}
    for pattern, letter in _OTHERWISE:
        spellings |= {pattern.sub(letter, one) for one in spellings}
    if is_cyrillic_word(word):
        spellings |= {one.replace("g", "h") for one in spellings if "g" in one}
    elif not is_arabic(word):
        # German and Polish w is v; that of English and Arabic is nearly a vowel. The same for j.
        spellings |= {one.replace("w", "v") for one in spellings if "w" in one}
        spellings |= {one.replace("j", "y") for one in spellings if "j" in one}
    return frozenset(filter(None, map(_key, spellings)))


def first_keys(words: list[str]) -> list[Key]:
    """One key of each word, all words in one pass: for half a million of them."""
    if not words:
        return []
    plain = "\n".join(words)
    read = {ord(letter): romanise(letter).replace("-", "") for letter in set(plain) - {"\n"}}
    return _key(plain.translate(read)).split("\n")


def _key(plain: str) -> Key:
    """The consonants of a word in Latin letters, or of one on each line."""
    for letters, one in _LETTERS:
        plain = plain.replace(letters, one)
    return _LAST_H.sub("", _DOUBLES.sub(r"\1", plain.translate(_UNHEARD)))


@lru_cache(maxsize=65536)
def stem_as_heard(word: str) -> str:
    """What of a Cyrillic word stays in every case, with the letters of Russian for those of Ukrainian."""
    plain = word.translate(_RUSSIAN)
    ending = re.search(r"(?:ого|его|ому|ему|ым|им|ом|ем|ови|еви|ои|ою|ею|ии|ая|ую|[аяыиуюеоь])\Z", plain)
    return plain[: ending.start()] if ending and ending.start() > 2 else plain


_RUSSIAN = str.maketrans({"і": "и", "ї": "и", "є": "е", "э": "е", "ґ": "г", "ы": "и", "ь": None})
