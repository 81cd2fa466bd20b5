"""Word: each paragraph with its looks, which tell headings from text in briefs that somebody else wrote.

Runs in the guarded child. The answer is plain data: paragraphs in reading order with what a person sees
of them, the notes, headers and footers, and how much was left out.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from string import hexdigits
from typing import Any

from workbench.sources.reading.formats.docx_margins import comments, documents_inside, margins, objects_unread
from workbench.sources.reading.formats.docx_numbers import LABEL
from workbench.sources.reading.formats.docx_package import DocxPackage, first_said, says, style_line
from workbench.sources.reading.formats.docx_seen import local, value, whole
from workbench.sources.reading.formats.told import told

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_GONE = ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sdtPr")
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_OUTLINE_NONE = 9
_BODY_SIZE = 22
_HEX = 4
_SYMBOL_FONTS = ("Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Symbol")
_LARGER_BY = 3
"""Half points from which on letters are larger than those of the text."""
_TITLES = ("title", "subtitle")
_PICTURES = ("blip", "imagedata")


@dataclass(slots=True)
class Looks:
    """A paragraph. `lead` counts the code points at its beginning that are bold, underlined or in capitals.

    `level` is that of a heading, 0 for none; `style` is title, subtitle, caption, closing, contents or "";
    `number` what the program counts before it; `place` body, box or cell, `table`, `row` and `column`
    from 0 for the outermost table; `notes` the keys of the notes that are marked in it.
    """

    text: str = ""
    level: int = 0
    style: str = ""
    number: str = ""
    is_item: bool = False
    lead: int = 0
    large: bool = False
    place: str = "body"
    table: int = -1
    row: int = -1
    column: int = -1
    box: int = -1
    notes: list[str] = field(default_factory=list)


def read(data: bytes) -> dict[str, Any]:
    """The paragraphs of a .docx with their looks, as plain data. Unreadable where it holds none."""
    package = DocxPackage(data)
    root = package.seen_part(package.main_part())
    story = _Story(package)
    if root is not None:
        body = root.find(f"{_WORD}body")
        story.walk(body if body is not None else root, Looks())
        story.compare_sizes()
    return {
        "paragraphs": [asdict(one) for one in story.found],
        "notes": dict(_notes(package)),
        "unread": [*objects_unread(package), *_inside(package)],
        "margins": [words for _kind, words in margins(package)],
        "comments": sum(1 for _one in comments(package)),
        "struck": package.struck,
        "hidden": package.hidden,
        "pictures": story.pictures,
        "symbols": story.symbols,
        "tracked": package.active().get("tracked changes", 0),
    }


def _inside(package: DocxPackage) -> list[str]:
    """That documents inside are left out; nothing to say of none."""
    drawn_in = package.active().get("other documents inside", 0)
    inside = len(documents_inside(package)) + drawn_in
    return [told(inside, "document inside was", "documents inside were", "left out.")] if inside else []


def _notes(package: DocxPackage) -> Iterator[tuple[str, str]]:
    """Key and words of each foot- and endnote."""
    for kind in ("footnote", "endnote"):
        root = package.seen_part(f"word/{kind}s.xml") if f"word/{kind}s.xml" in package.names else None
        for note in root.iter(f"{_WORD}{kind}") if root is not None else ():
            if "eparator" in note.get(f"{_WORD}type", ""):
                continue
            pieces = [
                "\n" if local(one) == "p" else _SIGNS.get(local(one), one.text or "")
                for one in note.iter()
                if local(one) in (*_SIGNS, "t", "p")
            ]
            if words := " ".join("".join(pieces).split()):
                yield f"{kind} {note.get(f'{_WORD}id', '')}", words


class _Story:
    """Goes through the body once."""

    def __init__(self, package: DocxPackage) -> None:
        styles = package.styles.tree
        found = styles.iter(f"{_WORD}style") if styles is not None else ()
        self._styles = {one.get(f"{_WORD}styleId", ""): one for one in found}
        self._default = next(
            (
                name for name, one in self._styles.items()
                if one.get(f"{_WORD}type") == "paragraph" and one.get(f"{_WORD}default") in ("1", "true")
            ),
            "",
        )  # fmt: skip
        base = styles.find(f"{_WORD}docDefaults/{_WORD}rPrDefault/{_WORD}rPr") if styles is not None else None
        self._size = self._size_of(base, self._default) or _BODY_SIZE
        self._tables = self._boxes = 0
        self.pictures = self.symbols = 0
        self.found: list[Looks] = []
        self._smallest: list[int] = []
        self._sizes: Counter[int] = Counter()
        self._open: Looks | None = None

    def walk(self, element: Any, place: Looks) -> None:
        """Take up the blocks of an element, those of tables cell by cell."""
        for child in element:
            name = local(child)
            if name == "p":
                self._take(child, place)
            elif name == "tbl":
                self._take_table(child, place)
            elif name and name not in _GONE:
                self.walk(child, place)

    def _take_table(self, table: Any, place: Looks) -> None:
        inner = place.place == "cell"
        number = place.table if inner else self._tables
        self._tables += not inner
        for row, cells in enumerate(_within(table, "tr")):
            for column, cell in enumerate(_within(cells, "tc")):
                at = (place.row, place.column) if inner else (row, column)
                here = Looks(place="cell", table=number, row=at[0], column=at[1], box=place.box)
                self.walk(cell, here)

    def _take(self, paragraph: Any, place: Looks) -> None:
        properties = paragraph.find(f"{_WORD}pPr")
        style = value(properties.find(f"{_WORD}pStyle")) if properties is not None else ""
        style = style or self._default
        found = Looks(place=place.place, table=place.table, row=place.row, column=place.column, box=place.box)
        found.level, found.style = self._role(properties, style)
        if properties is not None:
            found.is_item = value(properties.find(f"{_WORD}numPr/{_WORD}numId"), "0") != "0"
        found.is_item = found.is_item or self._in_styles(f"{_WORD}pPr/{_WORD}numPr", style) is not None
        boxes: list[Any] = []
        sizes: list[tuple[int, int]] = []
        pieces: list[tuple[str, bool]] = []
        for words, run in self._pieces(paragraph, found, boxes):
            is_marked, size = self._looks_of(run, style)
            pieces.append((words, is_marked))
            sizes.append((size, len(words.strip())))
        found.text = "".join(words for words, _marked in pieces)
        found.lead = _lead(pieces)
        for size, length in sizes:
            self._sizes[size] += length
        self._add(found, properties, min((size for size, length in sizes if length), default=0))
        for box in boxes:
            self._boxes += 1
            self.walk(box, Looks(place="box", box=self._boxes - 1))

    def compare_sizes(self) -> None:
        """Say which paragraphs are in larger letters than most of the text."""
        usual = self._sizes.most_common(1)[0][0] if self._sizes else 0
        for found, size in zip(self.found, self._smallest, strict=True):
            found.large = size >= usual + _LARGER_BY

    def _add(self, found: Looks, properties: Any, size: int) -> None:
        """Add a paragraph, joined with the one before whose mark was deleted."""
        if self._open is not None:
            self._open.text += found.text
            self._open.notes += found.notes
            found, self._open = self._open, None
        elif found.text.strip() or found.notes:
            self.found.append(found)
            self._smallest.append(size)
        gone = properties.find(f"{_WORD}rPr/{_WORD}del") if properties is not None else None
        if gone is not None and self.found and self.found[-1] is found:
            self._open = found

    def _pieces(self, element: Any, found: Looks, boxes: list[Any]) -> Iterator[tuple[str, Any]]:
        """Words with their run; boxes are put aside, notes and the number counted before are noted."""
        for child in element:
            name = local(child)
            if name == "txbxContent":
                boxes.append(child)
            elif name in _NOTES:
                found.notes.append(f"{_NOTES[name]} {child.get(f'{_WORD}id', '')}")
            elif name == "r" and child.get(LABEL):
                found.number = "".join(child.itertext(f"{_WORD}t")).strip()
            elif name == "t" or name in _SIGNS:
                yield _SIGNS.get(name) or self._in_font(child.text or "", element), element
            elif name == "sym":
                yield self._symbol(child), element
            elif name and name not in _GONE:
                self.pictures += name in _PICTURES
                yield from self._pieces(child, found, boxes)

    def _symbol(self, sign: Any) -> str:
        """A sign of a font of symbols as a letter; those that are unknown are counted."""
        from mammoth.docx.dingbats import dingbats

        font, code = sign.get(f"{_WORD}font", ""), sign.get(f"{_WORD}char", "")
        number = int(code, 16) if 0 < len(code) <= _HEX and set(code) <= set(hexdigits) else 0
        known = dingbats.get((font, number)) or dingbats.get((font, number & 0xFF))
        self.symbols += known is None
        return chr(known) if known else ""

    def _in_font(self, words: str, run: Any) -> str:
        """Words as they are seen in the font of their run: letters of a font of symbols are signs."""
        fonts = run.find(f"{_WORD}rPr/{_WORD}rFonts")
        font = fonts.get(f"{_WORD}ascii", "") if fonts is not None else ""
        if font not in _SYMBOL_FONTS:
            return words
        from mammoth.docx.dingbats import dingbats

        return "".join(chr(dingbats.get((font, ord(sign) & 0xFF)) or ord(sign)) for sign in words)

    def _looks_of(self, run: Any, style: str) -> tuple[bool, int]:
        """Whether a run is bold, underlined or in capitals, and the size of its letters in half points."""
        properties = run.find(f"{_WORD}rPr") if local(run) == "r" else None
        own = value(properties.find(f"{_WORD}rStyle")) if properties is not None else ""
        mixed = properties is not None and any(
            properties.find(f"{_WORD}{name}") is not None for name in ("rtl", "cs")
        )
        names = ("bCs",) if mixed else ("b",)
        marked = False
        for kinds in (names, ("caps",), ("smallCaps",)):
            said = says(properties, kinds)
            if said is None:
                said = first_said([*style_line(own, self._styles), *style_line(style, self._styles)], kinds)
            marked = marked or said
        if properties is not None:
            marked = marked or value(properties.find(f"{_WORD}u"), "none") != "none"
        return marked, self._size_of(properties, own, style) or self._size

    def _size_of(self, properties: Any, *styles: str) -> int:
        found = properties.find(f"{_WORD}sz") if properties is not None else None
        if found is None:
            found = self._in_styles(f"{_WORD}rPr/{_WORD}sz", *styles)
        return whole(value(found))

    def _in_styles(self, path: str, *styles: str) -> Any:
        """The first element at a path in styles and those they are based on; None where there is none."""
        line = (one.find(path) for style in styles for one in style_line(style, self._styles))
        return next((one for one in line if one is not None), None)

    def _role(self, properties: Any, style: str) -> tuple[int, str]:
        """The level of a heading and the part a style says that a paragraph plays."""
        names = [value(one.find(f"{_WORD}name")).casefold() for one in style_line(style, self._styles)]
        names = names or [style.casefold()]
        outline = properties.find(f"{_WORD}outlineLvl") if properties is not None else None
        if outline is None:
            outline = self._in_styles(f"{_WORD}pPr/{_WORD}outlineLvl", style)
        level = whole(value(outline)) + 1 if outline is not None else 0
        level = 0 if level > _OUTLINE_NONE else level
        for name in names:
            if name in _TITLES:
                return level or 1, name
            if name in ("caption", "closing"):
                return 0, name
            if name.startswith("toc "):
                return 0, "contents"
            if not level and name.startswith("heading"):
                level = whole(name.removeprefix("heading").strip()) or 1
        return level, ""


def _within(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also within controls; not those of tables inside."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _within(child, name)


def _lead(pieces: list[tuple[str, bool]]) -> int:
    """How many code points at the beginning are marked; blanks count with what is before them."""
    length = 0
    for words, marked in pieces:
        if not marked and words.strip():
            break
        length += len(words)
    return length
