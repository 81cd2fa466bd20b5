"""The longest stretch of running text on a page, where an extraction took something else for the article."""

import re
from collections import Counter
from collections.abc import Set
from typing import Any

_RUNNING_TEXT = 80
"""Letters from which a paragraph is more than a heading or an entry of a list."""
_LEAST = 400
"""Running letters in one place that can be an article."""
_SHARE = 0.5
"""Of them, with fewer letters than which, links aside, what was found is something else than the article."""
_PLACES = 5
_ENDS = (".", "!", "?", "…", "”", "»", "“", '"', "؟", "。", "।", "۔", "！", "？")
_MOST_LINKS = 0.4
_ELSEWHERE = ("comment", "related", "teaser", "sidebar", "footer", "cookie", "consent", "promo", "recommend")

_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|comentarios?|comentários?|kommentare?|commentaires?|commenti|reacties|yorumlar|"
    r"komentarze|disqus)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""How pages in many languages name the place where readers write under an article."""


def without_comments(found: Set[int], page: list[tuple[str, str, int]], nodes: list[Any]) -> Set[int]:
    """What was found without the words of readers under it, where there is an article besides."""
    said = {index for index in found if _is_comment(nodes[index])}
    besides = sum(len(page[index][1]) for index in found - said)
    if not said or besides < max(_LEAST, sum(len(page[index][1]) for index in said)):
        return found
    return found - said


def _is_comment(node: Any) -> bool:
    while node is not None and node.tag not in ("main", "article", "body", "html"):
        if _COMMENTS.search(node.get("class") or "") or _COMMENTS.search(node.get("id") or ""):
            return True
        node = node.getparent()
    return False


def elsewhere_than(found: Set[int], page: list[tuple[str, str, int]], nodes: list[Any]) -> set[int]:
    """Numbers of the blocks that hold much more running text than what was found; empty where none do."""
    places: Counter[Any] = Counter()
    in_found = 0
    for index, (kind, text, _level) in enumerate(page):
        is_found = index in found
        is_running = kind == "paragraph" and len(text) >= _RUNNING_TEXT and text.endswith(_ENDS)
        if not (is_found or is_running) or _is_mostly_links(nodes[index], text):
            continue
        if is_found:
            in_found += len(text)
        else:
            places[nodes[index].getparent()] += len(text)
    for place, letters in places.most_common(_PLACES):
        if letters < _LEAST or in_found >= _SHARE * letters:
            break
        if place is not None and not _stands_elsewhere(place):
            within = set(place.iter())
            return {index for index, node in enumerate(nodes) if node in within}
    return set()


def _stands_elsewhere(node: Any) -> bool:
    while node is not None and node.tag not in ("main", "article", "body", "html"):
        names = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
        if node.tag in ("aside", "footer") or any(name in names for name in _ELSEWHERE):
            return True
        node = node.getparent()
    return False


def _is_mostly_links(node: Any, text: str) -> bool:
    return sum(len("".join(link.itertext())) for link in node.iter("a")) > _MOST_LINKS * len(text)
