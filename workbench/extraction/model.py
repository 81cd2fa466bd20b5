"""What is found in a text: where it is, what it is, and how sure that is."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Kind = Literal["name", "date", "number", "quotation", "place", "outlet"]
Precision = Literal["day", "week", "month", "quarter", "season", "half", "year", "span"]


@dataclass(frozen=True, slots=True)
class Dates:
    """A day or range, both ends included. `relative` when it was resolved by the day of publication."""

    first: date
    last: date
    precision: Precision = "day"
    relative: bool = False

    def years_on(self, years: int) -> "Dates | None":
        """The same days some years later, or earlier for less than 0; None where there is no such day."""
        try:
            first, last = (day.replace(year=day.year + years) for day in (self.first, self.last))
        except ValueError:
            return None
        return replace(self, first=first, last=last)


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A relative date, such as "last Tuesday", in a text of which the day of publication is unknown."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or range with its unit in canonical form: "%", "km", "people"; "" where it counts nothing.

    `approximate` for number words such as "a dozen", "some 40" or "around".
    """

    low: float
    high: float
    unit: str = ""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A name: the actors of the register it may mean, the likeliest first; none when it is unknown."""

    actor_ids: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks, without the marks."""

    words: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An outlet or agency that a text names as whose report it is; `cue` the words that say so."""

    outlet: str
    cue: str = ""


Value = Dates | Unresolved | Amount | Named | Quoted | Cited


@dataclass(frozen=True, slots=True)
class Find:
    """One find: code points of the text, end exclusive; `language` an ISO 639-1 code or "".

    `certainty` from 0 to 1. Nothing that is found becomes data until a person takes it.
    """

    start: int
    end: int
    kind: Kind
    value: Value
    language: str = ""
    certainty: float = 1.0
