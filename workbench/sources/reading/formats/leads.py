"""The words between the heading of an article and its text that sum it up.

Pages set them in a part of their own, and an extraction of the text that follows has none of them.
"""

import re
import unicodedata
from collections.abc import Set
from functools import lru_cache
from typing import Any

_LEAST = 40
_LEAST_UNNAMED = 80
_LONGEST = 1500
_MOST_BLOCKS = 30
"""Between a heading and the text under it; with more, there are lists of something else between them."""
_MOST_LINKS = 0.4
_LETTERS = 0.6
_ENDS = (".", "!", "?", "…", "”", "»", "“", '"', "؟", "。", "।", "۔", "！", "？")
_NAMED = re.compile(
    r"lead|intro|teaser-?text|article-?teaser|standfirst|\bdec?k\b|[_-]dec?k\b|chap[eo]au?\b|chapo|summary|"
    r"sommario|excerpt|abstract|sub-?(?:title|head|heading|headline|line)|vorspann|anrei(?:ss|ß)er|preface|"
    r"perex|zajawka|entradilla|bajada|copete|sumario|sottotitolo|occhiello|catenaccio|ingress|manchet|"
    r"(?:article|entry|news|story|document|post)_?-?_?description|linha-?fina|\bspoiler-?free|anons",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"comment(?!ary)|related|recommend|most-?read|sidebar|newsletter|subscri|abo-?box|paywall|cookie|consent|"
    r"\bnav|menu|breadcrumb|share|social|author|byline|\bbio\b|promo|advert|\bads?\b|banner|login|sign-??up|"
    r"caption|photo|image|figure|gallery|disclaimer|survey|tooltip|modal|popup|ticker|\btoc\b|player|podcast|app-?download",
    re.IGNORECASE,
)


def leads_in(page: list[tuple[str, str, int]], nodes: list[Any], found: Set[int]) -> set[int]:
    """Numbers of the blocks between the heading and the first paragraph found that belong to the article."""
    body = next(
        (
            index
            for index in sorted(found)
            if page[index][0] == "paragraph" and len(page[index][1]) >= _LEAST_UNNAMED
        ),
        -1,
    )
    head = next(
        (index for index in range(body - 1, max(-1, body - _MOST_BLOCKS), -1) if nodes[index].tag == "h1"), -1
    )
    if head < 0:
        return set()
    said = "".join(_letters(page[index][1]) for index in (head, *sorted(found)))
    leads: set[int] = set()
    for index in range(head + 1, body):
        kind, text, _level = page[index]
        letters = _letters(text).rstrip(".…")
        if index in found or letters in said:
            continue
        if _is_lead(kind, text, nodes[index]) or _is_under(nodes[head], kind, text, nodes[index]):
            leads.add(index)
            said += letters
    # A point that the text says once more is a point of the list all the same.
    lists = {nodes[index].getparent() for index in leads if page[index][0] == "list_item"}
    points = range(head + 1, body) if lists else range(0)
    return leads | {
        index
        for index in points
        if index not in found
        and page[index][0] == "list_item"
        and nodes[index].getparent() in lists
        and _is_lead(*page[index][:2], nodes[index])
    }


def _letters(text: str) -> str:
    return "".join(text.split())


def _is_lead(kind: str, text: str, node: Any) -> bool:
    if kind not in ("paragraph", "heading", "list_item") or not _LEAST <= len(text) <= _LONGEST:
        return False
    if _stands_elsewhere(node) or _is_mostly_links(node, text):
        return False
    if sum(unicodedata.category(sign)[0] in "LM" for sign in text) < _LETTERS * len(text):
        # A date, or a row of figures. Many scripts write vowels as marks, which are no letters of their own.
        return False
    if kind == "list_item" or _is_named(node):
        return True
    return kind == "paragraph" and len(text) >= _LEAST_UNNAMED and text.endswith(_ENDS)


def _is_under(head: Any, kind: str, text: str, node: Any) -> bool:
    """Whether it is the second heading of a pair, right under the headline and in the same part."""
    return (
        kind == "heading"
        and node.getprevious() is head
        and _LEAST_UNNAMED <= len(text) <= _LONGEST
        and not _is_mostly_links(node, text)
    )


def _is_named(node: Any) -> bool:
    """Whether the page itself says of it, or of what it stands in, that it leads in."""
    for _step in range(3):
        if node is None or node.tag in ("body", "html", "main", "article"):
            return False
        if any(_names_lead(names) for key in ("class", "id") if (names := node.get(key))):
            return True
        node = node.getparent()
    return False


@lru_cache(maxsize=4096)
def _names_lead(names: str) -> bool:
    return _NAMED.search(names) is not None


def _stands_elsewhere(node: Any) -> bool:
    for _step in range(4):
        if node is None or node.tag in ("body", "html", "main", "article"):
            return False
        if node.tag in ("nav", "aside", "form", "button", "figure") or _is_of_something_else(
            f"{node.get('class') or ''} {node.get('id') or ''}"
        ):
            return True
        node = node.getparent()
    return False


@lru_cache(maxsize=4096)
def _is_of_something_else(names: str) -> bool:
    return _ELSEWHERE.search(names) is not None


def _is_mostly_links(node: Any, text: str) -> bool:
    return sum(len("".join(link.itertext())) for link in node.iter("a")) > _MOST_LINKS * len(text)
