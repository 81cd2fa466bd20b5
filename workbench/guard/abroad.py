"""Names in one script met in another: Latin ones as they are heard, Cyrillic and Arabic ones back again."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from workbench.guard.chinese import arabic_of_pinyin, pinyin_of_cyrillic
from workbench.guard.heard import heard, heard_in_arabic
from workbench.guard.people import HEARD, LOOSE, Part, Person, forms_of_part
from workbench.guard.reading import seen_as
from workbench.guard.sounds import alike, sounds
from workbench.guard.words import is_common

_ARABIC = re.compile(r"[\u0620-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_SHORTEST = 2
_INFLECTED = 3
_SPELLED = {
    "S": "(?:schtsch|shch|sh|ch|sch|tch|sz|cz|tsch|[scxqztjkgh])", "j": "(?:zh|dz|dg|rz|[jgzsxcrdyi])",
    "h": "(?:kh|ch|[hjgxk])",
    "k": "(?:cqu|ck|gh|ch|gu|qu|[kgcqxh])", "t": "(?:th|[td])", "d": "(?:dh|[dt])", "f": "(?:ph|[fvwuobh])",
    "s": "(?:ts|tz|ss|[sczxtj])", "z": "[zsxcj]", "b": "[bp]", "l": "[lwr]", "m": "[mn]",
    "n": "(?:gn|ng|[nm])", "r": "(?:wr|[rl])",
}  # fmt: skip
"""How each class of consonants of `sounds` may be written in Latin letters, in whatever language."""
_BETWEEN = "(?:gh|l(?=k)|[aeiouywhngj'])*"
Key = tuple[int, int]
Found = dict[Key, int]


class Abroad:
    """Which parts of names a word of another script may be. All it finds sounds alike, no more."""

    def __init__(self, persons: Sequence[Person]) -> None:
        self._written: dict[str, dict[Key, None]] = {}
        """A word of another script as it stands -> the Latin parts that are written so."""
        self._heard: dict[str, dict[Key, tuple[str, ...]]] = {}
        """Consonants -> the Latin parts heard with them, as which words."""
        self._others: dict[str, dict[Key, str]] = {}
        """Consonants -> the parts that are not Latin, which a Latin word may stand for."""
        self._at_home: dict[str, dict[Key, None]] = {}
        """A word that is not Latin as it stands -> the parts it is."""
        for number, person in enumerate(persons):
            for place, part in enumerate(person.parts):
                if part.word.isascii():
                    self._add_latin((number, place), part)
                elif _is_other(part.word):
                    self._add_other((number, place), part.word)
        self._may_be = _spellings(self._others, self._at_home)

    def add(self, word: str, found: Found) -> None:
        """Add to `found` the parts that a word of a text may be, where nothing better is known of them."""
        for known in self._written.get(word, ()):
            found[known] = max(found.get(known, 0), LOOSE)
        if not _is_other(word):
            if (
                self._others
                and len(word) >= _SHORTEST
                and not (word.isascii() and not self._may_be.match(word))
            ):
                self._add_of_latin(word, found)
            return
        for one in _chinese_in_arabic(word) if self._others else ():
            for known in self._at_home.get(one, ()):
                found[known] = max(found.get(known, 0), LOOSE)
        for key in sounds(word) if len(word) > _SHORTEST and self._heard else ():
            for known, names in self._heard.get(key, {}).items():
                if found.get(known, 0) < HEARD and any(alike(word, name) for name in names):
                    found[known] = HEARD

    def _add_latin(self, known: Key, part: Part) -> None:
        written, keys = _abroad(part.word, part.written)
        for form in written:
            self._written.setdefault(form, {})[known] = None
        for key, names in keys:
            here = self._heard.setdefault(key, {})
            here[known] = (*here.get(known, ()), *names)

    def _add_other(self, known: Key, word: str) -> None:
        for key in sounds(word, True):
            self._others.setdefault(key, {})[known] = word
        for one in (word, *_chinese_in_arabic(word)):
            self._at_home.setdefault(one, {})[known] = None
            if one != word:
                self._written.setdefault(one, {})[known] = None

    def _add_of_latin(self, word: str, found: Found) -> None:
        for one in (*heard_in_arabic(word), *heard(word)):
            for known in self._at_home.get(one, ()):
                found[known] = max(found.get(known, 0), LOOSE)
        for one in heard(word):
            for key in sounds(one, True):
                for known, name in self._others.get(key, {}).items():
                    if found.get(known, 0) < HEARD and alike(one, name):
                        found[known] = HEARD


@lru_cache(maxsize=8192)
def _abroad(word: str, marked: str) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """What a Latin word is written as in other scripts; and its consonants there, with what is heard."""
    spelled = dict.fromkeys((*heard(word), *heard(marked)))
    arabic = (*heard_in_arabic(word), *heard_in_arabic(marked))
    forms: dict[str, None] = {}
    for one in (*spelled, *arabic):
        for form in (*forms_of_part(Part(one, True)), *_short_forms(one)):
            forms.update(dict.fromkeys((form, *(seen for seen in seen_as(form) if not is_common(seen)))))
    keys: dict[str, tuple[str, ...]] = {}
    for one in spelled:
        for key in sounds(one, True):
            keys[key] = (*keys.get(key, ()), one)
    return tuple(forms), tuple(keys.items())


def _is_other(word: str) -> bool:
    return bool(_ARABIC.match(word) or _CYRILLIC.match(word))


def _spellings(keys: Iterable[str], words: Iterable[str]) -> re.Pattern[str]:
    """What Latin words that may stand for words of these consonants look like; nearly all others do not."""
    keys_of_words = [key for word in words for key in sounds(word, True) or ("",)]
    rows = dict.fromkeys((*keys, *keys_of_words))
    patterns = [_BETWEEN.join(_SPELLED.get(sign, ".") for sign in key) for key in rows]
    named = "|".join(patterns) if patterns else "(?!)"
    return re.compile(f"(?:k(?=n)|p(?=s)|[aeiouywh'])*?(?:{named}){_BETWEEN}[tdsxpzkg]*[aeiouywhns]*\\Z")


def _chinese_in_arabic(word: str) -> tuple[str, ...]:
    """Arabic spellings of a Cyrillic word that is Chinese."""
    if not _CYRILLIC.match(word):
        return ()
    return tuple(one for pinyin in pinyin_of_cyrillic(word) for one in arabic_of_pinyin(pinyin))


def _short_forms(word: str) -> tuple[str, ...]:
    """A Cyrillic word of three letters in its cases: too short to be taken for inflected elsewhere."""
    if len(word) != _INFLECTED or not _CYRILLIC.match(word) or word[-1] not in "ая":
        return ()
    return tuple(word[:-1] + ending for ending in ("ы", "и", "е", "у", "ю", "ои", "еи"))
