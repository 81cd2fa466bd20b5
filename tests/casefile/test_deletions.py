"""Deleted things come back with what hung on them, for thirty days and in one change."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.casefile.test_journal import dump
from tests.ui.libya import Libya, fill
from workbench.case import Case
from workbench.casefile.journal.deletions import deletions
from workbench.values.errors import Refused


@pytest.fixture
def libya(case: Case) -> Libya:
    return fill(case)


def names(case: Case) -> list[tuple[str, str]]:
    return [(one.table, one.name) for one in case.journal.deletions()]


def test_a_source_comes_back_with_its_clips_and_their_evidence(libya: Libya) -> None:
    case, before = libya.case, dump(libya.case)
    case.sources.remove(libya.sources["belta"])
    (deletion,) = case.journal.deletions()
    assert (deletion.table, deletion.name) == ("source", "Lukashenko receives Haftar")
    assert (deletion.analyst, deletion.days_left) == ("A. Analyst", 30)
    assert deletion.with_it["clip"] == 3
    assert deletion.with_it["evidence"] == 3
    assert deletion.with_it["mention"] == 2
    assert case.journal.restore(deletion) == 0
    assert dump(case) == before
    assert names(case) == []
    assert case.history(1)[0].label == "Restore source “Lukashenko receives Haftar”"
    case.undo()
    assert names(case) == [("source", "Lukashenko receives Haftar")]
    assert case.verify() == []


@pytest.mark.parametrize("kind", ["claim", "actor", "brief", "publication", "statement"])
def test_each_kind_comes_back_whole(libya: Libya, kind: str) -> None:
    case = libya.case
    some = {
        "claim": libya.claims["tobruk"],
        "actor": libya.actors["khalifa"],
        "brief": libya.brief.id,
        "publication": case.publications.find("BelTA").id,
        "statement": libya.statements["visit"],
    }
    remove = {
        "claim": case.claims.remove, "actor": case.actors.remove, "brief": case.briefs.remove,
        "publication": case.publications.remove, "statement": case.briefs.remove_statement,
    }  # fmt: skip
    before = dump(case)
    remove[kind](some[kind])
    assert dump(case) != before
    (deletion,) = case.journal.deletions()
    assert deletion.table == kind
    case.journal.restore(deletion)
    after = dump(case)
    assert {table: rows for table, rows in after.items() if table != "statement"} == {
        table: rows for table, rows in before.items() if table != "statement"
    }
    # Those behind a removed statement may have moved up; none is missing.
    assert [row[:2] for row in after["statement"]] == [row[:2] for row in before["statement"]]


def test_a_link_waits_for_its_other_end(libya: Libya) -> None:
    case = libya.case
    evidence = case.claims.evidence(libya.claims["contracts"])
    case.clips.remove(libya.clips["contracts"])
    case.claims.remove(libya.claims["contracts"])
    claim, clip = case.journal.deletions()
    assert (claim.table, clip.table) == ("claim", "clip")
    assert case.journal.restore(clip) == 1
    assert case.clips.get(libya.clips["contracts"])
    assert case.journal.restore(claim) == 0
    assert case.claims.evidence(libya.claims["contracts"]) == evidence
    assert case.verify() == []


def test_a_link_taken_away_for_its_own_sake_stays_away(libya: Libya) -> None:
    case = libya.case
    case.claims.uncite(libya.claims["contracts"], libya.clips["contracts"])
    case.claims.remove(libya.claims["contracts"])
    case.journal.restore(case.journal.deletions()[0])
    assert case.claims.evidence(libya.claims["contracts"]) == []


def test_what_hangs_on_something_deleted_says_so(libya: Libya) -> None:
    case = libya.case
    case.clips.remove(libya.clips["met"])
    case.sources.remove(libya.sources["belta"])
    source, clip = case.journal.deletions()
    with pytest.raises(Refused, match="belongs to has been deleted as well"):
        case.journal.restore(clip)
    case.journal.restore(source)
    case.journal.restore(clip)
    assert len(case.clips.of_source(libya.sources["belta"])) == 3


def test_after_thirty_days_it_is_no_longer_listed(libya: Libya) -> None:
    case = libya.case
    case.clips.remove(libya.clips["met"])
    now = datetime.now(UTC)
    assert case.journal.deletions(now + timedelta(days=29, hours=12))[0].days_left == 1
    assert case.journal.deletions(now + timedelta(days=30, hours=1)) == []


@pytest.mark.parametrize(
    ("before", "deleted", "after", "now", "left"),
    [
        # A clock without battery: the change of 1970 is no older than the one before it.
        ("2026-11-29", "1970-01-01", "2026-11-30", "2026-12-09", 20),
        ("2026-11-29", "1970-01-01", "1970-01-02", "1970-01-03", 28),
        # A clock that was years ahead: what was deleted then was deleted before the next change.
        ("2026-11-29", "2031-01-01", "2026-11-30", "2026-12-10", 20),
        ("2026-11-29", "2026-11-30", "2031-01-01", "2026-12-10", 20),
        # A clock that was set back is no reason to hide anything.
        ("2026-11-29", "2026-11-30", "2020-01-01", "2020-01-02", 29),
        # In order and old: only among the older ones.
        ("2026-10-01", "2026-10-02", "2026-10-03", "2026-12-01", 0),
    ],
)
def test_a_clock_that_was_wrong_hides_no_deletion(
    libya: Libya, before: str, deleted: str, after: str, now: str, left: int
) -> None:
    case = libya.case
    case.clips.remove(libya.clips["met"])
    seq = case.history(1)[0].seq
    case.claims.add("Afterwards.")
    # Written past the door: what a computer with such a clock would have written.
    at = {True: before, False: after}
    sets = [
        (f"{deleted if one.seq == seq else at[one.seq < seq]}T10:00:00.000Z", one.seq)
        for one in case.history(1000)
    ]
    connection = case.connection
    connection.execute("BEGIN")
    connection.execute("DROP TRIGGER sealed_change_set_update")
    connection.executemany("UPDATE change_set SET at = ? WHERE seq = ?", sets)
    moment = datetime.fromisoformat(f"{now}T10:00:00+00:00")
    listed = [one.days_left for one in deletions(connection, moment)]
    older = [one.days_left for one in deletions(connection, moment, older=True)]
    connection.execute("ROLLBACK")
    assert listed == ([left] if left else [])
    assert older == [left]


def test_nothing_is_restored_twice(libya: Libya) -> None:
    case = libya.case
    case.claims.remove(libya.claims["bare"])
    (deletion,) = case.journal.deletions()
    case.journal.restore(deletion)
    with pytest.raises(Refused, match="in the case already"):
        case.journal.restore(deletion)
