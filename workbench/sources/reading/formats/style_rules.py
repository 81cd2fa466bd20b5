"""What the style sheets of a page say of an element, in a few matters: is it seen, struck, white.

The cascade is kept where it decides (later and narrower rules win, `!important` and the element's own
style over all). Selectors of tags, classes, ids and attributes, one within another, are understood; a rule
for other media, with conditions or with states of the mouse is not guessed at.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from workbench.sources.reading.formats.paths import path

_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
_PLAIN_LAYERS = re.compile(
    r"@(?:media\s+(?:(?:only\s+)?(?:screen|all)\b)?(?:\s*(?:and\s*)?"
    r"\(\s*min-width\s*:\s*(?:\d{1,3}|1[01]\d\d)(?:\.\d+)?(?:px|r?em)\s*\))?|layer[^{};]*)"
    r"\s*\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}",
    re.IGNORECASE,
)
"""Those for any screen, and for one as wide as that of a desk."""
_CONDITIONS = re.compile(r"@[^{};]+(?:;|\{(?:[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})*[^{}]*\})")
_RULES = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_COMPOUND = re.compile(r"(\*|[a-z][\w-]*)?((?:[.#][\w-]+|\[[^\[\]]+\])*)", re.IGNORECASE)
_PIECE = re.compile(r"([.#])([\w-]+)|\[\s*([\w:-]+)\s*(?:([~|^$*]?=)\s*[\"']?([^\"'\]]*)[\"']?\s*)?\]")
_NAMES = re.compile(r"[.#][\w-]+")
_IMPORTANT = re.compile(r"!\s*important", re.IGNORECASE)
_MOST_RULES = 20_000
"""Rules of a page that are looked at, for the time they take; more are said."""

_TOLD = {
    "display": (r"display\s*:\s*none", r"display\s*:"),
    "visibility": (r"visibility\s*:\s*(?:hidden|collapse)", r"visibility\s*:"),
    "opacity": (r"opacity\s*:\s*0*(?:\.0+|0|0%)\s*(?:;|!|$)", r"opacity\s*:"),
    "size": (r"font-size\s*:\s*0(?:\.0+)?(?:px|pt|r?em|%)?\s*(?:;|!|$)", r"font-size\s*:"),
    "place": (
        r"(?:left|top|right|text-indent|margin-left)\s*:\s*-\d{3,}",
        r"(?:left|top|right|text-indent|margin-left)\s*:",
    ),
    "clip": (
        r"(?:clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01]|clip-path\s*:\s*inset\(\s*(?:50|100)%)",
        r"clip(?:-path)?\s*:",
    ),
    "ink": (r"color\s*:\s*(?:transparent|rgba\([^)]*,\s*0(?:\.0+)?\s*\))", r"color\s*:"),
    "struck": (r"text-decoration(?:-line)?\s*:[^;]*line-through", r"text-decoration(?:-line)?\s*:"),
    "white": (
        r"color\s*:\s*(?:white|#f{3}(?:f{3})?(?![0-9a-f])|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))",
        r"color\s*:",
    ),
}
_DECIDE = {
    matter: tuple(re.compile(rf"(?:^|[;\s]){pattern}", re.IGNORECASE) for pattern in patterns)
    for matter, patterns in _TOLD.items()
}
"""For each matter what declarations look like that say yes, and all that say anything."""
_OF = {
    **{matter: (matter,) for matter in ("display", "visibility", "opacity")},
    "font-size": ("size",),
    **dict.fromkeys(("left", "top", "right", "text-indent", "margin-left"), ("place",)),
    **dict.fromkeys(("clip", "clip-path"), ("clip",)),
    "color": ("ink", "white"),
    **dict.fromkeys(("text-decoration", "text-decoration-line"), ("struck",)),
    **dict.fromkeys(("height", "width", "max-height", "max-width", "overflow"), ("box",)),
}
"""The matters that each property says something of."""
INHERITED = frozenset(("size", "ink", "visibility"))
"""Matters in which what is within an element does as it does, and may do otherwise."""
HIDING = frozenset(("display", "visibility", "opacity", "size", "place", "clip", "ink", "box"))
_NO_BOX = re.compile(r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)", re.IGNORECASE)
_CUT = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.IGNORECASE)
_ANY_BOX = re.compile(r"(?:^|[;\s])(?:(?:max-)?(?:height|width)|overflow)\s*:", re.IGNORECASE)
_GROUND = re.compile(
    r"background(?!-(?:repeat|size|position|attachment))[^:;]*:\s*(?!(?:white|#fff|none|transparent))",
    re.IGNORECASE,
)


def says(body: str, matter: str) -> bool | None:
    """Whether declarations say yes or no in a matter; None where they are silent."""
    if matter == "box":
        if _NO_BOX.search(body) and _CUT.search(body):
            return True
        return False if _ANY_BOX.search(body) else None
    yes, any_value = _DECIDE[matter]
    if yes.search(body):
        return not (matter == "white" and _GROUND.search(body))
    return False if any_value.search(body) else None


def all_said(body: str) -> dict[str, bool]:
    """What declarations say, yes or no, in each matter of which they have a property."""
    names = [one.partition(":")[0].strip() for one in body.lower().split(";")]
    named = dict.fromkeys(matter for name in names if name in _OF for matter in _OF[name])
    return {matter: said for matter in named if (said := says(body, matter)) is not None}


def has_ground(body: str) -> bool:
    """Whether declarations give a ground that is not white."""
    return _GROUND.search(body) is not None


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
        return f".{self.classes[0]}" if self.classes else self.tag or "*"


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


class PageNames:
    """The classes, as they are written, and the ids that a page has; looked up once for all uses."""

    def __init__(self, tree: Any) -> None:
        self.classes = set(path("//@class")(tree))
        self.ids = set(path("//@id")(tree))

    def marked(self) -> set[str]:
        """Each single name with the sign that a selector puts before it."""
        names = {f"#{name}" for name in self.ids}
        for classes in self.classes:
            names.update(f".{name}" for name in classes.split())
        return names


class _Around:
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
            own = _names_of(one.get("class"), one.get("id"))
            self._known[one] = names = names.union(own) if own else names
        return names


def _names_of(classes: str | None, name: str | None) -> list[str]:
    return [*(f".{one}" for one in (classes or "").split()), *([f"#{name}"] if name else [])]


@dataclass(frozen=True, slots=True)
class _Selector:
    """The parts of a selector, the last first, each with its link to the one before; ids, others, tags."""

    parts: tuple[tuple[str, _Compound], ...]
    counts: tuple[int, int, int]
    around: frozenset[str]
    """The classes and ids that elements around the one it fits must have."""

    def fits_around(self, node: Any, names: _Around) -> bool:
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


@dataclass(frozen=True, slots=True)
class _Rule:
    """One selector with the matters of which it says the same; the heavier of two rules wins."""

    selector: _Selector
    weight: tuple[bool, int, int, int, int]
    matters: tuple[str, ...]


class _Rules:
    """Rules by the names of their last part; which may fit elements of the same names is found once."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[_Rule]] = defaultdict(list)
        self._fitting: dict[tuple[str, str | None, str | None], tuple[_Rule, ...]] = {}

    def add(self, rule: _Rule) -> None:
        self._by_key[rule.selector.parts[0][1].key()].append(rule)

    def fitting(self, node: Any) -> tuple[_Rule, ...]:
        """The rules whose last part fits the tag, the classes and the id of an element."""
        names = (node.tag, node.get("class"), node.get("id"))
        found = self._fitting.get(names)
        if found is None:
            found = self._fitting[names] = tuple(self._found(*names))
        return found

    def names(self) -> Set[str]:
        """The names and tags under which there are rules: what has none of them is fitted by no rule."""
        return self._by_key.keys()

    def _found(self, tag: str, classes: str | None, name: str | None) -> Iterator[_Rule]:
        for key in (*_names_of(classes, name), tag, "*"):
            for rule in self._by_key.get(key, ()):
                if rule.selector.parts[0][1].fits_names(tag, classes, name):
                    yield rule


class StyleRules:
    """The rules of all style sheets that stand in a page."""

    def __init__(self, tree: Any, names: PageNames) -> None:
        self._said: dict[str, dict[str, bool]] = {}
        self._selectors: dict[str, list[_Selector]] = {}
        bodies: list[tuple[str, str]] = []
        for sheet in tree.iter("style"):
            media = (sheet.get("media") or "all").lower()
            if "screen" not in media and "all" not in media:
                continue
            words = _COMMENTS.sub("", sheet.text or "").replace("<!--", "").replace("-->", "")
            bodies += _RULES.findall(_CONDITIONS.sub("", _PLAIN_LAYERS.sub(r"\1", words)))
        self.are_too_many = len(bodies) > _MOST_RULES
        # Style sheets are of whole sites: most of their rules are for nothing on the page.
        marked = names.marked() if bodies else set()
        self._bodies = [
            (order, fitting, body)
            for order, (selectors, body) in enumerate(bodies[:_MOST_RULES])
            if (fitting := _may_fit(selectors, marked)) and self._all_said(body)
        ]
        self._around = _Around()
        self._yes = _Rules()
        self._no: dict[str, _Rules] = {}
        for order, selectors, body in self._bodies:
            if matters := tuple(matter for matter, said in self._all_said(body).items() if said):
                self._index(self._yes, selectors, body, order, matters)
        self.names = self._yes.names()

    def _all_said(self, body: str) -> dict[str, bool]:
        """What declarations say; many are the same, and each are read once."""
        if body not in self._said:
            self._said[body] = all_said(body)
        return self._said[body]

    def _index(self, rules: _Rules, selectors: str, body: str, order: int, matters: tuple[str, ...]) -> None:
        """Put the rule of each selector that is understood where its last part is looked up."""
        if selectors not in self._selectors:
            self._selectors[selectors] = [one for part in selectors.split(",") if (one := _selector_of(part))]
        is_important = bool(_IMPORTANT.search(body))
        for selector in self._selectors[selectors]:
            weight = (is_important, *selector.counts, order)
            rules.add(_Rule(selector, weight, matters))

    def matters_of(self, node: Any) -> set[str]:
        """The matters of which an element's own style or the rules say yes, by the order of the cascade."""
        style, rules = node.get("style"), self._yes.fitting(node)
        if not style and not rules:
            return set()
        own = self._all_said(style) if style else {}
        held = {matter for matter, said in own.items() if said}
        for rule in rules:
            matters: Sequence[str] = rule.matters
            if own or held:
                matters = [
                    matter
                    for matter in rule.matters
                    if matter not in held and (rule.weight[0] or own.get(matter) is not False)
                ]
            if matters and rule.selector.fits_around(node, self._around):
                held.update(matter for matter in matters if not self._is_undone(rule, matter, node))
        return held

    def _is_undone(self, rule: _Rule, matter: str, node: Any) -> bool:
        """Whether a heavier rule says no in a matter of which this one says yes."""
        return any(
            no.weight > rule.weight and no.selector.fits_around(node, self._around)
            for no in self._against(matter, node)
        )

    def is_set_anew_within(self, node: Any, matters: Set[str]) -> bool:
        """Whether something with words in an element says no in one of these matters, which are inherited."""
        for one in node.iter("*"):
            if one is node or not (one.text and one.text.strip()):
                continue
            at = one
            while at is not node:
                said = self._all_said(at.get("style") or "")
                if any(said.get(matter) is False or self._says_no(matter, at) for matter in matters):
                    return True
                at = at.getparent()
        return False

    def _says_no(self, matter: str, node: Any) -> bool:
        return any(rule.selector.fits_around(node, self._around) for rule in self._against(matter, node))

    def shows(self, node: Any) -> bool:
        """Whether a rule gives an element that is hidden of itself a place on the page."""
        return self._says_no("display", node)

    def _against(self, matter: str, node: Any) -> tuple[_Rule, ...]:
        """The rules that say no in a matter and may fit an element; looked up when first asked for."""
        if matter not in self._no:
            rules = _Rules()
            for order, selectors, body in self._bodies:
                if self._all_said(body).get(matter) is False:
                    self._index(rules, selectors, body, order, (matter,))
            self._no[matter] = rules
        return self._no[matter].fitting(node)


def _may_fit(selectors: str, names: set[str]) -> str:
    """Those of the selectors of a rule of which the page has every class and id."""
    if "," not in selectors:
        return selectors if "[" in selectors or names.issuperset(_NAMES.findall(selectors)) else ""
    return ",".join(filter(None, (_may_fit(one, names) for one in selectors.split(","))))


def _selector_of(selector: str) -> _Selector | None:
    """A selector as far as it is understood; None where it is not."""
    parts: list[tuple[str, _Compound]] = []
    link, ids, others, tags = "", 0, 0, 0
    for word in selector.replace(">", " > ").split():
        if word == ">":
            link = ">"
            continue
        match = _COMPOUND.fullmatch(word)
        if match is None:
            return None
        tag = (match[1] or "").lower()
        pieces = _PIECE.findall(match[2])
        if _PIECE.sub("", match[2]) or not (tag or pieces):
            return None
        part = _Compound(
            tag.replace("*", ""),
            tuple(name for sign, name, *_rest in pieces if sign == "."),
            tuple(name for sign, name, *_rest in pieces if sign == "#"),
            tuple((name, operator, value) for sign, _name, name, operator, value in pieces if not sign),
        )
        parts.append((link, part))
        link, ids, others = "", ids + len(part.ids), others + len(pieces) - len(part.ids)
        tags += bool(part.tag)
    # A rule for everything is one of a script's states, not of what is on the page.
    if not parts or parts[-1][1] == _ANYTHING:
        return None
    outer = [part for _link, part in parts[:-1]]
    around = [f".{name}" for part in outer for name in part.classes]
    around += [f"#{name}" for part in outer for name in part.ids]
    return _Selector(tuple(reversed(parts)), (ids, others, tags), frozenset(around))
