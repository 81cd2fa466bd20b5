"""Titles that a text gives to people, against the exclusive posts of the register."""

import pytest

from tests.reference import libya
from workbench.actors import Post
from workbench.actors.names import NameFinder
from workbench.tradecraft.finding import Finding
from workbench.tradecraft.register import date_in
from workbench.tradecraft.titles import TitleCheck

SPELLINGS = {actor["key"]: libya.spellings(actor) for actor in libya.ACTORS}
POSTS = [
    Post(str(n), holder, title, body, True, from_on)
    for n, (holder, title, body, from_on) in enumerate(libya.POSTS)
]
PEOPLE = frozenset(actor["key"] for actor in libya.ACTORS if actor["kind"] == "person")
FINDER = NameFinder([(key, name) for key, names in SPELLINGS.items() for name in names])

REFERENCE = (
    "On 18 February 2025, Field Marshal Khalifa Haftar, and his son Commander-in-Chief of the Libyan "
    "National "
    "Army (LNA) Belgacem Haftar conducted an official visit to Belarus to meet with President Aleksandr "
    "Lukashenko."
)


def check(text: str, on: str = "2025-02-18", posts: list[Post] = POSTS) -> list[Finding]:
    return list(TitleCheck(posts, SPELLINGS, PEOPLE).check("s", text, FINDER.names_in(text), on))


def test_the_wording_of_the_reference_brief() -> None:
    (finding,) = check(REFERENCE)
    assert (finding.check_id, finding.severity) == ("P02", "error")
    assert REFERENCE[finding.start : finding.end] == "Commander-in-Chief of the Libyan National Army (LNA)"
    for words in ("Belgacem Haftar", "Khalifa Haftar", "Commander-in-Chief", "Libyan National Army",
                  "18 February 2025", "March 2015"):  # fmt: skip
        assert words in finding.message
    assert finding.fix_text == "Director-General of the Libya Development and Reconstruction Fund"


@pytest.mark.parametrize(
    "text",
    [
        "Belqasem Haftar, the General Commander of the LNA, arrived.",
        "LNA Commander-in-Chief Belqasem Haftar arrived.",
        "Belqasem Haftar is the Commander‑in‑Chief of the Libyan National Army.",
        "Belqasem Haftar, commander in chief of the army, arrived.",
        "The LNA’s supreme commander, Saddam Haftar, spoke.",
        "Khalifa Haftar, President of Belarus, spoke.",
        "Saddam Haftar (Commander-in-Chief, LNA) spoke.",
        "Belqasem Haftar was appointed Commander-in-Chief of the LNA.",
        "Belqasem Haftar, who is Commander-in-Chief of the LNA, arrived.",
        "Libyan National Army commander-in-chief Gen. Saddam Haftar said so.",
        "The new Commander-in-Chief of the LNA, Belqasem Haftar, left.",
    ],
)
def test_a_title_that_is_somebody_elses_is_found(text: str) -> None:
    assert [finding.check_id for finding in check(text)] == ["P02"]


@pytest.mark.parametrize(
    "text",
    [
        "Field Marshal Khalifa Haftar, Commander-in-Chief of the Libyan National Army (LNA), and "
        "Belqasem Haftar left.",
        "With Khalifa Haftar, Commander-in-Chief of the LNA, Belqasem Haftar went to Minsk.",
        "Belqasem Haftar met the Commander-in-Chief of the LNA, Khalifa Haftar.",
        "Belqasem Haftar, son of the Commander-in-Chief of the LNA, arrived.",
        "Belqasem Haftar, son of LNA Commander-in-Chief Khalifa Haftar, arrived.",
        "The son of the Commander-in-Chief of the LNA, Belgacem Haftar, visited.",
        "The LNA Commander-in-Chief's son Belgacem Haftar visited.",
        "Belqasem Haftar, meeting LNA Commander-in-Chief for talks, said so.",
        "Belqasem Haftar and the Commander-in-Chief of the LNA left.",
        "Belqasem Haftar is not the Commander-in-Chief of the LNA.",
        "Belqasem Haftar has never been Commander-in-Chief of the LNA.",
        "Belqasem Haftar, deputy Commander-in-Chief of the LNA, spoke.",
        "Former Commander-in-Chief of the LNA Belqasem Haftar.",
        "One outlet wrote “Belqasem Haftar, Commander-in-Chief of the LNA”.",
        "Saddam Haftar, Chief of Staff of the Ground Forces of the LNA, spoke.",
        "President Emmanuel Macron met Aleksandr Lukashenko, President of Belarus.",
        "Emmanuel Macron, President of France, received the President of Belarus, Aleksandr Lukashenko.",
        "Belqasem Haftar, Director-General of the Libya Development and Reconstruction Fund, signed.",
        "Khalifa Haftar, who commands the LNA, and Belqasem Haftar, the head of the fund, came.",
    ],
)
def test_good_text_is_left_alone(text: str) -> None:
    assert check(text) == []


def test_a_post_counts_only_on_the_days_it_was_held() -> None:
    ended = [Post("1", "khalifa", "Commander-in-Chief", "lna", True, "2015-03", "2025-06-30")]
    text = "LNA Commander-in-Chief Saddam Haftar spoke."
    assert check(text, "2025-06-01", ended) != []
    assert check(text, "2025-08-01", ended) == []
    assert check(text, "", ended) == []


def test_a_post_that_is_not_exclusive_may_have_many_holders() -> None:
    shared = [Post("1", "khalifa", "Commander-in-Chief", "lna", False, "2015-03")]
    assert check(REFERENCE, posts=shared) == []
    assert check(REFERENCE, posts=[]) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 18 February 2025, they met.", "2025-02-18"),
        ("In February 2025 they met.", "2025-02"),
        ("On February 8, 2025, they met.", "2025-02-08"),
        ("They met on 18 February.", ""),
        ("They met.", ""),
    ],
)
def test_dates_in_words(text: str, date: str) -> None:
    assert date_in(text) == date
