"""The elements of a page by their tags and classes, looked up once for all who ask."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from typing import Any

from workbench.sources.reading.formats.paths import path


class PageNames:
    """The elements of a page in their order, the classes, as they are written, and the ids that it has.

    What is taken out of the page later is still named here.
    """

    def __init__(self, tree: Any) -> None:
        # While they are held, nobody who goes through the page makes them anew; they take room, too.
        self.elements = list(tree.iter("*"))
        self._by_kind: dict[tuple[str, str | None], list[Any]] = defaultdict(list)
        for node in self.elements:
            self._by_kind[node.tag, node.get("class")].append(node)
        self.classes = {classes for _tag, classes in self._by_kind if classes is not None}
        self.ids = set(path("//@id")(tree))

    def of_kinds(self, tags: Iterable[str], classes: Iterable[str]) -> Iterator[Any]:
        """The elements that have one of these tags or, as it is written, one of these classes."""
        tags, classes = set(tags), set(classes)
        for (tag, written), nodes in self._by_kind.items():
            if written in classes or tag in tags:
                yield from nodes

    def having(self, names: Set[str]) -> set[Any]:
        """The elements with one of the tags, classes, ids or attributes, as a selector begins with them."""
        wanted = {name[1:] for name in names if name[0] == "."}
        classes = {kind for kind in self.classes if not wanted.isdisjoint(kind.split())}
        found = set(self.of_kinds(names, classes))
        if ids := {name[1:] for name in names if name[0] == "#"} & self.ids:
            found.update(node for node in self.elements if node.get("id") in ids)
        for attribute in [name[1:] for name in names if name[0] == "["]:
            found.update(node for node in self.elements if node.get(attribute) is not None)
        return found

    def marked(self) -> set[str]:
        """Each single name with the sign that a selector puts before it."""
        names = {f"#{name}" for name in self.ids}
        for classes in self.classes:
            names.update([f".{name}" for name in classes.split()])
        return names
