"""The consonant skeleton of a name: what is left of it when scripts and spellings disagree.

`Haftar`, `Hifter`, `Khaftar`, `حفتر` and `Хафтар` share one. It joins too much (`Dbeibah` is `db`)
and is only ever used to propose.
"""

import re
from functools import lru_cache

from workbench.actors.transliteration import romanise

_ARABIC_ARTICLE = re.compile(r"\b(?:و)?ال(?=\w{3})")
_ARTICLE = re.compile(r"\b(?:al|el|ul|[ae](?:d|dh|r|s|sh|n|t|th|z))[- ]+(?=\w)")
_SUN_LETTER = re.compile(r"\b[ae](d|dh|r|s|sh|n|t|th|z)[- ]+(?=\1)")
_PARTICLES = {"bin", "ibn", "ben", "bint", "al", "el", "the", "of"}
_SERVANT_OF = re.compile(r"\babd(?:(?:ou|[aeiu])[lrsdnzt](?:[- ]|(?=[a-z]{2}))|[ -]+|(?=[a-z]))")

# One letter stands for each digraph; order matters, longest first.
_CONSONANTS = (
    ("tch", "S"), ("tsh", "S"), ("sch", "S"), ("dhdh", "d"), ("kh", "h"), ("gh", "k"), ("sh", "S"),
    ("ch", "S"), ("th", "t"), ("dh", "d"), ("dj", "j"), ("zh", "j"), ("ph", "f"), ("ts", "s"),
    ("ck", "k"), ("x", "ks"), ("q", "k"), ("g", "k"), ("p", "b"), ("v", "f"),
)  # fmt: skip
_SOFT_C = re.compile(r"c(?=[eiy])")
_SILENT_END = re.compile(r"(?<=\w\w)[ae][ht]?$")
_VOWELS = re.compile(r"[aeiouwy]+")
_DOUBLES = re.compile(r"(.)\1+")
_LAST_H = re.compile(r"(?<=.)h$")


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """The consonants of each word of a name in any known script, words parted by one space.

    Empty when nothing is left. The same for spellings of one name, mostly; for some other names too.
    """
    plain = romanise(_ARABIC_ARTICLE.sub("", text)).replace("'", "")
    plain = _SERVANT_OF.sub("abd ", _ARTICLE.sub("", _SUN_LETTER.sub("", plain)))
    words = re.split(r"[^a-z0-9]+", plain)
    return " ".join(filter(None, (_word(word) for word in words if word not in _PARTICLES)))


def _word(word: str) -> str:
    word = _SILENT_END.sub("", word)
    word = _SOFT_C.sub("s", word)
    for letters, consonant in _CONSONANTS:
        word = word.replace(letters, consonant)
    word = word.replace("c", "k")
    return _LAST_H.sub("", _DOUBLES.sub(r"\1", _VOWELS.sub("", word)))
