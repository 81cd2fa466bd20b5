"""Names of other scripts in plain Latin letters, by our own tables.

Not a romanisation to print: a rough, repeatable one to compare by, in which the digraphs kh, gh,
sh, th, dh stand for one consonant each.
"""

import unicodedata
from functools import lru_cache

from workbench.values.deception import plain_spelling

_ARABIC = {
    **dict.fromkeys("اآأإٱىةءئؤعٰ", ""),
    "ا": "a", "آ": "a", "أ": "a", "إ": "i", "ٱ": "a", "ى": "a", "ة": "a", "ؤ": "w", "ئ": "y",
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f",
    "ق": "q", "ك": "k", "ک": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y",
    "ی": "y", "پ": "p", "چ": "ch", "گ": "g", "ژ": "zh", "ڤ": "v", "ـ": "",
    # Urdu, Pashto, Kurdish and Uyghur
    "ٹ": "t", "ڈ": "d", "ڑ": "r", "ے": "y", "ہ": "h", "ھ": "h", "ں": "n", "ۀ": "h", "ټ": "t", "ډ": "d",
    "ړ": "r", "ږ": "zh", "ښ": "sh", "ځ": "z", "څ": "ts", "ڼ": "n", "ې": "y", "ۍ": "y", "ګ": "g", "ڭ": "ng",
    "ە": "a", "ڕ": "r", "ڵ": "l", "ێ": "y", "ۆ": "w", "ۇ": "w", "ۈ": "w", "ۋ": "v", "ڨ": "g",
}  # fmt: skip

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh",
    "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "yi",
    "є": "ye", "ў": "u", "ђ": "dj", "ј": "y", "љ": "l", "њ": "n", "ћ": "c", "џ": "j",
    # Kazakh, Tatar and others of Central Asia; Macedonian
    "қ": "q", "ғ": "gh", "ң": "n", "ә": "a", "ө": "o", "ү": "u", "ұ": "u", "һ": "h", "ҷ": "j", "ҳ": "h",
    "ӣ": "i", "ӯ": "u", "җ": "j", "ҡ": "q", "ҙ": "dh", "ҫ": "th", "ѓ": "dj", "ќ": "c", "ѕ": "z", "ӑ": "a",
}  # fmt: skip

_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "dj", "ð": "dh", "þ": "th", "ı": "i",
    "š": "sh", "ş": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ć": "c", "ž": "zh", "ğ": "g", "ġ": "gh",
    "ə": "a", "ħ": "h", "ŋ": "ng", "ŧ": "t", "ḵ": "kh", "ẖ": "kh", "ḏ": "dh", "ṯ": "th", "ḡ": "gh",
}  # fmt: skip

_LETTERS = {**_ARABIC, **_CYRILLIC, **_LATIN}
_DASHES = "-‐‑‒–—־"

_SCRIPTS = (
    ("LATIN", "Latn"), ("ARABIC", "Arab"), ("CYRILLIC", "Cyrl"), ("GREEK", "Grek"), ("HEBREW", "Hebr"),
    ("CJK", "Hani"), ("HIRAGANA", "Jpan"), ("KATAKANA", "Jpan"), ("HANGUL", "Hang"),
    ("DEVANAGARI", "Deva"), ("GEORGIAN", "Geor"), ("ARMENIAN", "Armn"), ("THAI", "Thai"),
)  # fmt: skip


def script_of(text: str) -> str:
    """The script most letters of `text` are in, as its ISO 15924 code (`Latn`, `Arab`, `Cyrl` ...).

    The empty text when there are no letters or the script is not known.
    """
    counts: dict[str, int] = {}
    for character in text:
        if character.isalpha():
            script = _script_of_letter(character)
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=counts.__getitem__) if counts else ""


def is_arabic(word: str) -> bool:
    """Whether the first letter of a word is Arabic; quicker than `script_of`."""
    return "\u0620" <= word[:1] <= "\u06ff"


def is_cyrillic_word(word: str) -> bool:
    """Whether the first letter of a word is Cyrillic; quicker than `script_of`."""
    return "\u0400" <= word[:1] <= "\u04ff"


@lru_cache(maxsize=4096)
def _script_of_letter(character: str) -> str:
    name = unicodedata.name(character, "")
    return next((code for start, code in _SCRIPTS if name.startswith(start)), "")


def romanise(text: str) -> str:
    """`text` in lower-case ASCII letters, spaces and hyphens; other scripts by our tables.

    Arabic comes out without the vowels it does not write: `خليفة حفتر` gives `khlyfa hftr`.
    """
    text = unicodedata.normalize("NFC", plain_spelling(text).lower())
    return "".join(_romanise_letter(character) for character in text)


@lru_cache(maxsize=8192)
def _romanise_letter(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    if character in _DASHES:
        return "-"
    if character.isspace():
        return " "
    plain = [part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)]
    if plain == [character]:
        return character if character.isascii() and character.isalnum() else ""
    return "".join(_romanise_letter(part) for part in plain)
