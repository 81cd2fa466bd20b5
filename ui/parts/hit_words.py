"""How a hit is shown and where it leads."""

from ui.app.place import Place
from ui.kit.entry_list import Entry
from workbench.search import Hit

KIND_WORDS = {
    "source": "Source",
    "clip": "Clip",
    "actor": "Actor",
    "claim": "Claim",
    "brief": "Brief",
    "statement": "Statement",
    "publication": "Outlet",
}
PICTURES = {
    "source": "sources",
    "clip": "clip",
    "actor": "actors",
    "claim": "claims",
    "brief": "briefs",
    "statement": "briefs",
    "publication": "outlets",
}


def place_of(hit: Hit) -> Place:
    """The exact place a hit opens."""
    if hit.kind == "clip":
        return Place("source", hit.source_id, hit.start, hit.end, hit.id)
    if hit.kind == "source":
        return Place("source", hit.source_id or hit.id, hit.start, hit.end)
    if hit.kind == "publication":
        return Place("outlet", hit.id)
    return Place(hit.kind, hit.id)


def title_of(hit: Hit) -> str:
    """The first line."""
    return " ".join(hit.title.split()) or " ".join(hit.snippet.split())


def entry_of(hit: Hit) -> Entry:
    """A hit as a line; a snippet that only repeats the title is left out."""
    title = title_of(hit)
    detail = "" if " ".join(hit.snippet.split()) == title else hit.snippet
    return Entry(title, detail, KIND_WORDS[hit.kind], PICTURES[hit.kind], hit.marks if detail else (), hit)
