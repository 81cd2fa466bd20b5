"""Areas on which states do not agree, and after which policy they are drawn."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from workbench.values.errors import Refused
from workbench.values.records import dataclass

UN, HELD = "un", "held"
POLICIES = (UN, HELD)
"""After the United Nations, or after who holds an area."""


@dataclass(frozen=True, slots=True)
class Area:
    """A disputed area. `un` and `held` are codes of countries, "" where that is not decided."""

    key: str
    name: str
    un: str
    held: str
    claimed: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Policy:
    """After whom disputed areas are drawn: a base, and areas by key for which it is otherwise."""

    base: str = UN
    exceptions: tuple[tuple[str, str], ...] = ()

    def owner(self, label: str) -> str:
        """To whom a face of the map belongs: a code of a country, "" where that is not decided."""
        area = areas().get(label)
        if area is None:
            return label
        return dict(self.exceptions).get(label, area.held if self.base == HELD else area.un)

    @property
    def words(self) -> str:
        """After whom borders are drawn, as it is printed."""
        told = "who holds each area" if self.base == HELD else "the practice of the United Nations"
        named = [f"{areas()[key].name}: {country(code)}" for key, code in self.exceptions]
        return f"{told}, except {', '.join(named)}" if named else told


@cache
def areas() -> Mapping[str, Area]:
    """The disputed areas by their keys."""
    text = resources.files("resources").joinpath("map/disputed.toml").read_text("utf-8")
    return {
        key: Area(key, one["name"], one["un"], one["held"], tuple(one["claimed"]), one["note"])
        for key, one in tomllib.loads(text).items()
    }


@cache
def countries() -> Mapping[str, str]:
    """The names of countries by their codes."""
    text = resources.files("resources").joinpath("map/countries.txt").read_text("utf-8")
    lines = [line.split("; ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    return dict(lines)


def country(code: str) -> str:
    """The name of a country; the words for none where nothing is decided."""
    return countries().get(code, code) if code else "undecided"


def require_policy(base: str, exceptions: str = "") -> None:
    """Raises Refused for a policy that is neither "" nor one of `POLICIES`, or unreadable exceptions."""
    if base and base not in POLICIES:
        raise Refused(
            f"“{base}” is not a policy on borders.", "Nothing was changed.", f"Use {', '.join(POLICIES)}."
        )
    exceptions_in(exceptions)


def exceptions_in(words: str) -> tuple[tuple[str, str], ...]:
    """Areas and codes of countries in words such as “Crimea: Ukraine; Kosovo: none”.

    Raises Refused for an area or a country that is not known.
    """
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in words.split(";"))):
        name, _colon, owner = (side.strip() for side in part.partition(":"))
        key = next((one.key for one in areas().values() if name.casefold() in _names(one)), "")
        if not key:
            raise Refused(
                f"“{name}” is not a disputed area.", "Nothing was changed.",
                f"Use one of: {', '.join(one.name for one in areas().values())}.",
            )  # fmt: skip
        found[key] = _code(owner)
    return tuple(found.items())


def _names(area: Area) -> set[str]:
    return {area.key, area.name.casefold(), area.name.casefold().replace("’", "'")}


def _code(owner: str) -> str:
    if owner.casefold() in ("none", "undecided"):
        return ""
    wanted = owner.casefold()
    known = countries().items()
    found = next((code for code, name in known if wanted in (code.casefold(), name.casefold())), "")
    if not found:
        raise Refused(
            f"“{owner}” is not a country of the map.", "Nothing was changed.",
            "Write “area: country”, or “area: none” where it belongs to nobody.",
        )  # fmt: skip
    return found
