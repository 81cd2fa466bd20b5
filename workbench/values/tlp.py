"""Traffic Light Protocol 2.0 (FIRST, August 2022): labels, colours, order.

Labels are printed exactly so, never translated, in capitals, on a black ground.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A label, its colour on black (hex), and who may read on."""

    text: str
    colour: str
    sharing: str


GROUND = "#000000"
LABELS = (
    Label("TLP:CLEAR", "#FFFFFF", "No limit on sharing."),
    Label("TLP:GREEN", "#33FF00", "Within the community; not in public channels."),
    Label(
        "TLP:AMBER",
        "#FFC000",
        "Within the recipient's organisation and its clients, where they need to know.",
    ),
    Label("TLP:AMBER+STRICT", "#FFC000", "Within the recipient's organisation only, where it needs to know."),
    Label("TLP:RED", "#FF2B2B", "The named recipients only."),
)
_LABELS = {known.text: known for known in LABELS}
_ORDER = {"": -1, **{label.text: place for place, label in enumerate(LABELS)}}


def label(text: str) -> Label:
    """The label of that text; KeyError for another."""
    return _LABELS[text]


def strictness(text: str) -> int:
    """The place of a label in the order, CLEAR 0 to RED 4; -1 for the empty text. KeyError for others."""
    return _ORDER[text]


def strictest(labels: Iterable[str]) -> str:
    """The strictest of some labels; "" when none is given."""
    return max(labels, key=strictness, default="")


def normalised(text: str) -> str:
    """A label as others write it (`tlp amber+strict`, `WHITE`) in its exact form; "" when it is none."""
    name = text.upper().replace("TLP", "").strip(" :-").replace(" ", "").replace("_", "+")
    name = {"WHITE": "CLEAR", "AMBERSTRICT": "AMBER+STRICT"}.get(name, name)
    return f"TLP:{name}" if f"TLP:{name}" in _ORDER else ""
