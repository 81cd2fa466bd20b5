"""What the card of a source says was found in its file."""

from dataclasses import replace

import pytest

from ui.parts.source.source_words import about_intake, found_inside
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


def test_facts_write_days_and_names_as_everywhere_else() -> None:
    facts = {
        "url": "the page's own metadata",
        "publication": "its address, in the list of outlets as The Gazette",
        "last changed": "2019-11-18 (meta article:modified_time)",
        "pages": "see /2019-11-18/page and 2019-11-99",
    }
    known = replace(source({}), added_at="2026-12-01T03:54:10.000Z", captured_at="2019-11-20", facts=facts)
    assert about_intake(known).splitlines()[:-1] == [
        "Saved from the web 20 November 2019",
        "Imported 1 December 2026, 03:54 UTC",
        "Address: the page's own metadata",
        "Outlet: its address, in the list of outlets as The Gazette",
        "Last changed 18 November 2019 (meta article:modified_time)",
        "Pages: see /2019-11-18/page and 2019-11-99",
    ]
