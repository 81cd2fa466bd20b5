"""Address and moment that a browser or an extension leaves in a page when it saves it."""

import re
from datetime import datetime
from typing import Any

from workbench.values.moments import utc_to_the_second

_COMMENT_AREA = 8000
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"Page saved with SingleFile\s+url:\s*(https?://\S+)(?:\s+saved date:\s*([^\n(]+))?"
)
_MONOLITH = re.compile(r"<!--\s*Saved from (https?://\S+) at (\S+) using monolith", re.IGNORECASE)
_HTTRACK = re.compile(
    r"<!--\s*Mirrored from (\S+) by HTTrack Website Copier/[^,>]*(?:\[[^\]]*\])?,\s*([^>]+?)\s*-->",
    re.IGNORECASE,
)


def saved_by(page: str, tree: Any) -> dict[str, str]:
    """Address and time where the page states them; an empty mapping where nothing saved it that says so."""
    beginning = page[:_COMMENT_AREA]
    for pattern in (_SINGLE_FILE, _MONOLITH):
        if match := pattern.search(beginning):
            return {"url": match[1], "captured_at": _moment(match[2] or "")}
    if match := _HTTRACK.search(beginning) or _HTTRACK.search(page[-_COMMENT_AREA:]):
        address = match[1] if "//" in match[1] else f"http://{match[1]}"
        return {"url": address, "captured_at": _moment(match[2])}
    stated = {meta.get("name"): meta.get("content") or "" for meta in tree.iter("meta") if meta.get("name")}
    if address := stated.get("savepage-url", ""):
        return {"url": address, "captured_at": _moment(stated.get("savepage-date", "").split("(")[0])}
    if address := tree.get("data-scrapbook-source", ""):
        return {"url": address, "captured_at": _moment(tree.get("data-scrapbook-create", "")[:14] + "+0000")}
    if match := _SAVED_FROM.search(beginning):
        return {"url": match[1]}
    return {}


def _moment(stated: str) -> str:
    words = stated.strip().replace("Z", "+00:00").replace("GMT+00:00", "GMT").replace(" GMT", " +0000")
    # By number: `strptime` knows months only by their names in the locale of the machine.
    words = _MONTH.sub(lambda match: f"{_MONTHS.index(match[0]) + 1:02}", _WEEKDAY.sub("", words))
    for form in _FORMS:
        try:
            return utc_to_the_second(datetime.strptime(words, form))
        except ValueError:
            continue
    return ""


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = re.compile("|".join(_MONTHS))
_WEEKDAY = re.compile(r"\A[A-Z][a-z]{2},? ")
_FORMS = (
    *("%m %d %Y %H:%M:%S +0000%z", "%d %m %Y %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%z"),
    *("%Y-%m-%dT%H:%M:%S.%f%z", "%Y%m%d%H%M%S%z"),
)
