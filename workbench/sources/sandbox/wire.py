"""A reading on its way out of the child: how it is said there, and how it is believed here.

Bytes and long texts go beside the JSON, and spans in portions: a window that decodes the answer in one
piece stands still as long as that takes.
"""

import itertools
import json
import re
import sys
from array import array
from collections.abc import Iterator
from dataclasses import fields, replace
from operator import gt
from typing import Any

from workbench.sources.reading.model import BOX_SIZE, PageBoxes, Part, Reading, Span, rows_of
from workbench.values.deception import shown_safely
from workbench.values.text import canonical, counted, is_canonical

MOST_LETTERS = 10_000_000
"""Code points of a text: three times the longest novels. What is longer was not written to be read."""
MOST_LINES = 2_000_000
"""Each line costs as much as its letters, even where it has none."""
MOST_SPANS = 500_000
MOST_PAGES = 100_000
MOST_INSIDE_BYTES = 100_000_000
"""Bytes of all documents inside one: they wait in the memory of the window until they are stored."""
_BESIDE = ("text", "structure", "parts", "boxes")


def said(reading: Reading) -> dict[str, Any]:
    """The answer of the child; what is in `blobs` follows the JSON as bytes."""
    reading = bounded(reading)
    portions = [json.dumps(rows).encode() for rows in rows_of(reading.structure)]
    plain = [field.name for field in fields(Reading) if field.name not in _BESIDE]
    return {
        **{name: getattr(reading, name) for name in plain},
        "portions": len(portions),
        "parts": [[part.name, part.url, part.captured_at, part.facts] for part in reading.parts],
        "boxes": [[page.page, page.start] for page in reading.boxes],
        "blobs": [
            reading.text.encode(),
            *portions,
            *(page.places for page in reading.boxes),
            *(part.data for part in reading.parts),
        ],
    }


def believed(answer: dict[str, Any]) -> Reading:
    """The reading of an answer, taken at no more than its word: types, bounds and characters are checked.

    KeyError, TypeError or ValueError where it makes no sense.
    """
    words, *rest = answer["blobs"]
    portions = int(answer["portions"])
    before_parts = portions + len(answer["boxes"])
    if not 0 <= portions <= before_parts == len(rest) - len(answer["parts"]):
        raise ValueError("not the blobs that were told")
    text = words.decode()
    if not is_canonical(text):
        raise ValueError("not canonical text")
    lines = {
        field.name: on_one_line(answer[field.name])
        for field in fields(Reading)
        if field.type is str and field.name != "text"
    }
    return Reading(
        text=text,
        structure=tuple(_spans(rest[:portions], len(text))),
        page_count=int(answer["page_count"]),
        warnings=tuple(on_one_line(warning) for warning in answer["warnings"]),
        facts={on_one_line(name): on_one_line(value) for name, value in answer["facts"].items()},
        active={on_one_line(name): int(count) for name, count in answer["active"].items()},
        parts=tuple(_parts(answer["parts"], rest[before_parts:])),
        boxes=tuple(_boxes(answer["boxes"], rest[portions:before_parts], len(text))),
        **lines,
    )


def bounded(reading: Reading) -> Reading:
    """A reading no larger than can be worked with: its text cut at the end of a line, documents inside it
    left out, and both said."""
    return _of_bounded_length(_with_few_bytes_inside(reading))


def not_taken_in(names: list[str]) -> list[str]:
    """What is said of documents inside one that were left out; nothing to say of none."""
    if not names:
        return []
    named = ", ".join(map(shown_safely, names[:5])) + (
        f" and {len(names) - 5} more" if len(names) > 5 else ""
    )
    return [f"Not imported, since there is too much inside this one: {named}."]


def _with_few_bytes_inside(reading: Reading) -> Reading:
    parts, left_out, size = list[Part](), list[str](), 0
    if sum(len(part.data) for part in reading.parts) <= MOST_INSIDE_BYTES:
        return reading
    for part in reading.parts:
        if size + len(part.data) > MOST_INSIDE_BYTES:
            left_out.append(part.name)
        else:
            parts.append(part)
            size += len(part.data)
    return replace(reading, parts=tuple(parts), warnings=(*reading.warnings, *not_taken_in(left_out)))


def _of_bounded_length(reading: Reading) -> Reading:
    text, spans = reading.text, reading.structure
    line_ends = text.count("\n")
    if len(text) <= MOST_LETTERS and len(spans) <= MOST_SPANS and line_ends <= MOST_LINES:
        return reading
    most = min(len(text), MOST_LETTERS)
    if line_ends > MOST_LINES:
        *_, last = itertools.islice(re.finditer("\n", text), MOST_LINES)
        most = min(most, last.end())
    if len(spans) > MOST_SPANS:
        most = min(most, spans[MOST_SPANS].start)
    end = text.rfind("\n", 0, most)
    end = most if end <= 0 else end
    told = (
        f"The document is too long to work with: the first {end:,} of its {counted(len(text), 'letter')} are "
        "here. The original has all of it; import it in smaller pieces to work on the rest."
    )
    return replace(
        reading,
        text=text[:end],
        structure=tuple(replace(span, end=min(span.end, end)) for span in spans if span.start < end),
        warnings=(*reading.warnings, told),
        boxes=tuple(
            replace(page, places=page.places[: (end - page.start) * BOX_SIZE])
            for page in reading.boxes
            if page.start < end
        ),
    )


def _spans(portions: list[bytes], length: int) -> Iterator[Span]:
    for portion in portions:
        for kind, start, end, level, label in json.loads(portion):
            if not 0 <= int(start) <= int(end) <= length:
                raise ValueError("a span outside the text")
            yield Span(str(kind), int(start), int(end), int(level), on_one_line(label))


def _boxes(told: list[Any], blobs: list[bytes], length: int) -> Iterator[PageBoxes]:
    """The boxes of pages that follow one another and lie within the text, each box the right way round."""
    number = end = 0
    for (page, start), places in zip(told, blobs, strict=True):
        boxes = PageBoxes(int(page), int(start), places)
        if not (number < boxes.page <= MOST_PAGES and end <= boxes.start <= boxes.end <= length):
            raise ValueError("boxes outside the text")
        number, end = boxes.page, boxes.end
        sides = array("H", places)
        if sys.byteorder == "big":
            sides.byteswap()
        if any(map(gt, sides[0::4], sides[2::4])) or any(map(gt, sides[1::4], sides[3::4])):
            raise ValueError("a box that is inside out")
        yield boxes


def _parts(told: list[Any], blobs: list[bytes]) -> Iterator[Part]:
    for (name, url, captured_at, facts), data in zip(told, blobs, strict=True):
        known = {on_one_line(fact): on_one_line(value) for fact, value in facts.items()}
        yield Part(on_one_line(name), data, on_one_line(url), on_one_line(captured_at), known)


def on_one_line(value: object) -> str:
    """What the child said, as the plain words of one line."""
    return " ".join(canonical(str(value)).split())
