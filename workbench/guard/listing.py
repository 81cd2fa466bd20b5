"""Spellings of a name for a person to read: a sample of what it is found as."""

from itertools import permutations

from workbench.actors.transliteration import romanise, script_of
from workbench.guard.people import parts_of

_CYRILLIC = {
    "shch": "щ", "sch": "ш", "kh": "х", "gh": "г", "zh": "ж", "sh": "ш", "ch": "ч", "th": "т", "dh": "д",
    "ts": "ц", "ph": "ф", "ya": "я", "yu": "ю", "yo": "ё", "ye": "е", "ou": "у", "oo": "у", "ee": "и",
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "дж",
    "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т",
    "u": "у", "v": "в", "w": "в", "x": "кс", "y": "и", "z": "з",
}  # fmt: skip
_ARABIC = {
    "sh": "ش", "ch": "تش", "kh": "خ", "gh": "غ", "th": "ث", "dh": "ذ", "zh": "ج", "ts": "تس", "ph": "ف",
    "ou": "و", "oo": "و", "ee": "ي", "a": "ا", "b": "ب", "c": "ك", "d": "د", "e": "ي", "f": "ف", "g": "غ",
    "h": "ه", "i": "ي", "j": "ج", "k": "ك", "l": "ل", "m": "م", "n": "ن", "o": "و", "p": "ب", "q": "ق",
    "r": "ر", "s": "س", "t": "ت", "u": "و", "v": "ف", "w": "و", "x": "كس", "y": "ي", "z": "ز",
}  # fmt: skip


def name_forms(name: str) -> tuple[str, ...]:
    """Orders, initials, parts and other scripts of a name; it is found in many more spellings."""
    words = [word for word in name.replace(",", " ").split() if word]
    if len(words) < 2:
        return _other_scripts(name)
    parts = parts_of(name)
    first, last = words[0], words[-1]
    found = [f"{last} {first}", f"{first[0]}. {last}", f"{last} {first[0]}.", last]
    found += [f"{last}, {' '.join(words[:-1])}"] if len(parts) > 1 else []
    return tuple(dict.fromkeys((*found, *_other_scripts(name))))


def joined_letters(words: list[str], surname: str) -> list[str]:
    """The parts of a name run together, in each order; the surname is among them."""
    kept = words[:4] if surname in words[:4] else [*words[:3], surname]
    return ["".join(row) for length in (2, 3) for row in permutations(kept, length) if surname in row]


def _other_scripts(name: str) -> tuple[str, ...]:
    script = script_of(name)
    plain = romanise(name)
    if script == "Latn":
        return _spelled(plain, _CYRILLIC), _spelled(plain, _ARABIC)
    return (" ".join(word.title() for word in plain.split()),)


def _spelled(plain: str, table: dict[str, str]) -> str:
    found, at = [], 0
    while at < len(plain):
        for length in (4, 3, 2, 1):
            letters = plain[at : at + length]
            if letters in table:
                found.append(table[letters])
                at += len(letters)
                break
        else:
            found.append(plain[at])
            at += 1
    return " ".join(word.title() for word in "".join(found).split())
