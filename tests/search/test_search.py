"""Search: every kind of thing, every script, and the exact passage."""

import pytest

from workbench.case import Case
from workbench.search import find
from workbench.search.query import parse, units_of
from workbench.values import job as jobs
from workbench.values.job import Cancelled, Job

TEXT = "In Minsk sprach Präsident Lukaschenko. التقى خَلِيفَة حفتر الرئيس. 中国代表团也到了。"


@pytest.fixture
def filled(case: Case) -> Case:
    source = case.sources.add_text(TEXT, title="Visit to Minsk", publication="BelTA")
    clip = case.clips.add(source.id, 3, 8, note="the place of the talks")
    actor = case.actors.add("Khalifa Haftar", aliases=["خليفة حفتر", "Khalifa Hifter"])
    claim = case.claims.add("Haftar visited Minsk", actors=[(actor.id, "visitor")])
    case.claims.cite(claim.id, clip.id)
    brief = case.briefs.add("Libya", "Haftars in Belarus")
    case.briefs.state(brief.id, text="They spoke of tractors.", claims=[claim.id])
    return case


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("minsk", {"source", "clip", "claim"}),
        ("MINSK", {"source", "clip", "claim"}),
        ("prasident", {"source"}),
        ("خليفة", {"source", "actor"}),
        ("خَلِيفَة", {"source", "actor"}),
        ('"hifter"', {"actor"}),
        ("代表", {"source"}),
        ("tract", {"statement"}),
        ("talks place", {"clip"}),
        ('"visited minsk"', {"claim"}),
        ('"minsk visited"', set()),
        ("elgrad", set()),
        ("belta", {"publication"}),
        ("ifte", {"actor"}),
        ("", set()),
        ('"', set()),
        ("* OR )(", set()),
    ],
)
def test_words_are_found_in_every_script_and_kind(filled: Case, typed: str, kinds: set[str]) -> None:
    assert {hit.kind for hit in filled.search(typed)} == kinds


@pytest.mark.parametrize("typed", ["Lukaschenko", "prasident", "خليفة", "代表团"])
def test_a_hit_in_a_source_opens_at_its_words(filled: Case, typed: str) -> None:
    (hit,) = filled.search(typed, kinds=["source"])
    assert hit.start >= 0
    found = TEXT[hit.start : hit.end]
    start, end = hit.marks[0]
    assert hit.snippet[start:end] == found


def test_what_is_removed_is_no_longer_found_and_undo_brings_it_back(filled: Case) -> None:
    source_id = filled.sources.ids()[0]
    filled.sources.remove(source_id)
    assert filled.search("Lukaschenko") == []
    filled.undo()
    assert [hit.id for hit in filled.search("Lukaschenko")] == [source_id]


def test_an_edit_is_found_at_once(filled: Case) -> None:
    statement = filled.briefs.statements()[0]
    filled.briefs.update_statement(statement.id, text="They spoke of buses.")
    assert filled.search("tractors", kinds=["statement"]) == []
    assert [hit.id for hit in filled.search("buses")] == [statement.id]


def test_only_the_last_word_may_be_a_beginning() -> None:
    assert parse("tobr air").match == '("tobr") AND ("air" *)'
    assert parse("tobruk air ").match == '("tobruk") AND ("air")'
    assert parse("ab").match == '("ab")'


def test_tags_are_found_and_shown_as_words(filled: Case) -> None:
    clip = filled.clips.all()[0]
    filled.clips.update(clip.id, tags=["visit", "Tobruk base"])
    (hit,) = filled.search("tobruk", kinds=["clip"])
    assert "visit, Tobruk base" in hit.snippet
    assert "[" not in hit.snippet


def test_a_search_nobody_waits_for_is_given_up(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        case.sources.add_text(f"Convoy {number} left Tobruk.", title=f"Report {number}")
    assert len(case.search("Tobruk", job=Job())) == 20
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        case.search("Tobruk", job=job)
    job = Job()
    monkeypatch.setattr(jobs, "TICK", 50)
    monkeypatch.setattr(find, "units_of", lambda typed: job.cancel() or units_of(typed))
    with pytest.raises(Cancelled):
        case.search("Tobruk conv", job=job)
    monkeypatch.undo()
    assert len(case.search("Tobruk")) == 20, "the connection answers the next question"
