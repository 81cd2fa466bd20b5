"""What stands beside a part of a name: an initial that belongs to it, or the name of another person."""

import re
from dataclasses import dataclass

from workbench.guard.people import TITLES, Person, is_small
from workbench.guard.reading import Reading
from workbench.guard.words import SMALL_ARABIC, is_common

_ARABIC = re.compile(r"[\u0620-\u06ff]")


@dataclass(frozen=True, slots=True)
class Beside:
    """The words with the initial that belongs to them; whether what stands beside is another's name."""

    first: int
    last: int
    has_initial: bool = False
    is_another: bool = False


def beside_of(reading: Reading, person: Person, first: int, last: int, part: int) -> Beside:
    """What stands before and after a part of a name."""
    others = [known for number, known in enumerate(person.parts) if number != part]
    before = first - 1
    while before >= 0 and is_small(reading, before) and before >= first - 2:
        before -= 1
    after = last + 1
    while after < len(reading.words) and is_small(reading, after) and after <= last + 2:
        after += 1
    start = before
    while start >= 0 and _is_initial(reading, start):
        if any(reading.words[start] in known.initials for known in others):
            return Beside(start, last, has_initial=True)
        start -= 1
    if (
        after < len(reading.words)
        and _is_initial(reading, after)
        and not _ends_sentence(reading, last)
        and any(reading.words[after] in known.initials for known in others)
    ):
        return Beside(first, after, has_initial=True)
    is_another = start != before or _is_another(reading, before, first) or _is_another(reading, after, last)
    return Beside(first, last, is_another=is_another)


def _is_initial(reading: Reading, number: int) -> bool:
    """Whether a word is a capital letter, or two with a full stop, as in `Yu. Vetrova`."""
    word = reading.words[number]
    if len(word) > 2 or word.isdigit() or not reading.is_capital(number):
        return False
    following = reading.text[reading.end(number) : reading.end(number) + 1]
    return following == "." if len(word) == 2 or word in ("a", "i") else True


def _ends_sentence(reading: Reading, number: int) -> bool:
    return any(sign in reading.between(number) for sign in ".;:!?\n")


def _is_another(reading: Reading, number: int, part: int) -> bool:
    """Whether a word near a part of a name is of another person's name: small words alone between them."""
    if not 0 <= number < len(reading.words):
        return False
    left, right = min(number, part), max(number, part)
    between = reading.text[reading.end(left) : reading.start(right)]
    if any(sign in between for sign in '.,;:!?\n()/"“”«»—–'):
        return False
    letter, word = reading.text[reading.start(number)], reading.words[number]
    if not reading.has_capitals(number):
        # Arabic has no capitals: what follows a given name is a name unless it is a small word.
        return number > part and word not in SMALL_ARABIC and _ARABIC.match(word) is not None
    if not letter.isupper() or len(word) < 2 or word in TITLES or is_common(word):
        return False
    return not (number < part and reading.begins_sentence(number) and not letter.isascii())
