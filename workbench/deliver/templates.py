"""Templates: ordinary Word files with content controls as places to fill."""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from workbench.deliver.markup import WORD
from workbench.deliver.package import cleaned, read_file, read_package
from workbench.values.errors import NotFound, Refused

SHIPPED = ("house-brief", "assessed-brief")
PLACES = (
    "title", "marking", "meta", "summary", "outlook", "sections", "figures", "actors", "sources", "scale",
    "annex", "closing", "notes",
)  # fmt: skip
"""Tags `gw:NAME` a template may have."""

REQUIRED = ("title", "summary", "outlook")


@dataclass(frozen=True, slots=True)
class Template:
    """The parts of a template, cleaned, and the tags in it that mean nothing to us."""

    name: str
    parts: dict[str, bytes]
    unknown: tuple[str, ...]


def load_template(name_or_path: str) -> Template:
    """A shipped template by name, or any .docx by path.

    Raises NotFound, or Refused naming each required place that is missing; nothing has been
    written then.
    """
    if name_or_path in SHIPPED:
        data = resources.files("resources").joinpath(f"templates/{name_or_path}.docx").read_bytes()
    else:
        path = Path(name_or_path)
        if not path.suffix:
            raise NotFound(f"There is no template “{name_or_path}”.", do=f"Shipped are {' and '.join(SHIPPED)}.")
        data = read_file(path)
    parts = cleaned(read_package(data, name_or_path))
    if "word/document.xml" not in parts:
        raise Refused(f"“{name_or_path}” is not a Word document (.docx).", do="Choose another template.")
    tags = _tags(parts)
    missing = [f"gw:{place}" for place in REQUIRED if place not in tags]
    if missing:
        raise Refused(
            f"The template “{Path(name_or_path).name}” has no place for {', '.join(missing)}.",
            "Nothing was written.",
            "In Word, add a plain or rich text content control with that tag.",
        )
    unknown = tuple(sorted(f"gw:{tag}" for tag in tags if tag not in PLACES))
    return Template(Path(name_or_path).stem, parts, unknown)


def _tags(parts: dict[str, bytes]) -> set[str]:
    from lxml import etree

    tags: set[str] = set()
    for name, data in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            tags.update(tag for tag, _place in places_in(etree.fromstring(data)))
    return tags


def places_in(root: Any) -> list[tuple[str, Any]]:
    """(tag without `gw:`, content control) for each of our places in a part, in document order."""
    found = []
    for control in root.iter(f"{{{WORD}}}sdt"):
        tag = control.find(f"{{{WORD}}}sdtPr/{{{WORD}}}tag")
        value = tag.get(f"{{{WORD}}}val", "") if tag is not None else ""
        if value.startswith("gw:"):
            found.append((value.removeprefix("gw:"), control))
    return found
