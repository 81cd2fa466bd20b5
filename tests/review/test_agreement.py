"""The figures of agreement against those of scikit-learn and krippendorff, kept as numbers."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.review.agreement import FEWEST, Mark, agreement, alpha, character_kappa, f1, kappa, matched

KEPT: list[dict[str, Any]] = json.loads(Path(__file__).with_name("agreement.json").read_text("utf-8"))
"""Forty of two thousand generated pairs, with what scikit-learn 1.9 and krippendorff 0.9 say of them."""


def marks(rows: list[list[Any]]) -> list[Mark]:
    return [Mark(*row) for row in rows]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: str(kept["length"]))
def test_the_figures_are_those_of_known_libraries(kept: dict[str, Any]) -> None:
    first, second, third = (marks(kept[name]) for name in ("first", "second", "third"))
    pairs = matched(first, second)
    for ours, theirs in (
        (character_kappa(first, second, kept["length"]), kept["character_kappa"]),
        (kappa([(one.kind, other.kind) for one, other in pairs]) if pairs else None, kept["kind_kappa"]),
        (alpha([first, second, third], kept["length"]), kept["alpha"]),
    ):
        assert (ours is None) == (theirs is None)
        assert ours is None or abs(ours - theirs) < 1e-9


SPANS = st.lists(
    st.builds(
        lambda start, length, kind: Mark(start, min(60, start + length), kind),
        st.integers(0, 58), st.integers(1, 20), st.sampled_from(["", "a", "b"]),
    ),
    max_size=6,
)  # fmt: skip


@given(first=SPANS, second=SPANS)
def test_matching_is_one_to_one_and_the_same_from_either_side(first: list[Mark], second: list[Mark]) -> None:
    pairs = matched(sorted(set(first)), sorted(set(second)))
    assert len({one for one, _ in pairs}) == len(pairs) == len({other for _, other in pairs})
    assert len(pairs) == len(matched(sorted(set(second)), sorted(set(first))))
    found = agreement(first, second, 60)
    assert found.exact <= min(found.first, found.second)
    assert found.enough or found.overlap_f1 is None


def test_few_items_get_counts_and_no_share() -> None:
    ours = [Mark(10 * number, 10 * number + 5) for number in range(FEWEST // 2)]
    assert agreement(ours, ours[1:], 500).overlap_f1 is None
    enough = agreement(ours, ours, 500)
    assert (enough.overlap_f1, enough.exact_f1, enough.character_kappa) == (1.0, 1.0, 1.0)
    assert f1(0, 0, 0) is None, "nothing marked by either"
