"""How a word sounds, by tables of its own: Latin, Cyrillic and Arabic letters to one row of consonants.

A word has several keys, since letters can be read in several ways and Slavic words are inflected. Two words
may be the same name where they share a key: the consonants, and whether the word ends in i, in a or
in neither.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

from workbench.attack.tables import listed, pairs

_CYRILLIC, _ARABIC = pairs("cyrillic"), pairs("arabic")
_TWINS, _PLAIN = str.maketrans(pairs("twins")), str.maketrans(pairs("plain"))
_SOUNDS = re.compile(
    r"dsch|dzh|tsch|tsh|tch|sch|sz|sh|ch|cz|zh|dj|dz|kh|gh|th|dh|ph|ck|qu|ts|tz|c(?=[eiy])|[a-z]"
)
_KEYS = {sound: tuple(keys.split(",")) for sound, keys in (one.split("=") for one in listed("sounds"))}
_ENDINGS = tuple(listed("endings"))
_MOST_KEYS = 24
_SERVANT = re.compile(r"^abd(?:[aeou]+[lrnszd]?)?(?=[a-z]{3})")


@lru_cache(60_000)
def folded(word: str) -> str:
    """A word in small letters with no accents, signs that are not seen, or letters of another script."""
    text = unicodedata.normalize("NFKC", word).replace("\u0640", "")
    scripts = {_script(letter) for letter in text} - {""}
    if "Latin" in scripts and scripts & {"Cyrillic", "Greek"}:
        text = text.translate(_TWINS)
    text = text.casefold().translate(_PLAIN)
    if text.isascii():
        return text
    kept = [
        letter
        for letter in unicodedata.normalize("NFD", text.replace("й", "\ue000").replace("ї", "\ue001"))
        if unicodedata.category(letter) not in ("Mn", "Cf")
    ]
    return "".join(kept).replace("\ue000", "й").replace("\ue001", "ї")


def _script(letter: str) -> str:
    if letter < "\u0250":
        return "Latin" if letter.isalpha() else ""
    if "\u0370" <= letter < "\u0400":
        return "Greek"
    return "Cyrillic" if "\u0400" <= letter < "\u0530" else "Arabic" if "\u0600" <= letter < "\u0700" else ""


@lru_cache(60_000)
def roman(word: str) -> str:
    """A folded word in Latin letters."""
    if word.isascii():
        return word
    table = _ARABIC if any("\u0600" <= letter < "\u0700" for letter in word) else _CYRILLIC
    return "".join(table.get(letter, letter) for letter in word)


@lru_cache(60_000)
def keys(word: str) -> frozenset[str]:
    """The keys of a folded word; those of one with fewer than two consonants are the letters themselves."""
    if any("\u0400" <= letter < "\u0530" for letter in word):
        return _cyrillic_keys(word)
    return frozenset(_keys_of(roman(word)))


@lru_cache(60_000)
def keys_in_text(word: str) -> frozenset[str]:
    """The same for a word of a text: in Arabic, small words are written together with the next one."""
    bare = {word, *(word[len(start) :] for start in _ARABIC_STARTS if _starts(word, start))}
    return frozenset(key for one in bare for key in keys(one))


_ARABIC_STARTS = ("ال", "وال", "بال", "لل", "فال", "كال", "و", "ب", "ل", "ف")


def _starts(word: str, start: str) -> bool:
    return word.startswith(start) and len(word) - len(start) >= 3


def _cyrillic_keys(word: str) -> frozenset[str]:
    found = set(_keys_of(roman(word)))
    for ending in _ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= 3:
            for key in _keys_of(roman(stem)):
                bare = key.rstrip("ia")
                found |= {key, bare, f"{bare}a", f"{bare}i"} if bare else set()
    if "г" in word:
        found |= {key.replace("G", "H") for key in found}
    return frozenset(found)


def _keys_of(latin: str) -> set[str]:
    latin = re.sub(r"[^a-z]", "", latin)
    found = _read(latin)
    if latin.endswith("ic"):
        found |= _read(f"{latin}h")
    for cut in {
        found.end() for found in (_SERVANT.match(latin), re.match("abd(?=[a-z]{4})", latin)) if found
    }:
        found |= _read(latin[cut:]) | _read(latin[cut - 1 :])
    return found


def _read(latin: str) -> set[str]:
    choices = [_KEYS.get(sound, ("",)) for sound in _SOUNDS.findall(latin)]
    end = "i" if latin[-1:] in ("i", "y") else "a" if latin.endswith(("a", "ah", "eh")) else ""
    found = set()
    for letters in islice(product(*choices), _MOST_KEYS):
        bones = re.sub(r"(.)\1+", r"\1", "".join(letters))
        found.add(f"{bones}{end}" if len(bones) >= 2 else f"={latin}")
    return found


def weight(word: str) -> int:
    """How many consonants the longest key of a folded word has: how much it distinguishes."""
    return max((len(key.rstrip("ia")) if key[0] != "=" else 1 for key in keys(word)), default=0)
