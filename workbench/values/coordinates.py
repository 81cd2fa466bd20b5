"""Coordinates of places, and how people write them."""

from workbench.values.errors import Refused
from workbench.values.records import dataclass

_NUMBER = (
    r"\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?(?:\s*(\d{1,2}(?:\.\d+)?)\s*[′'’])?"
    r"(?:\s*(\d{1,2}(?:\.\d+)?)\s*[″\"”])?\s*([NSEWnsew]?)\s*"
)


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees in WGS 84: north and east are positive."""

    latitude: float
    longitude: float

    def __str__(self) -> str:
        return f"{self.latitude:.4f}, {self.longitude:.4f}"


def position_in(words: str) -> Position:
    """Coordinates as people write them: “48.85, 2.35”, “48.85 N 2.35 E” or “48° 51′ N, 2° 21′ E”.

    Raises Refused for anything else.
    """
    import re

    number = re.compile(_NUMBER)
    first = number.match(words)
    second = number.fullmatch(words[first.end() :].lstrip(",; ")) if first else None
    if first is None or second is None:
        raise _not_read(words)
    one, other = _degrees(*first.groups("")), _degrees(*second.groups(""))
    letters = f"{first[4]}{second[4]}".upper()
    if letters[:1] in ("E", "W"):
        one, other, letters = other, one, letters[::-1]
    is_sound = not letters or (len(letters) == 2 and letters[0] in "NS" and letters[1] in "EW")
    if not is_sound or not (-90 <= one <= 90 and -180 <= other <= 180):
        raise _not_read(words)
    return Position(round(one, 5), round(other, 5))


def _degrees(degrees: str, minutes: str, seconds: str, letter: str) -> float:
    value = abs(float(degrees)) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return -value if degrees.startswith("-") or letter.upper() in ("S", "W") else value


def _not_read(words: str) -> Refused:
    return Refused(
        f"“{words}” is not a pair of coordinates.", "Nothing was changed.",
        "Enter latitude and longitude in degrees, such as 48.85, 2.35.",
    )  # fmt: skip
