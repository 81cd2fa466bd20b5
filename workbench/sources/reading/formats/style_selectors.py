"""Selectors of style sheets: which elements of a page they fit.

Selectors of tags, classes, ids and attributes, one within another, are understood; those of states and
positions are not guessed at.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_COMPOUND = re.compile(r"(\*|[a-z][\w-]*)?((?:[.#][\w-]+|\[[^\[\]]+\])*)", re.IGNORECASE)
_PIECE = re.compile(r"([.#])([\w-]+)|\[\s*([\w:-]+)\s*(?:([~|^$*]?=)\s*[\"']?([^\"'\]]*)[\"']?\s*)?\]")
_NAMES = re.compile(r"[.#][\w-]+")


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    classes: tuple[str, ...]
    ids: tuple[str, ...]
    attributes: tuple[tuple[str, str, str], ...]

    def fits(self, node: Any) -> bool:
        return self.fits_names(node.tag, node.get("class"), node.get("id")) and self.fits_rest(node)

    def fits_names(self, tag: str, classes: str | None, name: str | None) -> bool:
        """Whether it fits an element of this tag, class and id, its other attributes aside."""
        if self.tag and tag != self.tag:
            return False
        if self.ids and any(one != name for one in self.ids):
            return False
        # The first look is quick and says no of nearly all.
        said = classes or ""
        return all(one in said and one in said.split() for one in self.classes)

    def fits_rest(self, node: Any) -> bool:
        """Whether it fits the other attributes of an element whose names it fits."""
        return not self.attributes or all(_has(node, *one) for one in self.attributes)

    def key(self) -> str:
        """Where rules that end in it are looked up."""
        if self.ids:
            return f"#{self.ids[0]}"
        return f".{self.classes[0]}" if self.classes else self.tag or f"[{self.attributes[0][0]}"


_ANYTHING = _Compound("", (), (), ())


def _has(node: Any, attribute: str, operator: str, value: str) -> bool:
    said = node.get(attribute)
    if said is None or not operator:
        return said is not None
    known: dict[str, bool] = {
        "=": said == value, "~=": value in said.split(), "^=": bool(value) and said.startswith(value),
        "$=": bool(value) and said.endswith(value), "*=": bool(value) and value in said,
        "|=": said == value or said.startswith(value + "-"),
    }  # fmt: skip
    return known[operator]


class Around:
    """The classes and ids of an element and all around it, with the sign of a selector before each."""

    def __init__(self) -> None:
        self._known: dict[Any, frozenset[str]] = {}

    def of(self, node: Any) -> frozenset[str]:
        """Those of one element; elements beside each other share what is found."""
        inwards = []
        while node is not None and node not in self._known:
            inwards.append(node)
            node = node.getparent()
        names = self._known[node] if node is not None else frozenset()
        for one in reversed(inwards):
            own = names_of(one.get("class"), one.get("id"))
            self._known[one] = names = names.union(own) if own else names
        return names


def names_of(classes: str | None, name: str | None) -> list[str]:
    return [*(f".{one}" for one in (classes or "").split()), *([f"#{name}"] if name else [])]


@dataclass(frozen=True, slots=True)
class Selector:
    """The parts of a selector, the last first, each with its link to the one before; ids, others, tags."""

    parts: tuple[tuple[str, _Compound], ...]
    counts: tuple[int, int, int]
    around: frozenset[str]
    """The classes and ids that elements around the one it fits must have."""

    def fits_around(self, node: Any, names: Around) -> bool:
        """Whether it fits an element whose tag, class and id its last part fits."""
        if not self.parts[0][1].fits_rest(node):
            return False
        if self.around and not self.around <= names.of(node.getparent()):
            return False
        at = node
        for index in range(1, len(self.parts)):
            at, direct, part = at.getparent(), self.parts[index - 1][0] == ">", self.parts[index][1]
            while at is not None and not part.fits(at):
                at = None if direct else at.getparent()
            if at is None:
                return False
        return True


def may_fit(selectors: str, names: set[str]) -> str:
    """Those of the selectors of a rule of which the page has every class and id."""
    if "," not in selectors:
        return selectors if _are_there(selectors, names) else ""
    return ",".join([one for one in selectors.split(",") if _are_there(one, names)])


def _are_there(selector: str, names: set[str]) -> bool:
    # Most say no by their first name.
    first = _NAMES.search(selector)
    if first is None or "[" in selector:
        return True
    return first[0] in names and names.issuperset(_NAMES.findall(selector, first.end()))


def selector_of(selector: str) -> Selector | None:
    """A selector as far as it is understood; None where it is not."""
    parts: list[tuple[str, _Compound]] = []
    link, ids, others, tags = "", 0, 0, 0
    for word in selector.replace(">", " > ").split():
        if word == ">":
            link = ">"
            continue
        part = _compound_of(word)
        if part is None:
            return None
        parts.append((link, part))
        link, ids, others = "", ids + len(part.ids), others + len(part.classes) + len(part.attributes)
        tags += bool(part.tag)
    # A rule for everything is one of a script's states, not of what is on the page.
    if not parts or parts[-1][1] == _ANYTHING:
        return None
    outer = [part for _link, part in parts[:-1]]
    around = [f".{name}" for part in outer for name in part.classes]
    around += [f"#{name}" for part in outer for name in part.ids]
    return Selector(tuple(reversed(parts)), (ids, others, tags), frozenset(around))


@lru_cache(maxsize=2048)
def _compound_of(word: str) -> _Compound | None:
    """What one part of a selector asks of an element; None where that is not understood."""
    match = _COMPOUND.fullmatch(word)
    if match is None:
        return None
    tag = (match[1] or "").lower()
    pieces = _PIECE.findall(match[2])
    if _PIECE.sub("", match[2]) or not (tag or pieces):
        return None
    return _Compound(
        tag.replace("*", ""),
        tuple(name for sign, name, *_rest in pieces if sign == "."),
        tuple(name for sign, name, *_rest in pieces if sign == "#"),
        tuple((name, operator, value) for sign, _name, name, operator, value in pieces if not sign),
    )
