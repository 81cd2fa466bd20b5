"""Which publication of the register a document belongs to, and how that is known."""

from workbench.sources.model import Publication
from workbench.sources.store.outlets import Outlet, outlet_at, outlet_named, places_of
from workbench.sources.store.publications import Publications
from workbench.values.records import dataclass


@dataclass(frozen=True, slots=True)
class Recognised:
    """A publication, and on what it was recognised."""

    publication: Publication
    origin: str


def recognise(publications: Publications, url: str, site: str) -> Recognised | None:
    """The publication an address and the name in a document lead to; None when they lead nowhere.

    What the analyst entered comes first, then the shipped list; the address is stronger than the
    name. A publication of the list is entered in the case, with the grade F (unknown): how reliable
    it is, its user says. Call it inside a change.
    """
    places = places_of(url) if url else []
    if own := _under(publications, places):
        return Recognised(own, f"its address, entered with {own.name}")
    listed = outlet_at(url) if url else None
    if listed:
        return Recognised(
            entered(publications, listed), f"its address, in the list of outlets as {listed.name}"
        )
    if not site.strip():
        return None
    known = publications.find(site)
    if known:
        return Recognised(known, "the name the document gives")
    listed = outlet_named(site)
    if listed:
        origin = f"the name the document gives, in the list of outlets as {listed.name}"
        return Recognised(entered(publications, listed), origin)
    return Recognised(publications.add(site), "the name the document gives")


def _under(publications: Publications, places: list[str]) -> Publication | None:
    by_domain = publications.by_domain() if places else {}
    return next((by_domain[place] for place in places if place in by_domain), None)


def entered(publications: Publications, outlet: Outlet) -> Publication:
    """An outlet of the shipped list as the case has it; entered where it is not there yet."""
    for name in outlet.names:
        if known := publications.find(name):
            return known
    return publications.add(
        outlet.name,
        kind=outlet.kind,
        affiliation=outlet.stands_behind,
        country=outlet.country,
        languages=" ".join(outlet.languages),
        domains=" ".join(outlet.domains),
    )
