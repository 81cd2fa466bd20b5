"""The one way in: what is found in a text, by kinds."""

from collections.abc import Collection
from datetime import date

from workbench.extraction.languages import languages_of, tables
from workbench.extraction.model import Find, Kind, Quoted
from workbench.extraction.tokens import tokens_of

ALL: frozenset[Kind] = frozenset({"name", "date", "number", "quotation", "place", "outlet"})


def extract(
    text: str,
    *,
    published: date | None = None,
    language: str = "",
    kinds: Collection[Kind] = ALL,
) -> list[Find]:
    """What is found in a text, in the order of the text; positions in code points, ends exclusive.

    `published` is the day that relative dates are resolved by, `language` an ISO 639-1 code where it is
    known. Takes any text and raises nothing; time grows with the length.
    """
    from workbench.extraction.dates import dates_in

    found: list[Find] = []
    tokens = tokens_of(text)
    chosen = tables(*languages_of(text, tokens, language))
    dates = dates_in(text, tokens, chosen, published)
    if "date" in kinds:
        for start, end, days, certainty in dates:
            found.append(Find(start, end, "date", days, chosen.language_of(text, start, end), certainty))
    if "number" in kinds:
        from workbench.extraction.numbers import numbers_in

        for start, end, amount, certainty in numbers_in(text, tokens, chosen):
            if not any(start < date[1] and date[0] < end for date in dates):
                found.append(
                    Find(start, end, "number", amount, chosen.language_of(text, start, end), certainty)
                )
    if "quotation" in kinds:
        from workbench.extraction.quotations import quotations_in

        for quotation in quotations_in(text):
            words = Quoted(quotation.words_in(text))
            tongue = chosen.of(words.words[:1] or "a").language
            found.append(Find(quotation.start, quotation.end, "quotation", words, tongue))
    return sorted(found, key=lambda find: (find.start, -find.end))
