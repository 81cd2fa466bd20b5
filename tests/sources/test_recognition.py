"""A document finds its publication by address, else by name; the analyst's own register comes first."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.casefile import Case
from workbench.sources.reading.model import Reading
from workbench.sources.store.outlets import known_outlets, outlet_at, outlet_named, places_of
from workbench.values.text import fold

REGIONS = {
    "Europe": {"France", "Germany", "Italy", "United Kingdom", "Poland", "Serbia"},
    "North Africa": {"Libya", "Egypt", "Tunisia", "Algeria", "Morocco", "Sudan"},
    "Middle East": {"Iraq", "Iran", "Syria", "Lebanon", "Israel", "Turkey", "Qatar", "Yemen"},
    "former Soviet Union": {"Russia", "Belarus", "Ukraine", "Georgia", "Armenia", "Kazakhstan", "Moldova"},
}
AFFILIATIONS = {
    "state-owned", "state-funded", "state-linked", "public", "government", "military", "party",
    "international organisation", "private", "non-profit", "exile",
}  # fmt: skip
PLACE = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[a-z0-9-]+)?")
FORMS = {
    "agency", "newspaper", "broadcaster", "magazine", "site", "official", "organisation", "think tank",
}  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "outlets.gwk") as case:
        yield case


def taken_in(case: Case, url: str = "", site: str = "") -> str:
    reading = Reading(text="Words.", url=url, site=site, media_type="text/html")
    source = case.sources.add_reading(reading, f"{url} {site}".encode(), name="page.html")
    return source.publication_name


def test_the_list_is_whole() -> None:
    outlets = known_outlets()
    assert len(outlets) >= 150
    for countries in REGIONS.values():
        assert countries <= {outlet.country for outlet in outlets}
    domains = [domain for outlet in outlets for domain in outlet.domains]
    assert len(domains) == len(set(domains))
    assert len({fold(outlet.name) for outlet in outlets}) == len(outlets)
    for outlet in outlets:
        assert outlet.affiliation in AFFILIATIONS, outlet
        assert outlet.form in FORMS, outlet
        assert outlet.languages, outlet
        assert outlet.domains, outlet
        assert all(
            re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[a-z0-9-]+)?", place) for place in outlet.domains
        )
        assert all(re.fullmatch("[a-z]{2}", language) for language in outlet.languages)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.bbc.com/news/world-1", "BBC News"),
        ("https://www.bbc.com/arabic/articles/x", "BBC News Arabic"),
        ("https://arabic.rt.com/world/1", "RT"),
        ("http://TASS.com:80/world", "TASS"),
        ("https://web.archive.org/web/20250218101112/https://belta.by/x", "BelTA"),
        ("https://libyaupdate.com/x?utm=1", "Libya Update"),
        ("tass.ru", "TASS"),
    ],
)
def test_an_address_leads_to_its_outlet(address: str, name: str) -> None:
    outlet = outlet_at(address)
    assert outlet is not None
    assert outlet.name == name


@pytest.mark.parametrize(
    "address",
    ["https://nottass.com/x", "https://tass.com.example.org/", "com", "", "http://[::1", "file:///x"],
)
def test_a_look_alike_address_leads_nowhere(address: str) -> None:
    assert outlet_at(address) is None


def test_no_name_and_no_domain_is_entered_twice() -> None:
    names = Counter(name for outlet in known_outlets() for name in {fold(name) for name in outlet.names})
    domains = Counter(domain for outlet in known_outlets() for domain in outlet.domains)
    assert [name for name, times in names.items() if times > 1] == []
    assert [domain for domain, times in domains.items() if times > 1] == []
    for outlet in known_outlets():
        # Spellings that only search takes for one, such as ČTK and CTK, are spelled out on purpose.
        assert len(outlet.names) == len({name.casefold() for name in outlet.names}), outlet.name


def test_a_domain_below_anothers_is_meant_to_be() -> None:
    below = {
        (outlet.name, outlet_at(place).name)
        for outlet in known_outlets()
        for domain in outlet.domains
        for place in (domain.partition("/")[0], domain.partition(".")[2])
        if outlet_at(place) not in (None, outlet)
    }
    assert below == {
        ("BBC News Arabic", "BBC News"), ("BBC News Russian", "BBC News"), ("BBC Monitoring", "BBC News"),
        ("Al Jazeera Balkans", "Al Jazeera"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("European Council", "Council of the European Union"),
        ("Critical Threats Project", "Institute for the Study of War"),
        ("Saudi Gazette", "Okaz"),
        ("Hürriyet Daily News", "Hürriyet"),
        ("Russia Beyond", "Rossiyskaya Gazeta"),
        ("European Pravda", "Ukrainska Pravda"),
    ],
)
def test_bodies_that_are_easily_mixed_up_are_two(one: str, other: str) -> None:
    first, second = outlet_named(one), outlet_named(other)
    assert first is not None
    assert second is not None
    assert first != second


@pytest.mark.parametrize("name", ["Nova", "Sky", "La Presse", "الشروق", "الأخبار", "الوسط", "Sabah"])
def test_a_name_that_several_outlets_bear_leads_to_none(name: str) -> None:
    assert outlet_named(name) is None


def test_a_name_is_known_in_its_own_script() -> None:
    assert outlet_named("بوابة الوسط") == outlet_named("al-wasat")
    assert outlet_named("الشروق أونلاين") == outlet_named("Echorouk")
    assert outlet_named("nobody's gazette") is None


def test_places_go_from_the_particular_to_the_general() -> None:
    assert places_of("https://www.bbc.com/arabic/x") == [
        "www.bbc.com/arabic", "www.bbc.com", "bbc.com/arabic", "bbc.com"
    ]  # fmt: skip


def test_what_the_list_knows_is_entered_without_a_grade(case: Case) -> None:
    assert taken_in(case, "https://sputnikglobe.com/1", "Sputnik International") == "Sputnik"
    entered = case.publications.find("sputnik")
    assert entered is not None
    assert (entered.country, entered.reliability) == ("Russia", "F")
    assert entered.affiliation == "state-owned (Rossiya Segodnya)"
    assert case.sources.all()[0].facts["publication"].startswith("its address")
    case.undo()
    assert case.publications.all() == []


def test_the_analysts_own_entry_comes_first(case: Case) -> None:
    own = case.publications.add("Sputnik Africa desk", reliability="E", domains="sputnikglobe.com")
    assert taken_in(case, "https://sputnikglobe.com/1") == own.name
    case.publications.add("AP", reliability="B")
    assert taken_in(case, "https://apnews.com/2") == "AP"
    assert taken_in(case, site="Associated Press") == "AP"


def test_an_unknown_name_is_entered_as_the_document_gives_it(case: Case) -> None:
    assert taken_in(case, "https://example.org/1", "The Example Post") == "The Example Post"
    assert taken_in(case, "https://example.org/2", "") == ""
    assert taken_in(case, site="الأهرام") == "Al-Ahram"


def test_a_publication_that_was_said_is_not_second_guessed(case: Case) -> None:
    source = case.sources.add_text("Words.", url="https://tass.com/1", publication="A friend")
    assert source.publication_name == "A friend"
