"""Words that style rules put before or after those of a page: shown, and in no tag of it."""

import re
from typing import Any

from workbench.sources.reading.formats.page_names import PageNames
from workbench.sources.reading.formats.style_rules import Rule, RulesByName, StyleRules
from workbench.sources.reading.formats.style_selectors import selector_of

_BESIDE = re.compile(r"::?(?:before|after)\s*\Z", re.IGNORECASE)
_CONTENT = re.compile(r"(?:^|[;\s])content\s*:\s*([^;]+)", re.IGNORECASE)
_STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"attr\(\s*([\w-]+)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")
"""Signs, figures and quotation marks are ornaments or numbers of lists; letters of icons have no script."""


def with_added_words(rules: StyleRules, names: PageNames) -> list[Any]:
    """The elements of a page that have words of a style rule before or after their own."""
    adding = RulesByName()
    for order, selectors, body in rules.declared:
        if "content" not in body or not (stated := _CONTENT.search(body)):
            continue
        asked = {one[1] for one in _ATTRIBUTE.finditer(stated[1])}
        if not asked and not _says_words(stated[1]):
            continue
        for part in selectors.split(","):
            beside = _BESIDE.search(part)
            if beside and (selector := selector_of(part[: beside.start()])):
                adding.add(Rule(selector, (False, *selector.counts, order), tuple(asked)))
    if not adding.names():
        return []
    return [
        node
        for node in names.having(adding.names())
        if any(
            _has_words(node, rule.matters) and rule.selector.fits_around(node, rules.around)
            for rule in adding.fitting(node)
        )
    ]


def _says_words(content: str) -> bool:
    """Whether a string of a style rule has a word."""
    strings = ("".join(found) for found in _STRING.findall(content))
    return any(_WORD.search(_ESCAPE.sub(_letter, string)) for string in strings)


def _letter(escape: re.Match[str]) -> str:
    number = int(escape[1], 16)
    return chr(number) if number < 0x110000 else ""


def _has_words(node: Any, attributes: tuple[str, ...]) -> bool:
    """Whether what is added to an element has words: of the rule itself, or of the attributes it asks for."""
    return not attributes or any(_WORD.search(node.get(name) or "") for name in attributes)
