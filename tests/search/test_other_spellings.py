"""Whoever looks for a name finds what names the person in another spelling or script."""

import pytest

from workbench.case import Case
from workbench.search import also_searched

TEXTS = {
    "english": "Khalifa Haftar met envoys in Benghazi.",
    "surname": "Haftar's office did not reply.",
    "variant": "Hifter’s forces stayed in Sirte.",
    "russian": "В Москве с Хафтаром говорил Сергей Шойгу.",
    "dative": "Халифе Хафтару не сообщили, Шойгу молчит.",
    "arabic": "وأكد المشير خليفة حفتر ذلك",
    "clitic": "لحفتر دور كبير في الشرق",
    "brother": "Saddam Haftar flew to Rome.",
    "joined": "عبدالفتاح السيسي التقى وفدا",
    "cairo": "President Abdel Fattah al-Sisi spoke.",
    "stranger": "Хафторн and Haftarov are other people.",
}


@pytest.fixture
def ids(case: Case) -> dict[str, str]:
    ids = {case.sources.add_text(text, title=name).id: name for name, text in TEXTS.items()}
    case.actors.add("Khalifa Haftar", aliases=["خليفة حفتر", "Khalifa Hifter", "Халифа Хафтар"])
    case.actors.add("Saddam Haftar", aliases=["صدام حفتر"])
    case.actors.add("Sergei Shoigu", aliases=["Сергей Шойгу"])
    case.actors.add("Abdel Fattah al-Sisi", aliases=["عبد الفتاح السيسي"])
    case.actors.add("European Union", kind="organisation", aliases=["EU", "الاتحاد الأوروبي"])
    return ids


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Haftar", "english surname variant russian dative arabic clitic brother"),
        ("حفتر", "english surname variant russian dative arabic clitic brother"),
        ("Khalifa Haftar", "english russian dative arabic clitic"),
        ("haftar khalifa", "english russian dative arabic clitic"),
        ("Shoigu", "russian dative"),
        ("al-Sisi", "joined cairo"),
        ("السيسي", "joined cairo"),
        ("Haftar Sirte", "variant"),
        ('"Haftar"', "english surname brother"),
        ("envoys", "english"),
    ],
)
def test_an_actors_other_spellings_are_searched(
    case: Case, ids: dict[str, str], typed: str, names: str
) -> None:
    assert {ids[hit.id] for hit in case.search(typed, kinds=["source"])} - {"stranger"} == set(names.split())


def test_they_can_be_left_out(case: Case, ids: dict[str, str]) -> None:
    hits = case.search("Haftar", kinds=["source"], other_spellings=False)
    assert {ids[hit.id] for hit in hits} - {"stranger"} == {"english", "surname", "brother"}


def test_which_they_are_is_told_other_scripts_first(case: Case, ids: dict[str, str]) -> None:
    assert set(also_searched(case, "Haftar").spellings) == {"حفتر", "Хафтар", "Hifter"}
    assert also_searched(case, "Haftar").spellings[-1] == "Hifter"
    assert len(also_searched(case, "Haftar").actor_ids) == 2
    assert also_searched(case, "european union").spellings == ("الاتحاد الأوروبي",)
    for typed in ("", '"', "Khalifa", "envoys", '"Khalifa Haftar"', "* NEAR("):
        assert also_searched(case, typed).spellings == ()


def test_the_passage_shows_the_spelling_that_stands_there(case: Case, ids: dict[str, str]) -> None:
    hits = {ids[hit.id]: hit for hit in case.search("Haftar", kinds=["source"])}
    for name, words in (("russian", "Хафтаром"), ("clitic", "حفتر"), ("variant", "Hifter")):
        hit = hits[name]
        assert TEXTS[name][hit.start : hit.end] == words
        assert [hit.snippet[start:end] for start, end in hit.marks if hit.snippet[start:end] == words]
