"""What looks like something else is found, named, and compared as what it looks like."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.values.deception import (
    deceptions,
    in_words,
    looks,
    plain_spelling,
    shown_safely,
    spelled_with_positions,
)
from workbench.values.text import fold, fold_with_positions

CYRILLIC_EN, ZERO_WIDTH, OVERRIDE, TAG = "\u041d", "\u200b", "\u202e", "\U000e0041"


@pytest.mark.parametrize(
    ("text", "kind", "reads"),
    [
        (f"General {CYRILLIC_EN}aftar left", "letters", "Haftar"),
        ("Президент Пyтин", "letters", "Путин"),
        ("The company раура paid", "letters", "paypa"),
        (f"General Haf{ZERO_WIDTH}tar", "unseen", ""),
        (f"report{OVERRIDE}fdp.exe", "order", ""),
        (f"words{TAG}{TAG}", "tags", ""),
        ("Z\u0335\u0321\u0322\u0323\u0324algo", "stacks", ""),
    ],
)
def test_what_deceives_is_named(text: str, kind: str, reads: str) -> None:
    assert [(one.kind, one.reads_as) for one in deceptions(text)] == [(kind, reads)]
    assert in_words(deceptions(text), "The text").endswith(".")


@pytest.mark.parametrize(
    "honest",
    [
        "СССР и США", "VIPов не пустили", "kΩ, μm and β-blocker", "مُحَمَّدٌ", "می\u200cخواهم",
        "👩\u200d👩\u200d👧",
        "🏴\U000e0067\U000e0062\U000e007f", "naïve café", "Ελλάδα", "Wi-Fi-сеть",
    ],
)  # fmt: skip
def test_honest_words_are_left_alone(honest: str) -> None:
    assert deceptions(honest) == []


def test_it_is_compared_as_what_it_looks_like() -> None:
    for written in (f"{CYRILLIC_EN}aftar", f"Haf{ZERO_WIDTH}tar", "Ｈａｆｔａｒ", "𝐇𝐚𝐟𝐭𝐚𝐫", f"Haftar{TAG}"):
        assert fold(written) == "haftar"
    assert looks("Росор") == looks("Pocop")


@given(st.text(alphabet=f"{string.ascii_letters} аеорНМ{ZERO_WIDTH}{OVERRIDE}{TAG}ß\u0301é"))
def test_the_way_back_leads_to_the_very_letters(text: str) -> None:
    spelled, origins = spelled_with_positions(text)
    assert (origins is None) == (spelled is text)
    for number, letter in enumerate(spelled):
        origin = text[number if origins is None else origins[number]]
        assert origin == letter or looks(origin) == looks(letter)
    folded, positions = fold_with_positions(text)
    assert len(folded) == len(positions)
    assert positions == sorted(positions)
    assert plain_spelling(spelled) == spelled or deceptions(text)


def test_a_name_on_the_screen_cannot_hide_its_ending() -> None:
    assert shown_safely(f"report{OVERRIDE}fdp.exe") == "report[U+202E]fdp.exe"
    assert shown_safely("تقرير.pdf") == "\u2068تقرير.pdf\u2069"
    assert shown_safely("report.pdf") == "report.pdf"
