"""A scale of likelihood of the house's own, read from a TOML file.

    name = "Desk scale"
    [[terms]]                       # from the least likely
    words = ["barely likely"]       # one for each row of words
    low = 1
    high = 20
    range = "1–20%"                 # as it is printed; made of the bounds by default

Its id holds all of it, so that a brief and its editions keep the scale they were written with.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from workbench.values.errors import Refused
from workbench.values.scales import HOUSE, Scale, house_scale

_MOST_BYTES, _MOST_TERMS, _MOST_ROWS = 64 * 1024, 20, 3
_MOST_NAME, _MOST_RANGE = 60, 20
_WORDS = re.compile(r"[a-z][a-z' -]{1,40}")


def house_scale_from(path: Path) -> str:
    """The id of the scale that a file holds. Raises Refused where it holds none; the reason is in it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused(
            f"“{path.name}” could not be read: {error.strerror}.", "The scale was not changed."
        ) from error
    try:
        if len(data) > _MOST_BYTES:
            raise _refused(path.name, "it is larger than any scale")
        read = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _refused(path.name, f"it is no TOML: {error}") from error
    terms = read.get("terms")
    if not isinstance(read.get("name"), str) or not isinstance(terms, list):
        raise _refused(path.name, "it needs a name and terms")
    if len(terms) > _MOST_TERMS:
        raise _refused(path.name, f"it has more than {_MOST_TERMS} terms")
    kept = {
        "name": _short(path.name, "the name", read["name"].strip(), _MOST_NAME),
        "terms": [_kept(path.name, term) for term in terms],
    }
    scale_id = HOUSE + json.dumps(kept, ensure_ascii=False, sort_keys=True)
    _require_sound(path.name, house_scale(scale_id))
    return scale_id


def _kept(name: str, term: Any) -> dict[str, Any]:
    if not isinstance(term, dict) or not isinstance(term.get("words"), list):
        raise _refused(name, "each term needs words, low and high")
    words = [" ".join(str(word).lower().split()) for word in term["words"]]
    if len(words) > _MOST_ROWS:
        raise _refused(name, f"a term has more than {_MOST_ROWS} ways to say it")
    low, high = term.get("low"), term.get("high")
    if not words or not all(map(_WORDS.fullmatch, words)):
        raise _refused(name, "words of a term are English letters")
    if not isinstance(low, int) or not isinstance(high, int) or not 0 <= low < high <= 100:
        raise _refused(
            name, f"the bounds of “{words[0]}” are no whole numbers from 0 to 100, the lower first"
        )
    return {
        "words": words,
        "low": low,
        "high": high,
        "range": _short(
            name, f"the range of “{words[0]}”", str(term.get("range") or f"{low}–{high}%"), _MOST_RANGE
        ),
    }


def _short(name: str, what: str, words: str, most: int) -> str:
    if len(words) > most:
        raise _refused(name, f"{what} has more than {most} characters")
    return words


def _require_sound(name: str, scale: Scale) -> None:
    if not scale.name or len(scale.terms) < 2:
        raise _refused(name, "it needs a name and at least two terms")
    if len(set(scale.words)) < len(scale.words):
        raise _refused(name, "one word has two bands")
    if any(lower.high > upper.low for lower, upper in zip(scale.terms, scale.terms[1:], strict=False)):
        raise _refused(name, "the bands overlap, or do not begin with the least likely")


def _refused(name: str, why: str) -> Refused:
    return Refused(f"“{name}” holds no scale: {why}.", "The scale was not changed.")
