"""What the board weighs: filters, the credibility that is proposed, what would change the picture, status."""

from dataclasses import replace

import pytest

from workbench.case import Case
from workbench.claims.credibility import propose
from workbench.claims.facts import Facts, facts_of, read_again
from workbench.claims.filtering import KINDS, NO_SUPPORT, ClaimCriteria, narrowed, offers, value_names
from workbench.claims.picture import weaknesses, what_would_change
from workbench.values.errors import NotFound, Refused

TODAY = "2025-06-30"


def clip(case: Case, outlet: str, published_on: str = "2025-02-18") -> str:
    words = f"Report {case.sources.count()} of {outlet} on the bridge."
    source = case.sources.add_text(words, publication=outlet, published_on=published_on)
    return case.clips.add(source.id, 0, 6).id


def claim(case: Case, supports: tuple[str, ...] = (), against: tuple[str, ...] = (), **fields: str) -> str:
    made = case.claims.add(f"The bridge is open ({case.claims.count()})", **fields).id
    for stance, outlets in (("supports", supports), ("contradicts", against)):
        for outlet in outlets:
            case.claims.cite(made, clip(case, outlet), stance)
    return made


def proposed(case: Case, claim_id: str) -> str:
    return propose(case, claim_id).code


def test_every_filter_narrows_alone_and_together(case: Case) -> None:
    actor = case.actors.add("Minsk", "place").id
    case.publications.add("Herald", reliability="B")
    one = claim(case, ("Herald",), event_on="2025-02", credibility="2", status="disputed")
    other = claim(case, ("Herald", "Post"), event_on="2024", event_to="2025-03-01")
    bare = claim(case)
    case.claims.update(one, place_id=actor)
    case.claims.add_actor(other, actor)
    tagged = case.claims.evidence(one)[0].clip_id
    case.clips.update(tagged, tags=("crossing",))
    facts, ids = facts_of(case), [bare, other, one]
    herald = case.publications.find("Herald")
    assert herald is not None
    for criteria, due in (
        (ClaimCriteria(), ids),
        (ClaimCriteria(statuses=("disputed",)), [one]),
        (ClaimCriteria(credibilities=("6",)), [bare, other]),
        (ClaimCriteria(reliabilities=("B",)), [other, one]),
        (ClaimCriteria(reliabilities=(NO_SUPPORT,)), [bare]),
        (ClaimCriteria(origins=(herald.id,)), [other, one]),
        (ClaimCriteria(origins=(NO_SUPPORT,)), [bare]),
        (ClaimCriteria(actors=(actor,)), [other, one]),
        (ClaimCriteria(tags=("crossing", "bridge")), [one]),
        (ClaimCriteria("2025-02-20"), [other, one]),
        (ClaimCriteria("2025-02-20", "2025-02-20"), [other, one]),
        (ClaimCriteria("", "2024"), [other]),
        (ClaimCriteria("2025-03-02"), []),
        (ClaimCriteria("2025", actors=(actor,), statuses=("open",)), [other]),
        (ClaimCriteria(statuses=("open",), tags=("crossing",)), []),
    ):
        assert narrowed(ids, facts, criteria) == due, criteria
    assert narrowed(ids, facts, ClaimCriteria(tags=("crossing",)), frozenset({tagged})) == []
    counted = {kind: {one.words: one.count for one in offers(case, facts, kind)} for kind in KINDS}
    assert counted["statuses"] == {"open": 2, "disputed": 1}
    assert counted["origins"] == {"Herald": 2, "Post": 1, "No support": 1}
    assert counted["actors"] == {"Minsk": 2}
    assert counted["tags"] == {"crossing": 1}
    assert value_names(case, "actors", ("gone",)) == {}
    kept = ClaimCriteria("2025", tags=("crossing",)).toggled("statuses", "open")
    assert ClaimCriteria.from_json(kept.to_json()) == kept


def test_facts_read_again_are_those_of_a_whole_reading(case: Case) -> None:
    first, second = claim(case, ("Herald",)), claim(case, ("Post",), ("Herald",))
    known = facts_of(case)
    case.claims.remove(first)
    case.claims.cite(second, clip(case, "Wire"))
    assert read_again(case, known, (first, second)) == facts_of(case) != known


def test_the_proposed_credibility_follows_the_evidence_and_is_never_set(case: Case) -> None:
    case.publications.add("State TV", affiliation="Belarus, state")
    case.publications.add("Army Radio", affiliation="military")
    alone, two = claim(case, ("Herald",)), claim(case, ("Herald", "Post"))
    actor = case.actors.add("Khalifa Haftar").id
    for made, due in (
        (claim(case), "6"),
        (two, "1"),
        (alone, "6"),
        (claim(case, ("Herald",), ("Post", "Wire")), "5"),
        (claim(case, (), ("Post",)), "5"),
        (claim(case, ("Herald",), ("Post",)), "4"),
        (claim(case, ("Herald", "Wire"), ("Post",)), "3"),
        (claim(case, ("State TV", "Army Radio")), "3"),
        (claim(case, ("Herald", "Herald")), "6"),
    ):
        assert proposed(case, made) == due
        assert case.claims.get(made).credibility == "6"
    for one in (alone, two):
        case.claims.add_actor(one, actor)
    assert proposed(case, alone) == "2"
    assert propose(case, alone).reasons == (
        "1 independent origin supports it: Herald.",
        "1 claim about the same actors or place from other origins, not disputed.",
    )
    party = claim(case, ("State TV",))
    case.claims.add_actor(party, actor)
    assert proposed(case, party) == "3"
    assert "All support is from state media or parties to the matter." in propose(case, party).reasons
    case.claims.set_status([two], "rejected")
    assert proposed(case, alone) == "6"
    with pytest.raises(NotFound):
        propose(case, "gone")


def test_a_contradicting_claim_lowers_what_is_proposed(case: Case) -> None:
    for number in ("12", "30"):
        made = case.claims.add(f"{number} people were killed at the market of Minsk", event_on="2025-03-03")
        case.claims.cite(made.id, clip(case, "Herald"))
    found = propose(case, made.id)
    assert found.code == "4"
    assert "1 other claim may contradict it." in found.reasons


def test_what_would_change_the_picture(case: Case) -> None:
    case.publications.add("State TV", affiliation="state")
    one = claim(case, ("Herald",), kind="state of affairs")
    solid = claim(case, ("Herald", "Post"))
    disputed = claim(case, ("Herald", "Post"), ("Wire",))
    party = claim(case, ("State TV",))
    marked = claim(case, ("Herald", "Post"), status="disputed")
    bare = claim(case)
    facts = facts_of(case)
    names = dict.fromkeys(facts[one].origins, "Herald")
    found = what_would_change(
        [bare, marked, party, disputed, solid, one], facts, TODAY, {solid: [one]}, names
    )
    told = {claim_id: [weak.words for weak in why] for claim_id, why in found.items()}
    assert told == {
        party: ["One origin", "Only state media or parties to the matter"],
        one: ["One origin: Herald", "Stale: newest report of 18 February 2025"],
        marked: ["Disputed: marked so by an analyst"],
        disputed: ["Disputed: 1 origin against it"],
        solid: ["Disputed: 1 other claim against it"],
    }
    assert found[disputed][0].clip_id == facts[disputed].contrary
    assert (found[solid][0].other_id, found[one][1].clip_id) == (one, facts[one].support)
    # A young report is not stale, an event never is; a claim that was rejected is no part of the picture.
    assert len(weaknesses(facts[one], "2025-05-18")) == 1
    assert len(weaknesses(replace(facts[one], kind="event"), TODAY)) == 1
    assert weaknesses(replace(facts[party], status="rejected"), TODAY) == []
    lost = Facts("x", origins=frozenset(("a", "b")), is_lost=True, support="clip")
    assert [weak.reason for weak in weaknesses(lost, TODAY)] == ["stale"]


def test_the_status_of_several_claims_is_one_change(case: Case) -> None:
    made = [claim(case), claim(case), claim(case)]
    assert case.claims.set_status(made[:2], "accepted") == 2
    assert case.undo_label == "Mark 2 claims as accepted"
    assert case.claims.set_status(made, "accepted") == 1
    assert case.claims.set_status([*made, "gone"], "accepted") == 0
    case.undo()
    case.undo()
    assert {known.status for known in case.claims.all()} == {"open"}
    for verb in (lambda: case.claims.set_status(made, "sure"), lambda: case.claims.add("x", status="sure")):
        with pytest.raises(Refused):
            verb()
