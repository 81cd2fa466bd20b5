"""What on a page speaks of something else, taken away before the facts of the page are looked up.

Pages state the facts of other articles beside their own: most-read lists, comments, teasers, the entries of
a live blog. In linked data the page's own article is recognised by its address and its headline.
"""

import copy
import json
import re
from collections.abc import Iterator, Set
from typing import Any

from workbench.sources.reading.formats.linked_data import linked_data

_ARTICLE = re.compile(r"Article|Posting|Report|WebPage|CreativeWork|NewsItem|BlogPost")
_OF_OTHERS = {
    *("itemListElement", "hasPart", "relatedLink", "citation", "comment", "mentions", "isPartOf", "review"),
    *("liveBlogUpdate", "reviews", "blogPost", "blogPosts", "subjectOf", "suggestedAnswer", "acceptedAnswer"),
    *("associatedArticle", "isRelatedTo", "isBasedOn", "significantLink", "exampleOfWork", "workExample"),
}
_LISTS = {"ItemList", "Comment", "UserComments", "Review", "Answer"}
_OTHER_PLACES = re.compile(
    r"(?:^|[\s_-])(?:comm?ent(?!ary)\w*|komment(?!atorin)\w*|yorum\w*|reacties?|disqus\w*|replies|"
    r"related|recirc\w*|recommend\w*|recommended|teasers?|sidebar|trending|most-?(?:read|popular|viewed|shared)|"
    r"(?:latest|more|other|top)-?(?:news|stories|articles|posts|headlines)|read-?(?:next|also|more)|see-?also|"
    r"newsletter|promo|outbrain|taboola|ticker|"
    r"live-?blog-?(?:entry|post|update|item)|live-?(?:entry|post|update|item)|(?:blog|feed|timeline)-?(?:entry|update))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_OTHER_SCOPES = re.compile(r"/(?:Comment|UserComments|Review|Answer)$")
_OTHER_PARTS = {"liveBlogUpdate", "comment", "comments", "review"}
_OWN_SHARE = 0.4
_LIKE = 0.34
_LEFT_OUT = "gw-left-out"
_WORD = re.compile(r"\w+")


def about_itself(tree: Any, url: str) -> Any:
    """The tree without what speaks of other articles; a copy where there is any, or the tree itself."""
    places = _other_places(tree)
    own = tree
    if places:
        for place in places:
            place.set(_LEFT_OUT, "")
        own = copy.deepcopy(tree)
        for place in places:
            place.attrib.pop(_LEFT_OUT, None)
        for node in own.xpath(f"//*[@{_LEFT_OUT}]"):
            node.drop_tree()
    scripts = [
        (script, content) for script in own.iter("script") if (content := linked_data(script)) is not None
    ]
    kept = _own_linked_data([content for _script, content in scripts], _Page(tree, url))
    changes = [
        (script, new)
        for (script, old), new in zip(scripts, kept, strict=True)
        if new != old or script.text.lstrip()[:1] not in ("{", "[")
    ]
    if changes and own is tree:
        again = {id(script): number for number, script in enumerate(own.iter("script"))}
        numbers = [(again[id(script)], new) for script, new in changes]
        own = copy.deepcopy(tree)
        copies = list(own.iter("script"))
        changes = [(copies[number], new) for number, new in numbers]
    for script, new in changes:
        script.text = json.dumps(new)
    return own


class _Page:
    """What the page's own article is recognised by: its addresses and its headings."""

    def __init__(self, tree: Any, url: str) -> None:
        stated = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
        self.addresses = {address for one in (url, *stated) if (address := _address(one))}
        told = tree.xpath("//meta[@property='og:title' or @name='twitter:title']/@content")
        told += ["".join(node.itertext()) for node in tree.xpath("//head/title | //h1")]
        self.titles = [words for one in told if (words := _words(one))]

    def is_own(self, item: dict[str, Any]) -> int:
        """How surely an article of linked data is the page's own: 2 and more surely, 0 unknown, less not."""
        addresses = {address for one in _addresses_of(item) if (address := _address(one))}
        headlines = [words for key in ("headline", "name") if (words := _words(str(item.get(key) or "")))]
        likeness = max((_likeness(one, title) for one in headlines for title in self.titles), default=0.0)
        sure = 3 if addresses & self.addresses else 0
        if headlines and self.titles:
            sure += 2 if likeness > _LIKE * 2 else 1 if likeness >= _LIKE else -2
        return sure


def _own_linked_data(contents: list[Any], page: _Page) -> list[Any]:
    """What the scripts say without the articles that are not the page's own."""
    items = [item for content in contents for item in _articles_in(content)]
    sure = {id(item): page.is_own(item) for item in items}
    best = max(sure.values(), default=0)
    foreign = {
        number
        for number, own in sure.items()
        if own < 0 or (best >= 2 and own < best and own < 2 and len(items) > 1)
    }
    spared = {id(item) for item in items if _is_of_page(item) and sure[id(item)] >= 0}
    return [_without(content, foreign - spared) for content in contents]


def _is_of_page(item: dict[str, Any]) -> bool:
    return "WebPage" in str(item.get("@type"))


def _articles_in(content: Any) -> Iterator[dict[str, Any]]:
    """The articles that linked data states, those of lists and comments aside."""
    waiting = [content]
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict) and str(thing.get("@type")) not in _LISTS:
            if _ARTICLE.search(str(thing.get("@type"))):
                yield thing
            waiting.extend(
                value
                for key, value in thing.items()
                if isinstance(value, dict | list) and key not in _OF_OTHERS
            )


def _without(content: Any, foreign: set[int]) -> Any:
    if isinstance(content, list):
        return [_without(one, foreign) for one in content if id(one) not in foreign]
    if isinstance(content, dict):
        if id(content) in foreign or str(content.get("@type")) in _LISTS:
            return {}
        return {
            key: _without(value, foreign)
            for key, value in content.items()
            if key not in _OF_OTHERS or not isinstance(value, dict | list)
        }
    return content


def _addresses_of(item: dict[str, Any]) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = item.get(key)
        for one in (value, value.get("@id"), value.get("url")) if isinstance(value, dict) else (value,):
            if isinstance(one, str):
                yield one


def _address(stated: str) -> str:
    bare = re.sub(r"^https?://(?:www\.|m\.)?", "", stated.strip().lower()).split("#")[0].split("?")[0]
    return bare.rstrip("/") if "/" in bare.rstrip("/") else ""


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _likeness(first: set[str], second: set[str]) -> float:
    """The share of the words of the shorter of two headlines that the other has too."""
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def _other_places(tree: Any) -> list[Any]:
    """The outermost elements that hold comments, teasers, other articles or entries of a live blog."""
    named = set(tree.xpath("//@class | //@id", smart_strings=False))
    others = {names for names in named if _OTHER_PLACES.search(names)}
    marked = [node for body in tree.iter("body") for node in body.iter("*") if _is_of_others(node, others)]
    marked += _other_articles(tree)
    if not marked:
        return []
    everything = max(1, len(tree.text_content()))
    chosen = set(marked)
    outermost = [node for node in marked if not any(outer in chosen for outer in node.iterancestors())]
    return [
        node
        for node in outermost
        if node.find(".//h1") is None and len(node.text_content()) < _OWN_SHARE * everything
    ]


def _size(node: Any) -> int:
    return len(node.text_content())


def _is_of_others(node: Any, others: Set[str]) -> bool:
    """Whether an element says that it is of something else; `others` are the names that say so."""
    if node.tag in ("aside", "nav"):
        return True
    if node.tag in ("html", "body", "main", "script", "style", "time", "meta"):
        return False
    if node.get("class") in others or node.get("id") in others or node.get("itemprop") in _OTHER_PARTS:
        return True
    scope = node.get("itemtype")
    return scope is not None and _OTHER_SCOPES.search(scope) is not None


def _other_articles(tree: Any) -> list[Any]:
    """The `article` elements of a page besides the one that holds its heading or most of its words."""
    articles = list(tree.iter("article"))
    if len(articles) < 2:
        return []
    longest = max(articles, key=_size)
    headed = [article for article in articles if article.find(".//h1") is not None]
    own = next((article for article in headed if _size(article) > _LIKE * _size(longest)), longest)
    around = {own, *own.iterancestors()}
    return [article for article in articles if article not in around]
