"""Word documents as a person sees them: tracked changes accepted, hidden text left out."""

import io
from typing import Any

from workbench.sources.reading.formats.build import TextBuilder, walk_html
from workbench.sources.reading.formats.docx_margins import (
    comments,
    documents_inside,
    margins,
    objects_unread,
    too_large_inside,
)
from workbench.sources.reading.formats.docx_package import DocxPackage, property_facts
from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.formats.told import hidden_left_out, in_white_letters, struck_left_out, told
from workbench.sources.reading.model import Reading

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
r.GroundworkEquation => span.gw-equation
r.GroundworkWhite => span.gw-white
"""
_WAY_BACK = "//a[starts-with(@href, '#footnote-ref-') or starts-with(@href, '#endnote-ref-')]"
_SAID = {
    "tracked changes": "The document has tracked changes; it was read as if all were accepted.",
    "comments": "The document has comments in its margin; they are at the end of the text and are marked.",
    "equations": "The document has equations; they are written out on one line.",
    "other documents inside": "The document draws in other documents, whose words are missing from the text.",
}


def read(data: bytes, name: str) -> Reading:
    """Read a .docx or .docm through mammoth, with access to other files switched off."""
    import mammoth

    package = DocxPackage(data)
    prepared = package.prepared()
    # A style map inside the document is not heeded: it could leave out or rearrange what Word shows.
    result = mammoth.convert_to_html(
        io.BytesIO(prepared),
        convert_image=_no_picture,
        external_file_access=False,
        include_embedded_style_map=False,
        style_map=_STYLES,
    )
    builder = _built(result.value)
    for author, words in comments(package):
        builder.add("annotation", words, label=author)
    for kind, words in margins(package):
        builder.add(kind, words)
    properties, active = package.properties(), package.active()
    warnings = [*hidden_left_out(package.hidden), *struck_left_out(package.struck), *_drawn(package)]
    warnings += [*objects_unread(package), *too_large_inside(package)]
    warnings += [sentence for name, sentence in _SAID.items() if active.get(name)]
    warnings += in_white_letters(sum(span.kind == "hidden" for span in builder.spans))
    if any("w:sym element" in message.message for message in result.messages):
        warnings.append("Some symbols of the document could not be read and are missing from the text.")
    if not builder.text:
        warnings.append("The document holds no text.")
    title, title_from = properties.get("title", ""), "document properties"
    if not title:
        title, title_from = _first_heading(builder), "the first heading"
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        title=title,
        author=properties.get("creator", ""),
        published_on=properties.get("created", ""),
        language=language_of(builder.text),
        reader="docx 4",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        warnings=tuple(warnings),
        facts=property_facts(properties, title, title_from),
        active=active,
        parts=tuple(documents_inside(package)),
    )


def _drawn(package: DocxPackage) -> list[str]:
    """What is said of charts and diagrams: how many were read, and how many were not."""
    drawn, said = package.drawn, []
    for name, one, number in (("charts", "chart", drawn.charts), ("diagrams", "diagram", drawn.diagrams)):
        if number:
            said.append(told(number, f"{one} was", f"{name} were", "read as words and figures only."))
    if drawn.points_left_out:
        rest = "left out: the series is very long. The original is kept."
        said.append(told(drawn.points_left_out, "point of a chart was", "points of charts were", rest))
    if drawn.unread:
        said.append(told(drawn.unread, "chart or diagram", "charts or diagrams", "could not be read."))
    return said


def _built(page: str) -> TextBuilder:
    import lxml.html

    builder = TextBuilder()
    if page.strip():
        tree = lxml.html.fragment_fromstring(
            page, create_parent="div", parser=lxml.html.HTMLParser(huge_tree=True)
        )
        for arrow in tree.xpath(_WAY_BACK):
            arrow.drop_tree()
        walk_html(tree, builder)
    return builder


def _no_picture(_image: Any) -> list[Any]:
    return []


def _first_heading(builder: TextBuilder) -> str:
    return next((text for kind, text, _ in builder.blocks() if kind == "heading"), "")
