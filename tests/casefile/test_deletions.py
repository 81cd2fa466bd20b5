"""Deleted things come back with what hung on them, for thirty days and in one change."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.casefile.test_journal import dump
from tests.ui.libya import Libya, fill
from workbench.case import Case
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


def test_nothing_is_restored_twice(libya: Libya) -> None:
    case = libya.case
    case.claims.remove(libya.claims["bare"])
    (deletion,) = case.journal.deletions()
    case.journal.restore(deletion)
    with pytest.raises(Refused, match="in the case already"):
        case.journal.restore(deletion)
