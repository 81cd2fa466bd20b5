"""Which actors of the register are protected sources: those said to be, and those of the same name."""

from collections.abc import Iterable

from workbench.guard.material import Material
from workbench.guard.model import Needle, Verdict
from workbench.guard.naming import People
from workbench.guard.open_names import OpenNames
from workbench.guard.people import Person, parts_of
from workbench.guard.reading import folded_words, read


def identities(material: Material, linked: set[str], authors: Iterable[str]) -> dict[str, Verdict]:
    """Actor id -> what happens when a name of the actor is found.

    An actor only of the same name whom open sources speak of may be somebody known to all: asked about.
    """
    found: dict[str, Verdict] = {}
    named = [(name, parts) for name in dict.fromkeys(authors) if len(parts := parts_of(name)) > 1]
    alone = {tuple(folded_words(name)) for name in authors if len(parts_of(name)) == 1}
    people = People(
        (Person(Needle(name, "", "name", role="analyst"), parts) for name, parts in named), OpenNames()
    )
    for actor, spelling in material.names:
        if actor in linked:
            found[actor] = "refuse"
        elif (named and _is_whole(people, spelling)) or tuple(folded_words(spelling)) in alone:
            known: Verdict = "ask" if actor in material.known_openly else "refuse"
            found.setdefault(actor, known)
    return found


def _is_whole(people: People, spelling: str) -> bool:
    """Whether a spelling of the register is the name of one of them."""
    return any(hit.verdict == "refuse" and hit.needle.words for hit in people.found_in(read(spelling)))
