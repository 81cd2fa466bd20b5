"""Which actors of the register are protected sources: those said to be, and those of the same name."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.guard.material import Material
from workbench.guard.model import Needle, Verdict
from workbench.guard.naming import People
from workbench.guard.open_names import OpenNames
from workbench.guard.people import Person, parts_of
from workbench.guard.reading import folded_words, read


@dataclass(frozen=True, slots=True)
class Identities:
    """Actor id -> what happens when a name of the actor is found; and the authors who are known openly."""

    verdicts: dict[str, Verdict]
    known_authors: frozenset[str]


def identities(material: Material, linked: set[str], authors: Iterable[str]) -> Identities:
    """Which actors are protected sources.

    An actor only of the same name whom open sources speak of may be somebody known to all: asked about.
    """
    found: dict[str, Verdict] = {}
    known: set[str] = set()
    named = {name: parts for name in authors if (parts := parts_of(name))}
    alone = {tuple(folded_words(name)): name for name, parts in named.items() if len(parts) == 1}
    people = People(
        (
            Person(Needle(name, "", "name", role="analyst"), parts)
            for name, parts in named.items()
            if len(parts) > 1
        ),
        OpenNames(),
    )
    for actor, spelling in material.names:
        if actor in linked:
            found[actor] = "refuse"
            continue
        author = _author_of(people, spelling) or alone.get(tuple(folded_words(spelling)), "")
        if author and actor in material.known_openly:
            known.add(author)
        if author:
            found.setdefault(actor, "ask" if actor in material.known_openly else "refuse")
    return Identities(found, frozenset(known))


def _author_of(people: People, spelling: str) -> str:
    """Whose name a spelling of the register is; "" where it is nobody's."""
    hits = people.found_in(read(spelling))
    return next((hit.needle.words for hit in hits if hit.verdict == "refuse"), "")
