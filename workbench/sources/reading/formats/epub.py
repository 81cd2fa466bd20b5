"""E-books (EPUB 2 and 3): the chapters in reading order, with the headings and facts of the book."""

import posixpath
import re
from typing import Any
from urllib.parse import unquote

from workbench.sources.reading.formats.build import TextBuilder, walk_html
from workbench.sources.reading.formats.dates import partial_date
from workbench.sources.reading.formats.decode import decode, stated_in_page
from workbench.sources.reading.formats.html import active_content, tree_of
from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.formats.told import hidden_left_out, told
from workbench.sources.reading.formats.xml_package import KEPT, XmlPackage
from workbench.sources.reading.model import Reading
from workbench.values.errors import Unreadable

_CONTAINER = "META-INF/container.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MOST_CHAPTERS = 2000
_MOST_LETTERS = 50_000_000
_LARGEST_CHAPTER = 60 * 1024 * 1024
_FONTS_ALONE = re.compile(rb"URI=\"[^\"]+\.(?:otf|ttf|woff2?)\"", re.IGNORECASE)
_ENCRYPTED = re.compile(rb"CipherReference", re.IGNORECASE)


def read(data: bytes, name: str) -> Reading:
    """Read the chapters the book puts in its reading order; pictures and sounds are left alone."""
    # Chapters are pages of HTML, which may declare their kind: those are read by the reader of pages.
    package = XmlPackage(data, suffixes=("container.xml", ".opf"))
    locks = package.part("META-INF/encryption.xml")
    if len(_ENCRYPTED.findall(locks)) > len(_FONTS_ALONE.findall(locks)):
        raise Unreadable("The e-book is protected against copying (DRM).", kept=KEPT)
    place = _book_file(package)
    book = package.tree(place)
    if book is None:
        raise Unreadable("The e-book has no list of its chapters, or it is damaged.", kept=KEPT)
    builder, warnings, active = TextBuilder(), [], dict[str, int]()
    hidden = missing = 0
    for number, chapter in enumerate(_chapters(book, posixpath.dirname(place))):
        too_long = number >= _MOST_CHAPTERS or package.size(chapter) > _LARGEST_CHAPTER
        if too_long or builder.length > _MOST_LETTERS:
            warnings.append("The e-book is larger than any real one: its end was left out.")
            break
        page = package.part(chapter)
        tree = tree_of(decode(page, stated_in_page(page))[0]) if page.strip() else None
        if tree is None:
            missing += 1
            continue
        hidden += walk_html(tree, builder)
        for kind, count in active_content(tree).items():
            active[kind] = active.get(kind, 0) + count
    if missing:
        warnings.append(told(missing, "chapter is", "chapters are", "missing from the file or empty."))
    warnings += hidden_left_out(hidden)
    if not builder.text:
        warnings.append("The document holds no text.")
    facts = {field: _fact(book, field) for field in ("title", "creator", "publisher", "date", "language")}
    published = partial_date(facts["date"][:10])
    origins = {"title": facts["title"], "author": facts["creator"], "site": facts["publisher"],
               "published_on": published}  # fmt: skip
    return Reading(
        text=builder.text,
        structure=tuple(builder.spans),
        title=facts["title"],
        author=facts["creator"],
        site=facts["publisher"],
        published_on=published,
        language=language_of(builder.text, facts["language"]),
        reader="epub 1",
        media_type="application/epub+zip",
        warnings=tuple(warnings),
        facts={name: "the e-book's own metadata" for name, value in origins.items() if value},
        active=active,
    )


def _book_file(package: XmlPackage) -> str:
    container = package.tree(_CONTAINER)
    for element in container.iter() if container is not None else ():
        place = element.get("full-path")
        if place in package.names:
            return str(place)
    return package.first(r".*\.opf")


def _chapters(book: Any, folder: str) -> list[str]:
    """The names of the parts in reading order; of a book that gives none, all pages."""
    pages: dict[str, str] = {}
    for item in book.iter(f"{_OPF}item"):
        if "html" in (item.get("media-type") or ""):
            href = unquote((item.get("href") or "").split("#")[0])
            # A path that climbs out of the package is the name of no part of it.
            pages[item.get("id") or ""] = posixpath.normpath(posixpath.join(folder, href))
    order = [pages[idref] for item in book.iter(f"{_OPF}itemref") if (idref := item.get("idref")) in pages]
    return list(dict.fromkeys(order or pages.values()))


def _fact(book: Any, field: str) -> str:
    found = [" ".join((element.text or "").split()) for element in book.iter(f"{_DC}{field}")]
    return ", ".join(filter(None, found)) if field == "creator" else next(filter(None, found), "")
