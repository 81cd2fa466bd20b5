"""How a hit is shown and where it leads."""

from ui.app.place import Place
from ui.kit.entry_list import Entry
from workbench.kinds import KIND
from workbench.search import Hit
from workbench.search.find import KINDS as SEARCHED_KINDS

KIND_WORDS = {name: KIND[name].noun.capitalize() for name in SEARCHED_KINDS}
PICTURES = {name: KIND[name].picture for name in SEARCHED_KINDS}


def place_of(hit: Hit) -> Place:
    """The exact place a hit opens."""
    if hit.kind == "clip":
        return Place("source", hit.source_id, hit.start, hit.end, hit.id)
    if hit.kind == "source":
        return Place("source", hit.source_id or hit.id, hit.start, hit.end)
    return Place(KIND[hit.kind].place, hit.id)


def title_of(hit: Hit) -> str:
    """The first line."""
    return " ".join(hit.title.split()) or " ".join(hit.snippet.split())


def entry_of(hit: Hit) -> Entry:
    """A hit as a line; a snippet that only repeats the title is left out."""
    title = title_of(hit)
    detail = "" if " ".join(hit.snippet.split()) == title else hit.snippet
    return Entry(title, detail, KIND_WORDS[hit.kind], PICTURES[hit.kind], hit.marks if detail else (), hit)
