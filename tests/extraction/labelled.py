"""Labelled passages as `data/unseen.txt` writes them: the labels stand in the text itself."""

import re
from pathlib import Path
from typing import Any

_LABEL = re.compile(r"\{([^{}|]+)\|([^{}]+)\}")


def passages(path: Path) -> list[dict[str, Any]]:
    """The passages of a file, each with its text without labels, and the dates and numbers in it."""
    found = []
    for block in re.split(r"\n(?=@ )", path.read_text("utf-8"))[1:]:
        head, _, body = block.partition("\n")
        _at, language, published = head.split()
        found.append({"lang": language, "published": published, **_read(body.strip())})
    return found


def _read(marked: str) -> dict[str, Any]:
    case: dict[str, Any] = {"dates": [], "numbers": [], "neutral": []}
    text, last = "", 0
    for match in _LABEL.finditer(marked):
        text += marked[last : match.start()]
        place = {"words": match[1], "start": len(text), "end": len(text) + len(match[1])}
        text += match[1]
        last = match.end()
        kind, *rest = match[2].split()
        if kind == "?":
            case["neutral"].append(place)
            continue
        low, _, high = rest[0].partition("..")
        if kind == "d":
            case["dates"].append({**place, "first": low, "last": high or low})
        else:
            unit = "" if rest[1] == "-" else rest[1]
            case["numbers"].append({**place, "low": float(low), "high": float(high or low), "unit": unit})
    return {**case, "text": text + marked[last:]}
