"""Word: equations written out on one line, and white letters marked, before the text is taken."""

from collections.abc import Iterator
from typing import Any

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATION_STYLE, WHITE_STYLE = "GroundworkEquation", "GroundworkWhite"
_CLEAR = ("", "auto", "ffffff")
_LISTS = {"m": ("mr", "; "), "mr": ("e", ", "), "eqArr": ("e", "; ")}
"""What holds several formulas: of what it consists, and how that is set apart."""
_SIGNS = {"f": "/", "sSup": "^", "sSub": "_"}


def write_out(root: Any) -> None:
    """Put each equation in the form of a run of words: `x^2+(a+b)/c`."""
    from lxml import etree

    for equation in list(root.iter(f"{_MATH}oMath")):
        words = _linear(equation)
        parent = equation.getparent()
        if parent is None:
            continue
        run = _run(etree, words, EQUATION_STYLE)
        if _follows_equation(equation):
            # Set side by side, or one under another: together they would be an equation of their own.
            run.insert(0, etree.Element(f"{_WORD}br"))
        if parent.tag == f"{_MATH}oMathPara":
            # An equation on a line of its own stands in an element of mathematics, which is dropped.
            outer = parent.getparent()
            if outer is not None:
                outer.insert(outer.index(parent), run)
                parent.remove(equation)
        else:
            run.tail = equation.tail
            parent.replace(equation, run)


def _follows_equation(equation: Any) -> bool:
    """Whether there is nothing between an equation and the one before it, which is written out already."""
    place = equation.getparent() if equation.getparent().tag == f"{_MATH}oMathPara" else equation
    before = place.getprevious()
    style = before.find(f"{_WORD}rPr/{_WORD}rStyle") if before is not None else None
    return style is not None and style.get(f"{_WORD}val") == EQUATION_STYLE


def _run(etree: Any, words: str, style: str) -> Any:
    run = etree.Element(f"{_WORD}r")
    properties = etree.SubElement(run, f"{_WORD}rPr")
    etree.SubElement(properties, f"{_WORD}rStyle").set(f"{_WORD}val", style)
    text = etree.SubElement(run, f"{_WORD}t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _linear(element: Any) -> str:
    """The equation as one writes it on a line (Unicode's plain-text mathematics, in part)."""
    name = str(element.tag).removeprefix(_MATH)
    if name == "t":
        return element.text or ""
    if name == f"{_WORD}br":
        return " "
    if name in _LISTS:
        inner, between = _LISTS[name]
        said = between.join(_linear(part) for part in element.iterchildren(f"{_MATH}{inner}"))
        # In formulas under one another it marks what stands in line, and is not seen.
        return said.replace("&", "") if name == "eqArr" else said
    if name in ("limLow", "limUpp"):
        sign = "_" if name == "limLow" else "^"
        return f"{_grouped(element, 'e')}{sign}{_grouped(element, 'lim')}"
    if name == "func":
        first, second = (_linear(one) for one in _parts(element, "fName", "e"))
        return first + (" " if first[-1:].isalnum() or second[:1].isalnum() else "") + second
    if name in ("f", "sSup", "sSub"):
        first, second = ("num", "den") if name == "f" else ("e", "sup" if name == "sSup" else "sub")
        return f"{_grouped(element, first)}{_SIGNS[name]}{_grouped(element, second)}"
    if name == "sSubSup":
        return f"{_grouped(element, 'e')}_{_grouped(element, 'sub')}^{_grouped(element, 'sup')}"
    if name == "rad":
        return f"√{_grouped(element, 'e', always=True)}"
    if name == "d":
        return f"({', '.join(_linear(part) for part in element.iterchildren(f'{_MATH}e'))})"
    if name == "nary":
        sign = next((item.get(f"{_MATH}val") for item in element.iter(f"{_MATH}chr")), "∫") or "∫"
        limits = ((mark, _grouped(element, part)) for mark, part in (("_", "sub"), ("^", "sup")))
        around = "".join(mark + limit for mark, limit in limits if limit)
        return f"{sign}{around} {_grouped(element, 'e')}"
    return "".join(_linear(child) for child in element if isinstance(child.tag, str))


def _parts(element: Any, *names: str) -> Iterator[Any]:
    """The parts of an equation with these names; those that are missing hold nothing."""
    for name in names:
        part = element.find(f"{_MATH}{name}")
        yield part if part is not None else element.makeelement(f"{_MATH}{name}", {})


def _grouped(element: Any, name: str, *, always: bool = False) -> str:
    """A part of an equation, in brackets where it is more than one sign."""
    part = element.find(f"{_MATH}{name}")
    words = _linear(part).strip() if part is not None else ""
    return f"({words})" if always or (len(words) > 1 and not words.isalnum()) else words


def mark_white(root: Any) -> None:
    """Give runs in white letters, on no ground of their own, a style they are known by."""
    from lxml import etree

    for colour in list(root.iter(f"{_WORD}color")):
        if (colour.get(f"{_WORD}val") or "").lower() != "ffffff":
            continue
        properties = colour.getparent()
        run = properties.getparent()
        if run is None or run.tag != f"{_WORD}r" or _has_ground(properties, run):
            continue
        for style in properties.findall(f"{_WORD}rStyle"):
            properties.remove(style)
        style = etree.Element(f"{_WORD}rStyle")
        style.set(f"{_WORD}val", WHITE_STYLE)
        properties.insert(0, style)


def _has_ground(properties: Any, run: Any) -> bool:
    """Whether the run, its paragraph, cell, table or box may be coloured behind the words."""
    if properties.find(f"{_WORD}highlight") is not None or _is_shaded(properties):
        return True
    for ancestor in run.iterancestors():
        name = str(ancestor.tag).removeprefix(_WORD)
        if name == "txbxContent" or _is_shaded(ancestor.find(f"{_WORD}{name}Pr")):
            return True
        if name == "tbl" and ancestor.find(f"{_WORD}tblPr/{_WORD}tblStyle") is not None:
            return True
    return False


def _is_shaded(properties: Any) -> bool:
    shade = properties.find(f"{_WORD}shd") if properties is not None else None
    return shade is not None and (shade.get(f"{_WORD}fill") or "").lower() not in _CLEAR
