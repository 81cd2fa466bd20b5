"""Addresses of cells (`B7`) and what a cell of a sheet shows: numbers, days, shares."""

import re
from datetime import datetime, timedelta

# ECMA-376 Part 1, 18.8.30: the formats every program knows by number.
_BUILT_IN = {9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm",
             19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 45: "mm:ss", 46: "h:mm:ss",
             47: "mm:ss"}  # fmt: skip
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")


def address(row: int, column: int) -> str:
    """The address of a cell, both numbers from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def place(cell: str) -> tuple[int, int] | None:
    """Row and column of an address, from 0; None where it is none."""
    match = _ADDRESS.match(cell)
    if not match:
        return None
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1


def pattern_of(number: int, own: dict[int, str]) -> str:
    """The format with that number, what is only decoration taken away."""
    return _LITERAL.sub("", (own.get(number) or _BUILT_IN.get(number, "")).split(";")[0]).lower()


def shown(value: str, pattern: str, epoch_1904: bool = False) -> str:
    """A number as a person sees it: days and times in ISO form, shares as percent, others as they are."""
    try:
        number = float(value)
    except ValueError:
        return value
    if any(mark in pattern for mark in ("y", "d", "mmm")):
        return _moment(number, "h" in pattern, epoch_1904) or value
    if "h" in pattern or "s" in pattern:
        seconds = round(number * 86400)
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}" + (
            f":{seconds % 60:02}" if "s" in pattern else ""
        )
    if "%" in pattern:
        decimals = len(pattern.split(".")[1].split("%")[0]) if "." in pattern else 0
        return f"{number * 100:.{decimals}f}%"
    # Fifteen figures are what a sheet knows: 0.1 + 0.2 is shown as 0.3.
    plain = f"{number:.15g}"
    return plain if "e" not in plain else value


def _moment(number: float, with_time: bool, epoch_1904: bool) -> str:
    """A day of a sheet: counted from 1900 with a 29 February that never was, or from 1904."""
    if not 0 <= number < 2_958_466:
        return ""
    start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 31 if number < 60 else 30)
    moment = start + timedelta(seconds=round(number * 86400))
    return moment.strftime("%Y-%m-%d %H:%M") if with_time else moment.strftime("%Y-%m-%d")
