"""Which sources the table shows, in which order: read on whichever thread there is time."""

from workbench.case import Case
from workbench.sources.store.criteria import Criteria
from workbench.sources.store.listing import listed_ids, words_of_sources
from workbench.values.records import dataclass

AT_ONCE = 3000
"""Up to so many sources the order is read while the user waits: some milliseconds."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An order and the folded words that must all occur; `number` tells one wish from the next."""

    number: int
    order: str
    descending: bool
    by_origin: bool
    words: tuple[str, ...]
    criteria: Criteria


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer: ids in order, how many sources there are, and the words read for filtering."""

    wanted: Wanted
    ids: list[str]
    total: int
    words: dict[str, str] | None


def listing_of(case: Case, wanted: Wanted, words: dict[str, str] | None) -> Listing:
    """Read it; `words` are those of an earlier listing, while no source changed."""
    ids = listed_ids(case, wanted.order, wanted.descending, wanted.by_origin, wanted.criteria)
    total = case.sources.count() if wanted.criteria else len(ids)
    if wanted.words:
        words = words if words is not None else words_of_sources(case)
        for word in wanted.words:
            ids = [one for one in ids if word in words.get(one, "")]
    return Listing(wanted, ids, total, words)
