"""Captions that pages set in plain boxes are marked as what they are."""

import pytest

from tests.sources.documents import spans
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded

SAID = "Delegates arrive at the palace."
BEFORE = (
    "<p>The talks in Minsk ended late on Tuesday without a statement, and both delegations left the city by "
    "air before midnight, officials said.</p>"
)
AFTER = (
    "<p>Analysts in Tunis noted that the visit came eleven days after the parliament had refused to debate "
    "the agreement on the harbour.</p><p>A spokesman for the government in Tripoli said that the runway "
    "would be lengthened before the summer, whatever the neighbours say.</p>"
)


def page(inside: str) -> Reading:
    article = f"<article><h1>Talks in Minsk end</h1>{BEFORE}{inside}{AFTER}</article>"
    return read_guarded(
        f"<html><head><title>T</title></head><body>{article}</body></html>".encode(), "a.html"
    )


@pytest.mark.parametrize(
    "inside",
    [
        '<table class="tr-caption-container"><tr><td><img src="a.jpg"></td></tr>'
        f'<tr><td class="tr-caption">{SAID}</td></tr></table>',
        f'<div style="float:left"><img src="a.jpg"><p>{SAID}</p></div>',
        f'<div class="pic"><img src="a.jpg"><br>{SAID}</div>',
        f'<img src="a.jpg"><p class="photo-credit">{SAID}</p>',
        f'<p><img src="a.jpg"><br><em class="caption">{SAID}</em></p>',
        f'<p><img src="a.jpg"><br><i>{SAID}</i></p>',
        f'<div><div><img src="a.jpg"></div><span class="fotoLegende">{SAID}</span></div>',
        f'<dl class="gallery"><dt><img src="a.jpg"></dt><dd>{SAID}</dd></dl>',
    ],
)
def test_a_caption_in_a_plain_box_is_marked(inside: str) -> None:
    assert spans(page(inside), "caption") == [SAID]


@pytest.mark.parametrize(
    "inside",
    [
        f'<p><img src="a.jpg" align="left">{SAID}</p>',
        f'<div class="img"><img src="a.jpg"></div><p>{SAID}</p>',
        f'<p><img src="a.jpg"></p><p>{SAID}</p>',
        f'<p>{SAID} <em class="caption">So</em></p>',
    ],
)
def test_a_sentence_of_the_article_beside_a_picture_is_none(inside: str) -> None:
    reading = page(inside)
    assert SAID in reading.text
    assert not spans(reading, "caption")


def test_the_source_of_a_picture_is_not_glued_to_its_caption() -> None:
    named = (
        f'<p><span><img src="a.jpg"><span><span class="caption">{SAID}</span>'
        '<span class="source"><span>Reuters</span></span></span></span></p>'
    )
    assert spans(page(named), "caption") == [f"{SAID} Reuters"]
