"""Whether words of right-to-left scripts are in the order of reading, and all their letters are known.

Some letters only end words and some words are in every text; where they are met the wrong way round,
the letters of a page are in the wrong order.
"""

import re
from collections import Counter

_WORD = re.compile("[\u0590-\u08ff]+")
_MARK = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_ENDING = frozenset("ךםןףץةى")
"""Letters that only end words; not the ye of Urdu, which its script prints under the letters before it."""
_ARTICLE = "ال"
_SHORTEST_WITH_ARTICLE = 4
_COMMON = frozenset(
    ("في", "على", "إلى", "هذا", "التي", "الذي", "قال", "است", "این", "که", "برای", "های", "شود", "کرد",
     "میں", "اور", "של", "את", "הוא", "היא", "כי")
)  # fmt: skip
_FEWEST = 2
_ARABIC_LETTER = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3]")
_THREE_ALIKE = re.compile("([\u0621-\u063a\u0641-\u064a\u066e-\u06d3])\\1\\1(?!\\1)")
_ENOUGH, _FEW_ALIKE = 150, 3
_MOST_FREQUENT, _TOO_FREQUENT = frozenset("اليیەهى"), 0.18
_RIGHT_TO_LEFT = "\u0590-\u08ff"
# A letter that is none, or of another script, right beside one of these; plain Latin only between two.
_STRAY = re.compile(
    f"[{_RIGHT_TO_LEFT}](?:[\ufffd\ue000-\uf8ff]|[\u00c0-\u058f\u1000-\u1fff](?<!\u00d7|\u00f7))"
    f"|[\ufffd\ue000-\uf8ff\u00c0-\u058f\u1000-\u1fff](?<!\u00d7|\u00f7)[{_RIGHT_TO_LEFT}]"
    f"|[{_RIGHT_TO_LEFT}][A-Za-z]+[{_RIGHT_TO_LEFT}]"
)


def is_turned(text: str) -> bool:
    """Whether the letters of the words of a text are in the wrong order."""
    right = wrong = 0
    for word in _WORD.findall(_MARK.sub("", text)):
        if len(word) > 1:
            right += _signs(word)
            wrong += _signs(word[::-1])
    return wrong >= _FEWEST and wrong > 2 * right


def _signs(word: str) -> int:
    """How much speaks for a word being the right way round."""
    has_article = len(word) >= _SHORTEST_WITH_ARTICLE and word.startswith(_ARTICLE)
    return (word[-1] in _ENDING) + has_article + (word in _COMMON)


def has_unlikely_letters(text: str) -> bool:
    """Whether Arabic letters are so spread as in no language: a font says one for another."""
    letters = _ARABIC_LETTER.findall(text)
    if len(letters) < _ENOUGH:
        return False
    most, times = Counter(letters).most_common(1)[0]
    return len(_THREE_ALIKE.findall(text)) >= _FEW_ALIKE or (
        most not in _MOST_FREQUENT and times > _TOO_FREQUENT * len(letters)
    )


def words_with_strays(text: str) -> int:
    """How many words of a right-to-left script have letters of none, or of another script, within them."""
    return sum(1 for word in text.split() if _STRAY.search(word))
