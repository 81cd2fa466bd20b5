"""What a browser adds to running words or moves within a line: quotation marks, raised and lowered signs.

Taken as bare text they would be lost, and with them the sense: ten to the sixth reads 106, the mark of a
note joins the number before it, and what a minister said is no quotation any more.
"""

import re
from functools import lru_cache
from typing import Any

from workbench.sources.reading.formats.raised import are_several, is_marked, lowered, raised_sign

_LONGEST_UNIT = 3
_LONGEST_MARK = 4
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\Z")
_NOTE = re.compile(
    r"(?:^|[^a-z])(?:foot|end)?notes?(?:[^a-z]|ref|$)|(?:^|[^a-z])(?:_?ftn|_?edn|fn|sdfootnote|cite|citation)|"
    r"footnote|endnote|noteref|biblioref|reference",
    re.IGNORECASE,
)
_SUPER = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_QUOTES = {
    "en": "“”‘’", "ar": "”“’‘", "fr": "«»“”", "it": "«»“”", "es": "«»“”", "pt": "«»“”", "ca": "«»“”",
    "ru": "«»„“", "uk": "«»„“", "be": "«»„“", "el": "«»“”", "fa": "«»‹›", "no": "«»‘’", "nb": "«»‘’",
    "de": "„“‚‘", "cs": "„“‚‘", "sk": "„“‚‘", "sl": "„“‚‘", "bg": "„“„“", "lt": "„“„“", "ka": "„“«»",
    "pl": "„”«»", "ro": "„”«»", "hu": "„”»«", "hr": "„”‚‘", "sr": "„”‚‘", "sv": "””’’", "fi": "””’’",
    "da": "»«›‹", "ja": "「」『』", "zh": "“”‘’", "tr": "“”‘’", "nl": "‘’“”", "ko": "‘’“”",
}  # fmt: skip
_SPACED = {"fr"}
_MARKS = frozenset("\"'“”„«»‘’‚‹›「」『』‟＂")


def quotation_marks(node: Any) -> tuple[str, str]:
    """What a browser shows around a `q`: by its language and depth; nothing where marks are typed within."""
    said = "".join(node.itertext()).strip()
    if not said or said[0] in _MARKS:
        return "", ""
    depth, language = 0, ""
    for outer in node.iterancestors():
        depth += outer.tag == "q"
        language = (
            language or outer.get("lang") or outer.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        )
    language = re.split("[-_]", language.lower())[0]
    marks = _QUOTES.get(language, _QUOTES["en"])
    pair = marks[:2] if depth % 2 == 0 else marks[2:]
    space = "\u202f" if language in _SPACED else ""
    return pair[0] + space, space + pair[1]


def shift_of(node: Any, tag: str) -> str:
    """Whether an element raises or lowers its words: "sup", "sub" or ""."""
    if tag in ("sup", "sub"):
        return tag
    style = node.get("style")
    if style and (match := _SUPER.search(style)):
        return "sup" if match[1].lower() == "super" else "sub"
    if tag == "a" and _is_note(node):
        return "note"
    return ""


def shifted(shift: str, before: str, said: str, node: Any) -> str:
    """Raised or lowered words as they can be written in a line, `before` being what comes before them."""
    core = said.strip()
    if is_marked(core) or "\n" in core:
        return said
    return said.replace(core, _written(shift, before, core, node))


def _written(shift: str, before: str, core: str, node: Any) -> str:
    if shift == "sub":
        return lowered(core)
    short = len(core) <= _LONGEST_MARK and core.isalnum()
    if short and _leads_to_note(node):
        return f"[{core}]"
    if shift == "note" and not are_several(core):
        return core
    word = _WORD_BEFORE.search(before)
    if core.isdecimal() and word and len(word[1]) > _LONGEST_UNIT:
        return f"[{core}]"
    return raised_sign(core, before)


def _leads_to_note(node: Any) -> bool:
    parent = node.getparent()
    around = [node] if parent is None else [node, parent]
    return any(_is_note(one) for one in (*around, *node.iter("a")))


def _is_note(node: Any) -> bool:
    """Whether a link leads to a note, or an element says that it is the mark of one."""
    if node.tag == "a":
        address = node.get("href") or ""
        if "#" in address and _NOTE.search(address.rsplit("#", 1)[1]):
            return True
    return node.tag in ("a", "sup", "span") and any(
        _names_note(names) for key in ("class", "role", "epub:type") if (names := node.get(key))
    )


@lru_cache(maxsize=4096)
def _names_note(names: str) -> bool:
    return _NOTE.search(names) is not None
