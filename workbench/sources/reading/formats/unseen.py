"""What a page holds and nobody would have seen: taken out and counted, or marked where the eye must decide.

Words that are struck out are seen, but as what is no longer said: they are taken out and counted too.
Only what the page itself says is looked at, in its attributes, its own styles and the rules of its style
sheets.
"""

from dataclasses import dataclass, field
from typing import Any

from workbench.sources.reading.formats.build import BLOCK_TAGS
from workbench.sources.reading.formats.style_rules import HIDING, StyleRules, has_ground, says

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


def take_out_unseen(tree: Any) -> Unseen:
    """Remove what nobody would have seen, and what is struck out.

    Words in white letters stay: whether their ground was white, the page alone does not tell.
    """
    rules = StyleRules(tree)
    found = Unseen(rules_left_out=rules.are_too_many)
    running = -1
    aloud: dict[str, bool] = {}
    for node in list(tree.iter("*")):
        if node.tag in _NEVER or not _may_be_unseen(node, rules, aloud) or node.getparent() is None:
            continue
        matters = rules.matters_of(node)
        if _is_hidden(node, rules, matters):
            letters = _letters(node)
            if not letters:
                continue
            if running < 0:
                running = max(1, _running(tree))
            if _is_most_of(node, letters, running):
                found.kept_hidden += 1
                for how in ("style", "hidden"):
                    node.attrib.pop(how, None)
            else:
                found.hidden += 1
                _take_out(node)
        elif node.tag in _STRUCK or "struck" in matters:
            if running < 0:
                running = max(1, _running(tree))
            if _letters(node) > _HALF * running:
                found.kept_struck += 1
            elif _letters(node):
                found.struck += 1
                _take_out(node)
        elif "white" in matters and not _has_ground(node):
            words = " ".join(node.text_content().split())
            if words:
                found.pale.append(words)
    _weigh_what_is_without_scripts(tree, found)
    return found


def _may_be_unseen(node: Any, rules: StyleRules, aloud: dict[str, bool]) -> bool:
    """The quick look that most elements do not pass; `aloud` keeps which classes are for reading aloud."""
    if rules.may_say(node) or node.get("style") or node.get("hidden") is not None:
        return True
    classes = node.get("class")
    if classes:
        if classes not in aloud:
            aloud[classes] = not _FOR_READING_ALOUD.isdisjoint(classes.split())
        if aloud[classes]:
            return True
    return node.tag in _STRUCK or node.tag == "dialog"


def _is_most_of(node: Any, letters: int, running: int) -> bool:
    """Whether what is hidden holds most of the running words, and what is not holds few."""
    if letters < _MOST_OF_A_PAGE * running:
        return False
    count = _running(node)
    return count >= _MOST_OF_A_PAGE * running and running - count < _ENOUGH


def _is_hidden(node: Any, rules: StyleRules, matters: set[str]) -> bool:
    if not HIDING.isdisjoint(matters) or not _FOR_READING_ALOUD.isdisjoint((node.get("class") or "").split()):
        return True
    if node.get("hidden") is None and (node.tag != "dialog" or node.get("open") is not None):
        return False
    return says(node.get("style") or "", "display") is not False and not rules.shows(node)


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
