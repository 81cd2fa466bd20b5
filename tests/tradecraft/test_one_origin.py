"""L14: what counts as confirmation and is one report told twice, by its own words, owner or text."""

from tests.claims.test_one_origin import SHUTDOWN, claim_of, source
from workbench.case import Case
from workbench.tradecraft import Finding


def found_in(case: Case, *source_ids: str) -> list[Finding]:
    claim = claim_of(case, *source_ids)
    brief = case.briefs.add("Libya", "Port")
    case.briefs.state(brief.id, text="Loading has stopped.", claims=[claim])
    return [one for one in case.briefs.check(brief.id) if one.check_id == "L14"]


def test_one_report_told_twice(case: Case) -> None:
    gazette = source(case, "Dock Gazette", "The guards closed the gates of the port at noon.")
    herald = source(case, "The Herald", "The gates of the port are shut, the Dock Gazette reported.")
    (found,) = found_in(case, gazette, herald)
    assert found.message == (
        "The Herald gives the report of Dock Gazette: “The gates of the port are shut, the Dock Gazette "
        "reported”. Each counts as confirming “Loading stopped”."
    )
    assert len(found.evidence) == 3
    case.origins.proposals.dismiss(case.origins.proposals.open())
    assert found_in(case, gazette, herald) == [], "what was dismissed is not told"


def test_two_sources_give_the_report_of_a_third(case: Case) -> None:
    first = source(case, "The Post", "Loading stopped, Reuters reported on Monday.")
    second = source(case, "The Herald", "The port is shut, according to Reuters.")
    (found,) = found_in(case, first, second)
    assert found.message.startswith("The Post and The Herald give the report of Reuters")
    assert found_in(case, first) == []


def test_owners_and_shared_words(case: Case) -> None:
    tass, ria = source(case, "TASS", "Loading stopped."), source(case, "RIA Novosti", "The port is shut.")
    (found,) = found_in(case, tass, ria)
    assert "RIA Novosti and TASS belong to one owner, the state of Russia." in found.message
    herald = source(case, "The Herald", "The gates are closed, a reporter saw.")
    assert found_in(case, tass, ria, herald) == [], "somebody else supports it too"
    wire = source(case, "Coast Wire", SHUTDOWN)
    post = source(case, "The Post", f"Our correspondent writes. {SHUTDOWN[:300]}")
    claim = case.claims.add("Tankers turned back")
    for one, start, end in ((wire, 0, 60), (post, 100, 160)):
        case.claims.cite(claim.id, case.clips.add(one, start, end).id)
    brief = case.briefs.add("Libya", "Tankers")
    case.briefs.state(brief.id, text="Tankers turned back.", claims=[claim.id])
    (found,) = (one for one in case.briefs.check(brief.id) if one.check_id == "L14")
    assert "share" in found.message


def test_words_of_a_protected_source_are_not_passed_on(case: Case) -> None:
    wire = source(case, "Reuters", "Loading stopped at noon.")
    told = source(
        case,
        "The Herald",
        "The gates are shut, Reuters reported.",
        protection="protected",
        descriptor="A clerk",
    )
    (found,) = found_in(case, wire, told)
    assert found.message.startswith("A clerk gives the report of Reuters.")


def test_what_somebody_says_of_an_official_is_no_second_witness(case: Case) -> None:
    case.publications.add("Port Authority", kind="state body")
    own = source(case, "Port Authority", "The port is closed until Friday.")
    herald = source(case, "The Herald", "The port is closed, the Port Authority said.")
    assert case.origins.proposals.open() == [], "an official who is quoted is no outlet"
    (found,) = found_in(case, own, herald)
    assert "The Herald gives the report of Port Authority" in found.message
