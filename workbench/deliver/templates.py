"""Templates: ordinary Word files with content controls as places to fill."""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path

from workbench.briefs.layouts import NAMES
from workbench.deliver.cleaning import cleaned, parsed
from workbench.deliver.manuscript import Manuscript
from workbench.deliver.markup import WORD
from workbench.deliver.package import read_file, read_package
from workbench.deliver.places import Place, misplaced, places_in
from workbench.deliver.stylebook import StyleBook
from workbench.deliver.traces import traces
from workbench.values.errors import NotFound, Refused

SHIPPED = tuple(NAMES)
PLACES = (
    "title", "marking", "meta", "summary", "outlook", "sections", "figures", "actors", "sources", "scale",
    "annex", "closing", "notes", "footnotes",
)  # fmt: skip
"""Tags `gw:NAME` a template may have."""

_NEEDED = {"word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels"}
REQUIRED = ("title", "summary", "outlook")


@dataclass(frozen=True, slots=True)
class Template:
    """The parts of a template, cleaned; the places it has, and the tags in it that mean nothing to us.

    `links` are the hyperlinks its designer put there, approved by choosing the template. `notes` is
    endnotes; footnotes where there is a place gw:footnotes, which vanishes; annex where gw:notes has a
    line to fill, which becomes a numbered list of sources. With a heading alone, gw:notes stands over
    endnotes.
    """

    name: str
    parts: dict[str, bytes]
    unknown: tuple[str, ...]
    places: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    notes: str = "endnotes"


def load_template(name_or_path: str) -> Template:
    """A shipped template by name, or any .docx by path.

    Raises NotFound, or Refused naming each required place that is missing or stands where it cannot
    be filled; nothing has been written then.
    """
    if name_or_path in SHIPPED:
        data = resources.files("resources").joinpath(f"templates/{name_or_path}.docx").read_bytes()
    else:
        path = Path(name_or_path)
        if not path.suffix:
            raise NotFound(
                f"There is no template “{name_or_path}”.", do=f"Shipped are {' and '.join(SHIPPED)}."
            )
        data = read_file(path)
    return _template_of(Path(name_or_path).name, data)


@lru_cache(2)
def _template_of(name: str, data: bytes) -> Template:
    """The template that a file holds. Nobody alters its parts, so the last ones are kept."""
    original = read_package(data, name)
    if _NEEDED - set(original):
        raise Refused(f"“{name}” is not a Word document (.docx).", do="Choose another template.")
    parts = cleaned(original)
    tags = _tags(parts, name)
    missing = [f"gw:{place}" for place in REQUIRED if place not in tags]
    if missing:
        raise Refused(
            f"The template “{name}” has no content control for {', '.join(missing)}.",
            "No file was written.",
            "In Word, add a plain or rich text content control with that tag.",
        )
    links = _links(parts)
    _refuse_traces(parts, links, name)
    unknown = tuple(sorted(f"gw:{tag}" for tag in tags if tag not in PLACES))
    notes = _kind_of_notes(parts)
    if notes == "footnotes" and b"<w:footnoteReference" in parts["word/document.xml"]:
        raise _own_notes(name, "footnotes")
    return Template(Path(name).stem, parts, unknown, frozenset(tags & set(PLACES)), links, notes)


def refuse_losses(manuscript: Manuscript, template: Template) -> None:
    """Statements and the marking are never left out silently: Refused where there is no place for them."""
    lost = []
    if any(part.kind == "other" and part.paragraphs for part in manuscript.parts):
        lost.append("sections")
    if manuscript.handling:
        lost.append("marking")
    lost = [place for place in lost if place not in template.places]
    if lost:
        raise Refused(
            f"The brief has {' and '.join(lost)}, and the template “{template.name}” no place for them "
            f"({', '.join(f'gw:{place}' for place in lost)}).",
            "No file was written.",
            "Add that place in Word, or choose another template.",
        )


def left_out(manuscript: Manuscript, template: Template) -> tuple[str, ...]:
    """What the manuscript holds and the template, by design or not, has no place for."""
    held = {
        "meta": manuscript.meta, "closing": manuscript.closing, "figures": manuscript.figures,
        "actors": manuscript.actors, "sources": manuscript.source_summary, "scale": manuscript.scale_rows,
        "annex": manuscript.annex or manuscript.review_summary or manuscript.reasoning or manuscript.seal
        or manuscript.matrices,
    }  # fmt: skip
    return tuple(place for place, content in held.items() if content and place not in template.places)


def _tags(parts: dict[str, bytes], name: str) -> set[str]:
    tags: set[str] = set()
    for part, data in parts.items():
        if not (part.startswith("word/") and part.endswith(".xml")):
            continue
        root = parsed(data, part)
        if part == "word/document.xml" and any(True for _found in root.iter(f"{{{WORD}}}endnoteReference")):
            raise _own_notes(name, "endnotes")
        for tag, control in places_in(root):
            if tag in PLACES and misplaced(tag, control):
                raise Refused(
                    f"In the template “{name}”, gw:{tag} stands within a line or around a table row.",
                    "No file was written.",
                    "Give that content control a line of its own.",
                )
            tags.add(tag)
    return tags


def _own_notes(name: str, kind: str) -> Refused:
    return Refused(
        f"The template “{name}” has {kind} of its own.", do="Delete them in Word; the brief brings its own."
    )


def _kind_of_notes(parts: dict[str, bytes]) -> str:
    found = dict(places_in(parsed(parts["word/document.xml"])))
    if "footnotes" in found:
        return "footnotes"
    lists = "notes" in found and Place("notes", found["notes"], StyleBook(parts["word/styles.xml"])).has_body
    return "annex" if lists else "endnotes"


def _refuse_traces(parts: dict[str, bytes], links: tuple[str, ...], name: str) -> None:
    """What cleaning cannot take out without changing the template is the designer's to take out."""
    # Its properties are replaced, its places filled and its notes counted when the brief is written.
    later = ("the properties", "not filled", "the notes")
    found = [known for known in traces(parts, set(links)) if not any(word in known for word in later)]
    kept = list(dict.fromkeys(found))[:3]
    if kept:
        raise Refused(
            f"The template “{name}” would give something away: {'; '.join(kept)}.",
            "No file was written.",
            "Remove it in Word, or choose another template.",
        )


def _links(parts: dict[str, bytes]) -> tuple[str, ...]:
    relations = [
        relation for name, data in parts.items() if name.endswith(".rels") for relation in parsed(data, name)
    ]
    targets = {
        relation.get("Target", "")
        for relation in relations
        if relation.get("Type", "").endswith("/hyperlink")
    }
    return tuple(sorted(target for target in targets if target.startswith(("https:", "http:", "mailto:"))))
