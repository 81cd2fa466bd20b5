"""Every rule over words, with text it must find and text it must leave alone."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.tradecraft import Finding, check_statement_text
from workbench.tradecraft.rules import rulebook
from workbench.tradecraft.text_checks import names_a_horizon
from workbench.tradecraft.wording import outside_quotes, sentences

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "case.toml"
BRIEF = tomllib.loads(SAMPLE.read_text("utf-8"))["briefs"][0]
STATEMENTS = [statement for section in BRIEF["sections"] for statement in section["statements"]]


def check(kind: str, text: str, scale: str = "icd203", **known: object) -> list[Finding]:
    horizon = {"horizon_on": "2025-12-31"} if kind == "judgement" and "horizon_on" not in known else {}
    return check_statement_text(kind, text, scale, **horizon, **known)  # type: ignore[arg-type]


def ids(kind: str, text: str, scale: str = "icd203", **known: object) -> set[str]:
    return {finding.check_id for finding in check(kind, text, scale, **known)}


# (check, kind, text it must find something in, the words it must lie on)
FOUND = [
    ("L01", "judgement", "We judge with high confidence that it is likely to fall.", "high confidence"),
    ("L01", "judgement", "It is likely to fall (moderate analytic confidence).", "moderate analytic "
        "confidence"),
    ("L02", "judgement", "The visit is an attempt to build links.", ""),
    ("L03", "judgement", "A second visit is possible.", "possible"),
    ("L03", "judgement", "Belarus is expected to send advisers.", "expected to"),
    ("L03", "judgement", "It is highly likely that they meet.", "highly likely"),
    ("L04", "judgement", "Relations may be harmed.", "may"),
    ("L04", "judgement", "A clash is unlikely, but we cannot rule out an accident.", "cannot rule out"),
    ("L06", "judgement", "It is somewhat likely to fail.", "somewhat likely"),
    ("L06", "judgement", "It is not unlikely that they meet.", "not unlikely"),
    ("L06", "judgement", "They will most likely meet.", "most likely"),
    ("L07", "judgement", "Belarus will send advisers.", "will"),
    ("L07", "judgement", "It is inevitably a failure and likely costly.", "inevitably"),
    ("L08", "judgement", "If the talks fail, fighting is likely to resume.", "If"),
    ("L10", "judgement", "They are likely (40%) to meet.", "40%"),
    ("L10", "judgement", "There is a 90 per cent chance, so it is likely.", "90 per cent"),
    ("L10", "judgement", "It is 40% likely that they meet.", "40%"),
    ("L11", "fact", "Libya is likely to buy tractors.", "likely"),
    ("L11", "fact", "We assess that the fund signed.", "We assess"),
    ("L16", "fact", "Some observers say that the base was sold.", "Some observers say"),
    ("L16", "fact", "The base was reportedly sold.", "reportedly"),
    ("L16", "fact", "According to sources, the base was sold.", "According to sources"),
    ("L16", "fact", "Informed sources said that it was sold.", "Informed sources said"),
    ("L17", "fact", "The minister revealed that the base was sold.", "revealed that"),
    ("L17", "fact", "The minister claimed that it was sold.", "claimed that"),
    ("L18", "fact", "The regime bought tractors.", "regime"),
    ("L18", "judgement", "The so-called parliament is likely to vote.", "so-called"),
    ("L19", "fact", "Trade rose dramatically.", "dramatically"),
    ("L19", "fact", "The talks were very tense.", "very"),
    ("L19", "fact", "A huge convoy crossed the desert.", "huge"),
    ("L19", "fact", "Prices soared, the mayor said.", "soared"),
    ("L19", "fact", "The port hopes to win extremely large orders.", "extremely"),
    ("L23", "fact", "word " * 41 + "end.", "word " * 41 + "end."),
    ("L24", "fact", "Two guards were killed in Tobruk.", "were killed"),
    ("L26", "judgement", "The south is likely to remain important.", "likely to remain important"),
    ("L27", "fact", "Two guards left yesterday.", "yesterday"),
    ("L28", "fact", "Several guards left on 3 May 2025.", "Several"),
]  # fmt: skip

LEFT_ALONE = [
    ("L01", "judgement", "It is likely to fall. We have moderate confidence in this."),
    ("L01", "judgement", "The confidence of investors is likely to fall."),
    ("L02", "judgement", "They will probably meet."),
    ("L03", "judgement", "They are likely to act as soon as possible."),
    ("L03", "judgement", "It is likely that the fund, expected to grow, buys more."),
    ("L03", "judgement", "They are likely to set tougher terms."),
    ("L04", "judgement", "They are likely to meet in May 2025."),
    ("L04", "judgement", "It is likely that they could meet."),
    ("L06", "judgement", "They are very likely to meet."),
    ("L06", "judgement", "The most likely outcome is a delay, which is unlikely to hurt."),
    ("L07", "judgement", "It is likely that Belarus will send advisers."),
    ("L07", "judgement", "They will almost certainly meet."),
    ("L07", "judgement", "Europe lacks the political will. It is unlikely to act."),
    ("L07", "judgement", "Tensions over whether Europe will act are likely to rise."),
    ("L08", "judgement", "If, as is likely, the talks fail, fighting is likely to resume."),
    ("L10", "judgement", "They are likely (60%) to meet."),
    ("L10", "judgement", "They are likely (55–80%) to meet."),
    ("L10", "judgement", "They are likely to cut tariffs by 10%."),
    ("L11", "fact", "The minister said that a visit was likely."),
    ("L11", "fact", "A judge in Tripoli closed the case."),
    ("L11", "fact", "The remote base was closed."),
    ("L16", "fact", "Agenzia Nova reported that, according to its sources, the base was sold."),
    ("L16", "context", "The concern of Western observers and officials grew."),
    ("L16", "fact", "The agency cited Libyan sources without naming them."),
    ("L16", "fact", "The town wanted some say in the matter."),
    ("L17", "fact", "Observers from the AU noted the result."),
    ("L17", "fact", "Satellite imagery of 3 March showed that the runway is longer."),
    ("L17", "fact", "Two guards were admitted to hospital."),
    ("L18", "fact", "Lukashenko said that the rebels had lost."),
    ("L18", "fact", "The Regimental band played."),
    ("L19", "judgement", "They are very likely to meet."),
    ("L19", "fact", "He met the very man who signed."),
    ("L19", "fact", "The two drafts are very different."),
    ("L19", "fact", "The convoy crossed a vast, empty desert."),
    ("L19", "fact", "The mayor said that prices had soared."),
    ("L19", "fact", "The new berth could significantly shorten the route."),
    ("L19", "fact", "The bank offered to help drastically cut the debt."),
    ("L23", "fact", "A short sentence. " * 20),
    ("L24", "fact", "Two guards were killed by a mine."),
    ("L24", "fact", "The contracts were signed in Minsk."),
]


@pytest.mark.parametrize(("check_id", "kind", "text", "words"), FOUND)
def test_it_is_found_on_its_words(check_id: str, kind: str, text: str, words: str) -> None:
    places = [text[f.start : f.end] for f in check(kind, text) if f.check_id == check_id]
    assert words in places


@pytest.mark.parametrize(("check_id", "kind", "text"), LEFT_ALONE)
def test_good_text_is_left_alone(check_id: str, kind: str, text: str) -> None:
    assert check_id not in ids(kind, text)


def test_every_rule_of_the_file_has_text_it_finds() -> None:
    assert {rule.id for rule in rulebook().rules} <= {known[0] for known in FOUND}


QUOTES = ['"{}"', "“{}”", "„{}“", "«{}»", "‘{}’", "'{}'", "»{}«"]


@pytest.mark.parametrize("marks", QUOTES)
@pytest.mark.parametrize(
    ("check_id", "kind", "text", "words"), [row for row in FOUND if row[3] and row[0] != "L23"]
)
def test_nothing_within_quotation_marks_is_looked_at(
    check_id: str, kind: str, text: str, words: str, marks: str
) -> None:
    quoted = f"The minister said: {marks.format(text.rstrip('.'))}."
    assert not [f for f in check(kind, quoted) if f.end and f.check_id == check_id]


def test_apostrophes_quote_nothing() -> None:
    text = "The rebels' leader and the army's chief didn't meet at the officials' club."
    assert outside_quotes(text) == text
    assert "L18" in ids("fact", text)


def test_a_mark_left_open_quotes_nothing() -> None:
    assert "L18" in ids("fact", "It is “the regime that bought tractors.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by 31 December 2025", True), ("before the end of June 2026", True), ("within six months", True),
        ("over the next two years", True), ("this year", True), ("in 2011", False), ("soon", False),
        ("on 18 February 2025", False),
    ],
)  # fmt: skip
def test_what_is_a_horizon(text: str, expected: bool) -> None:
    assert names_a_horizon(f"They are likely to meet {text}.") is expected


def test_a_judgement_without_a_horizon_is_told_at_its_vague_word() -> None:
    text = "They are likely to meet soon."
    (finding,) = [f for f in check_statement_text("judgement", text) if f.check_id == "L09"]
    assert text[finding.start : finding.end] == "soon"
    assert "L09" not in {f.check_id for f in check_statement_text("judgement", text, horizon_on="2025")}


@pytest.mark.parametrize(
    ("text", "needs_one"),
    [
        ("The visit is likely part of an effort to add partners.", False),
        ("The visit was probably an attempt to win support.", False),
        ("The order very likely reflects the price of oil.", False),
        ("They were likely unaware of the plan.", False),
        ("They are likely to meet.", True),
        ("It is likely that they meet.", True),
        ("A clash is likely.", True),
        ("A clash is likely in the east.", True),
        ("The visit was likely an attempt. They are likely to meet.", True),
        ("They will probably meet.", True),
    ],
)
def test_only_a_forecast_needs_a_horizon(text: str, needs_one: bool) -> None:
    found = {f.check_id for f in check_statement_text("judgement", text)}
    assert ("L09" in found) is needs_one


def test_words_of_the_other_scale_come_with_their_match() -> None:
    (finding,) = [f for f in check("judgement", "Highly likely to fall.") if f.check_id == "L03"]
    assert finding.fix_text == "Very likely"
    assert ids("judgement", "Highly likely to fall.", "phia") == set()
    assert {
        f.fix_text for f in check("judgement", "A roughly even chance.", "phia") if f.check_id == "L03"
    } == {""}


def test_a_verb_that_vouches_is_right_where_the_claim_is_graded_so() -> None:
    text = "The minister confirmed that the base was sold."
    assert "L17" in ids("fact", text)
    assert "L17" not in ids("fact", text, graded_true=True)


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement["key"])
def test_the_sample_brief_is_good_text(statement: dict[str, str]) -> None:
    horizon = statement.get("horizon_on", "")
    assert check_statement_text(statement["kind"], statement["text"], horizon_on=horizon) == []


def test_assumptions_and_empty_text_are_left_in_peace() -> None:
    assert ids("assumption", "This outlook assumes that the family will keep control.") == set()
    assert check("judgement", "   ") == []


def test_sentences_do_not_end_at_abbreviations() -> None:
    text = "Gen. Haftar met Dr. A. Saleh in the U.S. embassy. They left at 5.30. “Why?” he asked."
    assert [text[start:end] for start, end in sentences(text)] == [
        "Gen. Haftar met Dr. A. Saleh in the U.S. embassy.", "They left at 5.30.", "“Why?” he asked.",
    ]  # fmt: skip


@given(st.sampled_from(["fact", "judgement", "assumption", "context"]), st.text(max_size=300))
def test_any_text_is_checked_and_every_finding_lies_in_it(kind: str, text: str) -> None:
    for finding in check_statement_text(kind, text):
        assert 0 <= finding.start <= finding.end <= len(text)


@given(
    st.lists(st.sampled_from([row[2] for row in FOUND] + ["İ", "“", "”", '"', "'", "🙂", "\n"]), max_size=6)
)
def test_mixed_up_text_is_checked_and_every_finding_lies_in_it(parts: list[str]) -> None:
    text = " ".join(parts)
    assert len(outside_quotes(text)) == len(text)
    for finding in check_statement_text("judgement", text):
        assert 0 <= finding.start <= finding.end <= len(text)


def test_a_brief_is_checked_while_one_types() -> None:
    def once() -> float:
        started = time.perf_counter()
        for statement in STATEMENTS:
            check_statement_text(statement["kind"], statement["text"])
        return time.perf_counter() - started

    once()
    assert min(once() for _ in range(5)) < 0.010  # 3 to 4 ms on the machine it was made on


@pytest.mark.parametrize("words", ["likely ", "“", "'a ", "(LNA ", "if ", "over the next ", "40% likely "])
def test_pasted_rubbish_does_not_stall_the_keyboard(words: str) -> None:
    started = time.process_time()  # Of a machine that does other things the clock says nothing.
    for kind in ("fact", "judgement"):
        check_statement_text(kind, words * 1000)
    assert time.process_time() - started < 1
