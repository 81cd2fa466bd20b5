"""The paragraphs of somebody else's brief in reading order: breaks, bullets, numbers, tables, boxes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from workbench.briefs.headings import Heading, heading_of
from workbench.briefs.paragraphs import Paragraph, without_bullet, without_number
from workbench.extraction.engine import extract
from workbench.extraction.model import Kind

ROW_SIGN = " | "
_BEGINS_WITH_NUMBER = re.compile(
    r"(?:(?P<number>\d{1,3})[.)]|\((?:\d{1,3}|[ivx]{1,5}|[a-z])\)|[a-zA-Z]\)|[a-z]\.|[ivx]{1,5}[.)])\s+"
)
_MANY_LEVELS = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[^\W\d_])(?![a-zа-яё])")
_BRACKETED_MARK = re.compile(r"[.!?؟”\"»]\s?\((\d{1,2})\)\s*\Z")
_TITLE_LIKE = re.compile(r"[^\W\d_][^:：]{1,48}[:：]\s+\S.{3,}")
_DATE_WITHIN = 40
DATES: tuple[Kind, ...] = ("date",)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with the heading it is or begins with.

    `inside` names the table or box it is in, "" for the body; `cell` is (row, column) of a table that
    only serves the layout; `is_row` says that the text is a row of a table of data.
    """

    paragraph: Paragraph
    heading: Heading | None
    inside: str = ""
    cell: tuple[int, int] = (-1, -1)
    is_row: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return self.paragraph.text


def blocks_of(paragraphs: list[Paragraph]) -> list[Block]:
    """The blocks of a file in reading order; page headers, footers and loose notes are left to the caller."""
    found: list[Block] = []
    last = 0
    numbers = _numbers_in(paragraphs)
    for key, group in groupby(paragraphs, key=_holder):
        pieces, last = _tidied(list(group), last, numbers)
        if key.startswith("table"):
            at_head = not any(block.heading is not None and block.heading.named for block in found)
            found += _of_table(pieces, key, at_head)
        else:
            found += [Block(one, heading_of(one), key) for one in pieces]
    return found


def _holder(paragraph: Paragraph) -> str:
    if paragraph.place == "cell":
        return f"table {paragraph.table}"
    return f"box {paragraph.box}" if paragraph.place == "box" else ""


def _tidied(paragraphs: list[Paragraph], last: int, numbers: set[str]) -> tuple[list[Paragraph], int]:
    """Without typed bullets and numbers, parted at breaks where these part more than a line.

    `last` is how far typed numbers have come, `numbers` are those of the file (`_numbers_in`). Gives the new
    `last` as well.
    """
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        for piece in _parted(paragraph):
            one = piece if piece.heading else without_bullet(piece)
            if one.heading:
                one = without_number(one)
            else:
                one, last = _without_typed_number(one, last, numbers)
            if any(sign.isalnum() for sign in one.text):
                found.append(one)
    return found, last


def _parted(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The lines of a paragraph where one is a heading or item, or they are no sentence; else one line."""
    lines = [" ".join(line.split()) for line in paragraph.text.split("\n")]
    lines = [line for line in lines if line]
    one = " ".join(lines)
    lead = len(" ".join(paragraph.text[: paragraph.lead].split()))
    whole = replace(paragraph, text=one, lead=min(lead, len(one)))
    if len(lines) < 2:
        yield whole
        return
    singles, at = [], 0
    for line in lines:
        singles.append(replace(paragraph, text=line, lead=max(min(lead - at, len(line)), 0)))
        at += len(line) + 1
    telling = any(without_bullet(single).item and not paragraph.item for single in singles) or any(
        heading is not None and heading.part for heading in map(heading_of, singles)
    )
    if not telling and one.rstrip('”"»’)]').endswith((".", "!", "?", "؟", "۔", "。")):
        yield whole
        return
    for number, single in enumerate(singles):
        yield single if number == 0 else replace(single, notes=())


def _without_typed_number(paragraph: Paragraph, last: int, numbers: set[str]) -> tuple[Paragraph, int]:
    """Without the number of a numbered paragraph; a date or an initial is none. With it, how far it went.

    `numbers` are those of the file (`_numbers_in`).
    """
    deep = _MANY_LEVELS.match(paragraph.text)
    if deep and _is_counted(numbers):
        text = paragraph.text[deep.end() :]
        lead = max(paragraph.lead - deep.end(), 0)
        return replace(paragraph, text=text, lead=lead, item=True, number=deep["number"]), last
    match = _BEGINS_WITH_NUMBER.match(paragraph.text)
    if not match or match.end() == len(paragraph.text):
        return paragraph, last
    if match[0].strip() in numbers:
        # The words of a note, whose mark is at the end of a sentence.
        return paragraph, last
    number = int(match["number"] or 0)
    in_order = not match["number"] or number in (1, last + 1) or match[0].rstrip().endswith(")")
    if not in_order or _is_date_first(paragraph.text):
        return paragraph, last
    text = paragraph.text[match.end() :]
    lead = max(paragraph.lead - match.end(), 0)
    counted = replace(paragraph, text=text, lead=lead, item=True, number=match[0].strip())
    heading = heading_of(counted)
    # The numbers of headings run beside those of the paragraphs.
    return counted, last if heading is not None and heading.part else number or last


def _numbers_in(paragraphs: list[Paragraph]) -> set[str]:
    """Numbers such as 2.1 that paragraphs begin with, and marks of notes such as (1) that end a sentence."""
    levels = {match["number"] for one in paragraphs if (match := _MANY_LEVELS.match(one.text))}
    marks = {f"({match[1]})" for one in paragraphs if (match := _BRACKETED_MARK.search(one.text))}
    return levels | marks


def _is_counted(numbers: set[str]) -> bool:
    """Whether numbers such as 2.1 count the paragraphs: one follows another within a section."""
    parted = (one.rpartition(".") for one in numbers)
    return any(f"{above}.{int(own) + 1}" in numbers for above, _dot, own in parted if above)


def _is_date_first(text: str) -> bool:
    return any(find.start == 0 for find in extract(text[:_DATE_WITHIN], kinds=DATES))


def _of_table(paragraphs: list[Paragraph], key: str, at_head: bool) -> Iterator[Block]:
    """Cell by cell where a table only serves the layout, as one with the headline, else row by row."""
    blocks = [Block(one, heading_of(one), key, (one.row, one.column)) for one in paragraphs]
    if any(one.column < 0 for one in paragraphs):
        # The reader of such files does not say which cells are side by side.
        is_named = any(block.heading is not None and block.heading.named for block in blocks)
        yield from blocks if is_named else [replace(block, heading=None, is_row=True) for block in blocks]
        return
    if _is_layout(blocks) or (at_head and any(map(_may_be_title, paragraphs))):
        # A cell with nothing but a number only counts the rows.
        yield from (block for block in blocks if any(sign.isalpha() for sign in block.text))
        return
    for _row, group in groupby(paragraphs, key=lambda one: one.row):
        cells = [
            " ".join(one.text for one in cell) for _column, cell in groupby(group, key=lambda one: one.column)
        ]
        notes = tuple(note for one in paragraphs if one.row == _row for note in one.notes)
        first = next(one for one in paragraphs if one.row == _row)
        row = replace(first, text=ROW_SIGN.join(cells), lead=0, heading=False, notes=notes, number="")
        yield Block(row, None, key, is_row=True)


def _may_be_title(paragraph: Paragraph) -> bool:
    return paragraph.is_prominent and bool(_TITLE_LIKE.match(paragraph.text))


def _is_layout(blocks: list[Block]) -> bool:
    """Whether a table frames the text of a brief rather than holding data."""
    rows = {block.cell[0] for block in blocks}
    columns = {block.cell[1] for block in blocks}
    if len(columns) < 2 or len(blocks) == len({block.cell for block in blocks}) == 1:
        return True
    named = [block for block in blocks if block.heading is not None and block.heading.part]
    if not named:
        return False
    if any(block.heading is not None and block.heading.rest for block in named):
        return True
    cells: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        cells.setdefault(block.cell, []).append(block)
    if any(len(cells[block.cell]) > 1 and cells[block.cell][0] is block for block in named):
        return True
    beside = [
        block
        for block in named
        if not any(
            sign.isalpha()
            for cell in cells
            if cell[0] == block.cell[0] and cell[1] < block.cell[1]
            for one in cells[cell]
            for sign in one.text
        )
        and any(
            len(" ".join(one.text for one in cells[cell]).split()) >= 4
            for cell in cells
            if cell[0] == block.cell[0] and cell != block.cell
        )
    ]
    if beside:
        return True
    below = {block.cell[1] for block in named if block.cell[0] == min(rows)}
    return len(rows) == 2 and below == columns
