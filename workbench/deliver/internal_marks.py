"""INTERNAL, and what kind of file it is, in the header of every page that must not reach a client."""

from typing import Any

from workbench.deliver.cleaning import parsed, serialised
from workbench.deliver.markup import NAMESPACES, RELATIONS, WORD, paragraph, words
from workbench.deliver.package_parts import PackageParts
from workbench.deliver.stylebook import StyleBook
from workbench.values.internal import INTERNAL

_W = f"{{{WORD}}}"
_ID = f"{{{RELATIONS}}}id"


def mark_every_page(parts: PackageParts, styles: StyleBook, mark: str = INTERNAL) -> None:
    """Put the mark first in every header, and give a header to pages that have none.

    Word has up to three headers a section: for the first page, for even pages, for all others. A section
    without one of its own takes that of the section before it.
    """
    for name in parts.headers:
        root = parsed(parts[name], name)
        root.insert(0, _line(styles, mark))
        parts[name] = serialised(root)
    body = parsed(parts["word/document.xml"], "word/document.xml")
    has_even = _is_on(parsed(parts["word/settings.xml"]).find(f"{_W}evenAndOddHeaders")) if (
        "word/settings.xml" in parts.names
    ) else False  # fmt: skip
    known: set[str] = set()
    added = ""
    for section in body.iter(f"{_W}sectPr"):
        known |= {one.get(f"{_W}type", "default") for one in section.findall(f"{_W}headerReference")}
        needed = ["default", *(["even"] if has_even else [])]
        needed += ["first"] if _is_on(section.find(f"{_W}titlePg")) else []
        for kind in needed:
            if kind not in known:
                added = added or parts.add_header(_header(styles, mark))
                reference = section.makeelement(f"{_W}headerReference", {f"{_W}type": kind, _ID: added})
                section.insert(0, reference)
                known.add(kind)
    parts["word/document.xml"] = serialised(body)


def _is_on(element: Any) -> bool:
    return element is not None and element.get(f"{_W}val", "1") not in ("0", "false", "off")


def _line(styles: StyleBook, mark: str) -> Any:
    from lxml import etree

    run = words(f"\u00a0{mark}\u00a0", "MarkingClear")
    line = etree.fromstring(f"<gw {NAMESPACES}>{paragraph(run, 'Header')}</gw>")[0]
    styles.adopt(line)
    return line


def _header(styles: StyleBook, mark: str) -> bytes:
    from lxml import etree

    root = etree.fromstring(f"<w:hdr {NAMESPACES}/>")
    root.append(_line(styles, mark))
    return serialised(root)
