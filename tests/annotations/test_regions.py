"""Rectangles on pictures as clips: their words, their page, and what becomes of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.annotations.renewal import renew
from workbench.case import Case
from workbench.sources import Reading, Source, Span
from workbench.values.errors import Refused


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    case = Case.create(tmp_path / "regions.gwk", analyst="A. Analyst")
    yield case
    case.close()


def word(start: int, end: int, x0: float, y0: float, x1: float, y1: float) -> Span:
    return Span("word", start, end, 90, f"{x0:.4f} {y0:.4f} {x1:.4f} {y1:.4f}")


def picture(case: Case) -> Source:
    """Two columns of two words each, and a second page."""
    words = (
        word(0, 4, 0.1, 0.1, 0.2, 0.2), word(5, 8, 0.1, 0.3, 0.2, 0.4),
        word(10, 15, 0.6, 0.1, 0.7, 0.2), word(16, 21, 0.6, 0.3, 0.7, 0.4), word(23, 27, 0.1, 0.1, 0.2, 0.2),
    )  # fmt: skip
    pages = (Span("page", 0, 21, 0, "1"), Span("page", 23, 27, 0, "2"))
    text = "left one\n\nright other\n\npage"
    return case.sources.add_reading(
        Reading(text=text, structure=(*pages, *words), media_type="image/tiff"), b"x"
    )


def test_the_quote_is_the_words_in_the_rectangle(case: Case) -> None:
    source = picture(case)
    clip = case.clips.add_region(source.id, 0, 0.05, 0.05, 0.5, 0.5, note="the left one")
    assert (clip.quote, clip.page, clip.note) == ("left one", "1", "the left one")
    assert case.clips.add_region(source.id, 1, 0.0, 0.0, 1.0, 1.0).quote == "page"
    region = case.clips.regions(source.id)[clip.id]
    assert (region.page, region.x0, region.y0, region.x1, region.y1) == (0, 0.05, 0.05, 0.5, 0.5)
    assert case.verify() == []


def test_words_of_another_column_are_never_quoted(case: Case) -> None:
    clip = case.clips.add_region(picture(case).id, 0, 0.0, 0.05, 1.0, 0.25)
    assert clip.quote == "", "the first line of two columns is no passage of the text"


def test_a_region_without_words_is_a_clip_all_the_same(case: Case) -> None:
    reading = Reading(text="", media_type="image/png")
    source = case.sources.add_reading(reading, b"x")
    clip = case.clips.add_region(source.id, 0, 0.25, 0.25, 2.0, 0.5, note="a convoy")
    assert (clip.quote, clip.page) == ("", "")
    assert case.clips.regions(source.id)[clip.id].x1 == 1.0, "no rectangle reaches out of the picture"
    claim = case.claims.add("A convoy stood there.")
    case.claims.cite(claim.id, clip.id)
    assert case.verify() == []
    case.undo()
    case.undo()
    assert case.undo()
    assert case.clips.regions(source.id) == {}
    assert case.redo()
    assert len(case.clips.regions(source.id)) == 1
    case.clips.remove(clip.id)
    assert case.clips.regions(source.id) == {}


@pytest.mark.parametrize("box", [(0.5, 0.5, 0.5, 0.9), (0.9, 0.1, 0.1, 0.9), (1.2, 0.1, 1.4, 0.9)])
def test_an_empty_rectangle_is_refused(case: Case, box: tuple[float, float, float, float]) -> None:
    with pytest.raises(Refused):
        case.clips.add_region(picture(case).id, 0, *box)


def test_a_region_is_never_carried_over_to_another_picture(case: Case) -> None:
    source = picture(case)
    clip = case.clips.add_region(source.id, 0, 0.05, 0.05, 0.5, 0.5)
    text = case.sources.text(source.id)
    renewal = renew(case, source.id, Reading(text=text, media_type="image/tiff"), b"another")
    assert renewal.count("orphan") == 1
    assert case.clips.get(clip.id).anchored == "orphan"
