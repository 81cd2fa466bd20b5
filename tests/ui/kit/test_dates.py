"""Dates as people write them."""

import pytest

from ui.kit.dates import partial_date
from ui.parts.finding_words import says
from ui.parts.passages import isolated
from workbench.values.text import is_right_to_left


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", ""),
        ("2025", "2025"),
        ("2025-02", "2025-02"),
        ("2025-2-8", "2025-02-08"),
        ("18 February 2025", "2025-02-18"),
        ("18 feb. 2025", "2025-02-18"),
        ("Sept 2025", "2025-09"),
        ("June 2025", "2025-06"),
        ("February 18, 2025", "2025-02-18"),
        ("18.2.2025", "2025-02-18"),
        ("02/2025", "2025-02"),
        ("1st may 2024", "2024-05-01"),
        ("١٨ February ٢٠٢٥", "2025-02-18"),
        ("۲۰۲۵-۰۲-۱۸", "2025-02-18"),
    ],
)
def test_what_can_be_read(written: str, meant: str) -> None:
    assert partial_date(written) == meant


@pytest.mark.parametrize("written", ["soon", "31 February 2025", "2/18/2025", "18 Foo 2025", "June", "20255"])
def test_what_cannot_be_read_is_never_guessed(written: str) -> None:
    assert partial_date(written) is None


def test_words_are_found_in_any_script_and_order() -> None:
    assert says("haftar khalifa", "Khalifa Haftar")
    assert says("حفتر", "المشير خليفة حَفتر")
    assert not says("haftar minsk", "Khalifa Haftar")


def test_right_to_left_words_are_isolated() -> None:
    assert is_right_to_left("“حفتر” in Minsk")
    assert not is_right_to_left("2025 Minsk حفتر")
    assert isolated("Minsk") == "Minsk"
    assert isolated("حفتر") == "\u2068حفتر\u2069"
