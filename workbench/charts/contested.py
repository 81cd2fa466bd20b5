"""For and against: how many independent origins there are on each side of a claim."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.charts.material import claims_of
from workbench.charts.measuring import wrapped
from workbench.charts.model import WIDTH, Align, Figure, Mark, Target, rectangle, text
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.claims import Claim, Corroboration
from workbench.values.text import counted, counted_in_words, one_line

if TYPE_CHECKING:
    from workbench.case_parts import CaseParts

CONTESTED, ALL = "contested", "all"
MOST = 24
_LEFT, _RIGHT = 70.0, WIDTH - 2.0
_TOP, _ROW, _BAR = 8.0, 10.0, 4.4
_SIZE, _SMALL = 7.5, 6.5
_WORDS = 21.0
"""Millimetres for the counts at both ends."""


def for_and_against(case: "CaseParts", wanted: Wanted) -> Figure:
    """The contested claims, or with the variant `all` every claim with evidence, the most contested first.

    Raises NothingToDraw where there are none.
    """
    claims = claims_of(case, wanted)
    standing = case.claims.corroborations([claim.id for claim in claims])
    everything = wanted.variant == ALL
    shown = [
        (claim, known)
        for claim in claims
        if (known := standing.get(claim.id)) and (known.contested or (everything and _origins(known)))
    ]
    if not shown:
        what = "evidence" if everything else "evidence on both sides"
        raise NothingToDraw(f"No claim here has {what}.", do="Link clips for and against the claims.")
    shown.sort(
        key=lambda one: (-min(one[1].supporting_voices, one[1].contradicting_voices), -_origins(one[1]))
    )
    left_out, shown = len(shown) - MOST, shown[:MOST]
    bottom = _TOP + _ROW * len(shown)
    marks = list(_rows(shown, bottom))
    if left_out > 0:
        marks += text(1.0, bottom + 7.0, [f"and {counted(left_out, 'more claim')}"], _SMALL, colour="quiet")
    kind = "claim" if everything else "contested claim"
    return Figure(
        "contested", WIDTH, bottom + 10.0, tuple(marks),
        f"Independent origins for and against {counted_in_words(len(shown), kind)}.", _told(shown),
    )  # fmt: skip


def _rows(shown: list[tuple[Claim, Corroboration]], bottom: float) -> Iterator[Mark]:
    most_against = max(1, *(known.contradicting_voices for _claim, known in shown))
    most_for = max(1, *(known.supporting_voices for _claim, known in shown))
    unit = (_RIGHT - _LEFT - 2 * _WORDS) / (most_against + most_for)
    zero = _LEFT + _WORDS + most_against * unit
    yield from text(zero - 2, 3.5, ["against"], _SIZE, align="right", bold=True)
    yield from text(zero + 2, 3.5, ["for"], _SIZE, bold=True)
    for number, (claim, known) in enumerate(shown):
        middle = _TOP + _ROW * (number + 0.5)
        target = Target("claim", claim.id)
        says = _line(claim, known)
        if number % 2 == 0:
            yield Mark("area", rectangle(0, middle - _ROW / 2, WIDTH, middle + _ROW / 2), "", "pale")
        lines = wrapped(claim.text, _SIZE, _LEFT - 4)
        yield from text(1.5, middle, lines, _SIZE, room=_LEFT - 3, target=target, says=says)
        top, low = middle - _BAR / 2, middle + _BAR / 2
        left, right = zero - unit * known.contradicting_voices, zero + unit * known.supporting_voices
        if known.contradicting_voices:
            yield Mark("area", rectangle(left, top, zero, low), "ink", "against", 0.2, hatch="\\",
                       target=target, says=says)  # fmt: skip
        if known.supporting_voices:
            yield Mark("area", rectangle(zero, top, right, low), "ink", "for", 0.2, target=target, says=says)
        sides: tuple[tuple[float, int, int, Align], ...] = (
            (left - 1.2, known.contradicting_voices, known.contradicting_sources, "right"),
            (right + 1.2, known.supporting_voices, known.supporting_sources, "left"),
        )
        for x, origins, sources, align in sides:
            words = [counted(origins, "origin"), counted(sources, "source")] if origins else ["none"]
            yield from text(x, middle, words, _SMALL, align=align, room=_WORDS - 2)
    yield Mark("line", ((zero, _TOP - 1), (zero, bottom + 1)), "ink", size=0.3)


def _origins(known: Corroboration) -> int:
    return known.supporting_voices + known.contradicting_voices


def _line(claim: Claim, known: Corroboration) -> str:
    return (
        f"“{one_line(claim.text, 120)}”: {counted(known.supporting_voices, 'origin')} for, "
        f"{known.contradicting_voices} against"
    )


def _told(shown: list[tuple[Claim, Corroboration]]) -> str:
    rows = "; ".join(_line(claim, known) for claim, known in shown)
    return f"Bars of the independent origins for and against {counted(len(shown), 'claim')}. {rows}."
