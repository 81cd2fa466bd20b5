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

from workbench.sources.reading.formats.page_names import PageNames
from workbench.sources.reading.formats.style_declarations import all_said
from workbench.sources.reading.formats.style_selectors import (
    Around,
    Selector,
    may_fit,
    names_of,
    selector_of,
)

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
_IMPORTANT = re.compile(r"!\s*important", re.IGNORECASE)
_MOST_RULES = 20_000
"""Rules of a page that are looked at, for the time they take; more are said."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with the matters of which it says the same; the heavier of two rules wins."""

    selector: Selector
    weight: tuple[bool, int, int, int, int]
    matters: tuple[str, ...]


class RulesByName:
    """Rules by the names of their last part; which may fit elements of the same names is found once."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[Rule]] = defaultdict(list)
        self._of_attributes: list[str] = []
        self._fitting: dict[tuple[str, str | None, str | None], tuple[Rule, ...]] = {}

    def add(self, rule: Rule) -> None:
        key = rule.selector.parts[0][1].key()
        if key[0] == "[" and key not in self._by_key:
            self._of_attributes.append(key)
        self._by_key[key].append(rule)

    def fitting(self, node: Any) -> tuple[Rule, ...]:
        """The rules whose last part fits the tag, the classes and the id of an element."""
        name = node.get("id")
        # Most ids are of no rule, and elements that differ in them alone are alike.
        names = (node.tag, node.get("class"), name if name and f"#{name}" in self._by_key else None)
        found = self._fitting.get(names)
        if found is None:
            found = self._fitting[names] = tuple(self._found(*names))
        return found

    def names(self) -> Set[str]:
        """The names, tags and attributes with rules: what has none of them is fitted by no rule."""
        return self._by_key.keys()

    def _found(self, tag: str, classes: str | None, name: str | None) -> Iterator[Rule]:
        for key in (*names_of(classes, name), tag, *self._of_attributes):
            for rule in self._by_key.get(key, ()):
                if rule.selector.parts[0][1].fits_names(tag, classes, name):
                    yield rule


class StyleRules:
    """The rules of all style sheets that stand in a page."""

    def __init__(self, tree: Any, names: PageNames) -> None:
        self._said: dict[str, dict[str, bool]] = {}
        self._selectors: dict[str, list[Selector]] = {}
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
        self.declared: list[tuple[int, str, str]] = [
            (order, fitting, body)
            for order, (selectors, body) in enumerate(bodies[:_MOST_RULES])
            if (fitting := may_fit(selectors, marked))
        ]
        self.around = Around()
        self._yes = RulesByName()
        self._no: dict[str, RulesByName] = {}
        for order, selectors, body in self.declared:
            if matters := tuple(matter for matter, said in self._all_said(body).items() if said):
                self._index(self._yes, selectors, body, order, matters)
        self.names = self._yes.names()

    def _all_said(self, body: str) -> dict[str, bool]:
        """What declarations say; many are the same, and each are read once."""
        if body not in self._said:
            self._said[body] = all_said(body)
        return self._said[body]

    def _index(
        self, rules: RulesByName, selectors: str, body: str, order: int, matters: tuple[str, ...]
    ) -> None:
        """Put the rule of each selector that is understood where its last part is looked up."""
        if selectors not in self._selectors:
            self._selectors[selectors] = [one for part in selectors.split(",") if (one := selector_of(part))]
        is_important = bool(_IMPORTANT.search(body))
        for selector in self._selectors[selectors]:
            weight = (is_important, *selector.counts, order)
            rules.add(Rule(selector, weight, matters))

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
            if matters and rule.selector.fits_around(node, self.around):
                held.update(matter for matter in matters if not self._is_undone(rule, matter, node))
        return held

    def _is_undone(self, rule: Rule, matter: str, node: Any) -> bool:
        """Whether a heavier rule says no in a matter of which this one says yes."""
        return any(
            no.weight > rule.weight and no.selector.fits_around(node, self.around)
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
        return any(rule.selector.fits_around(node, self.around) for rule in self._against(matter, node))

    def shows(self, node: Any) -> bool:
        """Whether a rule gives an element that is hidden of itself a place on the page."""
        return self._says_no("display", node)

    def _against(self, matter: str, node: Any) -> tuple[Rule, ...]:
        """The rules that say no in a matter and may fit an element; looked up when first asked for."""
        if matter not in self._no:
            rules = RulesByName()
            for order, selectors, body in self.declared:
                if self._all_said(body).get(matter) is False:
                    self._index(rules, selectors, body, order, (matter,))
            self._no[matter] = rules
        return self._no[matter].fitting(node)
