"""How a word of a name sounds, coarsely, in Latin, Cyrillic and Arabic letters alike.

Keys of consonants, several for a word that may be read in several ways: `Zelenskyy`, `Selenskyj`,
`Зеленского` and `زيلينسكي` share one. Coarser than the skeleton that proposals compare: here the given
names and the surname must both agree, side by side.
"""

import re
from functools import lru_cache
from itertools import product

from workbench.actors.around import words_of
from workbench.actors.transliteration import romanise

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0620-\u06ff]")
_ENDING = re.compile(r"(?:ого|его|ому|ему|ым|им|ім|ом|ем|єм|ові|еві|єві|ами|ях|ах)\Z")
_ARTICLE = "ال"

LETTERS = (
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
_VOWELS = re.compile(r"[aeiouy']+")
_DOUBLES = re.compile(r"(.)\1+")
_LAST_H = re.compile(r"(?<=.)h\Z")
_MOST = 24

Key = str


@lru_cache(maxsize=65536)
def keys_of(word: str) -> frozenset[Key]:
    """The keys of one word as it may stand in a text: in any case ending, with what Arabic writes onto it."""
    if _CYRILLIC.match(word):
        ending = _ENDING.search(word)
        return _plain_keys(word) | (_plain_keys(word[: ending.start()]) if ending else frozenset())
    if word.startswith(_ARTICLE) and len(word) > 4:
        return _plain_keys(word) | _plain_keys(word[2:])
    return _plain_keys(word)


@lru_cache(maxsize=65536)
def readings_of_arabic(word: str) -> tuple[tuple[int, frozenset[Key]], ...]:
    """An Arabic word without each clitic it may begin with: how many letters those are, and the keys.

    The article is no part of the keys. What `li-` swallows of it is no letter to leave out.
    """
    found: dict[int, frozenset[Key]] = {}
    for clitic in ("", "و", "ف", "ب", "ك", "ل", "ول", "وب", "وك", "فل", "فب"):
        if not word.startswith(clitic):
            continue
        rest = word[len(clitic) :]
        skip = len(clitic)
        if rest.startswith(_ARTICLE) and len(rest) > 4:
            found[skip] = found.get(skip, frozenset()) | _plain_keys(rest[2:])
        if clitic.endswith("ل") and rest.startswith("ل") and len(rest) > 3:
            found[0] = found.get(0, frozenset()) | _plain_keys(rest[1:])
        if len(rest) > 2:
            found[skip] = found.get(skip, frozenset()) | _plain_keys(rest)
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
    if _CYRILLIC.match(word):
        spellings |= {one.replace("g", "h") for one in spellings if "g" in one}
    elif not _ARABIC.match(word):
        # German and Polish w is v; that of English and Arabic is nearly a vowel. The same for j.
        spellings |= {one.replace("w", "v") for one in spellings if "w" in one}
        spellings |= {one.replace("j", "y") for one in spellings if "j" in one}
    return frozenset(filter(None, map(_key, spellings)))


def _key(plain: str) -> Key:
    for letters, one in LETTERS:
        plain = plain.replace(letters, one)
    plain = _DOUBLES.sub(r"\1", _VOWELS.sub("", plain.replace("w", "")))
    return _LAST_H.sub("", plain)


@lru_cache(maxsize=65536)
def stem_as_heard(word: str) -> str:
    """What of a Cyrillic word stays in every case, with the letters of Russian for those of Ukrainian."""
    plain = word.translate(_RUSSIAN)
    ending = re.search(r"(?:ого|его|ому|ему|ым|им|ом|ем|ови|еви|ои|ою|ею|ии|ая|ую|[аяыиуюеоь])\Z", plain)
    return plain[: ending.start()] if ending and ending.start() > 2 else plain


_RUSSIAN = str.maketrans({"і": "и", "ї": "и", "є": "е", "э": "е", "ґ": "г", "ы": "и", "ь": None})
