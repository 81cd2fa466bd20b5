"""The places of a template: Word content controls tagged `gw:NAME`, and what their samples look like.

A control may stand on lines of its own, be the only thing in a line, stand within a line (title,
marking, meta, closing) or fill a table cell.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workbench.briefs import StyleSpan
from workbench.deliver.markup import NAMESPACES, WORD, attribute, emphasised
from workbench.deliver.scripts import reads_from_the_right
from workbench.deliver.stylebook import StyleBook

_W = f"{{{WORD}}}"
_DECLARATIONS = re.compile(r'\sxmlns(?::\w+)?="[^"]*"')
_LINE_PLACES = ("title", "marking", "meta", "closing")
_AFTER_BIDI = (
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId",
    "cnfStyle",
)  # fmt: skip
_NOT_TAKEN_OVER = ("sectPr", "rPr", "bidi", "lang", "rtl", "cs")


def places_in(root: Any) -> list[tuple[str, Any]]:
    """(tag without `gw:`, content control) for each of our places in a part, in document order.

    A place within a place belongs to the sample of the outer one.
    """
    found = []
    for control in root.iter(f"{_W}sdt"):
        name = _tag_of(control)
        if name and not any(_tag_of(outer) for outer in control.iterancestors(f"{_W}sdt")):
            found.append((name, control))
    return found


def misplaced(tag: str, control: Any) -> bool:
    """Whether a place that needs lines of its own stands within a line, or around a table row."""
    content = control.find(f"{_W}sdtContent")
    if content is not None and content.find(f"{_W}tr") is not None:
        return True
    return _is_inline(control) and not _alone_in_line(control) and tag not in _LINE_PLACES


@dataclass(frozen=True, slots=True)
class Sample:
    """How a sample paragraph looks: its properties up to and after w:bidi, those of its first run."""

    style: str = ""
    before: str = ""
    after: str = ""
    run: str = ""

    def properties(self, text: str = "") -> str:
        """The paragraph properties for a text, which may read from the right."""
        bidi = "<w:bidi/>" if reads_from_the_right(text) else ""
        inner = self.before + bidi + self.after
        return f"<w:pPr>{inner}</w:pPr>" if inner else ""

    def paragraph(self, content: str, text: str = "") -> str:
        """A paragraph like the sample around runs."""
        return f"<w:p>{self.properties(text)}{content}</w:p>"

    def written(self, text: str, more: str = "", styles: Iterable[StyleSpan] = ()) -> str:
        """A paragraph like the sample with a text, emphasised where `styles` say, and runs after it."""
        return self.paragraph(emphasised(text, styles, self.run) + more, text)


class Place:
    """One content control and the samples in it: an optional heading, a first and a second style."""

    def __init__(self, tag: str, control: Any, styles: StyleBook) -> None:
        self.tag = tag
        self._styles = styles
        self._control = control
        content = control.find(f"{_W}sdtContent")
        self.within_line = _is_inline(control)
        if self.within_line and _alone_in_line(control):
            self._control = next(control.iterancestors(f"{_W}p"))
            self.within_line = False
            samples = [self._control]
        else:
            samples = (
                [] if content is None else [p for p in content.iter(f"{_W}p") if not _in_table(p, content)]
            )
        self._read_samples(samples, content)

    def _read_samples(self, paragraphs: list[Any], content: Any) -> None:
        samples = [(_sample(found), "".join(_texts(found))) for found in paragraphs]
        headings = [known for known in samples if self._styles.name_of(known[0].style).startswith("heading")]
        bodies = [known for known in samples if known not in headings] or headings
        self._heading, self._heading_text = headings[0] if headings else (Sample(), "")
        run = content.find(f"{_W}r") if content is not None else None
        self.first = bodies[0][0] if bodies else Sample(run=_run_properties(run))
        self.second = bodies[1][0] if len(bodies) > 1 else self.first
        self.has_second = len(bodies) > 1
        self.has_body = bool(bodies) and bodies is not headings
        table = content.find(f"{_W}tbl") if content is not None else None
        self.table_sample = _table_sample(table) if table is not None else None

    @property
    def width(self) -> int:
        """Twentieths of a point from margin to margin, or of the table cell it stands in."""
        for cell in self._control.iterancestors(f"{_W}tc"):
            found = cell.find(f"{_W}tcPr/{_W}tcW")
            if found is not None and found.get(f"{_W}type") == "dxa":
                return max(1000, int(found.get(f"{_W}w")) - 216)
        sections = list(self._control.getroottree().getroot().iter(f"{_W}sectPr"))
        return _text_width(sections[-1]) if sections else 9026

    def heading(self, title: str = "") -> str:
        """The heading as it stands in the template, or with another title and the same ending."""
        if not self._heading_text:
            return ""
        ending = ":" if self._heading_text.rstrip().endswith(":") and not title.endswith(":") else ""
        return self._heading.written(f"{title}{ending}" if title else self._heading_text)

    def fill(self, content: str) -> None:
        """Put a content where the control stands; without one it goes, and its heading with it."""
        from lxml import etree

        filling = etree.fromstring(f"<gw {NAMESPACES}>{content}</gw>")
        self._styles.adopt(filling)
        elements = list(filling)
        control, parent = self._control, self._control.getparent()
        if not elements:
            _drop_heading_before(control, self._styles)
        elements = [_put_before(control, element) for element in elements]
        cell = control.find(f"{_W}sdtContent/{_W}tc") if control.tag == f"{_W}sdt" else None
        if cell is not None:
            _into_cell(control, cell, elements)
            parent = cell
        else:
            parent.remove(control)
            if parent.tag == f"{_W}p" and not _holds_words(parent):
                line, parent = parent, parent.getparent()
                parent.remove(line)
        if parent.tag in (f"{_W}tc", f"{_W}hdr", f"{_W}ftr") and (
            not len(parent) or parent[-1].tag not in (f"{_W}p", f"{_W}sdt")
        ):
            parent.append(etree.SubElement(parent, f"{_W}p"))


def _put_before(control: Any, element: Any) -> Any:
    """Move an element before the control; returns it as it stands there.

    Child by child: how long lxml takes for one from another document grows with the square of its size.
    """
    from lxml import etree

    moved = etree.Element(element.tag, element.attrib)
    control.addprevious(moved)
    moved.text, moved.tail = element.text, element.tail
    for child in list(element):
        moved.append(child)
    return moved


def _holds_words(paragraph: Any) -> bool:
    return bool("".join(_texts(paragraph)).strip()) or _draws(paragraph)


def _into_cell(control: Any, cell: Any, elements: list[Any]) -> None:
    for old in list(cell):
        if old.tag != f"{_W}tcPr":
            cell.remove(old)
    for element in elements:
        cell.append(element)
    control.getparent().replace(control, cell)


def _drop_heading_before(control: Any, styles: StyleBook) -> None:
    """A heading that stood over this place alone has nothing under it any more."""
    before, after = control.getprevious(), control.getnext()
    if before is None or before.tag != f"{_W}p":
        return
    is_last = after is None or after.tag in (f"{_W}sectPr", f"{_W}sdt") or _is_heading(after, styles)
    if _is_heading(before, styles) and is_last and styles.name_of(_sample(before).style) != "heading 1":
        before.getparent().remove(before)


def _is_heading(element: Any, styles: StyleBook) -> bool:
    return element.tag == f"{_W}p" and styles.name_of(_sample(element).style).startswith("heading")


def _tag_of(control: Any) -> str:
    tag = control.find(f"{_W}sdtPr/{_W}tag")
    value = tag.get(f"{_W}val", "") if tag is not None else ""
    return value.removeprefix("gw:") if value.startswith("gw:") else ""


def _is_inline(control: Any) -> bool:
    return any(True for _paragraph in control.iterancestors(f"{_W}p"))


def _alone_in_line(control: Any) -> bool:
    paragraph = control.getparent()
    others = [child for child in paragraph if child is not control and child.tag != f"{_W}pPr"]
    return paragraph.tag == f"{_W}p" and not any(
        "".join(_texts(child)).strip() or _draws(child) for child in others
    )


def _draws(element: Any) -> bool:
    return any(True for _found in element.iter(f"{_W}drawing", f"{_W}tab", f"{_W}fldChar", f"{_W}sdt"))


def _in_table(paragraph: Any, content: Any) -> bool:
    return any(ancestor.getparent() is content for ancestor in paragraph.iterancestors(f"{_W}tbl"))


def _texts(element: Any) -> list[str]:
    return [node.text or "" for node in element.iter(f"{_W}t")]


def _sample(paragraph: Any) -> Sample:
    properties = paragraph.find(f"{_W}pPr")
    children = [] if properties is None else list(properties)
    before = [child for child in children if child.tag.removeprefix(_W) not in _AFTER_BIDI]
    after = [child for child in children if child not in before]
    style = (
        ""
        if properties is None
        else next((child.get(f"{_W}val", "") for child in children if child.tag == f"{_W}pStyle"), "")
    )
    run = next(paragraph.iter(f"{_W}r"), None)
    return Sample(style, _inner(before), _inner(after), _run_properties(run))


def _run_properties(run: Any) -> str:
    properties = run.find(f"{_W}rPr") if run is not None else None
    if properties is None:
        return ""
    return _inner(
        child for child in properties
        if child.tag != f"{_W}rStyle" or child.get(f"{_W}val") not in ("PlaceholderText", "Platzhaltertext")
    )  # fmt: skip


def _inner(children: Any) -> str:
    from lxml import etree

    return "".join(
        _DECLARATIONS.sub("", etree.tostring(child, encoding="unicode", with_tail=False))
        for child in children
        if child.prefix == "w" and child.tag.removeprefix(_W) not in _NOT_TAKEN_OVER
    )


def _table_sample(table: Any) -> tuple[str, Sample, Sample]:
    """The table's style, and how its heading row and its rows are written."""
    style = table.find(f"{_W}tblPr/{_W}tblStyle")
    rows = table.findall(f"{_W}tr")
    samples = (
        [_sample(next(row.iter(f"{_W}p"))) for row in (rows[0], rows[-1])] if rows else [Sample(), Sample()]
    )
    return attribute(style.get(f"{_W}val", "")) if style is not None else "", samples[0], samples[1]


def _text_width(section: Any) -> int:
    page, margins, columns = (section.find(f"{_W}{name}") for name in ("pgSz", "pgMar", "cols"))
    if page is None or margins is None:
        return 9026
    taken = sum(int(margins.get(f"{_W}{side}", "0")) for side in ("left", "right", "gutter"))
    count = int(columns.get(f"{_W}num", "1")) if columns is not None else 1
    return max(1000, (int(page.get(f"{_W}w", "11906")) - taken) // max(1, count))
