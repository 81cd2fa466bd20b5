"""The numbers that an OpenDocument text prints before the items of its lists and its headings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workbench.sources.reading.formats.docx_numbers import formed
from workbench.sources.reading.formats.odf_styles import TEXT

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FORMS = {"1": "decimal", "i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter"}
_LEVELS = 10
_Counts = list[int | None]


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level counts; a form of "" prints nothing."""

    form: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1
    """How many levels are printed: 2 for 4.1."""


class OdfNumbers:
    """Counts the items and headings of a document, in its order."""

    def __init__(self, styles: Any, content: Any) -> None:
        self._lists: dict[str, dict[int, _Level]] = {}
        self._outline: dict[int, _Level] = {}
        self._open: list[tuple[str, _Counts]] = []
        self._last: dict[str, _Counts] = {}
        self._headings: _Counts = [None] * (_LEVELS + 1)
        self._waiting = ""
        for root in (styles, content):
            for style in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style") if root is not None else ():
                levels = dict(_levels(style))
                if style.tag == f"{TEXT}outline-style":
                    self._outline = levels
                else:
                    self._lists[style.get(f"{_STYLE}name") or ""] = levels

    def enter(self, element: Any) -> None:
        """Begin a list."""
        outer = self._open[-1] if self._open else None
        style = element.get(f"{TEXT}style-name") or (outer[0] if outer else "")
        goes_on = element.get(f"{TEXT}continue-numbering") == "true"
        if outer:
            counts = outer[1]
            if not goes_on:
                counts[len(self._open) + 1 :] = [None] * len(counts[len(self._open) + 1 :])
        else:
            before = element.get(f"{TEXT}continue-list") or (style if goes_on else "")
            counts = self._last.get(before, [None] * (_LEVELS + 1))
            self._last[style] = counts
        if name := element.get(_ID):
            self._last[name] = counts
        self._open.append((style, counts))

    def leave(self) -> None:
        """End the list begun last."""
        self._open.pop()
        self._waiting = ""

    def item(self, element: Any) -> None:
        """Begin an item of the list; its number waits for the item's first paragraph."""
        if not self._open:
            return
        style, counts = self._open[-1]
        self._waiting = _next(self._lists.get(style, {}), counts, len(self._open), element)

    def taken(self) -> str:
        """The number that waits, with the blank after it; "" where none does."""
        label, self._waiting = self._waiting, ""
        return label

    def heading(self, element: Any, level: int) -> str:
        """The number of a heading that is in no list."""
        if self._open or element.get(f"{TEXT}is-list-header") == "true":
            return ""
        return _next(self._outline, self._headings, level, element)


def _levels(style: Any) -> Iterator[tuple[int, _Level]]:
    for level in style:
        at = level.get(f"{TEXT}level") or ""
        if not at.isdigit():
            continue
        yield (
            int(at),
            _Level(
                _FORMS.get(level.get(f"{_STYLE}num-format") or "", ""),
                level.get(f"{_STYLE}num-prefix") or "",
                level.get(f"{_STYLE}num-suffix") or "",
                _whole(level.get(f"{TEXT}start-value"), 1),
                _whole(level.get(f"{TEXT}display-levels"), 1),
            ),
        )


def _next(levels: dict[int, _Level], counts: _Counts, at: int, element: Any) -> str:
    """Count one on at a level, and say what is printed."""
    level = levels.get(at)
    if level is None or not 0 < at <= _LEVELS:
        return ""
    before = counts[at]
    counts[at] = _whole(element.get(f"{TEXT}start-value"), level.start if before is None else before + 1)
    counts[at + 1 :] = [None] * (_LEVELS - at)
    if not level.form:
        return ""
    said = []
    for shown in range(max(1, at - level.shown + 1), at + 1):
        other = levels.get(shown, _Level())
        if other.form:
            number = counts[shown]
            said.append(formed(other.start if number is None else number, other.form))
    return f"{level.before}{'.'.join(said)}{level.after} "


def _whole(words: str | None, default: int) -> int:
    return int(words) if words and words.isdecimal() and len(words) < _LEVELS else default
