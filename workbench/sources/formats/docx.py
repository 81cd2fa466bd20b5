"""Word documents as a person sees them: tracked changes accepted, hidden text left out."""

import io
import re
import zipfile
from typing import Any

from workbench.sources.formats.build import TextBuilder, walk_html
from workbench.sources.formats.language import language_of
from workbench.sources.reading import Reading
from workbench.values.errors import Unreadable
from workbench.values.moments import is_partial_date
from workbench.values.text import canonical

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off")
_MOST_XML = 120 * 1024 * 1024


def read(data: bytes, name: str) -> Reading:
    """Read a .docx or .docm through mammoth, with access to other files switched off."""
    import lxml.html
    import mammoth

    warnings: list[str] = []
    package = _Package(data)
    prepared, hidden = package.without_hidden_text()
    if hidden:
        warnings.append(f"{hidden} hidden passages were left out.")
    result = mammoth.convert_to_html(
        io.BytesIO(prepared), convert_image=_no_picture, external_file_access=False, style_map=_STYLES
    )
    builder = TextBuilder()
    if result.value.strip():
        walk_html(lxml.html.fragment_fromstring(result.value, create_parent="div"), builder)
    else:
        warnings.append("The document holds no text.")
    facts = package.properties()
    active = package.active()
    if active.get("tracked changes"):
        warnings.append("The document has tracked changes; it was read as if all were accepted.")
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        title=facts.get("title", "") or _first_heading(builder),
        author=facts.get("creator", ""),
        published_on=facts.get("created", ""),
        language=language_of(builder.text),
        reader="docx 1",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        warnings=tuple(warnings),
        facts={name: "document properties" for name in ("title", "author") if facts.get(name)}
        | ({"published_on": "the day the file was made"} if facts.get("created") else {}),
        active=active,
    )


_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
"""


def _no_picture(_image: Any) -> list[Any]:
    return []


def _first_heading(builder: TextBuilder) -> str:
    for span in builder.spans:
        if span.kind == "heading":
            return builder.text[span.start : span.end]
    return ""


class _Package:
    """The parts of the zip, read with care: no part with a DTD, none too large to parse."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = set(self._zip.namelist())
        for member in self._zip.infolist():
            if member.filename.endswith((".xml", ".rels")):
                self._require_harmless(member)

    def _require_harmless(self, member: zipfile.ZipInfo) -> None:
        if member.file_size > _MOST_XML:
            raise Unreadable("A part of the document is larger than any real one; it was not read.")
        with self._zip.open(member) as part:
            head = part.read(4096)
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head or b"<\0!\0D\0O\0C" in head:
            raise Unreadable("The document declares entities, which Word never does; it was not read.")

    def _part(self, name: str) -> bytes:
        return self._zip.read(name) if name in self._names else b""

    def without_hidden_text(self) -> tuple[bytes, int]:
        """The package without runs marked as hidden, and how many there were."""
        parts = [
            name for name in self._names if re.fullmatch(r"word/(?:document|footnotes|endnotes)\.xml", name)
        ]
        changed: dict[str, bytes] = {}
        hidden = 0
        for name in parts:
            xml = self._part(name)
            if b"vanish" in xml:
                changed[name], count = _drop_hidden_runs(xml)
                hidden += count
        return (_rezipped(self._zip, changed), hidden) if hidden else (self._data, 0)

    def properties(self) -> dict[str, str]:
        """Title, creator and the day of creation, as the core properties state them."""
        xml = self._part("docProps/core.xml").decode("utf-8", "replace")
        found = {}
        for field in ("title", "creator", "created"):
            match = re.search(rf"<(?:dc|dcterms):{field}[^>]*>([^<]*)<", xml)
            if match:
                from html import unescape

                found[field] = " ".join(canonical(unescape(match.group(1))).split())
        created = found.get("created", "")[:10]
        return {**found, "created": created if is_partial_date(created) else ""}

    def active(self) -> dict[str, int]:
        """What the document carries besides words."""
        document = self._part("word/document.xml")
        relations = b"".join(self._part(name) for name in self._names if name.endswith(".rels"))
        counts = {
            "macros": sum(name.lower().endswith("vbaproject.bin") for name in self._names),
            "embedded objects": sum("/embeddings/" in name for name in self._names),
            "remote references": len(re.findall(rb'TargetMode="External"', relations)),
            "attached template": len(re.findall(rb"relationships/attachedTemplate", relations)),
            "comments": len(re.findall(rb"<w:comment ", self._part("word/comments.xml"))),
            "tracked changes": len(re.findall(rb"<w:(?:ins|del|moveFrom|moveTo)[ >]", document)),
        }
        return {name: count for name, count in counts.items() if count}


def _drop_hidden_runs(xml: bytes) -> tuple[bytes, int]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(xml, parser)
    hidden = 0
    for mark in list(root.iter(f"{_WORD}vanish")):
        run = mark.getparent().getparent() if mark.getparent() is not None else None
        if run is not None and run.tag == f"{_WORD}r" and mark.get(f"{_WORD}val") not in _OFF:
            hidden += bool("".join(run.itertext()).strip())
            run.getparent().remove(run)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), hidden


def _rezipped(package: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.namelist():
            copy.writestr(name, changed.get(name) or package.read(name))
    return target.getvalue()
