"""The facts a web page states about itself, and where each of them was found."""

import re
from typing import Any

from workbench.sources.reading.formats.dates import changed_on, published_on
from workbench.sources.reading.formats.page_title import (
    are_alike,
    behind_headline,
    headline_of,
    is_name_of_site,
    told_title,
)
from workbench.sources.reading.formats.paths import path
from workbench.sources.reading.formats.saved_by import saved_by
from workbench.sources.reading.formats.shown_day import shown_day
from workbench.values.moments import is_partial_date

_JSON_STRING = re.compile(r'"([^"\\]{3,120})"')
_BETWEEN_NAMES = re.compile(r"\s*[;,]\s*|\s+and\s+|\s*&\s*|^\s*by\s+", re.IGNORECASE)
_LONGEST_SHORT_FORM = 3
"""Letters of an initial or a title that is written with a dot: J., Jr., Gen."""
_DAY_WORDS = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|april|june|july|august|september|"
    r"october|november|december)\b|\b(?:updated|published|posted|submitted|comments?|minutes?|photos?|fotos?|"
    r"фото|uppdaterad|publicerad|opdateret|oppdatert|päivitetty|julkaistu|publié|mis à jour|aktualisiert|"
    r"veröffentlicht|actualizado|publicado|aggiornato|pubblicato|opublikowano|обновлено|опубликовано)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|von|par|di|por|door)\s+(\w[\w.’'-]*(?:\s+\w[\w.’'-]*){1,3})\s*$", re.IGNORECASE)
_NO_SITE = re.compile(r"\s*(?:©|\(c\)|copyright\b|https?:)", re.IGNORECASE)
_HOST = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/?", re.IGNORECASE)
_LABEL = re.compile(
    r"\A(?:(?:by|par|por|door|автор(?:ы)?|текст|text|autor(?:in|en|a|es)?|author|auteur)\s*:?"
    r"|(?:von|af|av)(?=(?:\s+\S+){2}))\s+(?=\S)",
    re.IGNORECASE,
)
_TAKEN_FOR_A_LABEL = re.compile(r"\A\w+(?:ed|t) von (?=\w)")
"""What trafilatura takes away as "verfasst von", and is a given name too: Robert von ..., Ahmed von ..."""
_NAMES = ("title", "author", "site", "url", "published_on", "captured_at")
_METADATA = "the page's own metadata"
_HEADING = "the page's heading or title"
_PLAIN = {
    "title": "//meta[@property='og:title' or @name='twitter:title']/@content",
    "author": "//meta[@name='author']/@content",
    "site": "//meta[@property='og:site_name']/@content",
    "url": "//link[@rel='canonical']/@href[starts-with(., 'http')] | //meta[@property='og:url']/@content",
}
_BYLINE = "guessed from words of the page that look like a byline: to be checked"
_ADDRESS = "guessed from the page's address or text: to be checked"
_BESIDE = "guessed from a day that stands beside the headline: to be checked"
_BROWSER = "the browser that saved the page"


class PageFacts:
    """What is stated first of a fact stays: the surer source is to speak first."""

    def __init__(self) -> None:
        self.facts = dict.fromkeys(_NAMES, "")
        self.origins: dict[str, str] = {}
        self.odd_day = ""
        """What the page states as its day and cannot be one."""

    def state(self, name: str, value: object, origin: str) -> None:
        """Take a fact with where it was found, unless it is known or nothing."""
        if value and not self.facts[name]:
            self.facts[name], self.origins[name] = str(value), origin


def facts_in_markup(page: str, tree: Any, url: str) -> PageFacts:
    """What can be looked up: `url` where something surer knows it, the days, the saving browser's comment."""
    found = PageFacts()
    language = (tree.get("lang") or tree.get("xml:lang") or "").lower()
    day, origin, found.odd_day = published_on(tree, language)
    found.state("published_on", day, origin)
    changed, where = changed_on(tree, language)
    if changed:
        found.origins["last changed"] = f"{changed} ({where})"
    found.state("url", url, _BROWSER)
    for name, value in saved_by(page, tree).items():
        found.state(name, value, _BROWSER)
    return found


def add_metadata(found: PageFacts, tree: Any, url: str) -> None:
    """What trafilatura tells besides: title, author, site, address and, where none is known, a likely day.

    Its parts, not its `extract_metadata`, which also looks for tags, categories, licence and always
    for the day; that takes as long again.
    """
    from trafilatura import metadata

    stated = metadata.examine_meta(tree)
    in_tags = stated.title
    if stated.author and " " not in stated.author and " " not in _as_written(stated.author, tree):
        stated.author = None
    try:
        stated = metadata.extract_meta_json(tree, stated)
    except Exception:  # noqa: BLE001
        # Linked data comes in shapes its reader does not expect; the rest of the page counts then.
        stated = metadata.examine_meta(tree)
    site = _site_in(stated.sitename or "", metadata.extract_sitename(tree) or "", stated.title or "")
    if is_name_of_site(stated.title or "", site or _host(stated.url or url), tree):
        stated.title = None
    shown = told_title(tree, site)
    if not in_tags and shown and not are_alike(stated.title or "", shown):
        # Linked data may have a description where the headline belongs.
        stated.title = None
    of_title = _METADATA if stated.title else _HEADING
    of_author = _METADATA if stated.author else _BYLINE
    stated.title = stated.title or shown or metadata.extract_title(tree)
    if host := _host_as_author(
        stated.author or "", stated.url or metadata.extract_url(tree, url) or "", tree
    ):
        # Some sites state themselves as author of all they have; the page may show who wrote it.
        byline = _no_day(metadata.extract_author(tree) or "", tree)
        is_shown = " " in byline and _undotted(byline) != _undotted(host)
        stated.author, of_author = (byline, _BYLINE) if is_shown else (host, _METADATA)
    stated.author = stated.author or _no_day(metadata.extract_author(tree) or "", tree)
    stated.url = stated.url or metadata.extract_url(tree, url or None)
    stated.sitename = _site(site, stated.url or "")
    stated.clean_and_trim()
    stated.title = headline_of(stated.title or "", stated.sitename or "", tree)
    stated.sitename = behind_headline(stated.sitename or "", stated.title)
    stated.author = _each_once(_as_written(_names_only(_as_written(stated.author or "", tree)), tree))
    found.state("title", stated.title, of_title)
    found.state("author", stated.author, of_author)
    found.state("site", stated.sitename, _METADATA)
    found.state("url", stated.url, _METADATA)
    _guess_day(found, tree, stated.url, stated.title)
    if not found.facts["title"]:
        found.state("title", _text_of(tree, "//title"), "the page's title")


def _guess_day(found: PageFacts, tree: Any, url: str | None, title: str) -> None:
    if not found.facts["published_on"]:
        found.state("published_on", _likely_day(tree, url), _ADDRESS)
    if not found.facts["published_on"]:
        language = (tree.get("lang") or tree.get("xml:lang") or "").lower()
        found.state("published_on", shown_day(tree, title, language), _BESIDE)


def add_plain_statements(found: PageFacts, tree: Any) -> None:
    """Title, author, site and address from the tags that state them, where there is no time for more."""
    for name, where in _PLAIN.items():
        stated = next((" ".join(words.split()) for words in path(where)(tree) if words.strip()), "")
        found.state(name, stated, _METADATA)
    if not found.facts["title"]:
        found.state("title", _text_of(tree, "//title"), "the page's title")


def _site_in(stated: str, part_of_title: str, title: str) -> str:
    """The name of the site as stated; no notice of rights, address or headline; of the title a host only."""
    if stated and not _NO_SITE.match(stated) and not (title and title != stated and stated.startswith(title)):
        return stated
    return part_of_title if _HOST.fullmatch(part_of_title) else ""


def _site(stated: str, url: str) -> str:
    from trafilatura.metadata import META_URL

    name = stated.lstrip("@")
    if name and "." not in name and not name[0].isupper():
        return str(name.title())
    if not name and (host := META_URL.match(url)):
        return str(host[1])
    return name


def _host(url: str) -> str:
    return url.split("//")[-1].split("/")[0].removeprefix("www.")


def _host_as_author(author: str, url: str, tree: Any) -> str:
    """The address of the page's own site where it is stated as author, as it is written; "" for others.

    Others may be names of users: mona.haddad.
    """
    written = [_as_written(author, tree), *(words.strip() for words in path(_PLAIN["author"])(tree))]
    return next(
        (
            one
            for one in written
            if _host(one).casefold() == _host(url).casefold() and _undotted(one) == _undotted(author.strip())
        ),
        "",
    )


def _no_day(author: str, tree: Any) -> str:
    """A byline that was guessed, unless the words are of a day; then the name behind "by" in that line."""
    if not _DAY_WORDS.search(author):
        return author
    for node in tree.xpath("//*[contains(@class, 'author') or contains(@class, 'byline')]"):
        if match := _BY.search(" ".join(node.text_content().split())):
            return match[1]
    names = author.split("; ")
    # A name, and behind it in the same line the agency and the day.
    return "; ".join(name for name in names if not _DAY_WORDS.search(name)) if _is_name(names[0]) else ""


def _is_name(words: str) -> bool:
    return " " in words and not _DAY_WORDS.search(words)


def _as_written(authors: str, tree: Any) -> str:
    """The authors with the dots and given names that trafilatura takes away, where the markup has them."""
    told = [words for one in tree.iter("meta") if (words := one.get("content"))]
    told += [one.text for one in tree.iter("script") if one.text and "ld+json" in (one.get("type") or "")]
    is_short = any(len(part) <= _LONGEST_SHORT_FORM for part in authors.replace(";", " ").split())
    if not authors or not (is_short or any(" von " in words for words in told)):
        return authors
    spellings = {
        _undotted(_TAKEN_FOR_A_LABEL.sub("", name)): name
        for words in told
        for said in (_JSON_STRING.findall(words) if words.lstrip()[:1] in ("{", "[") else [words])
        for part in _BETWEEN_NAMES.split(said)
        if "." in (name := " ".join(part.split())) or _TAKEN_FOR_A_LABEL.match(name)
    }
    return "; ".join(spellings.get(_undotted(author), author) for author in authors.split("; "))


def _names_only(authors: str) -> str:
    """The authors without the label before a name, and without addresses that stood beside it."""
    names = []
    for author in authors.split("; "):
        name, address, _rest = author.partition("http")
        if bare := _LABEL.sub("", name.strip(" '\"‘’“”,"), count=1):
            names.append(bare)
        if address:
            break
    return "; ".join(names)


def _each_once(authors: str) -> str:
    """Authors that are named twice, once in capitals, once: as they are not shouted."""
    names: dict[str, str] = {}
    for name in authors.split("; "):
        if name.casefold() not in names or names[name.casefold()].isupper():
            names[name.casefold()] = name
    return "; ".join(names.values())


def _undotted(name: str) -> str:
    return " ".join(name.replace(".", " ").split()).casefold()


def _likely_day(tree: Any, url: str | None) -> str:
    from htmldate import find_date

    day = str(find_date(tree, extensive_search=False, original_date=True, url=url) or "")
    return day if is_partial_date(day) else ""


def _text_of(tree: Any, where: str) -> str:
    found = path(where)(tree)
    return " ".join(found[0].text_content().split()) if found else ""
