"""What nobody would have seen on a page is left out and counted; white letters are marked."""

import pytest

from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded

SEEN = "<p>The delegation left for the capital on Monday after long talks about wheat and grain.</p>" * 4
SECRET = "SECRET words for nobody."


def read(part: str, head: str = "") -> Reading:
    body = f"<article>{SEEN}{part}{SEEN}</article>"
    page = f"<html><head><title>Talks</title>{head}</head><body>{body}</body></html>"
    return read_guarded(page.encode(), "page.html")


@pytest.mark.parametrize(
    ("how", "head"),
    [
        ("hidden", ""),
        ('style="display:none"', ""),
        ('style="visibility: hidden"', ""),
        ('style="opacity:0"', ""),
        ('style="font-size:0"', ""),
        ('style="font-size: 0px; color: red"', ""),
        ('style="position:absolute;left:-9999px"', ""),
        ('class="gone"', "<style>p { margin: 0 } .gone { display: none }</style>"),
        ('id="gone"', "<style>.other, p#gone { visibility:hidden }</style>"),
    ],
)
def test_hidden_words_are_left_out_and_counted(how: str, head: str) -> None:
    reading = read(f"<p {how}>{SECRET}</p>", head)
    assert "SECRET" not in reading.text
    assert "wheat and grain" in reading.text
    assert reading.active["hidden passages"] == 1


@pytest.mark.parametrize(
    ("how", "head"),
    [
        ('style="opacity:0.9"', ""),
        ('style="font-size:0.9em"', ""),
        ('style="left:-10px"', ""),
        ('class="gone"', "<style>@media print { .gone { display:none } }</style>"),
        ('class="gone"', "<style>.print .gone { display:none }</style>"),
        ('style="color:#fff;background:#003366"', ""),
    ],
)
def test_what_may_be_seen_stays(how: str, head: str) -> None:
    reading = read(f"<p {how}>{SECRET}</p>", head)
    assert SECRET in reading.text
    assert "hidden passages" not in reading.active
    assert not [span for span in reading.structure if span.kind == "hidden"]


@pytest.mark.parametrize("how", ['style="color:white"', 'style="color: #FFF"', 'class="pale"'])
def test_white_letters_are_marked_and_said(how: str) -> None:
    reading = read(f"<p {how}>{SECRET}</p>", "<style>.pale { color: rgb(255, 255, 255) }</style>")
    (span,) = [span for span in reading.structure if span.kind == "hidden"]
    assert reading.text[span.start : span.end] == SECRET
    assert any("white text" in warning for warning in reading.warnings)


def test_it_is_said_that_a_page_has_more_rules_than_are_looked_at() -> None:
    rules = "".join(f".c{number} {{ margin: 0 }}" for number in range(20_000))
    said = "The page has more style rules than are looked at: hidden words may be in the text."
    assert said not in read("", f"<style>{rules}</style>").warnings
    reading = read(f'<p class="gone">{SECRET}</p>', f"<style>{rules}.gone {{ display: none }}</style>")
    assert said in reading.warnings


def test_what_a_script_would_have_shown_stays() -> None:
    page = f'<html><body><p>Menu</p><div style="opacity:0">{SEEN * 5}</div></body></html>'
    assert "wheat and grain" in read_guarded(page.encode(), "page.html").text
