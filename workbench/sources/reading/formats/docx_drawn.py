"""Word: the words of charts and diagrams, which stand in parts of their own."""

import posixpath
from typing import Any

from workbench.sources.reading.formats.docx_seen import local
from workbench.sources.reading.formats.xml_package import XmlPackage

_MOST_POINTS = 500
"""Points of a series that are written out; the card counts the others."""
_LONGEST_FIGURE = 15
"""Digits of a figure that a spreadsheet counts with and shows."""


class Drawn:
    """Charts and diagrams that one part refers to; counts what it found and what it could not read."""

    def __init__(self, package: XmlPackage) -> None:
        self._package = package
        self._relations: dict[str, tuple[str, str]] = {}
        self.charts = 0
        self.diagrams = 0
        self.unread = 0
        self.points_left_out = 0

    def of(self, name: str) -> "Drawn":
        """Look up references as the part of that name means them."""
        folder, file = posixpath.split(name)
        relations = self._package.tree(f"{folder}/_rels/{file}.rels")
        self._relations = {
            one.get("Id", ""): (_absolute(folder, one.get("Target", "")), one.get("Type", ""))
            for one in (relations if relations is not None else ())
            if local(one) == "Relationship"
        }
        return self

    def lines(self, reference: Any) -> list[str]:
        """The words of a chart or diagram, by the element that refers to it."""
        is_chart = local(reference) == "chart"
        wanted = "id" if is_chart else "dm"
        key = next((one for name, one in reference.attrib.items() if name.rpartition("}")[2] == wanted), "")
        target = self._relations.get(key, ("", ""))[0]
        if not target:
            kind = "/charts/" if is_chart else "/diagrams/data"
            others = [one for one in sorted(self._package.names) if kind in one and one.endswith(".xml")]
            others = [one for one in others if "/chart" in one.replace("/charts", "", 1) or not is_chart]
            target = others[0] if len(others) == 1 else ""
        root = self._package.tree(target) if target else None
        found = [] if root is None else self._chart(root) if is_chart else self._diagram(root)
        if not found:
            self.unread += 1
        elif is_chart:
            self.charts += 1
        else:
            self.diagrams += 1
        return found

    def _chart(self, root: Any) -> list[str]:
        """Title, titles of the axes, and each series with its categories and figures."""
        lines: list[str] = []
        for title in root.iter():
            if local(title) == "title":
                lines += _paragraphs(title) or [" ".join(_values(title))]
        for part in root.iter():
            if local(part) == "ser" or (local(part) == "data" and local(part.getparent()) == "chartData"):
                said, left_out = _series(part)
                lines.append(said)
                self.points_left_out += left_out
            elif local(part) in ("txData", "dLbl"):
                lines += _paragraphs(part) or [" ".join(_values(part))]
        return [line for line in dict.fromkeys(lines) if line.strip()]

    def _diagram(self, root: Any) -> list[str]:
        found = []
        for point in root.iter():
            if local(point) == "pt" and point.get("type") != "pres":
                found += _paragraphs(point)
        if found:
            return found
        for target, kind in self._relations.values():
            drawing = self._package.tree(target) if kind.endswith("/diagramDrawing") else None
            if drawing is not None:
                found += _paragraphs(drawing)
        return found


def _absolute(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")


def _paragraphs(element: Any) -> list[str]:
    lines = []
    for paragraph in element.iter():
        if local(paragraph) == "p":
            said = "".join(one.text or "" for one in paragraph.iter() if local(one) == "t")
            lines.append(" ".join(said.split()))
    return [line for line in lines if line]


def _values(element: Any) -> list[str]:
    """The points of categories or values, in their order."""
    said = (" ".join((one.text or "").split()) for one in element.iter() if local(one) in ("v", "pt"))
    return [one for one in said if one]


def _series(element: Any) -> tuple[str, int]:
    """The words of a series, and how many of its points were left out."""
    name, categories, figures = "", list[str](), list[str]()
    for child in element:
        kind = local(child)
        if kind == "tx":
            name = " ".join(_values(child)) or " ".join(_paragraphs(child))
        elif kind in ("cat", "xVal", "strDim"):
            categories = _values(child)
        elif kind in ("val", "yVal", "numDim"):
            figures = [_figure(one) for one in _values(child)]
    if not figures or len(categories) != len(figures):
        pairs = [*categories, *figures]
    else:
        pairs = [f"{category} {figure}" for category, figure in zip(categories, figures, strict=True)]
    said = "; ".join(pairs[:_MOST_POINTS])
    return f"{name}: {said}" if name and said else name or said, max(0, len(pairs) - _MOST_POINTS)


def _figure(words: str) -> str:
    """A figure without the digits by which a program misses it: 4.4000000000000004 is shown as 4.4."""
    try:
        return f"{float(words):.15g}" if len(words) > _LONGEST_FIGURE else words
    except ValueError:
        return words
