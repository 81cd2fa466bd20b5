"""What the child says of a document is what the parent believes, or it is not believed at all."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.sources.reading.model import Part, Reading, Span
from workbench.sources.sandbox import wire
from workbench.values.text import canonical, is_canonical


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = canonical(draw(st.text()))
    places = st.integers(0, len(text))
    spans = [
        Span(draw(st.sampled_from(("heading", "page", "word"))), *sorted((draw(places), draw(places))))
        for _ in range(draw(st.integers(0, 12)))
    ]
    part = Part("a.txt", draw(st.binary()), facts={"title": "the mail around it"})
    return Reading(text, tuple(spans), title="A title", page_count=3, active={"scripts": 2}, parts=(part,))


@given(readings())
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert wire.believed(wire.said(reading)) == reading


def test_spans_in_several_portions_keep_their_order() -> None:
    spans = tuple(Span("word", number, number + 1) for number in range(12_001))
    reading = Reading("w" * 12_001, spans)
    assert wire.believed(wire.said(reading)).structure == spans


@pytest.mark.parametrize(
    "spoil",
    [
        lambda answer: answer.update(blobs=[]),
        lambda answer: answer.update(portions=-1),
        lambda answer: answer.update(portions=7),
        lambda answer: answer["blobs"].append(b"one more"),
        lambda answer: answer["blobs"].__setitem__(0, b"\xff"),
        lambda answer: answer["blobs"].__setitem__(0, "e\u0301".encode()),
        lambda answer: answer["blobs"].__setitem__(0, b"a\r\nb"),
        lambda answer: answer["blobs"].__setitem__(1, b'[["page", 0, 99, 0, ""]]'),
        lambda answer: answer["blobs"].__setitem__(1, b'[["page", 2, 1, 0, ""]]'),
        lambda answer: answer.pop("facts"),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(spoil: Callable[[dict[str, Any]], object]) -> None:
    answer = wire.said(Reading("words", (Span("page", 0, 5),)))
    spoil(answer)
    with pytest.raises((KeyError, TypeError, ValueError)):
        wire.believed(answer)


def test_a_text_beyond_measure_is_cut_at_a_line_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MOST_LETTERS", 12)
    lines = tuple(Span("paragraph", start, start + 5) for start in (0, 6, 12))
    cut = wire.bounded(Reading("first\nsecon\nthird", (Span("page", 0, 17), *lines)))
    assert cut.text == "first\nsecon"
    assert cut.structure == (Span("page", 0, 11), *lines[:2])
    assert "the first 11 of its 17 letters" in cut.warnings[-1]


def test_spans_beyond_measure_are_cut_with_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MOST_SPANS", 2)
    spans = tuple(Span("row", start, start + 1) for start in (0, 2, 4))
    cut = wire.bounded(Reading("a\nb\nc", spans))
    assert (cut.text, cut.structure) == ("a\nb", spans[:2])


@given(st.text(), st.sampled_from(["", "\ufeff", "e\u0301", "\r\n", "\x00", "\u2028"]))
def test_a_text_is_canonical_when_nothing_would_change_it(text: str, odd: str) -> None:
    for candidate in (text + odd + text, canonical(text + odd + text)):
        assert is_canonical(candidate) == (canonical(candidate) == candidate)


def test_documents_inside_that_are_too_many_bytes_stay_in_the_child_and_are_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wire, "MOST_INSIDE_BYTES", 100)
    parts = (*(Part(f"{n}.bin", bytes(40)) for n in range(4)), Part("small", bytes(20)))
    told = wire.believed(wire.said(Reading("words", parts=parts)))
    assert [part.name for part in told.parts] == ["0.bin", "1.bin", "small"]
    assert told.warnings == ("Not imported, since there is too much inside this one: 2.bin, 3.bin.",)
