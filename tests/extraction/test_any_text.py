"""Whatever a text is, finds lie in it, do not overlap where they must not, and take linear time."""

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.extraction.engine import extract
from workbench.extraction.model import Find

PIECES = [
    "5 March 2025",
    "last Tuesday",
    "two hundred and fifty",
    "$5 million",
    "20–45%",
    "“",
    "”",
    "«",
    "»",
    "'",
    '"',
    "’",
    "(Reuters)",
    "selon l'AFP",
    "3 марта",
    "в ночь на",
    "двести пятьдесят тысяч",
    "п’ять",
    "خمسة وعشرون",
    "قبل يومين",
    "١٢٬٥٠٠",
    "Mart'ta",
    "yüzde 40",
    "vom 5. bis 7. März",
    "trecentoquarantacinque",
    "F-16",
    "№ 5",
    "1.2.3.4",
    "+218 91",
    "\n\n",
    "\n",
    "\ud800",
    "İ",
    "ß",
    "🙂",
    "\u0301",
    "99999999999999999999",
    "31.02.2024",
    "0",
    "²",
    "½",
    "between",
    "and a half",
    "от",
    "до",
    "30 сентября 1999 г.",
    "9999-99-99",
    "2024/25",
    "year ago",
    "next",
    "the week of",
]


def _check(text: str, published: date | None) -> list[Find]:
    found = extract(text, published=published, outlets=("Agenzia Nova",))
    for find in found:
        assert 0 <= find.start < find.end <= len(text)
        assert 0 < find.certainty <= 1
    figures = [find for find in found if find.kind in ("date", "number")]
    for one, other in pairwise(figures):
        assert one.end <= other.start
    assert found == sorted(found, key=lambda find: (find.start, -find.end))
    return found


@given(st.text(max_size=200), st.dates() | st.none())
def test_any_text_is_read(text: str, published: date | None) -> None:
    _check(text, published)


@given(
    st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from([" ", "", "-"]), st.dates() | st.none()
)
def test_mixed_up_text_is_read(parts: list[str], joint: str, published: date | None) -> None:
    _check(joint.join(parts), published)


@pytest.mark.sweep
@settings(max_examples=20_000, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30), st.dates() | st.none())
def test_very_much_text_is_read(parts: list[str], published: date | None) -> None:
    _check(" ".join(parts), published)


HOSTILE = [
    "1",
    "1.",
    "1,000",
    "1 000 ",
    "+1 (1) ",
    '"',
    "“a ",
    "'a ",
    "‘s’ a",
    "(Reuters ",
    "two ",
    "hundred ",
    "one and ",
    "5 March ",
    "of ",
    "-",
    "early ",
    "week of ",
    "last ",
    "و",
    "a\u0301",
    "я'",
    "hundert",
    "a@",
    "http://",
    "\n ",
    "05-05-",
    "A-1-",
    "between ",
    "1 to ",
    "1-",
    "%",
    "x1",
    "0 11 ",
    "Mart ve ",
    "according to the ",
    "“a\n\n",
    "١٬",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    """Half a second would be a hundred times what such a text takes; quadratic time takes minutes."""
    text = (piece * 20_000)[:20_000]
    started = time.process_time()
    extract(text, published=date(2025, 3, 5))
    assert time.process_time() - started < 20
