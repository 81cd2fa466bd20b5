"""Names of the register in what is extracted: by surname as well, and in doubt where several are meant."""

from workbench.actors.names import NameFinder
from workbench.extraction.engine import extract
from workbench.extraction.model import Named

REGISTER = [
    ("bashar", "Bashar al-Assad"),
    ("maher", "Maher al-Assad"),
    ("haftar", "Khalifa Haftar"),
    ("tobruk", "Tobruk"),
]
FINDER = NameFinder(REGISTER, {"bashar", "maher", "haftar"})


def test_who_may_be_meant_is_handed_out_with_the_certainty() -> None:
    text = "Assad left Tobruk on 3 May 2021. K. Haftar stayed; Haftar's men and Maher al-Assad too."
    finds = extract(text, finder=FINDER, places={"tobruk"}, kinds={"name", "place"})
    assert [(text[one.start : one.end], one.kind, one.value, one.certainty) for one in finds] == [
        ("Assad", "name", Named(("maher",)), 1.0),
        ("Tobruk", "place", Named(("tobruk",)), 1.0),
        ("K. Haftar", "name", Named(("haftar",)), 1.0),
        ("Haftar", "name", Named(("haftar",)), 1.0),
        ("Maher al-Assad", "name", Named(("maher",)), 1.0),
    ]
    (either,) = extract("Assad left.", finder=FINDER, kinds={"name"})
    assert (either.value, either.certainty) == (Named(("bashar", "maher")), 0.5)
    (either,) = extract("General Mustafa Haftar rose. Haftar spoke.", finder=FINDER, kinds={"name"})
    assert (either.value, either.certainty) == (Named(("haftar",)), 0.5)
