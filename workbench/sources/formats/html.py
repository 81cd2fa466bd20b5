"""Saved web pages: the article with its structure, the facts the page states, what it would have done."""

import re
from datetime import datetime
from html import unescape
from typing import Any

from workbench.sources.formats.article import article_of
from workbench.sources.formats.build import TextBuilder, walk_html
from workbench.sources.formats.dates import changed_on, published_on
from workbench.sources.formats.decode import decode, stated_in_page
from workbench.sources.formats.language import language_of
from workbench.sources.formats.unseen import take_out_unseen
from workbench.sources.reading import Reading, Span
from workbench.values.moments import is_partial_date, utc_to_the_second

# libxml2 stops without a word at a 10 MB attribute; pages saved in one file have such pictures.
_DATA_URI = re.compile(
    r"data:(?:[a-z0-9.+-]+/[a-z0-9.+-]+)?(?:;[a-z0-9=_.-]+)*[;,][a-z0-9+/=%\s_.-]{200,}", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_SUSPICIOUSLY_SHORT = 0.08
_ENOUGH_LETTERS = 200
_RUNNING_TEXT = 80
"""Letters from which a paragraph is more than a heading or an entry of a list."""
_MUCH_TEXT = 2000
_ACTIVE = {
    "scripts": "count(//script)",
    "frames": "count(//iframe | //frame | //object | //embed | //applet)",
    "forms": "count(//form)",
    "event handlers": "count(//@*[starts-with(name(), 'on')])",
    "script links": "count(//@href[starts-with(normalize-space(.), 'javascript:')])",
    "remote references": "count(//@src[starts-with(., 'http') or starts-with(., '//')]"
    " | //@srcset[contains(., '//')] | //@poster[contains(., '//')] | //@background[contains(., '//')]"
    " | //link/@href[starts-with(., 'http') or starts-with(., '//')])",
    "redirects": "count(//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh'])",
}
_UNSHOWN = re.compile(
    r"<!--.*?-->|<(script|style|head|template|noscript|svg)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_TAGS = re.compile(r"<[^<>]*>")
_LEAST_SHARE_OF_PAGE = 0.02
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"Page saved with SingleFile\s+url:\s*(https?://\S+)(?:\s+saved date:\s*([^\n(]+))?"
)
_SAVED_DATE = "%a %b %d %Y %H:%M:%S GMT%z"
_COMMENT_AREA = 8000


def read(data: bytes, name: str) -> Reading:
    """Read a saved page; its encoding from mark, meta or a guess."""
    page, guess = decode(data, stated_in_page(data))
    return read_page(page, warnings=(guess,) if guess else ())


def read_whole(data: bytes, name: str) -> Reading:
    """All words of a page in their order, menus and all: to compare the article with."""
    page = _bare(decode(data, stated_in_page(data))[0])
    tree = _parsed(page)
    whole = TextBuilder()
    if tree is not None:
        walk_html(tree, whole, [])
    if len(whole.text) < _LEAST_SHARE_OF_PAGE * len(page) and (bare := _without_tags(page, whole)):
        return bare
    return Reading(text=whole.text, structure=tuple(whole.spans), reader="html 2", media_type="text/html")


def read_page(page: str, url: str = "", warnings: tuple[str, ...] = ()) -> Reading:
    """Read a page that is text already; `url` where something surer than the page knows it."""
    page = _bare(page)
    tree = _parsed(page)
    if tree is None:
        return Reading(text="", reader="html 2", media_type="text/html", warnings=("The page is empty.",))
    active = active_content(tree)
    hidden, pale = take_out_unseen(tree)
    seen = _as_page(tree) if hidden else page
    nodes: list[Any] = []
    whole = TextBuilder()
    walk_html(tree, whole, nodes)
    if len(whole.text) < _LEAST_SHARE_OF_PAGE * len(page) and (bare := _without_tags(page, whole)):
        return bare
    builder, note = _chosen(article_of(seen, url, whole, nodes), whole)
    facts, origins = _facts(page, tree, url)
    notes = [*warnings, note] if note else list(warnings)
    if hidden:
        active["hidden passages"] = hidden
    white = _mark_pale(builder, pale)
    if white:
        passages = "1 passage is" if white == 1 else f"{white} passages are"
        notes.append(f"{passages} in white letters: a reader may not have seen them.")
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        title=facts["title"],
        author=facts["author"],
        site=facts["site"],
        url=facts["url"],
        published_on=facts["published_on"],
        captured_at=facts["captured_at"],
        language=language_of(builder.text, tree.get("lang") or tree.get("xml:lang") or ""),
        reader="html 2",
        media_type="text/html",
        warnings=tuple(notes),
        facts=origins,
        active=active,
    )


def _mark_pale(builder: TextBuilder, pale: list[str]) -> int:
    """Mark words in white letters where they stand in the text; how many were found there."""
    found = 0
    for words in pale:
        start = builder.text.find(words)
        if start >= 0:
            builder.spans.append(Span("hidden", start, start + len(words), 0, "white letters"))
            found += 1
    builder.spans.sort(key=lambda span: (span.start, -span.end))
    return found


def _without_tags(page: str, whole: TextBuilder) -> Reading | None:
    """The words between the tags, where the tree of the page lost most of them; None where it did not.

    libxml2 drops without a word what is nested deeper than it goes.
    """
    words = unescape(_TAGS.sub(" ", _UNSHOWN.sub(" ", page)))
    builder = TextBuilder()
    builder.add("paragraph", words)
    if len(whole.text) > len(builder.text) / 2:
        return None
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        language=language_of(builder.text),
        reader="html 2",
        media_type="text/html",
        warnings=("The parts of the page cannot be told apart: all its words were kept as one.",),
    )


def active_content(tree: Any) -> dict[str, int]:
    """What a page would have done or fetched, counted."""
    return {name: int(count) for name, path in _ACTIVE.items() if (count := tree.xpath(path))}


def tree_of(page: str) -> Any:
    """The element tree of a page; None when there is nothing in it."""
    return _parsed(_bare(page))


def _parsed(bare: str) -> Any:
    import lxml.html
    from lxml.etree import ParserError

    try:
        tree = lxml.html.document_fromstring(bare, parser=lxml.html.HTMLParser(huge_tree=True))
    except (ParserError, AssertionError):
        # Nothing but comments or white space.
        return None
    return tree


def _as_page(tree: Any) -> str:
    from lxml.html import tostring

    return str(tostring(tree, encoding="unicode"))


def _bare(page: str) -> str:
    return _XML_DECLARATION.sub("", _DATA_URI.sub("data:,", page.replace("\0", "")))


def _chosen(article: TextBuilder, whole: TextBuilder) -> tuple[TextBuilder, str]:
    """The article or, where none can be told, the whole page, and what to say about it."""
    if not article.text:
        return whole, ""
    if len(whole.text) <= _ENOUGH_LETTERS or len(article.text) >= _SUSPICIOUSLY_SHORT * len(whole.text):
        return article, _doubt(article, whole)
    if len(article.text) < _ENOUGH_LETTERS:
        return whole, "No article could be told from the rest of the page: the whole page was kept."
    return article, "The article found is short against the whole page: check that nothing is missing."


def _doubt(article: TextBuilder, whole: TextBuilder) -> str:
    """A word of warning where the page has as much running text again outside the article."""
    kept = "".join(article.text.split())
    paragraphs = ["".join(text.split()) for kind, text, _level in whole.blocks() if kind == "paragraph"]
    outside = sum(len(text) for text in paragraphs if len(text) >= _RUNNING_TEXT and text not in kept)
    if outside < max(_MUCH_TEXT, len(kept)):
        return ""
    return "As much text again stands on the page outside the article: compare it with the whole page."


def _facts(page: str, tree: Any, url: str) -> tuple[dict[str, str], dict[str, str]]:
    """What the page says about itself, and where each of it was found; the last to use `tree`."""
    from trafilatura import extract_metadata

    found = extract_metadata(
        tree, default_url=url or None, date_config={"extensive_search": False, "original_date": True}
    )
    facts = dict.fromkeys(("title", "author", "site", "url", "published_on", "captured_at"), "")
    origins: dict[str, str] = {}

    def state(name: str, value: object, origin: str) -> None:
        if value and not facts[name]:
            facts[name], origins[name] = str(value), origin

    date, where = published_on(tree)
    state("published_on", date, where)
    changed, where = changed_on(tree)
    if changed:
        origins["last changed"] = f"{changed} ({where})"
    state("url", url, "the browser that saved the page")
    for name, value in _saved_by(page[:_COMMENT_AREA]).items():
        state(name, value, "the browser that saved the page")
    if found is not None:
        for name, value in (("title", found.title), ("author", found.author), ("site", found.sitename)):
            state(name, value, "the page's own metadata")
        state("url", found.url, "the page's own metadata")
        if found.date and is_partial_date(str(found.date)):
            state("published_on", found.date, "guessed from the page's address or text: to be checked")
    if not facts["title"]:
        state("title", _text_of(tree, "//title"), "the page's title")
    return facts, origins


def _saved_by(beginning: str) -> dict[str, str]:
    """Address and time in the comment a browser or an extension leaves when it saves a page."""
    single = _SINGLE_FILE.search(beginning)
    if single:
        return {"url": single.group(1), "captured_at": _moment(single.group(2) or "")}
    plain = _SAVED_FROM.search(beginning)
    return {"url": plain.group(1)} if plain else {}


def _moment(stated: str) -> str:
    try:
        moment = datetime.strptime(stated.strip(), _SAVED_DATE)
    except ValueError:
        return ""
    return utc_to_the_second(moment)


def _text_of(tree: Any, path: str) -> str:
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split()) if found else ""
