"""The days a page says it was published and last changed, with the place where it says so."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from workbench.sources.reading.formats.calendars import understood
from workbench.sources.reading.formats.linked_data import linked_data
from workbench.sources.reading.formats.paths import path
from workbench.values.moments import is_partial_date, latin_digits

_ISO = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![\d-])")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?!\d)")
_OTHER_CALENDAR = re.compile(r"1[3-5]\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_EARLIEST = 1900
_LONGEST = 100
_META_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "bt:pubdate", "datepublished",
    "parsely-pub-date", "sailthru.date", "publish-date", "publication_date", "publish_date", "pubdate",
    "citation_publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dcterms.date", "dc.date", "article.published", "published-date", "originalpublicationdate", "date",
)  # fmt: skip
_CHANGED_META_NAMES = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "bt:moddate", "lastmod", "last-modified", "article.updated",
    "revised",
)  # fmt: skip
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|WebPage|CreativeWork")


def published_on(tree: Any, language: str = "") -> tuple[str, str, str]:
    """The partial ISO date, where it was found, and what the page states that is no such day.

    ("", "", "") when the page states none. The day is the one written down, in the outlet's own time zone.
    """
    return _first_date(_statements(tree, "datePublished", _META_NAMES), language)


def changed_on(tree: Any, language: str = "") -> tuple[str, str]:
    """The day the page says it was last changed, and where it says so; ("", "") when it does not."""
    return _first_date(_statements(tree, "dateModified", _CHANGED_META_NAMES), language)[:2]


def _first_date(statements: Iterator[tuple[str, str]], language: str) -> tuple[str, str, str]:
    odd = ""
    for stated, where in statements:
        if not (day := _as_written(stated)):
            continue
        date, note = understood(day, language)
        if date:
            return date, f"{where}: {note}" if note else where, ""
        odd = odd or note
    return "", "", odd


def partial_date(stated: str) -> str:
    """A date as machines write it, as partial ISO date; "" for anything a person would have to read."""
    date = _as_written(stated)
    return date if date and int(date[:4]) >= _EARLIEST else ""


def _as_written(stated: str) -> str:
    """The same for a year of any calendar."""
    stated = latin_digits(stated[:_LONGEST])
    match = _COMPACT.match(stated) or _ISO.match(stated)
    if match:
        parts = [match.group(1), *(part.zfill(2) for part in match.groups()[1:] if part)]
        date = "-".join(parts)
    else:
        try:
            date = parsedate_to_datetime(stated).date().isoformat()
        except (TypeError, ValueError, IndexError, OverflowError):
            return ""
    # A thirtieth of a second month is a day in other calendars.
    return date if is_partial_date(date) or _OTHER_CALENDAR.fullmatch(date) else ""


def _statements(tree: Any, key: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for stated in _linked_data(tree, key):
        yield stated, f"linked data: {key}"
    stated_by_name: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = (meta.get(attribute) or "").strip().lower()
            stated_by_name.setdefault(name, meta.get("content") or "")
    for name in names:
        if name in stated_by_name:
            yield stated_by_name[name], f"meta {name}"
    yield from _marked_elements(tree, key)
    if key == "datePublished":
        yield from _only_time(tree)


def _linked_data(tree: Any, key: str) -> Iterator[str]:
    for script in tree.iter("script"):
        if (content := linked_data(script)) is not None:
            yield from _dates_in(content, key)


def _dates_in(content: Any, key: str) -> Iterator[str]:
    waiting = [content]
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            if isinstance(thing.get(key), str) and _ARTICLE_TYPES.search(str(thing.get("@type"))):
                yield thing[key]
            waiting.extend(value for value in thing.values() if isinstance(value, dict | list))


def _marked_elements(tree: Any, key: str) -> Iterator[tuple[str, str]]:
    marked_as = "published" if key == "datePublished" else "changed"
    for time in tree.iter("time"):
        of_publication = time.get("pubdate") is not None and key == "datePublished"
        if of_publication or key in (time.get("itemprop") or ""):
            yield time.get("datetime") or time.text_content(), f"time element, marked as {marked_as}"
    for element in path("//*[@itemprop=$key][not(self::meta)][not(self::time)]")(tree, key=key):
        yield element.get("datetime") or element.get("content") or element.text_content(), key


def _only_time(tree: Any) -> Iterator[tuple[str, str]]:
    stated = [time.get("datetime") for time in tree.iter("time") if time.get("datetime")]
    if len({partial_date(moment) for moment in stated}) == 1:
        yield stated[0], "the only time element"
