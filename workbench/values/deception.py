"""Signs by which a text looks like what it is not: letters of another script, invisible signs, turned order.

After Unicode's UTS 39 and UTR 36, with a table of our own: the letters of Cyrillic, Greek, Armenian and
Cherokee that most fonts draw as a Latin letter. Positions are code points, end exclusive.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from workbench.values.patterns import late_pattern
from workbench.values.records import dataclass

_LOOKS = {
    # Cyrillic
    **dict(zip("аеорсухіјѕԁԛԝһӏүѵѡ", "aeopcyxijsdqwhlyvw", strict=True)),
    **dict(zip("АВЕКМНОРСТУХІЈЅԌԚԜҮѴӀ", "ABEKMHOPCTYXIJSGQWYVl", strict=True)),
    # Greek
    **dict(zip("αονριυκ", "aovpiuk", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    # Armenian
    **dict(zip("օսհոցզՏՕՍԼ", "ouhngqSOUL", strict=True)),
    # Cherokee
    **dict(zip("ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏚᎢᏙᎳ", "ABCDEHJKLMPSTVW", strict=True)),
}  # fmt: skip
_CYRILLIC_FOR = {
    look: letter
    for letter, look in _LOOKS.items()
    if "\u0430" <= letter <= "\u0458" or "\u0410" <= letter <= "\u042f"
}
_OTHER = "\u0370-\u052f\u0531-\u0587\u13a0-\u13f5"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_TURNING = "\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u034f\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
_TAGS = "\U000e0000-\U000e007f"
_COMPATIBLE = "\u2100-\u214f\u2460-\u24ff\uff21-\uff5a\U0001d400-\U0001d7ff\U0001f130-\U0001f189"

# Nearly every text holds nothing else, and this says so in a tenth of the time of the patterns below.
_ODD = late_pattern(
    "[^\x00-\u00ac\u00ae-\u024f\u0600-\u064a\u0660-\u06ff\u2010-\u2027\u2030-\u205e\u20a0-\u20cf\u3000-\u3163\u3165-\ufdff]"
)
_WORD = late_pattern(f"[{_LATIN}{_OTHER}{_MARKS}]+")
_SCRIPTS_MEET = late_pattern(f"[{_LATIN}][{_MARKS}]*[{_OTHER}]|[{_OTHER}][{_MARKS}]*[{_LATIN}]")
_ALL_ALIKE = late_pattern(rf"(?<!\w)[{''.join(_LOOKS)}]{{3,}}(?!\w)")
_IN_A_WORD = late_pattern(f"(?<=[{_LATIN}{_OTHER}])[{_INVISIBLE}]+(?=[{_LATIN}{_OTHER}])")
_TURNED = late_pattern(f"[{_TURNING}]")
_FLAG = late_pattern("\U0001f3f4[\U000e0020-\U000e007f]+")
_TAGGED = late_pattern(f"[{_TAGS}]+")
_STACK = late_pattern(f"[{_MARKS}]{{4,}}")
_DROPPED = late_pattern(f"[{_TURNING}{_TAGS}\u00ad\u2060-\u2064\u206a-\u206f\ufeff]+")
_COMPATIBILITY = late_pattern(f"[{_COMPATIBLE}]")
_SHOWN_AS = late_pattern(
    f"[{_TURNING}\u200b-\u200f\u2060-\u2064\u206a-\u206f\u061c\ufeff{_TAGS}\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
)

OTHER_LETTERS, TURNED, UNSEEN, TAGS, STACKS = "letters", "order", "unseen", "tags", "stacks"
_WORDS = {
    OTHER_LETTERS: ("word mixes letters of two scripts", "words mix letters of two scripts"),
    TURNED: ("sign turns the order of the letters", "signs turn the order of the letters"),
    UNSEEN: ("invisible sign stands within a word", "invisible signs stand within words"),
    TAGS: ("run of invisible tag characters", "runs of invisible tag characters"),
    STACKS: ("letter carries a stack of marks", "letters carry stacks of marks"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deception:
    """A stretch that deceives. `kind` is one of the names above; `reads_as` what it looks like, or ""."""

    kind: str
    start: int
    end: int
    reads_as: str = ""


def deceptions(text: str) -> list[Deception]:
    """Every stretch of `text` that looks like what it is not, in reading order."""
    if text.isascii() or not _ODD.search(text):
        return []
    found = [Deception(OTHER_LETTERS, start, end, reads) for start, end, reads in _misspelt(text)]
    found += [Deception(TURNED, *match.span()) for match in _TURNED.finditer(text)]
    found += [Deception(UNSEEN, *match.span()) for match in _IN_A_WORD.finditer(text)]
    found += [Deception(STACKS, *match.span()) for match in _STACK.finditer(text)]
    flags = [match.span() for match in _FLAG.finditer(text)]
    found += [
        Deception(TAGS, *match.span())
        for match in _TAGGED.finditer(text)
        if not any(start < match.start() < end for start, end in flags)
    ]
    return sorted(found, key=lambda one: (one.start, one.end))


def in_words(found: list[Deception], what: str) -> str:
    """One sentence on what deceives in `what` (such as "The text"); "" when nothing does."""
    if not found:
        return ""
    counts = {kind: sum(one.kind == kind for one in found) for kind in _WORDS}
    said = [f"{count:,} {_WORDS[kind][count != 1]}" for kind, count in counts.items() if count]
    first = next((one.reads_as for one in found if one.reads_as), "")
    reads = f" (the first reads like “{first}”)" if first else ""
    return f"{what} contains misleading characters: {', '.join(said)}{reads}."


def plain_spelling(text: str) -> str:
    """The text as it looks: letters of one script in each word, no invisible signs within words.

    The very same object where nothing deceives.
    """
    return spelled_with_positions(text)[0]


def spelled_with_positions(text: str) -> tuple[str, list[int] | None]:
    """The same and, for each of its characters, the position in `text`; None where nothing changed."""
    if text.isascii() or not _ODD.search(text):
        return text, None
    changes = [(*match.span(), "") for match in _IN_A_WORD.finditer(text)]
    changes += [(*match.span(), "") for match in _DROPPED.finditer(text)]
    bare, positions = _changed(text, changes)
    words = list(_misspelt(bare))
    if not changes and not words:
        return text, None
    bare, back = _changed(bare, words)
    return bare, [positions[place] for place in back]


def looks(text: str) -> str:
    """What a name looks like in Latin letters, whatever scripts they are of; for comparing names only."""
    spelled = unicodedata.normalize("NFKC", plain_spelling(text))
    return "".join(_LOOKS.get(letter, letter) for letter in spelled).casefold()


def is_compatible_form(text: str) -> bool:
    """Whether letters of another style stand in it: full width, mathematical, in circles."""
    return not text.isascii() and bool(_COMPATIBILITY.search(text))


def signs_shown(words: str) -> str:
    """Words that stand alone on the screen: each invisible sign as its number, no order to be turned."""
    return words if words.isascii() and words.isprintable() else _SHOWN_AS.sub(_numbered, words)


def shown_safely(name: str) -> str:
    """The same of a name of a file or the like that stands among other words.

    Letters that run from right to left stand between isolates, so that what is beside keeps its order.
    """
    seen = signs_shown(name)
    runs_left = any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in seen)
    return f"\u2068{seen}\u2069" if runs_left else seen


def _numbered(sign: re.Match[str]) -> str:
    return f"[U+{ord(sign[0]):04X}]"


def _misspelt(text: str) -> Iterator[tuple[int, int, str]]:
    """Words that read as one script and are written in two: start, end, and what they look like."""
    met: set[tuple[int, int]] = set()
    for match in _SCRIPTS_MEET.finditer(text):
        start, end = _word_around(text, match.start())
        reads = _read_as_one(text[start:end])
        if reads and (start, end) not in met:
            met.add((start, end))
            yield start, end, reads
    candidates = list(_ALL_ALIKE.finditer(text))
    if candidates and _is_latin(text):
        for match in candidates:
            if match.span() not in met:
                yield *match.span(), "".join(_LOOKS[letter] for letter in match.group())


def _word_around(text: str, place: int) -> tuple[int, int]:
    start = place
    while start > 0 and _WORD.match(text, start - 1):
        start -= 1
    match = _WORD.match(text, start)
    return start, match.end() if match else place


@lru_cache(maxsize=4096)
def _read_as_one(word: str) -> str:
    """What a word of two scripts looks like in one; "" where it looks like two."""
    latin = "".join(_LOOKS.get(letter, letter) for letter in word)
    cyrillic = "".join(_CYRILLIC_FOR.get(letter, letter) for letter in word)
    as_latin = not re.search(f"[{_OTHER}]", latin)
    as_cyrillic = not re.search(f"[{_LATIN}]", cyrillic)
    if as_latin and as_cyrillic:
        others = len(re.findall(f"[{_OTHER}]", word))
        return cyrillic if others * 2 > len(word) else latin
    return latin if as_latin else cyrillic if as_cyrillic else ""


def _is_latin(text: str) -> bool:
    latin = sum(map(len, re.findall(f"[{_LATIN}]+", text)))
    return latin > sum(map(len, re.findall(f"[{_OTHER}]+", text)))


def _changed(text: str, changes: list[tuple[int, int, str]]) -> tuple[str, list[int]]:
    """The text with stretches written anew, each as long as before or empty, and the way back."""
    pieces: list[str] = []
    positions: list[int] = []
    at = 0
    for start, end, new in sorted(changes):
        if start < at:
            continue
        pieces += (text[at:start], new)
        positions += range(at, start)
        positions += range(start, start + len(new))
        at = end
    return "".join((*pieces, text[at:])), [*positions, *range(at, len(text))]
