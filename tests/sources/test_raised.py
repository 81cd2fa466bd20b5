"""Raised letters: marks of notes stay apart from their words, what shortens a word does not."""

import pytest

from workbench.sources.reading.formats.raised import raised


@pytest.mark.parametrize(
    ("before", "sign", "written"),
    [
        ("forty officers", "a", "[a]"),
        ("in total.", "b", "[b]"),
        ("(estimated)", "c", "[c]"),
        ("the ministry", "a,b", "[a,b]"),
        ("per cent%", "d", "[d]"),
        ("the total", "*", "*"),
        ("the total", "†", "†"),
        # Shortened words, ordinals, numerals and powers.
        ("M", "me", "me"),
        ("D", "r", "r"),
        ("Mme. la V", "e", "e"),
        ("siècle XVIII", "e", "e"),
        ("the 2", "nd", "nd"),
        ("au 1", "er", "er"),
        ("2", "n", "ⁿ"),
        ("Groundwork", "TM", "TM"),
        ("", "a", "a"),
    ],
)
def test_a_raised_letter(before: str, sign: str, written: str) -> None:
    assert raised(sign, before) == written
