"""What the card of a source says was found in its file."""

import pytest

from ui.parts.source.source_words import found_inside
from workbench.sources import Source

_WORDS = (
    "id", "title", "author", "url", "published_on", "captured_at", "added_at", "language", "sha256",
    "reliability", "handling", "protection", "descriptor",
)  # fmt: skip


def source(active: dict[str, int]) -> Source:
    """A source of which only what was found in it matters."""
    nothing = dict.fromkeys(_WORDS, "")
    return Source(**nothing, publication_id=None, origin_group_id=None, active=active)


@pytest.mark.parametrize(
    ("active", "said"),
    [
        ({}, ""),
        ({"scripts": 1}, "Disabled active content: 1 script."),
        (
            {"scripts": 2, "remote references": 1},
            "Disabled active content: 2 scripts, 1 remote reference.",
        ),
        ({"files inside": 1}, "Disabled active content: 1 file inside."),
        ({"fields that fetch": 1}, "Disabled active content: 1 field that fetches."),
        ({"hidden passages": 1}, "1 hidden passage removed."),
    ],
)
def test_counts_agree_with_their_nouns(active: dict[str, int], said: str) -> None:
    assert found_inside(source(active)) == said
