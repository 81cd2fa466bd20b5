"""The text between the tags of a part, and the tags, each looked at once."""

import html
import re
from collections.abc import Iterator

_NEAR = 4
"""Lines before and after one that differs: a paragraph ends and begins with a line break each."""

_BREAKING_TAG = re.compile(r"</?(?:\w+:)?(?:p|tab|br|cr|tc|tr|endnote|footnote|comment)\b[^>]*>")
_TAG = re.compile(r"(<[^>]*>)")
# Closing tags after a letter, and opening ones before the next. What is looked for first is looked for fast.
_TOUCHING = re.compile(r"</(?<=[\w;]</)[^>]*>(?:</[^>]*>)*(?:<[^>]*>)+(?=[\w&])")


class Markup:
    """Text and tags by turns. Few tags differ, so that each is looked at once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = _TAG.split(text)
        self._ends = {
            tag: "\n" if _BREAKING_TAG.fullmatch(tag) else "" for tag in dict.fromkeys(self._pieces[1::2])
        }

    @property
    def tags(self) -> str:
        """The tags, each once; the markup itself where a value may hold a sign that begins or ends a tag."""
        torn = any(tag.count('"') % 2 or tag.count("'") % 2 or tag.count("<") > 1 for tag in self._ends)
        return self._text if torn else "\n".join(self._ends)

    def between_tags(self) -> Iterator[str]:
        """The text with runs joined; and parted, where one touches the next within what may be two words."""
        if any(tag.count("<") > 1 for tag in self._ends):
            lines = _BREAKING_TAG.sub("\n", self._text)
            joined, parted = (_TAG.sub(between, lines) for between in ("", " "))
        else:
            joined = self._with(self._ends)
            parted = self._with({tag: end or " " for tag, end in self._ends.items()})
        joined = html.unescape(joined)
        yield joined
        if _TOUCHING.search(self._text):
            yield changed_lines(joined, html.unescape(parted))

    def _with(self, written: dict[str, str]) -> str:
        """The text with something in place of each tag."""
        pieces = self._pieces.copy()
        pieces[1::2] = map(written.__getitem__, pieces[1::2])
        return "".join(pieces)


def changed_lines(text: str, other: str) -> str:
    """The lines of the second text that say something else than those of the first, and their neighbours."""
    before, after = text.split("\n"), other.split("\n")
    if len(before) != len(after):
        return other
    differing = {number for number, line in enumerate(after) if line.split() != before[number].split()}
    shown = sorted({near for number in differing for near in range(number - _NEAR, number + _NEAR + 1)})
    return "\n".join(after[number] for number in shown if 0 <= number < len(after))
