"""Passages are found again in a changed text, or not at all: never in a wrong place."""

import gzip
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotations.changes import change, sentences
from tests.corpora.locations import corpus
from workbench.annotations.anchoring import Anchor, place_again
from workbench.annotations.plain_form import PlainForm
from workbench.sources.reading.formats.html import read

OLD = (
    "Talks began in Rajma. The minister refused to sign the 5 deals in Minsk on Monday. Later he left."
    " Haftar spoke. Haftar left. Observers were not told."
)
QUOTE = "The minister refused to sign the 5 deals in Minsk"


def again(new: str, quote: str = QUOTE, old: str = OLD) -> Anchor:
    start = old.index(quote)
    return place_again(old, new, [(start, start + len(quote))])[0]


def test_the_same_text_changes_nothing() -> None:
    assert again(OLD) == Anchor(OLD.index(QUOTE), OLD.index(QUOTE) + len(QUOTE), 1.0, "exact")


def test_words_that_moved_are_found() -> None:
    new = OLD.replace("Talks", "On Sunday evening talks")
    found = again(new)
    assert (new[found.start : found.end], found.how) == (QUOTE, "moved")


@pytest.mark.parametrize(
    "changed",
    [
        QUOTE.replace("refused", "did not refuse"), QUOTE.replace("5", "7"), QUOTE.replace("Minsk", "Minks"),
        QUOTE.replace("refused", "agreed"), QUOTE.replace("The minister", "The deputy minister"),
        QUOTE.replace("refused to", "refused not to"),
    ],
)  # fmt: skip
def test_other_words_are_another_passage(changed: str) -> None:
    new = OLD.replace(QUOTE, changed)
    found = again(new)
    assert found.how == "orphan"
    assert "minister" in new[found.start : found.end], "a person is shown where to look"


def test_a_slip_put_right_is_the_same_passage() -> None:
    old = OLD.replace("minister", "ministre")
    found = again(OLD, QUOTE.replace("minister", "ministre"), old)
    assert (OLD[found.start : found.end], found.how) == (QUOTE, "near")


def test_two_like_places_with_nothing_to_tell_them_apart_leave_an_orphan() -> None:
    assert again("Haftar left. Haftar left. Haftar left.", "Haftar").how == "orphan"


def test_a_short_name_is_found_by_what_stands_around_it() -> None:
    start = OLD.index("Haftar left")
    new = OLD.replace("Haftar spoke.", "Haftar spoke at length to his officers.")
    found = place_again(OLD, new, [(start, start + 6)])[0]
    assert new[found.start : found.end + 5] == "Haftar left"


def test_line_ends_and_quotation_marks_do_not_matter() -> None:
    old = "He said: “We will come – soon”, and left\nthe room."
    new = 'He   said: "We will\ncome - soon", and left the room.'
    found = again(new, "“We will come – soon”", old)
    assert new[found.start : found.end] == '"We will\ncome - soon"'


@given(st.text(alphabet="ab \n\u00a0\u200b\u00ad“–é", max_size=60), st.data())
def test_the_way_to_the_plain_form_and_back_keeps_the_passage(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    form = PlainForm(text)
    first, last = form.within(start, end)
    back = text[slice(*form.original(first, last))] if last > first else ""
    assert PlainForm(back).plain.strip() == form.plain[first:last]
    assert form.plain[first:last] == PlainForm(text[start:end]).plain.strip()


@settings(max_examples=40)
@given(st.integers(0, 10**9))
def test_what_is_found_has_the_same_words(seed: int) -> None:
    chance = random.Random(seed)
    words = ["Haftar", "met", "the", "minister", "in", "Minsk", "and", "left", "5", "not", "officers"]
    old = ". ".join(" ".join(chance.choices(words, k=chance.randrange(3, 9))) for _ in range(12)) + "."
    new = ". ".join(chance.sample(old.split(". "), k=chance.randrange(4, 12)))
    for start, end in sentences(old):
        found = place_again(old, new, [(start, end)])[0]
        if found.how in ("exact", "moved"):
            assert PlainForm(new[found.start : found.end]).plain == PlainForm(old[start:end]).plain


def _texts(count: int) -> list[str]:
    pages = sorted((corpus("html-news-articles") / "html").glob("*.gz"))
    texts = (read(gzip.decompress(page.read_bytes()), page.name).text for page in pages[: 2 * count])
    return [text for text in texts if len(sentences(text)) > 8][:count]


def _outcome(texts: list[str], count: int, seed: int) -> tuple[Counter[str], Counter[str], list[str]]:
    chance = random.Random(seed)
    found, possible, wrong = Counter[str](), Counter[str](), list[str]()
    while sum(possible.values()) < count:
        text = chance.choice(texts)
        start, end = chance.choice(sentences(text))
        changed = change(text, start, end, chance)
        if changed is None:
            continue
        possible[changed.kind] += 1
        anchor = place_again(text, changed.text, [(start, end)])[0]
        if anchor.how == "orphan":
            continue
        found[changed.kind] += 1
        quote = changed.text[anchor.start : anchor.end]
        if anchor.start != changed.start or len(PlainForm(quote).plain) != len(
            PlainForm(text[start:end]).plain
        ):
            wrong.append(f"{changed.kind}: {text[start:end]!r} -> {quote!r} {anchor}")
    return found, possible, wrong


@pytest.mark.corpus
@pytest.mark.parametrize("count", [400, pytest.param(2000, marks=pytest.mark.sweep)])
def test_many_changes_give_no_wrong_anchor(count: int) -> None:
    found, possible, wrong = _outcome(_texts(24), count, seed=2025)
    print()
    for kind, count in sorted(possible.items()):
        print(f"{kind}: {found[kind]} of {count} anchored")
    assert not wrong, wrong[:3]
    gone = {"removed", "removed, twin elsewhere", "replaced by a twin"}
    could = sum(count for kind, count in possible.items() if kind not in gone)
    placed = sum(count for kind, count in found.items() if kind not in gone)
    print(f"{placed} of the {could} that still stood there were anchored")
    assert placed >= 0.95 * could
