"""Saved web pages: the article with its structure, the facts the page states, what it would have done."""

import re
from typing import Any

from workbench.sources.formats.build import TextBuilder, walk_html
from workbench.sources.formats.decode import decode
from workbench.sources.formats.language import language_of
from workbench.sources.reading import Reading
from workbench.values.moments import is_partial_date

# libxml2 stops without a word at a 10 MB attribute; pages saved in one file have such pictures.
_DATA_URI = re.compile(
    r"data:[a-z0-9.+-]+/[a-z0-9.+-]+(?:;[a-z0-9=-]+)*[;,][a-z0-9+/=%\s]{200,}", re.IGNORECASE
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_SUSPICIOUSLY_SHORT = 0.08
_ENOUGH_WORDS = 200
_THIN = 0.1
_ACTIVE = {
    "scripts": "count(//script)",
    "frames": "count(//iframe | //frame | //object | //embed)",
    "forms": "count(//form)",
    "event handlers": "count(//@*[starts-with(name(), 'on')])",
    "remote references": "count(//@src[starts-with(., 'http') or starts-with(., '//')]"
    " | //link/@href[starts-with(., 'http') or starts-with(., '//')])",
    "redirects": "count(//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh'])",
}


def read(data: bytes, name: str) -> Reading:
    """Read a saved page; its encoding from mark, meta or a guess."""
    stated = _CHARSET.search(data[:4096])
    page, guess = decode(data, stated.group(1).decode("ascii") if stated else "")
    return read_page(page, warnings=(guess,) if guess else ())


def read_page(page: str, url: str = "", warnings: tuple[str, ...] = ()) -> Reading:
    """Read a page that is text already."""
    import lxml.html

    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", _DATA_URI.sub("data:,", page.replace("\0", "")))
    if not page.strip():
        return Reading(text="", reader="html 1", media_type="text/html", warnings=("The page is empty.",))
    tree = lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(huge_tree=True))
    whole = TextBuilder()
    hidden = walk_html(tree, whole)
    builder = _article(page, url, len(whole.text))
    facts, origins = _facts(page, url)
    notes = list(warnings)
    if len(builder.text) < _SUSPICIOUSLY_SHORT * len(whole.text) and len(whole.text) > _ENOUGH_WORDS:
        if len(builder.text) < _ENOUGH_WORDS:
            builder = whole
            notes.append("No article could be told from the rest of the page: the whole page was kept.")
        else:
            notes.append("The article found is short against the whole page: check that nothing is missing.")
    elif not builder.text:
        builder = whole
    if hidden and builder is whole:
        notes.append(f"{hidden} hidden passages were left out.")
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        title=facts.get("title", "") or _text_of(tree, "//title"),
        author=facts.get("author", ""),
        site=facts.get("site", ""),
        url=url or facts.get("url", ""),
        published_on=facts.get("published_on", ""),
        language=language_of(builder.text, tree.get("lang") or ""),
        reader="html 1",
        media_type="text/html",
        warnings=tuple(notes),
        facts=origins,
        active={name: int(count) for name, path in _ACTIVE.items() if (count := tree.xpath(path))},
    )


def _article(page: str, url: str, whole: int) -> TextBuilder:
    """The article as the quick extraction finds it, or as the thorough one does where that is thin."""
    quick = _extracted(page, url, fast=True)
    if len(quick.text) >= _THIN * whole:
        return quick
    thorough = _extracted(page, url, fast=False)
    return max(quick, thorough, key=lambda builder: len(builder.text))


def _extracted(page: str, url: str, *, fast: bool) -> TextBuilder:
    from trafilatura import bare_extraction

    builder = TextBuilder()
    document = bare_extraction(
        page, url=url or None, with_metadata=False, include_comments=False, include_tables=True, fast=fast
    )
    if document is not None and document.body is not None:
        for element in document.body:
            _add_element(builder, element)
    return builder


def _facts(page: str, url: str) -> tuple[dict[str, str], dict[str, str]]:
    from trafilatura import extract_metadata

    found = extract_metadata(
        page, default_url=url or None, date_config={"extensive_search": False, "original_date": True}
    )
    if found is None:
        return {}, {}
    date = str(found.date or "")
    facts = {
        "title": str(found.title or ""),
        "author": str(found.author or ""),
        "site": str(found.sitename or ""),
        "url": str(found.url or ""),
        "published_on": date if is_partial_date(date) else "",
    }
    return facts, {name: "the page's own metadata" for name, value in facts.items() if value}


def _add_element(builder: TextBuilder, element: Any) -> None:
    """One top element of trafilatura's tree: p, head, list, quote, table, code, ..."""
    tag = element.tag
    if tag == "head":
        level = (element.get("rend") or "h2")[-1]
        builder.add("heading", _words(element), int(level) if level.isdigit() else 2)
    elif tag == "list":
        for item in element.iter("item"):
            builder.add("list_item", _words(item), 1)
    elif tag == "table":
        for cell in element.iter("cell"):
            builder.add("table_cell", _words(cell))
    elif tag == "div":
        for child in element:
            _add_element(builder, child)
    else:
        builder.add("quote" if tag == "quote" else "paragraph", _words(element))


def _words(element: Any) -> str:
    for line_break in element.iter("lb"):
        line_break.tail = " " + (line_break.tail or "")
    return "".join(element.itertext())


def _text_of(tree: Any, path: str) -> str:
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split()) if found else ""
