"""How houses call the parts of a brief, in the languages they write in (`resources/brief_headings.toml`)."""

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from workbench.values.text import fold

Part = Literal["summary", "outlook", "judgements", "assumptions", "other", "notes"]
"""`judgements` are key judgements beside the Outlook; `notes` and sources end a brief."""
_PARTS: tuple[Part, ...] = ("other", "notes", "assumptions", "judgements", "outlook", "summary")


@cache
def parts() -> dict[str, Part]:
    """Folded titles -> the part of a brief they name."""
    return {title: part for part in _PARTS for title in _titles(part)}


@cache
def telling() -> dict[str, Part]:
    """Single words that show the part in longer titles, such as "Political outlook"."""
    vague = _words("telling_nothing")
    return {
        title: part
        for title, part in parts().items()
        if " " not in title and part in ("summary", "outlook") and title not in vague
    }


@cache
def labels() -> frozenset[str]:
    """What comes before a colon at the head of a brief and is no country."""
    return _titles("labels")


@cache
def country_labels() -> frozenset[str]:
    """Labels that a country follows."""
    return _titles("country_labels")


@cache
def headline_labels() -> frozenset[str]:
    """Labels that a headline follows."""
    return _titles("headline_labels")


@cache
def annexes() -> frozenset[str]:
    """Words with which an annex begins, whatever follows them."""
    return _words("annexes")


@cache
def times() -> frozenset[str]:
    """Words that say for how long an Outlook is."""
    return _words("times")


@cache
def counting() -> frozenset[str]:
    """Number words and small words of such phrases."""
    return _words("counting")


@cache
def _lists() -> dict[str, str]:
    text = resources.files("resources").joinpath("brief_headings.toml").read_text("utf-8")
    return tomllib.loads(text)


def _titles(name: str) -> frozenset[str]:
    pieces = (piece.strip() for line in _lists()[name].splitlines() for piece in line.split(";"))
    return frozenset(fold(piece.replace("’", "'")) for piece in pieces if piece)


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _lists()[name].split())
