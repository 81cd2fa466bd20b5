"""What the style sheets of a page say of an element, in a few matters: is it seen, struck, white.

The cascade is kept where it decides (later and narrower rules win, `!important` and the element's own
style over all). Selectors of tags, classes, ids and attributes, one within another, are understood; a rule
for other media, with conditions or with states of the mouse is not guessed at.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

_COMMENTS = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_PLAIN_LAYERS = re.compile(
    r"@(?:media\s+(?:only\s+)?(?:screen|all)|layer[^{};]*)\s*\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}", re.IGNORECASE
)
_CONDITIONS = re.compile(r"@[^{};]+(?:;|\{(?:[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})*[^{}]*\})")
_RULES = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_COMPOUND = re.compile(r"(\*|[a-z][\w-]*)?((?:[.#][\w-]+|\[[^\[\]]+\])*)", re.IGNORECASE)
_PIECE = re.compile(r"([.#])([\w-]+)|\[\s*([\w:-]+)\s*(?:([~|^$*]?=)\s*[\"']?([^\"'\]]*)[\"']?\s*)?\]")
_IMPORTANT = re.compile(r"!\s*important", re.IGNORECASE)
_MOST_RULES = 20_000

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
_WORTH_A_LOOK = re.compile(
    r"display|visibility|opacity|font-size|left|right|top|indent|clip|color|decoration|overflow",
    re.IGNORECASE,
)
_YES = re.compile(
    r"none|hidden|collapse|opacity|font-size|-\d{3}|clip|transparent|rgba|line-through|white|#f{3}|255",
    re.IGNORECASE,
)
HIDING = frozenset(("display", "visibility", "opacity", "size", "place", "clip", "ink", "box"))
MATTERS = (*_DECIDE, "box")
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


def has_ground(body: str) -> bool:
    """Whether declarations give a ground that is not white."""
    return _GROUND.search(body) is not None


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    pieces: tuple[tuple[str, str, str, str, str], ...]

    def fits(self, node: Any) -> bool:
        if self.tag not in ("", "*") and node.tag != self.tag:
            return False
        return all(self._has(node, piece) for piece in self.pieces)

    @staticmethod
    def _has(node: Any, piece: tuple[str, str, str, str, str]) -> bool:
        sign, name, attribute, operator, value = piece
        if sign == ".":
            return name in (node.get("class") or "").split()
        if sign == "#":
            return bool(node.get("id") == name)
        said = node.get(attribute)
        if said is None or not operator:
            return said is not None
        known: dict[str, bool] = {
            "=": said == value, "~=": value in said.split(), "^=": bool(value) and said.startswith(value),
            "$=": bool(value) and said.endswith(value), "*=": bool(value) and value in said,
            "|=": said == value or said.startswith(value + "-"),
        }  # fmt: skip
        return known[operator]


@dataclass(frozen=True, slots=True)
class _Rule:
    """One selector, its last part first, with what it says; the heavier of two rules wins."""

    parts: tuple[tuple[str, _Compound], ...]
    weight: tuple[bool, int, int, int, int]
    matter: str

    def fits(self, node: Any) -> bool:
        if not self.parts[0][1].fits(node):
            return False
        at = node
        for index in range(1, len(self.parts)):
            at, direct, part = at.getparent(), self.parts[index - 1][0] == ">", self.parts[index][1]
            while at is not None and not part.fits(at):
                at = None if direct else at.getparent()
            if at is None:
                return False
        return True


class StyleRules:
    """The rules of all style sheets that stand in a page."""

    def __init__(self, tree: Any) -> None:
        self._yes: dict[str, list[_Rule]] = defaultdict(list)
        self._bodies: list[tuple[str, str, int]] = []
        self._no: dict[str, dict[str, list[_Rule]]] = {}
        for sheet in tree.iter("style"):
            media = (sheet.get("media") or "all").lower()
            if "screen" not in media and "all" not in media:
                continue
            rules = _PLAIN_LAYERS.sub(r"\1", _COMMENTS.sub("", sheet.text or ""))
            for selectors, body in _RULES.findall(_CONDITIONS.sub("", rules)):
                if len(self._bodies) < _MOST_RULES:
                    self._bodies.append((selectors, body, len(self._bodies)))
        for selectors, body, order in self._bodies:
            if _YES.search(body):
                for matter in MATTERS:
                    if says(body, matter):
                        _index(self._yes, selectors, body, order, matter)

    def tags(self) -> set[str]:
        """Tags that a rule hides or strikes by their name alone; "*" for any."""
        return {key for key in self._yes if key[0] not in ".#"}

    def __bool__(self) -> bool:
        return bool(self._yes)

    def matters_of(self, node: Any) -> set[str]:
        """The matters of which an element's own style or the rules say yes, by the order of the cascade."""
        own = node.get("style") or ""
        held = {matter for matter in MATTERS if says(own, matter)} if own and _YES.search(own) else set()
        if not self._yes:
            return held
        for rule in _first_look(self._yes, node):
            matter = rule.matter
            if matter in held or not rule.fits(node):
                continue
            said = says(own, matter) if own else None
            if said is False and not rule.weight[0]:
                continue
            if not any(no.weight > rule.weight and no.fits(node) for no in self._against(matter, node)):
                held.add(matter)
        return held

    def shows(self, node: Any) -> bool:
        """Whether a rule gives an element that is hidden of itself a place on the page."""
        return any(rule.fits(node) for rule in self._against("display", node))

    def _against(self, matter: str, node: Any) -> list["_Rule"]:
        """The rules that say no in a matter and may fit an element; looked up when first asked for."""
        if matter not in self._no:
            rules: dict[str, list[_Rule]] = defaultdict(list)
            for selectors, body, order in self._bodies:
                if _WORTH_A_LOOK.search(body) and says(body, matter) is False:
                    _index(rules, selectors, body, order, matter)
            self._no[matter] = rules
        return _first_look(self._no[matter], node)


def _index(rules: dict[str, list[_Rule]], selectors: str, body: str, order: int, matter: str) -> None:
    """Put the rule of each selector that is understood where its last part is looked up."""
    for selector in selectors.split(","):
        parts = _parts_of(selector)
        if not parts:
            continue
        pieces = [piece for _link, part in parts for piece in part.pieces]
        ids = sum(piece[0] == "#" for piece in pieces)
        tags = sum(part.tag not in ("", "*") for _link, part in parts)
        weight = (bool(_IMPORTANT.search(body)), ids, len(pieces) - ids, tags, order)
        rules[_key_of(parts[0][1])].append(_Rule(parts, weight, matter))


def _first_look(rules: dict[str, list[_Rule]], node: Any) -> list[_Rule]:
    """The rules whose last part may fit, by the classes, the id and the tag of an element."""
    found: list[_Rule] = []
    names = node.get("class")
    if names:
        for name in names.split():
            found += rules.get("." + name, ())
    if name := node.get("id"):
        found += rules.get("#" + name, ())
    found += rules.get(node.tag, ())
    found += rules.get("*", ())
    return found


def _key_of(part: _Compound) -> str:
    for sign, name, *_attribute in part.pieces:
        if sign:
            return sign + name
    return part.tag or "*"


def _parts_of(selector: str) -> tuple[tuple[str, _Compound], ...]:
    """The parts of a selector, the last first, each with its link to the one before; () where not known."""
    parts: list[tuple[str, _Compound]] = []
    link = ""
    for word in re.sub(r"\s*>\s*", " > ", selector).split():
        if word == ">":
            link = ">"
            continue
        match = _COMPOUND.fullmatch(word)
        if match is None:
            return ()
        tag = (match[1] or "").lower()
        pieces = tuple(_PIECE.findall(match[2]))
        if _PIECE.sub("", match[2]) or not (tag or pieces):
            return ()
        parts.append((link, _Compound(tag, pieces)))
        link = ""
    # A rule for everything is one of a script's states, not of what is on the page.
    return () if parts and parts[-1][1] == _Compound("*", ()) else tuple(reversed(parts))
