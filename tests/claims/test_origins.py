"""How many independent origins speak for a claim: the user's word first, then the outlet."""

import pytest

from workbench.case import Case


def claim_of(case: Case, *source_ids: str) -> str:
    claim = case.claims.add("The bridge is open")
    for source_id in source_ids:
        case.claims.cite(claim.id, case.clips.add(source_id, 0, 6).id)
    return claim.id


def source(case: Case, outlet: str, number: int) -> str:
    return case.sources.add_text(f"Bridge report number {number} of {outlet}.", publication=outlet).id


def origins(case: Case, claim_id: str) -> int:
    return case.claims.corroboration(claim_id).supporting_voices


@pytest.mark.parametrize(
    ("kind", "due"),
    [("outlet", 1), ("agency", 1), ("state body", 1), ("social media", 3), ("human source", 3)],
)
def test_an_outlet_is_one_origin_a_platform_or_a_person_is_not(case: Case, kind: str, due: int) -> None:
    case.publications.add("The Herald", kind=kind)
    claim = claim_of(case, *(source(case, "The Herald", number) for number in range(3)))
    assert origins(case, claim) == due
    voices = {case.sources.get(clip.source_id).voice for clip in case.clips.all()}
    assert len(voices) == due


def test_sources_without_an_outlet_count_each(case: Case) -> None:
    assert origins(case, claim_of(case, source(case, "", 1), source(case, "", 2))) == 2


def test_what_the_user_decided_comes_first(case: Case) -> None:
    herald = [source(case, "The Herald", number) for number in range(2)]
    post = source(case, "The Post", 1)
    claim = claim_of(case, *herald, post)
    assert origins(case, claim) == 2
    case.sources.likenesses.keep_apart(*herald)
    assert origins(case, claim) == 3
    case.sources.group_as_one_origin([herald[0], post], "A wire")
    assert origins(case, claim) == 2
    case.undo()
    case.undo()
    assert origins(case, claim) == 2


def test_why_they_count_as_one_is_told_and_can_be_changed(case: Case) -> None:
    herald = [source(case, "The Herald", number) for number in range(3)]
    post = [source(case, "The Post", 1), source(case, "The Times", 1)]
    claim = claim_of(case, *herald, *post)
    case.sources.group_as_one_origin(post, "A wire")
    group, outlet = case.origins.counted_as_one(claim)
    assert (group.why, group.name, set(group.names)) == ("group", "A wire", {"The Post", "The Times"})
    assert (outlet.why, outlet.name, set(outlet.source_ids)) == ("outlet", "The Herald", set(herald))
    case.origins.count_apart(outlet.source_ids)
    case.origins.count_apart(group.source_ids)
    assert origins(case, claim) == 5
    assert case.origins.counted_as_one(claim) == []
    case.undo()
    case.undo()
    assert origins(case, claim) == 2


def test_two_reports_of_one_outlet_do_not_confirm_each_other(case: Case) -> None:
    claim = claim_of(case, source(case, "The Herald", 1), source(case, "The Herald", 2))
    case.claims.update(claim, credibility="1")
    brief = case.briefs.add("Libya", "Bridge")
    case.briefs.state(brief.id, text="The bridge over the wadi is open.", claims=[claim])
    assert {"L13", "L15"} <= {finding.check_id for finding in case.briefs.check(brief.id)}
