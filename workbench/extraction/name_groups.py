"""Unknown names of one text put together: each somebody once, with all places."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.extraction.unknown import UnknownName

_QUOTES = '«»“”„"‘’'


@dataclass(frozen=True, slots=True)
class NameGroup:
    """A name with its places (code points, end exclusive) in reading order.

    `name` as it is best entered in a register, `sort` person, organisation or "" for not known, `key` the
    form in which it is compared, the same for all inflected forms of it.
    """

    name: str
    sort: str
    key: str
    places: tuple[tuple[int, int], ...]
    certainty: float

    @property
    def count(self) -> int:
        """How often it stands there."""
        return len(self.places)


def grouped(text: str, names: Iterable[UnknownName]) -> list[NameGroup]:
    """The names put together, the most frequent first.

    A surname alone goes with the one person of that surname who is named in full; where there are several
    it stays by itself.
    """
    by_key: dict[tuple[str, ...], list[UnknownName]] = {}
    for name in names:
        by_key.setdefault(name.forms, []).append(name)
    full: dict[str, list[tuple[str, ...]]] = {}
    for forms, found in by_key.items():
        if len(forms) > 1 and any(one.sort == "person" for one in found):
            full.setdefault(forms[-1], []).append(forms)
    alone: dict[tuple[str, ...], list[UnknownName]] = {}
    for forms in list(by_key):
        holders = full.get(forms[0], []) if len(forms) == 1 else []
        if len(holders) == 1 and all(one.sort != "organisation" for one in by_key[forms]):
            alone.setdefault(holders[0], []).extend(by_key.pop(forms))
    groups = [
        _group(text, forms, found, alone.get(forms, ())) for forms, found in by_key.items() if any(forms)
    ]
    return sorted(groups, key=lambda group: (-group.count, group.places[0]))


def _group(
    text: str, forms: tuple[str, ...], found: list[UnknownName], alone: Iterable[UnknownName]
) -> NameGroup:
    written = Counter(_written(text[one.find.start : one.find.end]) for one in found)
    # Of inflected forms that stand equally often the shortest is mostly the one that is entered.
    name = min(written, key=lambda word: (-written[word], len(word)))
    sorts = Counter(one.sort for one in found if one.sort)
    places = sorted((one.find.start, one.find.end) for one in (*found, *alone))
    return NameGroup(
        name,
        sorts.most_common(1)[0][0] if sorts else "",
        " ".join(forms),
        tuple(places),
        max(one.find.certainty for one in found),
    )


def _written(words: str) -> str:
    return " ".join(words.strip(_QUOTES).split())
