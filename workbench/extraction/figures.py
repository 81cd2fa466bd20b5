"""Numbers in figures, with the separators of thousands and decimals of any language."""

import re

_SEPARATORS = re.compile(r"[^\d]+")
_LONGEST = 60
"""Signs of figures that are read; longer ones are no quantity."""
_BLANKS = " \u00a0\u202f\u2009'’٬"


def whole_number(word: str) -> int | None:
    """A number of digits alone, of any script; None for others."""
    return int(word) if word.isdecimal() and len(word) <= 30 else None


def value_of(word: str, thousands: str) -> float:
    """The value of figures such as 12,500.75 or 1 234,5; `thousands` are the marks the language groups with.

    One mark with three digits behind it groups where the language groups so; else it is decimal.
    """
    if len(word) > _LONGEST:
        return float("inf")
    marks = _SEPARATORS.findall(word)
    parts = _SEPARATORS.split(word)
    if not marks:
        return float(int(word))
    last, others = marks[-1], marks[:-1]
    grouped = last in _BLANKS or (
        last not in "٫"
        and len(parts[-1]) == 3
        and len(parts[0]) <= 3
        and parts[0] != "0"
        and (last in others or (not others and last in thousands))
    )
    digits = [str(int(part)).zfill(len(part)) for part in parts]
    if grouped:
        return float("".join(digits))
    return float("".join(digits[:-1]) + "." + digits[-1])
