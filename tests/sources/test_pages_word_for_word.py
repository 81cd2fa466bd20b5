"""Web pages come out word for word: inputs that were once read wrongly, with what must come out of each."""

import re

import pytest

from tests.corpora.locations import corpus
from tests.sources.documents import spans
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded

BODY = (
    "The talks in Minsk ended late on Tuesday",
    "They said the delegation had asked for help with the runway",
    "A spokesman for the government in Tripoli said",
    "Analysts in Tunis noted that the visit came eleven days after",
)


def faulty(name: str) -> Reading:
    """One page of the corpus, with the article that most of its pages have."""
    path = corpus("own-intake-faults") / f"{name}.html"
    if not path.is_file():
        pytest.skip(f"{path.name} is not in the corpus on this machine")
    reading = read_guarded(path.read_bytes(), path.name)
    if "real_" not in name:
        places = [reading.text.find(words) for words in BODY]
        assert -1 not in places, name
        assert places == sorted(places), name
    return reading


def test_a_heavy_page_keeps_its_facts_and_hides_its_menus() -> None:
    reading = faulty("h4_singlefile")
    assert (reading.title, reading.author) == ("Talks in Minsk end without a statement", "Mona Haddad")
    assert (reading.published_on, reading.captured_at) == ("2025-02-18", "2025-02-19T09:00:00Z")
    assert reading.url == "https://harbourwire.example/talks"
    assert "Section number" not in reading.text
    assert reading.active["hidden passages"] == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("m22_del_ins", "numbered forty officers"),
        ("k1_del_class", "numbered forty officers and came by air."),
        ("k2_del_block", "The agency has withdrawn that report"),
        ("k3_strike", "Turnout was 16 per cent."),
    ],
)
def test_struck_out_words_are_left_out_and_counted(name: str, said: str) -> None:
    reading = faulty(name)
    assert said in " ".join(reading.text.split())
    assert not re.search("fourteen|61|has resigned", reading.text)
    assert any("struck-out passage" in warning for warning in reading.warnings)


def test_what_a_browser_adds_or_raises_is_in_the_words() -> None:
    assert "called it “a private visit” and would" in faulty("m24_q_abbr").text
    raised = faulty("k4_sup_ref").text
    assert "1.2³ million barrels.[4] About 5 km² and 10⁹ and the 2nd" in raised


@pytest.mark.parametrize("name", ["g1_table_p", "g3_li_p", "g5_td_div", "g6_quote_p", "g4_tail"])
def test_no_two_words_are_glued_and_none_are_lost(name: str) -> None:
    reading = faulty(name)
    assert not re.search(r"[a-z.][A-Z]|\d[A-Z]|[a-z]\d", reading.text)
    if name == "g4_tail":
        assert reading.text.count("\n\n") == 6
    if name == "g5_td_div":
        assert spans(reading, "table_cell") == ["Tripoli", "Benghazi", "41 tonnes", "Minsk", "Vitebsk", "38"]
    if name == "g6_quote_p":
        assert len(spans(reading, "quote")) == 3


def test_loose_words_between_blocks_are_kept_and_nothing_is_put_into_them() -> None:
    text = faulty("real_boilerplate-whitespace").text
    assert "item_a\nitem_b\n\nWhitespace should not be added" in text
    assert "有什么需要我帮你的?" in text


def test_what_a_reader_sees_stays_whatever_its_container_is_called() -> None:
    faulty("m18_aria_hidden_paywall")
    assert "It is forty, not fourteen." in faulty("m14_correction_outside").text


def test_facts_are_those_of_the_page_itself() -> None:
    comment = faulty("d6_comment_time")
    assert (comment.published_on, comment.author) in (("", "Jo Clover"), ("2018-08-27", "Jo Clover"))
    two = faulty("d8_ld_org_then_article_two_scripts")
    assert (two.title, two.published_on) == ("Talks in Minsk end without a statement", "2025-02-18")
    assert faulty("t2_logo_h1").title == "Talks in Minsk end without a statement"
