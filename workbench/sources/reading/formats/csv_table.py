"""Tables as text (CSV, TSV): the text as it is, with each cell as structure."""

import re
from collections.abc import Iterator

from workbench.sources.reading.formats.cells import address
from workbench.sources.reading.formats.decode import decode
from workbench.sources.reading.formats.language import language_of
from workbench.sources.reading.model import Reading, Span
from workbench.values.text import canonical, counted

MOST_CELLS = 100_000
_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 50


def read(data: bytes, name: str) -> Reading:
    """Read a table; positions are those of the text itself, nothing is taken away."""
    words, guess = decode(data)
    text = canonical(words).lstrip("\ufeff")
    spans: list[Span] = []
    cut = False
    for row, column, start, end in _cells(text, _delimiter(text)):
        if len(spans) >= MOST_CELLS:
            cut = True
            break
        if text[start:end].strip():
            spans.append(Span("table_cell", start, end, 0, address(row, column)))
    warnings = [guess] if guess else []
    if cut:
        warnings.append(
            f"The table is very large: only its first {counted(MOST_CELLS, 'cell')} were read as cells."
        )
    return Reading(
        text=text,
        structure=tuple(spans),
        language=language_of(text),
        reader="csv 1",
        media_type="text/tab-separated-values" if name.lower().endswith(".tsv") else "text/csv",
        warnings=tuple(warnings),
    )


def _delimiter(text: str) -> str:
    """The mark between cells: the one that stands equally often in the first lines."""
    lines = [line for line in text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES] if line.strip()]
    counts = {mark: [line.count(mark) for line in lines] for mark in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: (_steadiness(counts[mark]), sum(counts[mark])))


def _steadiness(counts: list[int]) -> float:
    most = max(set(counts), key=counts.count, default=0)
    return counts.count(most) / len(counts) if most else 0.0


def _cells(text: str, mark: str) -> Iterator[tuple[int, int, int, int]]:
    """Row, column and the place of every cell, without its quotation marks (RFC 4180)."""
    cell = re.compile(rf'"((?:[^"]|"")*)"(?=[{re.escape(mark)}\n]|\Z)|([^{re.escape(mark)}\n]*)')
    row = column = position = 0
    while position < len(text):
        match = cell.match(text, position)
        if match is None:
            return
        yield row, column, *match.span(1 if match.group(1) is not None else 2)
        position = match.end()
        if position < len(text) and text[position] == "\n":
            row, column = row + 1, 0
        else:
            column += 1
        position += 1
