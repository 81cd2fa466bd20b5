"""The look of a figure: which colour each role has, and in which font words are written.

In greyscale neighbouring roles differ in lightness, and no two roles that mean something differ for the
colour-blind by red and green alone; shapes, dashes and hatching tell them apart besides. Words have a
contrast of 4.5 to 1 with whatever they lie on, marks that say something one of 3 to 1 with it or an edge.
"""

from collections.abc import Mapping
from types import MappingProxyType

from workbench.values.records import dataclass

ROLES = (
    "paper", "ink", "quiet", "line", "pale", "accent", "first", "second", "third", "fourth", "for",
    "against", "context", "land", "home", "water",
)  # fmt: skip
"""Names of colours that marks use."""

_LIGHT = {
    "paper": "#ffffff",
    "ink": "#1b1f24",
    "quiet": "#525c66",
    "line": "#c5ccd4",
    "pale": "#eef1f5",
    "accent": "#1f3a5f",
    "first": "#1f3a5f",
    "second": "#bf7a14",
    "third": "#6f97bd",
    "fourth": "#757b84",
    "for": "#1f3a5f",
    "against": "#bf7a14",
    "context": "#a9b0b8",
    "land": "#e7e4dc",
    "home": "#fbfaf6",
    "water": "#cbd9e4",
}
_DARK = {
    "paper": "#1f2024",
    "ink": "#e7e7e4",
    "quiet": "#b0b3b9",
    "line": "#4a4d54",
    "pale": "#2b2d32",
    "accent": "#7f9fe0",
    "first": "#7f9fe0",
    "second": "#f2cf94",
    "third": "#4d6f9f",
    "fourth": "#8b8f97",
    "for": "#7f9fe0",
    "against": "#f2cf94",
    "context": "#6e7178",
    "land": "#33353a",
    "home": "#43454b",
    "water": "#1c2833",
}


@dataclass(frozen=True, slots=True)
class Look:
    """Colours by role (`#rrggbb`) and the name of a font."""

    colours: tuple[tuple[str, str], ...]
    font: str = ""

    def colour(self, role: str) -> str:
        """The colour of a role. Raises KeyError for a name that is none."""
        return self.by_role[role]

    @property
    def by_role(self) -> Mapping[str, str]:
        """The colours by their roles."""
        return MappingProxyType(dict(self.colours))


def look(font: str = "", dark: bool = False, colours: Mapping[str, str] = MappingProxyType({})) -> Look:
    """The look of the program with a font and with other colours for some roles."""
    known = {**(_DARK if dark else _LIGHT), **colours}
    return Look(tuple(sorted(known.items())), font)


def lightness(colour: str) -> float:
    """How light a colour is in greyscale, from 0 (black) to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another in it."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)
