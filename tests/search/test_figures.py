"""A date or number that is typed finds its other written forms."""

import pytest

from workbench.case import Case
from workbench.search.figures import written_otherwise
from workbench.search.query import units_of

DATES = {
    "en": "They met on 5 March 2025 in the town.",
    "en2": "On March 5, 2025 they met.",
    "de": "Am 5. März 2025 trafen sie sich.",
    "fr": "Le 5 mars 2025 ils se sont vus.",
    "ru": "Встреча 5 марта 2025 года.",
    "uk": "Зустріч 5 березня 2025 року.",
    "ar": "في 5 آذار 2025 التقوا.",
    "tr": "5 Mart 2025'te buluştular.",
    "dots": "Datum: 05.03.2025.",
    "iso": "Stand 2025-03-05.",
}
OTHERS = {
    "other day": "They met on 6 March 2025; 5 of them came in 2025.",
    "percent": "It fell by 40 % last year.",
    "percent de": "Um 40 Prozent gesunken.",
    "percent ru": "Снизилось на 40 процентов.",
    "percent tr": "Geçen yıl %40 düştü.",
    "forty": "There were 40 people in 2025.",
    "dollars": "It cost 2 500 000 dollars.",
    "millions": "Cela a coûté 2,5 millions de dollars.",
}


@pytest.fixture
def filled(case: Case) -> Case:
    with case.change("Fill"):
        for title, text in (DATES | OTHERS).items():
            case.sources.add_text(text, title)
    return case


def _found(case: Case, typed: str, **options: bool) -> set[str]:
    return {hit.title for hit in case.search(typed, limit=40, **options) if hit.kind == "source"}


@pytest.mark.parametrize("typed", ["5 March 2025", "05.03.2025", "5. März 2025", "2025-03-05"])
def test_a_date_finds_its_other_forms(filled: Case, typed: str) -> None:
    found = _found(filled, typed)
    assert found - {"other day"} == set(DATES)
    assert len(filled.also_searched(typed).figures) >= 10
    assert "de" not in _found(filled, "5 March 2025", other_spellings=False)
    assert _found(filled, '"5 March 2025"') == {"en"}


@pytest.mark.parametrize("typed", ["40 per cent", "40%", "40 %", "40 Prozent", "forty percent"])
def test_a_share_finds_its_other_forms_and_no_bare_figure(filled: Case, typed: str) -> None:
    found = _found(filled, typed)
    assert {"percent", "percent de", "percent ru", "percent tr"} <= found
    assert "forty" not in found


def test_large_numbers_are_found_in_figures_and_in_words(filled: Case) -> None:
    for typed in ("2.5 million", "2,500,000", "2,5 millions"):
        assert {"dollars", "millions"} <= _found(filled, typed), typed


@pytest.mark.parametrize("typed", ["", "40", "2025", "March", "last Tuesday", "T-72", "1 " * 13])
def test_what_is_written_one_way_has_no_other_forms(typed: str) -> None:
    assert written_otherwise(units_of(typed)) == []


def test_a_passage_shows_the_form_that_stands_there(filled: Case) -> None:
    hit = next(hit for hit in filled.search("5 March 2025") if hit.title == "de")
    start, end = hit.marks[0]
    assert hit.snippet[start:end] == "5. März 2025"
