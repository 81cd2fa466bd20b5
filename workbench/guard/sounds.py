"""Whether two words may be spellings of one name, in whatever scripts they are written.

The consonants must agree; then the vowels, as far as the scripts write them. Words are folded.
"""

import re
from functools import lru_cache

from workbench.actors.inflection import is_clitic
from workbench.actors.transliteration import romanise

_ARABIC = re.compile(r"[\u0620-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ENDINGS = (
    "ого", "его", "ому", "ему", "ыми", "ими", "ами", "ями", "ои", "еи", "ом", "ем", "ым", "им", "ою", "ею",
    "ую", "юю", "ах", "ях", "ов", "ев", "ия", "ию", "ии", "а", "я", "у", "ю", "е", "ы", "и", "і",
)  # fmt: skip
_RESTORED = ("", "а", "я", "ии", "ыи", "ои", "и", "ь", "о")
_CONSONANTS = re.compile(
    r"shch|tsch|sch|tch|tsh|dzh|sh|ch|kh|gh|zh|dj|th|dh|ph|ts|tz|ck|qu|c(?=[eiy])|([bcdfghjklmnpqrstvxz])\1*"
)
_SOUNDS = {
    **dict.fromkeys(("shch", "tsch", "sch", "tch", "tsh", "sh", "ch"), "S"),
    **dict.fromkeys(("kh", "h"), "h"),
    **dict.fromkeys(("gh", "g", "k", "q", "ck", "qu", "c"), "k"),
    **dict.fromkeys(("dzh", "dj", "zh", "j"), "j"),
    **dict.fromkeys(("th", "t"), "t"),
    **dict.fromkeys(("dh", "d"), "d"),
    **dict.fromkeys(("ph", "f", "v"), "f"),
    **dict.fromkeys(("ts", "tz", "s"), "s"),
    **dict.fromkeys(("p", "b"), "b"),
    "x": "ks",
}  # fmt: skip
_VOWELS = {**dict.fromkeys("ae", "A"), **dict.fromkeys("iy", "I"), **dict.fromkeys("ouw", "U")}
_TWO_LETTERS = re.compile(r"([tdskg])h(?=[aeiouy])")
_SERVANT = re.compile(r"^a'?b'?d'?(?:(?:[aeou]'?)+[lrsdnzt]|al?)'?(?=[a-z])")
_SERVANT_ONCE = re.compile(r"^a'?b'?d'?(?:[aeou]'?)+(?=[rsdnzt])")
_MANY = 9
_BREATHED = re.compile("([кптч])х")
"""Korean consonants with a breath after them."""


@lru_cache(maxsize=65536)
def sounds(word: str, is_name: bool = False) -> tuple[str, ...]:
    """The keys under which one word is compared: its consonants, read in each way it may be meant.

    A word of a text may be inflected or have small words written onto it; a name (`is_name`) has not.
    """
    return tuple(dict.fromkeys(key for reading in _readings(word, is_name) if (key := _key(reading))))


@lru_cache(maxsize=65536)
def alike(word: str, name: str) -> bool:
    """Whether a word of a text may be a name, by consonants and vowels."""
    return _fewest_misses(word, name) == 0


def nearly(word: str, name: str) -> bool:
    """Whether they would be alike but for one vowel between two consonants: `Haftar`, `Hifter`."""
    return _fewest_misses(word, name) == 1


@lru_cache(maxsize=65536)
def _fewest_misses(word: str, name: str) -> int:
    bare = bool(_ARABIC.search(word)), bool(_ARABIC.search(name))
    others = [(reading, _key(reading)) for reading in _readings(name, True)]
    return min(
        (
            _misses(first, second, *bare)
            for first in _readings(word, False)
            for second, key in others
            if _key(first) == key
        ),
        default=_MANY,
    )


@lru_cache(maxsize=65536)
def _readings(word: str, is_name: bool) -> tuple[str, ...]:
    """A word in Latin letters, in each way it may be read; an apostrophe parts what is two letters."""
    if _ARABIC.search(word):
        words = [word] if is_name else [word, *_without_clitics(word)]
        # Arabic has no letter for `ch`, and writes `j` with a `d` before it.
        words += [
            form.replace("تش", "چ").replace("دج", "ج") for form in words if "تش" in form or "دج" in form
        ]
        words += [f"{form[:-4]}لا" for form in words if form.endswith("الله") and len(form) > 5]
        words += [form[:-1] for form in words if form.endswith(("ه", "ة")) and len(form) > 3]
        plain = [_by_letters(form) for form in words]
    elif _CYRILLIC.search(word):
        words = [word] if is_name else [word, *_uninflected(word)]
        words += [form.replace("г", "х") for form in words if "г" in form]
        words += [_BREATHED.sub(r"\1", form) for form in words if _BREATHED.search(form)]
        plain = [_by_letters(form).replace("d'zh", "dj") for form in words]
    else:
        plain = [re.sub(r"[^a-z]", "", romanise(word.replace("ć", "č")))]
        plain.append(re.sub(r"(?<=[aeiouy])c$", "ch", plain[0]))
        plain.append(re.sub(r"(?<=[aeiouy])h$", "", plain[0]))
    found = dict.fromkeys(plain)
    for change in (_as_two_letters, _as_slavic, _without_article, _as_servant, _as_servant_once):
        found.update(dict.fromkeys(map(change, list(found))))
    return tuple(form for form in found if form)


def _by_letters(word: str) -> str:
    """Each letter by itself, so that `fthy` is not read with the sound of `th`; double ones once."""
    return "'".join(filter(None, map(_letter, re.sub(r"(.)\1+", r"\1", word))))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    return romanise(letter)


def _as_two_letters(form: str) -> str:
    return _TWO_LETTERS.sub(r"\1'h", form)


def _as_slavic(form: str) -> str:
    """`Jusuf`, `Wolkow`, `Xalid` as others write them."""
    form = form.replace("dj", "D").replace("j", "y").replace("D", "dj").replace("w", "v")
    return f"kh{form[1:]}" if form.startswith("x") else form


def _without_article(form: str) -> str:
    return form[2:] if form.startswith(("al", "el")) and len(form) > 5 else form


def _as_servant(form: str) -> str:
    """`Abdulhamid`, `Abdelhamid`, `Abd al-Hamid` as one."""
    return _SERVANT.sub("abd'", form)


def _as_servant_once(form: str) -> str:
    """The same where the letter of the article is not written twice: `Abdurahman`."""
    return _SERVANT_ONCE.sub("abd'", form)


def _without_clitics(word: str) -> list[str]:
    found = []
    for length in range(1, min(5, len(word) - 2)):
        rest = word[length:]
        if is_clitic(word[:length], rest) or (word[:length] in ("لل", "ولل") and len(rest) > 2):
            found.append(rest)
    return found


def _uninflected(word: str) -> list[str]:
    found = []
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3:
            found += [stem + restored for restored in _RESTORED]
    return found


@lru_cache(maxsize=65536)
def _key(form: str) -> str:
    return "".join(
        _SOUNDS.get(match[0][0] if match[1] else match[0], match[0][0])
        for match in _CONSONANTS.finditer(form)
    )


@lru_cache(maxsize=65536)
def _gaps(form: str) -> tuple[str, ...]:
    """What stands before, between and after the consonants."""
    gaps, at = [], 0
    for match in _CONSONANTS.finditer(form):
        gaps.append(form[at : match.start()].replace("'", ""))
        at = match.end()
    return (*gaps, form[at:].replace("'", ""))


def _misses(first: str, second: str, first_bare: bool, second_bare: bool) -> int:
    """How many vowels within the words disagree; many where those at their ends do."""
    ones, others = _gaps(first), _gaps(second)
    if len(ones) != len(others):
        return _MANY
    last = len(ones) - 1
    misses = 0
    for number, (one, other) in enumerate(zip(ones, others, strict=True)):
        if first_bare != second_bare:
            agrees = (
                _agree_bare(one, other, number, last) if first_bare else _agree_bare(other, one, number, last)
            )
        else:
            agrees = _agree(one, other, number == last)
        if not agrees:
            misses += 1 if 0 < number < last else _MANY
    return misses


def _agree_bare(written: str, spoken: str, number: int, last: int) -> bool:
    """Whether the vowels of an Arabic word, which writes the long ones alone, agree with spoken ones."""
    if not written:
        # A short vowel is not written; a long one at the end would be.
        return number != last or spoken in ("", "a", "e")
    if number == 0 and written[0] == "a" and spoken:
        return True
    heard = _kinds(spoken) - {"I"} if number == last and spoken == "e" else _kinds(spoken)
    return bool(_kinds(written) & heard)


def _agree(one: str, other: str, is_last: bool) -> bool:
    if one == other or (is_last and {one, other} == {"", "e"}):
        return True
    ones, others = _kinds(one), _kinds(other)
    if is_last and "e" in (one, other):
        # At the end of a name `e` stands for `a`, not for `i`.
        ones, others = ones - {"I"} if one == "e" else ones, others - {"I"} if other == "e" else others
    return bool(ones & others) and (len(one) <= 1 or len(other) <= 1 or ones <= others or others <= ones)


def _kinds(vowels: str) -> frozenset[str]:
    plain = vowels.replace("ou", "u").replace("oo", "u").replace("ee", "i")
    kinds = {_VOWELS[letter] for letter in plain if letter in _VOWELS}
    return frozenset(kinds | {"I"} if "e" in plain else kinds)
