"""Templates as clients' designers make them: somebody's Word file with content controls put in."""

import io
from pathlib import Path

from lxml import etree

from workbench.deliver.markup import NAMESPACES, WORD, paragraph, words
from workbench.deliver.package import read_package, write_package

_W = f"{{{WORD}}}"


def control(tag: str, content: str) -> str:
    """A content control tagged `gw:tag`."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{sum(tag.encode()) * 7919}"/><w:tag w:val="gw:{tag}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def line(tag: str, style: str = "Normal") -> str:
    """A content control on a line of its own."""
    return control(tag, paragraph(words(f"[{tag}]"), style))


def within(tag: str) -> str:
    """A plain text control within a line, with Word's grey placeholder look."""
    run = f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>[{tag}]</w:t></w:r>'
    return control(tag, run)


REQUIRED = "".join(map(line, ("title", "marking", "summary", "sections", "outlook")))


def with_body(parts: dict[str, bytes], body: str, *, keep: bool = False) -> bytes:
    """A Word file whose body begins with `body`; what was there stays if `keep`."""
    root = etree.fromstring(parts["word/document.xml"])
    found = root.find(f"{_W}body")
    if not keep:
        for element in list(found):
            if element.tag != f"{_W}sectPr":
                found.remove(element)
    for element in reversed(list(etree.fromstring(f"<gw {NAMESPACES}>{body}</gw>"))):
        found.insert(0, element)
    document = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return write_package({**parts, "word/document.xml": document})


def word_parts() -> dict[str, bytes]:
    """The parts of the blank document python-docx ships, which was saved by Word."""
    import docx

    target = io.BytesIO()
    docx.Document().save(target)
    return read_package(target.getvalue(), "blank")


def saved(data: bytes, folder: Path) -> str:
    """The path of a template written to a folder."""
    path = folder / "client.docx"
    path.write_bytes(data)
    return str(path)
