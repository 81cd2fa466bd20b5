"""Case endings of Cyrillic names, and the small words Arabic writes onto a name."""

import re
from functools import lru_cache

# What a word may end in, by how it ends in the register: (ending, letters to keep off, endings allowed).
# Russian, with the Ukrainian and Belarusian endings a newspaper mixes in. Loose on purpose: it only
# ever underlines.
_AFTER_HARD = ("а", "и", "ы", "і", "у", "ю", "ои", "еи", "ою", "е", "э", "о")
_AFTER_TS = ("а", "у", "ом", "ем", "е", "і", "еві", "ю", "я")
_WITHOUT_VOWEL = "|".join(f"{soft}ц{ending}" for soft in ("", "ь") for ending in _AFTER_TS)
_ENDINGS = (
    (("ыи", "ии", "ои"), 2, "ыи|ии|ои|ого|его|ому|ему|ым|им|ім|ом|ем|ия|ию|ием"),
    (("ая", "яя"), 2, "ая|яя|ои|еи|ую|юю"),
    (("ое", "ее"), 2, "ое|ее|ого|его|ому|ему|ым|им|ом|ем"),
    *(
        # Before -і these consonants change: Ольга, Ользі.
        ((f"{hard}а",), 2, "|".join(f"{hard}{ending}" for ending in _AFTER_HARD) + f"|{soft}і")
        for hard, soft in ("гз", "кц", "хс")
    ),
    (("а", "я"), 1, "а|я|ы|и|і|е|э|є|у|ю|о|ои|еи|аи|оі|єі|ою|ею|єю"),
    (("ець",), 3, "ець|ец|" + _WITHOUT_VOWEL),
    (("ец",), 2, "ец|" + _WITHOUT_VOWEL),
    (("ок",), 2, "ок|ока|оку|оком|оке|ка|ку|ком|ке|кові"),
    (("ел",), 2, "ел|ела|елу|елом|еле|ла|лу|лом|ле"),
    (("ь",), 1, "ь|я|ю|ем|ом|е|и|і|ью|еві|єві"),
    (("о",), 1, "о|а|у|ом|ам|е|і|ы|ові|ою"),
    (("е",), 1, "е|я|ю|ем|и"),
    (("и",), 1, "и|я|ю|ем|е|єм|є|і|єві|еві"),
)
_CONSONANT = re.compile(r"[бвгджзклмнпрстфхцчшщ]\Z")
_AFTER_CONSONANT = "|а|у|ом|ем|ым|им|е|і|ові|еві|ю"
_CYRILLIC_WORD = re.compile(r"[а-яёіїєўґ]+\Z")


def is_cyrillic(folded: str) -> bool:
    """Whether the first word of a folded name is Cyrillic and long enough to be inflected."""
    words = folded.split()
    return bool(words) and bool(_CYRILLIC_WORD.match(words[0])) and len(words[0]) > 2


def first_stem(folded: str) -> str:
    """The unchanging beginning of the first word of a folded Cyrillic name."""
    return _stem(folded.split()[0])[0]


@lru_cache(maxsize=16384)
def inflected(folded: str) -> re.Pattern[str]:
    """A pattern for a folded Cyrillic name in any case, ending where its last word ends."""
    words = [_pattern(word) for word in folded.split()]
    return re.compile(r"[ -]+".join(words) + r"(?!\w)")


def _pattern(word: str) -> str:
    if not _CYRILLIC_WORD.match(word) or len(word) <= 2:
        return re.escape(word)
    stem, endings = _stem(word)
    return re.escape(stem) + (f"(?:{endings})" if endings else "")


@lru_cache(maxsize=16384)
def _stem(word: str) -> tuple[str, str]:
    for finals, cut, endings in _ENDINGS:
        if word.endswith(finals) and len(word) - cut >= 2:
            return word[:-cut], endings
    if len(word) > 2 and _CONSONANT.search(word):
        return word, _AFTER_CONSONANT
    return word, ""


@lru_cache(maxsize=16384)
def forms_of(word: str) -> tuple[str, ...]:
    """A folded Cyrillic word with every ending it may have; any other word alone."""
    if not _CYRILLIC_WORD.match(word) or len(word) <= 2:
        return (word,)
    stem, endings = _stem(word)
    return tuple(dict.fromkeys((word, *(stem + ending for ending in endings.split("|")))))


def is_form_of(word: str, written: str) -> bool:
    """Whether a folded word of a text is a folded word of a name, in any case."""
    return word == written or (written[:1] == word[:1] and word in forms_of(written))


ARABIC_ARTICLE = "ال"
CLITICS = ("", "و", "ف", "ب", "ل", "ك", "ول", "وب", "وك", "فل", "فب")
"""What Arabic writes onto a name: and, by, for, like."""
_CLITICS = re.compile(r"[وف]?[بلك]?(?:ال)?\Z")
_SHORT_CLITICS = re.compile(r"و?(?:ال)?\Z")


def is_clitic(letters: str, name: str) -> bool:
    """Whether folded `letters` written before an Arabic `name` are only and, by, for, like, the.

    Before names of three letters or fewer only "and" and "the" count: other words are too near.
    """
    pattern = _SHORT_CLITICS if len(name) <= 3 else _CLITICS
    return bool(pattern.match(letters))


def without_article(word: str) -> str:
    """An Arabic word without the article, where more than two letters are left; any other word as it is."""
    return word[2:] if word.startswith(ARABIC_ARTICLE) and len(word) > 4 else word


def with_swallowed_article(folded: str) -> str:
    """`li-` before `al-` is written `ll-`: the form of an Arabic name after it, "" when there is none."""
    if folded.startswith(ARABIC_ARTICLE) and len(folded) > 4:
        return "لل" + folded[2:]
    return ""
