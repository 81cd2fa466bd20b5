"""What on a page speaks of something else, taken away before the facts of the page are looked up.

Pages state the facts of other articles beside their own: most-read lists, comments, teasers, the entries of
a live blog. In linked data the page's own article is recognised by its address and its headline.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from workbench.sources.reading.formats.linked_data import linked_data
from workbench.sources.reading.formats.style_rules import PageNames

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
)
_OTHER_SCOPES = re.compile(r"/(?:Comment|UserComments|Review|Answer)$")
_OTHER_PARTS = {"liveBlogUpdate", "comment", "comments", "review"}
_ASIDE = {"aside", "nav"}
_NEVER = {"html", "body", "main", "script", "style", "time", "meta"}
_OWN_SHARE = 0.4
_LIKE = 0.34
_WORD = re.compile(r"\w+")


@contextmanager
def only_about_itself(tree: Any, url: str, names: PageNames) -> Iterator[None]:
    """For a while, the tree without what speaks of other articles; then it is whole again."""
    places = [(place, _stand_in(place)) for place in _other_places(tree, names)]
    page = _Page(tree, url)
    for place, stand_in in places:
        place.getparent().replace(place, stand_in)
    scripts = [(one, content) for one in tree.iter("script") if (content := linked_data(one)) is not None]
    written = [script.text for script, _content in scripts]
    try:
        kept = _own_linked_data([content for _script, content in scripts], page)
        for (script, old), new in zip(scripts, kept, strict=True):
            if new != old or script.text.lstrip()[:1] not in ("{", "["):
                script.text = json.dumps(new)
        yield
    finally:
        for (script, _content), text in zip(scripts, written, strict=True):
            script.text = text
        for place, stand_in in places:
            stand_in.getparent().replace(stand_in, place)


def _stand_in(place: Any) -> Any:
    """An empty element to hold the place of another, with the words behind it."""
    stand_in = place.makeelement("span")
    stand_in.tail = place.tail
    return stand_in


class _Page:
    """What the page's own article is recognised by: its addresses and its headings."""

    def __init__(self, tree: Any, url: str) -> None:
        stated, told = [], []
        for node in tree.iter("link", "meta", "title", "h1"):
            if node.tag == "link":
                stated += [node.get("href") or ""] if node.get("rel") == "canonical" else []
            elif node.tag == "meta":
                stated += [node.get("content") or ""] if node.get("property") == "og:url" else []
                is_title = node.get("property") == "og:title" or node.get("name") == "twitter:title"
                told += [node.get("content") or ""] if is_title else []
            elif node.tag == "h1" or node.getparent().tag == "head":
                told.append("".join(node.itertext()))
        self.addresses = {address for one in (url, *stated) if (address := _address(one))}
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


def _other_places(tree: Any, names: PageNames) -> list[Any]:
    """The outermost elements that hold comments, teasers, other articles or entries of a live blog."""
    # Those of elements that are taken out by now are asked too: they fit nothing.
    others = {one for one in (*names.classes, *names.ids) if _OTHER_PLACES.search(one.lower())}
    marked = [
        node
        for body in tree.iter("body")
        for node in body.iter("*")
        if (
            node.tag in _ASIDE
            or node.get("class") in others
            or node.get("id") in others
            or node.get("itemprop") in _OTHER_PARTS
            or ((scope := node.get("itemtype")) and _OTHER_SCOPES.search(scope))
        )
        and node.tag not in _NEVER
    ]
    marked += _other_articles(tree)
    if not marked:
        return []
    everything = max(1, len(tree.text_content()))
    chosen = set(marked)
    outermost = [
        node for node in dict.fromkeys(marked) if not any(outer in chosen for outer in node.iterancestors())
    ]
    return [
        node
        for node in outermost
        if node.find(".//h1") is None and len(node.text_content()) < _OWN_SHARE * everything
    ]


def _size(node: Any) -> int:
    return len(node.text_content())


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
