"""Words that are written as one or in parts: `co-operation`, `O’Brien`, `U.S.`, and a word over a line end.

The index knows the parts; here is what lets it know the whole as well, and what finds either in a text.
"""

import re
from collections.abc import Iterator

from workbench.values.patterns import late_pattern

_APOSTROPHES = "'’‘‛ʼʻʹˈʿʾ`´′՚"
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212\u05be\ufe63\uff0d"
_UNSEEN = "\u00ad\u200b-\u200d\u2060"
_HEBREW = "\u05f3\u05f4"
_SIGN = f"[{_HYPHENS}{_APOSTROPHES}{_UNSEEN}{_HEBREW}]"
_BETWEEN = (
    rf"(?:{_SIGN}|\u200b ?|[-\u00ad\u2010] ?\n ?(?=[^\W\d_])|(?<=[\u0590-\u05ff])\"(?=[\u0590-\u05ff]))"
)
_JOINTS = late_pattern(rf"(?<=\w){_BETWEEN}(?=\w)")
_INITIALS = r"(?<![\w.])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"
_CHAINS = late_pattern(rf"\w+(?:{_BETWEEN}\w+){{1,5}}|{_INITIALS}")
_DOTTED = late_pattern(_INITIALS)
_HYPHEN = late_pattern(rf"[{_HYPHENS}] ?\n? ?")
_FIRST_SIGN = late_pattern(rf"[{_HYPHENS}{_APOSTROPHES}{_UNSEEN}{_HEBREW}.\"]")
_REST = late_pattern(rf"(?:{_BETWEEN}\w+){{1,5}}")
_DOTTED_REST = late_pattern(r"\.(?:[^\W\d_]\.)+(?:[^\W\d_](?!\w))?")
_LETTER = late_pattern(r"[^\W\d_]")
APART = "\ue000"
"""A word that nobody types; it keeps what stands before it from making a phrase with what follows."""
_LONGEST_WINDOW = 60

_HAMZA = "ؤئء"
_HAMZA_READ = [str.maketrans(dict.fromkeys(_HAMZA, read)) for read in ("و", "ي", "ا", "")]


def joined(words: str) -> str:
    """Words with what is written in parts as one word: `al-Kikli` as `alKikli`; figures stay as they are."""
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), words)
    return _CHAINS.sub(lambda found: _as_one(found[0]), plain)


def _as_one(chain: str) -> str:
    return _JOINTS.sub("", chain) if _LETTER.search(chain) else chain


def wholes(text: str) -> str:
    """Each word of a text that is written in parts, as one, with two words before and after it; "" for none.

    Enough of its neighbours for a phrase that holds it.
    """
    found: dict[str, None] = {}
    for start, end in _chains_of(text):
        chain = text[start:end]
        written = {chain, _HYPHEN.sub(" ", chain)}
        # A word with an apostrophe may be a part of a longer one with hyphens.
        # In an order that is the same in every process: the index is held against it.
        whole = (joined(chain), " ".join(map(joined, _HYPHEN.split(chain))))
        ones = [one for one in dict.fromkeys(whole) if one not in written]
        if ones:
            before = " ".join(text[max(0, start - _LONGEST_WINDOW) : start].split()[-2:])
            # What is joined to it by a sign of its own is its neighbour as well.
            after = " ".join(text[end : end + _LONGEST_WINDOW].split()[:2])
            for one in ones:
                found.setdefault(f"{before} {one} {after}")
    return f" {APART} ".join(found)


def _chains_of(text: str) -> Iterator[tuple[int, int]]:
    """Where words in parts begin and end; found from their signs, which is much the fastest."""
    at = 0
    for sign in _FIRST_SIGN.finditer(text):
        start = sign.start()
        if start < at or start == 0 or not text[start - 1].isalnum():
            continue
        pattern = _DOTTED_REST if text[start] == "." else _REST
        rest = pattern.match(text, start)
        if rest is None:
            continue
        while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        if text[sign.start()] != "." or (sign.start() - start == 1 and text[start - 1 : start] != "."):
            yield start, rest.end()
            at = rest.end()


def readings_of_hamza(words: str) -> list[str]:
    """Words with each carrier of a hamza written as another one or left out; none where there is no hamza."""
    return [words.translate(table) for table in _HAMZA_READ] if any(one in words for one in _HAMZA) else []


def loosely(folded: str, *, exact: str = "", spaced: bool = False) -> re.Pattern[str] | None:
    """What finds folded words in a folded text, written as one or in parts; None for nothing to find.

    `exact` are the words before they were folded, where another carrier of a hamza will do. With `spaced` a
    blank may stand within a word as well.
    """
    words = re.findall(r"\w+", folded)
    if not words or sum(map(len, words)) < 2:
        return None
    has_hamza = any(one in (exact or folded) for one in _HAMZA)
    return re.compile(
        r"[^\w]{0,3}".join(_word_pattern(word, has_hamza, " ?" if spaced else "") for word in words)
    )


def _word_pattern(word: str, has_hamza: bool, blank: str) -> str:
    pieces = []
    for number, letter in enumerate(word):
        pieces.append("[وياءؤئ]?" if has_hamza and letter in "وي" else re.escape(letter))
        if number + 1 == len(word):
            break
        left = len(word) - number - 1
        if letter.isdigit() and word[number + 1].isdigit():
            pieces.append(r"(?:[ ,.'’\u00a0\u202f](?=\d{3}(?!\d)))?" if left % 3 == 0 else "")
        else:
            pieces.append(rf"(?:{_SIGN} ?[\n ]?|[.\"](?=\w))?{blank}" if word.isalnum() else "")
    return "".join(pieces)
