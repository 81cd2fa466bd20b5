"""The title of a page that does not state it for machines: of its headings the one its `title` names too."""

import re
from collections.abc import Iterator
from typing import Any

_PARTS = re.compile(r"\s+[|–—\-•·»:/]+\s+|\s*[|»•]\s*")
_JOINED = re.compile(r"\s+[–—-]+\s+|\s*[|»•·_]+\s*|\s*::\s*|\s+/\s+")
_LOGO = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|branding|site-?(?:title|name|header)|masthead)(?:$|[\s_-])", re.IGNORECASE
)
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+|home/?)?(?:[?#].*)?", re.IGNORECASE)
_LEAST_SHARE = 0.3
_LEAST_OF_TITLE = 0.5
_WORD = re.compile(r"\w+")


def told_title(tree: Any, site: str) -> str:
    """The title as the page shows it; "" where neither a heading nor its `title` gives one."""
    whole = _shown(next(_titles(tree, "head", "body"), None))
    headings = [
        words for node in tree.iter("h1", "h2", "h3") if not _is_logo(node) and (words := _shown(node))
    ]
    named = [
        words
        for words in headings
        if _letters(words) in _letters(whole)
        and len(words) >= _LEAST_SHARE * len(whole)
        and not _is(words, site)
    ]
    if named:
        return max(named, key=len)
    first = [words for node in tree.iter("h1") if not _is_logo(node) and (words := _shown(node))]
    first = [words for words in first if not _is(words, site)]
    parts = [part for part in _PARTS.split(whole) if part and not _is(part, site)]
    if len(first) == 1 and not _is_last(first[0], whole):
        return first[0]
    if parts:
        others = [part for part in parts if _letters(part) not in map(_letters, first)]
        return (others or parts)[0]
    return next(iter(first or headings), "")


def is_name_of_site(title: str, site: str, tree: Any) -> bool:
    """Whether a stated title is only the name of the site, as it stands in the logo or after the title."""
    if not title:
        return False
    whole = _shown(next(_titles(tree, "head"), None))
    parts = _PARTS.split(whole)
    return len(parts) > 1 and _is(title, site) and any(not _is(part, site) for part in parts)


def headline_of(title: str, site: str, tree: Any) -> str:
    """A stated title without what is joined to the headline: the name of the site, a section, keywords."""
    for node in tree.iter("h1", "h2", "h3"):
        words = _shown(node)
        if words == title:
            return title
        if len(words) < _LEAST_OF_TITLE * len(title) or _is_logo(node) or _is(words, site):
            continue
        if title.startswith(words) and _JOINED.match(title, len(words)):
            return words
        if title.endswith(words) and _ends_joined(title[: -len(words)]):
            return words
    last = next(reversed(list(_JOINED.finditer(title))), None)
    if last is not None and last.start() and _is(title[last.end() :], site):
        return title[: last.start()]
    return title


def behind_headline(site: str, headline: str) -> str:
    """The name of a site that is stated with the headline before it."""
    if headline and site.startswith(headline) and (joined := _JOINED.match(site, len(headline))):
        return site[joined.end() :] or site
    return site


def _ends_joined(words: str) -> bool:
    return any(match.end() == len(words) for match in _JOINED.finditer(words))


def are_alike(first: str, second: str) -> bool:
    """Whether two titles share a good part of their words, or cannot be compared word by word."""
    ours, theirs = (set(_WORD.findall(words.casefold())) for words in (first, second))
    return min(len(ours), len(theirs)) < 2 or len(ours & theirs) * 3 >= min(len(ours), len(theirs))


def _is(words: str, site: str) -> bool:
    return bool(site) and _letters(words) in (_letters(site), _letters(site.split(".")[0]))


def _is_last(words: str, whole: str) -> bool:
    parts = _PARTS.split(whole)
    return len(parts) > 1 and _letters(words) == _letters(parts[-1])


def _is_logo(node: Any) -> bool:
    """Whether a heading is a link to the front page, or says or stands where it says that it is a logo."""
    words = "".join(node.itertext()).strip()
    for link in node.iter("a"):
        if "".join(link.itertext()).strip() == words and _HOME.fullmatch((link.get("href") or "x").strip()):
            return True
    parent = node.getparent()
    if parent is not None and parent.tag == "a" and _HOME.fullmatch((parent.get("href") or "x").strip()):
        return True
    return any(
        _LOGO.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for one in (node, parent)
        if one is not None
    )


def _titles(tree: Any, *places: str) -> Iterator[Any]:
    """The `title` elements of the page, not those of its drawings."""
    return (one for one in tree.iter("title") if one.getparent().tag in places)


def _shown(node: Any) -> str:
    return "" if node is None else " ".join("".join(node.itertext()).split())


def _letters(words: str) -> str:
    return "".join(_WORD.findall(words.casefold()))
