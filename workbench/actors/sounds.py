"""How a word of a name sounds, roughly, in any known script, and how near two such words are.

One sign stands for one sound: `S` for sh, `C` for ch, `J` for dj, `Z` for zh, `X` for kh, `G` for gh, `T` and
`D` for th and dh; the rest are Latin letters. Short vowels are missing where the script does not write them.
"""

import re
import unicodedata
from functools import lru_cache

from workbench.actors.transliteration import romanise

VOWELS = "aeiouyw"
SOFT_G, HARD_C, CEDILLA = "%", "$", "&"
"""Latin letters that languages read differently: `g` before e, i or y, `c` before others, `ç`."""

_SIGNS = {"sh": "S", "ch": "C", "zh": "Z", "kh": "X", "gh": "G", "th": "T", "dh": "D", "dj": "J"}
_AYN = "ع"
_MIDDLE = "بتثجحخدذرزسشصضطظغفقكلمنه"
_MIDDLE = "بتثجحخدذرزسشصضطظغفقكلمنه"
_BETWEEN = re.compile(f"(?<=[{_MIDDLE}]){_AYN}(?=[{_MIDDLE}])")
"""An ayn between consonants is heard as a vowel."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
# How Latin letters are read, longest first. A soft `c` may be any of several sounds and stays itself.
_READINGS = (
    ("dsch|dzh|dj|drz|dZ", "J"), ("schtsch|shch|sch|sh", "S"), ("tsch|tch|tsh|tS", "C"), ("ch(?=[lr])", "X"),
    ("ch", "C"),
    ("kh", "X"), ("gh", "G"), ("zh", "Z"), ("th", "T"), ("dh", "D"), ("ph", "f"),
    ("c?qu(?=[ei])|ck|cq|kk", "k"), ("ts|tz", "c"), ("gu(?=[ei])", "g"),
    ("gi(?=[aou])|g(?=[eiy])", SOFT_G), ("cc?(?=[eiy])", "c"), ("c", HARD_C),
    ("^x", "c"), ("x", "ks"), ("ou|oo", "u"), ("ee", "i"), (CEDILLA, "c"),
)  # fmt: skip
_READING = re.compile("|".join(f"({pattern})" for pattern, _sign in _READINGS))
_JOINED = (("dZ", "J"), ("tS", "C"), ("ts", "c"), ("cz", "J"))
_DOUBLE = re.compile(r"(.)\1+")

_NEAR: dict[str, float] = {
    # Vowels
    "ae": 0.15, "ai": 0.35, "ao": 0.25, "au": 0.4, "ei": 0.12, "eo": 0.35, "eu": 0.4, "iu": 0.4, "io": 0.3,
    "ou": 0.12, "iy": 0.04, "ey": 0.2, "ay": 0.35, "uy": 0.3, "uw": 0.04, "ow": 0.12, "aw": 0.4, "ew": 0.5,
    "wy": 0.6, "iw": 0.5, "oy": 0.5,
    # Consonants that scripts and spellings exchange
    "vw": 0.08, "fv": 0.15, "fw": 0.4, "bv": 0.3, "bp": 0.3, "bw": 0.5, "fp": 0.4, "uv": 0.3,
    "dD": 0.08, "Dz": 0.2, "dz": 0.45, "DT": 0.5, "Dt": 0.35, "tT": 0.08, "Ts": 0.3, "td": 0.4, "Tf": 0.4,
    "hX": 0.06, "kX": 0.2, "hk": 0.45, "Xq": 0.45, "CX": 0.3, "GX": 0.4, "gX": 0.5, "hj": 0.35, "Xj": 0.35,
    "kq": 0.04, "gq": 0.25, "gk": 0.4, "Gk": 0.45, "Gq": 0.2, "gG": 0.08, "gh": 0.25, "Gh": 0.3, "Gr": 0.6,
    "g%": 0.08, "J%": 0.08, "j%": 0.1, "Z%": 0.12, "G%": 0.15, "k%": 0.4, "h%": 0.25, "y%": 0.4, "C%": 0.35,
    "jJ": 0.04, "jZ": 0.08, "JZ": 0.12, "gj": 0.15, "gJ": 0.2, "Gj": 0.3, "jy": 0.1, "ji": 0.15, "jC": 0.4,
    "JC": 0.3, "jz": 0.4, "zZ": 0.3, "zJ": 0.4, "SZ": 0.3, "CS": 0.2, "cC": 0.15, "cs": 0.05, "cS": 0.3,
    "cJ": 0.2, "cz": 0.25, "ck": 0.3, "cT": 0.3, "cj": 0.3, "Ck": 0.45, "sS": 0.35, "sz": 0.25, "zS": 0.5,
    "sC": 0.45, "mn": 0.5, "lr": 0.75, "$k": 0.02, "$q": 0.05, "$J": 0.2, "$j": 0.2, "$c": 0.2, "$C": 0.2,
    "$X": 0.25, "$g": 0.4, "$s": 0.5, "$Z": 0.3,
}  # fmt: skip
_COST = {pair: cost for near, cost in _NEAR.items() for pair in (near, near[::-1])}
_ABJAD_COST = {
    **_COST,
    **{
        pair: cost
        for near, cost in {
            "bp": 0.06, "gj": 0.06, "kg": 0.2, "fv": 0.06, "bv": 0.2, "wo": 0.03, "wu": 0.03, "wv": 0.06,
            "yi": 0.03, "ye": 0.06, "ay": 0.3, "ae": 0.05, "Gg": 0.03, "kC": 0.4, "G%": 0.06, "j%": 0.04,
            "kq": 0.06, "ts": 0.9, "tT": 0.03, "sT": 0.25, "SC": 0.12, "SJ": 0.4, "cS": 0.2,
        }.items()
        for pair in (near, near[::-1])
    },
}  # fmt: skip
_CONSONANT, _VOWEL = 1.0, 0.55
_DROP = {**dict.fromkeys(VOWELS, 0.35), "h": 0.3, "y": 0.2, "w": 0.35, "j": 0.6, "G": 0.8}
_LAST_DROP = {**_DROP, "h": 0.06, "a": 0.25, "e": 0.15, "T": 0.4, "y": 0.1, "i": 0.2}
_SILENT = {"s": 0.5, "t": 0.45, "d": 0.6, "z": 0.6}
"""Consonants that stay silent at the end of French words, or of Arabic ones in some positions."""
_SHORT_DROP = {"a": 0.06, "e": 0.05, "i": 0.06, "o": 0.06, "u": 0.06}
_SWAP, _FIRST_VOWEL = 0.45, 0.08

_CLASSES = str.maketrans(
    {"v": "f", "p": "b", "q": "k", "g": "k", "G": "k", "X": "h", "C": "S", "Z": "j", "J": "j", "T": "t",
     "D": "d", "c": "s", SOFT_G: "k", HARD_C: "k", **dict.fromkeys(VOWELS, "")}
)  # fmt: skip
_CLASSES_SOFT = {**_CLASSES, ord(SOFT_G): "j", ord("g"): "j", ord("c"): "S", ord(HARD_C): "j", ord("h"): ""}
_CLASSES_W = {**_CLASSES, ord("w"): "f"}
_CLASSES_G = {**_CLASSES, ord("g"): "h", ord(SOFT_G): "h"}
_TABLES = (_CLASSES, _CLASSES_SOFT, _CLASSES_W, _CLASSES_G)
_AMBIGUOUS = re.compile(f"[gchw{SOFT_G}{HARD_C}]")


def is_abjad(word: str) -> bool:
    """Whether a word is written in the Arabic script, without its short vowels."""
    return bool(_ARABIC.search(word))


@lru_cache(maxsize=131072)
def sounds(word: str) -> str:
    """The sounds of one word; empty when nothing in it has any."""
    if word.isascii():
        said = "".join(filter(str.isalnum, word.lower()))
        return _DOUBLE.sub(r"\1", _read(said))
    lower = _BETWEEN.sub("a", unicodedata.normalize("NFC", word.lower()))
    said = "".join(_SOUNDS[letter] for letter in lower)
    if not is_abjad(word) and not _CYRILLIC.match(word):
        said = _read(said)
    if word[:1] == _AYN and said[:1] not in VOWELS:
        said = f"a{said}"
    return run_together(said)


class _Sounds(dict[str, str]):
    """What every letter sounds like, found out when it is first met."""

    def __missing__(self, letter: str) -> str:
        plain = CEDILLA if letter == "ç" else romanise(letter).replace("-", "").replace(" ", "")
        sound = self[letter] = plain if letter.isascii() else _SIGNS.get(plain, plain)
        return sound


_SOUNDS = _Sounds()


def run_together(said: str) -> str:
    """Sounds that stand beside each other as they are said: t and sh as ch, the same twice as once."""
    if "t" in said or "Z" in said or "z" in said:
        for pair, sign in _JOINED:
            said = said.replace(pair, sign)
    return _DOUBLE.sub(r"\1", said)


def _read(said: str) -> str:
    return _READING.sub(lambda match: _READINGS[(match.lastindex or 1) - 1][1], said)


@lru_cache(maxsize=131072)
def classes(said: str) -> tuple[str, ...]:
    """The consonants of a word in coarse classes: every reading under which it may be looked up."""
    found: dict[str, None] = {}
    for table in _TABLES if _AMBIGUOUS.search(said) else _TABLES[:1]:
        key = _DOUBLE.sub(r"\1", said.translate(table))
        if len(key) > 1 and key[-1] == "h":
            key = key[:-1]
        # A word of vowels alone, or of one consonant, keeps its vowels.
        found[key if len(key) > 1 else said] = None
    return tuple(found)


@lru_cache(maxsize=262144)
def likeness(first: str, second: str, one_is_abjad: bool = False) -> float:
    """How near two words sound, from 0 to 1; 1 for the same sounds.

    `one_is_abjad` where one of them comes from a script without short vowels and the other does not.
    """
    if first == second:
        return 1.0
    size = max(_size(first, one_is_abjad), _size(second, one_is_abjad))
    if not size:
        return 0.0
    costs = _ABJAD_COST if one_is_abjad else _COST
    return max(0.0, 1 - _distance(first, second, costs, one_is_abjad) / size)


def _size(said: str, one_is_abjad: bool) -> float:
    vowels = sum(letter in VOWELS for letter in said)
    return (len(said) - vowels) * _CONSONANT + vowels * (0.3 if one_is_abjad else _VOWEL)


def _distance(first: str, second: str, costs: dict[str, float], one_is_abjad: bool) -> float:
    drops_first, drops_second = _drops(first, one_is_abjad), _drops(second, one_is_abjad)
    before: list[float] = []
    above = [0.0]
    for drop in drops_second:
        above.append(above[-1] + drop)
    for row, letter in enumerate(first):
        drop = drops_first[row]
        current = [above[0] + drop]
        for column, other in enumerate(second):
            change = 0.0 if letter == other else costs.get(letter + other, 1.0)
            if not row and not column and change > 0.1:
                # The first letter says most, but Arabic writes every vowel there as alef or ayn.
                change = (
                    _FIRST_VOWEL if one_is_abjad and letter in VOWELS and other in VOWELS else change * 1.3
                )
            best = min(
                above[column] + change, above[column + 1] + drop, current[column] + drops_second[column]
            )
            if row and column and letter == second[column - 1] and other == first[row - 1]:
                best = min(best, before[column - 1] + _SWAP)
            current.append(best)
        before, above = above, current
    return above[-1]


@lru_cache(maxsize=131072)
def _drops(said: str, one_is_abjad: bool) -> tuple[float, ...]:
    """What each sound costs when the other word lacks it."""
    last = len(said) - 1
    found = []
    for place, letter in enumerate(said):
        drop = (_LAST_DROP if place == last and last > 1 else _DROP).get(letter, 0.9)
        if place == last and last > 2:
            drop = min(drop, _SILENT.get(letter, drop) * (0.7 if one_is_abjad else 1))
            if letter == "t" and one_is_abjad and said[place - 1] in VOWELS:
                drop = 0.25
            elif letter == "g" and said[place - 1] == "n":
                drop = 0.3
        if not place and not one_is_abjad:
            drop *= 1.5
        if one_is_abjad and place:
            drop = min(drop, _SHORT_DROP.get(letter, drop))
        beside = said[max(0, place - 1) : place] + said[place + 1 : place + 2]
        if letter in "iywe" and any(other in VOWELS for other in beside):
            drop = min(drop, 0.12)
        found.append(drop)
    return tuple(found)
