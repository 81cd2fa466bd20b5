"""Word: what a person sees and the converter does not know, put in the form of plain runs before it."""

from collections.abc import Callable, Iterator
from typing import Any

from workbench.sources.reading.formats.raised import moved

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SAYING = {"t", "chart", "relIds", "textpath", "sym", "blip", "imagedata", "OLEObject"}
_BOX, _TICKED, _EMPTY = "txbxContent", "☒", "☐"
_RAISED_BY = 4
"""Half points from which on a run that is moved counts as raised or lowered."""
_OFF = ("0", "false", "off")
_LONGEST_DROP_CAP = 4
"""A large letter, and a quotation mark before it; words that are set large are a paragraph."""
_MOST_DIGITS = 9
_SHIFTS = {"superscript": "super", "subscript": "sub"}


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def value(element: Any, default: str = "") -> str:
    """The `val` of an element, in whichever namespace."""
    if element is None:
        return default
    return next((str(one) for name, one in element.attrib.items() if name.endswith("val")), default)


def whole(words: str | None) -> int:
    """A number as a part states it; 0 for what is none."""
    return int(words) if words and words.isdecimal() and len(words) < _MOST_DIGITS else 0


def run_of(words: str) -> Any:
    """A run of words."""
    from lxml import etree

    run = etree.Element(f"{_WORD}r")
    text = etree.SubElement(run, f"{_WORD}t")
    text.text = words
    text.set(_SPACE, "preserve")
    return run


def paragraph_of(words: str) -> Any:
    """A paragraph of words."""
    from lxml import etree

    paragraph = etree.Element(f"{_WORD}p")
    paragraph.append(run_of(words))
    return paragraph


def choose(root: Any) -> None:
    """Of what is written twice, for new programs and for old ones, keep the first that says anything."""
    for both in list(root.iter(f"{_MC}AlternateContent")):
        ways = [*both.findall(f"{_MC}Choice"), *both.findall(f"{_MC}Fallback")]
        kept = next((one for one in ways if any(local(part) in _SAYING for part in one.iter())), None)
        _replace(both, list(kept) if kept is not None else [])


def _replace(element: Any, others: list[Any]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent.remove(element)
    for other in reversed(others):
        parent.insert(at, other)


def open_drawings(root: Any, lines_of: Callable[[Any], list[str]]) -> None:
    """Put the words of text boxes, shapes, word art, charts and diagrams where text boxes are read.

    `lines_of` says what a reference to a chart or diagram holds.
    """
    from lxml import etree

    drawings = list(root.iter(f"{_WORD}drawing", f"{_WORD}pict"))
    for drawing in reversed(drawings):
        blocks = list(_blocks(drawing, lines_of))
        if not blocks:
            continue
        box = etree.Element(f"{_WORD}{_BOX}")
        box.extend(blocks)
        picture = etree.Element(f"{_WORD}pict")
        etree.SubElement(etree.SubElement(picture, f"{_VML}shape"), f"{_VML}textbox").append(box)
        _replace(drawing, [picture])


def _blocks(element: Any, lines_of: Callable[[Any], list[str]]) -> Iterator[Any]:
    for child in list(element):
        name = local(child)
        if child.tag == f"{_WORD}{_BOX}":
            yield from list(child)
        elif name == "textpath":
            if words := (child.get("string") or "").strip():
                yield paragraph_of(words)
        elif child.tag == f"{_DRAWN}p":
            if words := "".join(child.itertext(f"{_DRAWN}t")).strip():
                yield paragraph_of(words)
        elif name in ("chart", "relIds"):
            yield from map(paragraph_of, lines_of(child))
        else:
            yield from _blocks(child, lines_of)


def join_drop_caps(root: Any) -> None:
    """Put the large first letter of a paragraph, which Word keeps in a paragraph before it, into it."""
    for frame in list(root.iter(f"{_WORD}framePr")):
        letter = next(frame.iterancestors(f"{_WORD}p"), None)
        if letter is None or frame.get(f"{_WORD}dropCap") not in ("drop", "margin"):
            continue
        following = letter.getnext()
        said = "".join(letter.itertext(f"{_WORD}t"))
        if following is None or following.tag != letter.tag or not 0 < len(said.strip()) <= _LONGEST_DROP_CAP:
            continue
        at = 1 if len(following) and local(following[0]) == "pPr" else 0
        for run in reversed(letter.findall(f"{_WORD}r")):
            following.insert(at, run)
        letter.getparent().remove(letter)


def fill_forms(root: Any) -> None:
    """Put what is ticked and chosen in forms in the form of words."""
    for control in root.iter(f"{_WORD}sdt"):
        properties, content = control.find(f"{_WORD}sdtPr"), control.find(f"{_WORD}sdtContent")
        inside = properties if properties is not None else ()
        box = next((one for one in inside if local(one) == "checkbox"), None)
        if box is None:
            continue
        properties.remove(box)
        state = next((one for one in box if local(one) == "checked"), None)
        sign = _EMPTY if state is None or value(state, "1") in _OFF else _TICKED
        if content is not None and not "".join(content.itertext(f"{_WORD}t")).strip():
            for symbol in list(content.iter(f"{_WORD}sym")):
                symbol.getparent().remove(symbol)
            place = next(content.iter(f"{_WORD}p"), content)
            place.append(run_of(sign))
    for field in list(root.iter(f"{_WORD}ffData")):
        words, run = _chosen(field), next(field.iterancestors(f"{_WORD}r"), None)
        if words and run is not None and run.getparent() is not None:
            run.addprevious(run_of(words))


def _chosen(field: Any) -> str:
    """What an old form field shows: a box, or the entry of its list."""
    box, entries = field.find(f"{_WORD}checkBox"), field.find(f"{_WORD}ddList")
    if box is not None:
        state = box.find(f"{_WORD}checked")
        state = state if state is not None else box.find(f"{_WORD}default")
        return _EMPTY if state is None or value(state, "1") in _OFF else _TICKED
    if entries is not None:
        result = entries.find(f"{_WORD}result")
        result = result if result is not None else entries.find(f"{_WORD}default")
        said = {str(at): value(one) for at, one in enumerate(entries.findall(f"{_WORD}listEntry"))}
        return said.get(value(result, "0"), "")
    return ""


def part_words(root: Any) -> None:
    """Breaks and tabs of every kind part words; hyphens that show only at the end of a line go."""
    for sign in list(root.iter(f"{_WORD}softHyphen")):
        sign.getparent().remove(sign)
    for sign in root.iter(f"{_WORD}cr", f"{_WORD}br"):
        sign.tag = f"{_WORD}br"
        sign.attrib.clear()
    for sign in root.iter(f"{_WORD}ptab"):
        if local(sign.getparent()) == "r":
            sign.tag = f"{_WORD}tab"
            sign.attrib.clear()
    for ruby in list(root.iter(f"{_WORD}ruby")):
        base, above = ruby.find(f"{_WORD}rubyBase"), ruby.find(f"{_WORD}rt")
        words = "".join(above.itertext(f"{_WORD}t")).strip() if above is not None else ""
        said = "".join(base.itertext(f"{_WORD}t")) if base is not None else ""
        text = run_of(said + (f"({words})" if words else ""))[0]
        _replace(ruby, [text])


def write_shifts(root: Any, shift_of_style: dict[str, str]) -> None:
    """Raised and lowered signs as they can be written in a line."""
    for paragraph in root.iter(f"{_WORD}p"):
        before = ""
        for run in paragraph.iter(f"{_WORD}r"):
            texts = run.findall(f"{_WORD}t")
            properties = run.find(f"{_WORD}rPr")
            shift = _shift(properties, shift_of_style) if properties is not None else ""
            if shift and texts:
                said = "".join(text.text or "" for text in texts)
                texts[0].text = moved(shift, said, before)
                texts[0].set(_SPACE, "preserve")
                for text in texts[1:]:
                    run.remove(text)
                for mark in properties.findall(f"{_WORD}vertAlign"):
                    properties.remove(mark)
            before = "".join(text.text or "" for text in run.findall(f"{_WORD}t")) or before


def _shift(properties: Any, shift_of_style: dict[str, str]) -> str:
    mark = properties.find(f"{_WORD}vertAlign")
    if mark is not None:
        return _SHIFTS.get(value(mark), "")
    position = value(properties.find(f"{_WORD}position"))
    if whole(position.removeprefix("-")) >= _RAISED_BY:
        return "sub" if position.startswith("-") else "super"
    return _SHIFTS.get(shift_of_style.get(value(properties.find(f"{_WORD}rStyle")), ""), "")
