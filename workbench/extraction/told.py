"""What was found in a passage, in a line each: what a relative date means, what a number comes to."""

from collections.abc import Iterable

from workbench.extraction.finds import LONGEST, day_of
from workbench.extraction.model import Amount, Cited, Dates, Find, Unresolved
from workbench.extraction.wording import amount_words, date_words
from workbench.values.moments import human_date
from workbench.values.text import one_line

MOST = 12
"""Lines of one passage."""
_SHOWN = 60


def told(text: str, finds: Iterable[Find], published_on: str) -> list[str]:
    """A line for each date, number and outlet of a passage, in its order; at most `MOST`.

    A last line says what was left out. Relative dates were resolved by the partial date `published_on`.
    """
    lines = dict.fromkeys(line for find in finds if (line := told_of(text, find, published_on)))
    told = list(lines)[:MOST]
    if len(lines) > MOST:
        told.append(f"and {len(lines) - MOST} more")
    if len(text) > LONGEST:
        told.append(f"Only the first {LONGEST:,} characters of the passage were checked.")
    return told


def told_of(text: str, find: Find, published_on: str) -> str:
    """The line of one find; "" for names, places and quotations, which say themselves what they are."""
    words = one_line(text[find.start : find.end], _SHOWN)
    value = find.value
    if isinstance(value, Dates):
        day = date_words(value)
        if value.relative and day_of(published_on):
            return f"“{words}”: {day}, from publication on {human_date(published_on)}"
        return f"“{words}”: {day}" if day.casefold() != words.casefold() else day
    if isinstance(value, Unresolved):
        return f"“{words}”: no date, since the day of publication is not known"
    if isinstance(value, Amount):
        amount = amount_words(value)
        is_plain = find.language == "en" and words[:1].isdecimal()
        return words if is_plain else f"“{words}”: {amount}"
    if isinstance(value, Cited):
        return f"{value.outlet}, named as the source (“{one_line(value.cue, _SHOWN)}”)" if value.cue else ""
    return ""
