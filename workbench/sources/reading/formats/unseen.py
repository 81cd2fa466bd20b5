"""What a page holds and nobody would have seen: taken out and counted, or marked where the eye must decide.

Only what the page itself says is looked at, in its attributes, its own styles and simple rules of its
style sheets; a rule for other media or with conditions is not guessed at.
"""

import re
from typing import Any

_STYLE = (
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0(?:\.0+)?(?:px|pt|r?em|%)?\s*(?:;|!|$)"
    r"|(?:left|top|right|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01]"
)
_HIDING = re.compile(_STYLE, re.IGNORECASE)
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:white|#f{3}(?:f{3})?(?![0-9a-f])|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"background(?!-(?:repeat|size|position|attachment))[^:;]*:\s*(?!(?:white|#fff|none|transparent))",
    re.IGNORECASE,
)
_RULES = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_CONDITIONS = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"\s*[a-z0-9]*([.#])([\w-]+)\s*", re.IGNORECASE)
_NEVER = {"html", "body", "head", "main", "article", "script", "style", "noscript", "template"}
_STYLED = "//*[@style or @hidden]"
_NAMED = "//*[@style or @hidden or @class or @id]"
_MOST_OF_A_PAGE = 0.3
"""What holds more of the words than this was shown by a script when the page was alive."""


def take_out_unseen(tree: Any) -> tuple[int, list[str]]:
    """Remove what nobody would have seen.

    Returns how many passages were removed, and the words in white letters, which stay: whether their
    ground was white, the page alone does not tell.
    """
    hiding, white = _rules_of(tree)
    letters = 0
    removed, pale = 0, []
    for node in tree.xpath(_NAMED if hiding or white else _STYLED):
        if node.tag in _NEVER or node.getparent() is None:
            continue
        style = node.get("style") or ""
        names: list[str] = []
        if hiding or white:
            names = [f".{name}" for name in (node.get("class") or "").split()]
            names.append(f"#{node.get('id')}")
        hides = node.get("hidden") is not None or not hiding.isdisjoint(names)
        if hides or (style and _HIDING.search(style)):
            letters = letters or max(1, _letters(tree))
            count = _letters(node)
            if count and count < _MOST_OF_A_PAGE * letters:
                removed += 1
                node.drop_tree()
        elif (not white.isdisjoint(names) or (style and _WHITE.search(style))) and not _has_ground(node):
            words = " ".join(node.text_content().split())
            if words:
                pale.append(words)
    return removed, pale


def _rules_of(tree: Any) -> tuple[set[str], set[str]]:
    """Classes and ids that a simple rule hides, and those it makes white."""
    hiding: set[str] = set()
    white: set[str] = set()
    for sheet in tree.iter("style"):
        rules = _CONDITIONS.sub("", _COMMENTS.sub("", sheet.text or ""))
        for selectors, body in _RULES.findall(rules):
            kind = (
                hiding
                if _HIDING.search(body)
                else white
                if _WHITE.search(body) and not _GROUND.search(body)
                else None
            )
            if kind is not None:
                kind.update(f"{m[1]}{m[2]}" for m in map(_SIMPLE.fullmatch, selectors.split(",")) if m)
    return hiding, white


def _has_ground(node: Any) -> bool:
    """Whether it, or something around it, says that it has a ground of its own."""
    while node is not None:
        if node.get("bgcolor") or node.get("background") or _GROUND.search(node.get("style", "")):
            return True
        node = node.getparent()
    return False


def _letters(node: Any) -> int:
    return sum(len(text.strip()) for text in node.itertext(with_tail=False) if isinstance(text, str))
