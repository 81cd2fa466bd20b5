"""The one way in: what is found in a text, by kinds."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from workbench.extraction.languages import Tables, languages_of, tables
from workbench.extraction.model import Cited, Find, Kind, Named, Quoted
from workbench.extraction.tokens import Token, tokens_of

DATES: frozenset[Kind] = frozenset({"date"})
NUMBERS: frozenset[Kind] = frozenset({"number"})
ALL: frozenset[Kind] = frozenset({"name", "date", "number", "quotation", "place", "outlet"})


class Hit(Protocol):
    """A known name in a text, as `workbench.actors.finder` finds it."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """Behind the last code point."""

    @property
    def actor_id(self) -> str:
        """Whose name it is."""

    @property
    def certain(self) -> bool:
        """Whether nobody else may be meant."""


class Finder(Protocol):
    """What finds the names of a register: `NameFinder`."""

    def names_in(self, text: str) -> Sequence[Hit]:
        """The known names in a text."""


Otherwise = Callable[[str, list[tuple[int, int]]], Sequence[Hit]]
"""Finds places and bodies under other names, given a text and the stretches of those found already."""
_LIKELY = 0.8
"""Certainty of a name that is not spelled as the register has it."""


def extract(
    text: str,
    *,
    published: date | None = None,
    language: str = "",
    finder: Finder | None = None,
    places: Collection[str] = (),
    outlets: Sequence[str] = (),
    otherwise: Otherwise | None = None,
    kinds: Collection[Kind] = ALL,
) -> list[Find]:
    """What is found in a text, in the order of the text; positions in code points, ends exclusive.

    `published` is the day that relative dates are resolved by, `language` an ISO 639-1 code where it is
    known. `finder` knows the names of the register, `otherwise` finds them in other languages; actors whose
    ids are in `places` are places. `outlets` are known beside the shipped list. A quotation may
    hold other finds; of dates and numbers none overlaps another. Takes any text and raises nothing; time
    grows with the length.
    """
    tokens = tokens_of(text)
    chosen = tables(*languages_of(text, tokens, language))
    found: list[Find] = []
    if "date" in kinds or "number" in kinds:
        found += _dates_and_numbers(text, tokens, chosen, published, kinds)
    if "quotation" in kinds:
        found += _quotations(text, chosen)
    if "outlet" in kinds:
        found += _outlets(text, tokens, chosen, outlets)
    if "name" in kinds or "place" in kinds:
        hits = list(finder.names_in(text)) if finder is not None else []
        found += _names(text, chosen, hits, places, kinds)
        if otherwise is not None:
            others = otherwise(text, [(hit.start, hit.end) for hit in hits])
            found += [replace(one, certainty=_LIKELY) for one in _names(text, chosen, others, places, kinds)]
    return sorted(found, key=lambda find: (find.start, -find.end))


def _dates_and_numbers(
    text: str, tokens: list[Token], chosen: Tables, published: date | None, kinds: Collection[Kind]
) -> Iterator[Find]:
    from workbench.extraction.dates import dates_in

    dates = dates_in(text, tokens, chosen, published)
    if "date" in kinds:
        for start, end, days, certainty in dates:
            yield Find(start, end, "date", days, chosen.language_of(text, start, end), certainty)
    if "number" in kinds:
        from workbench.extraction.numbers import numbers_in

        taken = [(start, end) for start, end, _days, _certainty in dates]
        at = 0
        for start, end, amount, certainty in numbers_in(text, tokens, chosen):
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            if at == len(taken) or end <= taken[at][0]:
                yield Find(start, end, "number", amount, chosen.language_of(text, start, end), certainty)


def _quotations(text: str, chosen: Tables) -> Iterator[Find]:
    from workbench.extraction.quotations import is_name, quotations_in

    mentions = chosen.mentions
    for quotation in quotations_in(text):
        if is_name(text, quotation, mentions):
            continue
        language = chosen.language_of(text, quotation.start, min(quotation.end, quotation.start + 20))
        yield Find(quotation.start, quotation.end, "quotation", Quoted(quotation.words_in(text)), language)


def _outlets(text: str, tokens: list[Token], chosen: Tables, outlets: Sequence[str]) -> Iterator[Find]:
    from workbench.extraction.outlets import outlets_in

    for find in outlets_in(text, tokens, chosen, outlets):
        language = chosen.language_of(text, find.start, find.end)
        yield Find(
            find.start, find.end, "outlet", Cited(find.cited.outlet, find.cited.cue), language, find.certainty
        )


def _names(
    text: str, chosen: Tables, hits: Iterable[Hit], places: Collection[str], kinds: Collection[Kind]
) -> Iterator[Find]:
    holders: dict[tuple[int, int], list[str]] = {}
    doubtful: set[tuple[int, int]] = set()
    for hit in hits:
        holders.setdefault((hit.start, hit.end), []).append(hit.actor_id)
        if not hit.certain:
            doubtful.add((hit.start, hit.end))
    for (start, end), actor_ids in holders.items():
        kind: Kind = "place" if any(actor_id in places for actor_id in actor_ids) else "name"
        if kind in kinds:
            ordered = tuple(dict.fromkeys(actor_ids))
            language = chosen.language_of(text, start, end)
            certainty = 0.5 if len(ordered) > 1 or (start, end) in doubtful else 1.0
            yield Find(start, end, kind, Named(ordered), language, certainty)
