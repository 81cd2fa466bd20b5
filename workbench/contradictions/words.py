"""The words of claims as they are compared: endings off, words of one meaning made one, negation counted."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")

_STOP = frozenset(
    (
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "as",
        "into", "near", "that", "which", "who", "whom", "this", "these", "those", "it", "its", "he",
        "his", "him", "she", "her", "they", "their", "them", "is", "are", "was", "were", "be", "been",
        "being", "has", "have", "had", "do", "does", "did", "will", "would", "during", "after",
        "before", "when", "there", "here", "some", "about", "around", "nearly", "almost", "roughly",
        "approximately", "least", "most", "more", "less", "than", "up", "over", "between", "only",
        "also", "both", "other", "another", "people", "person", "persons", "number", "left", "put",
        "one", "two", "reported", "reportedly", "officials", "official", "said", "says", "according",
        "local", "total", "per", "so", "far", "any", "all", "still", "just", "then", "out", "off",
        "against", "through", "under", "until", "since", "because", "if", "while", "bn", "mn", "m",
    )
)  # fmt: skip
NEGATING = frozenset(
    ("not", "no", "never", "nobody", "none", "neither", "nor", "without", "cannot", "nothing")
)
_DENY = frozenset(("deny", "refus", "fail", "refut"))
_MONTHS = frozenset(
    (
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday",
    )
)  # fmt: skip
_NUMBERS = frozenset(
    (
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds",
        "thousand", "thousands", "million", "millions", "billion", "dozen", "dozens", "half", "twice",
    )
)  # fmt: skip

# Words of one meaning. The first of a line is what the others become.
_SAME = (
    "kill dead die death toll fatal slain casualt", "wound injur hurt", "arrest detain seiz captur",
    "approv pass adopt endors ratif", "hold control", "explosion blast bomb", "attack assault raid",
    "meet receiv host", "begin start launch", "end finish", "say claim state", "protester demonstrator",
    "parliament house", "gather ralli", "clash fight",
)  # fmt: skip
# Opposites: the second is the first with the other sign.
_OPPOSITE = (
    ("approv", "reject"), ("approv", "oppos"), ("open", "clos"), ("kill", "surviv"), ("accept", "declin"),
    ("rise", "fall"), ("ros", "fell"), ("increas", "decreas"), ("win", "los"), ("attend", "boycott"),
    ("confirm", "den"), ("support", "oppos"), ("alive", "kill"), ("resum", "suspend"), ("guilt", "innocent"),
    ("true", "false"), ("legal", "illegal"), ("enter", "leav"), ("lift", "impos"), ("present", "absent"),
)  # fmt: skip
_CANON = {word: line.split()[0] for line in _SAME for word in line.split()}
_SIGN: dict[str, tuple[str, int]] = {}
for _one, _other in _OPPOSITE:
    _SIGN.setdefault(_one, (_one, 1))
    _SIGN.setdefault(_other, (_one, -1))
_IRREGULAR = {
    "met": "meet", "meets": "meet", "meeting": "meet", "held": "hold", "holds": "hold", "died": "die",
    "dies": "die", "shot": "shoot", "left": "leav", "took": "take", "taken": "take", "rose": "ros",
    "risen": "ros", "fell": "fell", "fallen": "fell", "won": "win", "lost": "los", "began": "begin",
    "begun": "begin", "said": "say", "denied": "deny", "denies": "deny", "denying": "deny", "deny": "deny",
    "closed": "clos", "closes": "clos", "closing": "clos", "close": "clos", "men": "man",
    "women": "woman", "children": "child", "fought": "clash", "sent": "send", "paid": "pay", "bought": "buy",
    "burnt": "burn", "dead": "kill", "deaths": "kill", "passed": "approv", "killed": "kill", "kills": "kill",
    "rallied": "gather", "seized": "arrest", "leaving": "leav", "leaves": "leav", "ended": "end",
}  # fmt: skip


def is_number_word(word: str) -> bool:
    """Whether a word, in small letters, is a number or counts."""
    return word in _NUMBERS or any(letter.isdigit() for letter in word)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending, in the form in which it is compared; "" for words that say nothing."""
    if word in _STOP or word in _MONTHS or is_number_word(word) or (len(word) < 3 and word not in NEGATING):
        return ""
    known = _IRREGULAR.get(word)
    if known is None:
        known = _cut(word)
    return _CANON.get(known, known)


def _cut(word: str) -> str:
    word = word.removesuffix("’s").removesuffix("'s")
    for ending in ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.rstrip("e") if len(word) > 3 else word


def signed(stems: list[str]) -> tuple[frozenset[str], int]:
    """The stems with opposites made one, and 1 or -1: what they say is so, or is not."""
    sign, found = 1, set()
    for one in stems:
        if one in _DENY:
            sign = -sign
            continue
        known, turn = _SIGN.get(one, (one, 1))
        sign *= turn
        found.add(known)
    return frozenset(found), sign


def negations(words: list[str]) -> int:
    """How many words deny what is said; "not only" does not."""
    count = 0
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if (word in NEGATING or word.endswith(("n't", "n’t"))) and following not in (
            "only",
            "least",
            "later",
        ):
            count += 1
    return count
