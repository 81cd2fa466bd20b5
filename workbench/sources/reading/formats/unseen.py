"""What a page holds and nobody would have seen: taken out and counted, or marked where the eye must decide.

Words that are struck out are seen, but as what is no longer said: they are taken out and counted too.
Only what the page itself says is looked at, in its attributes, its own styles and the rules of its style
sheets.
"""

import re
from collections.abc import Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workbench.sources.reading.formats.build import BLOCK_TAGS
from workbench.sources.reading.formats.style_rules import (
    HIDING,
    INHERITED,
    PageNames,
    StyleRules,
    has_ground,
    says,
)

_NEVER = {
    "html",
    "body",
    "head",
    "main",
    "article",
    "script",
    "style",
    "noscript",
    "template",
    "title",
    "source",
}
_STRUCK = {"del", "s", "strike"}
_FOR_READING_ALOUD = {
    "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "sr-text",
    "screenreader-only", "element-invisible", "a11y-hidden", "u-visually-hidden", "visually-hidden-focusable",
}  # fmt: skip
_SHOWN_BY_THE_MOUSE = {
    "rollover-people-block", "rollover-block", "tooltip-content", "tooltip-text", "tooltiptext",
    "tooltip__content", "popover-content", "popover-body", "hovercard", "hover-card", "hovercard-content",
}  # fmt: skip
"""What sites show over a word while the mouse is on it: amid a sentence, and no part of it."""
_WIDE = re.compile(r"(?:sm|md|lg|xl):(?:block|flex|grid|contents|table|inline(?:-block|-flex)?)")
"""Classes by which something that is hidden on small screens is shown on others."""
_SILENT = ("script", "style", "noscript", "template", "select", "datalist", "head")
_MOST_OF_A_PAGE = 0.7
"""What holds more of the running words than this was shown by a script when the page was alive."""
_ENOUGH = 200
"""Running letters that a page shows in any case: then what it hides is hidden."""
_HALF = 0.5
_RUNNING_TEXT = 80


@dataclass(slots=True)
class Unseen:
    """What was done with a page: passages left out, words in white letters, and what stayed in doubt."""

    hidden: int = 0
    struck: int = 0
    without_scripts: int = 0
    pale: list[str] = field(default_factory=list)
    kept_hidden: int = 0
    kept_struck: int = 0
    shown_without_scripts: bool = False
    rules_left_out: bool = False
    letters: int = 0
    """Of what was taken out."""


def take_out_unseen(tree: Any, names: PageNames | None = None) -> Unseen:
    """Remove what nobody would have seen, and what is struck out.

    Words in white letters stay: whether their ground was white, the page alone does not tell.
    """
    names = names or PageNames(tree)
    rules = StyleRules(tree, names)
    found = Unseen(rules_left_out=rules.are_too_many)
    running = _Running(tree)
    for node in _may_be_unseen(tree, rules, names):
        if node.getparent() is None or (len(node) == 0 and not (node.text and node.text.strip())):
            continue
        matters = rules.matters_of(node)
        if _is_hidden(node, rules, matters):
            letters = _letters(node)
            if not letters:
                continue
            if _is_most_of(node, letters, running):
                found.kept_hidden += 1
                for how in ("style", "hidden"):
                    node.attrib.pop(how, None)
            else:
                found.hidden += 1
                found.letters += letters
                _take_out(node)
        elif node.tag in _STRUCK or "struck" in matters:
            letters = _letters(node)
            if not running.are_more_than(letters / _HALF):
                found.kept_struck += 1
            elif letters:
                found.struck += 1
                found.letters += letters
                _take_out(node)
        elif "white" in matters and not _has_ground(node):
            words = " ".join(node.text_content().split())
            if words:
                found.pale.append(words)
    _weigh_what_is_without_scripts(tree, found)
    return found


def _may_be_unseen(tree: Any, rules: StyleRules, names: PageNames) -> list[Any]:
    """The quick look that most elements do not pass: by their classes, each kind of which is asked once."""
    looked_for = (
        {name[1:] for name in rules.names if name[0] == "."} | _FOR_READING_ALOUD | _SHOWN_BY_THE_MOUSE
    )
    classes = {kind for kind in names.classes if not looked_for.isdisjoint(kind.split())}
    ids = {name[1:] for name in rules.names if name[0] == "#"} & names.ids
    tags = {*rules.names, *_STRUCK, "dialog"}
    every = "*" in rules.names
    return [
        node
        for node in tree.iter("*")
        if (
            node.get("class") in classes
            or node.tag in tags
            or node.get("style")
            or node.get("hidden") is not None
            or (ids and node.get("id") in ids)
            or every
        )
        and node.tag not in _NEVER
    ]


def _is_most_of(node: Any, letters: int, running: "_Running") -> bool:
    """Whether what is hidden holds most of the running words, and what is not holds few."""
    if running.are_more_than(letters / _MOST_OF_A_PAGE):
        return False
    count = _running(node)
    return count >= _MOST_OF_A_PAGE * running.letters and running.letters - count < _ENOUGH


class _Running:
    """How many running letters a page has; they are counted when first they must be."""

    def __init__(self, tree: Any) -> None:
        self._tree = tree

    @cached_property
    def letters(self) -> int:
        """All of them."""
        return max(1, _running(self._tree))

    @cached_property
    def _least(self) -> int:
        """Those at the beginning of paragraphs, which are counted soon."""
        return sum(
            len(node.text.strip())
            for node in self._tree.iter("p")
            if node.text and next(node.iterancestors("a", *_SILENT), None) is None
        )

    def are_more_than(self, number: float) -> bool:
        """Whether there are more of them than a number."""
        return self._least > number or self.letters > number


def _is_hidden(node: Any, rules: StyleRules, matters: set[str]) -> bool:
    if not HIDING.isdisjoint(matters) and not _is_shown_all_the_same(node, rules, HIDING & matters):
        return True
    classes = (node.get("class") or "").split()
    if not (_FOR_READING_ALOUD.isdisjoint(classes) and _SHOWN_BY_THE_MOUSE.isdisjoint(classes)):
        return True
    if node.get("hidden") is None and (node.tag != "dialog" or node.get("open") is not None):
        return False
    return says(node.get("style") or "", "display") is not False and not rules.shows(node)


def _is_shown_all_the_same(node: Any, rules: StyleRules, hiding: Set[str]) -> bool:
    """Whether words in what seems hidden are seen: in letters of their own size, or on a wide screen."""
    if hiding <= INHERITED:
        return rules.is_set_anew_within(node, hiding)
    return hiding == {"display"} and any(map(_WIDE.fullmatch, (node.get("class") or "").split()))


def _take_out(node: Any) -> None:
    """Remove an element with its words; what stood before and after it stays apart where it was a block."""
    if node.tag in BLOCK_TAGS or next(node.iter(*BLOCK_TAGS), None) is not None:
        tail = node.tail
        node.clear()
        node.tail = tail
        if node.tag not in BLOCK_TAGS:
            node.tag = "div"
    else:
        node.drop_tree()


def _weigh_what_is_without_scripts(tree: Any, found: Unseen) -> None:
    """What stands in `noscript` is seen by nobody, unless the page shows its words nowhere else."""
    places = list(tree.iter("noscript"))
    said = [(place, " ".join("".join(place.itertext()).split())) for place in places]
    long = [(place, words) for place, words in said if len(words) >= _RUNNING_TEXT and "<" not in words]
    if not long:
        return
    seen = "".join("".join(tree.itertext()).split())
    running = _running(tree)
    for place, words in long:
        twice = seen.count("".join(words.split())) > 1
        if twice:
            continue
        if len(words) > _HALF * running:
            place.tag = "div"
            found.shown_without_scripts = True
        else:
            found.without_scripts += 1


def _has_ground(node: Any) -> bool:
    """Whether it, or something around it, says that it has a ground of its own."""
    while node is not None:
        if node.get("bgcolor") or node.get("background") or has_ground(node.get("style", "")):
            return True
        node = node.getparent()
    return False


def words_in(tree: Any) -> int:
    """Letters of all the words of a page, hidden ones too."""
    silent = sum(_letters(node) for node in tree.iter("script", "style", "title", "noscript", "textarea"))
    return _letters(tree) - silent


def _letters(node: Any) -> int:
    if len(node) == 0:
        return len((node.text or "").strip())
    return sum(map(len, map(str.strip, node.itertext(with_tail=False))))


def _running(node: Any) -> int:
    """Letters that are neither links nor code nor lists to choose from."""
    around = {node, *node.iterancestors()}
    silent = sum(
        _letters(one)
        for one in node.iter("a", *_SILENT)
        # What holds it, within the node, is counted already.
        if one is node or next(one.iterancestors("a", *_SILENT), node) in around
    )
    return _letters(node) - silent
