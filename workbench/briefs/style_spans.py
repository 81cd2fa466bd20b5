"""Emphasis beside the plain text of a statement: spans with a style, kept in step with the words.

The text itself holds no mark-up, so that hashes and positions in it stay true.
"""

import itertools
from collections.abc import Iterable, Iterator

from workbench.casefile import CaseFile
from workbench.values.errors import Refused
from workbench.values.records import dataclass

STYLES = ("bold", "italic")


@dataclass(frozen=True, slots=True, order=True)
class StyleSpan:
    """A stretch of a statement (code points, end exclusive) in one style: bold or italic."""

    start: int
    end: int
    style: str


def tidied(spans: Iterable[StyleSpan], length: int) -> tuple[StyleSpan, ...]:
    """Spans within a text of `length` code points, in order; those of one style that meet are one."""
    joined: list[StyleSpan] = []
    for span in sorted(spans, key=lambda known: (known.style, known.start, known.end)):
        start, end = max(0, span.start), min(span.end, length)
        if start >= end:
            continue
        last = joined[-1] if joined else None
        if last and last.style == span.style and start <= last.end:
            joined[-1] = StyleSpan(last.start, max(last.end, end), span.style)
        else:
            joined.append(StyleSpan(start, end, span.style))
    return tuple(sorted(joined))


def pieces_of(text: str, spans: Iterable[StyleSpan]) -> Iterator[tuple[str, frozenset[str]]]:
    """A text cut where its emphasis changes, each piece with its styles; nothing for an empty text."""
    spans = tuple(spans)
    edges = sorted({0, len(text), *(edge for span in spans for edge in (span.start, span.end))})
    for start, end in itertools.pairwise(edges):
        styles = (span.style for span in spans if span.start <= start and end <= span.end)
        yield text[start:end], frozenset(styles)


def adjusted(spans: Iterable[StyleSpan], old: str, new: str) -> tuple[StyleSpan, ...]:
    """The spans of `old` where their words are in `new`.

    What both texts begin and end with keeps its style. Words put in the middle of a span take its
    style; words put before or behind it do not; a span whose words are all gone goes with them.
    """
    begin = _common(old, new)
    behind = _common(old[begin:][::-1], new[begin:][::-1])
    old_end, shift = len(old) - behind, len(new) - len(old)

    def first(place: int) -> int:
        if place >= old_end:
            return place + shift
        return place if place <= begin else old_end + shift

    def last(place: int) -> int:
        if place <= begin:
            return place
        return place + shift if place >= old_end else begin

    moved = (StyleSpan(first(span.start), last(span.end), span.style) for span in spans)
    return tidied(moved, len(new))


def _common(first: str, second: str) -> int:
    """How many code points two texts have in common at their beginning."""
    most = min(len(first), len(second))
    if first[:most] == second[:most]:
        return most
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if first[:middle] == second[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


class StyleSpans:
    """The emphasis in the statements of a case."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case

    def of_statement(self, statement_id: str) -> tuple[StyleSpan, ...]:
        """The spans of one statement, in order."""
        rows = self._case.connection.execute(
            'SELECT start, "end", style FROM style_span WHERE statement_id = ? ORDER BY 1, 2, 3',
            (statement_id,),
        )
        return tuple(StyleSpan(*row) for row in rows)

    def of_brief(self, brief_id: str) -> dict[str, tuple[StyleSpan, ...]]:
        """The spans of a whole brief by statement; statements without any are left out."""
        rows = self._case.connection.execute(
            'SELECT p.statement_id, p.start, p."end", p.style FROM style_span p '
            "JOIN statement t ON t.id = p.statement_id JOIN section s ON s.id = t.section_id "
            "WHERE s.brief_id = ? ORDER BY 1, 2, 3, 4",
            (brief_id,),
        )
        found: dict[str, tuple[StyleSpan, ...]] = {}
        for statement_id, *span in rows:
            found[statement_id] = (*found.get(statement_id, ()), StyleSpan(*span))
        return found

    def put(self, statement_id: str, spans: Iterable[StyleSpan], length: int) -> None:
        """Make these the spans of a statement whose text has `length` code points; only inside a change.

        Raises Refused for a style that is not known.
        """
        wanted = tuple(spans)
        unknown = {span.style for span in wanted} - set(STYLES)
        if unknown:
            raise Refused(f"“{sorted(unknown)[0]}” is not a style.", do=f"Use {' or '.join(STYLES)}.")
        present, wanted = self.of_statement(statement_id), tidied(wanted, length)
        # Rows are keyed by their place: what is elsewhere now is another row.
        for span in set(present) - set(wanted):
            self._case.connection.execute(
                'DELETE FROM style_span WHERE statement_id = ? AND start = ? AND "end" = ? AND style = ?',
                (statement_id, span.start, span.end, span.style),
            )
        for span in sorted(set(wanted) - set(present)):
            self._case.insert(
                "style_span",
                {
                    "statement_id": statement_id,
                    "start": span.start,
                    "end": span.end,
                    "style": span.style,
                },
            )

    def follow(self, statement_id: str, old: str, new: str) -> None:
        """Keep the spans of a statement in step with an edit of its text; only inside a change."""
        spans = self.of_statement(statement_id)
        if spans and old != new:
            self.put(statement_id, adjusted(spans, old, new), len(new))
