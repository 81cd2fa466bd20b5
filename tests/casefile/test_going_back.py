"""Going back to any point: exactly the state of then, in one change, itself taken back exactly."""

import random
from pathlib import Path

import pytest

from tests.casefile.test_journal import Analyst, dump
from tests.ui.libya import fill
from workbench.case import Case
from workbench.values.errors import KnownError, Refused
from workbench.values.job import Cancelled, Job, Progress


def newest(case: Case) -> int:
    return case.history(1)[0].seq


def content(case: Case) -> dict[str, object]:
    # Who joined stays on record, whatever is gone back to.
    return {table: rows for table, rows in dump(case).items() if table != "analyst"}


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.sweep) for seed in range(2, 9))])
def test_every_point_of_a_random_history_comes_back_exactly(case: Case, seed: int) -> None:
    analyst, chance = Analyst(case, seed), random.Random(seed)
    states = {newest(case): content(case)}
    for _ in range(120):
        try:
            analyst.step()
        except KnownError:
            continue
        states[newest(case)] = content(case)
    for seq in chance.sample(sorted(states), 25):
        before = content(case)
        foreseen = case.journal.difference(seq)
        if not foreseen:
            assert before == states[seq]
            continue
        assert case.journal.go_back(seq) == len(foreseen)
        assert content(case) == states[seq]
        if chance.random() < 0.5:
            assert case.undo()
            assert content(case) == before
    assert case.verify() == []


def test_it_is_one_change_and_says_what_to(case: Case) -> None:
    actor = case.actors.add("Khalifa Haftar")
    seq = newest(case)
    case.actors.update(actor.id, country="Libya")
    case.claims.add("He flew to Minsk")
    case.journal.go_back(seq)
    assert case.history(1)[0].label == f"Restore to “Add actor “Khalifa Haftar”” (change {seq})"
    assert (case.claims.count(), case.actors.get(actor.id).country) == (0, "")
    case.undo()
    assert (case.claims.count(), case.actors.get(actor.id).country) == (1, "Libya")


def test_what_was_issued_stays_issued(case: Case, tmp_path: Path) -> None:
    before = newest(case)
    libya = fill(case)
    filled = newest(case)
    words = case.briefs.lines(libya.brief.id)
    case.deliver(libya.brief.id, tmp_path / "brief.docx", "internal")
    case.deliver(libya.brief.id, tmp_path / "client.docx", override="A test")
    issued = content(case)
    assert case.journal.difference(filled) == []
    case.journal.go_back(before)
    after = content(case)
    assert (after["deliverable"], after["edition"]) == (issued["deliverable"], issued["edition"])
    assert len(after["deliverable"]) == 2
    assert case.claims.count() == 0
    assert case.briefs.count() == 0, "the brief is put away"
    assert case.briefs.get(libya.brief.id).archived
    assert case.briefs.lines(libya.brief.id) == words
    assert case.verify() == []
    assert case.journal.difference(before) == [], "going back once more would do nothing"
    case.undo()
    assert content(case) == issued
    assert case.verify() == []


@pytest.mark.parametrize("undone", [False, True])
def test_going_back_past_a_merge_gives_each_actor_its_mentions_again(case: Case, undone: bool) -> None:
    source = case.sources.add_text("Haftar and Hifter are one.", "One")
    first, second = case.actors.add("Haftar"), case.actors.add("Hifter")
    for place, actor in (((0, 6), first), ((11, 17), second)):
        case.actors.mention(case.clips.add(source.id, *place).id, actor.id)
    claim = case.claims.add("They are one")
    case.claims.add_actor(claim.id, second.id, "one")
    before, seq = content(case), newest(case)
    case.actors.merge(first.id, second.id)
    assert case.verify() == []
    if undone:
        case.undo()
        assert content(case) == before
        case.actors.update(first.id, country="Libya")
    case.journal.go_back(seq)
    assert content(case) == before
    assert case.verify() == []
    case.undo()


def test_going_back_past_rows_that_an_older_version_gave_another_key(case: Case) -> None:
    source = case.sources.add_text("Haftar and Hifter are one.", "One")
    first, second = case.actors.add("Haftar"), case.actors.add("Hifter")
    case.actors.mention(case.clips.add(source.id, 11, 17).id, second.id)
    before, seq = content(case), newest(case)
    with case.change("Merge as it was done once"):
        case.connection.execute("UPDATE mention SET actor_id = ? WHERE actor_id = ?", (first.id, second.id))
    case.undo()
    case.actors.update(first.id, country="Libya")
    case.journal.go_back(seq)
    assert content(case) == before


def test_before_the_case_there_was_nothing(case: Case) -> None:
    with pytest.raises(Refused, match="did not exist yet"):
        case.journal.go_back(1)
    with pytest.raises(Refused, match="just as it was then"):
        case.journal.go_back(newest(case))


def test_it_says_how_far_it_is_and_stops_leaving_everything(case: Case) -> None:
    seq = newest(case)
    with case.change("Many"):
        for number in range(300):
            case.actors.add(f"Actor {number}")
    before, told = content(case), []

    def stop(at: Progress) -> None:
        told.append((at.done, at.total))
        if at.done:
            job.cancel()

    job = Job(stop)
    with pytest.raises(Cancelled):
        case.journal.go_back(seq, job)
    assert told == [(0, 300), (100, 300)]
    assert content(case) == before
    assert case.journal.go_back(seq) == 300
