"""Chinese names: from pinyin to the Cyrillic and Arabic spellings that newspapers use."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

_INITIALS = {
    "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л", "g": "г", "k": "к",
    "h": "х",
    "j": "цз", "q": "ц", "x": "с", "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж", "z": "цз", "c": "ц",
    "s": "с", "": "",
}  # fmt: skip
_FINALS = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань",
    "en": "энь", "ang": "ан", "eng": "эн",
    "ong": "ун", "er": "эр", "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь",
    "in": "инь", "iang": "ян",
    "ing": "ин", "iong": "юн", "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань",
    "un": "унь", "uang": "уан",
    "v": "юй", "ve": "юэ", "van": "юань", "vn": "юнь", "ue": "юэ",
}  # fmt: skip
_WITHOUT_INITIAL = {
    "yi": "и", "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yin": "инь", "yang": "ян",
    "ying": "ин",
    "yong": "юн", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь", "wu": "у", "wa": "ва",
    "wo": "во", "wai": "вай",
    "wei": "вэй", "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн", "a": "а", "o": "о",
    "e": "э", "ai": "ай",
    "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь", "ang": "ан", "er": "эр",
}  # fmt: skip
_ARABIC_INITIALS = {
    "b": "ب", "p": "ب", "m": "م", "f": "ف", "d": "د", "t": "ت", "n": "ن", "l": "ل", "g": "غ", "k": "ك",
    "h": "ه",
    "j": "ج", "q": "تش", "x": "ش", "zh": "تش", "ch": "تش", "sh": "ش", "r": "ر", "z": "تس", "c": "تس",
    "s": "س", "": "",
    "y": "ي", "w": "و",
}  # fmt: skip
_OTHER_ARABIC = {"zh": "ج", "h": "خ", "z": "ز", "g": "ج", "x": "س"}
_ARABIC_FINALS = (
    ("ng", "نغ"), ("iao", "ياو"), ("ian", "يان"), ("ia", "يا"), ("iu", "يو"), ("ie", "ي"), ("ao", "او"),
    ("ai", "اي"),
    ("ei", "ي"), ("ou", "و"), ("uo", "و"), ("ui", "وي"), ("ua", "وا"), ("ue", "وي"), ("a", "ا"), ("o",
    "و"), ("u", "و"),
    ("v", "و"), ("i", "ي"), ("e", ""), ("n", "ن"), ("r", "ر"),
)  # fmt: skip
_SOFT = ("j", "q", "x")
_SPECIAL = re.compile(r"\A(?:zh|ch|sh|r|z|c|s)i\Z")


@lru_cache(maxsize=16384)
def syllables(word: str) -> tuple[str, ...]:
    """The syllables of a word of pinyin without tones, `()` where it is none: `jinping` is `jin`, `ping`."""
    plain = re.sub(r"[’' -]", "", word.lower().replace("ü", "v"))
    return _cut(plain, 4) or ()


def _cut(letters: str, most: int) -> tuple[str, ...] | None:
    if not letters:
        return ()
    if most == 0:
        return None
    # The longest first: `xian` is one syllable.
    for length in range(min(6, len(letters)), 0, -1):
        if _parts(letters[:length]) is not None:
            rest = _cut(letters[length:], most - 1)
            if rest is not None:
                return (letters[:length], *rest)
    return None


@lru_cache(maxsize=4096)
def _parts(syllable: str) -> tuple[str, str] | None:
    """(initial, final) of a syllable; None where it is none."""
    if syllable in _WITHOUT_INITIAL:
        return "", syllable
    for length in (2, 1):
        initial, final = syllable[:length], syllable[length:]
        if initial and initial in _INITIALS and final in _FINALS and len(initial) == length:
            return initial, final
    return None


def cyrillic_of_pinyin(word: str) -> tuple[str, ...]:
    """The spelling of Palladius: `jinping` is `цзиньпин`."""
    cut = syllables(word)
    return ("".join(map(_cyrillic, cut)),) if cut else ()


def arabic_of_pinyin(word: str) -> tuple[str, ...]:
    """Arabic spellings: `zhang` is `تشانغ` or `جانغ`."""
    cut = syllables(word)
    if not cut:
        return ()
    chosen = ((is_other, short) for is_other in (False, True) for short in ("", "ه", "ي"))
    return tuple(dict.fromkeys("".join(_arabic(one, *way) for one in cut) for way in chosen))


def _cyrillic(syllable: str) -> str:
    initial, final = _parts(syllable) or ("", "")
    if not initial:
        return _WITHOUT_INITIAL[final]
    if _SPECIAL.match(syllable):
        return _INITIALS[initial] + "ы" if initial in ("z", "c", "s") else _INITIALS[initial] + "и"
    if initial in _SOFT and final.startswith("u"):
        final = {"u": "v", "ue": "ve", "uan": "van", "un": "vn"}.get(final, final)
    if initial == "h" and final == "ui":
        return "хуэй"
    return _INITIALS[initial] + _FINALS[final]


def _arabic(syllable: str, is_other: bool, short: str) -> str:
    """`short` is written for an `e` that ends a syllable."""
    initial = next((start for start in ("zh", "ch", "sh") if syllable.startswith(start)), syllable[:1])
    if initial not in _ARABIC_INITIALS:
        initial = ""
    final = syllable[len(initial) :]
    written = _OTHER_ARABIC.get(initial, _ARABIC_INITIALS[initial]) if is_other else _ARABIC_INITIALS[initial]
    if not initial and final[:1] in "aeo":
        written = "ا" if not is_other or final[:1] != "e" else "إ"
        final = final[1:] if final[:1] in "ae" else final
    at = 0
    while at < len(final):
        letters, sign = next(
            ((one, sign) for one, sign in _ARABIC_FINALS if final.startswith(one, at)), (final[at], "")
        )
        written += sign or short * (at + 1 == len(final))
        at += len(letters)
    return written


def pinyin_of_cyrillic(word: str) -> tuple[str, ...]:
    """The pinyin of a word spelled after Palladius, folded; `()` where it is none."""
    return tuple(_back(word, 4))


def _back(letters: str, most: int) -> Iterator[str]:
    if not letters:
        yield ""
    elif most:
        for length in range(min(6, len(letters)), 0, -1):
            for syllable in _by_cyrillic().get(letters[:length], ()):
                for rest in _back(letters[length:], most - 1):
                    yield syllable + rest


@cache
def _by_cyrillic() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    made = [initial + final for initial in _INITIALS if initial for final in _FINALS]
    for syllable in (*_WITHOUT_INITIAL, *made):
        folded = _cyrillic(syllable).replace("й", "и")
        found[folded] = (*found.get(folded, ()), syllable)
    return found


def syllables_of_cyrillic(word: str) -> tuple[str, ...]:
    """The syllables of a folded word spelled after Palladius, `()` where it is none."""
    known = next(iter(pinyin_of_cyrillic(word)), "")
    return tuple(_cyrillic(one).replace("й", "и") for one in syllables(known))
