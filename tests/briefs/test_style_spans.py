"""Emphasis beside the words of a statement: it stays with the words it was given to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.briefs import STYLES, StyleSpan
from workbench.briefs.style_spans import adjusted, tidied
from workbench.case import Case
from workbench.values.errors import Refused

TEXT = "Talks in Minsk went on."
WORDS = st.text(alphabet="ab é\U00010400", max_size=24)


def spans_in(text: str) -> st.SearchStrategy[tuple[StyleSpan, ...]]:
    place = st.integers(0, len(text))
    span = st.builds(
        lambda first, second, style: StyleSpan(min(first, second), max(first, second), style),
        place, place, st.sampled_from(STYLES),
    )  # fmt: skip
    return st.lists(span, max_size=5).map(lambda spans: tidied(spans, len(text)))


def letters(spans: tuple[StyleSpan, ...], length: int) -> list[set[str]]:
    """The styles of each letter."""
    return [{span.style for span in spans if span.start <= at < span.end} for at in range(length)]


@given(st.data(), WORDS, WORDS, WORDS, WORDS)
def test_what_is_not_edited_keeps_its_style(
    data: st.DataObject, before: str, taken: str, put: str, after: str
) -> None:
    old, new = before + taken + after, before + put + after
    spans = data.draw(spans_in(old))
    moved = adjusted(spans, old, new)
    assert moved == tidied(moved, len(new)), "in order, within the text, none empty, none overlapping"
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    behind = 0
    while behind < min(len(old), len(new)) - same and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    then, now = letters(spans, len(old)), letters(moved, len(new))
    assert now[:same] == then[:same]
    assert now[len(new) - behind :] == then[len(old) - behind :]
    # A letter that was put in has a style only where its neighbours had it.
    for styles in now[same : len(new) - behind]:
        assert styles <= set().union(*then[max(0, same - 1) : len(old) - behind + 1])


@given(st.data(), WORDS)
def test_no_edit_moves_nothing(data: st.DataObject, text: str) -> None:
    spans = data.draw(spans_in(text))
    assert adjusted(spans, text, text) == spans


def test_it_follows_the_words_through_edits_and_undo(case: Case) -> None:
    brief = case.briefs.add("Libya", "Talks")
    statement = case.briefs.state(brief.id, text=TEXT)
    minsk = TEXT.index("Minsk")
    case.briefs.set_styles(statement.id, [StyleSpan(minsk, minsk + 5, "bold")])
    case.briefs.update_statement(statement.id, text="On Monday, talks in Minsk went on.")
    (span,) = case.briefs.styles(statement.id)
    text = case.briefs.statement(statement.id).text
    assert (text[span.start : span.end], span.style) == ("Minsk", "bold")
    case.undo()
    assert case.briefs.styles(statement.id) == (StyleSpan(minsk, minsk + 5, "bold"),)
    assert case.briefs.styles_of(brief.id) == {statement.id: (StyleSpan(minsk, minsk + 5, "bold"),)}
    case.briefs.update_statement(statement.id, text="Talks went on.")
    assert case.briefs.styles(statement.id) == ()
    case.undo()
    case.briefs.remove_statement(statement.id)
    case.undo()
    assert case.briefs.styles(statement.id) == (StyleSpan(minsk, minsk + 5, "bold"),)
    assert case.verify() == []


def test_a_statement_cut_in_two_keeps_the_emphasis_of_both_halves(case: Case) -> None:
    brief = case.briefs.add("Libya", "Talks")
    statement = case.briefs.state(brief.id, text="Talks went on. Nothing was signed.")
    whole = [StyleSpan(0, 5, "bold"), StyleSpan(10, 22, "italic")]
    case.briefs.set_styles(statement.id, whole)
    second = case.briefs.split_statement(statement.id, 14)
    assert case.briefs.statement(statement.id).text == "Talks went on."
    assert second.text == "Nothing was signed."
    assert case.briefs.styles(statement.id) == (StyleSpan(0, 5, "bold"), StyleSpan(10, 14, "italic"))
    assert case.briefs.styles(second.id) == (StyleSpan(0, 7, "italic"),)
    case.undo()
    assert list(case.briefs.styles(statement.id)) == whole


def test_what_makes_no_sense_is_refused_or_left_out(case: Case) -> None:
    brief = case.briefs.add("Libya", "Talks")
    statement = case.briefs.state(brief.id, text=TEXT)
    with pytest.raises(Refused, match="is not a style"):
        case.briefs.set_styles(statement.id, [StyleSpan(0, 5, "shouted")])
    case.briefs.set_styles(statement.id, [StyleSpan(0, 5, "bold"), StyleSpan(5, 900, "bold")])
    assert case.briefs.styles(statement.id) == (StyleSpan(0, len(TEXT), "bold"),)
    before = len(case.history())
    case.briefs.set_styles(statement.id, [StyleSpan(0, len(TEXT), "bold")])
    assert len(case.history()) == before, "nothing was different"
