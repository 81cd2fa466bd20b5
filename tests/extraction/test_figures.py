"""How much is found in eight languages, and that it does not become less."""

import pytest

from tests.extraction.measure import counts, counts_of_unseen, shares, table

FLOORS = {
    "date": (0.98, 0.98), "number": (0.985, 0.985), "quotation": (1.0, 1.0), "unit": (1.0, 0.87),
    "cue": (1.0, 0.92),
}  # fmt: skip
"""Precision and recall over all languages; raise them when they rise."""
FLOORS_OF_UNSEEN = {"date": 0.99, "number": 0.99, "unit": 0.87}
LEAST_OF_A_LANGUAGE = {"date": 0.93, "number": 0.96, "quotation": 1.0, "unit": 0.8, "cue": 0.65}


def test_as_much_is_found_as_before(capsys: pytest.CaptureFixture[str]) -> None:
    found = counts()
    with capsys.disabled():
        for kind, language, precision, recall in table(found):
            if not language:
                print(f"\n{kind}: precision {precision:.3f}, recall {recall:.3f}", end="")
                assert (precision, recall) >= FLOORS[kind], kind
                assert recall >= FLOORS[kind][1], kind
    for (kind, language), counted in found.items():
        assert min(shares(counted)) >= LEAST_OF_A_LANGUAGE[kind], (kind, language)


def test_unseen_passages_with_traps_are_read_too(capsys: pytest.CaptureFixture[str]) -> None:
    found = counts_of_unseen()
    with capsys.disabled():
        for kind, language, precision, recall in table(found):
            if not language:
                print(f"\nunseen {kind}: precision {precision:.3f}, recall {recall:.3f}", end="")
                assert min(precision, recall) >= FLOORS_OF_UNSEEN[kind], kind
    for (kind, language), counted in found.items():
        assert kind == "unit" or min(shares(counted)) >= 0.95, (kind, language)


def test_a_cue_beside_an_outlet_is_no_accident() -> None:
    assert all(counted["wrong"] == 0 for (kind, _language), counted in counts().items() if kind == "cue")
