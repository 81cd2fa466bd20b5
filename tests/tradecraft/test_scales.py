"""Scales, grades and markings say exactly what the standards say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.briefs import SCALES as BRIEF_SCALES
from workbench.sources import HANDLING
from workbench.tradecraft import admiralty, confidence
from workbench.tradecraft.scales import CROSSWALK, ICD203, PHIA, SCALES, cross, scale
from workbench.values import tlp


def test_icd_203_bands_touch() -> None:
    assert [(term.low, term.high) for term in ICD203.terms] == [
        (1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99),
    ]  # fmt: skip
    assert ICD203.gaps == ()
    assert [term.words for term in ICD203.terms] == [
        ("almost no chance", "remote"),
        ("very unlikely", "highly improbable"),
        ("unlikely", "improbable"),
        ("roughly even chance", "roughly even odds"),
        ("likely", "probable"),
        ("very likely", "highly probable"),
        ("almost certain", "nearly certain"),
    ]


def test_phia_bands_leave_gaps() -> None:
    assert [(term.low, term.high) for term in PHIA.terms] == [
        (0, 5), (10, 20), (25, 35), (40, 50), (55, 75), (80, 90), (95, 100),
    ]  # fmt: skip
    assert PHIA.gaps == ((5, 10), (20, 25), (35, 40), (50, 55), (75, 80), (90, 95))


@pytest.mark.parametrize(
    ("percent", "icd", "phia"),
    [
        (0, None, None), (100, None, None), (5, "very unlikely", "remote chance"),
        (7, "very unlikely", None),
        (20, "unlikely", "highly unlikely"), (45, "roughly even chance", "realistic possibility"),
        (50, "roughly even chance", None), (55, "roughly even chance", "likely"), (78, "likely", None),
        (80, "likely", "highly likely"), (95, "very likely", "almost certain"),
        (99.5, None, "almost certain"),
    ],
)  # fmt: skip
def test_a_number_belongs_to_one_band_or_none(percent: float, icd: str | None, phia: str | None) -> None:
    for known, word in ((ICD203, icd), (PHIA, phia)):
        term = known.term_for(percent)
        assert (term.words[0] if term else None) == word


@given(st.floats(min_value=1, max_value=99))
def test_every_number_of_icd_203_has_a_band(percent: float) -> None:
    term = ICD203.term_for(percent)
    assert term is not None
    assert term.holds(percent)


@pytest.mark.parametrize(
    ("text", "icd", "phia"),
    [
        ("is likely an attempt", ["likely"], ["likely"]),
        ("It is highly likely.", [], ["highly likely"]),
        ("It is very\nlikely.", ["very likely"], []),
        (
            "They will probably come; others are unlikely to.",
            ["probable", "unlikely"],
            ["probable", "unlikely"],
        ),
        ("It will almost certainly rain.", ["almost certain"], ["almost certain"]),
        ("more likely than before", [], []),
        ("like-minded partners in a remote area", [], []),
        ("There is a remote chance.", ["remote"], ["remote chance"]),
        ("a realistic possibility", [], ["realistic possibility"]),
        ("a roughly even chance", ["roughly even chance"], []),
        ("likely-looking", [], []),
    ],
)
def test_terms_in_a_text(text: str, icd: list[str], phia: list[str]) -> None:
    assert [hit.word for hit in ICD203.terms_in(text)] == icd
    assert [hit.word for hit in PHIA.terms_in(text)] == phia


def test_a_hit_lies_on_its_words() -> None:
    text = "🙂 They will Probably come."
    hit = ICD203.term_in(text)
    assert hit is not None
    assert (text[hit.start : hit.end], hit.word, hit.row) == ("Probably", "probable", 1)
    assert ICD203.range_text("probably") == "55–80%"
    assert PHIA.range_text("likely") == "≈55–≈75%"
    assert PHIA.range_text("roughly even odds") == ""


def test_the_crosswalk_asks_for_the_two_that_have_no_match() -> None:
    assert {crossing.icd203 or crossing.phia for crossing in CROSSWALK if crossing.ask} == {
        "roughly even chance", "realistic possibility",
    }  # fmt: skip
    assert cross("highly likely", ICD203) == "very likely"
    assert cross("improbable", PHIA) == "unlikely"
    assert cross("roughly even odds", PHIA) == "" == cross("realistic possibility", ICD203)
    every = {term.words[0] for known in (ICD203, PHIA) for term in known.terms}
    assert every <= {word for crossing in CROSSWALK for word in (crossing.icd203, crossing.phia)}


def test_the_scales_of_briefs_are_these() -> None:
    assert tuple(SCALES) == BRIEF_SCALES
    with pytest.raises(KeyError):
        scale("kent")


def test_unknown_grades_are_not_the_worst() -> None:
    assert admiralty.best(["F", "D", "E"]) == "D"
    assert admiralty.best(["6", "5"]) == "5"
    assert admiralty.best(["F"]) == "F"
    assert admiralty.grade("F").rank is None is admiralty.grade("6").rank
    assert admiralty.rating("B", "2") == "B2"
    assert [grade.code for grade in admiralty.RELIABILITY] == list("ABCDEF")
    assert [grade.code for grade in admiralty.CREDIBILITY] == list("123456")


def test_tlp_labels_order_and_colours() -> None:
    assert ("", *(label.text for label in tlp.LABELS)) == HANDLING
    assert tlp.strictest(["TLP:GREEN", "", "TLP:AMBER+STRICT", "TLP:AMBER"]) == "TLP:AMBER+STRICT"
    assert tlp.strictest([]) == ""
    assert tlp.label("TLP:RED").colour == "#FF2B2B"
    assert tlp.normalised("tlp: white") == "TLP:CLEAR"
    assert tlp.normalised("TLP:AMBER STRICT") == "TLP:AMBER+STRICT"
    assert tlp.normalised("SECRET") == ""


def test_confidence_levels() -> None:
    assert [level.id for level in confidence.LEVELS] == ["low", "moderate", "high"]
    assert confidence.level("high").term == "High"
