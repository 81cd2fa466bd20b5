"""Sources that may go back to one origin are proposed with the reason, and stay as somebody decided."""

from workbench.case import Case

SHUTDOWN = (
    "Workers at the terminal of Ras Lanuf stopped loading on Sunday night after the guards of the port shut "
    "the gates, three shipping agents said. Two tankers turned back and a third waited outside. The company "
    "that runs the harbour called the walkout illegal and promised to pay the arrears by Friday. Exports had "
    "reached four hundred thousand barrels a day in the week before, the highest since the spring."
)


def source(case: Case, outlet: str, text: str, **fields: str) -> str:
    return case.sources.add_text(text, publication=outlet, **fields).id


def claim_of(case: Case, *source_ids: str) -> str:
    claim = case.claims.add("Loading stopped")
    for source_id in source_ids:
        end = len(case.sources.text(source_id))
        case.claims.cite(claim.id, case.clips.add(source_id, 0, end).id)
    return claim.id


def voices(case: Case, claim_id: str) -> int:
    return case.claims.corroboration(claim_id).supporting_voices


def test_a_source_that_says_whose_report_it_gives_counts_with_that_outlet(case: Case) -> None:
    wire = source(case, "Reuters", "The port was closed by its guards in the night.")
    other = source(case, "Reuters", "An election was called for the autumn.")
    herald = source(case, "The Herald", "The gates are shut, Reuters reported. Nobody knows for how long.")
    claim = claim_of(case, wire, herald, other)
    assert voices(case, claim) == 2
    (found,) = case.origins.proposals.open()
    assert case.origins.proposals.of_claim(claim) == [found]
    assert (found.why, found.outlet, found.source_ids) == ("report", "Reuters", (herald,))
    assert found.words == "The gates are shut, Reuters reported."
    case.origins.proposals.accept([found])
    assert voices(case, claim) == 1, "the other reports of the agency stay one with this one"
    (counted,) = case.origins.counted_as_one(claim)
    assert (counted.why, counted.name, counted.names) == ("report", "Reuters", ("The Herald",))
    assert case.origins.proposals.open() == []
    assert case.sources.count_of_origin(case.sources.get(herald).voice) == 3
    case.undo()
    assert voices(case, claim) == 2
    case.origins.proposals.dismiss([found])
    assert case.origins.proposals.open() == []
    assert voices(case, claim) == 2
    case.undo()
    assert case.origins.proposals.open() == [found]
    assert case.verify() == []


def test_the_outlet_need_not_be_in_the_case(case: Case) -> None:
    post = source(case, "The Post", "RAS LANUF, Nov 3 (AFP) - Loading stopped in the night.")
    times = source(case, "The Times of the Coast", "Loading has stopped.", author="AFP")
    claim = claim_of(case, post, times)
    found = case.origins.proposals.open()
    assert [(one.outlet, one.publication_ids) for one in found] == [("Agence France-Presse", ())] * 2
    case.origins.proposals.accept(found)
    assert voices(case, claim) == 1
    agency = case.publications.find("Agence France-Presse")
    assert agency is not None
    assert agency.kind == "agency"
    own = source(case, "Agence France-Presse", "The port is closed.")
    case.claims.cite(claim, case.clips.add(own, 0, 8).id)
    assert voices(case, claim) == 1
    case.origins.count_apart((post, times, own))
    assert voices(case, claim) == 3
    assert case.origins.proposals.open() == [], "what was counted separately is not proposed again"
    case.undo()
    case.undo()
    case.undo()
    case.undo()
    case.undo()
    assert case.publications.find("Agence France-Presse") is None
    assert voices(case, claim) == 2


def test_no_report_is_proposed_where_none_is_named(case: Case) -> None:
    for number, text in enumerate((
        "He told the guards to leave. They wrote to Reuters for help.",
        "UN reports are due in May. Injuries were reported on Tuesday.",
        "According to the plan the gates open at noon.",
        "Reuters is cutting two hundred jobs, and the BBC moved to Salford.",
        "A lorry of the Associated Press was parked by the harbour.",
        "The minister says that Al Jazeera staff must leave the country.",
    )):  # fmt: skip
        source(case, f"Gazette {number}", text)
    case.publications.add("UN", kind="organisation")
    source(case, "UN", "A report is due.")
    source(case, "Reuters", "Reuters reported on Monday that loading stopped. (Reuters)", author="Reuters")
    case.publications.add("Aunt", kind="human source")
    source(case, "Aunt", "She says that Reuters reported it.")
    case.publications.add("Chirper", kind="social media")
    source(case, "Gazette 9", "Chirper reported that all is well, according to Chirper.")
    assert case.origins.proposals.open() == []


def test_outlets_of_one_owner(case: Case) -> None:
    case.publications.add("Morning Sun", owner="Bay Holding")
    case.publications.add("Evening Star", owner="bay holding")
    texts = ("The port is shut.", "Loading ended.", "No ship left.", "Ships wait outside.", "It is quiet.")
    names = ("Morning Sun", "Evening Star", "TASS", "RIA Novosti", "The Herald")
    ids = [source(case, name, text) for name, text in zip(names, texts, strict=True)]
    claim = claim_of(case, *ids)
    house, state = case.origins.proposals.open()
    assert (house.why, house.outlet, house.names) == ("owner", "bay holding", ("Evening Star", "Morning Sun"))
    assert (state.outlet, state.names) == ("the state of Russia", ("RIA Novosti", "TASS"))
    assert voices(case, claim) == 5
    case.origins.proposals.accept([house, state])
    assert voices(case, claim) == 3
    assert {one.why for one in case.origins.counted_as_one(claim)} == {"owner"}
    source(case, "Sputnik", "A tanker was seen.")
    (further,) = case.origins.proposals.open()
    assert further.names == ("RIA Novosti", "Sputnik", "TASS")
    case.origins.proposals.dismiss([further])
    assert case.origins.proposals.open() == []
    assert voices(case, claim) == 3
    case.undo()
    case.origins.proposals.accept([further])
    assert case.origins.proposals.open() == []
    assert voices(case, claim) == 3
    assert case.verify() == []


def test_sources_that_share_their_words(case: Case) -> None:
    first = source(case, "Coast Wire", SHUTDOWN, published_on="2026-01-02")
    second = source(case, "The Herald", f"Our correspondent writes. {SHUTDOWN}", published_on="2026-01-03")
    third = source(
        case, "The Post", SHUTDOWN.replace("Two tankers", "Three ships"), published_on="2026-01-04"
    )
    old = source(case, "Coast Wire", "An election was called for the autumn.")
    claim = claim_of(case, first, second, third, old)
    assert voices(case, claim) == 3
    found = case.origins.proposals.of_claim(claim)
    assert {one.why for one in found} == {"words"}
    assert len(found) == 2, "as many as it takes to join the three"
    assert sorted(found, key=str) == sorted(case.origins.proposals.open(), key=str)
    assert all(one.share > 0.9 for one in found)
    case.origins.proposals.accept(found)
    assert voices(case, claim) == 1
    case.undo()
    case.origins.proposals.dismiss(found[:1])
    (left,) = case.origins.proposals.open()
    assert left == found[1], "what was kept apart is not joined by way of a third"
    case.undo()
    case.sources.likenesses.keep_apart(second, third)
    case.sources.likenesses.keep_apart(first, third)
    (left,) = case.origins.proposals.open()
    assert set(left.source_ids) == {first, second}


def test_what_was_kept_apart_wins(case: Case) -> None:
    wire = source(case, "Reuters", "The port was closed by its guards in the night.")
    herald = source(case, "The Herald", "The gates are shut, Reuters reported.")
    claim = claim_of(case, wire, herald)
    (found,) = case.origins.proposals.open()
    case.sources.likenesses.keep_apart(wire, herald)
    assert case.origins.proposals.open() == []
    case.origins.proposals.accept([found])
    assert voices(case, claim) == 2


def test_an_outlet_that_is_entered_later_is_looked_for_again(case: Case) -> None:
    source(case, "The Herald", "The gates are shut, the Daily Breeze reported.")
    assert case.origins.proposals.open() == []
    case.publications.add("Daily Breeze")
    assert [one.outlet for one in case.origins.proposals.open()] == ["Daily Breeze"]
