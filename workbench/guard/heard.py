"""How a name in Latin letters is written in Cyrillic by those who hear it, language by language.

`Dubois` is Дюбуа and not Дубоис, `Zhang` is Чжан, `Wright` is Райт. Nobody says in which language a name
is, so each of them is tried. Arabic spellings are compared with the Cyrillic ones, which write vowels;
Chinese ones have a table of their own.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

from workbench.guard.chinese import arabic_of_pinyin, cyrillic_of_pinyin
from workbench.guard.reading import folded_words

_LONGEST = 24
_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_FOLDED = str.maketrans({"ё": "е", "й": "и"})
_TO_ARABIC = str.maketrans({
    "а": "ا", "б": "ب", "в": "ف", "г": "غ", "д": "د", "е": "ي", "ж": "ج", "з": "ز", "и": "ي", "к": "ك",
    "л": "ل", "м": "م", "н": "ن",
    "о": "و", "п": "ب", "р": "ر", "с": "س", "т": "ت", "у": "و", "ф": "ف", "х": "ه", "ш": "ش", "э": "ي",
    "ю": "و", "я": "يا", "ь": "",
    "ы": "ي", "ч": "تش", "ц": "تس", "щ": "ش",
})  # fmt: skip
_VOWELS = "aeiouyàâäéèêëîïôöùûüœæãõåóíáúýаеёиоуыэюя"
_LETTERS = str.maketrans({
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "ж",
    "k": "к", "l": "л", "m": "м",
    "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в",
    "x": "кс", "y": "и", "z": "з",
    "š": "ш", "ş": "ш", "č": "ч", "ć": "ч", "ž": "ж", "å": "о", "ł": "л", "đ": "д", "ß": "с", "ø": "о",
    "ř": "рж", "ą": "о", "ı": "ы",
    "'": "", "-": "", "’": "",
})  # fmt: skip
"""What is left of the letters when the rules of a language are done; those with marks as those without."""


@lru_cache(maxsize=65536)
def heard(word: str) -> tuple[str, ...]:
    """The Cyrillic spellings of one word of Latin letters, in small letters, marks kept where it has any."""
    word = word.lower()
    if not 1 < len(word) <= _LONGEST or not word[0].isalpha():
        return ()
    found = [*_known().get(word, ()), *cyrillic_of_pinyin(word)]
    for pattern, written in _compiled():
        spelled = pattern.sub(lambda match, written=written: written[match.lastindex or 0], word)  # type: ignore[misc]
        if not spelled.isascii() and _MARKED.search(spelled):
            spelled = _without_marks(spelled)
        found.append(spelled.translate(_LETTERS))
    # At the end of a name a spoken `e` is often written as `i`.
    found += [f"{one[:-1]}и" for one in found if one.endswith("е")]
    folded = (one.translate(_FOLDED) for one in found)
    return tuple(dict.fromkeys(one for one in folded if len(one) > 1))


def _without_marks(word: str) -> str:
    """Latin letters without the marks that no rule and no table knows."""
    return "".join(
        unicodedata.normalize("NFD", letter)[0]
        if _MARKED.match(letter) and ord(letter) not in _LETTERS
        else letter
        for letter in word
    )


def heard_in_arabic(word: str) -> tuple[str, ...]:
    """Arabic spellings that no sound leads to: of Chinese, of known given names, and letter by letter."""
    spelled = (one.translate(_TO_ARABIC) for one in heard(word))
    return (*_known_arabic().get(word.lower(), ()), *arabic_of_pinyin(word), *spelled)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """For each language one pattern of all its rules, and what each of them writes; the first one wins."""
    found = []
    for language in re.split(r"^\w+:", _read("heard.txt"), flags=re.MULTILINE)[1:]:
        rules = [rule.partition("→")[::2] for rule in language.split()]
        pattern = "|".join(f"({heard})" for heard, _written in rules)
        pattern = pattern.replace("<v>", f"[{_VOWELS}]").replace("<c>", f"[^{_VOWELS}]")
        found.append((re.compile(pattern), ("", *(written for _heard, written in rules))))
    return tuple(found)


def _read(name: str) -> str:
    return resources.files("resources").joinpath(f"words/{name}").read_text("utf-8")


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    """Given names as they are usually written: Latin spellings, Cyrillic ones, Arabic ones."""
    text = _read("given_names.txt")
    return tuple(tuple(line.split("|")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _known() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for latin, cyrillic, _arabic in _lines():
        for name in latin.split():
            found[name] = (*found.get(name, ()), *cyrillic.split())
    return found


@cache
def _known_arabic() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for latin, _cyrillic, arabic in _lines():
        for name in latin.split():
            found[name] = (
                *found.get(name, ()),
                *(word for one in arabic.split() for word in folded_words(one)),
            )
    return found
