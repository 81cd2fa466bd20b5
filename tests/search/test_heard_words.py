"""Names in spellings and scripts that no actor of the case has are found by how they sound."""

import pytest

from workbench.case import Case
from workbench.search import also_searched
from workbench.search.heard_words import HeardWords

NAMED = {
    "Nikol Pashinyan": ("Пашинян прилетел.", "وصل باشينيان أمس.", "Paşinyan konuştu.", "Paschinjan spricht."),
    "نواف سلام": ("Nawaf Salam spoke.", "Навафа Салама ждут.", "وقال لسلام إن"),
    "Каиржан Досумов": ("Dosumov resigned.", "Dossoumov démissionne.", "Досумову ответили."),
    "Tedros Wako": ("وصل واكو.", "Ваку молчит."),
}
STRANGERS = ("The passenger's salary was paid.", "Пшеница и салат подорожали.", "Domestic wax prices fell.")


@pytest.mark.parametrize("name", NAMED)
def test_other_scripts_without_an_alias(case: Case, name: str) -> None:
    for one in NAMED:
        case.actors.add(one)
    texts = {case.sources.add_text(text, title=text[:20]).id: text for text in (*NAMED[name], *STRANGERS)}
    found = {texts[hit.id] for hit in case.search(name.split()[-1], kinds=["source"]) if hit.id in texts}
    assert found == set(NAMED[name])


def test_a_name_typed_in_a_spelling_that_nobody_has(case: Case) -> None:
    case.actors.add("Nikol Pashinyan")
    source = case.sources.add_text("Pashinyan spoke in Gyumri.", title="News")
    for typed in ("Paschinjan", "Пашинян", "باشينيان", "nikol pashinian"):
        assert [hit.id for hit in case.search(typed, kinds=["source"])] == [source.id], typed
    assert case.search("passenger", kinds=["source"]) == []


def test_only_words_that_some_text_has_are_shown(case: Case) -> None:
    case.actors.add("Nikol Pashinyan")
    assert also_searched(case, "Pashinyan").spellings == ()
    case.sources.add_text("Пашиняна ждут. Пашинян молчит.", title="News")
    assert also_searched(case, "Pashinyan").spellings in (("Пашинян",), ("Пашиняна",))


def test_a_brother_is_not_searched_for_a_full_name(case: Case) -> None:
    case.actors.add("Anton Belyakov")
    case.actors.add("Pavel Belyakov")
    case.sources.add_text("Beljakow ist da.", title="German")
    assert case.search("Anton Belyakov", kinds=["source"]) == []
    assert len(case.search("Belyakov", kinds=["source"])) == 1


def test_words_of_one_consonant_are_nobody() -> None:
    assert HeardWords(["oh", "аха", "hoe", "sisi"]).like("Hua") == []
    assert HeardWords(["sous", "sisi", "سيسي"]).like("Sisi")[0] == "sisi"


def test_words_that_come_and_go_are_heard_like_those_that_were_there_first() -> None:
    heard = HeardWords(["haftar", "хафтара"])
    heard.hold(["haftar", "хафтара", "hafter"])
    assert sorted(heard.like("Haftar")) == sorted(HeardWords(["haftar", "хафтара", "hafter"]).like("Haftar"))
    heard.hold(["hafter"])
    assert heard.like("Haftar") == ["hafter"]


def test_words_of_a_source_that_came_later_are_heard_too(case: Case) -> None:
    case.actors.add("Nikol Pashinyan")
    case.sources.add_text("Пашинян молчит.", title="First")
    assert also_searched(case, "Pashinyan").spellings == ("Пашинян",)
    case.sources.add_text("باشينيان في باريس", title="Second")
    assert also_searched(case, "Pashinyan").spellings == ("Пашинян", "باشينيان")
