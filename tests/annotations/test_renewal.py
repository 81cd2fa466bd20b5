"""A source captured again keeps its clips where their words still stand, and lists the others."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.annotations.renewal import likely_place, orphans, place, renew
from workbench.casefile import Case
from workbench.sources.document import Document
from workbench.sources.reading.model import Reading
from workbench.values.errors import Refused

FIRST = (
    "Talks began in Rajma. The minister refused to sign the 5 deals in Minsk on Monday.\n"
    "Later he left the country. Observers were not told."
)
SECOND = "Updated on Tuesday.\n" + FIRST.replace("5 deals", "7 deals")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "versions.gwk") as case:
        yield case


def taken_in(case: Case) -> tuple[str, str, str]:
    source = case.sources.add_text(FIRST, title="Rajma", url="https://example.org/a")
    changed = FIRST.index("The minister"), FIRST.index(" on Monday")
    kept = FIRST.index("Later"), FIRST.index(" Observers")
    return source.id, case.clips.add(source.id, *changed).id, case.clips.add(source.id, *kept).id


def captured(text: str) -> tuple[Reading, bytes]:
    return Reading(text=text, media_type="text/plain", reader="text 1"), text.encode()


def test_clips_move_with_their_words_and_the_others_are_listed(case: Case) -> None:
    source_id, changed, kept = taken_in(case)
    renewal = renew(case, source_id, *captured(SECOND), name="second.txt")
    assert (renewal.count("moved"), renewal.count("orphan")) == (1, 1)
    assert case.sources.text(source_id) == SECOND
    moved, orphan = case.clips.get(kept), case.clips.get(changed)
    assert SECOND[moved.start : moved.end] == moved.quote == "Later he left the country."
    assert (FIRST[moved.made_start : moved.made_end], moved.anchored) == (moved.quote, "moved")
    assert [clip.id for clip in orphans(case)] == [orphan.id]
    assert case.sources.text_of_version(orphan.text_id)[orphan.start : orphan.end] == orphan.quote
    assert case.verify() == []


def test_one_undo_takes_a_new_version_back(case: Case) -> None:
    source_id, changed, kept = taken_in(case)
    before = case.clips.get(kept), case.clips.get(changed), case.sources.get(source_id)
    renew(case, source_id, *captured(SECOND))
    case.undo()
    assert (case.clips.get(kept), case.clips.get(changed), case.sources.get(source_id)) == before
    assert case.sources.text(source_id) == FIRST
    assert case.verify() == []
    case.redo()
    assert case.sources.text(source_id) == SECOND
    case.undo()
    renew(case, source_id, *captured(FIRST + " And more."))
    assert case.sources.text(source_id).endswith("And more.")
    assert [capture.number for capture in case.sources.captures.of_source(source_id)] == [1, 2]
    assert case.verify() == []


def test_both_versions_and_their_originals_stay(case: Case) -> None:
    source_id, *_clips = taken_in(case)
    renew(case, source_id, *captured(SECOND), name="second.txt")
    first, second = case.sources.captures.of_source(source_id)
    assert (first.number, first.in_force, second.number, second.in_force) == (1, False, 2, True)
    assert case.sources.text_of_version(first.text_id) == FIRST
    assert case.sources.original(source_id) == SECOND.encode()
    assert second.file_name == "second.txt"


def test_an_orphan_is_placed_by_hand_where_it_most_likely_belongs(case: Case) -> None:
    source_id, changed, _kept = taken_in(case)
    renew(case, source_id, *captured(SECOND))
    likely = likely_place(case, changed)
    assert "7 deals" in SECOND[likely.start : likely.end]
    placed = place(case, changed, SECOND.index("The minister"), SECOND.index(" on Monday"))
    assert placed.quote == "The minister refused to sign the 7 deals in Minsk"
    assert orphans(case) == []
    assert case.verify() == []
    with pytest.raises(Refused):
        place(case, changed, 3, 3)


def test_an_orphan_is_found_again_when_its_words_come_back(case: Case) -> None:
    source_id, changed, _kept = taken_in(case)
    renew(case, source_id, *captured(SECOND))
    renew(case, source_id, *captured("Corrected.\n" + FIRST))
    assert case.clips.get(changed).anchored == "moved"
    assert orphans(case) == []


def test_the_search_knows_the_version_in_force_only(case: Case) -> None:
    source_id, *_clips = taken_in(case)
    renew(case, source_id, *captured(SECOND.replace("Observers", "Journalists")))
    assert [hit.kind for hit in case.search("Observers")] == []
    assert case.search("Journalists")
    case.undo()
    assert case.search("Observers")
    assert case.search("Journalists") == []


def test_the_same_capture_is_no_new_version(case: Case) -> None:
    source_id, *_clips = taken_in(case)
    with pytest.raises(Refused, match="identical to the current version"):
        renew(case, source_id, *captured(FIRST))
    assert case.sources.at_address("https://example.org/a")[0].id == source_id


def test_a_newer_capture_renews_the_facts_and_leaves_what_was_edited_by_hand(case: Case) -> None:
    first = Reading(
        text=FIRST,
        title="Talks in Rajma",
        author="A. Reporter",
        published_on="2025-02-17",
        language="en",
        media_type="text/plain",
        facts={"title": "meta og:title", "published_on": "meta date", "read": "kept from network and files"},
    )
    source_id = case.sources.add_reading(first, FIRST.encode(), "first.html").id
    case.sources.update(source_id, title="My own title")
    second = Reading(
        text=SECOND,
        title="Talks fail in Rajma",
        author="A. Reporter and B. Editor",
        published_on="2025-02-18",
        captured_at="2025-02-19T10:00:00Z",
        media_type="text/plain",
        facts={
            "title": "title",
            "published_on": "JSON-LD datePublished",
            "last changed": "2025-02-19 (JSON-LD)",
            "read": "kept from network",
        },
    )
    renew(case, source_id, second, SECOND.encode(), "second.html")
    source = case.sources.get(source_id)
    assert (source.title, source.facts["title"]) == ("My own title", "meta og:title")
    assert (source.author, source.published_on) == ("A. Reporter and B. Editor", "2025-02-18")
    assert (source.language, source.captured_at) == ("en", "2025-02-19T10:00:00Z")
    assert source.facts["published_on"] == "JSON-LD datePublished"
    assert source.facts["last changed"] == "2025-02-19 (JSON-LD)"
    assert source.facts["read"] == "kept from network"
    third = replace(second, text=FIRST + "\nAgain.", title="Talks, again", facts={})
    renew(case, source_id, third, third.text.encode(), "third.html")
    assert case.sources.get(source_id).title == "My own title"
    assert "last changed" not in case.sources.get(source_id).facts
    assert case.verify() == []


def test_documents_inside_a_newer_capture_come_in_with_it(case: Case) -> None:
    source_id, *_ = taken_in(case)
    case.sources.update(source_id, handling="TLP:AMBER")
    inner = Document(b"An annex.", "annex.txt", Reading(text="An annex.", media_type="text/plain"))
    known = Document(FIRST.encode(), "first.txt", Reading(text=FIRST, media_type="text/plain"))
    renew(case, source_id, *captured(SECOND), inside=(inner, known))
    (annex,) = case.sources.inside(source_id)
    assert (annex.file_name, annex.handling) == ("annex.txt", "TLP:AMBER")
    assert any("in the case already: “first.txt”" in words for words in case.sources.get(source_id).warnings)
    case.undo()
    assert case.sources.inside(source_id) == []
