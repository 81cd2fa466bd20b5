"""OpenDocument texts and presentations as a person sees them: deleted and hidden words left out."""

from typing import Any

from workbench.sources.reading.formats.build import TextBuilder
from workbench.sources.reading.formats.dates import partial_date
from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.formats.odf_numbers import OdfNumbers
from workbench.sources.reading.formats.odf_styles import OFFICE, TEXT, OdfStyles, namespaced
from workbench.sources.reading.formats.raised import moved, said_before
from workbench.sources.reading.formats.told import hidden_left_out, in_white_letters, struck_left_out
from workbench.sources.reading.formats.xml_package import KEPT, XmlPackage
from workbench.sources.reading.model import Reading
from workbench.values.errors import Unreadable

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_SKIPPED = {
    f"{TEXT}tracked-changes", f"{TEXT}deletion", f"{OFFICE}annotation", f"{OFFICE}forms",
    f"{TEXT}sequence-decls",
    f"{TEXT}variable-decls", f"{TEXT}user-field-decls", f"{OFFICE}event-listeners", f"{TEXT}hidden-text",
    f"{TEXT}ruby-text", f"{TEXT}note-citation", f"{OFFICE}annotation-end",
    "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}notes",
}  # fmt: skip
_HIDDEN = {f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"}


def read(data: bytes, name: str) -> Reading:
    """Read .odt, .ott or .odp; formulas, drawings and charts are left alone."""
    package = XmlPackage(data)
    content = package.tree("content.xml")
    if b"manifest:encryption-data" in package.part("META-INF/manifest.xml"):
        raise Unreadable(
            "The document is protected with a password.", kept=KEPT, do="Save it without one and add that."
        )
    if content is None:
        raise Unreadable("The document has no content, or it is damaged.", kept=KEPT)
    stated = package.tree("styles.xml")
    styles = OdfStyles(stated, content)
    walker = _Walker(styles, OdfNumbers(stated, content))
    body = content.find(f"{OFFICE}body")
    if body is not None:
        walker.walk(body)
    walker.add_notes()
    for kind, words in styles.margins():
        walker.builder.add(kind, words)
    builder, meta = walker.builder, _meta(package)
    title, title_from = meta.get("title", ""), "document properties"
    if not title:
        title = next((words for kind, words, _ in builder.blocks() if kind == "heading"), "")
        title_from = "the first heading"
    active = _active(package, content)
    author, created = meta.get("initial-creator") or meta.get("creator", ""), meta.get("creation-date", "")
    made = "document properties: whoever made the file"
    day = "the day the file was made, which need not be the day it was published"
    origins = {
        "title": title_from if title else "",
        "author": made if author else "",
        "published_on": day if created else "",
        "last changed": meta.get("date", ""),
    }
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        title=title,
        author=author,
        published_on=created,
        language=language_of(builder.text, meta.get("language", "")),
        reader="odf 3",
        media_type=package.part("mimetype").decode("ascii", "replace").strip(),
        page_count=walker.pages,
        warnings=tuple(_warnings(walker, active)),
        facts={fact: where for fact, where in origins.items() if where},
        active=active,
    )


class _Walker:
    """Goes through the body; the words of a paragraph are gathered until it ends."""

    def __init__(self, styles: OdfStyles, numbers: OdfNumbers) -> None:
        self.builder = TextBuilder()
        self.hidden = 0
        self.struck = 0
        self.white: list[str] = []
        self.pages = 0
        self._styles = styles
        self._numbers = numbers
        self._notes: list[tuple[str, Any]] = []

    def walk(self, element: Any, kind: str = "paragraph", level: int = 0) -> None:
        """Every block below an element; what stands in lists and cells is of that kind."""
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, kind, level)
            elif tag == f"{TEXT}list":
                self._numbers.enter(child)
                self.walk(child, "list_item" if kind == "paragraph" else kind, level + 1)
                self._numbers.leave()
            elif tag == f"{TEXT}list-item":
                self._numbers.item(child)
                self.walk(child, kind, level)
            elif tag == f"{_TABLE}table-cell":
                self._cell(child, level)
            elif tag in _SKIPPED:
                self.hidden += tag in _HIDDEN and bool("".join(child.itertext()).strip())
            elif child.get(f"{TEXT}display") == "none":
                self.hidden += 1
            else:
                start = self.builder.length
                self.walk(child, kind, level)
                if tag == f"{_DRAW}page":
                    self.pages += 1
                    self.builder.span("page", start, label=str(self.pages))

    def _cell(self, cell: Any, level: int) -> None:
        self.walk(cell, "table_cell", level)

    def _paragraph(self, paragraph: Any, kind: str, level: int) -> None:
        style = paragraph.get(f"{TEXT}style-name") or ""
        words: list[str] = []
        boxes: list[Any] = []
        marked: list[str] = []
        if self._styles.hides(style) or paragraph.find(f"{TEXT}hidden-paragraph") is not None:
            self.hidden += bool("".join(paragraph.itertext()).strip())
            return
        if self._styles.strikes(style):
            self.struck += bool("".join(paragraph.itertext()).strip())
            return
        self._gather(paragraph, words, boxes, marked)
        role = self._styles.role(style)
        if paragraph.tag == f"{TEXT}h" and kind != "table_cell":
            outline = paragraph.get(f"{TEXT}outline-level") or "1"
            kind, level = "heading", int(outline) if outline.isdigit() else 1
        elif kind == "paragraph" and role:
            kind, level = role
        said = "".join(words)
        number = self._numbers.taken() or (
            self._numbers.heading(paragraph, level) if kind == "heading" else ""
        )
        said = number + said if said.strip() else said
        before = self.builder.length
        self.builder.add(kind, said, level)
        if said.strip() and self._styles.is_white(style):
            marked = [said]
        for passage in marked if self.builder.length > before else []:
            self.white.append(passage)
            self.builder.mark_last("hidden", passage, "white text")
        for box in boxes:
            self.walk(box)

    def _gather(self, element: Any, words: list[str], boxes: list[Any], marked: list[str]) -> None:
        """The words of a paragraph in order; text boxes in it come after it."""
        words.append(" ".join((element.text or "").split("\n")))
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            style = child.get(f"{TEXT}style-name") or ""
            if tag == f"{TEXT}note":
                self._note(child, words)
            elif tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
                words.append(" ")
            elif tag.startswith(_DRAW):
                boxes.append(child)
            elif tag in _SKIPPED or (tag == f"{TEXT}span" and self._styles.hides(style)):
                self.hidden += tag not in (_SKIPPED - _HIDDEN) and bool("".join(child.itertext()).strip())
            elif tag == f"{TEXT}span" and self._styles.strikes(style):
                self.struck += bool("".join(child.itertext()).strip())
            elif tag:
                start = len(words)
                self._gather(child, words, boxes, marked)
                self._shift(style, words, start)
                if tag == f"{TEXT}span" and self._styles.is_white(style):
                    marked.append("".join(words[start:]))
            words.append(" ".join((child.tail or "").split("\n")) if child is not None else "")

    def _shift(self, style: str, words: list[str], start: int) -> None:
        """Write the words from `start` on as what they are, where their style moves them off the line."""
        shift = self._styles.shift(style)
        if shift:
            words[start:] = [moved(shift, "".join(words[start:]), said_before(words, start))]

    def _note(self, note: Any, words: list[str]) -> None:
        citation = note.find(f"{TEXT}note-citation")
        number = "".join(citation.itertext()).strip() if citation is not None else ""
        number = number or str(len(self._notes) + 1)
        words.append(f"[{number}]")
        self._notes.append((number, note.find(f"{TEXT}note-body")))

    def add_notes(self) -> None:
        """Footnotes and endnotes after the text, under the numbers they have in it."""
        for number, body in self._notes:
            if body is not None:
                pieces: list[str] = []
                self._gather(body, pieces, [], [])
                words = "".join(pieces)
                self.builder.add("footnote", words, label=number)


def _meta(package: XmlPackage) -> dict[str, str]:
    root = package.tree("meta.xml")
    found: dict[str, str] = {}
    for element in root.iter() if root is not None else ():
        name = namespaced(element)[1]
        words = " ".join((element.text or "").split())
        if words and name in ("title", "initial-creator", "creator", "creation-date", "date", "language"):
            found.setdefault(name, partial_date(words[:10]) if name.endswith("date") else words)
    return found


def _active(package: XmlPackage, content: Any) -> dict[str, int]:
    """What the document carries besides words; nothing of it is opened."""
    targets = [
        (element.tag, target)
        for element in content.iter()
        if isinstance(element.tag, str) and (target := element.get(f"{_XLINK}href"))
    ]
    remote = [
        tag for tag, target in targets if target.split(":")[0].lower() in ("http", "https", "ftp", "file")
    ]
    links = [tag for tag in remote if tag == f"{TEXT}a"]
    counts = {
        "macros": sum(
            name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in package.names
        ),
        "embedded objects": sum(tag in (f"{_DRAW}object", f"{_DRAW}object-ole") for tag, _ in targets),
        "links": len(links),
        "remote references": len(remote) - len(links),
        "comments": sum(1 for _ in content.iter(f"{OFFICE}annotation")),
        "tracked changes": sum(1 for _ in content.iter(f"{TEXT}changed-region")),
    }
    return {name: count for name, count in counts.items() if count}


def _warnings(walker: _Walker, active: dict[str, int]) -> list[str]:
    warnings = [*hidden_left_out(walker.hidden), *in_white_letters(len(walker.white))]
    warnings += struck_left_out(walker.struck)
    if active.get("tracked changes"):
        warnings.append("The document has tracked changes; it was read as if all were accepted.")
    if active.get("comments"):
        warnings.append("The document has comments in its margin; they are not part of the text.")
    if not walker.builder.text:
        warnings.append("The document holds no text.")
    return warnings
