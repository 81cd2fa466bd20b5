"""What the passages of a claim offer to it."""

import json
from pathlib import Path

import pytest

from workbench.case import Case
from workbench.claims import Claim
from workbench.claims.offers import Offer, are_ready, offers, take, with_words
from workbench.extraction.model import Named
from workbench.values.errors import Refused

DATA = Path(__file__).parents[1] / "extraction" / "data" / "passages_offers.json"

TEXT = (
    "It was said that Khalifa Haftar left Sirte last Tuesday with about 40 fighters. The talks in"
    " Minsk began on 3 March 2025."
)


def _claim(case: Case, published: str = "2025-03-05", text: str = TEXT) -> Claim:
    case.actors.add("Khalifa Haftar", kind="person")
    case.actors.add("Sirte", kind="place")
    source = case.sources.add_text(text, "Sirte", published_on=published)
    clip = case.clips.add(source.id, 0, len(text))
    claim = case.claims.add("Haftar left Sirte.")
    case.claims.cite(claim.id, clip.id)
    return claim


def _named(case: Case, claim: Claim, words: str) -> Offer:
    return next(offer for offer in offers(case, claim.id) if offer.words == words)


def test_a_passage_offers_and_sets_nothing_itself(case: Case) -> None:
    claim = _claim(case)
    assert [(offer.kind, offer.words) for offer in offers(case, claim.id)] == [
        ("date", "4 March 2025"),
        ("date", "3 March 2025"),
        ("place", "Sirte"),
        ("actor", "Khalifa Haftar"),
        ("number", "40 fighters"),
    ]
    assert case.claims.get(claim.id) == claim
    first = offers(case, claim.id)[0]
    assert first.why == "4 March 2025: “last Tuesday”, from publication on 5 March 2025."


def test_each_goes_into_its_field_and_undo_gives_it_back(case: Case) -> None:
    claim = _claim(case)
    for words in ("3 March 2025", "Sirte", "Khalifa Haftar", "40 fighters"):
        take(case, claim.id, _named(case, claim, words))
        assert _named(case, claim, words).taken
    taken = case.claims.get(claim.id)
    assert (taken.event_on, taken.event_to, taken.text) == (
        "2025-03-03",
        "",
        "Haftar left Sirte 40 fighters.",
    )
    assert case.actors.get(taken.place_id or "").name == "Sirte"
    assert [actor.name for actor, _role in case.claims.actors(claim.id)] == ["Khalifa Haftar"]
    for _ in range(4):
        case.undo()
    assert case.claims.get(claim.id) == claim
    assert not any(offer.taken for offer in offers(case, claim.id))


def test_without_a_day_of_publication_a_relative_date_says_why_it_has_none(case: Case) -> None:
    claim = _claim(case, published="2025-03")
    first = offers(case, claim.id)[0]
    assert first.why.startswith("“last Tuesday” has no date: ")
    assert not first.can_be_taken
    with pytest.raises(Refused):
        take(case, claim.id, first)
    assert _named(case, claim, "3 March 2025").can_be_taken


def test_a_period_fills_both_ends_as_coarsely_as_it_is_told(case: Case) -> None:
    text = "Prices rose in the first quarter of 2024 and from 1991 to 1995, but not in March 2020."
    claim = _claim(case, text=text)
    found = [(offer.words, offer.event_on, offer.event_to) for offer in offers(case, claim.id)]
    assert found == [
        ("January to March 2024", "2024-01", "2024-03"),
        ("1991 to 1995", "1991", "1995"),
        ("March 2020", "2020-03", ""),
    ]


def test_numbers_of_another_language_are_offered_in_the_words_of_the_house(case: Case) -> None:
    claim = _claim(case, text="قتل نحو ١٢٬٥٠٠ شخص وأنفق البنك مليوني دولار، بزيادة 20 إلى 30 في المئة.")
    assert [offer.words for offer in offers(case, claim.id)] == [
        "about 12,500 people",
        "USD 2 million",
        "20–30%",
    ]


def test_only_supporting_passages_offer(case: Case) -> None:
    claim = _claim(case)
    evidence = case.claims.evidence(claim.id)[0]
    case.claims.cite(claim.id, evidence.clip_id, "contradicts")
    assert offers(case, claim.id) == []


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("They left.", None, "They left 40 men."),
        ("They left", None, "They left 40 men"),
        ("saw left", 4, "saw 40 men left"),
        ("saw left", 3, "saw 40 men left"),
        ("", None, "40 men"),
        ("(as said)", 1, "(40 men as said)"),
    ],
)
def test_words_are_put_in_with_the_blanks_they_need(text: str, at: int | None, expected: str) -> None:
    assert with_words(text, "40 men", at) == expected


def test_actors_and_places_are_offered_by_their_names_in_other_languages(case: Case) -> None:
    for name in ("Rome", "Aleppo", "Харків", "Misrata", "Damascus", "Sanaa", "Moscow"):
        case.actors.add(name, kind="place")
    case.actors.add("National Oil Corporation", kind="organisation")
    text = (
        "A Roma e Misurata si tratta. In Aleppo und Damaskus war es still. У Харкові тихо."
        " قصفت الطائرات صنعاء، وقالت المؤسسة الوطنية للنفط إنها ستبقى. Moskova'da kar var."
    )
    claim = _claim(case, text=text)
    offered = {offer.words for offer in offers(case, claim.id) if offer.kind in ("place", "actor")}
    assert offered == {
        "Rome", "Aleppo", "Харків", "Misrata", "Damascus", "Sanaa", "Moscow", "National Oil Corporation"
    }  # fmt: skip
    # A name that only looks or sounds a little like one is none.
    other = "Sam Romano said the Name was made in Marib, by Damian and for وزير الصناعة. Das ist ein Roman."
    claim = _claim(case, text=other)
    assert [offer.words for offer in offers(case, claim.id) if offer.kind in ("place", "actor")] == []


def test_what_was_found_is_kept_until_the_register_changes(case: Case) -> None:
    claim = _claim(case, text="The men went to Derna.")
    assert not are_ready(case, claim.id)
    assert offers(case, claim.id) == []
    assert are_ready(case, claim.id)
    case.claims.update(claim.id, text="Something else.")
    assert are_ready(case, claim.id)
    case.actors.add("Derna", kind="place")
    assert not are_ready(case, claim.id)
    assert [offer.words for offer in offers(case, claim.id)] == ["Derna"]


def test_most_places_and_actors_of_labelled_passages_are_offered_and_no_others(case: Case) -> None:
    data = json.loads(DATA.read_text("utf-8"))
    known: dict[str, str] = {}
    with case.change("Fill"):
        for kind in ("places", "actors"):
            for one in data["register"][kind]:
                person = all(" " in name for name in one["names"]) and len(one["names"]) == 1
                sort = "place" if kind == "places" else "person" if person else "organisation"
                known[case.actors.add(one["names"][0], kind=sort, aliases=one["names"][1:]).id] = one["id"]
    right = wrong = missed = 0
    for passage in data["passages"]:
        finds = case.finds.in_passage(
            passage["text"], language=passage["lang"], published_on=passage["published"]
        )
        wanted = {label["place"] for label in passage["places"]}
        wanted |= {label["actor"] for label in passage["actors"]}
        named = {
            known[one] for find in finds if isinstance(find.value, Named) for one in find.value.actor_ids
        }
        right += len(named & wanted)
        wrong += len(named - wanted)
        missed += len(wanted - named)
    assert right / (right + wrong) >= 0.95, (right, wrong, missed)
    assert right / (right + missed) >= 0.95, (right, wrong, missed)
