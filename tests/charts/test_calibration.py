"""The calibration chart: each band with its share, its interval and its number, and what it opens."""

import pytest

from tests.judgements.ledgers import Issue, issue
from workbench.case import Case
from workbench.charts.calibration import chart_of as figure_of
from workbench.charts.drawing import png, svg
from workbench.charts.look import look
from workbench.charts.model import Figure
from workbench.charts.wanted import NothingToDraw, Wanted
from workbench.judgements import Entry
from workbench.judgements.scoring import calibration


def entry(number: int, likelihood: str, result: str, scale: str = "icd203") -> Entry:
    return Entry(
        "e", f"s{number}", "b", "Title", ("e",), (1,), "2025-01-10", "A", "Libya", scale, "Text", likelihood,
        "", "", "", result,
    )  # fmt: skip


def figure(count: int) -> Figure:
    some = [entry(n, "likely", "happened" if n % 3 else "did not happen") for n in range(count)]
    some += [entry(n, "very unlikely", "happened") for n in range(count, count + 4)]
    some += [entry(n, "highly likely", "happened", "phia") for n in range(100, 105)]
    return figure_of(calibration(some))


def test_every_band_is_drawn_with_its_number_and_opens_its_judgements() -> None:
    drawn = figure(9)
    opened = {mark.target.id for mark in drawn.marks if mark.target}
    assert len(opened) == 3
    assert all(mark.target.kind == "judgements" for mark in drawn.marks if mark.target)
    assert {"9", "4", "5", "ICD 203", "PHIA probability yardstick"} <= {mark.words for mark in drawn.marks}
    assert [mark.shape for mark in drawn.marks].count("circle") == 4, "two bands, legend, numbers"
    assert drawn.internal
    assert "Fewer than 30 outcomes" in drawn.caption
    assert "likely (55–80%): 6 of 9 happened, 67%; 95% interval" in drawn.alternative
    assert "Outside its band is what happened to: very unlikely." in drawn.alternative
    for mark in drawn.marks:
        left, top, right, bottom = mark.box
        assert 0 <= left <= right <= drawn.width + 1, mark
        assert 0 <= top <= bottom <= drawn.height, mark
    assert "Fewer" not in figure(30).caption
    assert png(drawn, look(), 50)[:4] == b"\x89PNG"
    assert svg(drawn, look()).startswith("<")
    with pytest.raises(NothingToDraw):
        figure_of(calibration([entry(1, "likely", "")]))


def test_it_is_drawn_of_the_case_or_of_one_brief(case: Case) -> None:
    first = issue(case, [Issue(statement_id="s1")])
    issue(case, [Issue("unlikely", statement_id="s2")])
    case.ledger.decide(first, "s1", "happened")
    briefs = {entry.statement_id: entry.brief_id for entry in case.ledger.entries()}
    assert case.figures.make(Wanted("calibration")).internal
    assert "likely" in case.figures.make(Wanted("calibration", briefs["s1"])).alternative
    with pytest.raises(NothingToDraw):
        case.figures.make(Wanted("calibration", briefs["s2"]))
