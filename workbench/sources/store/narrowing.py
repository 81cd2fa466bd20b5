"""What a list is narrowed down to: values of several kinds, a stretch of time, and how they are kept."""

import json
from dataclasses import asdict, fields, replace
from typing import Any, Self

from workbench.casefile.file.damaged import object_of
from workbench.values.records import dataclass


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A subclass has a field with a tuple of values for each kind: any of them, an empty one any at all.

    The dates are partial ISO dates.
    """

    from_on: str = ""
    to_on: str = ""

    def __bool__(self) -> bool:
        return self != type(self)()

    def values_of(self, kind: str) -> tuple[str, ...]:
        """The values asked for of a kind, by the name of its field; not the dates, nor the words."""
        values: tuple[str, ...] = getattr(self, kind)
        return values

    def toggled(self, kind: str, value: str) -> Self:
        """The same with one more value of a kind, or without it where it was asked for."""
        values = self.values_of(kind)
        left = tuple(one for one in values if one != value)
        changed: dict[str, Any] = {kind: left if value in values else (*values, value)}
        return replace(self, **changed)

    def to_json(self) -> str:
        """As it is kept: what is empty is left out."""
        return json.dumps({name: value for name, value in asdict(self).items() if value}, ensure_ascii=False)

    @classmethod
    def from_json(cls, kept: str) -> Self:
        """What was kept; what this version does not have is passed over. Raises Damaged for other words."""
        known = {field.name for field in fields(cls)}
        values: dict[str, Any] = {}
        for name, value in object_of(kept).items():
            if name in known:
                values[name] = tuple(value) if isinstance(value, list) else value
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Offer:
    """One value that a list can be narrowed down to: how many of it have it."""

    value: str
    words: str
    count: int
