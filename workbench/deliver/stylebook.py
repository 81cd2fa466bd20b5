"""The styles of a template, found by the names Word gives them whatever its language.

German Word calls the style id of "endnote reference" `Endnotenzeichen`; the name stays English. A
style the writer needs and the template lacks is taken over from the shipped template.
"""

from functools import lru_cache
from importlib import resources
from typing import Any

from workbench.deliver.cleaning import parsed, serialised
from workbench.deliver.markup import WORD
from workbench.deliver.package import read_package

_W = f"{{{WORD}}}"
_REFERENCES = (f"{_W}pStyle", f"{_W}rStyle", f"{_W}tblStyle")
_LINKS = ("basedOn", "next", "link")


class StyleBook:
    """The part styles.xml of a template."""

    def __init__(self, data: bytes) -> None:
        self._root = parsed(data, "word/styles.xml")
        self._by_id = {style.get(f"{_W}styleId"): style for style in self._root.iter(f"{_W}style")}
        self._by_name = {_name(style): style for style in self._by_id.values()}
        self._known: dict[str, str] = {}

    def name_of(self, style_id: str) -> str:
        """The name of a style in lower case, such as `heading 2`; empty for none."""
        style = self._by_id.get(style_id)
        return _name(style) if style is not None else ""

    def adopt(self, element: Any) -> None:
        """Point the style references in an element to the styles of this template."""
        for reference in element.iter(*_REFERENCES):
            wanted = reference.get(f"{_W}val", "")
            if wanted not in self._by_id or wanted in self._known:
                reference.set(f"{_W}val", self.id_of(wanted))

    def id_of(self, canonical: str) -> str:
        """The id this template has for a style of the shipped one; taken over where it has none."""
        if canonical not in self._known:
            self._known[canonical] = self._find_or_take(canonical)
        return self._known[canonical]

    def set_language(self, language: str) -> None:
        """The language of whatever is not tagged otherwise."""
        for tag in self._root.findall(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang"):
            tag.set(f"{_W}val", language)

    def xml(self) -> bytes:
        """The part as it is to be written."""
        return serialised(self._root)

    def _find_or_take(self, canonical: str) -> str:
        shipped = _shipped().get(canonical)
        if shipped is None:
            return canonical
        own = self._by_name.get(_name(shipped))
        if own is not None and own.get(f"{_W}type") == shipped.get(f"{_W}type"):
            return str(own.get(f"{_W}styleId"))
        return self._take(canonical, shipped)

    def _take(self, canonical: str, shipped: Any) -> str:
        from copy import deepcopy

        style = deepcopy(shipped)
        style_id = canonical if canonical not in self._by_id else f"Brief{canonical}"
        style.set(f"{_W}styleId", style_id)
        self._root.append(style)
        self._by_id[style_id] = style
        self._by_name[_name(style)] = style
        self._known[canonical] = style_id
        for link in _LINKS:
            other = style.find(f"{_W}{link}")
            if other is not None:
                other.set(f"{_W}val", self.id_of(other.get(f"{_W}val", "")))
        return style_id


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Any]:
    data = resources.files("resources").joinpath("templates/assessed-brief.docx").read_bytes()
    root = parsed(read_package(data, "assessed-brief")["word/styles.xml"])
    return {style.get(f"{_W}styleId"): style for style in root.iter(f"{_W}style")}


def _name(style: Any) -> str:
    name = style.find(f"{_W}name")
    return name.get(f"{_W}val", "").lower() if name is not None else ""
