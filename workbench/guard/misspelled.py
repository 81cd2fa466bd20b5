"""Parts of a name with one letter wrong, beside another part that is right: `Dmitri Orlosvky`."""

from collections.abc import Iterator, Sequence

from workbench.guard.people import Person, forms_of_part, is_small
from workbench.guard.reading import Reading
from workbench.guard.words import common_words

_SHORTEST = 6
"""Letters of a part of a name from which on one that is wrong is a slip and no other name."""
_SHORTEST_ARABIC = 5
"""Arabic leaves most vowels out."""
_LEAST_NAME = 10
"""Letters of all the parts together."""


def misspelled(
    reading: Reading, person: Person, seen: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, int]]:
    """(word, part) for words beside those `seen` (first, last, part) that miss a part by a letter."""
    if len(person.parts) < 2 or sum(len(part.word) for part in person.parts) < _LEAST_NAME:
        return
    taken = {number for first, last, _part in seen for number in range(first, last + 1)}
    for first, last, part in seen:
        for number in (_beside(reading, first, -1), _beside(reading, last, 1)):
            if number < 0 or number in taken:
                continue
            for place, other in enumerate(person.parts):
                if place != part and _is_missed(reading.words[number], other.word, forms_of_part(other)):
                    yield number, place


def _beside(reading: Reading, number: int, step: int) -> int:
    """The next word that may be of a name, small ones passed over; -1 where there is none."""
    number += step
    while 0 <= number < len(reading.words) and (is_small(reading, number) or len(reading.words[number]) == 1):
        number += step
    return number if 0 <= number < len(reading.words) else -1


def _is_missed(word: str, name: str, forms: dict[str, int]) -> bool:
    least = _SHORTEST_ARABIC if "\u0620" <= name[0] <= "\u06ff" else _SHORTEST
    if len(name) < least or word in common_words():
        return False
    return any(len(form) >= least and is_one_off(word, form) for form in forms)


def is_one_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter left out, put in, changed, or by two that changed places."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
        return left[1:] == right[1:] or swapped
    return left[1:] == right or left == right[1:]
