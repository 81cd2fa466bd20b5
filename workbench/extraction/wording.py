"""Dates and numbers that were found, in the words of the house."""

from datetime import timedelta

from workbench.extraction.model import Amount, Dates
from workbench.values.moments import human_date

_MONEY = frozenset(("USD", "EUR", "GBP", "JPY", "CNY", "RUB", "UAH", "TRY", "LYD", "EGP", "CHF"))
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def partial_dates(dates: Dates) -> tuple[str, str]:
    """The partial ISO dates of the first and the last day, as coarse as they are: "2025-03", ""."""
    first, last = dates.first, dates.last
    if first == last:
        return first.isoformat(), ""
    whole_months = first.day == 1 and (last + timedelta(1)).day == 1
    if whole_months and (first.month, last.month) == (1, 12):
        return f"{first.year:04}", "" if first.year == last.year else f"{last.year:04}"
    if whole_months:
        begin, end = f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}"
        return begin, "" if begin == end else end
    return first.isoformat(), last.isoformat()


def date_words(dates: Dates) -> str:
    """`3 March 2025`, `March 2025`, `5 to 7 March 2025`, `January to March 2024`, `1991 to 1995`."""
    first, last = (human_date(partial) for partial in partial_dates(dates))
    if not last:
        return first
    before, after = first.split(), last.split()
    while len(before) > 1 and before[-1] == after[-1]:  # What both ends share is said once.
        del before[-1], after[-1]
    return f"{' '.join(before)} to {last}"


def amount_words(amount: Amount) -> str:
    """`40 people`, `20–45%`, `USD 5 million`, `about 12,500 km`."""
    low, high = _figure(amount.low), _figure(amount.high)
    if low != high:
        shared = next(
            (scale for _value, scale in _SCALES if low.endswith(scale) and high.endswith(scale)), ""
        )
        low = low.removesuffix(f" {shared}") if shared else low
        low = f"{low}–{high}"
    about = "about " if amount.approximate else ""
    if amount.unit == "%":
        return f"{about}{low}%"
    if amount.unit in _MONEY:
        return f"{about}{amount.unit} {low}"
    unit = amount.unit
    if unit == "people" and amount.high == 1:
        unit = "person"
    elif unit in _COUNTED and amount.high == 1:
        unit = unit.removesuffix("s")
    return f"{about}{low} {unit}".rstrip()


_COUNTED = frozenset(
    (
        "days",
        "weeks",
        "months",
        "years",
        "hours",
        "minutes",
        "seconds",
        "miles",
        "barrels",
        "acres",
        "hectares",
        "dinars",
    )
)


def _figure(value: float) -> str:
    for scale, name in _SCALES:
        if value >= scale and (value / scale * 1000).is_integer():
            return f"{value / scale:,.3f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{value:,.6f}".rstrip("0").rstrip(".")
