"""Notes that somebody typed: a mark such as [3] in the text, and the words under that number at the end."""

import re
from dataclasses import replace

from workbench.briefs.import_plan import LEFT_OUT, PlannedParagraph

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PLAIN_NOTE = re.compile(r"(?P<number>\d{1,2}|[a-z]|[†‡§])\s*(?<=[\s†‡§])(?P<words>[^\W\d_].*)\Z", re.DOTALL)
_PLAIN_MARK = re.compile(r"(?<=[.!?؟”\"»])(?:(?=[\d†‡§])|\s?(?=\())\(?(\d{1,2}|[†‡§])\)?\Z")
_NOTE = re.compile(
    r"(?:[\[(](?P<number>\d{1,3}|(?<=\[)[a-z])[\])]|(?P<raised>[⁰¹²³⁴-⁹]{1,3}))\s*(?P<words>\S.*)\Z",
    re.DOTALL,
)
_MARK = re.compile(
    r"(?<=[^\s\d⁰¹²³⁴-⁹])\s?\[(\d{1,3}|[a-z])\]|(?<=[^\s\d⁰¹²³⁴-⁹])([⁰¹²³⁴-⁹]{1,3})(?![⁰¹²³⁴-⁹])"
)
KEPT = "Kept as a note of the statement"


def with_typed_notes(paragraphs: tuple[PlannedParagraph, ...]) -> tuple[PlannedParagraph, ...]:
    """Typed notes put beside the paragraphs that have their marks; a mark without its note stays."""
    words: dict[str, str] = {}
    plain = {match[1] for one in paragraphs if (match := _PLAIN_MARK.search(one.text))}
    plain |= {number for one in paragraphs for number in _numbers(one.text) if not number.isdigit()}
    places: dict[str, int] = {}
    for place, one in enumerate(paragraphs):
        match = _NOTE.match(one.text)
        number = (match["number"] or match["raised"].translate(_RAISED)) if match else ""
        if not match and (match := _PLAIN_NOTE.match(one.text)):
            # A number without brackets is a note only where its mark is at the end of a sentence before.
            number = match["number"]
            match = match if number in plain else None
        if match and number not in words:
            words[number], places[number] = match["words"], place
    if not words:
        return paragraphs
    marked: set[str] = set()
    found = []
    for place, one in enumerate(paragraphs):
        if place in places.values() or not one.is_kept:
            found.append(one)
            continue
        numbers = [number for number in _numbers(one.text) if number in words]
        marked.update(numbers)
        notes = [one.note, *(words[number] for number in numbers)]
        text = _MARK.sub(lambda match: "" if _number(match) in words else match[0], one.text)
        text = _PLAIN_MARK.sub(lambda match: "" if match[1] in words else match[0], text)
        found.append(replace(one, text=text, note=" ".join(filter(None, notes))) if numbers else one)
    for number in marked:
        place = places[number]
        found[place] = replace(found[place], becomes=LEFT_OUT, doubt="", reason=KEPT)
    return tuple(found)


def _numbers(text: str) -> list[str]:
    plain = [match[1] for match in _PLAIN_MARK.finditer(text)]
    return [*(_number(match) for match in _MARK.finditer(text)), *plain]


def _number(match: re.Match[str]) -> str:
    return match[1] or match[2].translate(_RAISED)
