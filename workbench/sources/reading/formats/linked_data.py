"""The linked data (JSON-LD) of a page's scripts."""

import json
import re
from functools import lru_cache
from typing import Any

_MOST = 2_000_000
_WRAPPING = re.compile(
    r"\A\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*\Z"
)


def linked_data(script: Any) -> Any:
    """What a script states, out of the CDATA or comment that some pages wrap it in; None where it is none.

    It is asked for several times and handed out as it is: nobody is to change it.
    """
    if "ld+json" not in (script.get("type") or ""):
        return None
    text = script.text
    return _content(text) if text and len(text) <= _MOST else None


@lru_cache(maxsize=16)
def _content(text: str) -> Any:
    try:
        return json.loads(_WRAPPING.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None
