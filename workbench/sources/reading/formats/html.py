"""Saved web pages: the article with its structure, the facts the page states, what it would have done."""

import time
from typing import Any

from workbench.sources.reading.formats.article import article_of
from workbench.sources.reading.formats.build import TextBuilder
from workbench.sources.reading.formats.cut_short import cut_short
from workbench.sources.reading.formats.decode import decode, stated_in_page
from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.formats.lost_words import lost_words
from workbench.sources.reading.formats.own_statements import only_about_itself
from workbench.sources.reading.formats.page_actions import active_content
from workbench.sources.reading.formats.page_facts import (
    PageFacts,
    add_metadata,
    add_plain_statements,
    facts_in_markup,
)
from workbench.sources.reading.formats.page_names import PageNames
from workbench.sources.reading.formats.page_tree import bare_page, parsed
from workbench.sources.reading.formats.time_limit import OutOfTime, time_limit
from workbench.sources.reading.formats.told import in_white_letters, struck_left_out, told
from workbench.sources.reading.formats.unseen import Unseen, take_out_unseen
from workbench.sources.reading.formats.walk import HtmlWalker, walk_html
from workbench.sources.reading.model import Reading, Span

_BEGINNING = 50
"""Letters in which a page says that it is one."""
_SUSPICIOUSLY_SHORT = 0.08
_ENOUGH_LETTERS = 200
_RUNNING_TEXT = 80
"""Letters from which a paragraph is more than a heading or an entry of a list."""
_MUCH_TEXT = 2000
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
    page = bare_page(decode(data, stated_in_page(data))[0])
    tree = parsed(page)
    whole = TextBuilder()
    if tree is None:
        return Reading(text="", reader="html 3", media_type="text/html")
    walk_html(tree, whole, [])
    if lost := lost_words(page, whole.length):
        whole = lost
    return Reading(text=whole.text, structure=tuple(whole.spans), reader="html 3", media_type="text/html")


def read_page(page: str, url: str = "", warnings: tuple[str, ...] = ()) -> Reading:
    """Read a page that is text already; `url` where something surer than the page knows it."""
    deadline = time.process_time() + _SECONDS
    page = bare_page(page)
    tree = parsed(page)
    if tree is None:
        return Reading(text="", reader="html 3", media_type="text/html", warnings=("The page is empty.",))
    active = active_content(tree)
    unseen, walked, facts = _gone_through(page, tree, url, deadline)
    whole = walked.builder
    if lost := lost_words(page, whole.length, unseen.letters):
        builder, note = lost, _APART
    else:
        try:
            with time_limit(deadline - time.process_time()):
                found = (TextBuilder(), 0) if _is_piece(page, tree) else article_of(tree, url, whole, walked)
                builder, note = _chosen(*found, whole)
        except OutOfTime:
            builder, note = whole, _NO_TIME
    stated = facts.facts
    notes = [*warnings, note] if note else list(warnings)
    if builder is not lost and (
        short := cut_short(page, whole, walked.nodes, _last_words(builder), unseen.faded)
    ):
        notes.append(short)
    active |= {"hidden passages": unseen.hidden} if unseen.hidden else {}
    notes += in_white_letters(_mark_pale(builder, unseen.pale))
    notes += _told_of(unseen, builder.text)
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


def _gone_through(page: str, tree: Any, url: str, deadline: float) -> tuple[Unseen, HtmlWalker, PageFacts]:
    """What is unseen on a page, what is seen, and what it states.

    The names hold every element, and would be in the way of all that comes after: they end here.
    """
    names = PageNames(tree)
    unseen = take_out_unseen(tree, names)
    walked = HtmlWalker(TextBuilder())
    walked.walk(tree)
    return unseen, walked, _facts(page, tree, url, names, deadline)


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


def _told_of(unseen: Unseen, text: str) -> list[str]:
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
    return notes + _told_of_added(text, unseen.added_to)


def _told_of_added(text: str, beside: list[str]) -> list[str]:
    """That words are shown which only style rules have, where what they stand beside is in the text."""
    number = sum(words in text for words in beside)
    if not number:
        return []
    rest = "words beside it that only the page's style rules have: they are not in the text."
    return [
        told(number, "passage has", "passages have", rest if number == 1 else rest.replace(" it ", " them "))
    ]


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


def _chosen(article: TextBuilder, captions: int, whole: TextBuilder) -> tuple[TextBuilder, str]:
    """The article or, where none can be told, the whole page, and what to say about it."""
    if not article.text:
        return whole, ""
    if len(whole.text) <= _ENOUGH_LETTERS or len(article.text) >= _SUSPICIOUSLY_SHORT * len(whole.text):
        return article, _doubt(article, whole) or _told_of_captions(captions)
    if len(article.text) < _ENOUGH_LETTERS:
        return whole, "Could not identify the article. The whole page was kept."
    return article, "The article found is short against the whole page: check that nothing is missing."


def _told_of_captions(left_out: int) -> str:
    if not left_out:
        return ""
    rest = "not in the text: show the whole page to read " + ("it." if left_out == 1 else "them.")
    return told(left_out, "caption of a picture is", "captions of pictures are", rest)


def _doubt(article: TextBuilder, whole: TextBuilder) -> str:
    """A word of warning where the page has as much running text again outside the article."""
    kept = "".join(article.text.split())
    paragraphs = [
        "".join(text.split())
        for kind, text, _level in whole.blocks()
        if kind == "paragraph" and len(text) >= _RUNNING_TEXT
    ]
    outside = sum(len(text) for text in paragraphs if len(text) >= _RUNNING_TEXT and text not in kept)
    if outside < max(_MUCH_TEXT, len(kept)):
        return ""
    return "The page has as much text again outside the article: compare it with the whole page."
