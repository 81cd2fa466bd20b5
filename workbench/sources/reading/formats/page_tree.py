"""The element tree of a page: what libxml2 makes of it, and what it would make nothing of."""

import re
from typing import Any

# libxml2 stops without a word at a 10 MB attribute; pages saved in one file have such pictures.
# One for each spelling: with letters of either case the search would look at every place of the page.
_DATA_URIS = {
    spelling: re.compile(
        spelling + r"(?:[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+)?(?:;[A-Za-z0-9=_.-]+)*[;,][A-Za-z0-9+/=%\s_.-]{200,}"
    )
    for spelling in ("data:", "DATA:", "Data:")
}
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_OF_THE_HEAD = {
    "title", "meta", "link", "base", "basefont", "bgsound", "script", "style", "noscript", "template",
    "noframes", "object", "isindex", "xml",
}  # fmt: skip


def tree_of(page: str) -> Any:
    """The element tree of a page; None when there is nothing in it."""
    return parsed(bare_page(page))


def parsed(bare: str) -> Any:
    """The element tree of a page as `bare_page` leaves it; None when there is nothing in it."""
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


def bare_page(page: str) -> str:
    """A page without what libxml2 stumbles over: zeros, pictures in long addresses, a declaration of XML."""
    page = page.replace("\0", "")
    for spelling, uri in _DATA_URIS.items():
        if spelling in page:
            page = uri.sub("data:,", page)
    return _XML_DECLARATION.sub("", page)
