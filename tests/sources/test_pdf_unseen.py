"""Words of a PDF that nobody sees are marked and said, whatever hides them; words that are seen are not."""

from collections import Counter

from tests.sources.documents import spans
from tests.sources.drawn import Sheet, drawn, stream, words
from workbench.sources.sandbox.guard import Limits, read_guarded

PATIENT = Limits(seconds=120)
"""A busy machine decides no test."""

SEEN = "Seven lorries left the port on Monday."
HIDDEN = "Nobody is meant to read this."
_AT = (50, 600)
_OVER = "40 590 300 25 re f"
LINE = words(50, 700, SEEN)
DOT = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
OBJECTS = (
    stream("\xff", DOT),
    "<< /Type /ExtGState /ca 0 >>",
    "<< /Type /ExtGState /ca 0.5 >>",
    stream(words(*_AT, HIDDEN), "/Type /XObject /Subtype /Form /BBox [0 0 20 20] /Resources 4 0 R"),
    stream(words(*_AT, HIDDEN, "1 g"), "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources 4 0 R"),
    stream(words(*_AT, SEEN), "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources 4 0 R"),
    stream("1 g " + _OVER, "/Type /XObject /Subtype /Form /BBox [0 0 600 800]"),
    "<< /Type /OCG /Name (Notes) >>",
    "<< /Type /OCG /Name (Shown) >>",
    stream("1 0 0 RG 1 0 0 rg " + _OVER, "/Type /XObject /Subtype /Form /BBox [40 590 340 615]"),
    stream("\0", DOT + "/SMask 16 0 R"),
    stream("\0", DOT),
)  # fmt: skip
RESOURCES = (
    "/XObject << /Picture 5 0 R /Clipped 8 0 R /White 9 0 R /Form 10 0 R /Cover 11 0 R /Glass 15 0 R >> "
    "/ExtGState << /None 6 0 R /Half 7 0 R >> /Properties << /Off 12 0 R /On 13 0 R >>"
)
CATALOG = "/OCProperties << /OCGs [12 0 R 13 0 R] /D << /OFF [12 0 R] >> >>"
NOTE = "/Annots [<< /Type /Annot /Subtype /Square /Rect [40 590 340 615] /F 4 /AP << /N 14 0 R >> >>]"
# What hides the words, as operators around them, with the reason that is to be told.
HIDING = {
    "right of the page": (words(700, 600, HIDDEN), "outside the page", ""),
    "below the page": (words(50, -60, HIDDEN), "outside the page", ""),
    "beyond the crop box": (words(50, 50, HIDDEN), "outside the page", "/CropBox [0 100 600 800]"),
    "beyond the crop box of a turned page": (
        words(50, 50, HIDDEN), "outside the page", "/CropBox [0 100 600 800] /Rotate 90"
    ),
    "clipped": (words(*_AT, HIDDEN, "50 300 200 20 re W n"), "clipped away", ""),
    "clipped to nothing": (words(*_AT, HIDDEN, "0 0 0 0 re W n"), "clipped away", ""),
    "clipped by a form": ("/Clipped Do", "clipped away", ""),
    "under white": (words(*_AT, HIDDEN) + "q 1 g " + _OVER + " Q", "covered", ""),
    "under black": (words(*_AT, HIDDEN) + "q 0 g " + _OVER + " Q", "covered", ""),
    "under a picture": (words(*_AT, HIDDEN) + "q 400 0 0 40 40 590 cm /Picture Do Q", "covered", ""),
    "under a form": (words(*_AT, HIDDEN) + "/Cover Do", "covered", ""),
    "under a note": (words(*_AT, HIDDEN), "covered", NOTE),
    "no ink": (words(*_AT, HIDDEN, "3 Tr"), "invisible letters", ""),
    "only a clip": (words(*_AT, HIDDEN, "7 Tr"), "invisible letters", ""),
    "no opacity": (words(*_AT, HIDDEN, "/None gs"), "invisible letters", ""),
    "white": (words(*_AT, HIDDEN, "1 1 1 rg"), "white text", ""),
    "nearly white": (words(*_AT, HIDDEN, "0.98 g"), "white text", ""),
    "white in print": (words(*_AT, HIDDEN, "0 0 0 0 k"), "white text", ""),
    "white in a form": ("/White Do", "white text", ""),
    "tiny": (words(*_AT, HIDDEN, size="0.2"), "too small to read", ""),
    "pressed flat": ("q 1 Tz " + words(*_AT, HIDDEN) + "Q", "too small to read", ""),
    "tiny by scale": ("q 0.02 0 0 0.02 50 600 cm " + words(0, 0, HIDDEN) + "Q", "too small to read", ""),
    "blue on blue": ("0 0 1 rg " + _OVER + " " + words(*_AT, HIDDEN, "0 0 1 rg"),
                     "in the colour of what is under it", ""),
    "black on black": ("0 g " + _OVER + " " + words(*_AT, HIDDEN), "in the colour of what is under it", ""),
    "hidden layer": ("/OC /Off BDC " + words(*_AT, HIDDEN) + "EMC", "in a hidden layer", ""),
}  # fmt: skip
SHOWING = {
    "white on blue": "0 0 1 rg " + _OVER + " " + words(*_AT, SEEN, "1 g"),
    "grey": words(*_AT, SEEN, "0.85 g"),
    "half opaque": words(*_AT, SEEN, "/Half gs"),
    "on white": "1 g " + _OVER + " 0 g " + words(*_AT, SEEN),
    "underlined": words(*_AT, SEEN) + "50 597 200 1 re f",
    "under glass": words(*_AT, SEEN) + "q 400 0 0 40 40 590 cm /Glass Do Q",
    "under half white": words(*_AT, SEEN) + "q /Half gs 1 g " + _OVER + " Q",
    "in a form": "/Form Do",
    "clipped wider": words(*_AT, SEEN, "40 580 400 50 re W n"),
    "shown layer": "/OC /On BDC " + words(*_AT, SEEN) + "EMC",
    "small print": words(*_AT, SEEN, size="4"),
    "outlined": words(*_AT, SEEN, "1 Tr 0 G 1 g"),
    "at the edge": words(1, 1, SEEN),
}


def test_what_hides_words_is_found_and_told() -> None:
    sheets = [Sheet(LINE + operators, more) for operators, _why, more in HIDING.values()]
    reading = read_guarded(drawn(sheets, RESOURCES, OBJECTS, CATALOG), "a.pdf", limits=PATIENT)
    pages = [span for span in reading.structure if span.kind == "page"]
    hidden = [span for span in reading.structure if span.kind == "hidden"]
    for (name, (_operators, why, _more)), page in zip(HIDING.items(), pages, strict=True):
        found = [span for span in hidden if page.start <= span.start and span.end <= page.end]
        text = reading.text[page.start : page.end]
        assert [(reading.text[one.start : one.end], one.label) for one in found] == [(HIDDEN, why)], name
        assert SEEN in text, name
    said = " ".join(reading.warnings)
    for why, count in Counter(why for _operators, why, _more in HIDING.values()).items():
        if why not in ("invisible letters", "white text"):
            assert f"{why}: a reader may not have seen" in said
            assert f"{count} passages are {why}" in said or count == 1
    assert "7 passages are in invisible or white text" in said


def test_what_is_seen_is_not_marked() -> None:
    sheets = [Sheet(LINE + operators) for operators in SHOWING.values()]
    reading = read_guarded(drawn(sheets, RESOURCES, OBJECTS, CATALOG), "a.pdf", limits=PATIENT)
    pages = [span for span in reading.structure if span.kind == "page"]
    hidden = [span for span in reading.structure if span.kind == "hidden"]
    for name, page in zip(SHOWING, pages, strict=True):
        assert not [span for span in hidden if page.start <= span.start < page.end], name
    assert reading.text.count(SEEN) == 2 * len(SHOWING)
    assert reading.warnings == ()


def test_only_what_is_hidden_of_a_line_is_marked() -> None:
    line = "Talks were not held in Minsk"
    parts = [
        Sheet(words(50, 700, line) + words(50, 600, line) + "q 1 g 110 595 22 20 re f Q"),
        Sheet(words(50, 700, line, "50 690 55 30 re W n")),
        Sheet(words(500, 700, line)),
        Sheet(words(50, 700, line) + words(50, 600, line, "1 g") + words(50, 500, line)),
    ]
    reading = read_guarded(drawn(parts), "a.pdf", limits=PATIENT)
    hidden = [span for span in reading.structure if span.kind == "hidden"]
    assert [reading.text[span.start : span.end] for span in hidden] == [
        "not", "not held in Minsk", "d in Minsk", line,
    ]  # fmt: skip
    assert hidden[0].start > reading.text.index(line) + len(line), "the second of two alike"
    assert hidden[3].start == reading.text.rindex(line) - len(line) - 1


def test_words_laid_over_or_under_a_scan_are_said_and_not_marked() -> None:
    picture = "q 600 0 0 800 0 0 cm /Picture Do Q "
    over = Sheet(picture + words(50, 700, SEEN, "3 Tr") + words(50, 600, HIDDEN, "3 Tr"))
    under = Sheet(words(50, 700, SEEN) + words(50, 600, HIDDEN) + picture)
    bare = Sheet(words(50, 700, SEEN, "3 Tr"))
    reading = read_guarded(drawn([over, under, bare], RESOURCES, OBJECTS), "a.pdf", limits=PATIENT)
    assert spans(reading, "hidden") == [SEEN], "without a picture it is no scan"
    assert any("recognised in a scan" in one and "pages 1, 2." in one for one in reading.warnings)
