"""Names across scripts: who is proposed, who never is, and where names stand in a text."""

import itertools
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference.libya import ACTORS, spellings
from workbench.actors.folding import fold_for_names
from workbench.actors.meanings import word_meanings
from workbench.actors.names import NameFinder, propose, romanise, script_of, skeleton

REGISTER = [(actor["key"], name) for actor in ACTORS for name in spellings(actor)]


@cache
def finder_of_all() -> NameFinder:
    return NameFinder(REGISTER)


ONE_NAME = [
    ["Khalifa Haftar", "Khalifa Hifter", "Khalifa Hiftar", "Khaleefa Heftar", "Khalifa Khaftar",
     "Halifa Hafter", "خليفة حفتر", "خَلِيفَة حَفْتَر", "Халифа Хафтар"],
    ["Gaddafi", "Qadhafi", "Qaddafi", "Kadafi", "Gadhafi", "al-Gaddafi", "el-Qaddafi", "al-Qadhdhāfī",
     "القذافي", "Каддафи"],
    ["Belqasem", "Belgacem", "Belkacem", "Belqasim", "بلقاسم", "بالقاسم", "Белькасем"],
    ["Aleksandr Lukashenko", "Alexander Lukashenko", "Alyaksandr Lukashenka", "ألكسندر لوكاشينكو",
     "Александр Лукашенко", "Аляксандр Лукашэнка"],
    ["Abdul Hamid Dbeibah", "Abdulhamid Dbeibah", "Abdel Hamid Dbeiba", "عبد الحميد الدبيبة"],
    ["Aguila Saleh", "Aqila Salih", "عقيلة صالح", "Агила Салех"],
    ["as-Sarraj", "al-Sarraj", "السراج"],
]  # fmt: skip


def found(text: str, finder: NameFinder | None = None) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.actor_id) for hit in (finder or finder_of_all()).names_in(text)]


@pytest.mark.parametrize("spellings", ONE_NAME, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_share_a_skeleton(spellings: list[str]) -> None:
    assert {skeleton(spelling) for spelling in spellings} == {skeleton(spellings[0])}


def test_different_people_have_different_skeletons() -> None:
    names = ["Khalifa Haftar", "Khalifa al-Ghwell", "Saddam Haftar", "Aguila Saleh", "Fathi Bashagha"]
    assert len({skeleton(name) for name in names}) == len(names)


@given(st.text())
def test_a_skeleton_is_made_of_any_text_and_is_stable(text: str) -> None:
    key = skeleton(text)
    assert key == skeleton(text.replace(" ", "  "))
    assert not set(key) & set("aeiouwyAEIOU")


def test_scripts() -> None:
    texts = ["Haftar", "حفتر", "Хафтар", "哈夫塔尔", "...", "Хафтар LNA Минск"]
    assert [script_of(text) for text in texts] == ["Latn", "Arab", "Cyrl", "Hani", "", "Cyrl"]
    assert romanise("خليفة حفتر") == "khlyfa hftr"
    assert romanise("Шойгу, Žižek") == "shoygu zhizhek"


@pytest.mark.parametrize(
    ("typed", "actor", "why"),
    [
        ("Khalifa Haftar", "khalifa", "the same name"),
        ("khalifa HAFTAR", "khalifa", "the same letters"),
        ("Khaleefa Heftar", "khalifa", "sounds the same"),
        ("Field Marshal Khalifa Hiftar", "khalifa", "this name is a part of the words"),
        ("Qadhafi", "gaddafi", "the words are a part of this name"),
        ("القذافي", "gaddafi", "the words are a part of this name"),
        ("LAAF", "lna", "its initials are LAAF"),
        ("Emmanuel Marcon", "macron", "similar spelling"),
    ],
)
def test_the_likeliest_actor_is_proposed_first_and_says_why(typed: str, actor: str, why: str) -> None:
    first = propose(typed, REGISTER)[0]
    assert (first.actor_id, first.why) == (actor, why)


def test_a_bare_surname_proposes_every_bearer() -> None:
    assert {candidate.actor_id for candidate in propose("Hafter", REGISTER)} == {
        "khalifa",
        "belqasem",
        "saddam",
    }


@pytest.mark.parametrize("typed", ["Khalifa al-Ghwell", "Aguila Saleh", "GNA", "", "   ", "🙂", "Ali"])
def test_strangers_are_not_proposed(typed: str) -> None:
    assert propose(typed, REGISTER) == []


def test_one_candidate_an_actor_and_no_more_than_asked() -> None:
    candidates = propose("Haftar", REGISTER, limit=2)
    assert len(candidates) == 2 == len({candidate.actor_id for candidate in candidates})


@given(st.text(max_size=30))
def test_proposing_takes_any_text_best_first(text: str) -> None:
    scores = [candidate.score for candidate in propose(text, REGISTER)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 100 for score in scores)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khalifa Haftar's visit", [("Khalifa Haftar", "khalifa")]),
        ("the museum, eu, amazing", []),
        ("The EU and MAZ.", [("EU", "eu"), ("MAZ", "maz")]),
        ("Tobruk Air\nBase near Tobruk", [("Tobruk Air\nBase", "air-base"), ("Tobruk", "tobruk")]),
        ("Tobruk Air Brakes", [("Tobruk", "tobruk")]),
        ("Minsk Tobruk Minsk", [("Minsk", "minsk"), ("Tobruk", "tobruk"), ("Minsk", "minsk")]),
        ("🙂 Khalífa Hifter ß", [("Khalífa Hifter", "khalifa")]),
        ("dell'Esercito nazionale libico (Lna)", [("Esercito nazionale libico", "lna")]),
        ("с фельдмаршалом Халифой Хафтаром", [("Халифой Хафтаром", "khalifa")]),
        ("сын Белькасема Хафтара", [("Белькасема Хафтара", "belqasem")]),
        ("Аляксандра Лукашэнкі", [("Аляксандра Лукашэнкі", "lukashenko")]),
        ("Александру Лукашенко", [("Александру Лукашенко", "lukashenko")]),
        ("Ливийской национальной армией", [("Ливийской национальной армией", "lna")]),
        ("в Минске, Минскэнерго, россияне", [("Минске", "minsk")]),
        ("وخَلِيفَة حَفْتَر", [("خَلِيفَة حَفْتَر", "khalifa")]),
        ("لمعمر القذافي", [("معمر القذافي", "gaddafi")]),
        ("للجيش الوطني الليبي", [("لجيش الوطني الليبي", "lna")]),
        ("شاحنات كماز", []),
        ("حافلات «ماز»", [("ماز", "maz")]),
    ],
)
def test_names_in_running_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_name_in_a_script_without_spaces_stands_within_a_sentence() -> None:
    assert found("利比亚的哈夫塔尔访问", NameFinder([("k", "哈夫塔尔")])) == [("哈夫塔尔", "k")]


def test_a_name_two_actors_share_is_found_for_both() -> None:
    assert found("Haftar came", NameFinder([("a", "Haftar"), ("b", "HAFTAR"), ("c", "haftar")])) == [
        ("Haftar", "a"), ("Haftar", "c"), ("Haftar", "b"),
    ]  # fmt: skip


def test_an_empty_register_and_empty_names_find_nothing() -> None:
    assert found("Khalifa Haftar", NameFinder([])) == []
    assert found("a - b", NameFinder([("x", " "), ("y", "-"), ("z", "")])) == []


@given(st.text(alphabet="аАЙёxX İßﬁ\u0301َةx🙂-'’\n哈", max_size=40))
def test_folding_keeps_the_way_back(text: str) -> None:
    folded, back = fold_for_names(text)
    places = range(len(folded)) if back is None else [back(place) for place in range(len(folded))]
    assert list(places) == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    assert len(folded) == len(text) or back is not None


@given(
    st.text(alphabet="ab дж تب 🙂\u0301.-", max_size=20),
    st.text(alphabet="ab дж تب 🙂\u0301.-", max_size=20),
)
def test_a_name_is_found_at_its_place_wherever_it_stands(before: str, after: str) -> None:
    text = f"{before} Khalifa Haftar {after}"
    assert (len(before) + 1, "khalifa") in [
        (hit.start, hit.actor_id) for hit in finder_of_all().names_in(text)
    ]


@given(st.text(max_size=200))
def test_hits_are_in_order_and_do_not_overlap(text: str) -> None:
    hits = finder_of_all().names_in(text)
    assert all(first.end <= second.start for first, second in itertools.pairwise(hits))


def test_a_document_of_the_usual_length_gives_every_name() -> None:
    text = "The Libyan National Army in Tobruk met Белькасем Хафтар and خليفة حفتر in Minsk. " * 60
    assert len(finder_of_all().names_in(text)) == 5 * 60


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_a_place_means_the_same_with_any_apostrophe(apostrophe: str) -> None:
    assert word_meanings(f"В{apostrophe}єтнам") == ("VN",)
    assert word_meanings(f"Куп{apostrophe}янськ") == word_meanings("Купянск") == ("city Kupiansk",)
