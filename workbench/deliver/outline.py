"""What a check of a Word file found, the gravest first and the same thing in many parts as one line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.values.text import counted

FIRST = 3
"""Lines that are shown before the rest is only counted."""
_WORDS, _CONTENT, _PROGRAM, _EDITING, _PACKING = range(5)
_WEIGHTS = (
    (_WORDS, r"holds “.*” \(|not a Word document|too large|no Word document|is damaged|packed data"),
    (_PACKING, r"carries a time|extra data of the zip|belong to no part|remark of the zip|there twice"),
    (_PROGRAM, r"the properties (?:state|name) "),
    (_EDITING, r"session ids|paragraph ids|the bookmark|a field |relationship of the kind|was saved"),
)
"""By what is said in a line, how grave it is; what none of them says is about the content."""
_OF_A_PART = re.compile(r"(?:the part )?(\S+) (carries|holds|declares|is|does|links|points|goes) (.+)")
_PLURAL = {
    "carries": "carry", "holds": "hold", "declares": "declare", "is": "are", "does": "do", "links": "link",
    "points": "point", "goes": "go",
}  # fmt: skip
_STATED = "the properties state "


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines to show first, and how many findings are in none of them."""

    lines: tuple[str, ...]
    left: int


def outline(findings: Iterable[str], first: int = FIRST) -> Outline:
    """The `first` lines that matter most. Words that must not leave are all shown, whatever their number."""
    groups: dict[tuple[int, str], list[str]] = {}
    for finding in findings:
        groups.setdefault((_weight(finding), _theme(finding)), []).append(finding)
    ordered = sorted(groups.items(), key=lambda group: group[0][0])
    words = sum(weight == _WORDS for (weight, _theme), _found in ordered)
    shown = ordered[: max(first, words)]
    return Outline(
        tuple(_line(found) for _key, found in shown),
        sum(len(found) for _key, found in ordered[len(shown) :]),
    )


def _weight(finding: str) -> int:
    return next((weight for weight, sign in _WEIGHTS if re.search(sign, finding)), _CONTENT)


def _theme(finding: str) -> str:
    if finding.startswith(_STATED):
        return _STATED
    match = _OF_A_PART.fullmatch(finding)
    return f"{match[2]} {match[3]}" if match and _weight(finding) != _WORDS else finding


def _line(found: list[str]) -> str:
    if found[0].startswith(_STATED):
        fields = [finding.removeprefix(_STATED) for finding in found]
        said = ", ".join(fields[:-1]) + (" and " if fields[1:] else "") + fields[-1]
        program = ": another program saved the file" if "Application" in fields else ""
        return f"{_STATED}{said}{program}"
    match = _OF_A_PART.fullmatch(found[0])
    if len(found) == 1 or match is None:
        return found[0]
    return f"{counted(len(found), 'part')} {_PLURAL[match[2]]} {match[3]}"
