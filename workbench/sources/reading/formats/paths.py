"""Paths through a tree of elements, each compiled once: to compile one takes as long as to follow it."""

from functools import cache
from typing import Any


@cache
def path(expression: str) -> Any:
    """What finds the parts of a tree that an XPath expression is for; words come as bare strings."""
    from lxml.etree import XPath

    return XPath(expression, smart_strings=False)
