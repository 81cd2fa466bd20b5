"""The Brier score, the bands and their intervals, against figures that are computed in another way.

The reference takes the ranges from tables of its own, adds in fractions, and finds the ends of the interval
where the test after Wilson just rejects a share, instead of by its formula.
"""

import random
from collections import defaultdict
from fractions import Fraction
from math import isclose

import pytest

from tests.judgements.ledgers import Issue, issue
from workbench.case import Case
from workbench.judgements import FEW, Entry, brier, wilson
from workbench.judgements.scoring import calibration, shares

RANGES = {
    "icd203": [
        ("almost no chance", "remote", 1, 5), ("very unlikely", "highly improbable", 5, 20),
        ("unlikely", "improbable", 20, 45), ("roughly even chance", "roughly even odds", 45, 55),
        ("likely", "probable", 55, 80), ("very likely", "highly probable", 80, 95),
        ("almost certain", "nearly certain", 95, 99),
    ],
    "phia": [
        ("remote chance", "remote chance", 0, 5), ("highly unlikely", "highly unlikely", 10, 20),
        ("unlikely", "unlikely", 25, 35), ("realistic possibility", "realistic possibility", 40, 50),
        ("likely", "probable", 55, 75), ("highly likely", "highly likely", 80, 90),
        ("almost certain", "almost certain", 95, 100),
    ],
}  # fmt: skip
Z2 = 1.9599639845400545**2


def made(generator: random.Random, number: int) -> list[Entry]:
    """A ledger of up to 60 judgements: two scales, three analysts, all results, some without likelihood."""
    found = []
    for place in range(generator.randrange(61)):
        scale = generator.choice(("icd203", "phia"))
        band = generator.choice(RANGES[scale])
        word = generator.choice((band[0], band[1], band[0], band[1], "", "perhaps"))
        result = generator.choice(("happened", "happened", "did not happen", "cannot be decided", ""))
        found.append(
            Entry(
                f"e{number}", f"s{place}", "b", "Title", ("e",), (1,), "2025-01-10", generator.choice("ABC"),
                generator.choice(("Libya", "Chad")), scale, "Text", word, "", "", "", result,
            )
        )  # fmt: skip
    return found


def end_of_interval(share: float, count: int, low: float, high: float) -> float:
    """Where the distance of a share from `p`, in standard errors under `p`, is just that of 95%."""
    for _step in range(200):
        middle = (low + high) / 2
        rejects = (share - middle) ** 2 > Z2 * middle * (1 - middle) / count
        if rejects == (middle < share):
            low = middle
        else:
            high = middle
    return (low + high) / 2


class Reference:
    """The same figures from the definitions."""

    def __init__(self, entries: list[Entry]) -> None:
        self.bins: dict[tuple[str, int], list[int]] = defaultdict(list)
        squares, came = [], []
        for entry in entries:
            happened = {"happened": 1, "did not happen": 0}.get(entry.result)
            rows = RANGES[entry.scale]
            band = next((n for n, row in enumerate(rows) if entry.likelihood in row[:2]), None)
            if happened is None or band is None:
                continue
            middle = Fraction(rows[band][2] + rows[band][3], 200)
            squares.append((middle - happened) ** 2)
            came.append(happened)
            self.bins[entry.scale, band].append(happened)
        self.count, self.happened = len(came), sum(came)
        self.score = float(sum(squares) / len(squares)) if squares else None
        share = Fraction(self.happened, self.count) if came else Fraction(0)
        # Given to every judgement, the base rate is off by itself or by the rest.
        self.base = float(sum((share - one) ** 2 for one in came) / len(came)) if came else None


def same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def test_the_figures_of_a_thousand_ledgers_are_those_of_the_reference() -> None:
    generator = random.Random(20250610)
    for number in range(1000):
        entries = made(generator, number)
        found, expected = calibration(entries), Reference(entries)
        assert (found.count, found.happened) == (expected.count, expected.happened)
        assert same(found.score, expected.score), number
        assert same(found.base_score, expected.base), number
        assert found.is_few == (expected.count < FEW)
        told = [entry.result for entry in entries]
        assert (found.undecided, found.untold) == (told.count(""), told.count("cannot be decided"))
        assert found.count + found.undecided + found.untold + found.unscored == len(entries)
        assert [(one.scale, int(one.term[-1]) - 1) for one in found.bins] == sorted(expected.bins)
        for one in found.bins:
            came = expected.bins[one.scale, int(one.term[-1]) - 1]
            share = sum(came) / len(came)
            assert (one.count, one.happened) == (len(came), sum(came))
            assert same(one.observed, share)
            assert same(one.least, end_of_interval(share, len(came), 0, share) if share else 0.0)
            assert same(one.most, end_of_interval(share, len(came), share, 1) if share < 1 else 1.0)
            assert one.least <= one.observed <= one.most
        for by in ("analyst", "subject", "scale"):
            for part in shares(entries, by):
                own = Reference([entry for entry in entries if getattr(entry, by) == part.name])
                assert part.count == own.count
                assert same(part.score, own.score)


def test_known_values() -> None:
    assert brier([]) is None
    assert brier([(1.0, True), (0.0, False)]) == 0
    assert brier([(0.5, True), (0.5, False)]) == 0.25
    assert wilson(0, 0) == (0.0, 1.0)
    # Newcombe (1998), table I.
    assert wilson(81, 263) == (pytest.approx(0.2553, abs=5e-5), pytest.approx(0.3662, abs=5e-5))
    assert wilson(15, 148) == (pytest.approx(0.0624, abs=5e-5), pytest.approx(0.1605, abs=5e-5))
    assert wilson(0, 20) == (0.0, pytest.approx(0.1611, abs=5e-5))
    assert wilson(1, 29) == (pytest.approx(0.0061, abs=5e-5), pytest.approx(0.1718, abs=5e-5))


def test_a_case_scores_as_its_entries_do(case: Case) -> None:
    words = ("likely", "unlikely", "very likely", "remote", "")
    edition = issue(
        case, [Issue(words[n % 5], text=f"Judgement {n}", statement_id=f"s{n}") for n in range(40)]
    )
    issue(case, [Issue("highly likely", statement_id="p1")], scale="phia", country="Chad")
    for number in range(35):
        result = ("happened", "did not happen", "happened", "cannot be decided")[number % 4]
        case.ledger.decide(edition, f"s{number}", result, decided_on="2025-06-30")
    found, expected = case.ledger.calibration(), Reference(case.ledger.entries())
    assert found.count == expected.count > 20
    assert same(found.score, expected.score)
    assert (found.undecided, found.unscored > 0, found.is_few) == (6, True, True)
    assert case.ledger.calibration(subject="Chad").score is None
    assert [one.title for one in case.ledger.shares("scale")] == ["ICD 203", "PHIA probability yardstick"]
    assert sum(one.count for one in case.ledger.shares("analyst")) == found.count
