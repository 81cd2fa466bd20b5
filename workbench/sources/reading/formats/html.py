"""Saved web pages: the article with its structure, the facts the page states, what it would have done."""

import re
import time
from typing import Any

from workbench.sources.reading.formats.article import article_of
from workbench.sources.reading.formats.build import HtmlWalker, TextBuilder, walk_html
from workbench.sources.reading.formats.cut_short import cut_short
from workbench.sources.reading.formats.decode import decode, stated_in_page
from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.formats.own_statements import only_about_itself
from workbench.sources.reading.formats.page_facts import (
    PageFacts,
    add_metadata,
    add_plain_statements,
    facts_in_markup,
)
from workbench.sources.reading.formats.paths import path
from workbench.sources.reading.formats.plain_words import plain_words
from workbench.sources.reading.formats.style_rules import PageNames
from workbench.sources.reading.formats.time_limit import OutOfTime, time_limit
from workbench.sources.reading.formats.told import in_white_letters, struck_left_out, told
from workbench.sources.reading.formats.unseen import Unseen, take_out_unseen, words_in
from workbench.sources.reading.model import Reading, Span

# libxml2 stops without a word at a 10 MB attribute; pages saved in one file have such pictures.
# One for each spelling: with letters of either case the search would look at every place of the page.
_DATA_URIS = {
    spelling: re.compile(
        spelling + r"(?:[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+)?(?:;[A-Za-z0-9=_.-]+)*[;,][A-Za-z0-9+/=%\s_.-]{200,}"
    )
    for spelling in ("data:", "DATA:", "Data:")
}
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BEGINNING = 50
"""Letters in which a page says that it is one."""
_SUSPICIOUSLY_SHORT = 0.08
_ENOUGH_LETTERS = 200
_RUNNING_TEXT = 80
"""Letters from which a paragraph is more than a heading or an entry of a list."""
_MUCH_TEXT = 2000
_ACTIVE = {
    "scripts": "count(//script)",
    "frames": "count(//iframe) + count(//frame) + count(//object) + count(//embed) + count(//applet)",
    "forms": "count(//form)",
    "event handlers": "count(//@*[starts-with(name(), 'on')])",
    "script links": "count(//@href[starts-with(normalize-space(.), 'javascript:')])",
    # Summed up, not united: to unite them they would be put in order.
    "remote references": "count(//@src[starts-with(., 'http') or starts-with(., '//')])"
    " + count(//@srcset[contains(., '//')]) + count(//@poster[contains(., '//')])"
    " + count(//@background[contains(., '//')])"
    " + count(//link/@href[starts-with(., 'http') or starts-with(., '//')])",
    "redirects": "count(//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh'])",
}
_UNSHOWN = re.compile(r"<(?:(!--)|(script|style|head|template|noscript|svg|textarea|iframe|title)\b)")
_TAGS = re.compile(r"<[^<>]*>")
_OF_THE_HEAD = {
    "title", "meta", "link", "base", "basefont", "bgsound", "script", "style", "noscript", "template",
    "noframes", "object", "isindex", "xml",
}  # fmt: skip
_LEAST_SHARE_OF_PAGE = 0.02
_NO_TIME = "Could not identify the article in time. The whole page was kept."
_APART = "Could not separate the parts of the page. All its words were kept as one text."
_SECONDS = 4.0
"""For a page, of the guard's five: then its plain words must do, and there is time left to hand them over."""


def read(data: bytes, name: str) -> Reading:
    """Read a saved page; its encoding from mark, meta or a guess."""
    page, guess = decode(data, stated_in_page(data))
    return read_page(page, warnings=(guess,) if guess else ())


def read_whole(data: bytes, name: str) -> Reading:
    """All words of a page in their order, menus and all: to compare the article with."""
    page = _bare(decode(data, stated_in_page(data))[0])
    tree = _parsed(page)
    whole = TextBuilder()
    if tree is None:
        return Reading(text="", reader="html 3", media_type="text/html")
    walk_html(tree, whole, [])
    if lost := _lost(page, whole.length):
        whole = lost
    return Reading(text=whole.text, structure=tuple(whole.spans), reader="html 3", media_type="text/html")


def read_page(page: str, url: str = "", warnings: tuple[str, ...] = ()) -> Reading:
    """Read a page that is text already; `url` where something surer than the page knows it."""
    deadline = time.process_time() + _SECONDS
    page = _bare(page)
    tree = _parsed(page)
    if tree is None:
        return Reading(text="", reader="html 3", media_type="text/html", warnings=("The page is empty.",))
    active = active_content(tree)
    names = PageNames(tree)
    unseen = take_out_unseen(tree, names)
    whole = TextBuilder()
    walked = HtmlWalker(whole)
    walked.walk(tree)
    facts = _facts(page, tree, url, names, deadline)
    if lost := _lost(page, whole.length, unseen.letters):
        builder, note = lost, _APART
    else:
        try:
            with time_limit(deadline - time.process_time()):
                article = TextBuilder() if _is_piece(page, tree) else article_of(tree, url, whole, walked)
                builder, note = _chosen(article, whole)
        except OutOfTime:
            builder, note = whole, _NO_TIME
    stated = facts.facts
    notes = [*warnings, note] if note else list(warnings)
    if builder is not lost and (short := cut_short(page, whole, walked.nodes, _last_words(builder))):
        notes.append(short)
    active |= {"hidden passages": unseen.hidden} if unseen.hidden else {}
    notes += in_white_letters(_mark_pale(builder, unseen.pale))
    notes += _told_of(unseen)
    if facts.odd_day:
        notes.append(f"The page states a day that was not taken: {facts.odd_day}.")
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        title=stated["title"],
        author=stated["author"],
        site=stated["site"],
        url=stated["url"],
        published_on=stated["published_on"],
        captured_at=stated["captured_at"],
        language=language_of(builder.text, tree.get("lang") or tree.get("xml:lang") or ""),
        reader="html 3",
        media_type="text/html",
        warnings=tuple(notes),
        facts=facts.origins,
        active=active,
    )


def _last_words(builder: TextBuilder) -> str:
    return builder.text[builder.spans[-1].start : builder.spans[-1].end] if builder.spans else ""


def _facts(page: str, tree: Any, url: str, names: PageNames, deadline: float) -> PageFacts:
    """The facts that the page states of itself; of those that take long, what there is time for."""
    with only_about_itself(tree, url, names):
        facts = facts_in_markup(page, tree, url)
        try:
            with time_limit(deadline - time.process_time()):
                add_metadata(facts, tree, url)
        except OutOfTime:
            add_plain_statements(facts, tree)
    return facts


def _told_of(unseen: Unseen) -> list[str]:
    """What was left out or stays in doubt, besides the hidden passages that are counted."""
    notes = struck_left_out(unseen.struck)
    if unseen.kept_struck:
        notes.append("Most of the page is struck out: it was kept. Compare it with the original.")
    if unseen.kept_hidden:
        rest = "most of its words: kept. Check whether a reader could have seen them."
        notes.append(
            told(
                unseen.kept_hidden,
                "passage that the page hides holds",
                "passages that the page hides hold",
                rest,
            )
        )
    if unseen.rules_left_out:
        notes.append("The page has more style rules than are looked at: hidden words may be in the text.")
    if unseen.shown_without_scripts:
        notes.append("The page shows its words only where no script runs: they were kept.")
    if unseen.without_scripts:
        rest = "left out: shown only where no script runs."
        notes.append(told(unseen.without_scripts, "passage was", "passages were", rest))
    return notes


def _is_piece(page: str, tree: Any) -> bool:
    """Whether it is one block of some page, such as an article cut out already: all of it is wanted."""
    if "html" in page[:_BEGINNING].lower():
        return False
    outermost = tree.find("body")
    if outermost is not None and len(outermost) == 1:
        outermost = outermost[0]
    return outermost is not None and len(outermost) < 2


def _mark_pale(builder: TextBuilder, pale: list[str]) -> int:
    """Mark words in white text where they stand in the text; how many were found there."""
    found = 0
    for words in pale:
        start = builder.text.find(words)
        if start >= 0:
            builder.spans.append(Span("hidden", start, start + len(words), 0, "white text"))
            found += 1
    builder.spans.sort(key=lambda span: (span.start, -span.end))
    return found


def _lost(page: str, kept: int, taken_out: int = 0) -> TextBuilder | None:
    """All words from the tags alone, where the tree lost most of them; None where it did not.

    `kept` are the letters of the tree that a person would have seen, `taken_out` the others. A page may
    be all styles and scripts, and have few words for its size: nothing was lost of it for that.
    """
    if kept >= _LEAST_SHARE_OF_PAGE * len(page):
        return None
    bare = sum(map(len, _TAGS.sub(" ", _without_unshown(page.lower())).split()))
    if bare < 2 * (kept + taken_out):
        return None
    # A tree of its own: of the other one, what is not seen is taken out by now.
    tree = _parsed(page)
    if tree is not None and words_in(tree) > bare / 2:
        return None
    words = plain_words(page)
    return words if words.length > 2 * kept else None


def _without_unshown(page: str) -> str:
    """A page in small letters without comments and the elements that a browser shows no words of."""
    kept, at = [], 0
    for match in _UNSHOWN.finditer(page):
        if match.start() < at:
            continue
        closing = "-->" if match[1] else f"</{match[2]}"
        end = page.find(closing, match.end())
        if end < 0:
            continue
        kept.append(page[at : match.start()])
        at = end + len(closing) if match[1] else page.find(">", end) + 1 or len(page)
    kept.append(page[at:])
    return " ".join(kept)


def active_content(tree: Any) -> dict[str, int]:
    """What a page would have done or fetched, counted."""
    return {name: int(count) for name, where in _ACTIVE.items() if (count := path(where)(tree))}


def tree_of(page: str) -> Any:
    """The element tree of a page; None when there is nothing in it."""
    return _parsed(_bare(page))


def _parsed(bare: str) -> Any:
    import lxml.html
    from lxml.etree import ElementDefaultClassLookup, ParserError

    try:
        parser = lxml.html.HTMLParser(
            huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
        )
        # One class for all elements, which libxml2's side can tell without asking Python for each.
        parser.set_element_class_lookup(ElementDefaultClassLookup(element=lxml.html.HtmlElement))
        tree = lxml.html.document_fromstring(bare, parser=parser)
    except (ParserError, AssertionError):
        # Nothing but comments or white space.
        return None
    _out_of_the_head(tree)
    return tree


def _out_of_the_head(tree: Any) -> None:
    """Give the body what libxml2 leaves in the head of a page that opens no body: newer tags, such as `nav`.

    Data of another vocabulary (`xml`, names with a prefix) stays where it is.
    """
    head = tree.find("head")
    strayed = [] if head is None else [one for one in head if _is_for_the_body(one.tag)]
    if not strayed:
        return
    body = tree.find("body")
    if body is None:
        body = tree.makeelement("body")
        head.addnext(body)
    strayed[-1].tail = (strayed[-1].tail or "") + (body.text or "")
    body.text = None
    body[:0] = strayed


def _is_for_the_body(tag: Any) -> bool:
    return isinstance(tag, str) and tag not in _OF_THE_HEAD and ":" not in tag


def _bare(page: str) -> str:
    page = page.replace("\0", "")
    for spelling, uri in _DATA_URIS.items():
        if spelling in page:
            page = uri.sub("data:,", page)
    return _XML_DECLARATION.sub("", page)


def _chosen(article: TextBuilder, whole: TextBuilder) -> tuple[TextBuilder, str]:
    """The article or, where none can be told, the whole page, and what to say about it."""
    if not article.text:
        return whole, ""
    if len(whole.text) <= _ENOUGH_LETTERS or len(article.text) >= _SUSPICIOUSLY_SHORT * len(whole.text):
        return article, _doubt(article, whole)
    if len(article.text) < _ENOUGH_LETTERS:
        return whole, "Could not identify the article. The whole page was kept."
    return article, "The article found is short against the whole page: check that nothing is missing."


def _doubt(article: TextBuilder, whole: TextBuilder) -> str:
    """A word of warning where the page has as much running text again outside the article."""
    kept = "".join(article.text.split())
    paragraphs = ["".join(text.split()) for kind, text, _level in whole.blocks() if kind == "paragraph"]
    outside = sum(len(text) for text in paragraphs if len(text) >= _RUNNING_TEXT and text not in kept)
    if outside < max(_MUCH_TEXT, len(kept)):
        return ""
    return "The page has as much text again outside the article: compare it with the whole page."
