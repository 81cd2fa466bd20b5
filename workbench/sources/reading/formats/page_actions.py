"""What a page would have done or fetched, had it been opened in a browser."""

from typing import Any

from workbench.sources.reading.formats.paths import path

_ACTIVE = {
    "scripts": "count(//script)",
    "frames": "count(//iframe) + count(//frame) + count(//object) + count(//embed) + count(//applet)",
    "forms": "count(//form)",
    "event handlers": "count(//@*[starts-with(name(), 'on')])",
    "script links": "count(//@href[contains(., 'javascript:')]"
    "[starts-with(normalize-space(.), 'javascript:')])",
    # Summed up, not united: to unite them they would be put in order.
    "remote references": "count(//@src[starts-with(., 'http') or starts-with(., '//')])"
    " + count(//@srcset[contains(., '//')]) + count(//@poster[contains(., '//')])"
    " + count(//@background[contains(., '//')])"
    " + count(//link/@href[starts-with(., 'http') or starts-with(., '//')])",
    "redirects": "count(//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh'])",
}


def active_content(tree: Any) -> dict[str, int]:
    """What a page would have done or fetched, counted."""
    return {name: int(count) for name, where in _ACTIVE.items() if (count := path(where)(tree))}
