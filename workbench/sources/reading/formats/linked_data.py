"""The linked data (JSON-LD) of a page's scripts."""

import json
import re
from typing import Any

_MOST = 2_000_000
_WRAPPING = re.compile(
    r"\A\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*\Z"
)


def linked_data(script: Any) -> Any:
    """What a script states, out of the CDATA or comment that some pages wrap it in; None where it is none."""
    if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > _MOST:
        return None
    try:
        return json.loads(_WRAPPING.sub("", script.text), strict=False)
    except (ValueError, RecursionError):
        return None
