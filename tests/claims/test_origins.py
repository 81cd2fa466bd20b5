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


def test_why_they_count_separately_is_told_and_can_be_changed(case: Case) -> None:
    case.publications.add("Chirper", kind="social media")
    case.publications.add("Aunt", kind="human source")
    herald = [source(case, "The Herald", number) for number in range(2)]
    others = [source(case, name, 1) for name in ("The Post", "Chirper", "Aunt", "")]
    claim = claim_of(case, *herald, *others)
    assert [one.why for one in case.origins.counted_as_one(claim)] == ["outlet"]
    assert {one.why for one in case.origins.counted_apart(claim)} == {"platform", "person", "alone"}
    case.sources.likenesses.keep_apart(*herald)
    apart, *rest = case.origins.counted_apart(claim)
    assert (apart.why, apart.names, apart.source_ids) == ("apart", ("The Herald",), (herald[1],))
    (different,) = [one for one in rest if one.why == "different"]
    assert set(different.names) == {"The Herald", "The Post"}
    case.origins.count_with_outlet(herald[1])
    assert origins(case, claim) == 5
    assert case.origins.counted_apart(claim_of(case, others[0])) == []


def test_sources_are_joined_by_what_is_proposed_and_what_was_dismissed_is_listed(case: Case) -> None:
    wire = case.sources.add_text("The port was shut by guards.", publication="Reuters").id
    other = case.sources.add_text("An election is due.", publication="Reuters").id
    herald = case.sources.add_text("The gates are shut, Reuters reported.", publication="The Herald").id
    post, times = source(case, "The Post", 1), source(case, "The Times", 1)
    claim = claim_of(case, wire, herald, post, times)
    proposals = case.origins.proposals
    case.sources.likenesses.keep_apart(herald, wire)
    proposals.join([wire, herald, post])
    assert origins(case, claim) == 2
    assert case.sources.get(herald).reports_id == case.sources.get(wire).publication_id
    assert case.sources.get(herald).voice == case.sources.get(other).voice
    assert case.sources.any_grouped([herald])
    case.undo()
    assert origins(case, claim) == 4
    case.undo()
    (report,) = proposals.open()
    proposals.dismiss([report])
    case.sources.likenesses.keep_apart(post, times)
    listed = proposals.dismissed()
    assert [(one.why, one.outlet) for one in listed] == [("report", "Reuters"), ("words", "")]
    assert listed[0].names == ("The Herald",)
    proposals.restore(listed)
    assert proposals.dismissed() == []
    assert proposals.open() == [report]
    proposals.join([post, times])
    case.sources.ungroup([post, times])
    assert origins(case, claim) == 4
    assert case.verify() == []
