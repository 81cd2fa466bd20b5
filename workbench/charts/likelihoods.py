"""The judgements of a brief on its scale of likelihood, with the gaps that the scale leaves."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.briefs import Statement
from workbench.charts.measuring import height_of, width_of, wrapped
from workbench.charts.model import WIDTH, Align, Figure, Mark, Target, rectangle, text
from workbench.charts.spreading import spread
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.values.moments import human_date
from workbench.values.scales import Scale, Term, scale
from workbench.values.text import counted, counted_in_words, number_in_words, one_line

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

_LEFT, _RIGHT = 62.0, WIDTH - 3.0
"""From 0 to 100 per cent."""
_TOP, _ROW, _BAR = 3.0, 12.2, 4.6
_SIZE, _SMALL = 8.0, 7.0


def likelihoods(case: "CaseParts", wanted: Wanted) -> Figure:
    """The judgements of a brief that have a likelihood, each as the band of its word.

    Raises NothingToDraw where there are none.
    """
    brief = case.briefs.get(wanted.brief_id)
    chosen = scale(brief.scale)
    every = [
        known
        for known in case.briefs.statements(brief.id)
        if known.kind == "judgement" and known.text.strip()
    ]
    judged = [(known, term) for known in every if (term := chosen.term(known.likelihood))]
    if not judged:
        raise NothingToDraw(
            "No judgement of this brief has a likelihood.", do="Choose the likelihood of its judgements."
        )
    bottom = _TOP + _ROW * len(judged)
    marks = [*_scale(chosen, bottom)]
    for number, (statement, term) in enumerate(judged):
        marks += _row(statement, term, _TOP + _ROW * (number + 0.5))
    left = len(every) - len(judged)
    some = counted_in_words(len(judged), "judgement")
    which = f"{some} of {number_in_words(len(every))}" if left else f"the {some}"
    return Figure(
        "likelihoods", WIDTH, bottom + 17.0, tuple(marks),
        f"Likelihood of {which}, on the scale {chosen.name}.",
        _told(chosen, judged, left),
    )  # fmt: skip


def _row(statement: Statement, term: Term, middle: float) -> Iterator[Mark]:
    target = Target("statement", statement.id)
    says = f"{one_line(statement.text, 200)}: {statement.likelihood}, {term.range_text}"
    lines = wrapped(statement.text, _SIZE, _LEFT - 5, 3)
    yield from text(1.0, middle, lines, _SIZE, room=_LEFT - 4, target=target, says=says)
    left, right = _at(term.low), _at(term.high)
    bar = rectangle(left, middle - _BAR / 2, right, middle + _BAR / 2)
    yield Mark("area", bar, "ink", "first", 0.2, target=target, says=says)
    words = f"{statement.likelihood}, {term.range_text}"
    behind = right + 1.5 + width_of(words, _SIZE) <= _RIGHT
    place = right + 1.5 if behind else left - 1.5
    align: Align = "left" if behind else "right"
    until = f"by {human_date(statement.horizon_on)}" if statement.horizon_on else ""
    up = middle - (height_of(1, _SMALL) / 2 if until else 0)
    yield Mark(
        "words", ((place, up),), "ink", "paper", _SIZE, words, align, bold=True, target=target, says=says
    )  # fmt: skip
    if until:
        down = middle + height_of(1, _SIZE) / 2
        yield Mark("words", ((place, down),), "quiet", "paper", _SMALL, until, align)


def _scale(chosen: Scale, bottom: float) -> Iterator[Mark]:
    """The bands, light and dark by turns, the gaps hatched, with their bounds and words under them."""
    for number, term in enumerate(chosen.terms):
        band = rectangle(_at(term.low), _TOP - 2, _at(term.high), bottom)
        yield Mark("area", band, "", "pale" if number % 2 == 0 else "paper")
    for low, high in chosen.gaps:
        gap = rectangle(_at(low), _TOP - 2, _at(high), bottom)
        yield Mark("area", gap, "fourth", "paper", 0.0, hatch="/")
    yield Mark("line", ((_LEFT, bottom), (_RIGHT, bottom)), "quiet", size=0.3)
    bounds = sorted({0, 100} | {bound for term in chosen.terms for bound in (term.low, term.high)})
    for bound in bounds:
        yield Mark("line", ((_at(bound), bottom), (_at(bound), bottom + 1.2)), "quiet", size=0.2)
    shown = _apart(bounds)
    for bound, at in zip(shown, spread([_at(bound) for bound in shown], [4.2] * len(shown)), strict=True):
        yield from text(at, bottom + 3.2, [f"{bound}%" if bound == 100 else str(bound)], 6.5, align="centre",
                        colour="quiet")  # fmt: skip
    lines = [wrapped(term.words[0], 6.5, 14.0, 3) for term in chosen.terms]
    widths = [max(width_of(line, 6.5) for line in several) + 1.8 for several in lines]
    middles = [_at((term.low + term.high) / 2) for term in chosen.terms]
    for several, wide, middle, at in zip(lines, widths, middles, spread(middles, widths), strict=True):
        at = min(at, WIDTH - wide / 2)
        yield Mark("line", ((middle, bottom + 4.6), (at, bottom + 6.4)), "line", size=0.2)
        first = bottom + 8.2
        yield from text(at, first + height_of(len(several) - 1, 6.5) / 2, several, 6.5, align="centre")


def _apart(bounds: list[int]) -> list[int]:
    """The bounds that have room for their number: 1 and 99 go for 0 and 100."""
    return [bound for bound in bounds if bound not in (1, 99)]


def _at(percent: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * percent / 100


def _told(chosen: Scale, judged: list[tuple[Statement, Term]], left: int) -> str:
    rows = "; ".join(
        f"“{one_line(known.text, 120)}”: {known.likelihood}, {term.range_text}" for known, term in judged
    )
    gaps = " Hatched stretches belong to no word of the scale." if chosen.gaps else ""
    bars = counted(len(judged), "judgement")
    without = f" {counted(left, 'more judgement')} without a likelihood." if left else ""
    return f"Bars of {bars} on the scale {chosen.name}, from 0 to 100 per cent.{gaps} {rows}.{without}"
