"""PDFs whose letters are misread unless their places are looked at, each drawn here."""

from collections.abc import Sequence

import pytest

from tests.sources.drawn import Sheet, drawn, stream, words
from workbench.sources.reading.formats.print_order import logical_order
from workbench.sources.reading.model import Reading
from workbench.sources.sandbox.guard import read_guarded

WIDTHS = {"M": 0.833, "u": 0.556, "n": 0.556, "i": 0.222, "c": 0.5, "p": 0.556, "a": 0.556, "l": 0.222}


def read(operators: str, resources: str = "", objects: Sequence[str] = ()) -> Reading:
    """What the guard gives of one page."""
    return read_guarded(drawn([Sheet(operators)], resources, objects), "a.pdf", boxes=True)


def test_raised_signs_are_no_figures_of_the_number_before_them() -> None:
    reading = read(
        f"BT /F 12 Tf 50 700 Td (It fell in 2010) Tj {raised('8')} (, as they said, to 10) Tj {raised('6')} "
        f"( tons) Tj {raised('1,2')} (.) Tj ET\n"
        f"BT 50 100 Td {raised('8')} ( See the report of the 1) Tj {raised('st')} ( of May.) Tj ET"
    )
    assert reading.text == (
        "It fell in 2010⁸, as they said, to 10⁶ tons[1,2].\n⁸ See the report of the 1st of May."
    )
    assert not reading.warnings
    # The letters keep their places on the page.
    (page,) = reading.boxes
    assert page.box(reading.text.index("⁸")) is not None


def raised(sign: str) -> str:
    """Operators that print a raised sign, and go on as before."""
    return f"/F 7 Tf 5 Ts ({sign}) Tj 0 Ts /F 12 Tf"


@pytest.mark.parametrize("size", [12, 8])
def test_figures_beside_others_are_as_they_were_and_lowered_ones_lowered(size: int) -> None:
    reading = read(
        f"BT /F {size} Tf 50 700 Td (by) Tj (5) Tj ( of CO) Tj /F {size // 2} Tf -2 Ts (2) Tj 0 Ts "
        f"/F {size} Tf ( and 12.5) Tj (7) Tj ET"
    )
    assert reading.text == "by5 of CO₂ and 12.57"


def test_numbers_of_two_cells_are_two() -> None:
    """As a chart prints them, with more lines upwards than across."""
    years = "".join(words(50 + 70 * place, 80, str(place), size="10") for place in range(5))
    values = "".join(words(50, 100 + 50 * place, str(2 * place), size="10") for place in range(5))
    assert read(values + years).text.split() == [*"02468", *"01234"]


def test_numbers_of_cells_that_run_up_the_page_are_two() -> None:
    rows = "".join(
        f"BT 0 9 -9 0 {100 + 12 * row} 100 Tm /F 1 Tf [(Public) -9000 (8) -4000 (1)] TJ [(0) -4000 (1)] TJ "
        f"(4) Tj ET\n"
        for row in range(12)
    )
    assert {" ".join(line.split()) for line in read(rows).text.split("\n")} == {"Public 8 10 14"}


def test_letters_printed_twice_are_one() -> None:
    once = spelled("Municipal", 100, 700)
    assert read(once + spelled("Municipal", 101, 699.6)).text == "Municipal"
    assert read(once).text == "Municipal"


def spelled(word: str, x: float, y: float) -> str:
    """Operators that print the letters of a word one by one."""
    found = ""
    for letter in word:
        found += f"BT /F 8 Tf {x:.2f} {y} Td ({letter}) Tj ET\n"
        x += 8 * WIDTHS[letter]
    return found


def test_points_printed_after_their_figures_stand_between_them() -> None:
    """As programs do that print a table in strips, each with a part of its letters."""
    strips = ""
    for row in range(8):
        y = 700 - 14 * row
        for x, said in ((100, "(Brand)"), (200, "(1) -278 (9)"), (300, f"(120) -278 ({row})")):
            clip = f"q {x - 2} {y + 3} 60 20 re W n"
            strips += f"{clip} BT /F 9 Tf {x} {y} Td [{said}] TJ ET Q\n"
        for x in (205, 315):
            strips += f"q {x - 2} {y - 5} 60 8 re W n BT /F 9 Tf {x} {y} Td (.) Tj ET Q\n"
    assert read(strips).text == "\n".join(f"Brand\t1.9\t120.{row}" for row in range(8))


@pytest.mark.parametrize("is_first", [True, False])
def test_accents_stand_on_their_letters(is_first: bool) -> None:
    name, accent = words(86, 700, "e Novak"), words(87.3, 700, "\\264")
    drawing = accent + name if is_first else name + accent
    assert read(words(50, 700, "Mr Jos") + drawing).text == "Mr José Novak"


def test_letters_that_the_fonts_do_not_identify_are_marked_and_said() -> None:
    shapes = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] "
        "/FirstChar 0 /LastChar 0 /Widths [300] /CharProcs << /mark 6 0 R >> /Resources << >> "
        "/Encoding << /Type /Encoding /Differences [0 /mark] >> >>"
    )
    shape = stream("300 0 50 500 250 700 d1 50 500 200 200 re f")
    reading = read(
        "BT /F 12 Tf 50 700 Td (dell) Tj /T 12 Tf <00> Tj /F 12 Tf (impresa) Tj ET",
        "/Font << /F 3 0 R /T 5 0 R >>",
        [shapes, shape],
    )
    assert reading.text == "dell\ufffdimpresa"
    assert reading.warnings == (
        "Letters that the fonts do not identify are written as \ufffd: compare with the pages: page 1.",
    )


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("دروم -2-5", "5-2- مورد"),
        ("شریذپ -3", "3- پذیرش"),
        # A minus that stands within a line is one.
        ("تسا -3 دروم", "مورد -3 است"),
    ],
)
def test_the_number_of_a_heading_keeps_its_dashes(printed: str, read_as: str) -> None:
    order = logical_order(list(printed), True, True)
    assert "".join(printed[place] for place in order) == read_as


def test_words_that_a_note_strikes_out_are_marked_and_said() -> None:
    note = (
        "/Annots [<< /Type /Annot /Subtype /StrikeOut /Rect [96 698 110 712] /F 4 "
        "/QuadPoints [96 712 110 712 96 698 110 698] >>]"
    )
    sheet = Sheet(words(50, 700, "There is no problem."), note)
    reading = read_guarded(drawn([sheet]), "a.pdf")
    assert reading.text == "There is no problem."
    (struck,) = [span for span in reading.structure if span.kind == "hidden"]
    assert reading.text[struck.start : struck.end] == "no"
    assert reading.warnings == ("1 passage is struck out by a note on the page.",)
