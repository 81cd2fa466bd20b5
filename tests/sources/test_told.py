"""Counts in sentences: singular and plural."""

import pytest

from workbench.sources.reading.formats.told import hidden_left_out, in_white_letters, told


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, []),
        (1, ["1 hidden passage was left out."]),
        (2, ["2 hidden passages were left out."]),
        (1204, ["1,204 hidden passages were left out."]),
    ],
)
def test_hidden_passages(number: int, said: list[str]) -> None:
    assert hidden_left_out(number) == said


def test_white_letters() -> None:
    assert in_white_letters(0) == []
    assert in_white_letters(1) == ["1 passage is in white text: a reader may not have seen it."]
    assert in_white_letters(3) == ["3 passages are in white text: a reader may not have seen them."]


def test_verbs_agree() -> None:
    assert told(1, "sheet is", "sheets are", "hidden.") == "1 sheet is hidden."
    assert told(2, "sheet is", "sheets are", "hidden.") == "2 sheets are hidden."
