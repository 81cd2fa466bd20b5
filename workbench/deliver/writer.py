"""From manuscript and template to the bytes of a Word file.

Each place of the template holds sample paragraphs; what is filled in takes their styles, so a
designer changes the look in Word alone. Same manuscript, same bytes.
"""

import re
from typing import Any
from xml.sax.saxutils import escape

from workbench.deliver.manuscript import Manuscript, Paragraph, Part
from workbench.deliver.markup import (
    NAMESPACES,
    RELATIONS,
    WORD,
    endnote_reference,
    paragraph,
    picture,
    table,
    words,
)
from workbench.deliver.notes import CONTENT_TYPE, Endnotes
from workbench.deliver.package import bare_png, write_package
from workbench.deliver.templates import Template, places_in

_W = f"{{{WORD}}}"
_ENDNOTES = "endnotes"
_IMAGE = "image"


def write(manuscript: Manuscript, template: Template) -> bytes:
    """The Word file. Places that have nothing to hold vanish with their headings."""
    return _Writer(manuscript, template).bytes()


class _Writer:
    def __init__(self, manuscript: Manuscript, template: Template) -> None:
        self._manuscript = manuscript
        self._parts = dict(template.parts)
        self._notes = Endnotes(manuscript.notes)
        self._relations: list[str] = []

    def bytes(self) -> bytes:
        from lxml import etree

        for name in self._parts:
            if re.fullmatch(r"word/(?:document|header\d*|footer\d*)\.xml", name):
                root = etree.fromstring(self._parts[name])
                for tag, control in places_in(root):
                    self._fill(tag, control)
                if name == "word/document.xml":
                    _number_endnotes_in_decimals(root)
                self._parts[name] = etree.tostring(
                    root, xml_declaration=True, encoding="UTF-8", standalone=True
                )
        self._add_endnotes()
        self._add_relations()
        self._parts["docProps/core.xml"] = _core_properties(self._manuscript)
        self._parts["docProps/app.xml"] = _APPLICATION
        return write_package(self._parts)

    def _fill(self, tag: str, control: Any) -> None:
        """Put what belongs in a place where its content control stands."""
        fill = getattr(self, f"_fill_{tag}", None)
        if fill is None:
            return
        pattern = _Pattern(control)
        content = fill(pattern)
        parent = control.getparent()
        for element in _elements(content):
            control.addprevious(element)
        parent.remove(control)
        if parent.tag == f"{_W}tc" and parent.find(f"{_W}p") is None:
            parent.append(_elements(paragraph("", "Normal"))[0])

    # -- the places ---------------------------------------------------------------------------

    def _fill_title(self, pattern: "_Pattern") -> str:
        return pattern.paragraph(words(self._manuscript.title))

    def _fill_marking(self, pattern: "_Pattern") -> str:
        label = self._manuscript.handling
        return pattern.paragraph(words(label, f"Marking{_style_name(label)}")) if label else ""

    def _fill_meta(self, pattern: "_Pattern") -> str:
        return pattern.paragraph(words(self._manuscript.meta)) if self._manuscript.meta else ""

    def _fill_summary(self, pattern: "_Pattern") -> str:
        return self._sections(pattern, "summary")

    def _fill_outlook(self, pattern: "_Pattern") -> str:
        return self._sections(pattern, "outlook")

    def _fill_sections(self, pattern: "_Pattern") -> str:
        return self._sections(pattern, "other")

    def _fill_closing(self, pattern: "_Pattern") -> str:
        return pattern.paragraph(words(self._manuscript.closing)) if self._manuscript.closing else ""

    def _fill_notes(self, pattern: "_Pattern") -> str:
        return pattern.heading_xml() if self._notes.count else ""

    def _fill_sources(self, pattern: "_Pattern") -> str:
        summary = self._manuscript.source_summary
        return pattern.heading_xml() + pattern.paragraph(words(summary)) if summary else ""

    def _fill_actors(self, pattern: "_Pattern") -> str:
        actors = self._manuscript.actors
        if not actors:
            return ""
        rows = [("Actor", "Who", "Posts"), *((actor.name, actor.description, actor.posts) for actor in actors)]
        return pattern.heading_xml() + table(rows, (2600, 3800, 2700)) + pattern.after_table()

    def _fill_scale(self, pattern: "_Pattern") -> str:
        if not self._manuscript.scale_rows:
            return ""
        rows = [("Term", "Likelihood"), *self._manuscript.scale_rows]
        name = pattern.paragraph(words(self._manuscript.scale_name))
        return pattern.heading_xml() + name + table(rows, (5600, 3500)) + pattern.after_table()

    def _fill_annex(self, pattern: "_Pattern") -> str:
        if not self._manuscript.annex:
            return ""
        rows = [("Statement", "Claim", "Grade", "Source")]
        rows += [(row.statement, row.claim, row.grade, row.source) for row in self._manuscript.annex]
        return pattern.heading_xml() + table(rows, (2600, 3100, 900, 2500)) + pattern.after_table()

    def _fill_figures(self, pattern: "_Pattern") -> str:
        content = pattern.heading_xml() if self._manuscript.figures else ""
        for number, figure in enumerate(self._manuscript.figures, 1):
            name = f"media/figure{number}.png"
            self._parts[f"word/{name}"] = bare_png(figure.png)
            relation = self._relate(_IMAGE, name)
            drawn = picture(relation, number, figure.width, figure.height, figure.alternative)
            content += pattern.paragraph(drawn) + pattern.second(words(f"Figure {number}. {figure.caption}"))
        return content

    # -- statements ---------------------------------------------------------------------------

    def _sections(self, pattern: "_Pattern", kind: str) -> str:
        parts = [part for part in self._manuscript.parts if part.kind == kind and part.paragraphs]
        return "".join(self._section(pattern, part) for part in parts)

    def _section(self, pattern: "_Pattern", part: Part) -> str:
        content = pattern.heading_xml(part.title)
        for statement in part.paragraphs:
            content += pattern.paragraph(words(statement.text) + self._references(statement))
            assessment = assessment_line(statement)
            if assessment and pattern.has_second:
                content += pattern.second(words(assessment))
        return content

    def _references(self, statement: Paragraph) -> str:
        return endnote_reference(self._notes.cite(statement.notes)) if statement.notes else ""

    # -- parts of the package -----------------------------------------------------------------

    def _relate(self, kind: str, target: str) -> str:
        relation = f"rIdGw{len(self._relations) + 1}"
        self._relations.append(
            f'<Relationship Id="{relation}" Type="{RELATIONS}/{kind}" Target="{escape(target)}"/>'
        )
        return relation

    def _add_endnotes(self) -> None:
        self._parts["word/endnotes.xml"] = self._notes.xml()
        relations = self._parts["word/_rels/document.xml.rels"]
        if b'/relationships/endnotes"' not in relations:
            self._relate(_ENDNOTES, "endnotes.xml")
        types = self._parts["[Content_Types].xml"].decode()
        additions = ""
        if 'PartName="/word/endnotes.xml"' not in types:
            additions += f'<Override PartName="/word/endnotes.xml" ContentType="{CONTENT_TYPE}"/>'
        if self._manuscript.figures and 'Extension="png"' not in types:
            additions = '<Default Extension="png" ContentType="image/png"/>' + additions
        self._parts["[Content_Types].xml"] = types.replace("</Types>", additions + "</Types>").encode()

    def _add_relations(self) -> None:
        name = "word/_rels/document.xml.rels"
        relations = self._parts[name].decode().replace(
            "</Relationships>", "".join(self._relations) + "</Relationships>"
        )
        self._parts[name] = relations.encode()


class _Pattern:
    """The sample paragraphs of a place: an optional heading, a first and an optional second style."""

    def __init__(self, control: Any) -> None:
        from lxml import etree

        content = control.find(f"{_W}sdtContent")
        paragraphs = list(content.iter(f"{_W}p")) if content is not None else []
        styles = [_style_of(sample) for sample in paragraphs]
        self._headings = [
            sample for sample, style in zip(paragraphs, styles, strict=True) if style.startswith("Heading")
        ]
        bodies = [sample for sample in paragraphs if sample not in self._headings] or self._headings
        self._properties = [
            etree.tostring(found, encoding="unicode") if (found := sample.find(f"{_W}pPr")) is not None else ""
            for sample in bodies
        ]
        self._to_string = etree.tostring

    def heading_xml(self, title: str = "") -> str:
        """The heading as it stands in the template, or with another title and the same ending."""
        if not self._headings:
            return ""
        sample = self._headings[0]
        text = "".join(node.text or "" for node in sample.iter(f"{_W}t"))
        ending = ":" if text.rstrip().endswith(":") else ""
        shown = f"{title}{ending}" if title else text
        return f'<w:p><w:pPr><w:pStyle w:val="{_style_of(sample)}"/></w:pPr>{words(shown)}</w:p>'

    def paragraph(self, content: str) -> str:
        """A paragraph in the first style."""
        return f"<w:p>{self._properties[0]}{content}</w:p>"

    @property
    def has_second(self) -> bool:
        """Whether the template has a line of its own for likelihood and confidence, or captions."""
        return len(self._properties) > 1

    def second(self, content: str) -> str:
        """A paragraph in the second style, or in the first where there is no other."""
        return f"<w:p>{self._properties[-1]}{content}</w:p>"

    def after_table(self) -> str:
        """Word needs a paragraph between a table and what follows."""
        return paragraph("", "TableEnd")


def assessment_line(statement: Paragraph) -> str:
    """Likelihood, confidence and horizon, each in a sentence of its own (ICD 203)."""
    if statement.kind != "judgement":
        return ""
    sentences = []
    if statement.likelihood:
        shown = f" ({statement.likelihood_range})" if statement.likelihood_range else ""
        sentences.append(f"Likelihood: {statement.likelihood}{shown}.")
    if statement.confidence:
        sentences.append(f"Confidence: {statement.confidence}.")
    if statement.confidence_basis:
        sentences.append(f"Basis: {statement.confidence_basis.rstrip('.')}.")
    if statement.horizon:
        sentences.append(f"Horizon: {statement.horizon}.")
    return " ".join(sentences)


def _style_of(sample: Any) -> str:
    style = sample.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val", "") if style is not None else ""


def _style_name(label: str) -> str:
    return {"TLP:AMBER+STRICT": "AmberStrict"}.get(label, label.removeprefix("TLP:").capitalize())


def _elements(content: str) -> list[Any]:
    from lxml import etree

    return list(etree.fromstring(f"<gw {NAMESPACES}>{content}</gw>"))


def _number_endnotes_in_decimals(root: Any) -> None:
    """LibreOffice counts endnotes in Roman numerals unless each section says otherwise."""
    for section in root.iter(f"{_W}sectPr"):
        if section.find(f"{_W}endnotePr") is None:
            element = _elements('<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>')[0]
            references = [child for child in section if child.tag.endswith(("headerReference", "footerReference"))]
            position = section.index(references[-1]) + 1 if references else 0
            footnotes = section.find(f"{_W}footnotePr")
            section.insert(section.index(footnotes) + 1 if footnotes is not None else position, element)


_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def _core_properties(manuscript: Manuscript) -> bytes:
    moment = escape(re.sub(r"\.\d+Z$", "Z", manuscript.issued_at))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        "<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(manuscript.title)}</dc:title>"
        f"<dc:creator>{escape(manuscript.organisation)}</dc:creator>"
        f"<cp:keywords>{escape(manuscript.handling)}</cp:keywords>"
        f"<cp:lastModifiedBy>{escape(manuscript.organisation)}</cp:lastModifiedBy>"
        "<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    ).encode()
